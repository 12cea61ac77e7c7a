use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        output Nothing {}
        output Many: [1, 2] {}
        output Url: "https://acme.com" { description: ref AWS::StackName }
        resource Topic {}
        resource Queue: "SQS" { QueueName: acme }
        resource Bucket: "AWS::S3::Bucket" { BucketName }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::NOTHING, auth::outputs::URL);
}

//! What the feature `serde_json` adds: templates and their JSON for serde, and values of `serde_json` in `#{ … }`.

use auth_stack::{Json, auth_stack};
use serde_json::{Value, json};

auth_stack! {
    stack queue(policy: Value) {
        resource Queue: "AWS::SQS::Queue" { FifoQueue: true, RedrivePolicy: #{ policy } }
    }
}

#[test]
fn a_value_stands_in_a_stack_and_comes_out_again() {
    let policy = json!({"maxReceiveCount": 5, "deadLetterTargetArn": "arn:aws:sqs:eu-west-1:123456789012:dead"});
    let template = queue(policy.clone()).expect("nothing is wrong");
    let properties = json!({"FifoQueue": true, "RedrivePolicy": policy});

    let written = serde_json::to_value(&template).expect("a template is JSON");
    assert_eq!(written["Resources"]["Queue"]["Properties"], properties);
    assert_eq!(Value::from(template.to_value()), written);
    assert_eq!(
        template.to_value()["Resources"]["Queue"]["Properties"],
        properties
    );
    assert_ne!(
        template.to_value()["Resources"]["Queue"]["Type"],
        properties
    );
    assert_eq!(Json::from(written.clone()), written);

    let queue = template.resource("Queue").expect("it is declared");
    assert_eq!(
        serde_json::to_value(queue).expect("a resource is JSON"),
        written["Resources"]["Queue"]
    );
    assert_eq!(
        serde_json::to_value(&queue.properties).expect("an object is JSON"),
        properties
    );
}

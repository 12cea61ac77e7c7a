use auth_stack::auth_stack;

macro_rules! large {
    ($stack:ident $text:literal) => {
        large! { $stack $text [$text] (8 64 512 4096) }
    };
    ($stack:ident $text:literal $texts:tt ($next:tt $($rest:tt)*)) => {
        large! { $stack $text [$texts, $texts, $texts, $texts, $texts, $texts, $texts, $texts] ($($rest)*) }
    };
    ($stack:ident $text:literal $texts:tt ()) => {
        auth_stack! {
            stack $stack {
                identity_pool {
                    authenticated {
                        policy Read { allow ["s3:GetObject"] on [$text, $text, $text, $text, $text, $text, $text] }
                        policy Write { allow ["s3:PutObject"] on [$text, $text, $text, $text, $text, $text, $text] }
                    }
                }
                resource Bucket: "AWS::S3::Bucket" { Tags: $texts }
            }
        }
    };
}

large! {
    auth
    "arn:aws:s3:::0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
}

fn main() {
    let _ = (auth(), auth::outputs::IDENTITY_POOL_ID);
}

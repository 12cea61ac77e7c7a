//! The key that encrypts the pool.

use crate::block::block;
use crate::json::{Json, Object, Text};
use crate::limit::pattern;
use crate::literal::words;
use crate::pattern::ARN;
use crate::report::Report;
use crate::rulebook::rules;
use crate::value::Value;

words! {
    /// Whose key encrypts the pool.
    pub enum KeyType {
        /// A key that AWS owns.
        AwsOwned = "AWS_OWNED_KEY",
        /// A key of your own in KMS. Replicas need a multi-Region key.
        CustomerManaged = "CUSTOMER_MANAGED_KEY",
    }
}

block! {
    /// The key that encrypts the pool: `key: CustomerManaged { kms_key_arn: "…" }`. Becomes `KeyConfiguration`.
    pub struct Key: Unnamed, Part {
        settings {
            /// Whose key it is. Default `CustomerManaged` as soon as there is a `kms_key_arn`. Becomes `KeyType`.
            @Main key_type: Value<KeyType>,
            /// The ARN of the key. Becomes `KmsKeyArn`.
            kms_key_arn: Value<Text> where [pattern("key-config-enum", &ARN)],
        }
    }
}

impl Key {
    /// What holds is declared with the settings.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    pub(super) fn json(&self) -> Object {
        let default = self
            .kms_key_arn
            .is_set()
            .then(|| Json::from(KeyType::CustomerManaged.as_str()));
        let mut key = Object::new();
        key.set("KeyType", self.key_type.json().or(default));
        key.set("KmsKeyArn", self.kms_key_arn.json());
        self.meta.add_raw(&mut key);
        key
    }
}

rules! {
    "key-config-enum" B: "The key of a pool is AWS's own or one of yours, named by its ARN."
        prevents "Value at 'keyConfiguration.kmsKeyArn' failed to satisfy constraint"
        source "CreateUserPool, KeyConfigurationType";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    rule_test! {
        key_config_enum: "key-config-enum",
        passes {
            "unset": |stack| { stack.user_pool().key().key_type(known(KeyType::AwsOwned)); },
            "later": |stack| { stack.user_pool().key().kms_key_arn(Given::Later); },
            "an ARN": |stack| {
                stack.user_pool().key().kms_key_arn(known("arn:aws:kms:us-east-1:123456789012:key/mrk-1234"));
            },
        }
        fails {
            "an id": |stack| { stack.user_pool().key().kms_key_arn(known("mrk-1234")); }
                at "user_pool.key.kms_key_arn",
        }
    }
}

//! Functions that the pool calls: Lambda triggers, and the permissions that let it call them.

use crate::block::{Meta, block};
use crate::function::{branches, each_branch};
use crate::json::{Json, Object, Text};
use crate::limit::{Pattern, pattern};
use crate::literal::words;
use crate::pattern::{ARN, LAMBDA_ARN};
use crate::place::Located as _;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Emission;
use crate::value::Value;

/// An ARN of a key of the Key Management Service.
const KEY_ARN: Pattern = Pattern {
    noun: Some("the ARN of a key"),
    says: "the ARN of a key, like `arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`",
    matches: |text| (ARN.matches)(text) && text.split(':').nth(2) == Some("kms"),
};

block! {
    /// Functions that the pool calls while users sign up and sign in, each the ARN of a function: a text, or `X.Arn` of a
    /// function in the stack. Becomes `LambdaConfig`.
    ///
    /// A function of the same stack must not refer to the pool, which would wait for a function that waits for the pool;
    /// what a function needs to know of its pool comes with every event, and rights on the pool come with a
    /// [`grant`](#grant).
    ///
    /// Each gets an `AWS::Lambda::Permission` for the very ARN that is written, a version or alias included, so that this
    /// pool, and no other, may call it. There is nothing else to say in it: the ARN of the pool has the account in it, so
    /// `SourceAccount` would say it twice; `EventSourceToken` is for Alexa, `PrincipalOrgID` for callers that are accounts, not
    /// services, `FunctionUrlAuthType` and `InvokedViaFunctionUrl` for function URLs, which the pool does not use.
    pub struct Triggers: Unnamed, Part {
        settings {
            /// Before a sign-up: may refuse or confirm it. Becomes `PreSignUp`.
            pre_sign_up: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// After a user is confirmed, and after a forgotten password is. Becomes `PostConfirmation`.
            post_confirmation: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// Before a sign-in: may refuse it. Becomes `PreAuthentication`.
            pre_authentication: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// After a sign-in. Becomes `PostAuthentication`.
            post_authentication: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// Decides the next challenge of a custom sign-in. Works together with the next two, and with a client whose
            /// flows allow a custom sign-in. Becomes `DefineAuthChallenge`.
            define_auth_challenge: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// Makes the challenge of a custom sign-in. Becomes `CreateAuthChallenge`.
            create_auth_challenge: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// Judges the answer to a challenge. Becomes `VerifyAuthChallengeResponse`.
            verify_auth_challenge_response: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// Brings users of another directory over when they first sign in. Becomes `UserMigration`.
            user_migration: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// Words the messages that the pool sends. Becomes `CustomMessage`.
            custom_message: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// Sends the e-mails in the pool's place. Needs `kms_key`. Becomes `CustomEmailSender`, version `V1_0`.
            custom_email_sender: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// Sends the text messages in the pool's place. Needs `kms_key`. Becomes `CustomSMSSender`, version `V1_0`.
            custom_sms_sender: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// Changes what an identity provider says of a user. Becomes `InboundFederation`, version `V1_0`.
            inbound_federation: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// The key that encrypts the codes for the custom senders, by its ARN. Becomes `KMSKeyID`.
            kms_key: Value<Text> where [pattern("lambda-kms-key", &KEY_ARN)],
            /// Whether each function gets its permission. Default `true`; `false` where their owner gives it, as for functions
            /// of another account.
            permissions: Value<bool>,
        }
        blocks {
            /// Changes the claims of tokens: `pre_token_generation: Customizer.Arn V2,`.
            pre_token_generation: One<PreTokenGeneration>,
        }
    }
}

words! {
    /// What a function that changes tokens is given, and may change.
    pub enum TokenEvent {
        /// The ID token.
        V1 = "V1_0",
        /// The access token too. Not with the plan `Lite`.
        V2 = "V2_0",
        /// The tokens of machines too. Not with the plan `Lite`.
        V3 = "V3_0",
    }
}

block! {
    /// The function that changes the claims of tokens.
    pub struct PreTokenGeneration: Unnamed, Part {
        settings {
            /// The ARN of the function.
            @Main function: Value<Text> where [pattern("lambda-arn-format", &LAMBDA_ARN)],
            /// What the function is given. Default `V1`, which becomes `PreTokenGeneration`; the others become
            /// `PreTokenGenerationConfig`.
            @Extra version: Value<TokenEvent>,
        }
    }
}

impl PreTokenGeneration {
    /// The rulebook of the trigger.
    pub(crate) fn rules(&self, report: &mut Report) {
        if !self.function.is_set() {
            report
                .error(
                    self,
                    "pretoken-config-fields",
                    "`pre_token_generation` lacks its function",
                )
                .help(
                    "write the ARN of a function, like `pre_token_generation: Customizer.Arn V2`",
                );
        }
    }
}

/// One trigger that is set.
struct Trigger<'a> {
    /// AWS's name, which starts the logical id of the permission.
    name: &'static str,
    /// The property of `LambdaConfig`.
    property: &'static str,
    /// The version, where the property is an object.
    version: Option<Json>,
    function: &'a Value<Text>,
}

impl Trigger<'_> {
    /// The logical id of its permission.
    fn permission(&self, prefix: &str) -> Text {
        [prefix, self.name, "PermissionForCognitoUserPool"]
            .concat()
            .into()
    }
}

impl Triggers {
    /// The rulebook of the triggers.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.senders_have_a_key(report);
    }

    /// A custom sender gets its codes encrypted.
    fn senders_have_a_key(&self, report: &mut Report) {
        let (name, sender) = if self.custom_email_sender.is_set() {
            ("custom_email_sender", &self.custom_email_sender)
        } else {
            ("custom_sms_sender", &self.custom_sms_sender)
        };
        if sender.is_set() && !self.kms_key.is_set() {
            report
                .error(
                    &sender.at_key(),
                    "lambda-sender-kms",
                    format!("`{name}` needs a `kms_key`"),
                )
                .help("write `kms_key: …`, the ARN of a symmetric key in the pool's region");
        }
    }

    /// What the triggers refer to: each function, and the key.
    pub(crate) fn targets(&self) -> Vec<&Value<Text>> {
        let mut targets = Vec::new();
        for trigger in &self.all() {
            targets.push(trigger.function);
        }
        if self.kms_key.is_set() {
            targets.push(&self.kms_key);
        }
        targets
    }

    /// The triggers that are set.
    fn all(&self) -> Vec<Trigger<'_>> {
        let mut all = Vec::new();
        let mut add = |name, version: Option<Json>, function| {
            let trigger = Trigger {
                name,
                property: match &version {
                    Some(_) if name == "PreTokenGeneration" => "PreTokenGenerationConfig",
                    _ => name,
                },
                version,
                function,
            };
            if trigger.function.is_set() {
                all.push(trigger);
            }
        };
        add("PreSignUp", None, &self.pre_sign_up);
        add("PostConfirmation", None, &self.post_confirmation);
        add("PreAuthentication", None, &self.pre_authentication);
        add("PostAuthentication", None, &self.post_authentication);
        add("DefineAuthChallenge", None, &self.define_auth_challenge);
        add("CreateAuthChallenge", None, &self.create_auth_challenge);
        add(
            "VerifyAuthChallengeResponse",
            None,
            &self.verify_auth_challenge_response,
        );
        if let Some(trigger) = self.pre_token_generation.get() {
            let is_first = trigger.version.is(&TokenEvent::V1);
            let version = if is_first {
                None
            } else {
                trigger.version.json()
            };
            add("PreTokenGeneration", version, &trigger.function);
        }
        add("UserMigration", None, &self.user_migration);
        add("CustomMessage", None, &self.custom_message);
        let version = || Some(TokenEvent::V1.as_str().into());
        add("CustomEmailSender", version(), &self.custom_email_sender);
        add("CustomSMSSender", version(), &self.custom_sms_sender);
        add("InboundFederation", version(), &self.inbound_federation);
        all
    }

    /// The property `LambdaConfig`, if there is any trigger.
    pub(crate) fn json(&self) -> Option<Json> {
        let mut config = Object::new();
        for trigger in &self.all() {
            let function = trigger.function.json_or(Json::Null);
            let value = match &trigger.version {
                None => function,
                Some(version) => each_branch(function, &|function| {
                    Object::new()
                        .with("LambdaArn", function)
                        .with("LambdaVersion", version.clone())
                        .into()
                }),
            };
            config.insert(trigger.property, value);
        }
        config.set("KMSKeyID", self.kms_key.json());
        self.meta.add_raw(&mut config);
        (!config.is_empty()).then(|| config.into())
    }

    /// The permissions of the functions that the pool calls when an administrator creates a user.
    pub(crate) fn permissions_for_new_users(&self) -> Vec<Text> {
        const CALLED: [&str; 4] = [
            "PreSignUp",
            "CustomMessage",
            "CustomEmailSender",
            "CustomSMSSender",
        ];
        let mut permissions = Vec::new();
        for trigger in &self.all() {
            if CALLED.contains(&trigger.name) {
                permissions.push(trigger.permission(""));
            }
        }
        permissions
    }

    /// One permission for each trigger. They wait for the pool, never the pool for them.
    pub(crate) fn emit_permissions(&self, caller: &Caller<'_>, emission: &mut Emission) {
        let prefix = caller.prefix;
        if self.permissions.is(&false) {
            return;
        }
        for trigger in &self.all() {
            let Some((exists, function)) = branches(trigger.function.json_or(Json::Null)) else {
                continue;
            };
            let properties = Object::new()
                .with("Action", "lambda:InvokeFunction")
                .with("FunctionName", function)
                .with("Principal", "cognito-idp.amazonaws.com")
                .with("SourceArn", caller.arn.clone());
            let condition = match exists {
                Some(exists) => {
                    let id = format!("{prefix}{}Trigger", trigger.name);
                    emission.all_of(caller.meta, &id, caller.meta.condition_and(Some(exists)))
                }
                None => None,
            };
            let permission = emission.companion(
                trigger.permission(prefix),
                caller.meta,
                "AWS::Lambda::Permission",
                properties,
            );
            if condition.is_some() {
                permission.condition = condition;
            }
        }
    }
}

/// The pool that calls the triggers, or a replica of one.
pub(crate) struct Caller<'a> {
    /// The block with the triggers.
    pub(crate) meta: &'a Meta,
    /// Who calls, as the functions see it.
    pub(crate) arn: Json,
    /// What the logical ids of the permissions start with.
    pub(crate) prefix: &'static str,
}

rules! {
    "lambda-arn-format" B: "A trigger is the ARN of a Lambda function, with an account of 12 digits."
        prevents "Value '…' at 'lambdaConfig.preSignUp' failed to satisfy constraint: Member must satisfy regular expression pattern"
        source "LambdaConfigType, ArnType";
    "lambda-kms-key" A: "The key of the custom senders is the ARN of a KMS key."
        prevents "Encountered error when CreateGrant was attempted on the input KMS key - Invalid arn"
        source "LambdaConfigType, KMSKeyID";
    "lambda-sender-kms" A: "A custom sender needs a key."
        prevents "KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used."
        source "CreateUserPool, measured";
    "pretoken-config-fields" B: "The trigger that changes tokens names its function."
        prevents "a version of an event that nobody is given"
        source "PreTokenGenerationVersionConfigType";
}

#[cfg(test)]
mod tests;

//! What `auth_stack!` expands to, as a user relies on it.

#![deny(missing_docs, unused, clippy::pedantic)]

#[path = "support/parsed.rs"]
mod parsed;

use auth_stack::{Intrinsic, Object, Report, Template, auth_stack};
use serde_json::{Value, json};

use parsed::parsed;

auth_stack! {
    pub stack empty {}
}

auth_stack! {
    /// Documented.
    pub(crate) stack known {
        description: "Everything known",

        user_pool {
            schema { tenant_id: String(1..=64) immutable, plan: String(1..=20) }
        }
        domain "acme"
        resource_server billing_api { read: "Read", "orders:write": "Write orders" }
        identity_provider okta: Saml {
            metadata_url: "https://acme.okta.com/app/x/sso/saml/metadata",
            attributes { email: "Email" }
        }
        /// The browser.
        client web {
            identity_providers: [cognito, okta],
            oauth {
                flows: [Code],
                scopes: [openid, billing_api/read, billing_api/"orders:write"],
                callback_urls: ["https://acme.com/cb"],
            }
        }
        client worker { output: false }
        group back_office { description: "Back office" }
        identity_pool { clients: [web] }
    }
}

fn properties(template: &Template, id: &str) -> Value {
    parsed(template)["Resources"][id]["Properties"].clone()
}

#[test]
fn an_empty_stack_is_a_good_stack() {
    let template = empty();
    let ids: Vec<&str> = template.resources().map(|(id, _)| id).collect();
    assert_eq!(ids, ["CognitoUserPool", "CognitoUserPoolClient"]);
    assert_eq!(
        empty::outputs::ALL,
        [
            "Region",
            "UserPoolId",
            "UserPoolArn",
            "IssuerUrl",
            "AppClientId"
        ]
    );
    assert_eq!(
        properties(&template, "CognitoUserPool")["DeletionProtection"],
        "ACTIVE"
    );
    assert_eq!(
        properties(&template, "CognitoUserPoolClient")["PreventUserExistenceErrors"],
        "ENABLED"
    );
}

#[test]
fn every_name_has_a_constant() {
    assert_eq!(
        known::scopes::ALL,
        ["billing-api/read", "billing-api/orders:write"]
    );
    assert_eq!(
        known::scopes::BILLING_API_ORDERS_WRITE,
        "billing-api/orders:write"
    );
    assert_eq!(known::groups::BACK_OFFICE, "back-office");
    assert_eq!(known::attributes::TENANT_ID, "custom:tenant_id");
    assert_eq!(known::attributes::ALL, ["custom:tenant_id", "custom:plan"]);
    assert_eq!(known::providers::OKTA, "Okta");
    assert_eq!(known::clients::ALL, ["web", "worker"]);
    assert_eq!(known::outputs::APP_CLIENT_ID_WEB, "AppClientIdWeb");
    assert_eq!(known::outputs::IDENTITY_POOL_ID, "IdentityPoolId");
    assert_eq!(
        known::outputs::COGNITO_USER_POOL_DOMAIN_URL,
        "CognitoUserPoolDomainUrl"
    );
    assert_eq!(
        known::exports::app_client_id_web("prod"),
        "prod:AppClientIdWeb"
    );
}

#[test]
fn the_constants_are_the_outputs_of_the_template() {
    let template = parsed(&known());
    let outputs: Vec<&String> = template["Outputs"]
        .as_object()
        .expect("outputs")
        .keys()
        .collect();
    let mut constants = known::outputs::ALL.to_vec();
    constants.sort_unstable();
    assert_eq!(outputs, constants, "serde_json sorts the keys of an object");
    assert!(
        !constants.contains(&"AppClientIdWorker"),
        "`output: false` leaves it out"
    );
    for name in constants {
        let export = &template["Outputs"][name]["Export"]["Name"];
        assert_eq!(
            *export,
            json!({"Fn::Join": [":", [{"Ref": "AWS::StackName"}, name]]})
        );
    }
}

#[test]
fn a_template_is_the_same_to_the_byte() {
    assert_eq!(known().to_json(), known().to_json());
    assert_eq!(known().to_json(), format!("{}\n", known()));
    assert_eq!(known().to_value()["Description"], "Everything known");
}

auth_stack! {
    stack functions(arn: Intrinsic) {
        parameter Stage: String { default: "dev", allowed_values: ["dev", "prod"] }
        condition IsProd: ref Stage == "prod" && ref AWS::Region != "us-east-1",
        condition IsOther: !IsProd || (ref Stage == "dev"),
        mapping Sizes { dev: { Length: 8 }, prod: { Length: 14 } }

        user_pool {
            name: sub "acme-${Stage}-${AWS::Region}",
            password_policy { minimum_length: find Sizes[ref Stage, "Length"] }
            deletion_protection: if IsProd { Active } else { Inactive },
            email { source_arn: #{ arn }, from: "Acme <noreply@acme.com>" }
            tags { Name: join "-" ["acme", ref Stage], Owner: import "Base:Owner" }
        }
        #[condition = IsProd]
        #[depends_on(Topic)]
        client web { explicit_auth_flows: [UserSrp, if IsProd { RefreshToken } else { UserPassword }] }

        resource Topic: "AWS::SNS::Topic" {
            TopicName: sub "${AWS::StackName}-topic",
            Tags: [{ Key: "Stage", Value: ref Stage }],
            FifoTopic: false,
        }
        output TopicArn: Topic.TopicArn { description: "The topic", export: false }
        output PoolName: ref CognitoUserPool,
    }
}

#[test]
fn cloudformation_functions_stand_anywhere() {
    let arn = Intrinsic::new(Object::new().with("Fn::GetAtt", ["Topic", "TopicArn"]));
    let template = functions(arn).expect("nothing is wrong");
    let value = parsed(&template);
    assert_eq!(
        value["Conditions"]["IsProd"],
        json!({"Fn::And": [
            {"Fn::Equals": [{"Ref": "Stage"}, "prod"]},
            {"Fn::Not": [{"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]}]},
        ]})
    );
    assert_eq!(
        value["Conditions"]["IsOther"],
        json!({"Fn::Or": [
            {"Fn::Not": [{"Condition": "IsProd"}]},
            {"Fn::Equals": [{"Ref": "Stage"}, "dev"]},
        ]})
    );
    let pool = &value["Resources"]["CognitoUserPool"]["Properties"];
    assert_eq!(
        pool["UserPoolName"],
        json!({"Fn::Sub": "acme-${Stage}-${AWS::Region}"})
    );
    assert_eq!(
        pool["DeletionProtection"],
        json!({"Fn::If": ["IsProd", "ACTIVE", "INACTIVE"]})
    );
    assert_eq!(
        pool["Policies"]["PasswordPolicy"]["MinimumLength"],
        json!({"Fn::FindInMap": ["Sizes", {"Ref": "Stage"}, "Length"]})
    );
    assert_eq!(
        pool["UserPoolTags"]["Owner"],
        json!({"Fn::ImportValue": "Base:Owner"})
    );
    let client = &value["Resources"]["AppClientWeb"];
    assert_eq!(
        (&client["Condition"], &client["DependsOn"]),
        (&json!("IsProd"), &json!(["Topic"]))
    );
    assert_eq!(
        client["Properties"]["ExplicitAuthFlows"][1],
        json!({"Fn::If": ["IsProd", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH"]})
    );
    assert_eq!(value["Outputs"]["AppClientIdWeb"]["Condition"], "IsProd");
    assert_eq!(value["Outputs"]["TopicArn"].get("Export"), None);
    assert_eq!(
        value["Resources"]["Topic"]["Properties"]["FifoTopic"],
        false
    );
}

auth_stack! {
    stack texts {
        parameter Callbacks: CommaDelimitedList { default: "https://acme.com/cb" }
        parameter Extra: String { default: "https://acme.com/extra" }
        condition HasExtra: ref Extra != "",

        domain sub "acme-${Suffix}" with { Suffix: select 2 split "/" ref AWS::StackId } { managed_login_version: 1 }
        client web {
            oauth {
                flows: [Code],
                scopes: [openid],
                callback_urls: if HasExtra {
                    split "," join "," [join "," ref Callbacks, ref Extra]
                } else {
                    ref Callbacks
                },
                logout_urls: [select 0 ref Callbacks, select 1 ["https://a.com", ref Extra]],
            }
        }
        // What starts a function is a name, too.
        group split {}
        group select = "base64" {}
        resource Instance: "AWS::EC2::Instance" { UserData: base64 sub "echo ${AWS::Region}" }
    }
}

#[test]
fn texts_are_taken_apart_and_put_together() {
    let template = texts();
    let id = json!({"Fn::Select": [2, {"Fn::Split": ["/", {"Ref": "AWS::StackId"}]}]});
    assert_eq!(
        properties(&template, "CognitoUserPoolDomain")["Domain"],
        json!({"Fn::Sub": ["acme-${Suffix}", {"Suffix": id}]})
    );
    let client = properties(&template, "AppClientWeb");
    let all =
        json!({"Fn::Join": [",", [{"Fn::Join": [",", {"Ref": "Callbacks"}]}, {"Ref": "Extra"}]]});
    assert_eq!(
        client["CallbackURLs"],
        json!({"Fn::If": ["HasExtra", {"Fn::Split": [",", all]}, {"Ref": "Callbacks"}]})
    );
    assert_eq!(
        client["LogoutURLs"],
        json!([
            {"Fn::Select": [0, {"Ref": "Callbacks"}]},
            {"Fn::Select": [1, ["https://a.com", {"Ref": "Extra"}]]},
        ])
    );
    assert_eq!(
        properties(&template, "Instance")["UserData"],
        json!({"Fn::Base64": {"Fn::Sub": "echo ${AWS::Region}"}})
    );
    assert_eq!(texts::groups::ALL, ["split", "base64"]);
}

auth_stack! {
    stack hatches {
        user_pool { raw { NewProperty: { Deep: [1, 2.5, true, "x"] }, UserPoolName: "raw wins" } }
        #[logical_id = "MyClient"]
        #[deletion_policy = Retain]
        #[update_replace_policy = Delete]
        client web = "Web App" {}
    }
}

#[test]
fn the_hatches_reach_the_template() {
    let template = hatches();
    let pool = properties(&template, "CognitoUserPool");
    assert_eq!(pool["NewProperty"], json!({"Deep": [1, 2.5, true, "x"]}));
    assert_eq!(pool["UserPoolName"], "raw wins");
    let client = &parsed(&template)["Resources"]["MyClient"];
    assert_eq!(
        (&client["DeletionPolicy"], &client["UpdateReplacePolicy"]),
        (&json!("Retain"), &json!("Delete"))
    );
    assert_eq!(client["Properties"]["ClientName"], "Web App");
    assert_eq!(hatches::clients::WEB, "Web App");
}

auth_stack! {
    #[cfg(any())]
    pub stack absent { client web {} }
}

auth_stack! {
    #[cfg(all())]
    #[allow(clippy::needless_pass_by_value)]
    stack present(_unused: String) {}
}

#[test]
fn attributes_hold_for_the_function_and_the_module() {
    assert!(present(String::new()).is_ok());
    assert_eq!(present::outputs::REGION, "Region");
    // `absent` is neither here as a function nor as a module: it would be reported as unused.
}

#[test]
fn templates_merge_and_say_what_collides() {
    auth_stack! { stack base { resource Topic: "AWS::SNS::Topic" {} } }
    auth_stack! { stack same { resource Topic: "AWS::SNS::Topic" {} resource Queue: "AWS::SQS::Queue" {} } }
    auth_stack! { stack other { resource Topic: "AWS::SNS::Topic" { TopicName: "x" } } }

    let mut template = base();
    template
        .merge(same())
        .expect("what is the same in both is there once");
    assert!(template.resource("Queue").is_some());
    let before = template.clone();
    let report = template.merge(other()).expect_err("`Topic` differs");
    assert_eq!(report.violations()[0].path(), "Resources.Topic");
    assert_eq!(template, before, "nothing is changed by a merge that fails");
}

#[test]
fn a_resource_can_be_changed_afterwards() {
    let mut template = empty();
    let pool = template
        .resource_mut("CognitoUserPool")
        .expect("the pool is there");
    pool.properties.insert("UserPoolName", "other");
    assert_eq!(
        properties(&template, "CognitoUserPool")["UserPoolName"],
        "other"
    );
}

#[test]
fn writing_touches_the_file_only_when_it_changes() {
    let folder = std::env::temp_dir().join(format!("auth-stack-{}", std::process::id()));
    let path = folder.join("deep/template.json");
    assert!(empty().write(&path).expect("written"));
    let first = std::fs::metadata(&path)
        .and_then(|file| file.modified())
        .expect("there");
    assert!(!empty().write(&path).expect("nothing to write"));
    assert_eq!(
        std::fs::metadata(&path)
            .and_then(|file| file.modified())
            .expect("there"),
        first
    );
    assert!(known().write(&path).expect("written"));
    assert_eq!(
        std::fs::read_to_string(&path).expect("there"),
        known().to_json()
    );
    let left: Vec<_> = std::fs::read_dir(path.parent().expect("a folder"))
        .expect("there")
        .collect();
    assert_eq!(left.len(), 1, "no temporary file is left");
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn reports_and_templates_travel_between_threads() {
    fn travels<T: Send + Sync + std::fmt::Debug + std::fmt::Display + 'static>() {}
    fn is_error<T: std::error::Error>() {}
    travels::<Template>();
    travels::<Report>();
    is_error::<Report>();
}

auth_stack! {
    stack advised {
        silence: [default-mailer],
        user_pool { deletion_protection: Inactive }
    }
}

auth_stack! {
    stack advised_late(name: &str) {
        silence: [default-mailer],
        user_pool { name: #{ name }, deletion_protection: Inactive }
    }
}

#[test]
fn advice_is_on_the_template_whenever_it_was_found() {
    let lines = |template: &Template| {
        template
            .advice()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let known = lines(&advised());
    assert_eq!(
        known,
        [
            "user_pool: users have no second factor; write `mfa: Optional [Totp]`, or `On` for everybody [no-mfa]",
            "user_pool.deletion_protection: the pool can be deleted with all its users; leave it out, at least in production [deletion-unprotected]",
        ]
    );
    assert_eq!(
        lines(&advised_late("acme").expect("nothing is wrong")),
        known
    );
}

auth_stack! {
    pub stack joined(pool: &str, role: &str) {
        user_pool #{ pool } {}
        group admins {}
        authorizer orders: Rest { api: "a1b2c3" }
        grant find_users ["cognito-idp:ListUsers"] to #{ role },
    }
}

#[test]
fn a_stack_may_belong_to_a_pool_that_the_program_knows() {
    let template = joined("eu-west-1_AbCdEfGhI", "support").expect("both values are right");
    let ids: Vec<&str> = template.resources().map(|(id, _)| id).collect();
    assert_eq!(
        ids,
        [
            "CognitoUserPoolGroupAdmins",
            "ApiAuthorizerOrders",
            "CognitoUserPoolGrantFindUsers"
        ]
    );
    let grant = properties(&template, "CognitoUserPoolGrantFindUsers");
    assert_eq!(
        grant["PolicyDocument"]["Statement"][0]["Resource"],
        json!({"Fn::Sub": "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/eu-west-1_AbCdEfGhI"})
    );
    let report = joined("AbCdEfGhI", "a role").expect_err("neither is right");
    let rules: Vec<&str> = report
        .violations()
        .iter()
        .map(auth_stack::Violation::rule)
        .collect();
    assert_eq!(rules, ["client-userpool-id", "grant-role"]);
}

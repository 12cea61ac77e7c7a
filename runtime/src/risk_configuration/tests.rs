use serde_json::json;

use super::*;
use crate::testing::{known, list, rule_test, template};
use crate::user_pool::ThreatProtectionMode;
use crate::value::Given;

const IDENTITY: &str = "arn:aws:ses:us-east-1:123456789012:identity/acme.com";

fn risks(stack: &mut Stack) -> &mut RiskConfiguration {
    let protection = stack.user_pool().threat_protection();
    protection.mode(known(ThreatProtectionMode::Enforced));
    stack.risk_configuration(None)
}

fn notification(stack: &mut Stack) -> &mut Notification {
    let takeover = risks(stack).account_takeover();
    takeover.high().event_action(known(TakeoverAction::Block));
    takeover.notification().source_arn(known(IDENTITY))
}

#[test]
fn all_that_is_done_in_the_whole_pool() {
    let template = template(|stack| {
        let risks = risks(stack);
        risks.blocked_ip_ranges(list(["198.51.100.0/24", "2001:db8::/32"]));
        risks.skipped_ip_ranges(list(["203.0.113.7/32"]));
        let credentials = risks.compromised_credentials();
        credentials.event_action(known(CredentialsAction::Block));
        credentials.event_filter(list([RiskEvent::SignIn, RiskEvent::SignUp]));
        let takeover = risks.account_takeover();
        takeover.low().event_action(known(TakeoverAction::NoAction));
        let high = takeover.high().event_action(known(TakeoverAction::Block));
        high.notify(known(true));
        let notification = takeover.notification();
        notification
            .source_arn(known(IDENTITY))
            .from(known("Acme <security@acme.com>"))
            .reply_to(known("help@acme.com"));
        let email = notification.block_email();
        email
            .subject(known("Sign-in blocked"))
            .html_body(known("<p>Was it you?</p>"))
            .text_body(known("Was it you?"));
    });
    assert_eq!(
        template["Resources"]["CognitoUserPoolRiskConfigurationAttachment"],
        json!({
            "Type": "AWS::Cognito::UserPoolRiskConfigurationAttachment",
            "Properties": {
                "UserPoolId": {"Ref": "CognitoUserPool"},
                "ClientId": "ALL",
                "AccountTakeoverRiskConfiguration": {
                    "Actions": {
                        "LowAction": {"EventAction": "NO_ACTION", "Notify": false},
                        "HighAction": {"EventAction": "BLOCK", "Notify": true},
                    },
                    "NotifyConfiguration": {
                        "SourceArn": IDENTITY,
                        "From": "Acme <security@acme.com>",
                        "ReplyTo": "help@acme.com",
                        "BlockEmail": {
                            "Subject": "Sign-in blocked",
                            "HtmlBody": "<p>Was it you?</p>",
                            "TextBody": "Was it you?",
                        },
                    },
                },
                "CompromisedCredentialsRiskConfiguration": {
                    "Actions": {"EventAction": "BLOCK"},
                    "EventFilter": ["SIGN_IN", "SIGN_UP"],
                },
                "RiskExceptionConfiguration": {
                    "BlockedIPRangeList": ["198.51.100.0/24", "2001:db8::/32"],
                    "SkippedIPRangeList": ["203.0.113.7/32"],
                },
            },
        })
    );
}

#[test]
fn a_client_is_referred_to_and_exists_where_it_does() {
    let template = template(|stack| {
        for name in ["Prod", "Beta"] {
            stack
                .condition(Some(name))
                .test(known(crate::function::equals("a".into(), name.into())));
        }
        stack.client(None);
        stack.client(Some("web")).meta().condition(known("Prod"));
        risks(stack);
        stack.risk_configuration(Some("web"));
        stack.risk_configuration(Some("default"));
        let partner = stack.risk_configuration(Some("partner")).meta();
        partner.exact(known("1234abcd"));
        stack.client(Some("app")).meta().condition(known("Prod"));
        let app = stack.risk_configuration(Some("app")).meta();
        app.condition(known("Beta"));
    });
    let resource = |name: &str| {
        &template["Resources"][format!("CognitoUserPoolRiskConfigurationAttachment{name}")]
    };
    assert_eq!(
        resource("Web")["Properties"]["ClientId"],
        json!({"Ref": "AppClientWeb"})
    );
    assert_eq!(resource("Web")["Condition"], "Prod");
    assert_eq!(
        resource("Default")["Properties"]["ClientId"],
        json!({"Ref": "CognitoUserPoolClient"})
    );
    assert_eq!(resource("Partner")["Properties"]["ClientId"], "1234abcd");
    assert_eq!(resource("")["Properties"]["ClientId"], "ALL");
    let both = "CognitoUserPoolRiskConfigurationAttachmentAppExists";
    assert_eq!(resource("App")["Condition"], both);
    assert_eq!(
        template["Conditions"][both],
        json!({"Fn::And": [{"Condition": "Beta"}, {"Condition": "Prod"}]})
    );
}

rule_test! {
    risk_ip_cidr: "risk-ip-cidr",
    passes {
        "unset": |stack| { risks(stack); },
        "later": |stack| { risks(stack).blocked_ip_ranges(Given::Known(vec![Given::Later, Given::Later])); },
        "the whole list later": |stack| { risks(stack).skipped_ip_ranges(Given::Later); },
        "one address": |stack| { risks(stack).blocked_ip_ranges(list(["203.0.113.7/32"])); },
        "everybody": |stack| { risks(stack).blocked_ip_ranges(list(["0.0.0.0/0", "::/0"])); },
        "version 6": |stack| { risks(stack).skipped_ip_ranges(list(["2001:db8::/128"])); },
        "200": |stack| {
            let ranges: Vec<String> = (0..200).map(|n| format!("10.0.{n}.0/24")).collect();
            risks(stack).blocked_ip_ranges(list(ranges));
        },
        "the same in both lists": |stack| {
            let risks = risks(stack);
            risks.blocked_ip_ranges(list(["10.0.0.0/8"])).skipped_ip_ranges(list(["10.0.0.0/8"]));
        },
    }
    fails {
        "no prefix": |stack| { risks(stack).blocked_ip_ranges(list(["10.0.0.0/8", "203.0.113.7"])); }
            at "risk_configuration.blocked_ip_ranges[1]",
        "a long prefix": |stack| { risks(stack).skipped_ip_ranges(list(["203.0.113.7/33"])); }
            at "risk_configuration.skipped_ip_ranges[0]",
        "a long prefix of version 6": |stack| { risks(stack).skipped_ip_ranges(list(["2001:db8::/129"])); }
            at "risk_configuration.skipped_ip_ranges[0]",
        "no address": |stack| { risks(stack).blocked_ip_ranges(list(["acme.com/24"])); }
            at "risk_configuration.blocked_ip_ranges[0]",
        "201": |stack| {
            let ranges: Vec<String> = (0..201).map(|n| format!("10.0.{n}.0/24")).collect();
            risks(stack).blocked_ip_ranges(list(ranges));
        } at "risk_configuration.blocked_ip_ranges",
        "twice": |stack| { risks(stack).blocked_ip_ranges(list(["10.0.0.0/8", "10.0.0.0/8"])); }
            at "risk_configuration.blocked_ip_ranges[1]",
    }
}

rule_test! {
    risk_client_id: "risk-client-id",
    passes {
        "the pool": |stack| { risks(stack); },
        "a client": |stack| { risks(stack); stack.client(Some("web")); stack.risk_configuration(Some("web")); },
        "the client without a name": |stack| { risks(stack); stack.risk_configuration(Some("default")); },
        "later": |stack| { risks(stack); stack.risk_configuration(Some("other")).meta().exact(Given::Later); },
        "shortest": |stack| { risks(stack).meta().exact(known("1")); },
        "longest": |stack| { risks(stack).meta().exact(known("x".repeat(128))); },
    }
    fails {
        "no client": |stack| { risks(stack); stack.risk_configuration(Some("web")); } at "risk_configuration.web",
        "empty": |stack| { risks(stack).meta().exact(known("")); } at "risk_configuration.exact",
        "too long": |stack| { risks(stack).meta().exact(known("x".repeat(129))); } at "risk_configuration.exact",
        "a name": |stack| { risks(stack).meta().exact(known("my-client")); } at "risk_configuration.exact",
    }
}

rule_test! {
    risk_compromised_actions: "risk-compromised-actions",
    passes {
        "unset": |stack| { risks(stack); },
        "later": |stack| { risks(stack).compromised_credentials().event_action(Given::Later); },
        "an action": |stack| {
            risks(stack).compromised_credentials().event_action(known(CredentialsAction::NoAction));
        },
    }
    fails {
        "no action": |stack| { risks(stack).compromised_credentials().event_filter(list([RiskEvent::SignIn])); }
            at "risk_configuration.compromised_credentials",
    }
}

rule_test! {
    risk_event_filter: "risk-event-filter",
    passes {
        "unset": |stack| { risks(stack).compromised_credentials().event_action(Given::Later); },
        "later": |stack| { risks(stack).compromised_credentials().event_filter(Given::Later); },
        "each once": |stack| {
            risks(stack)
                .compromised_credentials()
                .event_filter(list([RiskEvent::SignIn, RiskEvent::PasswordChange, RiskEvent::SignUp]));
        },
    }
    fails {
        "twice": |stack| {
            risks(stack)
                .compromised_credentials()
                .event_filter(list([RiskEvent::SignIn, RiskEvent::SignUp, RiskEvent::SignIn]));
        } at "risk_configuration.compromised_credentials.event_filter[2]",
    }
}

rule_test! {
    risk_takeover_actions: "risk-takeover-actions",
    passes {
        "unset": |stack| { risks(stack).account_takeover(); },
        "later": |stack| { risks(stack).account_takeover().low().event_action(Given::Later); },
        "an action": |stack| {
            risks(stack).account_takeover().medium().event_action(known(TakeoverAction::MfaRequired));
        },
    }
    fails {
        "no action": |stack| { risks(stack).account_takeover().medium().notify(known(true)); }
            at "risk_configuration.account_takeover.medium",
    }
}

rule_test! {
    risk_takeover_actions_required: "risk-takeover-actions-required",
    passes {
        "unset": |stack| { risks(stack); },
        "one risk": |stack| { risks(stack).account_takeover().low().event_action(Given::Later); },
        "in CloudFormation's spelling": |stack| {
            risks(stack).account_takeover().meta().raw("Actions", Given::Later);
        },
    }
    fails {
        "nothing": |stack| { risks(stack).account_takeover(); } at "risk_configuration.account_takeover",
        "only e-mails": |stack| { risks(stack).account_takeover().notification().source_arn(known(IDENTITY)); }
            at "risk_configuration.account_takeover",
    }
}

rule_test! {
    risk_notify_source: "risk-notify-source",
    passes {
        "unset": |stack| { risks(stack); },
        "later": |stack| { notification(stack).source_arn(Given::Later); },
        "an identity": |stack| { notification(stack); },
    }
    fails {
        "nobody": |stack| {
            let takeover = risks(stack).account_takeover();
            takeover.high().event_action(known(TakeoverAction::Block));
            takeover.notification();
        } at "risk_configuration.account_takeover.notification",
        "an address": |stack| { notification(stack).source_arn(known("security@acme.com")); }
            at "risk_configuration.account_takeover.notification.source_arn",
        "a Region without senders": |stack| {
            notification(stack).source_arn(known("arn:aws:ses:eu-south-2:123456789012:identity/acme.com"));
        } at "risk_configuration.account_takeover.notification.source_arn",
    }
}

rule_test! {
    risk_notify_email: "risk-notify-email",
    passes {
        "unset": |stack| { notification(stack); },
        "later": |stack| {
            let email = notification(stack).mfa_email();
            email.subject(Given::Later).html_body(Given::Later).text_body(Given::Later);
        },
        "shortest": |stack| {
            let email = notification(stack).mfa_email();
            email.subject(known("S")).html_body(known("<p></>")).text_body(known("Hello!"));
        },
        "longest": |stack| {
            let email = notification(stack).mfa_email();
            email.subject(known("s".repeat(140))).html_body(known("x".repeat(20_000))).text_body(known("x".repeat(20_000)));
        },
        "a subject alone": |stack| { notification(stack).no_action_email().subject(known("Was it you?")); },
    }
    fails {
        "no subject": |stack| { notification(stack).block_email().text_body(known("Was it you?")); }
            at "risk_configuration.account_takeover.notification.block_email",
        "an empty subject": |stack| { notification(stack).block_email().subject(known("")); }
            at "risk_configuration.account_takeover.notification.block_email.subject",
        "a long subject": |stack| { notification(stack).block_email().subject(known("s".repeat(141))); }
            at "risk_configuration.account_takeover.notification.block_email.subject",
        "a short body": |stack| { notification(stack).block_email().subject(known("S")).text_body(known("Hello")); }
            at "risk_configuration.account_takeover.notification.block_email.text_body",
        "a long body": |stack| {
            notification(stack).block_email().subject(known("S")).html_body(known("x".repeat(20_001)));
        } at "risk_configuration.account_takeover.notification.block_email.html_body",
    }
}

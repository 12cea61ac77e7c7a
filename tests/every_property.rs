//! Every property that AWS's resource types have can be written, and the template says it.
//!
//! `cargo xtask test` holds these templates against AWS's own schemas (`tests/conformance/test_lint.py`): a property that none
//! of them writes fails it. They are about completeness; the examples show sensible stacks.
//!
//! The parentheses after each name make the stack when the program runs, call by call: so each setter is tried, too.

mod support;

use auth_stack::auth_stack;

/// One test a stack, against its golden file.
macro_rules! compare {
    ($($stack:ident),+ $(,)?) => { $(
        #[test]
        fn $stack() {
            let template = super::$stack().expect("nothing is wrong");
            support::compare(concat!("properties/", stringify!($stack)), &template.to_json());
        }
    )+ };
}

mod golden {
    use super::support;

    compare!(
        everything,
        with_links,
        with_aliases,
        without_passwords,
        old_messages,
        old_invitation,
        logged_in_a_bucket,
        federated,
        branded,
        classic,
        replicated,
        regional,
        regional_messages
    );
}

auth_stack! {
    stack everything() {
        user_pool {
            name: "Everything",
            username_attributes: [email, phone_number],
            auto_verified_attributes: [email, phone_number],
            verify_before_update: [email],
            case_sensitive: true,
            allow_admin_create_user_only: true,
            account_recovery: [VerifiedEmail, VerifiedPhoneNumber],
            feature_plan: Plus,
            deletion_protection: Active,
            issuer: Updated,
            mfa: Optional [Totp, Sms, Email],
            tags { Team: "identity" }

            password_policy {
                minimum_length: 14,
                require: [Lowercase, Uppercase],
                temporary_password_validity: 3d,
                history_size: 5,
            }
            email {
                sending_account: Developer,
                source_arn: "arn:aws:ses:us-east-1:123456789012:identity/acme.com",
                from: "Acme <noreply@acme.com>",
                reply_to: "help@acme.com",
                configuration_set: "acme",
            }
            sms {
                caller_arn: "arn:aws:iam::123456789012:role/sms",
                external_id: "acme-external",
                region: "us-east-1",
            }
            verification_message {
                default_email_option: ConfirmWithCode,
                email_message: "Your code is {####}",
                email_subject: "Your code",
                sms_message: "Your code is {####}",
            }
            authentication_message {
                email_message: "Your code is {####}",
                email_subject: "Your code",
                sms_message: "Your code is {####}",
            }
            invitation {
                email_message: "{username}, your password is {####}",
                email_subject: "Welcome",
                sms_message: "{username}, your password is {####}",
            }
            threat_protection: Enforced { custom_auth_mode: Audit }
            device { challenge_required_on_new_device: true, only_remembered_on_user_prompt: true }
            key: CustomerManaged {
                kms_key_arn: "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
            }
            schema {
                email: required,
                department: String(2..=50),
                employee_id: Number(1..=99) immutable,
                hired: DateTime,
                beta: Boolean,
                legacy: String(0..=9) developer_only,
            }
            triggers {
                pre_sign_up: "arn:aws:lambda:us-east-1:123456789012:function:pre-sign-up",
                post_confirmation: "arn:aws:lambda:us-east-1:123456789012:function:post-confirmation",
                pre_authentication: "arn:aws:lambda:us-east-1:123456789012:function:pre-authentication",
                post_authentication: "arn:aws:lambda:us-east-1:123456789012:function:post-authentication",
                define_auth_challenge: "arn:aws:lambda:us-east-1:123456789012:function:define",
                create_auth_challenge: "arn:aws:lambda:us-east-1:123456789012:function:create",
                verify_auth_challenge_response: "arn:aws:lambda:us-east-1:123456789012:function:verify",
                pre_token_generation: "arn:aws:lambda:us-east-1:123456789012:function:token" V3,
                user_migration: "arn:aws:lambda:us-east-1:123456789012:function:migrate",
                custom_message: "arn:aws:lambda:us-east-1:123456789012:function:message",
                custom_email_sender: "arn:aws:lambda:us-east-1:123456789012:function:email",
                custom_sms_sender: "arn:aws:lambda:us-east-1:123456789012:function:sms",
                inbound_federation: "arn:aws:lambda:us-east-1:123456789012:function:federate",
                kms_key: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            }
        }
        domain "auth.acme.com" {
            certificate: "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab",
            security_policy: TlsV1_3_2025,
            managed_login_version: 1,
            failover {
                primary_route53_health_check_id: "1234abcd-12ab-34cd-56ef-1234567890ab",
                secondary_region: "eu-west-1",
            }
        }
        resource_server mcp "MCP Server" { access: "Access the MCP server" }
        client web {
            generate_secret: true,
            identity_providers: [cognito],
            explicit_auth_flows: [UserSrp, Custom],
            access_token_validity: 30min,
            id_token_validity: 30min,
            refresh_token_validity: 10d,
            auth_session_validity: 5min,
            prevent_user_existence_errors: Enabled,
            enable_token_revocation: true,
            enable_propagate_additional_user_context_data: true,
            read_attributes: [email, custom:department],
            write_attributes: [email],
            oauth {
                flows: [Code],
                scopes: [openid, mcp/access],
                callback_urls: ["https://acme.com/cb"],
                logout_urls: ["https://acme.com/bye"],
                default_redirect_uri: "https://acme.com/cb",
            }
            refresh_token_rotation { feature: Enabled, retry_grace_period: 30s }
            analytics {
                application_arn: "arn:aws:mobiletargeting:us-east-1:123456789012:apps/1234abcd12ab34cd56ef1234567890ab",
                user_data_shared: true,
            }
        }
        client old {
            analytics {
                application_id: "1234abcd12ab34cd56ef1234567890ab",
                role_arn: "arn:aws:iam::123456789012:role/analytics",
                external_id: "acme-external",
            }
        }
        group admins {
            description: "Back office",
            precedence: 1,
            role_arn: "arn:aws:iam::123456789012:role/admins",
        }
        user alice = "alice@acme.com" {
            attributes { email: "alice@acme.com", custom:department: "sales" }
            groups: [admins],
            delivery: [Email, Sms],
            message_action: Suppress,
            force_alias_creation: true,
            client_metadata { from: "stack" }
            validation_data { code: "1234" }
        }
        risk_configuration {
            blocked_ip_ranges: ["198.51.100.0/24"],
            skipped_ip_ranges: ["203.0.113.0/24"],
            account_takeover {
                low: NoAction,
                medium: MfaRequired,
                high: Block notify,
                notification {
                    source_arn: "arn:aws:ses:us-east-1:123456789012:identity/acme.com",
                    from: "Acme <security@acme.com>",
                    reply_to: "help@acme.com",
                    block_email "Blocked" { html_body: "<p>Was it you?</p>", text_body: "Was it you?" }
                    mfa_email "Checked" { html_body: "<p>Was it you?</p>", text_body: "Was it you?" }
                    no_action_email "Let in" { html_body: "<p>Was it you?</p>", text_body: "Was it you?" }
                }
            }
            compromised_credentials: Block [SignIn, PasswordChange, SignUp],
        }
        log_delivery {
            user_notification: "arn:aws:logs:us-east-1:123456789012:log-group:acme-messages",
            user_auth_events { stream_arn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/acme" }
        }
        identity_pool {
            name: "Everything",
            allow_unauthenticated_identities: true,
            allow_classic_flow: true,
            server_side_token_check: true,
            clients: [web],
            principal_tags { user_id: sub }
            supported_login_providers { "accounts.google.com": "1234.apps.googleusercontent.com" }
            saml_provider_arns: ["arn:aws:iam::123456789012:saml-provider/acme"],
            open_id_connect_provider_arns: ["arn:aws:iam::123456789012:oidc-provider/acme.com"],
            developer_provider_name: "login.acme.com",
            tags { Team: "identity" }
            cognito_events { SyncTrigger: "arn:aws:lambda:us-east-1:123456789012:function:sync" }
            push_sync {
                application_arns: ["arn:aws:sns:us-east-1:123456789012:app/GCM/acme"],
                role_arn: "arn:aws:iam::123456789012:role/push",
            }
            cognito_streams {
                stream_name: "acme",
                role_arn: "arn:aws:iam::123456789012:role/stream",
                streaming_status: Enabled,
            }
            authenticated {
                managed_policies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
                permissions_boundary: "arn:aws:iam::123456789012:policy/boundary",
                max_session_duration: 2h,
                path: "/acme/",
                role_name: "acme-users",
                description: "Signed-in users",
                tags { Team: "identity" }
                policy Files {
                    allow ["s3:GetObject"] on ["arn:aws:s3:::acme/${aws:PrincipalTag/user_id}/*"]
                        when { Bool: { "aws:SecureTransport": "true" } } sid "Read",
                    deny ["s3:DeleteObject"] on ["*"],
                }
            }
            role_mapping web: Rules {
                ambiguous_role_resolution: AuthenticatedRole,
                rule {
                    claim: cognito:groups,
                    match_type: Contains,
                    value: "admins",
                    role_arn: "arn:aws:iam::123456789012:role/admins",
                }
            }
            role_mapping: Token { identity_provider: "accounts.google.com" }
        }
    }
}

auth_stack! {
    stack with_links() {
        user_pool {
            verification_message {
                default_email_option: ConfirmWithLink,
                email_message_by_link: "Please {##confirm##}",
                email_subject_by_link: "Confirm your address",
            }
            triggers { pre_token_generation: "arn:aws:lambda:us-east-1:123456789012:function:token" }
        }
        domain "acme-links" { managed_login_version: 1 }
    }
}

auth_stack! {
    stack with_aliases() {
        user_pool {
            alias_attributes: [email, preferred_username],
            sms {
                eums {
                    caller_arn: "arn:aws:iam::123456789012:role/sms",
                    external_id: "acme-external",
                    region: "us-east-1",
                    origination_identity: "arn:aws:sms-voice:us-east-1:123456789012:phone-number/phone-1234abcd",
                    configuration_set_name: "acme",
                    in_entity_id: "1234",
                    in_template_id: "5678",
                }
            }
        }
    }
}

auth_stack! {
    stack without_passwords() {
        user_pool {
            allowed_first_auth_factors: [Password, EmailOtp, WebAuthn],
            web_authn {
                relying_party_id: "acme.com",
                user_verification: Required,
                factor_configuration: SingleFactor,
            }
        }
        client app { explicit_auth_flows: [UserAuth, RefreshToken] }
    }
}

auth_stack! {
    stack old_messages() {
        user_pool {
            email_verification_message: "Your code is {####}",
            email_verification_subject: "Your code",
            sms_verification_message: "Your code is {####}",
        }
    }
}

auth_stack! {
    stack old_invitation() {
        user_pool {
            unused_account_validity: 7d,
        }
    }
}

auth_stack! {
    stack logged_in_a_bucket() {
        user_pool { feature_plan: Plus }
        log_delivery { user_auth_events { bucket_arn: "arn:aws:s3:::acme-logs" } }
    }
}

auth_stack! {
    stack federated() {
        parameter GoogleSecret: String { no_echo: true }
        identity_provider google: Google {
            client_id: "1234",
            client_secret: ref GoogleSecret,
            scopes: [openid, email],
            attributes { email: email }
        }
        identity_provider okta: Saml {
            metadata_url: "https://acme.okta.com/app/x/sso/saml/metadata",
            identifiers: ["acme.com"],
            attributes { email: "Email" }
        }
        client web { identity_providers: [cognito, google, okta] }
    }
}

auth_stack! {
    stack branded() {
        domain "acme" { managed_login_version: 2 }
        client web {}
        managed_login_branding partner = "1example23456789" { use_cognito_provided_values: true }
        managed_login_branding web {
            settings: { components: { form: { lightMode: { backgroundColor: "ffffffff" } } } },
            return_merged_resources: true,
            asset: FormLogo Dark Png { bytes: "aGk=", resource_id: "logo" }
        }
        terms_of_use web {
            default: "https://acme.com/terms",
            english: "https://acme.com/en/terms",
            french: "https://acme.com/fr/terms",
            spanish: "https://acme.com/es/terms",
            german: "https://acme.com/de/terms",
            bahasa_indonesia: "https://acme.com/id/terms",
            italian: "https://acme.com/it/terms",
            japanese: "https://acme.com/ja/terms",
            korean: "https://acme.com/ko/terms",
            portuguese_brazil: "https://acme.com/pt/terms",
            chinese_simplified: "https://acme.com/zh/terms",
            chinese_traditional: "https://acme.com/tw/terms",
        }
        privacy_policy web { default: "https://acme.com/privacy" }
    }
}

auth_stack! {
    stack classic() {
        domain "acme"
        ui_customization { css: ".logo-customizable { max-width: 60%; }" }
    }
}

auth_stack! {
    stack replicated() {
        user_pool {
            key { kms_key_arn: "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd" }
            issuer: Updated,
        }
        replica "eu-west-1" { tags { Team: "identity" } }
    }
}

auth_stack! {
    stack regional() {
        user_pool "us-east-1_AbCd12345"
        regional_configuration {
            status: Active,
            email {
                sending_account: Developer,
                source_arn: "arn:aws:ses:eu-west-1:123456789012:identity/acme.com",
                from: "Acme <noreply@acme.com>",
                reply_to: "help@acme.com",
                configuration_set: "acme",
            }
            sms {
                caller_arn: "arn:aws:iam::123456789012:role/sms",
                external_id: "acme-external",
                region: "eu-west-1",
            }
            triggers {
                pre_sign_up: "arn:aws:lambda:eu-west-1:123456789012:function:pre-sign-up",
                post_confirmation: "arn:aws:lambda:eu-west-1:123456789012:function:post-confirmation",
                pre_authentication: "arn:aws:lambda:eu-west-1:123456789012:function:pre-authentication",
                post_authentication: "arn:aws:lambda:eu-west-1:123456789012:function:post-authentication",
                define_auth_challenge: "arn:aws:lambda:eu-west-1:123456789012:function:define",
                create_auth_challenge: "arn:aws:lambda:eu-west-1:123456789012:function:create",
                verify_auth_challenge_response: "arn:aws:lambda:eu-west-1:123456789012:function:verify",
                pre_token_generation: "arn:aws:lambda:eu-west-1:123456789012:function:token" V3,
                user_migration: "arn:aws:lambda:eu-west-1:123456789012:function:migrate",
                custom_message: "arn:aws:lambda:eu-west-1:123456789012:function:message",
                custom_email_sender: "arn:aws:lambda:eu-west-1:123456789012:function:email",
                custom_sms_sender: "arn:aws:lambda:eu-west-1:123456789012:function:sms",
                inbound_federation: "arn:aws:lambda:eu-west-1:123456789012:function:federate",
                kms_key: "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            }
            tags { Team: "identity" }
        }
    }
}

auth_stack! {
    stack regional_messages() {
        user_pool "us-east-1_AbCd12345"
        regional_configuration {
            sms {
                eums {
                    caller_arn: "arn:aws:iam::123456789012:role/sms",
                    external_id: "acme-external",
                    region: "eu-west-1",
                    origination_identity: "arn:aws:sms-voice:eu-west-1:123456789012:phone-number/phone-1234abcd",
                    configuration_set_name: "acme",
                    in_entity_id: "1234",
                    in_template_id: "5678",
                }
            }
            triggers { pre_token_generation: "arn:aws:lambda:eu-west-1:123456789012:function:token" }
        }
    }
}

//! Rules that need no check, because a stack cannot be written that breaks them; and rules that are not enforced.

/// Rules that a stack keeps whatever is written, and what sees to it.
pub const KEPT: &[(&str, &str)] = &[
    (
        "preferred-username-alias-needs-username",
        "Aliases and username attributes exclude each other: `alias-xor-username`.",
    ),
    (
        "username-config-case-required",
        "`UsernameConfiguration` is always written, with `CaseSensitive`.",
    ),
    (
        "deletion-protection-enum",
        "`deletion_protection` takes words.",
    ),
    ("tier-enum", "`feature_plan` takes words."),
    ("issuer-config-enum", "`issuer` takes words."),
    (
        "api-only-features",
        "What CloudFormation has no property for has no setting.",
    ),
    (
        "recovery-fields-required",
        "The order of `account_recovery` is the priority; name and priority are both written.",
    ),
    (
        "schema-name-duplicate",
        "An attribute that is declared twice is an error of the language.",
    ),
    (
        "standard-attribute-set",
        "An attribute with the name of a standard one is that one; every other is a custom one.",
    ),
    (
        "string-constraint-numeric",
        "A range is written as texts, the way CloudFormation wants it.",
    ),
    (
        "set-datatype-with-constraints",
        "Schema entries always have their type.",
    ),
    (
        "set-mutable-explicitly",
        "Schema entries always say whether they are mutable.",
    ),
    (
        "mapped-attribute-mutable",
        "The same as `idp-mapping-mutable`.",
    ),
    ("mfa-enum", "`mfa` takes words."),
    ("enabled-mfas-enum", "The factors of `mfa` are words."),
    ("email-account-enum", "`sending_account` takes words."),
    (
        "verify-email-option-enum",
        "`default_email_option` takes words.",
    ),
    (
        "lambda-sender-fields",
        "A custom sender is written with its function and its version.",
    ),
    (
        "lambda-inbound-federation",
        "`inbound_federation` is written with its function and its version.",
    ),
    (
        "pretoken-same-arn",
        "Only one of the two properties is written: the old one for V1, the new one for V2 and V3.",
    ),
    (
        "lambda-permission",
        "Each trigger has its permission, with the pool as its source, unless `permissions` says that its owner gives it.",
    ),
    (
        "lambda-permission-action",
        "The permission is written in full.",
    ),
    (
        "prevent-user-existence-enum",
        "`prevent_user_existence_errors` takes words.",
    ),
    (
        "token-revocation-default",
        "`EnableTokenRevocation` is always written.",
    ),
    ("explicit-flows-enum", "`explicit_auth_flows` takes words."),
    ("token-units-enum", "The unit comes from the duration."),
    (
        "token-unit-with-value",
        "The unit is written with the value, and never without it.",
    ),
    (
        "attr-permission-length",
        "Each name is one of the pool's attributes: `attr-permission-names`.",
    ),
    (
        "client-idp-default",
        "`SupportedIdentityProviders` is always written.",
    ),
    (
        "oauth-settings-need-flag",
        "`AllowedOAuthFlowsUserPoolClient` is written with every `oauth`.",
    ),
    ("domain-security-policy", "`security_policy` takes words."),
    (
        "domain-alias-target",
        "`alias` points to the distribution of a domain of one's own, which is an output, too.",
    ),
    (
        "branding-template-size",
        "Images count in the size of the template: `cfn-template-size`.",
    ),
    (
        "dep-branding-on-client",
        "A branding and a document refer to their client.",
    ),
    (
        "dep-uicust-on-domain",
        "A customization depends on the domain.",
    ),
    ("regional-status", "`status` takes words."),
    (
        "rs-scope-duplicate",
        "A scope that is written twice is an error of the language.",
    ),
    (
        "idp-details-strings",
        "`ProviderDetails` are written as texts.",
    ),
    (
        "oidc-request-method",
        "`attributes_request_method` takes words.",
    ),
    (
        "saml-flags",
        "The flags of SAML are written as texts, its algorithm is a word.",
    ),
    ("oidc-name-length", "The same as `idp-name-format`."),
    (
        "user-message-action",
        "`message_action` takes words; `Resend` is for a user who is there already.",
    ),
    (
        "logs-count",
        "There are two sources of logs, and a block for each.",
    ),
    ("logs-required", "Source and level are always written."),
    (
        "logs-event-source-unique",
        "A source that is written twice is an error of the language.",
    ),
    (
        "logs-one-per-pool",
        "A stack has one pool, and one `log_delivery`.",
    ),
    (
        "ip-allow-unauth-required",
        "`AllowUnauthenticatedIdentities` is always written.",
    ),
    ("ip-classic-flow", "`allow_classic_flow` is a flag."),
    (
        "ip-server-side-check",
        "`server_side_token_check` is a flag.",
    ),
    (
        "ip-push-sync",
        "The settings of Cognito Sync are what CloudFormation has.",
    ),
    ("ra-roles-required", "The roles are always written."),
    (
        "ra-one-per-pool",
        "An identity pool has one role attachment.",
    ),
    (
        "rm-ambiguous-required",
        "`AmbiguousRoleResolution` is always written.",
    ),
    (
        "pt-trust-tagsession",
        "The role of signed-in users may be assumed with tags: `sts:TagSession`.",
    ),
    (
        "dep-client-on-idp",
        "A client depends on the identity providers it names.",
    ),
    (
        "dep-client-on-resource-server",
        "A client depends on the resource servers whose scopes it asks for.",
    ),
    (
        "dep-domain-on-record",
        "A domain of one's own depends on a record of its parent that the stack declares.",
    ),
    (
        "dep-domain-on-certificate",
        "`ref` to a certificate of the stack is a dependency.",
    ),
    (
        "dep-roles-on-providers",
        "The role attachment refers to the identity pool and its clients.",
    ),
    (
        "dep-user-in-group",
        "A membership refers to the user and to the group.",
    ),
    (
        "dep-risk-on-client",
        "A risk configuration refers to the client.",
    ),
    (
        "iam-version",
        "Policies are written with the version 2012-10-17.",
    ),
    (
        "iam-effect",
        "`allow` and `deny` are written as `Allow` and `Deny`.",
    ),
    (
        "iam-identity-no-principal",
        "A statement of a policy has no principal to write.",
    ),
    (
        "iam-trust-no-resource",
        "Trust policies are written by the macro.",
    ),
    (
        "iam-trust-sts-only",
        "Trust policies are written by the macro.",
    ),
    (
        "iam-trust-service-principal",
        "Trust policies are written by the macro.",
    ),
    ("iam-trust-star", "Trust policies are written by the macro."),
    (
        "iam-trust-cognito-condition",
        "Trust policies are written by the macro, with the identity pool as the audience.",
    ),
    (
        "iam-trust-cognito-shape",
        "Trust policies are written by the macro, for one kind of identity each.",
    ),
    (
        "iam-unknown-fields",
        "A statement has only the parts that IAM knows.",
    ),
    (
        "webauthn-user-verification",
        "`user_verification` takes words.",
    ),
    (
        "tier-lite-blocks",
        "Each feature has its rule: `first-factors-tier`, `pretoken-version-tier`, `domain-managed-login-tier` and the others in `-tier`.",
    ),
    (
        "tier-essentials-blocks",
        "Each feature has its rule: `risk-mode-tier`, `logs-auth-events-tier`.",
    ),
    ("tier-lite-allows", "What `Lite` has is asked of no plan."),
    (
        "cfn-unknown-property",
        "A setting that AWS does not have is an error of the language; `raw` is passed on as it is.",
    ),
    (
        "cfn-dependson-exists",
        "A name that nothing in the stack has is an error of the language.",
    ),
    (
        "cfn-deletion-policy",
        "`deletion_policy` and `update_replace_policy` take words, each its own.",
    ),
    (
        "cfn-description-of-secrets",
        "A literal secret is an error: `idp-secret-in-template`.",
    ),
];

/// Rules that others state and that are not enforced here, and why.
pub const NOT_ENFORCED: &[(&str, &str)] = &[
    (
        "legacy-message-fields",
        "AWS accepts both forms side by side.",
    ),
    ("birthdate-length", "Not stated by AWS."),
    ("developer-only-legacy", "Advice: AWS still accepts it."),
    (
        "email-phone-required-vs-signin",
        "Advice: it deploys and works.",
    ),
    (
        "email-otp-first-factor-email",
        "Inferred, and measured otherwise.",
    ),
    (
        "email-sourcearn-wildcard-region",
        "The Region of the pool is not known before deployment; both forms pass.",
    ),
    (
        "email-default-with-sourcearn",
        "Sources disagree; AWS documents it as allowed.",
    ),
    (
        "email-template-needs-developer",
        "AWS documents it, and accepts the opposite.",
    ),
    (
        "custom-auth-trio",
        "AWS accepts one trigger without the others.",
    ),
    (
        "explicit-flows-refresh-required",
        "Reported once, years ago, and not since.",
    ),
    (
        "rotation-tier",
        "AWS's list of features by plan does not have it.",
    ),
    (
        "write-attr-immutable",
        "Users set an immutable attribute when they sign up.",
    ),
    (
        "oauth-scope-duplicates",
        "Whether AWS refuses it is not established.",
    ),
    (
        "public-client-secret",
        "Advice: whether a client is public is not written in a stack.",
    ),
    (
        "risk-notify-needed",
        "Inferred: whether AWS refuses it is not established.",
    ),
    ("google-scopes", "Google has more scopes than AWS lists."),
    (
        "facebook-details",
        "Facebook's scopes and versions change without AWS.",
    ),
    ("amazon-details", "Amazon's scopes change without AWS."),
    (
        "oidc-endpoints-all-or-none",
        "AWS documents each endpoint as optional by itself.",
    ),
    ("acr-mapping-oidc", "CloudFormation has no property for it."),
    ("ip-provider-count", "The quota can be raised."),
    (
        "ip-streams-fields",
        "The account of a stream is not known before deployment.",
    ),
    (
        "ra-unauth-consistent",
        "Inferred: it deploys, and is never used.",
    ),
    (
        "pt-defaults-xor",
        "Inferred: whether AWS refuses it is not established.",
    ),
    (
        "branding-asset-unique",
        "Whether AWS refuses two images for the same place and mode is not established.",
    ),
    (
        "replica-tags-at-create",
        "Whether a replica exists already is not written in a stack.",
    ),
    (
        "replica-risk-limited",
        "Depends on the Region that a stack is deployed to.",
    ),
    (
        "eums-origination-format",
        "Needs the policies of a role that is usually not in the stack.",
    ),
    (
        "iam-partition",
        "The partition is not known before deployment.",
    ),
    ("iam-managed-size", "No managed policy is made here."),
    (
        "recovery-vs-mfa-channel",
        "What a template shows of it is `recovery-email-vs-email-mfa` and `recovery-sms-vs-sms-mfa`.",
    ),
    (
        "dep-pool-on-sms-policy",
        "A policy of the role itself is there with the role; one that is a resource of its own is waited for with `depends_on`.",
    ),
    (
        "domain-prefix-unique",
        "Who has a prefix already shows when it is deployed.",
    ),
    (
        "domain-custom-quota",
        "Counts the domains of an account, not of a stack.",
    ),
    ("group-quota", "A template has no room for as many groups."),
    ("rs-quota", "The quota can be raised."),
    ("idp-quota", "The quota can be raised."),
    (
        "cfn-export-unique",
        "Counts the exports of an account; those of a stack start with its name.",
    ),
    (
        "cfn-capabilities",
        "Is asked for when the stack is deployed.",
    ),
    (
        "throttle-parallel",
        "CloudFormation tries again when it is throttled.",
    ),
    ("iam-managed-count", "The quota can be raised."),
    (
        "rm-pass-role",
        "What the deploying user may do is not written in a stack.",
    ),
    (
        "lambda-same-region",
        "The Region is not known before deployment.",
    ),
    (
        "analytics-arn-region",
        "The Region is not known before deployment.",
    ),
    (
        "sms-role-account",
        "The account is not known before deployment.",
    ),
    (
        "sms-mfa-sticky",
        "What the pool has now is not written in a stack.",
    ),
    (
        "tier-downgrade",
        "What the pool has now is not written in a stack.",
    ),
    (
        "oidc-discovery",
        "Cognito asks the provider when it is deployed.",
    ),
    (
        "oidc-client-secret-post",
        "How a provider lets clients sign in is not written in a stack.",
    ),
    (
        "saml-url-https",
        "Cognito asks the provider when it is deployed.",
    ),
    (
        "logs-vended-prefix",
        "How long the resource policy of the account is, is not written in a stack.",
    ),
    (
        "device-config-activation",
        "The block `device` alone turns it on, as its documentation says.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook;

    #[test]
    fn an_id_is_in_one_list_only() {
        let mut ids: Vec<&str> = rulebook::all().map(|rule| rule.id).collect();
        ids.extend(KEPT.iter().chain(NOT_ENFORCED).map(|(id, _)| *id));
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(
            ids.len(),
            count,
            "an id is checked, kept without a check, or not enforced"
        );
    }
}

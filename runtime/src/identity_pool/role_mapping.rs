//! Which role a signed-in user gets, by groups or by claims.

use super::IdentityPool;
use crate::block::block;
use crate::function::{join, reference};
use crate::json::{Json, Object, Text};
use crate::limit::{length, pattern};
use crate::literal::{Claim, words};
use crate::names::which;
use crate::pattern::{ROLE_ARN, VISIBLE};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::value::Value;

words! {
    /// How a role is chosen.
    pub enum RoleMappingType {
        /// By the token: the role of the user's group, `cognito:preferred_role`.
        Token = "Token",
        /// By rules on the claims of the token; the first that matches counts.
        Rules = "Rules",
    }

    /// What happens where no role can be chosen.
    pub enum AmbiguousRole {
        /// The user gets the role of all signed-in users.
        AuthenticatedRole = "AuthenticatedRole",
        /// The user gets no credentials.
        Deny = "Deny",
    }

    /// How a claim is compared.
    pub enum MatchType {
        /// It is the value.
        Equals = "Equals",
        /// The value occurs in it.
        Contains = "Contains",
        /// It starts with the value.
        StartsWith = "StartsWith",
        /// It is not the value.
        NotEqual = "NotEqual",
    }
}

block! {
    /// The roles of the users of one provider: `role_mapping web: Rules { rule { … } }` of the client `web` of this stack,
    /// `role_mapping: Token {}` of the client without a name, and with `identity_provider` of any other provider.
    pub struct RoleMapping: Optional, Part {
        settings {
            /// How a role is chosen. Becomes `RoleMapping.Type`.
            @Main kind: Value<RoleMappingType>,
            /// What happens where no role can be chosen. Default `Deny`. Becomes `RoleMapping.AmbiguousRoleResolution`.
            ambiguous_role_resolution: Value<AmbiguousRole>,
            /// The provider, where it is not this stack's user pool: `"graph.facebook.com"`, the ARN of a provider of IAM,
            /// or `cognito-idp.<region>.amazonaws.com/<pool>:<client>`. Becomes `RoleMapping.IdentityProvider`.
            identity_provider: Value<Text>,
        }
        blocks {
            /// A rule: 1 to 25 of them, in order.
            rule: Many<MappingRule>,
        }
    }
}

impl RoleMapping {
    /// The rulebook of a role mapping.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_a_type(report);
        self.has_rules_by_type(report);
        self.rules_are_few(report);
    }

    /// A role mapping says how a role is chosen.
    fn has_a_type(&self, report: &mut Report) {
        if !self.kind.is_set() {
            let kind = if self.rule.is_empty() {
                "Token"
            } else {
                "Rules"
            };
            report
                .error(self, "rm-type", "a role mapping needs a type")
                .help(format!(
                    "write `: {kind}` after its name, or `kind: {kind}`"
                ));
        }
    }

    /// Rules are there for the type `Rules`, and only there.
    fn has_rules_by_type(&self, report: &mut Report) {
        match self.kind.known() {
            Some(RoleMappingType::Rules) if self.rule.is_empty() => report
                .error(
                    self,
                    "rm-rules-required",
                    "a role mapping by rules lacks its rules",
                )
                .help("write `rule { claim: …, match_type: Equals, value: \"…\", role_arn: … }`"),
            Some(RoleMappingType::Token) => {
                if let Some(rule) = self.rule.iter().next() {
                    report
                        .error(
                            rule,
                            "rm-rules-required",
                            "a role mapping by token takes no rules",
                        )
                        .help("leave the rules out, or write `Rules` instead of `Token`");
                }
            }
            _ => {}
        }
    }

    /// AWS takes 25 rules for one provider.
    fn rules_are_few(&self, report: &mut Report) {
        if let Some(rule) = self.rule.iter().nth(25) {
            report
                .error(
                    rule,
                    "rm-rules-count",
                    format!(
                        "a role mapping has at most 25 rules, not {}",
                        self.rule.len()
                    ),
                )
                .help(format!("leave {} of them out", self.rule.len() - 25));
        }
    }

    /// The name, which is the client's unless the provider is another.
    fn name(&self) -> &str {
        match self.ident() {
            "" => "default",
            name => name,
        }
    }

    /// The name of the client, if the mapping is of one of this stack.
    pub(crate) fn client_name(&self) -> Option<&str> {
        (!self.identity_provider.is_set()).then(|| self.name())
    }

    fn emit(&self, provider: Json) -> Json {
        let mut mapping = Object::new().with("IdentityProvider", provider);
        mapping.set("Type", self.kind.json());
        mapping.insert(
            "AmbiguousRoleResolution",
            self.ambiguous_role_resolution
                .json_or(AmbiguousRole::Deny.as_str()),
        );
        if let Some(rules) = self.rule.json(&MappingRule::emit) {
            mapping.insert("RulesConfiguration", Object::of("Rules", rules));
        }
        self.meta.add_raw(&mut mapping);
        mapping.into()
    }
}

block! {
    /// A rule: `rule { claim: custom:department, match_type: Equals, value: "sales", role_arn: SalesRole.Arn }`.
    pub struct MappingRule: Unnamed, Part {
        settings {
            /// The claim of the token, 1 to 64 characters. Becomes `Claim`.
            claim: Value<Claim> where [length("rm-rule-fields", 1, 64), pattern("rm-rule-fields", &VISIBLE)],
            /// How the claim is compared. Becomes `MatchType`.
            match_type: Value<MatchType>,
            /// What it is compared with, 1 to 128 characters. Becomes `Value`.
            value: Value<Text> where [length("rm-rule-fields", 1, 128)],
            /// The role a user gets. Becomes `RoleARN`.
            role_arn: Value<Text> where [pattern("rm-rule-fields", &ROLE_ARN)],
        }
    }
}

impl MappingRule {
    /// A rule is complete.
    pub(crate) fn rules(&self, report: &mut Report) {
        let missing = which(&[
            ("claim", !self.claim.is_set()),
            ("match_type", !self.match_type.is_set()),
            ("value", !self.value.is_set()),
            ("role_arn", !self.role_arn.is_set()),
        ]);
        if !missing.is_empty() {
            report
                .error(
                    self,
                    "rm-rule-fields",
                    format!("a rule lacks {}", crate::suggest::list(&missing)),
                )
                .help("write `claim: custom:department, match_type: Equals, value: \"…\", role_arn: \"arn:…\"`");
        }
    }

    fn emit(&self) -> Json {
        let mut rule = Object::new();
        rule.set("Claim", self.claim.json());
        rule.set("MatchType", self.match_type.json());
        rule.set("Value", self.value.json());
        rule.set("RoleARN", self.role_arn.json());
        self.meta.add_raw(&mut rule);
        rule.into()
    }
}

impl IdentityPool {
    /// An identity pool maps the roles of 10 providers.
    pub(super) fn role_mappings_are_few(&self, report: &mut Report) {
        if let Some(mapping) = self.role_mapping.iter().nth(10) {
            report
                .error(
                    mapping,
                    "rm-count",
                    format!(
                        "an identity pool has at most 10 role mappings, not {}",
                        self.role_mapping.len()
                    ),
                )
                .help(format!(
                    "leave {} of them out",
                    self.role_mapping.len() - 10
                ));
        }
    }

    /// `RoleMappings`: the keys are free, as CloudFormation allows no function there; the provider stands inside.
    pub(super) fn mappings(&self, stack: &Stack) -> Option<Json> {
        let mut mappings = Object::new();
        for mapping in &self.role_mapping {
            let Some(name) = mapping.client_name() else {
                let provider = mapping.identity_provider.json_or(Json::Null);
                mappings.insert(mapping.name().to_owned(), mapping.emit(provider));
                continue;
            };
            if let Some(client) = stack.client_called(name) {
                let id = reference(client.logical_id());
                let json = mapping.emit(join(":", vec![stack.pool().provider_name(), id]));
                mappings.insert(name.to_owned(), self.meta.where_exists(&client.meta, json));
            }
        }
        (!mappings.is_empty()).then(|| mappings.into())
    }
}

rules! {
    "rm-count" B: "An identity pool maps the roles of at most 10 providers."
        prevents "Value at 'roleMappings' failed to satisfy constraint"
        source "SetIdentityPoolRoles, RoleMappings";
    "rm-type" B: "A role mapping is by `Token` or by `Rules`."
        prevents "Required property: Type"
        source "SetIdentityPoolRoles, RoleMapping";
    "rm-rules-required" B: "A role mapping by `Rules` has rules, one by `Token` has none."
        prevents "a role mapping that is refused"
        source "SetIdentityPoolRoles, RoleMapping.RulesConfiguration";
    "rm-rules-count" A: "A role mapping has at most 25 rules."
        prevents "The number of rules in the request exceeded 25."
        source "SetIdentityPoolRoles, measured";
    "rm-rule-fields" A: "A rule has a claim of 1 to 64 characters, a way to compare it, a value of 1 to 128 characters and the ARN of a role."
        prevents "Value at 'roleMappings' failed to satisfy constraint"
        source "SetIdentityPoolRoles, MappingRule";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    const ROLE: &str = "arn:aws:iam::123456789012:role/Sales";

    fn mapping(stack: &mut Stack, kind: RoleMappingType) -> &mut RoleMapping {
        let mapping = stack.identity_pool().role_mapping(None);
        mapping.kind(known(kind));
        mapping
    }

    fn add_rule(mapping: &mut RoleMapping) -> &mut MappingRule {
        let rule = mapping.rule(None);
        rule.claim(known("email"))
            .match_type(known(MatchType::Equals))
            .value(known("a@b.c"))
            .role_arn(known(ROLE));
        rule
    }

    rule_test! {
        rm_count: "rm-count",
        passes {
            "none": |stack| { stack.identity_pool(); },
            "ten": |stack| { (0..10).for_each(|_| { mapping(stack, RoleMappingType::Token); }); },
        }
        fails {
            "eleven": |stack| { (0..11).for_each(|_| { mapping(stack, RoleMappingType::Token); }); }
                at "identity_pool.role_mapping",
        }
    }

    rule_test! {
        rm_type: "rm-type",
        passes {
            "set": |stack| { mapping(stack, RoleMappingType::Token); },
            "later": |stack| { stack.identity_pool().role_mapping(None).kind(Given::Later); },
        }
        fails {
            "unset": |stack| { stack.identity_pool().role_mapping(Some("web")); } at "identity_pool.role_mapping.web",
        }
    }

    rule_test! {
        rm_rules_required: "rm-rules-required",
        passes {
            "token": |stack| { mapping(stack, RoleMappingType::Token); },
            "rules": |stack| { add_rule(mapping(stack, RoleMappingType::Rules)); },
            "later": |stack| { add_rule(stack.identity_pool().role_mapping(None).kind(Given::Later)); },
        }
        fails {
            "no rules": |stack| { mapping(stack, RoleMappingType::Rules); } at "identity_pool.role_mapping",
            "rules beside a token": |stack| { add_rule(mapping(stack, RoleMappingType::Token)); }
                at "identity_pool.role_mapping.rule[0]",
        }
    }

    rule_test! {
        rm_rules_count: "rm-rules-count",
        passes {
            "upper bound": |stack| {
                let mapping = mapping(stack, RoleMappingType::Rules);
                (0..25).for_each(|_| { add_rule(mapping); });
            },
        }
        fails {
            "above": |stack| {
                let mapping = mapping(stack, RoleMappingType::Rules);
                (0..27).for_each(|_| { add_rule(mapping); });
            } at "identity_pool.role_mapping.rule[25]",
        }
    }

    rule_test! {
        rm_rule_fields: "rm-rule-fields",
        passes {
            "all": |stack| { add_rule(mapping(stack, RoleMappingType::Rules)); },
            "later": |stack| {
                let rule = mapping(stack, RoleMappingType::Rules).rule(None);
                rule.claim(Given::Later).match_type(Given::Later).value(Given::Later).role_arn(Given::Later);
            },
            "upper bounds": |stack| {
                let rule = add_rule(mapping(stack, RoleMappingType::Rules));
                rule.claim(known("x".repeat(64))).value(known("x".repeat(128)));
            },
        }
        fails {
            "unset": |stack| { mapping(stack, RoleMappingType::Rules).rule(None); }
                at "identity_pool.role_mapping.rule[0]",
            "long claim": |stack| { add_rule(mapping(stack, RoleMappingType::Rules)).claim(known("x".repeat(65))); }
                at "identity_pool.role_mapping.rule[0].claim",
            "a space in the claim": |stack| { add_rule(mapping(stack, RoleMappingType::Rules)).claim(known("e mail")); }
                at "identity_pool.role_mapping.rule[0].claim",
            "long value": |stack| { add_rule(mapping(stack, RoleMappingType::Rules)).value(known("x".repeat(129))); }
                at "identity_pool.role_mapping.rule[0].value",
            "no value": |stack| { add_rule(mapping(stack, RoleMappingType::Rules)).value(known("")); }
                at "identity_pool.role_mapping.rule[0].value",
            "no ARN": |stack| { add_rule(mapping(stack, RoleMappingType::Rules)).role_arn(known("Sales")); }
                at "identity_pool.role_mapping.rule[0].role_arn",
        }
    }
}

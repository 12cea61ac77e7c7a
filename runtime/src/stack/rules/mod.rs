//! The rules between blocks, one file a subject.
//!
//! Those in `names`, `circles` and `triggers` look at the template instead, and are asked when it is made.

pub(crate) mod apis;
pub(crate) mod attributes;
pub(crate) mod circles;
pub(crate) mod conditions;
pub(crate) mod credentials;
pub(crate) mod groups;
pub(crate) mod looks;
pub(crate) mod names;
pub(crate) mod oauth;
pub(crate) mod of_clients;
pub(crate) mod people;
pub(crate) mod providers;
pub(crate) mod replicas;
pub(crate) mod sign_in;
pub(crate) mod sms_role;
pub(crate) mod triggers;

use crate::report::Report;
use crate::stack::Stack;

impl Stack {
    /// The rulebook of a stack.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.oauth_rules(report);
        self.sign_in_rules(report);
        self.sms_role_rules(report);
        self.attribute_rules(report);
        self.provider_rules(report);
        self.condition_rules(report);
        self.credential_rules(report);
        self.group_rules(report);
        self.people_rules(report);
        self.of_client_rules(report);
        self.look_rules(report);
        self.replica_rules(report);
        self.api_rules(report);
        self.grants_are_to_roles(report);
    }
}

//! The stack: every block together, the rules between them, and the template they become.

mod advice;
mod constants;
mod emission;
mod index;
mod references;
pub(crate) mod rules;

pub(crate) use advice::{
    DOMAIN_RULES as DOMAIN_ADVICE, RULES as ADVICE, SIGN_IN_RULES as SIGN_IN_ADVICE,
};

pub use constants::{Constant, Module};
pub(crate) use emission::{Emission, keep};
pub use references::Declared as DeclaredNames;
pub(crate) use references::Uses;

use crate::authorizer::Authorizer;
use crate::block::{Block, Declared, Meta, block};
use crate::client::Client;
use crate::cloudformation::{Condition, CustomResource, Mapping, Output, Parameter};
use crate::domain::Domain;
use crate::grant::Grant;
use crate::group::Group;
use crate::identity_pool::IdentityPool;
use crate::identity_provider::IdentityProvider;
use crate::json::Text;
use crate::limit::one_of;
use crate::literal::AdviceName;
use crate::log_delivery::LogDelivery;
use crate::managed_login_branding::ManagedLoginBranding;
use crate::regional_configuration::RegionalConfiguration;
use crate::replica::Replica;
use crate::report::Report;
use crate::resource_server::ResourceServer;
use crate::risk_configuration::RiskConfiguration;
use crate::template::Template;
use crate::terms::Terms;
use crate::ui_customization::UiCustomization;
use crate::user::User;
use crate::user_pool::UserPool;
use crate::value::{List, Value};

block! {
    /// A whole sign-in stack. It becomes one CloudFormation template.
    pub struct Stack: Named, Part {
        settings {
            /// What the stack is for, in CloudFormation's console. At most 1024 bytes. Becomes `Description`.
            description: Value<Text>,
            /// Advice that is not to be given, by its name: `silence: [no-mfa]`. Becomes nothing.
            silence: List<AdviceName> where [one_of("advice-name", advice::NAMES)],
        }
        blocks {
            /// The directory of users. One per stack; without this block it has every default.
            user_pool: One<UserPool>,
            /// Where the sign-in pages and the OAuth endpoints are served.
            domain: Many<Domain>,
            /// An API with scopes of its own.
            resource_server: Many<ResourceServer>,
            /// A provider that users sign in with besides the pool's own password.
            identity_provider: Many<IdentityProvider>,
            /// An application that signs users in. Without any, the stack has one public client.
            client: Many<Client>,
            /// A group of users.
            group: Many<Group>,
            /// A user that is there from the start, such as the first administrator.
            user: Many<User>,
            /// What threat protection does about risks: for the whole pool, or for one client.
            risk_configuration: Many<RiskConfiguration>,
            /// Where the pool's logs go. Without it, nowhere.
            log_delivery: One<LogDelivery>,
            /// The look of the managed login pages of a client.
            managed_login_branding: Many<ManagedLoginBranding>,
            /// The look of the classic sign-in pages.
            ui_customization: Many<UiCustomization>,
            /// The terms of use that users see before they sign up.
            terms_of_use: Many<Terms>,
            /// The privacy policy that users see before they sign up.
            privacy_policy: Many<Terms>,
            /// A copy of the pool in another Region.
            replica: Many<Replica>,
            /// What a replica has of its own, in a stack of its Region.
            regional_configuration: One<RegionalConfiguration>,
            /// AWS credentials for users.
            identity_pool: One<IdentityPool>,
            /// An API that only tokens of the pool open.
            authorizer: Many<Authorizer>,
            /// What a role may do with the pool.
            grant: Many<Grant>,
            /// A value chosen when the stack is deployed.
            parameter: Many<Parameter>,
            /// A condition under which parts of the stack exist.
            condition: Many<Condition>,
            /// A table of values to look up.
            mapping: Many<Mapping>,
            /// A value the stack gives to others.
            output: Many<Output>,
            /// Any resource, in CloudFormation's own spelling.
            resource: Many<CustomResource>,
        }
    }
}

impl Stack {
    /// A stack in which nothing is declared yet.
    pub fn named(name: &'static str) -> Self {
        Self::declare(Text::literal(name))
    }

    /// The same, for a name that was read.
    pub fn declare(name: Text) -> Self {
        let mut stack = Self::new(Meta::root(Some(name)));
        stack.user_pool().meta().is_implied = true;
        stack
    }

    /// The user pool, which is always there to be asked; whether it is emitted says `has_pool`.
    pub(crate) fn pool(&self) -> &UserPool {
        self.user_pool
            .get()
            .expect("every stack starts with a user pool")
    }

    /// Whether the stack has a user pool. One that gives credentials to the users of others, and declares nothing of a pool
    /// besides, has none.
    pub(crate) fn has_pool(&self) -> bool {
        let identity_pool = self.identity_pool.get();
        let is_of_others = identity_pool.is_some_and(IdentityPool::is_of_others);
        !(is_of_others && self.pool().meta.is_implied)
            || [
                self.domain.is_empty(),
                self.resource_server.is_empty(),
                self.identity_provider.is_empty(),
                self.client.is_empty(),
                self.group.is_empty(),
                self.user.is_empty(),
                self.risk_configuration.is_empty(),
                !self.log_delivery.is_set(),
                self.managed_login_branding.is_empty(),
                self.ui_customization.is_empty(),
                self.terms_of_use.is_empty(),
                self.privacy_policy.is_empty(),
                self.replica.is_empty(),
                !self.regional_configuration.is_set(),
                self.authorizer.is_empty(),
                self.grant.is_empty(),
            ]
            .contains(&false)
    }

    /// Adds what a stack has without being asked: a client, where none is declared. An existing pool may have its own.
    pub fn complete(&mut self) {
        if self.client.is_empty() && self.has_pool() && !self.pool().is_existing() {
            self.client(None);
        }
    }

    /// Everything that is wrong with the stack, as far as its values are known.
    pub fn check(&self) -> Report {
        let emission = self.emit();
        let uses = Uses::of(emission.template());
        self.report(&emission, &uses, &self.modules(&emission))
    }

    /// All that the macro asks of a complete stack.
    pub fn survey(&self) -> Survey {
        let emission = self.emit();
        let uses = Uses::of(emission.template());
        let modules = self.modules(&emission);
        Survey {
            report: self.report(&emission, &uses, &modules),
            modules,
            advice: self.advice(&emission),
            template: emission.into_template(),
        }
    }

    fn report(&self, emission: &Emission, uses: &Uses<'_>, modules: &[Module]) -> Report {
        let mut report = Report::new();
        <dyn Block>::check(self, &mut report);
        self.name_rules(emission, uses, modules, &mut report);
        report
    }

    /// The template of a stack whose values were all known, and so checked, when it was compiled.
    pub fn template(mut self) -> Template {
        self.complete();
        self.emit().into_template()
    }

    /// The template, or everything that is wrong with the stack now that each value is known.
    pub fn build(self) -> Result<Template, Report> {
        self.build_from(|stack, emission, uses| {
            stack.report(emission, uses, &stack.modules(emission))
        })
    }

    /// The same for a stack that the macro wrote, and asked all it could before the program was compiled. Of the blocks,
    /// only those are asked again in which Rust values stand; what they say together is asked again, and so is the
    /// template. The constants were made by the macro, so no others can collide.
    pub fn build_late(self) -> Result<Template, Report> {
        self.build_from(|stack, emission, uses| {
            let mut report = Report::new();
            <dyn Block>::check_late(stack, &mut report);
            stack.name_rules(emission, uses, &[], &mut report);
            report
        })
    }

    fn build_from(
        mut self,
        report: fn(&Self, &Emission, &Uses<'_>) -> Report,
    ) -> Result<Template, Report> {
        self.complete();
        let emission = self.emit();
        let uses = Uses::of(emission.template());
        let mut report = report(&self, &emission, &uses);
        report.append(uses.unresolved);
        report.into_result()?;
        let advice = self.advice(&emission);
        let mut template = emission.into_template();
        template.set_advice(&advice);
        Ok(template)
    }
}

/// What the macro learns from a stack.
#[derive(Debug)]
pub struct Survey {
    /// What is wrong.
    pub report: Report,
    /// The constants to write.
    pub modules: Vec<Module>,
    /// What deserves a second look.
    pub advice: Report,
    /// The template; values that are not known yet are `null` in it.
    pub template: Template,
}

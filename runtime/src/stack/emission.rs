//! A template while it is made.

use crate::block::{Meta, ReplacePolicy, ResourcePolicy};
use crate::function::{all, choice, reference};
use crate::json::{Json, Object, Text};
use crate::place::Place;
use crate::stack::Stack;
use crate::template::{Resource, Template};
use crate::terms::Document;

/// The template, and the place of what declared each of its parts, in the same order.
#[derive(Debug, Default)]
pub struct Emission {
    template: Template,
    parameters: Vec<Place>,
    resources: Vec<Place>,
    outputs: Vec<Place>,
    sections: Vec<(Text, Place)>,
    own_ids: Vec<Text>,
}

/// As many resources or outputs as most stacks have at most: so many are never moved because there is no room for more.
const ROOM: usize = 32;

impl Emission {
    /// A template without anything in it.
    fn new() -> Self {
        Self {
            template: Template::with_room(ROOM),
            resources: Vec::with_capacity(ROOM),
            outputs: Vec::with_capacity(ROOM),
            ..Self::default()
        }
    }

    /// Adds a resource with what every block may say of it: `raw`, `#[depends_on]`, `#[condition]`, policies.
    pub(crate) fn resource(
        &mut self,
        id: Text,
        meta: &Meta,
        kind: impl Into<Text>,
        properties: Object,
    ) -> &mut Resource {
        self.resource_of(id, meta, Resource::new(kind), properties)
    }

    fn resource_of(
        &mut self,
        id: Text,
        meta: &Meta,
        mut resource: Resource,
        mut properties: Object,
    ) -> &mut Resource {
        meta.add_raw(&mut properties);
        if meta.logical_id.known() == Some(&id) {
            self.own_ids.push(id.clone());
        }
        resource.properties = properties;
        for (_, id) in meta.depends_on.known() {
            resource.depends_on.push(id.clone());
        }
        resource.condition = meta.condition.known().cloned();
        let attributes = &mut resource.attributes;
        attributes.push_if("DeletionPolicy", meta.deletion_policy.json());
        attributes.push_if("UpdateReplacePolicy", meta.update_replace_policy.json());
        self.add(id, meta.place().clone(), resource)
    }

    /// Adds a resource that belongs to a block without being the one the block is named after.
    pub(crate) fn companion(
        &mut self,
        id: Text,
        meta: &Meta,
        kind: &'static str,
        properties: Object,
    ) -> &mut Resource {
        let mut resource = Resource::new(kind);
        resource.properties = properties;
        resource.condition = meta.condition.known().cloned();
        self.add(id, meta.place().clone(), resource)
    }

    /// Adds a resource; `place` is what it was declared by.
    pub(crate) fn add(&mut self, id: Text, place: Place, resource: Resource) -> &mut Resource {
        self.resources.push(place);
        self.template.push_resource(id, resource)
    }

    /// Adds an output that is exported as `<StackName>:<name>`.
    pub(crate) fn output(
        &mut self,
        meta: &Meta,
        name: impl Into<Text>,
        description: impl Into<Json>,
        value: Json,
    ) {
        self.exported(meta, name.into(), description.into(), value);
    }

    fn exported(&mut self, meta: &Meta, name: Text, description: Json, value: Json) {
        let export = crate::function::join(
            ":",
            Json::List(vec![reference("AWS::StackName"), Json::Text(name.clone())]),
        );
        let mut output = Object::with_capacity(4);
        output.push("Description", description);
        output.push("Value", value);
        output.push("Export", Object::of("Name", export));
        if let Some(condition) = meta.condition.known() {
            output.push("Condition", condition.clone());
        }
        self.output_object(name, meta.place(), output);
    }

    /// Adds an output as it is.
    pub(crate) fn output_object(&mut self, name: Text, place: &Place, output: Object) {
        self.outputs.push(place.clone());
        self.template.outputs_mut().push(name, output);
    }

    /// The template so far.
    pub(crate) fn template(&self) -> &Template {
        &self.template
    }

    /// The template so far, to be changed.
    pub(crate) fn template_mut(&mut self) -> &mut Template {
        &mut self.template
    }

    /// The outputs and the place of what declared each; a name that was made twice is there twice.
    pub(crate) fn outputs(&self) -> Vec<(&str, &Place)> {
        let mut outputs = Vec::with_capacity(self.outputs.len());
        for ((name, _), place) in self.template.outputs().iter().zip(&self.outputs) {
            outputs.push((name, place));
        }
        outputs
    }

    /// Adds an entry of `Parameters`, whose names resources must not have.
    pub(crate) fn parameter(&mut self, meta: &Meta, name: Text, parameter: Object) {
        self.parameters.push(meta.place().clone());
        self.template.parameters_mut().push(name, parameter);
    }

    /// Adds an entry of `Conditions`.
    pub(crate) fn condition(&mut self, meta: &Meta, name: Text, condition: Json) {
        self.sections.push((name.clone(), meta.place().clone()));
        self.template.conditions_mut().push(name, condition);
    }

    /// The name of the condition under which all of `conditions` hold, none if there are none. Where no condition of the
    /// user's says just that, one is made for the resource `id`.
    pub(crate) fn all_of(&mut self, meta: &Meta, id: &str, conditions: Vec<Json>) -> Option<Text> {
        let all = all(conditions)?;
        if let Some(Json::Text(own)) = all.as_object().and_then(|all| all.get("Condition")) {
            return Some(own.clone());
        }
        let name = Text::from(format!("{id}Exists"));
        self.condition(meta, name.clone(), all);
        Some(name)
    }

    /// Adds an entry of `Mappings`.
    pub(crate) fn mapping(&mut self, meta: &Meta, name: Text, mapping: Json) {
        self.sections.push((name.clone(), meta.place().clone()));
        self.template.mappings_mut().push(name, mapping);
    }

    /// The logical ids and parameters, with the place of what declared each; one that was made twice is there twice.
    pub(crate) fn names(&self) -> Vec<(&str, &Place)> {
        let mut names = Vec::with_capacity(self.parameters.len() + self.resources.len());
        for ((name, _), place) in self.template.parameters().iter().zip(&self.parameters) {
            names.push((name, place));
        }
        for ((id, _), place) in self.template.resources().zip(&self.resources) {
            names.push((id, place));
        }
        names
    }

    /// Whether a logical id was written, `#[logical_id = "…"]`.
    pub(crate) fn is_own_id(&self, id: &str) -> bool {
        self.own_ids.iter().any(|own| own == id)
    }

    /// The conditions and mappings, with the place of what declared each.
    pub(crate) fn sections(&self) -> Vec<(&str, &Place)> {
        let mut sections = Vec::with_capacity(self.sections.len());
        for (name, place) in &self.sections {
            sections.push((name.as_str(), place));
        }
        sections
    }

    /// The finished template.
    pub(crate) fn into_template(self) -> Template {
        self.template
    }
}

/// The policies of what holds users: kept when it leaves the stack, unless the block says otherwise.
pub(crate) fn keep(resource: &mut Resource) {
    for &(key, policy) in &[
        (
            "DeletionPolicy",
            ResourcePolicy::RetainExceptOnCreate.as_str(),
        ),
        ("UpdateReplacePolicy", ReplacePolicy::Retain.as_str()),
    ] {
        if resource.attributes.get(key).is_none() {
            resource.attributes.insert(key, policy);
        }
    }
}

impl Resource {
    /// Makes the resource wait for the one of another block, which may exist under a condition.
    ///
    /// `DependsOn` takes no condition and must not name what is not there. A reference in the metadata makes CloudFormation
    /// wait, too, and may stand under one. What the resource refers to anyway it waits for anyway.
    pub(crate) fn wait_for_block(&mut self, id: Text, meta: &Meta) {
        self.wait_where(id, meta.condition.known());
    }

    /// The same for any resource, with the condition it exists under.
    pub(crate) fn wait_where(&mut self, id: Text, condition: Option<&Text>) {
        let mut is_referred = false;
        self.each_reference(&mut |reference| is_referred |= reference.id() == Some(&id));
        if is_referred {
            return;
        }
        let condition = match condition {
            Some(condition) if self.condition.as_ref() != Some(condition) => condition.clone(),
            _ => return self.wait_for(id),
        };
        let waits = choice(condition, reference(id.clone()), "".into());
        match self.attributes.get_mut("Metadata") {
            Some(metadata) => metadata.object_mut().insert(id, waits),
            None => self
                .attributes
                .insert("Metadata", Object::new().with(id, waits)),
        }
    }
}

impl Meta {
    /// The logical id: the user's own, or the default.
    pub(crate) fn logical_id_or(&self, default: impl FnOnce() -> Text) -> Text {
        match self.logical_id.known() {
            Some(own) => own.clone(),
            None => default(),
        }
    }

    /// What refers to another block is there only where that block is.
    pub(crate) fn where_exists(&self, other: &Self, json: Json) -> Json {
        match other.condition.known() {
            Some(condition) if self.condition.known() != Some(condition) => {
                choice(condition.clone(), json, reference("AWS::NoValue"))
            }
            _ => json,
        }
    }

    /// The name AWS sees: `= "exact"`, or the default made from the user's identifier.
    pub(crate) fn exact_or(&self, default: impl Into<Json>) -> Json {
        self.exact.json_or(default)
    }
}

impl Stack {
    /// Makes the template. Values that are not known yet are `null` in it.
    pub(crate) fn emit(&self) -> Emission {
        let mut emission = Emission::new();
        if let Some(description) = self.description.json() {
            emission.template_mut().set_description(description);
        }
        self.emit_sections(&mut emission);
        if self.has_pool() {
            self.pool().emit(&mut emission);
        }
        for domain in &self.domain {
            domain.emit(self, &mut emission);
        }
        for server in &self.resource_server {
            server.emit(self, &mut emission);
        }
        for provider in &self.identity_provider {
            provider.emit(self, &mut emission);
        }
        for client in &self.client {
            client.emit(self, &mut emission);
        }
        for group in &self.group {
            group.emit(self, &mut emission);
        }
        for user in &self.user {
            user.emit(self, &mut emission);
        }
        for risks in &self.risk_configuration {
            risks.emit(self, &mut emission);
        }
        if let Some(logs) = self.log_delivery.get() {
            logs.emit(self, &mut emission);
        }
        self.emit_looks(&mut emission);
        for replica in &self.replica {
            replica.emit(self, &mut emission);
        }
        if let Some(regional) = self.regional_configuration.get() {
            regional.emit(self, &mut emission);
        }
        if let Some(pool) = self.identity_pool.get() {
            pool.emit(self, &mut emission);
        }
        for authorizer in &self.authorizer {
            authorizer.emit(self, &mut emission);
        }
        for grant in &self.grant {
            grant.emit(self, &mut emission);
        }
        for resource in &self.resource {
            resource.emit(&mut emission);
        }
        for output in &self.output {
            output.emit(&mut emission);
        }
        emission
    }

    fn emit_looks(&self, emission: &mut Emission) {
        for branding in &self.managed_login_branding {
            branding.emit(self, emission);
        }
        for customization in &self.ui_customization {
            customization.emit(self, emission);
        }
        for terms in &self.terms_of_use {
            terms.emit(Document::TermsOfUse, self, emission);
        }
        for policy in &self.privacy_policy {
            policy.emit(Document::PrivacyPolicy, self, emission);
        }
    }

    fn emit_sections(&self, emission: &mut Emission) {
        for parameter in &self.parameter {
            parameter.emit(emission);
        }
        for mapping in &self.mapping {
            mapping.emit(emission);
        }
        for condition in &self.condition {
            condition.emit(emission);
        }
    }
}

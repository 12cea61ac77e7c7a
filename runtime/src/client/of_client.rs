//! What belongs to one client: the look of its sign-in pages, its terms, its risks.

use crate::block::{Block, Meta};
use crate::client::Client;
use crate::function::{Reference, condition, reference, references};
use crate::json::Json;
use crate::limit::{length, pattern};
use crate::pattern::CLIENT_ID;
use crate::report::Report;
use crate::stack::Stack;
use crate::value::Given;

/// A block of one client: of the one with the block's name, where `default` is the client without a name, or of any client
/// of the pool, by the id after `=`.
pub(crate) trait OfClient: Block {
    /// Whether a block without a name is of all clients, not of the one without a name.
    const MAY_BE_OF_ALL: bool;

    /// Whose the block is.
    fn owner(&self) -> Owner<'_> {
        Owner {
            meta: self.meta_ref(),
            may_be_all: Self::MAY_BE_OF_ALL,
        }
    }

    /// The name of the client, as `Stack::client_called` takes it; none where its id is written, or all are meant.
    fn client_name(&self) -> Option<&str> {
        self.owner().name()
    }

    /// The client of the stack, by the block's name or by a `ref` to it.
    fn client<'a>(&self, stack: &'a Stack) -> Option<&'a Client> {
        self.owner().client(stack)
    }

    /// The id of the client, as the template says it.
    fn client_json(&self, stack: &Stack) -> Json {
        self.owner().json(stack)
    }

    /// The conditions under which the block can exist: its own, and that of the client.
    fn conditions(&self, stack: &Stack) -> Vec<Json> {
        self.owner().conditions(stack)
    }
}

/// Whose a block of one client is.
#[derive(Clone, Copy)]
pub(crate) struct Owner<'a> {
    /// What is said of the block.
    pub(crate) meta: &'a Meta,
    may_be_all: bool,
}

impl<'a> Owner<'a> {
    /// The name of the client.
    pub(crate) fn name(self) -> Option<&'a str> {
        if self.meta.exact.is_set() {
            return None;
        }
        match &self.meta.name {
            None if self.may_be_all => None,
            None => Some("default"),
            Some(name) => Some(name),
        }
    }

    /// The client of the stack.
    pub(crate) fn client(self, stack: &Stack) -> Option<&Client> {
        if let Some(name) = self.name() {
            return stack.client_called(name);
        }
        let Given::Intrinsic(json) = self.meta.exact.given()? else {
            return None;
        };
        let [Reference::Name(id)] = references(json)[..] else {
            return None;
        };
        let mut clients = stack.client.iter();
        clients.find(|client| client.logical_id() == *id)
    }

    fn json(self, stack: &Stack) -> Json {
        if self.name().is_none() {
            return self.meta.exact.json_or("ALL");
        }
        match self.client(stack) {
            Some(client) => reference(client.logical_id()),
            None => Json::Null,
        }
    }

    fn conditions(self, stack: &Stack) -> Vec<Json> {
        let mut conditions = Vec::new();
        if let Some(own) = self.meta.condition.known() {
            conditions.push(condition(own.clone()));
        }
        // Without the client, there is nothing of it.
        if let Some(client) = self.client(stack)
            && let Some(other) = client.meta.condition.known()
        {
            conditions.push(condition(other.clone()));
        }
        conditions
    }

    /// The id of a client has 1 to 128 letters, digits, `_` or `+`.
    pub(crate) fn id_is_one_of_aws(self, rule: &'static str, report: &mut Report) {
        let limits = [length(rule, 1, 128), pattern(rule, &CLIENT_ID)];
        self.meta.check_exact(&limits, "client id", report);
    }
}

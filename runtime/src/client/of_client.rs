//! What belongs to one client: the look of its sign-in pages, its terms, its risks.

use crate::block::Block;
use crate::client::Client;
use crate::function::{Reference, condition, reference, references};
use crate::json::Json;
use crate::limit::{Subject, check_value, length, pattern};
use crate::pattern::CLIENT_ID;
use crate::report::Report;
use crate::stack::Stack;
use crate::value::Given;

/// A block of one client: of the one with the block's name, where `default` is the client without a name, or of any client
/// of the pool, by the id after `=`.
pub(crate) trait OfClient: Block {
    /// Whether a block without a name is of all clients, not of the one without a name.
    const MAY_BE_OF_ALL: bool;

    /// The name of the client, as `Stack::client_called` takes it; none where its id is written, or all are meant.
    fn client_name(&self) -> Option<&str> {
        let meta = self.meta_ref();
        let unnamed = (!Self::MAY_BE_OF_ALL).then_some("default");
        let name = meta.name.as_deref().or(unnamed);
        name.filter(|_| !meta.exact.is_set())
    }

    /// The client of the stack, by the block's name or by a `ref` to it.
    fn client<'a>(&self, stack: &'a Stack) -> Option<&'a Client> {
        if let Some(name) = self.client_name() {
            return stack.client_called(name);
        }
        let Given::Intrinsic(json) = self.meta_ref().exact.given()? else {
            return None;
        };
        let [Reference::Name(id)] = references(json)[..] else {
            return None;
        };
        let mut clients = stack.client.iter();
        clients.find(|client| client.logical_id() == *id)
    }

    /// The id of the client, as the template says it.
    fn client_json(&self, stack: &Stack) -> Json {
        let exact = &self.meta_ref().exact;
        if self.client_name().is_none() {
            return exact.json_or("ALL");
        }
        self.client(stack)
            .map_or(Json::Null, |client| reference(client.logical_id()))
    }

    /// The condition of the client, under which alone there can be anything of it.
    fn client_condition(&self, stack: &Stack) -> Option<Json> {
        let client = self.client(stack)?;
        client.meta.condition.known().cloned().map(condition)
    }

    /// The conditions under which the block can exist: its own, and that of the client.
    fn conditions(&self, stack: &Stack) -> impl Iterator<Item = Json> {
        let own = self.meta_ref().condition.known().cloned().map(condition);
        own.into_iter().chain(self.client_condition(stack))
    }

    /// The id of a client has 1 to 128 letters, digits, `_` or `+`.
    fn client_id_is_one_of_aws(&self, rule: &'static str, report: &mut Report) {
        let limits = [length(rule, 1, 128), pattern(rule, &CLIENT_ID)];
        let exact = &self.meta_ref().exact;
        for id in exact.given().into_iter().flat_map(Given::leaves) {
            check_value(&limits, id, exact, Subject::Value("client id"), report);
        }
    }
}

//! What belongs to one client: the look of its sign-in pages, its terms.

use crate::block::Block;
use crate::client::Client;
use crate::function::{Reference, references};
use crate::json::{Json, Text};
use crate::stack::Stack;
use crate::value::{Given, Value};

/// A block of one client: of the client with the block's name, or of the one whose id is written.
pub(crate) trait OfClient: Block {
    /// The id of a client that is not declared by a block.
    fn client_id(&self) -> &Value<Text>;

    /// The name of the client, as `Stack::client_called` takes it; none where its id is written.
    fn client_name(&self) -> Option<&str> {
        let name = self.meta_ref().name.as_deref().unwrap_or("default");
        (!self.client_id().is_set()).then_some(name)
    }

    /// The client of the stack, by the block's name or by a `ref` to it.
    fn client<'a>(&self, stack: &'a Stack) -> Option<&'a Client> {
        if let Some(name) = self.client_name() {
            return stack.client_called(name);
        }
        let Some(Given::Intrinsic(json)) = self.client_id().given() else {
            return None;
        };
        let [Reference::Name(id)] = references(json)[..] else {
            return None;
        };
        stack
            .client
            .iter()
            .find(|client| client.logical_id() == *id)
    }

    /// The id of the client, as the template says it.
    fn client_json(&self, stack: &Stack) -> Json {
        self.client_id().json().unwrap_or_else(|| {
            self.client(stack).map_or(Json::Null, |client| {
                crate::function::reference(client.logical_id())
            })
        })
    }

    /// The condition of the client, under which alone there can be anything of it.
    fn client_condition(&self, stack: &Stack) -> Vec<Text> {
        self.client(stack)
            .and_then(|client| client.meta.condition.known().cloned())
            .into_iter()
            .collect()
    }
}

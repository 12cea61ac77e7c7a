//! Cognito makes the id of a client; what was meant is its name.

use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        parameter ClientName: String { default: "PetStore" }

        client machine = ref ClientName {
            client_id: ref ClientName,
            generate_secret: true,
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_MACHINE);
}

//! A secret in the template is readable for all who may see the stack, and an empty key signs nothing.

use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_provider amazon: Amazon {
            client_id: "amzn1.application-oa2-client.1234",
            client_secret: "amzn1.oa2-cs.v1.5678",
            scopes: [profile],
        }
        identity_provider apple: Apple {
            client_id: "com.example.music",
            team_id: "MUSICTEAM1",
            key_id: "MUSICKEY12",
            private_key: "",
            scopes: [email, name],
        }
    }
}

fn main() {
    let _ = (auth(), auth::providers::APPLE);
}

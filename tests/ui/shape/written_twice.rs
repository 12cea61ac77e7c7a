use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        description: "one",
        description: "two",
        user_pool {
            tags { Team: "a", Team: "b" }
            mfa: Optional [Totp],
            mfa: Off,
            schema { level: Boolean immutable immutable, level: Number }
        }
        user_pool {}
        resource_server api { read: "Read", read: "Read again" }
        client web { generate_secret: true, generate_secret: false }
        client web {}
        client {}
        client {}
        mapping Regions { east: { Bucket: "a", Bucket: "b" }, east: { Bucket: "c" } }
    }
}

fn main() {
    let _ = (auth(), auth::scopes::API_READ, auth::outputs::APP_CLIENT_ID_WEB, auth::outputs::APP_CLIENT_ID);
}

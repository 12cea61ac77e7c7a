use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        parameter Key: String { description: "The private key" }
        identity_provider google: Google { client_id: "acme", client_secret: "GOCSPX-1234", scopes: [openid] }
        identity_provider apple: Apple {
            client_id: "com.acme",
            team_id: "A1B2C3D4E5",
            key_id: "F6G7H8J9K0",
            private_key: ref Key,
            scopes: [email],
        }
    }
}

fn main() {
    let _ = (auth(), auth::providers::APPLE);
}

use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web {}
        authorizer nothing {}
        authorizer rest: Rest {
            api: "a1b2c3",
            clients: [web],
            identity_source: "Authorization",
            provider_arns: ["us-east-1_AbCdEfGhI"],
            result_ttl: 2h,
            routes { "GET /": "i1" }
        }
        authorizer http = "": Http {
            api: "a1b2c3",
            clients: [wab],
            identity_source: "method.request.header.Authorization",
            result_ttl: 5min,
        }
        authorizer nobody: Http { api: "a1b2c3", clients: [] }
    }
}

fn main() {
    let _ = (auth(), auth::clients::WEB);
}

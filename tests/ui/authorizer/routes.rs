use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "acme-auth"
        user_pool { issuer: ref Issuer }
        parameter Issuer: String {}
        resource_server api { read: "Read", write: "Write" }
        client web { oauth { flows: [Code], scopes: [openid, api/read], callback_urls: ["https://acme.com"] } }
        authorizer orders: Http {
            api: "a1b2c3",
            routes {
                "GET users": "i1" [api/red],
                "POST /orders": "i1" [api/write],
                "PUT /orders" { operation_name: "put" },
                "GET /orders": "i1" { operation_name: "" },
                "PATCH /orders": "i1" [openid, openid, openid, openid, openid, openid, openid, openid, openid, openid, openid],
            }
        }
        authorizer again: Http { api: "a1b2c3", routes { "POST /orders": "i1" } }
    }
}

fn main() {
    let _ = (auth(), auth::scopes::API_READ);
}

use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web_app {}
        client webApp {}
        group admins {}
        parameter AppClientApi: String {}
        client api {}
        output UserPoolId: ref CognitoUserPool {}
        resource_server api { read: "Read" }
        resource_server Api = "b" { read: "Read" }
        user_pool { schema { tenant_id: String, "tenant-id": String } }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB_APP, auth::scopes::API_READ);
}

use super::*;
use crate::authorizer::AuthorizerType;
use crate::client::OAuthFlow;
use crate::function::reference;
use crate::literal::ClientName;
use crate::testing::{known, list, report, rule_test};
use crate::user_pool::Issuer;
use crate::value::Given;

const METHOD: &str = "AWS::ApiGateway::Method";

/// A stack with a client and the scope `orders/read`, which AWS knows by the address of the API.
fn orders(stack: &mut Stack) -> &mut Client {
    stack.domain(None).domain(known("acme"));
    let server = stack.resource_server(Some("orders"));
    server.meta().exact(known("https://api.acme.com"));
    server.scopes("read", known("Read"));
    server.scopes("write", known("Write"));
    let client = stack.client(Some("web"));
    client
        .oauth()
        .flows(list([OAuthFlow::Code]))
        .callback_urls(list(["https://acme.com"]))
        .scopes(list(["openid", "orders/read"]));
    client
}

fn http(stack: &mut Stack) -> &mut Authorizer {
    let authorizer = stack.authorizer(Some("api"));
    authorizer
        .kind(known(AuthorizerType::Http))
        .api(known("a1b2c3"));
    authorizer
}

fn route(stack: &mut Stack) -> &mut Route {
    route_of(http(stack))
}

fn route_of(authorizer: &mut Authorizer) -> &mut Route {
    let route = authorizer.routes().route(Some("GET /orders"));
    route.integration(known("d4e5f6"));
    route
}

/// A method that an authorizer of the stack guards, and that asks for a scope.
fn method(stack: &mut Stack, scope: &'static str) {
    let authorizer = stack.authorizer(Some("api"));
    authorizer
        .kind(known(AuthorizerType::Rest))
        .api(known("a1b2c3"));
    stack
        .resource(Some("GetOrders"))
        .kind(known(METHOD))
        .properties(
            "AuthorizerId",
            Given::Intrinsic(reference("ApiAuthorizerApi")),
        )
        .properties("AuthorizationScopes", known(Json::from([scope])));
}

fn clients(stack: &mut Stack, number: usize) {
    for n in 0..number {
        stack.client(Some(format!("client{n}").leak()));
    }
}

rule_test! {
    api_authorizer_clients: "api-authorizer-clients",
    passes {
        "unset": |stack| { http(stack); },
        "later": |stack| { http(stack).clients(Given::Later); },
        "an id": |stack| { http(stack).clients(Given::Known(vec![Given::Intrinsic(reference("AWS::StackName"))])); },
        "there": |stack| { orders(stack); http(stack).clients(list(["web"])); },
        "without a name": |stack| { http(stack).clients(list(["default"])); },
    }
    fails {
        "not there": |stack| { orders(stack); http(stack).clients(list(["web", "wbe"])); }
            at "authorizer.api.clients[1]",
    }
}

rule_test! {
    api_authorizer_audience: "api-authorizer-audience",
    passes {
        "the client of every stack": |stack| { http(stack); },
        "later": |stack| { http(stack).clients(Given::Later); },
        "upper bound": |stack| { clients(stack, 50); http(stack); },
        "a REST API of an existing pool": |stack| {
            stack.user_pool().id(Given::Later);
            http(stack).kind(known(AuthorizerType::Rest));
        },
        "an id of an existing pool": |stack| {
            stack.user_pool().id(Given::Later);
            http(stack).clients(Given::Known(vec![Given::Later]));
        },
    }
    fails {
        "empty": |stack| { http(stack).clients(list::<ClientName>(Vec::<&str>::new())); } at "authorizer.api.clients",
        "above": |stack| { clients(stack, 51); http(stack); } at "authorizer.api",
        "no client of an existing pool": |stack| { stack.user_pool().id(Given::Later); http(stack); }
            at "authorizer.api",
    }
}

rule_test! {
    api_authorizer_issuer: "api-authorizer-issuer",
    passes {
        "unset": |stack| { http(stack); },
        "later": |stack| { http(stack); stack.user_pool().issuer(Given::Later); },
        "known": |stack| { http(stack); stack.user_pool().issuer(known(Issuer::Updated)); },
        "a choice": |stack| {
            http(stack);
            let sides = Box::new([known(Issuer::Original), known(Issuer::Updated)]);
            stack.user_pool().issuer(Given::Choice("IsProd".into(), sides));
        },
        "a REST API": |stack| {
            http(stack).kind(known(AuthorizerType::Rest));
            stack.user_pool().issuer(Given::Intrinsic(reference("Issuer")));
        },
    }
    fails {
        "a parameter": |stack| { http(stack); stack.user_pool().issuer(Given::Intrinsic(reference("Issuer"))); }
            at "authorizer.api",
    }
}

rule_test! {
    api_scope_exists: "api-scope-exists",
    passes {
        "unset": |stack| { route(stack); },
        "later": |stack| { route(stack).scopes(Given::Known(vec![Given::Later])); },
        "a standard one": |stack| { route(stack).scopes(list(["openid"])); },
        "as the stack has it": |stack| { orders(stack); route(stack).scopes(list(["orders/read"])); },
        "as tokens have it": |stack| { orders(stack); route(stack).scopes(list(["https://api.acme.com/read"])); },
        "of an existing pool": |stack| {
            stack.user_pool().id(Given::Later);
            route(stack).scopes(list(["bills/read"]));
        },
        "a method": |stack| { orders(stack); method(stack, "https://api.acme.com/read"); },
        "a method with a standard one": |stack| { method(stack, "openid"); },
        "a method that another authorizer guards": |stack| {
            let method = stack.resource(Some("GetBills"));
            method.kind(known(METHOD));
            method.properties("AuthorizerId", known("b1"));
            method.properties("AuthorizationScopes", known(Json::from(["bills/read"])));
        },
    }
    fails {
        "not there": |stack| { orders(stack); route(stack).scopes(list(["openid", "orders/raed"])); }
            at "authorizer.api.routes.route.GET /orders.scopes[1]",
        "a method": |stack| { orders(stack); method(stack, "https://api.acme.com/raed"); }
            at "resource.GetOrders.properties.AuthorizationScopes",
        "a method with the name in the stack": |stack| { orders(stack); method(stack, "orders/read"); }
            at "resource.GetOrders.properties.AuthorizationScopes",
    }
}

#[test]
fn the_help_is_what_to_write() {
    let of_route = report(|stack| {
        orders(stack);
        route(stack).scopes(list(["orders/raed"]));
    });
    assert_eq!(
        of_route.to_string(),
        "authorizer.api.routes.route.GET /orders.scopes[0]: no scope `orders/raed` in this stack; did you mean \
         `orders/read`? [api-scope-exists]"
    );
    let of_method = report(|stack| {
        orders(stack);
        method(stack, "orders/read");
    });
    assert_eq!(
        of_method.to_string(),
        "resource.GetOrders.properties.AuthorizationScopes: `orders/read` is the scope's name in this stack, not the \
         one in tokens; write `\"https://api.acme.com/read\"` [api-scope-exists]"
    );
}

rule_test! {
    api_scope_granted: "api-scope-granted",
    passes {
        "unset": |stack| { orders(stack); route(stack); },
        "later": |stack| { orders(stack); route(stack).scopes(Given::Known(vec![known("orders/write"), Given::Later])); },
        "granted": |stack| { orders(stack); route(stack).scopes(list(["orders/write", "orders/read"])); },
        "granted under its other name": |stack| {
            orders(stack);
            route(stack).scopes(list(["https://api.acme.com/read"]));
        },
        "of every sign-in through the API": |stack| { route(stack).scopes(list(["aws.cognito.signin.user.admin"])); },
        "scopes of a client later": |stack| {
            orders(stack).oauth().scopes(Given::Later);
            route(stack).scopes(list(["orders/write"]));
        },
        "a client from elsewhere": |stack| {
            orders(stack);
            let authorizer = http(stack);
            authorizer.clients(Given::Known(vec![Given::Intrinsic(reference("AWS::StackName"))]));
            route_of(authorizer).scopes(list(["orders/write"]));
        },
        "a trigger that changes tokens": |stack| {
            orders(stack);
            stack.user_pool().triggers().pre_token_generation().function(Given::Later);
            route(stack).scopes(list(["orders/write"]));
        },
        "an existing pool": |stack| {
            orders(stack);
            stack.user_pool().id(Given::Later);
            route(stack).scopes(list(["orders/write"]));
        },
        "no such scope, which is another rule": |stack| { orders(stack); route(stack).scopes(list(["orders/raed"])); },
    }
    fails {
        "nobody": |stack| { orders(stack); route(stack).scopes(list(["orders/write"])); }
            at "authorizer.api.routes.route.GET /orders.scopes",
        "another client": |stack| {
            orders(stack);
            stack.client(Some("app"));
            let authorizer = http(stack);
            authorizer.clients(list(["app"]));
            route_of(authorizer).scopes(list(["orders/read"]));
        } at "authorizer.api.routes.route.GET /orders.scopes",
    }
}

rule_test! {
    api_route_unique: "api-route-unique",
    passes {
        "one": |stack| { route(stack); },
        "of another API": |stack| {
            route(stack);
            let other = stack.authorizer(Some("other"));
            other.kind(known(AuthorizerType::Http)).api(known("z9"));
            other.routes().route(Some("GET /orders")).integration(known("x"));
        },
        "API later": |stack| {
            for name in ["one", "two"] {
                let authorizer = stack.authorizer(Some(name));
                authorizer.kind(known(AuthorizerType::Http)).api(Given::Later);
                authorizer.routes().route(Some("GET /orders")).integration(known("x"));
            }
        },
    }
    fails {
        "twice": |stack| {
            route(stack);
            let other = stack.authorizer(Some("other"));
            other.kind(known(AuthorizerType::Http)).api(known("a1b2c3"));
            other.routes().route(Some("GET /orders")).integration(known("x"));
        } at "authorizer.other.routes.route.GET /orders",
    }
}

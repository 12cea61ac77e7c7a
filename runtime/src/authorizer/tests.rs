use serde_json::json;

use super::*;
use crate::function::{equals, reference};
use crate::testing::{known, list, rule_test, template};

const OTHER: &str = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI";

fn authorizer(stack: &mut Stack, kind: AuthorizerType) -> &mut Authorizer {
    let authorizer = stack.authorizer(Some("orders"));
    authorizer.kind(known(kind)).api(known("a1b2c3"));
    authorizer
}

fn rest(stack: &mut Stack) -> &mut Authorizer {
    authorizer(stack, AuthorizerType::Rest)
}

fn http(stack: &mut Stack) -> &mut Authorizer {
    stack.client(Some("web"));
    authorizer(stack, AuthorizerType::Http)
}

fn route<'a>(stack: &'a mut Stack, key: &'static str) -> &'a mut Route {
    let route = http(stack).routes().route(Some(key));
    route.integration(known("d4e5f6"));
    route
}

rule_test! {
    api_authorizer_fields: "api-authorizer-fields",
    passes {
        "later": |stack| { stack.authorizer(Some("orders")).kind(Given::Later).api(Given::Later); },
        "both": |stack| { rest(stack); },
        "longest name": |stack| { rest(stack).meta().exact(known("x".repeat(128))); },
    }
    fails {
        "no type": |stack| { stack.authorizer(Some("orders")).api(known("a1b2c3")); } at "authorizer.orders",
        "no API": |stack| { stack.authorizer(Some("orders")).kind(known(AuthorizerType::Rest)); }
            at "authorizer.orders",
        "a function": |stack| {
            let sides = Box::new([known(AuthorizerType::Rest), known(AuthorizerType::Http)]);
            stack.condition(Some("IsProd")).test(known(equals("a".into(), "b".into())));
            stack.authorizer(Some("orders")).api(Given::Later).kind(Given::Choice("IsProd".into(), sides));
        } at "authorizer.orders.kind",
        "empty name": |stack| { rest(stack).meta().exact(known("")); } at "authorizer.orders.exact",
        "long name": |stack| { rest(stack).meta().exact(known("x".repeat(129))); } at "authorizer.orders.exact",
    }
}

rule_test! {
    api_authorizer_kind: "api-authorizer-kind",
    passes {
        "neither": |stack| { rest(stack); },
        "later": |stack| {
            let authorizer = stack.authorizer(Some("orders"));
            authorizer.kind(Given::Later).clients(Given::Later).result_ttl(Given::Later);
        },
        "its own": |stack| { http(stack).clients(list(["web"])); },
        "of a REST API": |stack| { rest(stack).result_ttl(Given::Later).auth_type(known("cognito")); },
    }
    fails {
        "clients": |stack| { rest(stack).clients(Given::Later); } at "authorizer.orders.clients",
        "routes": |stack| { rest(stack).routes(); } at "authorizer.orders.routes",
        "a cache": |stack| { http(stack).result_ttl(Given::Later); } at "authorizer.orders.result_ttl",
        "other pools": |stack| { http(stack).provider_arns(Given::Later); } at "authorizer.orders.provider_arns",
    }
}

rule_test! {
    api_authorizer_identity_source: "api-authorizer-identity-source",
    passes {
        "unset": |stack| { rest(stack); },
        "later": |stack| { http(stack).identity_source(Given::Later); },
        "of a REST API": |stack| { rest(stack).identity_source(known("method.request.header.X-Token")); },
        "of an HTTP API": |stack| { http(stack).identity_source(known("$request.querystring.token")); },
    }
    fails {
        "a name": |stack| { rest(stack).identity_source(known("Authorization")); }
            at "authorizer.orders.identity_source",
        "of the other kind": |stack| { rest(stack).identity_source(known("$request.header.Authorization")); }
            at "authorizer.orders.identity_source",
        "no name": |stack| { http(stack).identity_source(known("$request.header.")); }
            at "authorizer.orders.identity_source",
        "a body": |stack| { http(stack).identity_source(known("$request.body.token")); }
            at "authorizer.orders.identity_source",
    }
}

rule_test! {
    api_authorizer_pools: "api-authorizer-pools",
    passes {
        "unset": |stack| { rest(stack); },
        "later": |stack| { rest(stack).provider_arns(Given::Known(vec![Given::Later])); },
        "another": |stack| { rest(stack).provider_arns(list([OTHER])); },
    }
    fails {
        "an id": |stack| { rest(stack).provider_arns(list(["us-east-1_AbCdEfGhI"])); }
            at "authorizer.orders.provider_arns[0]",
        "an identity pool": |stack| {
            rest(stack).provider_arns(list(["arn:aws:cognito-identity:us-east-1:123456789012:identitypool/x"]));
        } at "authorizer.orders.provider_arns[0]",
    }
}

rule_test! {
    api_authorizer_ttl: "api-authorizer-ttl",
    passes {
        "unset": |stack| { rest(stack); },
        "later": |stack| { rest(stack).result_ttl(Given::Later); },
        "lower bound": |stack| { rest(stack).result_ttl(known(Duration::seconds(0))); },
        "upper bound": |stack| { rest(stack).result_ttl(known(Duration::hours(1))); },
    }
    fails {
        "above": |stack| { rest(stack).result_ttl(known(Duration::seconds(3601))); } at "authorizer.orders.result_ttl",
    }
}

rule_test! {
    api_route_key: "api-route-key",
    passes {
        "a method and a path": |stack| { route(stack, "GET /orders/{id}"); },
        "any method": |stack| { route(stack, "ANY /{proxy+}"); },
        "the default": |stack| { route(stack, "$default"); },
    }
    fails {
        "no path": |stack| { route(stack, "GET"); } at "authorizer.orders.routes.route.GET",
        "no slash": |stack| { route(stack, "GET orders"); } at "authorizer.orders.routes.route.GET orders",
        "no method": |stack| { route(stack, "/orders"); } at "authorizer.orders.routes.route./orders",
        "in small letters": |stack| { route(stack, "get /orders"); } at "authorizer.orders.routes.route.get /orders",
    }
}

rule_test! {
    api_route_fields: "api-route-fields",
    passes {
        "later": |stack| { route(stack, "GET /orders").integration(Given::Later).operation_name(Given::Later); },
        "an integration": |stack| { route(stack, "GET /orders"); },
        "a target": |stack| {
            let route = http(stack).routes().route(Some("GET /orders"));
            route.meta().raw("Target", known("integrations/d4e5f6"));
        },
        "longest name": |stack| { route(stack, "GET /orders").operation_name(known("x".repeat(64))); },
    }
    fails {
        "unset": |stack| { http(stack).routes().route(Some("GET /orders")); }
            at "authorizer.orders.routes.route.GET /orders",
        "empty name": |stack| { route(stack, "GET /orders").operation_name(known("")); }
            at "authorizer.orders.routes.route.GET /orders.operation_name",
        "long name": |stack| { route(stack, "GET /orders").operation_name(known("x".repeat(65))); }
            at "authorizer.orders.routes.route.GET /orders.operation_name",
    }
}

rule_test! {
    api_route_scopes: "api-route-scopes",
    passes {
        "unset": |stack| { route(stack, "GET /orders"); },
        "later": |stack| { route(stack, "GET /orders").scopes(Given::Later); },
        "upper bound": |stack| { route(stack, "GET /orders").scopes(list(["openid"; 10])); },
    }
    fails {
        "above": |stack| { route(stack, "GET /orders").scopes(list(["openid"; 11])); }
            at "authorizer.orders.routes.route.GET /orders.scopes",
    }
}

#[test]
fn a_rest_api() {
    let template = template(|stack| {
        stack.parameter(Some("Api"));
        let plain = stack.authorizer(Some("plain"));
        plain
            .kind(known(AuthorizerType::Rest))
            .api(Given::Intrinsic(reference("Api")));
        let full = rest(stack);
        full.meta().exact(known("Orders"));
        full.identity_source(known("method.request.header.X-Token"))
            .provider_arns(list([OTHER]))
            .identity_validation_expression(known("[a-z0-9]+"))
            .result_ttl(known(Duration::minutes(10)))
            .auth_type(known("cognito"));
    });
    assert_eq!(
        template["Resources"]["ApiAuthorizerPlain"],
        json!({
            "Type": "AWS::ApiGateway::Authorizer",
            "Properties": {
                "Name": "plain",
                "RestApiId": {"Ref": "Api"},
                "Type": "COGNITO_USER_POOLS",
                "IdentitySource": "method.request.header.Authorization",
                "ProviderARNs": [{"Fn::GetAtt": ["CognitoUserPool", "Arn"]}],
            },
        })
    );
    assert_eq!(
        template["Resources"]["ApiAuthorizerOrders"]["Properties"],
        json!({
            "Name": "Orders",
            "RestApiId": "a1b2c3",
            "Type": "COGNITO_USER_POOLS",
            "IdentitySource": "method.request.header.X-Token",
            "ProviderARNs": [{"Fn::GetAtt": ["CognitoUserPool", "Arn"]}, OTHER],
            "IdentityValidationExpression": "[a-z0-9]+",
            "AuthorizerResultTtlInSeconds": 600,
            "AuthType": "cognito",
        })
    );
}

#[test]
fn an_http_api_and_its_routes() {
    let template = template(|stack| {
        stack.parameter(Some("Integration"));
        let condition = stack.condition(Some("IsProd"));
        condition.test(known(equals("a".into(), "b".into())));
        stack.domain(None).domain(known("acme"));
        let server = stack.resource_server(Some("orders"));
        server.meta().exact(known("https://api.acme.com"));
        server.scopes("read", known("Read"));
        let client = stack.client(Some("web"));
        client.meta().condition(known("IsProd"));
        let oauth = client.oauth();
        oauth
            .flows(list([crate::client::OAuthFlow::Code]))
            .scopes(list(["openid", "orders/read"]))
            .callback_urls(list(["https://acme.com"]));
        stack.client(None);
        let authorizer = authorizer(stack, AuthorizerType::Http);
        let route = authorizer.routes().route(Some("GET /orders/{id}"));
        route
            .integration(Given::Intrinsic(reference("Integration")))
            .scopes(list(["orders/read"]))
            .operation_name(known("GetOrder"));
        let rest = authorizer.routes().route(Some("$default"));
        rest.integration(known("d4e5f6"));
        rest.meta().condition(known("IsProd"));
    });
    let resources = &template["Resources"];
    assert_eq!(
        resources["ApiAuthorizerOrders"],
        json!({
            "Type": "AWS::ApiGatewayV2::Authorizer",
            "Properties": {
                "Name": "orders",
                "ApiId": "a1b2c3",
                "AuthorizerType": "JWT",
                "IdentitySource": ["$request.header.Authorization"],
                "JwtConfiguration": {
                    "Audience": [
                        {"Fn::If": ["IsProd", {"Ref": "AppClientWeb"}, {"Ref": "AWS::NoValue"}]},
                        {"Ref": "CognitoUserPoolClient"},
                    ],
                    "Issuer": {"Fn::GetAtt": ["CognitoUserPool", "ProviderURL"]},
                },
            },
        })
    );
    assert_eq!(
        resources["ApiRouteOrdersGetOrdersId"],
        json!({
            "Type": "AWS::ApiGatewayV2::Route",
            "Properties": {
                "ApiId": "a1b2c3",
                "RouteKey": "GET /orders/{id}",
                "AuthorizationType": "JWT",
                "AuthorizerId": {"Ref": "ApiAuthorizerOrders"},
                "AuthorizationScopes": ["https://api.acme.com/read"],
                "OperationName": "GetOrder",
                "Target": {"Fn::Sub": "integrations/${Integration}"},
            },
        })
    );
    assert_eq!(
        resources["ApiRouteOrdersDefault"],
        json!({
            "Type": "AWS::ApiGatewayV2::Route",
            "Condition": "IsProd",
            "Properties": {
                "ApiId": "a1b2c3",
                "RouteKey": "$default",
                "AuthorizationType": "JWT",
                "AuthorizerId": {"Ref": "ApiAuthorizerOrders"},
                "Target": "integrations/d4e5f6",
            },
        })
    );
}

#[test]
fn an_audience_of_an_existing_pool() {
    let template = template(|stack| {
        stack.parameter(Some("ClientId"));
        let pool = stack.user_pool();
        pool.id(known("us-east-1_AbCdEfGhI"))
            .issuer(known(crate::user_pool::Issuer::Updated));
        stack.client(Some("web"));
        let authorizer = authorizer(stack, AuthorizerType::Http);
        authorizer.clients(Given::Known(vec![
            known("web"),
            Given::Intrinsic(reference("ClientId")),
        ]));
        authorizer
            .meta()
            .raw("AuthorizerPayloadFormatVersion", known("2.0"));
    });
    let properties = &template["Resources"]["ApiAuthorizerOrders"]["Properties"];
    assert_eq!(
        properties["JwtConfiguration"],
        json!({
            "Audience": [{"Ref": "AppClientWeb"}, {"Ref": "ClientId"}],
            "Issuer": {"Fn::Sub": "https://issuer-cognito-idp.${AWS::Region}.${AWS::URLSuffix}/us-east-1_AbCdEfGhI"},
        })
    );
    assert_eq!(properties["AuthorizerPayloadFormatVersion"], "2.0");
}

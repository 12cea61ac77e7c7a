//! An HTTP API of API Gateway that checks tokens itself: issuer, audience, and scopes by route.
//!
//! ```sh
//! cargo run --example http_api_authorizer
//! ```
//!
//! * The issuer is compared with `iss` to the letter, with the scheme and without a slash at the end. `authorizer` writes
//!   the one that the pool's tokens have.
//! * The audience is a list of client ids, and each client that calls the API belongs in it, the machine as well as the
//!   browser: all of the stack, unless `clients` says which. An access token has no `aud`; API Gateway then looks at
//!   `client_id`.
//! * A route that asks for a scope such as `profile` takes neither tokens of an SRP sign-in, which only have
//!   `aws.cognito.signin.user.admin`, nor ID tokens, which have none. A scope of the API itself says what is meant: it is
//!   given to those clients that may have it, in the code flow or to the machine. A scope that no client gets is an error.
//! * E-mail and tenant are claims of the ID token; the access token has `sub`, `username`, `cognito:groups`, and what a
//!   `V2` trigger adds. The authorizer hands lists on as one text.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for an app, a machine and their HTTP API.
    pub stack http {
        parameter ApiFunctionArn: String { description: "The function behind the routes" }

        domain "acme-http"

        resource_server api { read: "Read users", write: "Change users" }

        client web {
            oauth {
                flows: [Code],
                scopes: [openid, email, api/read],
                callback_urls: ["https://app.example.com/callback"],
            }
        }
        client importer {
            generate_secret: true,
            explicit_auth_flows: [RefreshToken],
            oauth {
                flows: [ClientCredentials],
                scopes: [api/read, api/write],
            }
        }

        resource Api: "AWS::ApiGatewayV2::Api" {
            Name: "users",
            ProtocolType: "HTTP",
            CorsConfiguration: {
                AllowOrigins: ["https://app.example.com"],
                AllowMethods: ["GET"],
                AllowHeaders: ["authorization"],
            },
        }

        authorizer users: Http {
            api: ref Api,
            clients: [web, importer],
            routes {
                "GET /users": ref Integration [api/read],
                "POST /users": ref Integration [api/write],
            }
        }

        resource Integration: "AWS::ApiGatewayV2::Integration" {
            ApiId: ref Api,
            IntegrationType: "AWS_PROXY",
            IntegrationUri: ref ApiFunctionArn,
            PayloadFormatVersion: "2.0",
        }

        resource Stage: "AWS::ApiGatewayV2::Stage" { ApiId: ref Api, StageName: "$default", AutoDeploy: true }

        resource ApiPermission: "AWS::Lambda::Permission" {
            Action: "lambda:InvokeFunction",
            FunctionName: ref ApiFunctionArn,
            Principal: "apigateway.amazonaws.com",
            SourceArn: sub "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*/users",
        }

        output ApiUrl: Api.ApiEndpoint { description: "Where the API is" }
    }
}

fn main() {
    println!("{}", http());
}

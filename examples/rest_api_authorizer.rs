//! A REST API of API Gateway that only lets tokens of the pool through.
//!
//! ```sh
//! cargo run --example rest_api_authorizer
//! ```
//!
//! * An authorizer of the type `COGNITO_USER_POOLS` takes ID tokens where a method asks for no scope, and access tokens
//!   where it does. Applications send the access token: so the method asks for `api/read`, and the client gets it. The
//!   scopes of a method that `authorizer` guards are looked up in the stack.
//! * Tokens of a sign-in through the API (SRP) never have such a scope. The client uses the authorization code flow.
//! * A deployment is a snapshot: made before the method, it lacks it. `#[depends_on]` says so.
//! * In the function, `cognito:groups` arrives as one text: split it before you look for `admins`, which `not-admins`
//!   contains.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for an app and its REST API.
    pub stack rest {
        parameter UsersFunctionArn: String { description: "The function behind GET /users" }

        domain "acme-rest"

        resource_server api { read: "Read users" }

        client web {
            oauth {
                flows: [Code],
                scopes: [openid, api/read],
                callback_urls: ["https://app.example.com/callback"],
            }
        }

        resource Api: "AWS::ApiGateway::RestApi" { Name: "users" }

        authorizer users: Rest { api: ref Api }

        resource Users: "AWS::ApiGateway::Resource" {
            RestApiId: ref Api,
            ParentId: Api.RootResourceId,
            PathPart: "users",
        }

        resource GetUsers: "AWS::ApiGateway::Method" {
            RestApiId: ref Api,
            ResourceId: ref Users,
            HttpMethod: "GET",
            AuthorizationType: "COGNITO_USER_POOLS",
            AuthorizerId: ref ApiAuthorizerUsers,
            AuthorizationScopes: ["api/read"],
            Integration: {
                Type: "AWS_PROXY",
                IntegrationHttpMethod: "POST",
                Uri: sub "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${UsersFunctionArn}/invocations",
            },
        }

        resource GetUsersPermission: "AWS::Lambda::Permission" {
            Action: "lambda:InvokeFunction",
            FunctionName: ref UsersFunctionArn,
            Principal: "apigateway.amazonaws.com",
            SourceArn: sub "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/GET/users",
        }

        #[depends_on(GetUsers)]
        resource Deployment: "AWS::ApiGateway::Deployment" { RestApiId: ref Api }

        resource Production: "AWS::ApiGateway::Stage" {
            RestApiId: ref Api,
            DeploymentId: ref Deployment,
            StageName: "production",
        }

        output ApiUrl: sub "https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${Production}" {
            description: "Where the API is",
        }
    }
}

fn main() {
    println!("{}", rest());
}

//! A stack that adds an application to a user pool of another stack: client, scopes, group, API.
//!
//! ```sh
//! cargo run --example existing_pool
//! ```
//!
//! * CloudFormation changes only what it has made, so a pool that is named by its id gets no settings here. Rules that need
//!   them leave it alone: the plan, the attributes, the domain and the providers are those of the other stack.
//! * What belongs to a pool is in its account and Region. The ARN and the issuer follow from the id.
//! * `user_pool import "acme-identity:UserPoolId"` does without the parameter, but ties the two stacks together: the identity
//!   stack can then not give up its pool.
//! * The client may write standard attributes only. Custom ones that users may change are named in `write_attributes`.
//! * A pool has one web ACL; a second association would take its place.

use auth_stack::auth_stack;

auth_stack! {
    /// The order service, for the users that the company's pool has.
    pub stack orders {
        parameter PoolId: String { description: "The output UserPoolId of the identity stack" }

        user_pool ref PoolId {
            web_acl: import "acme-security:SignInWebAclArn",
        }

        resource_server orders { read: "See orders", write: "Place orders" }

        client web {
            identity_providers: [cognito, "Okta"],          // a provider of the other stack, by its name in AWS
            read_attributes: [email, name, custom:tenant_id],
            oauth {
                flows: [Code],
                scopes: [openid, orders/read, orders/write],
                callback_urls: ["https://orders.example.com/callback"],
            }
        }

        group order_managers { description: "May see the orders of everybody" }

        authorizer orders: Http {
            api: import "acme-orders:ApiId",
            routes {
                "GET /orders": import "acme-orders:IntegrationId" [orders/read],
                "POST /orders": import "acme-orders:IntegrationId" [orders/write],
            }
        }

        grant find_users ["cognito-idp:ListUsers", "cognito-idp:AdminGetUser"] to import "acme-orders:RoleName",
    }
}

fn main() {
    println!("{}", orders());
}

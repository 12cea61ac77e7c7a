//! The stack, for the build script, which writes its template, and for the application, which uses its names.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for the application and its API.
    pub stack acme_auth {
        domain "acme-build"

        resource_server api { read: "Read orders" }

        client web {
            oauth {
                flows: [Code],
                scopes: [openid, api/read],
                callback_urls: ["https://app.acme.com/callback"],
            }
        }

        group admins { description: "Back office" }
    }
}

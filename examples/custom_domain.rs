//! Sign-in pages under a domain of your own, with its DNS record.
//!
//! ```sh
//! cargo run --example custom_domain
//! ```
//!
//! * The certificate must be in us-east-1, wherever the pool is, because the pages are served by CloudFront; and it must be
//!   issued, not just requested.
//! * The parent, `example.com`, needs an A record before the domain is made, or Cognito refuses it.
//! * Without a record of its own the domain leads nowhere. `alias` makes one for IPv4 and one for IPv6, which point to the
//!   domain name of the distribution in the one hosted zone that all of CloudFront shares.
//! * The URL in the outputs is that of the domain, without `amazoncognito.com`.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in pages at `auth.example.com`.
    pub stack branded {
        parameter HostedZoneId: HostedZone { description: "The hosted zone of example.com" }

        domain "auth.example.com" {
            certificate: "arn:aws:acm:us-east-1:123456789012:certificate/1b2c3d4e-5f60-4789-8abc-def012345678",
            security_policy: TlsV1_2_2021,
            alias: ref HostedZoneId,
        }

        client web {
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["https://app.example.com/callback"],
                logout_urls: ["https://app.example.com/"],
            }
        }
    }
}

fn main() {
    println!("{}", branded());
}

use auth_stack::auth_stack;

auth_stack! {
    stack prefixes {
        domain {}
        domain long: "a-prefix-that-goes-on-and-on-and-on-until-it-is-longer-than-the-longest" {
            certificate: "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd",
        }
        domain second: "acme-" { security_policy: TlsV1_2_2021, failover { secondary_region: "eu" } }
    }
}

auth_stack! {
    stack own {
        domain "acme.com" { certificate: "acm/1234abcd", managed_login_version: 3 }
        domain second: "Auth.acme.com" {
            certificate: "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd",
            failover { primary_route53_health_check_id: "1234abcd" }
        }
    }
}

fn main() {
    let _ = (prefixes(), own(), own::outputs::COGNITO_USER_POOL_DOMAIN_URL_SECOND);
}

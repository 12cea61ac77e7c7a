use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web {}
        risk_configuration {
            blocked_ip_ranges: ["203.0.113.0", "10.0.0.0/8", "10.0.0.0/8"],
            account_takeover {
                notification {
                    source_arn: "acme.com",
                    block_email "" { html_body: "Stop" }
                }
            }
            compromised_credentials { event_filter: [SignIn, SignIn] }
        }
        risk_configuration web { account_takeover { high { notify: true } } }
        risk_configuration partner {}
        risk_configuration other = "a-b" { compromised_credentials: Block }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}

//! The stacks that are measured: one description, printed in each way of writing it.

use std::fmt::Write as _;

/// A stack of some size.
#[derive(Clone, Copy, Debug)]
pub struct Workload {
    /// As the tables call it.
    pub size: &'static str,
    /// As programs and functions call it.
    pub name: &'static str,
    /// The number of clients; without any it is the default stack.
    pub clients: usize,
}

/// Every workload, from small to large.
pub const ALL: [Workload; 4] = [S, M, L, XL];
/// The default stack.
pub const S: Workload = Workload {
    size: "S",
    name: "s",
    clients: 0,
};
/// An application of some size.
pub const M: Workload = Workload {
    size: "M",
    name: "m",
    clients: 5,
};
/// A hundred clients.
pub const L: Workload = Workload {
    size: "L",
    name: "l",
    clients: 100,
};
/// Four hundred clients.
pub const XL: Workload = Workload {
    size: "XL",
    name: "xl",
    clients: 400,
};

/// The clients whose ids are outputs, of which CloudFormation allows 200.
const OUTPUTS: usize = 150;

const TRIGGERS: [(&str, &str); 6] = [
    ("pre_sign_up", "a"),
    ("post_confirmation", "b"),
    ("pre_authentication", "c"),
    ("post_authentication", "d"),
    ("custom_message", "e"),
    ("user_migration", "f"),
];

/// A custom attribute: its name and type, its range, whether it never changes.
type Custom = (&'static str, &'static str, [i64; 2], bool);

const ATTRIBUTES: [Custom; 4] = [
    ("department", "String", [2, 50], false),
    ("tenant_id", "String", [1, 256], true),
    ("employee_id", "Number", [1, 9], false),
    ("plan", "String", [1, 20], false),
];

const SERVERS: [(&str, [(&str, &str); 2]); 2] = [
    ("mcp", [("access", "Access"), ("admin", "Admin")]),
    ("billing", [("read", "Read"), ("write", "Write")]),
];

const SCOPES: [&str; 3] = ["openid", "email", "mcp/access"];

impl Workload {
    /// The stack in `auth_stack!`. `description` is the one text in which two editions of it differ.
    pub fn stack(self, name: &str, description: &str) -> String {
        let mut text = format!(
            "auth_stack::auth_stack! {{\n    pub stack {name} {{\n        description: {description},\n"
        );
        if self.clients > 0 {
            text += "        user_pool {\n            mfa: Optional [Totp],\n            password_policy { minimum_length: 14 }\n            schema {\n";
            for (name, kind, [min, max], is_immutable) in ATTRIBUTES {
                let immutable = if is_immutable { " immutable" } else { "" };
                let _ = writeln!(
                    text,
                    "                {name}: {kind}({min}..={max}){immutable},"
                );
            }
            text += "            }\n            triggers {\n";
            for (trigger, function) in TRIGGERS {
                let _ = writeln!(text, "                {trigger}: \"{}\",", arn(function));
            }
            text += "            }\n        }\n        domain \"acme-auth\"\n";
            for (server, scopes) in SERVERS {
                let scopes = scopes.map(|(scope, doc)| format!("{scope}: \"{doc}\""));
                let _ = writeln!(
                    text,
                    "        resource_server {server} {{ {} }}",
                    scopes.join(", ")
                );
            }
            text += "        identity_pool { principal_tags { user_id: sub } }\n";
        }
        for client in 0..self.clients {
            let output = if client < OUTPUTS {
                ""
            } else {
                "\n            output: false,"
            };
            let _ = write!(
                text,
                "        client client_{client} {{
            oauth {{
                flows: [Code],
                scopes: [{}],
                callback_urls: [\"https://app{client}.acme.com/callback\"],
                logout_urls: [\"https://app{client}.acme.com/bye\"],
            }}
            access_token_validity: 30min,
            refresh_token_validity: 30d,{output}
        }}\n",
                SCOPES.join(", "),
            );
        }
        text + "    }\n}\n"
    }

    /// The same as calls that make it when the program runs, as one would write them by hand: a block of statements.
    pub fn calls(self, description: &str) -> String {
        let mut text = format!(
            "{{\n    let mut stack = Stack::named(\"acme_auth\");\n    stack.description(text({description}));\n"
        );
        if self.clients > 0 {
            text += "    let pool = stack.user_pool();
    let mfa = pool.mfa();
    mfa.configuration(word(MfaConfiguration::Optional));
    mfa.factors(list(vec![word(MfaFactor::Totp)]));
    pool.password_policy().minimum_length(integer(14));
    let schema = pool.schema();\n";
            for (name, kind, [min, max], is_immutable) in ATTRIBUTES {
                let _ = writeln!(
                    text,
                    "    let attribute = schema.attribute(Some(\"{name}\"));"
                );
                let _ = writeln!(
                    text,
                    "    attribute.data_type(word(AttributeType::{kind}));"
                );
                let _ = writeln!(
                    text,
                    "    attribute.range(range(Some({min}), Some({max})));"
                );
                if is_immutable {
                    text += "    attribute.immutable(flag(true));\n";
                }
            }
            text += "    let triggers = pool.triggers();\n";
            for (trigger, function) in TRIGGERS {
                let _ = writeln!(text, "    triggers.{trigger}(text(\"{}\"));", arn(function));
            }
            text += "    stack.domain(None).domain(text(\"acme-auth\"));\n";
            for (server, scopes) in SERVERS {
                let _ = writeln!(
                    text,
                    "    let server = stack.resource_server(Some(\"{server}\"));"
                );
                for (scope, doc) in scopes {
                    let _ = writeln!(text, "    server.scopes(\"{scope}\", text(\"{doc}\"));");
                }
            }
            text += "    stack.identity_pool().principal_tags(\"user_id\", name(\"sub\"));\n";
        }
        let scopes = SCOPES.map(|scope| format!("name(\"{scope}\")")).join(", ");
        for client in 0..self.clients {
            let _ = writeln!(
                text,
                "    let client = stack.client(Some(\"client_{client}\"));
    let oauth = client.oauth();
    oauth.flows(list(vec![word(OAuthFlow::Code)]));
    oauth.scopes(list(vec![{scopes}]));
    oauth.callback_urls(list(vec![text(\"https://app{client}.acme.com/callback\")]));
    oauth.logout_urls(list(vec![text(\"https://app{client}.acme.com/bye\")]));
    client.access_token_validity(known(Duration::minutes(30)));
    client.refresh_token_validity(known(Duration::days(30)));"
            );
            if client >= OUTPUTS {
                text += "    client.output(flag(false));\n";
            }
        }
        text + "    stack.template()\n}\n"
    }
}

fn arn(function: &str) -> String {
    format!("arn:aws:lambda:us-east-1:123456789012:function:{function}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_workload_only_has_more_clients() {
        let head = |workload: Workload| {
            let stack = workload.stack("acme", "\"\"");
            let (head, clients) = stack.split_once("client client_0").expect("has clients");
            (
                head.to_owned(),
                clients.matches("client client_").count() + 1,
            )
        };
        assert_eq!(head(M).0, head(XL).0);
        assert_eq!((head(M).1, head(L).1, head(XL).1), (5, 100, 400));
        assert_eq!(XL.calls("\"\"").matches("output(flag(false))").count(), 250);
    }
}

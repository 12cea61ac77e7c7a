//! What an editor must answer. To add a case, add a row; `$0` is where the cursor stands.

/// A question and the answer wanted.
pub struct Case {
    /// What stands in the stack.
    pub stack: &'static str,
    /// What stands in the program after it.
    pub rust: &'static str,
    /// The answer.
    pub wants: Wants,
}

/// What an editor answers.
#[derive(Clone, Copy, Debug)]
pub enum Wants {
    /// Hovering shows documentation with this in it, and nothing of what the expansion is made of.
    Hover(&'static str),
    /// There is one definition: in the file whose path ends so, where this text starts.
    Definition(&'static str, &'static str),
    /// There is none; the page on editors says so.
    NoDefinition,
    /// The name is used where these texts start, and nowhere else.
    References(&'static [&'static str]),
    /// This is among what can be inserted.
    Completion(&'static str),
    /// This is not; the page on editors says so.
    NoCompletion(&'static str),
}

use Wants::{Completion, Definition, Hover, NoCompletion, NoDefinition, References};

/// What else stands in the stack.
pub const SURROUNDINGS: [(&str, &str); 9] = [
    ("in a correct stack", ""),
    ("next to a broken rule", "group other { precedence: -1 }"),
    (
        "next to a wrong value",
        "group other { precedence: \"one\" }",
    ),
    (
        "next to an unknown setting",
        "group other { precedense: 1 }",
    ),
    ("next to an unknown block", "grup other { precedence: 1 }"),
    ("next to a half-typed setting", "group other { prec }"),
    ("next to a half-typed value", "group other { precedence: }"),
    ("next to a half-typed block", "gr group other {}"),
    (
        "next to a missing comma",
        "group other { description: \"Other\" precedence: 1 }",
    ),
];

impl Case {
    /// The document, with the cursor still in it.
    pub fn document(&self, other: &str) -> String {
        let Self { stack, rust, .. } = self;
        format!(
            "auth_stack::auth_stack! {{\n    pub stack acme(stage: &str) {{\n        {other}\n        {stack}\n    }}\n}}\n\n\
             fn main() {{\n    {rust}\n}}\n"
        )
    }
}

/// A case with the cursor in the stack.
const fn inside(stack: &'static str, wants: Wants) -> Case {
    Case {
        stack,
        rust: "",
        wants,
    }
}

/// A case with the cursor in the program.
const fn outside(stack: &'static str, rust: &'static str, wants: Wants) -> Case {
    Case { stack, rust, wants }
}

const HERE: &str = "package/src/main.rs";

/// The cases.
#[rustfmt::skip]
pub const CASES: &[Case] = &[
    // Documentation of what AWS and CloudFormation have.
    inside("client web { access_token_val$0idity: 1h }", Hover("How long an access token stays valid")),
    inside("client web { access_token_val$0idity: #{ auth_stack::Duration::hours(1) } }", Hover("How long an access token stays valid")),
    inside("user_pool { username_attr$0ibutes: [email] }", Hover("What users sign in with instead of a user name")),
    inside("user_pool { ta$0gs { Team: \"identity\" } }", Hover("Becomes `UserPoolTags`")),
    inside("#[deletion_pol$0icy = Retain] client web {}", Hover("when it leaves the stack")),
    inside("cli$0ent web {}", Hover("An application that signs users in")),
    inside("user_pool { password_po$0licy { minimum_length: 12 } }", Hover("assword")),
    inside("user_pool { mf$0a: Optional [Totp] }", Hover("The second factor")),
    inside("user_pool { deletion_protection: Act$0ive }", Hover("In the template: `ACTIVE`")),
    inside("user_pool { mfa: Opt$0ional [Totp] }", Hover("In the template: `OPTIONAL`")),
    inside("user_pool { mfa: Optional [To$0tp] }", Hover("In the template: `SOFTWARE_TOKEN_MFA`")),
    inside("user_pool { schema { department: Str$0ing(2..=50) } }", Hover("In the template: `String`")),
    inside("user_pool { schema { department: String immu$0table } }", Hover("immutable")),
    inside("parameter Name: String { default: \"a\" } user_pool { name: re$0f Name }", Hover("`ref Name`")),
    inside("user_pool { name: su$0b \"${AWS::Region}-pool\" }", Hover("a text with values filled in")),
    inside("user_pool { name: jo$0in \"-\" [\"a\", ref AWS::Region] }", Hover("texts put together")),
    inside("user_pool { name: sele$0ct 0 [\"a\", ref AWS::Region] }", Hover("an element of a list")),
    inside("user_pool { name: sp$0lit \"/\" ref AWS::StackId }", Hover("the parts of a text")),
    inside("user_pool { name: base$064 ref AWS::Region }", Hover("a text in Base64")),
    inside("mapping M { a: { B: \"x\" } } user_pool { name: fi$0nd M[\"a\", \"B\"] }", Hover("a value of a mapping")),
    inside("condition C: ref AWS::Region == \"a\", user_pool { name: i$0f C { \"a\" } else { \"b\" } }", Hover("if Condition { a } else { b }")),
    inside("user_pool { name: secr$0et \"a:b\" }", Hover("a value kept in Secrets Manager")),
    inside("user_pool { name: ss$0m \"/a\" }", Hover("Systems Manager")),
    inside("user_pool { name: impo$0rt \"Other:Name\" }", Hover("what another stack exports")),
    // Documentation of what the user declares.
    inside("/// The back office.\n group adm$0ins {}", Hover("The back office.")),
    inside("group adm$0ins {}", Hover("The group `admins`.")),
    inside("user_pool { name: #{ st$0age.to_owned() } }", Hover("stage: &str")),
    outside("/// The back office.\n group admins {}", "acme::groups::ADM$0INS;", Hover("The back office.")),
    // Definitions of what AWS and CloudFormation have.
    inside("client web { access_token_val$0idity: 1h }", Definition("runtime/src/client/mod.rs", "access_token_validity: Value<Duration>")),
    inside("cli$0ent web {}", Definition("runtime/src/stack/mod.rs", "client: Many<Client>")),
    inside("identity_provider goo$0gle: Google { client_id: \"a\", client_secret: secret \"b\", scopes: [openid] } client web {}", Hover("The identity provider `Google`")),
    inside("user_pool { mf$0a: Optional [Totp] }", Definition("runtime/src/user_pool/mod.rs", "mfa: One<Mfa>")),
    inside("user_pool { deletion_protection: Act$0ive }", Definition("runtime/src/user_pool/mod.rs", "Active = ")),
    inside("user_pool { mfa: Optional [To$0tp] }", Definition("runtime/src/user_pool/mfa.rs", "Totp = ")),
    inside("user_pool { mfa: Opt$0ional [Totp] }", Definition("runtime/src/user_pool/mfa.rs", "Optional = ")),
    inside("user_pool { schema { department: String immu$0table } }", Definition("runtime/src/user_pool/schema.rs", "immutable: Value<bool>")),
    inside("domain \"acme-a$0uth\"", Hover("refix")),
    inside("#[deletion_policy = Ret$0ain] client web {}", Definition("runtime/src/block/meta.rs", "Retain = ")),
    inside("parameter Name: String { default: \"a\" } user_pool { name: re$0f Name }", Definition("runtime/src/function.rs", "reference(")),
    inside("resource Fun: \"AWS::Lambda::Function\" { Role: \"a\" } user_pool { triggers { pre_sign_up: Fu$0n.Arn } }", Definition("runtime/src/function.rs", "get_att(")),
    // Definitions of what the user declares.
    inside("user_pool { name: #{ st$0age.to_owned() } }", Definition(HERE, "stage: &str")),
    inside("group admins {} user first { groups: [adm$0ins] }", Definition(HERE, "admins {}")),
    inside("client web {} identity_pool { clients: [we$0b] }", Definition(HERE, "web {}")),
    inside("user_pool { schema { tenant_id: String } } client web { read_attributes: [custom:tenant$0_id] }", Definition(HERE, "tenant_id: String")),
    inside("resource_server mcp { access: \"Access\" } client web { oauth { flows: [Code], scopes: [mcp/acc$0ess], callback_urls: [\"https://a.com\"] } }", Definition(HERE, "access: \"Access\"")),
    inside("identity_provider google: Google { client_id: \"a\", client_secret: secret \"b\", scopes: [openid] } client web { identity_providers: [goo$0gle] }", Definition(HERE, "google: Google")),
    outside("", "acm$0e(\"\");", Definition(HERE, "acme(stage")),
    outside("group admins {}", "acme::groups::ADM$0INS;", Definition(HERE, "admins {}")),
    outside("resource_server mcp { access: \"Access\" }", "acme::scopes::MCP_AC$0CESS;", Definition(HERE, "access: \"Access\"")),
    outside("user_pool { schema { tenant_id: String } }", "acme::attributes::TENANT$0_ID;", Definition(HERE, "tenant_id: String")),
    outside("client web {}", "acme::clients::WE$0B;", Definition(HERE, "web {}")),
    outside("client web {}", "acme::outputs::APP_CLIENT_ID_WE$0B;", Definition(HERE, "web {}")),
    outside("client web {}", "acme::exports::app_client_id_we$0b(\"a\");", Definition(HERE, "web {}")),
    // Uses of what the user declares.
    outside("group admins {} user first { groups: [admins] }", "acme::groups::ADM$0INS; acme::groups::ADMINS.len();", References(&["ADMINS; ", "ADMINS.len()"])),
    // Completion.
    inside("cli$0", Completion("client")),
    inside("cli$0 web {}", Completion("client")),
    inside("gr$0 client web {}", Completion("group")),
    inside("client web { access_tok$0 generate_secret: true }", Completion("access_token_validity")),
    inside("user_pool { passw$0 }", Completion("password_policy")),
    inside("client web { access_tok$0 }", Completion("access_token_validity")),
    inside("client web { access_tok$0: 1h }", Completion("access_token_validity")),
    inside("client web { generate_secret: true, access_tok$0: }", Completion("access_token_validity")),
    inside("user_pool { schema { department: String imm$0 } }", Completion("immutable")),
    inside("#[deletion_pol$0 = Retain] client web {}", Completion("deletion_policy")),
    inside("user_pool { deletion_protection: Act$0 }", Completion("Active")),
    inside("user_pool { deletion_protection: $0 }", Completion("Active")),
    inside("user_pool { deletion_protection: $0, name: \"a\" }", Completion("Active")),
    inside("user_pool { mfa: Opt$0 }", Completion("Optional")),
    inside("user_pool { mfa: Optional [Tot$0] }", Completion("Totp")),
    inside("client web { oauth { flows: [Code, Cl$0] } }", Completion("ClientCredentials")),
    inside("user_pool { schema { department: Str$0 } }", Completion("String")),
    inside("user_pool { name: #{ st$0 } }", Completion("stage")),
    inside("user_pool { name: #{ $0 } }", Completion("stage")),
    inside("user_pool { name: #{ stage.to_own$0 } }", Completion("to_owned()")),
    outside("", "acm$0", Completion("acme::")),
    outside("group admins {}", "acme::gro$0", Completion("groups::")),
    outside("group admins {}", "acme::groups::$0", Completion("ADMINS")),
    // What does not work.
    inside("client web { $0 }", NoCompletion("access_token_validity")),
    inside("group admins {} user first { groups: [adm$0] }", NoCompletion("admins")),
    inside("gr cli$0", NoCompletion("client")),
    inside("group adm$0ins {} user first { groups: [admins] }", References(&[])),
    inside("parameter Name: String { default: \"a\" } user_pool { name: ref Na$0me }", NoDefinition),
    inside("mapping M { a: { B: \"x\" } } user_pool { name: find M$0[\"a\", \"B\"] }", NoDefinition),
    inside("condition C: ref AWS::Region == \"a\", user_pool { name: if C$0 { \"a\" } else { \"b\" } }", NoDefinition),
];

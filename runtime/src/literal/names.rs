//! The names of things declared elsewhere in the stack: a type for each, kept as texts.

/// What a reference refers to.
#[derive(Debug)]
pub struct NameTable {
    /// The name of the Rust type.
    pub name: &'static str,
    /// What it names, with its article.
    pub noun: &'static str,
    /// One that is written right.
    pub example: &'static str,
    /// The module of the constants for those that the stack itself declares.
    pub module: Option<&'static str>,
}

/// Declares the types of references: names of things declared elsewhere in the stack.
macro_rules! names {
    ($( $(#[doc = $doc:literal])+ $name:ident: $noun:literal, like $example:literal, in $module:expr; )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $crate::json::Text);

        impl $name {
            /// What is referred to, as the macro and the documentation see it.
            pub const TABLE: &'static $crate::literal::NameTable = &$crate::literal::NameTable {
                name: stringify!($name), noun: $noun, example: $example, module: $module,
            };

            /// The name as it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&'static str> for $name {
            fn from(name: &'static str) -> Self {
                Self($crate::json::Text::literal(name))
            }
        }

        impl $crate::literal::Literal for $name {
            const KIND: $crate::literal::Kind = $crate::literal::Kind::Name(Self::TABLE);

            type Seen = $crate::json::Text;

            #[inline]
            fn keep(self) -> $crate::literal::Kept {
                $crate::literal::Kept::Text(self.0)
            }

            #[inline]
            fn of(kept: &$crate::literal::Kept) -> &$crate::json::Text {
                kept.name()
            }
        }

        impl $crate::set::Set<$name> for &str {
            #[inline]
            fn given(self) -> $crate::value::Given<$name> {
                $crate::value::Given::Known($name($crate::json::Text::from(self.to_owned())))
            }
        }

        impl $crate::set::Set<$name> for String {
            #[inline]
            fn given(self) -> $crate::value::Given<$name> {
                $crate::value::Given::Known($name($crate::json::Text::from(self)))
            }
        }
    )+ };
}

names! {
    /// An attribute of a user: a standard one (`email`), a custom one (`custom:tenant_id`), or in a mapping
    /// `username`.
    Attribute: "an attribute", like "email", in Some("attributes");
    /// An OAuth scope: a standard one (`openid`) or one of a resource server (`mcp/access`).
    Scope: "a scope", like "mcp/access", in Some("scopes");
    /// A scope of an identity provider, which is that provider's own: `openid`, or a text where it is no name.
    ProviderScope: "a scope of the provider", like "openid", in None;
    /// An identity provider of the stack, or `cognito`.
    Provider: "an identity provider", like "google", in Some("providers");
    /// A claim of a token: an attribute, or one of OIDC's own (`sub`, `aud`).
    Claim: "a claim", like "sub", in Some("attributes");
    /// An app client of the stack, by its name.
    ClientName: "a client", like "web", in Some("clients");
    /// A piece of advice, by its name.
    AdviceName: "a piece of advice", like "no-mfa", in None;
}

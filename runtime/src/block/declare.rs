//! The table that declares a block.

/// Declares a block. Reads like the struct it makes:
///
/// ```text
/// block! {
///     /// What the block is.
///     pub struct Client: Optional, Resource, Exact {
///         settings {
///             /// What the setting is, its bounds, its default, the property it becomes.
///             auth_session_validity: Value<Duration> where [lasting("auth-session-validity", MIN, MAX)],
///         }
///         blocks {
///             /// What the nested block is for.
///             oauth: One<OAuth>,
///         }
///     }
/// }
/// ```
///
/// The first word after the name says whether the block has a [`Naming`], the second its [`Class`]; `Exact` is there
/// where AWS sees a name of it. A row may start with a [`Role`]: `@Main`, `@Extra`, `@Rest`. The author adds
/// `fn rules(&self, &mut Report)`, the list of the block's own rules.
///
/// [`Naming`]: super::Naming
/// [`Class`]: super::Class
/// [`Role`]: super::Role
macro_rules! block {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident: $naming:ident, $class:ident $(, $exact:ident)? {
            $(settings { $(
                $(#[doc = $set_doc:literal])+
                $(@$set_role:ident)? $key:ident: $form:ident<$ty:ty> $(where [$($limit:expr),+ $(,)?])?,
            )+ })?
            $(blocks { $(
                $(#[doc = $child_doc:literal])+
                $(@$child_role:ident)? $child:ident: $nest:ident<$child_ty:ty>,
            )+ })?
        }
    ) => {
        $(#[doc = $doc])+
        #[allow(clippy::struct_field_names, reason = "a setting is called what AWS calls it")]
        pub struct $name {
            pub(crate) meta: $crate::block::Meta,
            $($(pub(crate) $key: $form<$ty>,)+)?
            $($(pub(crate) $child: $crate::block::$nest<$child_ty>,)+)?
        }

        #[allow(dead_code, reason = "a block without a name never asks for it")]
        impl $name {
            $($( $crate::block::setter! { $form, $(#[doc = $set_doc])+ $key: $ty } )+)?

            $($( $crate::block::opener! { $nest, $(#[doc = $child_doc])+ $child: $child_ty } )+)?

            /// What every block has: `#[logical_id = …]` and its like, the exact name, raw properties.
            #[inline]
            pub fn meta(&mut self) -> &mut $crate::block::Meta {
                &mut self.meta
            }

            /// The name the user gave the block.
            pub(crate) fn ident(&self) -> &str {
                self.meta.ident()
            }
        }

        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let block: &dyn $crate::block::Block = self;
                block.fmt(f)
            }
        }

        impl $crate::block::Declared for $name {
            const TABLE: &'static $crate::block::BlockTable = {
                static TABLE: $crate::block::BlockTable = $crate::block::BlockTable {
                    name: stringify!($name),
                    doc: concat!($($doc, "\n"),+),
                    naming: $crate::block::Naming::$naming,
                    class: $crate::block::Class::$class,
                    exact: $crate::block::exact!($($exact)?),
                    settings: &[$($($crate::block::Setting {
                        key: stringify!($key),
                        doc: concat!($($set_doc, "\n"),+),
                        form: $crate::block::Form::$form,
                        kind: <$ty as $crate::literal::Literal>::KIND,
                        role: $crate::block::role!($($set_role)?),
                        limits: &[$($($limit),+)?],
                    },)+)?],
                    blocks: &[$($($crate::block::Child {
                        kind: stringify!($child),
                        doc: concat!($($child_doc, "\n"),+),
                        table: <$child_ty as $crate::block::Declared>::TABLE,
                        many: $crate::block::$nest::<$child_ty>::MANY,
                        role: $crate::block::role!($($child_role)?),
                    },)+)?],
                    new: <$name as $crate::block::Declared>::boxed,
                };
                &TABLE
            };

            fn new(meta: $crate::block::Meta) -> Self {
                Self {
                    meta,
                    $($($key: $form::UNSET,)+)?
                    $($($child: $crate::block::$nest::NONE,)+)?
                }
            }
        }

        impl $crate::block::Block for $name {
            fn table(&self) -> &'static $crate::block::BlockTable {
                <Self as $crate::block::Declared>::TABLE
            }

            fn meta_ref(&self) -> &$crate::block::Meta {
                &self.meta
            }

            fn meta_mut(&mut self) -> &mut $crate::block::Meta {
                &mut self.meta
            }

            $(fn fields(&self, each: &mut $crate::block::EachField<'_>) {
                $( each.visit(&self.$key.0); )+
            })?

            $(fn nests(&self, each: &mut $crate::block::EachNest<'_>) {
                $( each.visit(&self.$child.0); )+
            })?

            fn parts_mut<'a>(&'a mut self, _each: &mut $crate::block::EachMut<'_, 'a>) {
                $($( _each.field(&mut self.$key.0); )+)?
                $($( _each.nest(&mut self.$child.0); )+)?
            }

            fn ask(&self, report: &mut $crate::report::Report) {
                self.rules(report);
            }
        }
    };
}

/// The setter of one row.
macro_rules! setter {
    (Value, $(#[doc = $doc:literal])+ $key:ident: $ty:ty) => {
        $(#[doc = $doc])+
        #[inline]
        pub fn $key(&mut self, value: $crate::value::Given<$ty>) -> &mut Self {
            self.$key.put(&self.meta.place, stringify!($key), value);
            self
        }
    };
    (List, $(#[doc = $doc:literal])+ $key:ident: $ty:ty) => {
        $(#[doc = $doc])+
        #[inline]
        pub fn $key(&mut self, values: $crate::value::Given<Vec<$crate::value::Given<$ty>>>) -> &mut Self {
            self.$key.put(&self.meta.place, stringify!($key), values);
            self
        }
    };
    (Map, $(#[doc = $doc:literal])+ $key:ident: $ty:ty) => {
        $(#[doc = $doc])+
        #[inline]
        pub fn $key(&mut self, entry: &'static str, value: $crate::value::Given<$ty>) -> &mut Self {
            self.$key.put(&self.meta.place, stringify!($key), $crate::json::Text::literal(entry), value);
            self
        }
    };
}

/// The method that opens a nested block.
macro_rules! opener {
    (One, $(#[doc = $doc:literal])+ $child:ident: $ty:ty) => {
        $(#[doc = $doc])+
        #[inline]
        pub fn $child(&mut self) -> &mut $ty {
            self.$child.at(&self.meta.place, stringify!($child), None)
        }
    };
    (Many, $(#[doc = $doc:literal])+ $child:ident: $ty:ty) => {
        $(#[doc = $doc])+
        #[inline]
        pub fn $child(&mut self, name: Option<&'static str>) -> &mut $ty {
            let name = name.map($crate::json::Text::literal);
            self.$child.at(&self.meta.place, stringify!($child), name.as_ref())
        }
    };
}

/// The role of a row.
macro_rules! role {
    () => {
        $crate::block::Role::Plain
    };
    ($role:ident) => {
        $crate::block::Role::$role
    };
}

macro_rules! exact {
    () => {
        false
    };
    (Exact) => {
        true
    };
}

pub(crate) use {block, exact, opener, role, setter};

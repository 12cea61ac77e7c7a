//! The words that AWS defines: an enum for each setting, and one type for all that are kept.

/// The words of a setting: what AWS defines, with a Rust name each.
#[derive(Debug)]
pub struct WordTable {
    /// The name of the Rust enum.
    pub name: &'static str,
    /// What the enum is for.
    pub doc: &'static str,
    /// The words, in the order they are declared.
    pub words: &'static [Word],
}

impl WordTable {
    /// The words, as the user writes them.
    pub(super) fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::with_capacity(self.words.len());
        for word in self.words {
            names.push(word.rust);
        }
        names
    }
}

/// One of the words of a setting, whichever setting it is.
#[derive(Clone, Copy, Debug)]
pub struct Chosen {
    table: &'static WordTable,
    index: usize,
}

impl Chosen {
    /// A word of a table, counted from 0.
    pub(crate) const fn new(table: &'static WordTable, index: usize) -> Self {
        Self { table, index }
    }

    /// The word of a table that the user calls `name`.
    pub(crate) fn called(table: &'static WordTable, name: &str) -> Option<Self> {
        for (index, word) in table.words.iter().enumerate() {
            if word.rust == name {
                return Some(Self::new(table, index));
            }
        }
        None
    }

    /// Where the word stands in its table, counted from 0.
    pub(crate) const fn index(&self) -> usize {
        self.index
    }

    /// AWS's spelling.
    pub(crate) const fn as_str(&self) -> &'static str {
        self.table.words[self.index].aws
    }
}

/// One word.
#[derive(Debug)]
pub struct Word {
    /// As the user writes it.
    pub rust: &'static str,
    /// As AWS wants it.
    pub aws: &'static str,
    /// What it means.
    pub doc: &'static str,
}

/// Declares an enum of AWS's words: the Rust name, AWS's spelling, the meaning.
macro_rules! words {
    ($(
        $(#[doc = $doc:literal])+
        $vis:vis enum $name:ident { $( $(#[doc = $word_doc:literal])+ $word:ident = $aws:literal, )+ }
    )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $( $(#[doc = $word_doc])+ #[doc = concat!("\n\nIn the template: `", $aws, "`.")] $word, )+ }

        impl $name {
            /// The words, as the macro and the documentation see them.
            pub const TABLE: &'static $crate::literal::WordTable = {
                static TABLE: $crate::literal::WordTable = $crate::literal::WordTable {
                    name: stringify!($name),
                    doc: concat!($($doc),+),
                    words: &[$( $crate::literal::Word {
                        rust: stringify!($word), aws: $aws, doc: concat!($($word_doc),+),
                    }, )+],
                };
                &TABLE
            };

            /// AWS's spelling.
            #[inline]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$word => $aws, )+ }
            }
        }

        impl $crate::literal::Literal for $name {
            const KIND: $crate::literal::Kind = $crate::literal::Kind::Word(Self::TABLE);

            type Seen = Self;

            #[inline]
            fn keep(self) -> $crate::literal::Kept {
                $crate::literal::Kept::Word($crate::literal::Chosen::new(Self::TABLE, self as usize))
            }

            #[inline]
            fn of(kept: &$crate::literal::Kept) -> &Self {
                &[$( Self::$word ),+][kept.word()]
            }
        }

        impl $crate::set::Set<$name> for $name {
            #[inline]
            fn given(self) -> $crate::value::Given<$name> {
                $crate::value::Given::Known(self)
            }
        }
    )+ };
}
pub(crate) use words;

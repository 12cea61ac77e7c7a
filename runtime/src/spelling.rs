//! A user's names as the template spells them: what `heck` makes of them.
//!
//! Every resource has such names, and `heck` looks at each character with all of Unicode in mind, which takes ten times as
//! long as to look at ASCII.

/// A name in other spellings.
pub(crate) trait Spelling {
    /// `like-this`
    fn to_kebab_case(&self) -> String;

    /// `LikeThis`
    fn to_upper_camel_case(&self) -> String;

    /// `PrefixLikeThis`, as most logical ids are spelled
    fn to_upper_camel_case_after(&self, prefix: &str) -> String;

    /// `Like This`
    fn to_title_case(&self) -> String;

    /// `LIKE_THIS`
    fn to_shouty_snake_case(&self) -> String;
}

impl Spelling for str {
    fn to_kebab_case(&self) -> String {
        if self.is_ascii() {
            spell("", self, Case::Kebab)
        } else {
            heck::ToKebabCase::to_kebab_case(self)
        }
    }

    fn to_upper_camel_case(&self) -> String {
        self.to_upper_camel_case_after("")
    }

    fn to_upper_camel_case_after(&self, prefix: &str) -> String {
        if self.is_ascii() {
            spell(prefix, self, Case::UpperCamel)
        } else {
            [prefix, &heck::ToUpperCamelCase::to_upper_camel_case(self)].concat()
        }
    }

    fn to_title_case(&self) -> String {
        if self.is_ascii() {
            spell("", self, Case::Title)
        } else {
            heck::ToTitleCase::to_title_case(self)
        }
    }

    fn to_shouty_snake_case(&self) -> String {
        if self.is_ascii() {
            spell("", self, Case::ShoutySnake)
        } else {
            heck::ToShoutySnakeCase::to_shouty_snake_case(self)
        }
    }
}

#[derive(Clone, Copy)]
enum Case {
    Kebab,
    UpperCamel,
    Title,
    ShoutySnake,
}

fn spell(prefix: &str, name: &str, case: Case) -> String {
    let mut spelled = String::with_capacity(prefix.len() + name.len() + 8);
    spelled.push_str(prefix);
    let mut rest = name;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(word_length(rest.as_bytes()));
        if word.is_empty() {
            rest = &after[1..];
            continue;
        }
        rest = after;
        if !spelled.is_empty() {
            spelled.push_str(match case {
                Case::Kebab => "-",
                Case::UpperCamel => "",
                Case::Title => " ",
                Case::ShoutySnake => "_",
            });
        }
        let start = spelled.len();
        spelled.push_str(word);
        let word = &mut spelled[start..];
        match case {
            Case::Kebab => word.make_ascii_lowercase(),
            Case::UpperCamel | Case::Title => {
                word[..1].make_ascii_uppercase();
                word[1..].make_ascii_lowercase();
            }
            Case::ShoutySnake => word.make_ascii_uppercase(),
        }
    }
    spelled
}

/// How long the word is that a text starts with; none before what is neither letter nor digit.
fn word_length(text: &[u8]) -> usize {
    // The letter before; digits are of the case of what stands before them.
    let mut before = None;
    for (at, byte) in text.iter().enumerate() {
        if byte.is_ascii_uppercase() {
            // `webApp` has two words, and so has `HTTPServer`.
            let is_before_lower = || text.get(at + 1).is_some_and(u8::is_ascii_lowercase);
            if before.is_some_and(|before: &u8| before.is_ascii_lowercase() || is_before_lower()) {
                return at;
            }
            before = Some(byte);
        } else if byte.is_ascii_lowercase() {
            before = Some(byte);
        } else if !byte.is_ascii_digit() {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn names_are_spelled_as_heck_spells_them() {
        let mut names = vec![String::new(), "größeX_HTTPServer".into()];
        // All names of six letters, digits and separators.
        for _ in 0..6 {
            for at in 0..names.len() {
                for c in ['a', 'B', '1', '_'] {
                    names.push(format!("{}{c}", names[at]));
                }
            }
            names.sort();
            names.dedup();
        }
        for name in &names {
            let name = name.as_str();
            let ours = [
                Spelling::to_kebab_case(name),
                Spelling::to_upper_camel_case(name),
                Spelling::to_title_case(name),
                Spelling::to_shouty_snake_case(name),
                Spelling::to_upper_camel_case_after(name, "x").split_off(1),
            ];
            let theirs = [
                heck::ToKebabCase::to_kebab_case(name),
                heck::ToUpperCamelCase::to_upper_camel_case(name),
                heck::ToTitleCase::to_title_case(name),
                heck::ToShoutySnakeCase::to_shouty_snake_case(name),
                heck::ToUpperCamelCase::to_upper_camel_case(name),
            ];
            assert_eq!(ours, theirs);
        }
    }
}

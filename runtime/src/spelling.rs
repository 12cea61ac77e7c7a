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
    ShoutySnake,
}

fn spell(prefix: &str, name: &str, case: Case) -> String {
    let mut spelled = String::with_capacity(prefix.len() + name.len() + 8);
    spelled.push_str(prefix);
    let mut starts = true;
    // The letter before in the same word; digits are of the case of what stands before them.
    let mut before = None;
    for (at, byte) in name.bytes().enumerate() {
        if !byte.is_ascii_alphanumeric() {
            (starts, before) = (true, None);
            continue;
        }
        // `webApp` has two words, and so has `HTTPServer`.
        if byte.is_ascii_uppercase()
            && let Some(before) = before
        {
            let next = name.as_bytes().get(at + 1);
            starts |= u8::is_ascii_lowercase(&before) || next.is_some_and(u8::is_ascii_lowercase);
        }
        if byte.is_ascii_alphabetic() {
            before = Some(byte);
        }
        let (separator, byte) = match case {
            Case::Kebab => ("-", byte.to_ascii_lowercase()),
            Case::UpperCamel if starts => ("", byte.to_ascii_uppercase()),
            Case::UpperCamel => ("", byte.to_ascii_lowercase()),
            Case::ShoutySnake => ("_", byte.to_ascii_uppercase()),
        };
        if starts && !spelled.is_empty() {
            spelled.push_str(separator);
        }
        spelled.push(char::from(byte));
        starts = false;
    }
    spelled
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
                Spelling::to_shouty_snake_case(name),
                Spelling::to_upper_camel_case_after(name, "x").split_off(1),
            ];
            let theirs = [
                heck::ToKebabCase::to_kebab_case(name),
                heck::ToUpperCamelCase::to_upper_camel_case(name),
                heck::ToShoutySnakeCase::to_shouty_snake_case(name),
                heck::ToUpperCamelCase::to_upper_camel_case(name),
            ];
            assert_eq!(ours, theirs);
        }
    }
}

//! What a style sheet says that the classic sign-in pages do not take. Not a parser: it looks for selectors and
//! statements, and passes over what it does not understand.

/// The classes of the pages.
pub(super) const CLASSES: [&str; 15] = [
    "background-customizable",
    "banner-customizable",
    "errorMessage-customizable",
    "idpButton-customizable",
    "idpDescription-customizable",
    "inputField-customizable",
    "label-customizable",
    "legalText-customizable",
    "logo-customizable",
    "passwordCheck-notValid-customizable",
    "passwordCheck-valid-customizable",
    "redirect-customizable",
    "socialButton-customizable",
    "submitButton-customizable",
    "textDescription-customizable",
];

/// The statements that the pages do not take.
const STATEMENTS: [&str; 4] = ["import", "media", "page", "supports"];

/// What is wrong with a style sheet, each once, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Mistakes {
    /// Selectors that choose something else than the classes of the pages.
    pub(super) selectors: Vec<String>,
    /// Statements: `@media`.
    pub(super) statements: Vec<String>,
}

/// Looks through a style sheet.
pub(super) fn mistakes(css: &str) -> Mistakes {
    let css = outline(css);
    let mut mistakes = Mistakes::default();
    let mut starts = css.split('@');
    starts.next();
    for after in starts {
        let word = ident(after).to_ascii_lowercase();
        if STATEMENTS.contains(&word.as_str()) {
            add(&mut mistakes.statements, format!("@{word}"));
        }
    }
    let mut depth = 0_usize;
    let mut before = String::new();
    for c in css.chars() {
        match c {
            '{' => {
                if depth == 0 && !before.trim_start().starts_with('@') {
                    for selector in before.split(',') {
                        let selector = selector.trim();
                        if !is_of_the_pages(selector) {
                            add(&mut mistakes.selectors, selector.to_owned());
                        }
                    }
                }
                depth += 1;
                before.clear();
            }
            '}' => {
                depth = depth.saturating_sub(1);
                before.clear();
            }
            ';' => before.clear(),
            _ => before.push(c),
        }
    }
    mistakes
}

fn add(found: &mut Vec<String>, one: String) {
    if !found.contains(&one) {
        found.push(one);
    }
}

/// Whether a selector names classes of the pages, and no others.
fn is_of_the_pages(selector: &str) -> bool {
    let mut names_one = selector.is_empty();
    let mut starts = selector.split('.');
    starts.next();
    for rest in starts {
        if !CLASSES.contains(&ident(rest)) {
            return false;
        }
        names_one = true;
    }
    names_one
}

/// The name that a text starts with.
fn ident(text: &str) -> &str {
    for (at, c) in text.char_indices() {
        if !c.is_alphanumeric() && c != '-' && c != '_' {
            return &text[..at];
        }
    }
    text
}

/// The style sheet without what may hold anything: comments, quoted texts, and all between parentheses or brackets.
fn outline(css: &str) -> String {
    let mut outline = String::with_capacity(css.len());
    let mut chars = css.chars().peekable();
    let mut depth = 0_usize;
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'*') => {
                chars.next();
                let mut last = ' ';
                for c in chars.by_ref() {
                    if (last, c) == ('*', '/') {
                        break;
                    }
                    last = c;
                }
                outline.push(' ');
            }
            '"' | '\'' => {
                let mut is_escaped = false;
                for inside in chars.by_ref() {
                    if !is_escaped && (inside == c || inside == '\n') {
                        break;
                    }
                    is_escaped = inside == '\\' && !is_escaped;
                }
            }
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => outline.push(c),
            _ => {}
        }
    }
    outline
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selectors(css: &str) -> Vec<String> {
        mistakes(css).selectors
    }

    #[test]
    fn the_classes_of_the_pages_are_taken() {
        for class in CLASSES {
            assert_eq!(selectors(&format!(".{class} {{ color: red; }}")), [""; 0]);
        }
        for css in [
            "",
            ".submitButton-customizable:hover { color: red }",
            ".idpButton-customizable:hover,\n.inputField-customizable:focus{color:red}",
            ".label-customizable { background: url(data:image/png;base64,a.b{}) } .logo-customizable{}",
            ".label-customizable { background: url(data:,}body{) }",
            ".label-customizable { content: \"} body {\" }",
            "/* body { } */ .label-customizable { font: bold }",
            ".banner-customizable > .logo-customizable { max-width: 60% }",
            "@font-face { font-family: \"Acme\"; src: url(https://acme.com/a.woff2) }",
            "@keyframes turn { from { left: 0 } to { left: 1px } }",
            "@charset \"utf-8\"; .label-customizable {}",
        ] {
            assert_eq!(mistakes(css), Mistakes::default(), "{css}");
        }
    }

    #[test]
    fn all_else_is_found_once() {
        assert_eq!(
            selectors("body { a: b } .label-customizable, #form {} body {} .button {}"),
            ["body", "#form", ".button"]
        );
        assert_eq!(selectors(".Label-customizable {}"), [".Label-customizable"]);
        assert_eq!(
            selectors(".label-customizable.mine {}"),
            [".label-customizable.mine"]
        );
        assert_eq!(selectors("@font-face { a: b } div{"), ["div"]);
        assert_eq!(
            mistakes("@IMPORT url(x.css); @media (width > 1px) { body {} } .logo-customizable { @media a {} }").statements,
            ["@import", "@media"]
        );
    }

    #[test]
    fn no_text_is_too_strange() {
        for css in [
            "{", "}", "}}{{", "/*", "/", "*/", "\"", "'\\", "((", "))", "@", "@@", ".", "..{",
            "\u{0}{", "é.ü{", "[{", ";{", "\\", "@é{", "a{/*", "a{'\n}",
        ] {
            mistakes(css);
        }
        assert_eq!(selectors("}body{"), ["body"]);
        assert_eq!(selectors("..{"), ["..",]);
    }
}

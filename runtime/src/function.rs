//! CloudFormation's functions, as they stand in a template.

use crate::json::{Json, Object, Text};

/// `ref Name`: the value of a parameter, or the id of a resource.
pub fn reference(name: impl Into<Text>) -> Json {
    call("Ref", name.into())
}

/// `Name.Attribute`: an attribute of a resource.
pub fn get_att(name: impl Into<Text>, attribute: impl Into<Text>) -> Json {
    call("Fn::GetAtt", [name.into(), attribute.into()])
}

/// `sub "…${Name}…"`: a text with values filled in.
pub fn sub(text: impl Into<Text>) -> Json {
    call("Fn::Sub", text.into())
}

/// `sub "…${Name}…" with { Name: value }`: the same, with values of its own.
pub fn sub_with(text: impl Into<Text>, values: Object) -> Json {
    call(
        "Fn::Sub",
        Json::List(vec![Json::Text(text.into()), Json::Object(values)]),
    )
}

/// A text with a value at its end: `sub "…${Name}"`, wherever the value has a name.
///
/// The text may itself have placeholders. A value that is not known yet gives nothing known.
pub fn ending_in(text: &'static str, end: Json) -> Json {
    let placeholder = match &end {
        Json::Null => return Json::Null,
        Json::Text(end) if end.contains("${") => None,
        Json::Text(end) if !text.contains("${") => return format!("{text}{end}").into(),
        Json::Text(end) => Some(end.to_string()),
        end => match references(end)[..] {
            [Reference::Name(name)] if *end == reference(name.to_owned()) => {
                Some(format!("${{{name}}}"))
            }
            [Reference::Attribute(name, attribute)]
                if *end == get_att(name.to_owned(), attribute.to_owned()) =>
            {
                Some(format!("${{{name}.{attribute}}}"))
            }
            _ => None,
        },
    };
    match placeholder {
        Some(placeholder) => sub(format!("{text}{placeholder}")),
        None => call(
            "Fn::Sub",
            Json::List(vec![
                format!("{text}${{Value}}").into(),
                Object::new().with("Value", end).into(),
            ]),
        ),
    }
}

/// `import "Stack:Output"`: what another stack exports.
pub fn import(name: impl Into<Json>) -> Json {
    call("Fn::ImportValue", name)
}

/// `join "," [a, b]`: texts put together.
pub fn join(separator: impl Into<Text>, parts: impl Into<Json>) -> Json {
    call(
        "Fn::Join",
        Json::List(vec![Json::Text(separator.into()), parts.into()]),
    )
}

/// `split "," text`: the parts of a text.
pub fn split(separator: impl Into<Text>, whole: Json) -> Json {
    call(
        "Fn::Split",
        Json::List(vec![Json::Text(separator.into()), whole]),
    )
}

/// `select 0 list`: an element of a list, the first of which is 0.
pub fn select(index: Json, list: Json) -> Json {
    call("Fn::Select", Json::List(vec![index, list]))
}

/// `base64 text`: a text in Base64.
pub fn base64(text: Json) -> Json {
    call("Fn::Base64", text)
}

/// `find Mapping[key, Name]`: a value of a mapping.
pub fn find_in_map(mapping: impl Into<Text>, top: Json, second: Json) -> Json {
    call(
        "Fn::FindInMap",
        Json::List(vec![Json::Text(mapping.into()), top, second]),
    )
}

/// `secret "id:key"`: a value kept in Secrets Manager, resolved when the stack is deployed.
///
/// `id` is the name or ARN of the secret, `key` a field of its JSON; without a key the whole secret is meant.
pub fn secret(written: &str) -> Json {
    // An ARN has six colons of its own: `arn:aws:secretsmanager:region:account:secret:name`.
    let own = if written.starts_with("arn:") { 6 } else { 0 };
    let split = written.match_indices(':').nth(own).map(|(at, _)| at);
    let (id, key) = match split {
        Some(at) => (&written[..at], &written[at..]),
        None => (written, ""),
    };
    Json::from(format!(
        "{{{{resolve:secretsmanager:{id}:SecretString{key}}}}}"
    ))
}

/// `ssm "/path"`: a parameter of the Systems Manager store, resolved when the stack is deployed.
pub fn ssm(path: &str) -> Json {
    Json::from(format!("{{{{resolve:ssm:{path}}}}}"))
}

/// `if Condition { a } else { b }`.
pub fn choice(condition: impl Into<Text>, a: Json, b: Json) -> Json {
    call(
        "Fn::If",
        Json::List(vec![Json::Text(condition.into()), a, b]),
    )
}

/// Whether a text holds a dynamic reference, `{{resolve:…}}`, so that its value is not known before deployment.
pub fn is_dynamic(text: &str) -> bool {
    text.contains("{{resolve:")
}

/// `a == b`, in a condition.
pub fn equals(a: Json, b: Json) -> Json {
    call("Fn::Equals", Json::List(vec![a, b]))
}

/// `!a`, in a condition.
pub fn not(a: Json) -> Json {
    call("Fn::Not", Json::List(vec![a]))
}

/// `a && b`, in a condition.
pub fn and(a: Json, b: Json) -> Json {
    call("Fn::And", Json::List(vec![a, b]))
}

/// `a || b`, in a condition.
pub fn or(a: Json, b: Json) -> Json {
    call("Fn::Or", Json::List(vec![a, b]))
}

/// That all of `conditions` hold, each said once; nothing if there are none.
pub(crate) fn all(conditions: impl IntoIterator<Item = Json>) -> Option<Json> {
    let mut different: Vec<Json> = Vec::new();
    for condition in conditions {
        if !different.contains(&condition) {
            different.push(condition);
        }
    }
    different.into_iter().reduce(and)
}

/// Another condition, in a condition.
pub fn condition(name: impl Into<Text>) -> Json {
    call("Condition", name.into())
}

fn call(function: &'static str, argument: impl Into<Json>) -> Json {
    Object::of(function, argument).into()
}

/// The name of the condition and both sides of an `Fn::If`.
fn sides(json: &Json) -> Option<(&Text, &Json, &Json)> {
    match json.as_object()?.get("Fn::If")? {
        Json::List(items) => match items.as_slice() {
            [Json::Text(name), yes, no] => Some((name, yes, no)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a value is left out: `ref AWS::NoValue`.
pub(crate) fn is_no_value(json: &Json) -> bool {
    let object = json.as_object().filter(|object| object.len() == 1);
    let name = object.and_then(|object| object.get("Ref"));
    name.and_then(Json::as_str) == Some("AWS::NoValue")
}

/// What `make` makes of a value, or of each side of a choice; what is left out stays left out.
pub(crate) fn each_branch(json: Json, make: &dyn Fn(Json) -> Json) -> Json {
    if is_no_value(&json) {
        return json;
    }
    match sides(&json) {
        Some((name, yes, no)) => {
            let (yes, no) = (yes.clone(), no.clone());
            choice(name.clone(), each_branch(yes, make), each_branch(no, make))
        }
        None => make(json),
    }
}

/// The value without the branches that leave it out, and the condition under which there is one, if it is not always
/// there; nothing if it is never there.
pub(crate) fn branches(json: Json) -> Option<(Option<Json>, Json)> {
    if is_no_value(&json) {
        return None;
    }
    let Some((name, yes, no)) = sides(&json) else {
        return Some((None, json));
    };
    let holds = || condition(name.clone());
    let both = |side: Json, exists: Option<Json>| match exists {
        Some(exists) => and(side, exists),
        None => side,
    };
    match (branches(yes.clone()), branches(no.clone())) {
        (None, None) => None,
        (Some((exists, value)), None) => Some((Some(both(holds(), exists)), value)),
        (None, Some((exists, value))) => Some((Some(both(not(holds()), exists)), value)),
        (Some((first, yes)), Some((second, no))) => {
            let exists = (first.is_some() || second.is_some())
                .then(|| or(both(holds(), first), both(not(holds()), second)));
            Some((exists, choice(name.clone(), yes, no)))
        }
    }
}

/// One reference inside a piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference<'a> {
    /// A parameter or resource, by `Ref` or inside `Fn::Sub`.
    Name(&'a str),
    /// An attribute of a resource.
    Attribute(&'a str, &'a str),
    /// A condition, by `Fn::If` or `Condition`.
    Condition(&'a str),
    /// A mapping.
    Mapping(&'a str),
}

impl<'a> Reference<'a> {
    /// The logical id of the parameter or resource.
    pub(crate) fn id(self) -> Option<&'a str> {
        match self {
            Self::Name(id) | Self::Attribute(id, _) => Some(id),
            Self::Condition(_) | Self::Mapping(_) => None,
        }
    }
}

/// Every reference inside `json`, in order.
pub fn references(json: &Json) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    each_reference(json, &mut |reference| found.push(reference));
    found
}

/// Visits every reference inside `json`, in order.
pub(crate) fn each_reference<'a>(json: &'a Json, visit: &mut dyn FnMut(Reference<'a>)) {
    let object = match json {
        Json::List(items) => {
            for item in items {
                look_inside(item, visit);
            }
            return;
        }
        Json::Object(object) => object,
        _ => return,
    };
    for (key, value) in object.iter() {
        if object.len() == 1 {
            visit_call(key, value, visit);
        }
        look_inside(value, visit);
    }
}

/// The same for what stands in something else: mostly a text, for which no function is called.
#[inline]
fn look_inside<'a>(json: &'a Json, visit: &mut dyn FnMut(Reference<'a>)) {
    if !matches!(json, Json::Text(_)) {
        each_reference(json, visit);
    }
}

/// Visits what a function refers to by itself; what stands in its arguments is not looked at.
fn visit_call<'a>(function: &str, argument: &'a Json, visit: &mut dyn FnMut(Reference<'a>)) {
    match (function, argument) {
        ("Ref", Json::Text(name)) => visit(Reference::Name(name)),
        ("Condition", Json::Text(name)) => visit(Reference::Condition(name)),
        ("Fn::GetAtt", Json::Text(path)) => {
            if let Some((name, attribute)) = path.split_once('.') {
                visit(Reference::Attribute(name, attribute));
            }
        }
        ("Fn::Sub", Json::Text(text)) => placeholders(text).for_each(visit),
        (_, Json::List(items)) => match (function, items.as_slice()) {
            ("Fn::GetAtt", [Json::Text(name), Json::Text(attribute)]) => {
                visit(Reference::Attribute(name, attribute));
            }
            ("Fn::Sub", [Json::Text(text), Json::Object(own)]) => {
                for reference in placeholders(text) {
                    if !matches!(reference, Reference::Name(name) if own.get(name).is_some()) {
                        visit(reference);
                    }
                }
            }
            ("Fn::If", [Json::Text(name), ..]) => visit(Reference::Condition(name)),
            ("Fn::FindInMap", [Json::Text(name), ..]) => visit(Reference::Mapping(name)),
            _ => {}
        },
        _ => {}
    }
}

/// The references in the text of `Fn::Sub`; `${!Literal}` is none.
pub fn placeholders(text: &str) -> impl Iterator<Item = Reference<'_>> {
    text.split("${").skip(1).filter_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        match name.trim() {
            literal if literal.starts_with('!') => None,
            name => Some(match name.split_once('.') {
                Some((name, attribute)) => Reference::Attribute(name, attribute),
                None => Reference::Name(name),
            }),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_an_id_and_a_key() {
        assert_eq!(
            secret("acme/google:client_secret"),
            "{{resolve:secretsmanager:acme/google:SecretString:client_secret}}"
        );
        assert_eq!(
            secret("acme/google"),
            "{{resolve:secretsmanager:acme/google:SecretString}}"
        );
        assert_eq!(
            secret("arn:aws:secretsmanager:us-east-1:123456789012:secret:acme-AbCdEf:key"),
            "{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:acme-AbCdEf:SecretString:key}}"
        );
        assert_eq!(
            secret("arn:aws:secretsmanager:us-east-1:123456789012:secret:acme-AbCdEf"),
            "{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:acme-AbCdEf:SecretString}}"
        );
    }

    #[test]
    fn a_text_ends_in_a_value() {
        let ends = [
            (
                Json::from("end"),
                serde_json::json!({"Fn::Sub": "${AWS::Region}/end"}),
            ),
            (
                reference("Name"),
                serde_json::json!({"Fn::Sub": "${AWS::Region}/${Name}"}),
            ),
            (
                get_att("Name", "Arn"),
                serde_json::json!({"Fn::Sub": "${AWS::Region}/${Name.Arn}"}),
            ),
            (
                import("Base:Id"),
                serde_json::json!({"Fn::Sub": [
                    "${AWS::Region}/${Value}",
                    {"Value": {"Fn::ImportValue": "Base:Id"}},
                ]}),
            ),
            (Json::Null, serde_json::Value::Null),
        ];
        for (end, expected) in ends {
            assert_eq!(ending_in("${AWS::Region}/", end), expected);
        }
        assert_eq!(ending_in("integrations/", "x".into()), "integrations/x");
        assert_eq!(
            ending_in("integrations/", "${x}".into()),
            serde_json::json!({"Fn::Sub": ["integrations/${Value}", {"Value": "${x}"}]})
        );
    }

    #[test]
    fn references_are_found_wherever_they_stand() {
        let json = Json::from(serde_json::json!({
            "a": [{"Ref": "P"}, {"Fn::GetAtt": ["R", "Arn"]}, {"Fn::GetAtt": "S.Arn"}],
            "b": {"Fn::If": ["C", {"Fn::Sub": "x-${Q}-${T.Arn}-${!no}-${AWS::Region}"}, {"Fn::FindInMap": ["M", "k", "v"]}]},
            "c": {"Fn::Sub": ["${own}${V}", {"own": {"Ref": "W"}}]},
            "d": {"Fn::And": [{"Condition": "D"}]},
        }));
        let found = references(&json);
        for expected in [
            Reference::Name("P"),
            Reference::Attribute("R", "Arn"),
            Reference::Attribute("S", "Arn"),
            Reference::Condition("C"),
            Reference::Name("Q"),
            Reference::Attribute("T", "Arn"),
            Reference::Name("AWS::Region"),
            Reference::Mapping("M"),
            Reference::Name("V"),
            Reference::Name("W"),
            Reference::Condition("D"),
        ] {
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
        assert_eq!(found.len(), 11);
    }
}

//! A table of values to look up when the stack is deployed.

use crate::block::block;
use crate::cloudformation::{function, given_is_literal, no_function, scalar};
use crate::json::Json;
use crate::literal::Literal as _;
use crate::pattern::each;
use crate::place::{Entry, Located as _};
use crate::report::Report;
use crate::stack::Emission;
use crate::value::Map;

block! {
    /// A table of values: `mapping Regions { "us-east-1": { Bucket: "one" }, "eu-west-1": { Bucket: "two" } }`,
    /// looked up by `find Regions[ref AWS::Region, "Bucket"]`.
    pub struct Mapping: Named, Part {
        settings {
            /// A row of the table: its key, and a value for each column.
            @Rest rows: Map<Json>,
        }
    }
}

impl Mapping {
    /// The rulebook of a mapping.
    pub(crate) fn rules(&self, report: &mut Report) {
        if self.rows.is_empty() {
            report
                .error(
                    self,
                    "cfn-mapping-shape",
                    format!("the mapping `{}` has no rows", self.ident()),
                )
                .help("write a row: `\"us-east-1\": { Bucket: \"acme\" }`");
        }
        for entry in self.rows.entries() {
            given_is_literal(entry.given, &entry, report);
            if let Some(row) = entry.given.known() {
                row_has_columns(&entry, Json::of(row), report);
            }
        }
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let rows = self
            .rows
            .json()
            .unwrap_or_else(|| crate::json::Object::new().into());
        emission.mapping(&self.meta, self.ident().to_owned().into(), rows);
    }
}

/// A row names its columns, and each column has a text, a number, a flag or a list of these.
fn row_has_columns(entry: &Entry<'_>, row: &Json, report: &mut Report) {
    let mut wrong = |fact: String, help: &str| {
        report.error(entry, "cfn-mapping-shape", fact).help(help);
    };
    let columns = match row {
        Json::Null => return,
        Json::Object(columns) if !columns.is_empty() => columns,
        _ => {
            wrong(
                format!("the row `{}` has no columns", entry.key),
                "name at least one: `{ Bucket: \"acme\" }`",
            );
            return;
        }
    };
    if function(columns).is_some() {
        no_function(entry, report);
        return;
    }
    for (column, value) in columns.iter() {
        let is_plain = |value: &Json| *value == Json::Null || scalar(value).is_some();
        let has_function = match value {
            Json::Object(object) => function(object).is_some(),
            Json::List(items) => items.iter().any(|item| item.as_object().is_some()),
            _ => false,
        };
        if has_function {
            no_function(entry, report);
        } else if column.is_empty() || !each(column, |c| c.is_ascii_alphanumeric()) {
            report
                .error(
                    &entry.path_of(column).at_key(),
                    "cfn-mapping-shape",
                    format!("CloudFormation does not take the column `{column}`"),
                )
                .help("write letters and digits only; the names of rows may have `-` and `.`");
        } else if !is_plain(value)
            && !matches!(value, Json::List(items) if items.iter().all(is_plain))
        {
            report
                .error(
                    &entry.path_of(column),
                    "cfn-mapping-shape",
                    format!("the column `{column}` is not a text, a number or a list"),
                )
                .help("write one value, or a list of values");
        }
    }
}

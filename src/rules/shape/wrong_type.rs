//! See [`WRONG_TYPE`].

use crate::diagnostic::FixLevel;
use crate::model::path::PathBuf;
use crate::model::shape::{Number, Type};
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Spot, words};

rule! {
    /// A value is of another JSON type than the field takes.
    ///
    /// A list takes an array even for one entry, a date is always an object, an id is a string.
    ///
    /// ```json bad
    /// { "revision": "2" }
    /// ```
    ///
    /// ```json good
    /// { "revision": 2 }
    /// ```
    WRONG_TYPE = "V103" "wrong-type" Error fix Safe: "a value is of another JSON type than the field takes"
}

/// A value of JSON type `found` where `wanted` belongs. `text` is the value as written, where it is
/// short, and `better` the JSON text that says the same in the wanted type, where there is one.
pub(crate) fn wrong_type(
    path: PathBuf,
    wanted: Type,
    found: &str,
    text: Option<&str>,
    better: Option<String>,
) -> Finding {
    let message = format!(
        "{} is {}, and {} is wanted",
        words::place(&path),
        words::a(found),
        wanted.json_type()
    );
    let mut finding = Finding::new(&WRONG_TYPE, Spot::value(path), message)
        .expected(None, vec![wanted.json_type().to_owned()]);
    if let Some(text) = text {
        finding = finding.found(text);
    }
    match better {
        Some(better) => finding.help(format!("write {}", words::quoted(&better))).repair(
            FixLevel::Safe,
            format!("replace with {}", words::quoted(&better)),
            Change::Replace(better),
        ),
        None => finding.help(match wanted {
            Type::Number(Number { integer, min, max, example, .. }) => {
                let kind = if *integer { "a whole number" } else { "a number" };
                format!("write {kind} from {min} to {max}, such as {example}")
            }
            Type::Entity(entity) if entity.name == "record" => {
                "write one record, an object, in each file, or one a line in NDJSON".to_owned()
            }
            Type::Entity(_) => format!("write `{}`", words::form(wanted)),
            _ => format!("write {} here", wanted.json_type()),
        }),
    }
}

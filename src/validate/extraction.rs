//! What is asked of records that language models write, and of no others.

use std::borrow::Cow;

use crate::json::{Node, Value};
use crate::model::Record;
use crate::model::path::{Path, PathBuf, Segment};
use crate::model::shape::{Entity, Model, Scalar, Type, Visitor, Walk};
use crate::rules::shape::missing_field::MISSING_FIELD;
use crate::rules::{Finding, Findings, Spot};

/// The name of the entity that holds words of the source.
const ANCHOR: &str = "anchor";

/// The tree without the members that are `null`. Entries of lists stay, so that no index changes,
/// and so does all free data, in which `null` is a value like others.
pub(super) fn without_nulls<'n, 't>(root: &'n Node<'t>) -> Cow<'n, Node<'t>> {
    let mut root = Cow::Borrowed(root);
    if has_null(&root, Some(Record::TYPE)) {
        drop_nulls(root.to_mut(), Some(Record::TYPE));
    }
    root
}

/// The type of a value one step further; none past what the model does not know.
fn step(ty: Option<Type>, segment: Segment<'_>) -> Option<Type> {
    ty?.step(segment)
}

fn is_free(ty: Option<Type>) -> bool {
    matches!(ty, Some(Type::Json))
}

/// Whether a member is `null` that holds no free data.
fn is_absent(value: &Node<'_>, ty: Option<Type>) -> bool {
    matches!(value.value, Value::Null) && !is_free(ty)
}

fn has_null(node: &Node<'_>, ty: Option<Type>) -> bool {
    match &node.value {
        _ if is_free(ty) => false,
        Value::Array(entries) => {
            let ty = step(ty, Segment::Index(0));
            entries.iter().any(|entry| has_null(entry, ty))
        }
        Value::Object(members) => members.iter().any(|member| {
            let ty = step(ty, Segment::Key(&member.key));
            is_absent(&member.value, ty) || has_null(&member.value, ty)
        }),
        _ => false,
    }
}

/// Trees that were read from text are of bounded depth ([`crate::json::MAX_DEPTH`]).
fn drop_nulls(node: &mut Node<'_>, ty: Option<Type>) {
    match &mut node.value {
        _ if is_free(ty) => {}
        Value::Array(entries) => {
            let ty = step(ty, Segment::Index(0));
            for entry in entries {
                drop_nulls(entry, ty);
            }
        }
        Value::Object(members) => {
            members.retain(|m| !is_absent(&m.value, step(ty, Segment::Key(&m.key))));
            for member in members {
                drop_nulls(&mut member.value, step(ty, Segment::Key(&member.key)));
            }
        }
        _ => {}
    }
}

/// Finds anchors without the words they stand for.
pub(super) fn anchors_without_words(record: &Record<'_>) -> Findings {
    let mut anchors = Anchors::default();
    record.walk(&Path::ROOT, &mut anchors);
    anchors.close();
    anchors.findings
}

/// The anchor that is being walked through, until its words are seen.
#[derive(Default)]
struct Anchors {
    open: Option<PathBuf>,
    findings: Findings,
}

impl Anchors {
    /// The anchor is over, and no words were seen.
    fn close(&mut self) {
        let Some(path) = self.open.take() else { return };
        let message = "this anchor has no `exact`, and a position alone cannot be checked here";
        let finding = Finding::new(&MISSING_FIELD, Spot::opening(path), message)
            .help("add `exact`: the words, letter by letter as the source has them")
            .label("add `exact` here");
        self.findings.push(finding);
    }
}

impl<'r> Visitor<'r> for Anchors {
    fn entity(&mut self, path: &Path<'_>, entity: &'static Entity) {
        self.close();
        // A finding that will not be kept need not be prepared.
        if entity.name == ANCHOR && !self.findings.is_full() {
            self.open = Some(path.to_owned());
        }
    }

    fn scalar(&mut self, path: &Path<'_>, _scalar: &'static Scalar, _text: &'r str) {
        // The fields of an anchor follow it directly, and it holds no other entity.
        if path.last() == Some(Segment::Key("exact"))
            && self.open.as_ref().is_some_and(|open| path.to_owned().parent() == *open)
        {
            self.open = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::validate::{Profile, Source, check};

    const MINIMAL: &str = include_str!("../../examples/minimal.json");

    fn without(text: &str) -> String {
        without_nulls(&parse(text).unwrap().root).to_value().to_string()
    }

    #[test]
    fn members_go_and_entries_stay() {
        assert_eq!(
            without(r#"{"title":null,"x":[null,{"y":null,"z":1}]}"#),
            r#"{"x":[null,{"z":1}]}"#
        );
        let free = r#"{"extensions":[{"name":null,"data":{"a":null}}]}"#;
        assert_eq!(without(free), r#"{"extensions":[{"data":{"a":null}}]}"#);
        assert_eq!(without("null"), "null");
        let none = parse(r#"{"a":[1,{"b":2}]}"#).unwrap().root;
        assert!(matches!(without_nulls(&none), Cow::Borrowed(_)));
    }

    fn found(profile: &str, text: &str) -> Vec<(String, u64, String)> {
        let mut options = Profile::find(profile).unwrap().options();
        // The example has no text.
        options.require_text = false;
        let checked = check(&Source::new(text.as_bytes()), &options);
        let row = |found: crate::diagnostic::Diagnostic| {
            (found.code.to_owned(), found.place.start.line, found.place.pointer)
        };
        checked.diagnostics.into_iter().map(row).collect()
    }

    #[test]
    fn null_is_absent_under_extraction_alone() {
        let text = MINIMAL.replacen('{', "{\n\"title\": null,", 1);
        assert_eq!(found("extraction", &text), []);
        let default = found("default", &text);
        assert!(
            default.iter().any(|(code, line, pointer)| {
                code == "V107" && *line == 2 && pointer == "/title"
            }),
            "{default:?}"
        );
    }

    #[test]
    fn an_anchor_is_reported_once() {
        let quote = |anchor: &str| {
            MINIMAL.replacen(
                "\"quotes\": []",
                &format!(
                    "\"quotes\": [{{ \"id\": \"q-1\", \"kind\": \"indirect\", \"text\": \"Yes\", \
                     \"language\": \"en\", \"speaker\": \"harbour-guild\", \"anchors\": [{anchor}] }}]"
                ),
                1,
            )
        };
        for anchor in
            ["{}", "{ \"start\": 3 }", "{ \"prefix\": \"a\" }", "{ \"start\": 3, \"end\": 6 }"]
        {
            let text = quote(anchor);
            assert_ne!(text, MINIMAL);
            let all = found("extraction", &text);
            let of_anchor: Vec<_> =
                all.iter().filter(|found| found.2.contains("/anchors/0")).collect();
            assert!(matches!(of_anchor[..], [(code, ..)] if code == "V102"), "{anchor}: {all:?}");
        }
    }

    #[test]
    fn placeholders_are_errors() {
        for placeholder in ["N/A", "null", "string", "TODO", "unknown"] {
            let title = format!("{{ \"title\": \"{placeholder}\",");
            let all = found("extraction", &MINIMAL.replacen('{', &title, 1));
            assert!(all.iter().any(|(code, _, at)| code == "V109" && at == "/title"), "{all:?}");
        }
    }

    #[test]
    fn places_are_those_of_the_text_with_its_nulls() {
        let text =
            MINIMAL.replacen('{', "{\n\"title\": null,\n\"actors\": null, \"nonsense\": 1,", 1);
        let text = text.replacen("\"actors\": [", "\"nobody\": [", 1);
        let all = found("extraction", &text);
        let nonsense =
            all.iter().find(|(code, _, pointer)| code == "V101" && pointer == "/nonsense");
        assert_eq!(nonsense.map(|found| found.1), Some(3), "{all:?}");
    }

    #[test]
    fn a_key_that_comes_twice_is_reported_even_if_it_is_null() {
        let text = MINIMAL.replacen('{', "{ \"title\": null, \"title\": null,", 1);
        let all = found("extraction", &text);
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!(all[0].0, "V002");
    }
}

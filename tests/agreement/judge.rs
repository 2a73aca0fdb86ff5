//! The judges, and whether they agree.

use jsonschema::{PatternOptions, Validator};
use serde::Deserialize;
use serde_json::Value;
use verbale::diagnostic::Severity;
use verbale::json::{Node, parse};
use verbale::model::Record;
use verbale::recognise::Recogniser;
use verbale::schema::explain::explain;
use verbale::schema::{SCHEMAS, is_valid};
use verbale::validate::{Options, Source, check};

/// Codes that tell of the shape alone; V109 and V111 are also found in records of the right shape.
const OF_SHAPE: &[&str] =
    &["V101", "V102", "V103", "V104", "V105", "V106", "V107", "V108", "V110", "V301", "V302"];

/// Whether a record is one of the examples, whole, or as large.
fn is_large(text: &str) -> bool {
    text.len() > 8_000
}

/// Whether a text is one of the examples, or made from one: others have long strings, and not as many
/// lists.
fn is_example(text: &str) -> bool {
    is_large(text) && text.contains("\"related_events\"")
}

/// Everyone who has a say on a text.
pub(super) struct Judge {
    schema: Validator,
    draft_07: Validator,
    options: Options,
}

/// What they say.
pub(super) struct Opinion {
    /// The verdict of the reference: JSON as I-JSON wants it, valid against the published schema.
    pub(super) accepted: bool,
    /// Who says otherwise.
    pub(super) disagreements: Vec<String>,
}

impl Judge {
    /// The judges, with the schemas as they are committed.
    pub(super) fn new() -> Self {
        let compile = |name: &str| {
            let published = SCHEMAS.iter().find(|schema| schema.name == name).unwrap();
            let path = [env!("CARGO_MANIFEST_DIR"), "schemas", published.file];
            let path: std::path::PathBuf = path.iter().collect();
            let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
            let options = jsonschema::options().with_pattern_options(PatternOptions::regex());
            options.build(&schema).unwrap()
        };
        Judge {
            schema: compile("record"),
            draft_07: compile("record.draft-07"),
            options: Options::default(),
        }
    }

    /// Asks everyone about a text, in turn 0. In other turns those who take long are asked now and
    /// then: the draft-07 schema, which is made from the same values, the whole check, which asks
    /// the others again, and on a large record one of three.
    pub(super) fn ask(&self, text: &str, turn: usize) -> Opinion {
        let asked = |who: usize| turn == 0 || !is_large(text) || turn % 3 == who;
        let mut dissent = Dissent(Vec::new());
        let mut accepted = false;
        let typed = serde_json::from_str::<Record<'_>>(text).map(|_| ());
        if let Ok(document) = parse(text) {
            let mut root = document.root;
            let single = root.duplicates().is_empty();
            let from_tree = asked(0).then(|| Record::deserialize(&root).map(|_| ()));
            root.drop_duplicates();
            let value = root.to_value();
            let shape = self.schema.is_valid(&value);
            accepted = document.faults.is_empty() && single && shape;
            if let Some(from_tree) = from_tree {
                dissent.compare("types, from the tree", from_tree, single && shape);
            }
            if asked(1) {
                dissent.expect("schema over the tree", is_valid(&root), shape);
            }
            if asked(2) {
                self.explained(&root, text, shape, &mut dissent);
            }
            if turn.is_multiple_of(8) {
                dissent.expect("draft-07 schema", self.draft_07.is_valid(&value), shape);
            }
        }
        dissent.compare("types, from text", typed, accepted);
        // It may decline what is right, and never accept what is not.
        if !accepted && Recogniser::new().recognise(text).is_some() {
            dissent.0.push("the recogniser accepts, the reference refuses".to_owned());
        }
        if turn.is_multiple_of(4) {
            self.checked(text, accepted, &mut dissent);
        }
        Opinion { accepted, disagreements: dissent.0 }
    }

    /// The explanation finds something exactly where the schema refuses, and mends all of it.
    fn explained(&self, root: &Node<'_>, text: &str, shape: bool, dissent: &mut Dissent) {
        let explained = explain(root, text, &[]);
        dissent.expect("explanation", explained.findings.is_empty(), shape);
        if let Some(mended) = explained.mended {
            dissent.compare("mended, as types", Record::deserialize(&mended).map(|_| ()), true);
            // What was right is the same afterwards, and was looked at before.
            if !shape {
                dissent.expect("mended, by schema", self.schema.is_valid(&mended.to_value()), true);
            }
        }
    }

    /// The whole check has an error of text or shape exactly where the record is refused.
    fn checked(&self, text: &str, accepted: bool, dissent: &mut Dissent) {
        let checked = check(&Source::new(text.as_bytes()), &self.options);
        let found = |wanted: &dyn Fn(&str) -> bool| {
            let is_error = |d: &&verbale::diagnostic::Diagnostic| d.severity == Severity::Error;
            checked.diagnostics.iter().filter(is_error).any(|d| wanted(d.code))
        };
        if accepted {
            dissent.expect("check, shape", !found(&|code| OF_SHAPE.contains(&code)), true);
            // Whole numbers beyond 2^53 in foreign data: right in shape, and told.
            dissent.expect("check, text", !found(&|c| c < "V100" && c != "V004"), true);
        } else {
            let of_shape = |code: &str| code < "V200" || OF_SHAPE.contains(&code);
            dissent.expect("check", !found(&of_shape), false);
            // Nothing is wrong with the examples but what was changed: what the rules find in the
            // mended record follows from that, and has to be held back.
            let codes = checked.diagnostics.iter().map(|d| d.code);
            for code in codes.filter(|code| is_example(text) && !of_shape(code)) {
                dissent.0.push(format!("check tells {code}, which follows from something else"));
            }
        }
        let faults = checked.diagnostics.iter().flat_map(|d| &d.notes);
        for note in faults.filter(|note| note.contains("fault of verbale")) {
            dissent.0.push(format!("check: {note}"));
        }
    }
}

/// Who said otherwise than was expected.
struct Dissent(Vec<String>);

impl Dissent {
    fn expect(&mut self, who: &str, accepts: bool, expected: bool) {
        if accepts != expected {
            let verb = if accepts { "accepts" } else { "refuses" };
            let other = if expected { "accepts" } else { "refuses" };
            self.0.push(format!("{who} {verb}, the reference {other}"));
        }
    }

    fn compare<E: std::fmt::Display>(&mut self, who: &str, read: Result<(), E>, expected: bool) {
        match read {
            Err(error) if expected => self.0.push(format!("{who} refuse: {error}")),
            read => self.expect(who, read.is_ok(), expected),
        }
    }
}

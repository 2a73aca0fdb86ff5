//! What the recogniser accepts, the published schema and the reference checks accept.
//!
//! Records are changed as texts: bytes and escapes, keys, numbers, line ends, whole members. Only
//! what is accepted is put before the others, so most mutants cost little.

use jsonschema::{PatternOptions, Validator};
use serde_json::Value;
use verbale::diagnostic::Severity;
use verbale::json;
use verbale::recognise::Recogniser;
use verbale::validate::{Engine, Options, Profile, Source, check};

/// A generator of numbers that are the same everywhere (SplitMix64).
pub(super) struct Random(pub(super) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap()
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// Those whom the recogniser must not contradict.
pub(super) struct Reference {
    schema: Validator,
    shape: Options,
}

impl Reference {
    pub(super) fn new() -> Self {
        let schema: Value = serde_json::from_str(verbale::schema::SCHEMAS[0].text).unwrap();
        let options = jsonschema::options().with_pattern_options(PatternOptions::regex());
        let mut shape = Profile::find("shape").unwrap().options();
        // The long way: a tree, the published schema, the rules.
        shape.engine = Engine::Reference;
        Reference { schema: options.build(&schema).unwrap(), shape }
    }

    /// What is wrong with a text that was accepted.
    pub(super) fn objection(&self, text: &str) -> Option<String> {
        let Ok(document) = json::parse(text) else { return Some("it is no JSON".to_owned()) };
        if !document.faults.is_empty() || !document.root.duplicates().is_empty() {
            return Some("it is no I-JSON".to_owned());
        }
        let Ok(value) = serde_json::from_str::<Value>(text) else {
            return Some("serde_json does not read it".to_owned());
        };
        if !self.schema.is_valid(&value) {
            return Some("the schema refuses it".to_owned());
        }
        let checked = check(&Source::new(text.as_bytes()), &self.shape);
        let error = checked.diagnostics.iter().find(|found| found.severity == Severity::Error)?;
        Some(format!("{} {}", error.code, error.message))
    }
}

/// Pieces of text at which careless readers stumble.
const PIECES: &[&str] = &[
    "\0",
    "\\u0000",
    "\\u0041",
    "\\uD83D\\uDE00",
    "\\uD83D",
    "\\uDE00",
    "\\u00zz",
    "\\x",
    "\\",
    "\\\\",
    "\"",
    "\\\"",
    "\\/",
    "\\n",
    "\\b",
    "\n",
    "\r\n",
    "\t",
    "\u{FEFF}",
    "\u{7F}",
    "\u{80}",
    "\u{A0}",
    "\u{2028}",
    "\u{200B}",
    "\u{10FFFF}",
    "é",
    "1.0",
    "1e400",
    "-0",
    "0",
    "00",
    "1.",
    ".5",
    "1E2",
    "9007199254740992",
    "123456789012345678",
    "true",
    "null",
    "{}",
    "[]",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    " ",
    "  ",
    "a",
    "-",
    "--",
    "#",
    "%",
    "%4",
    "%41",
    "/",
    ".",
    "Z",
    "_",
    "0000000000000000",
];

/// The ends of strings and values in a text: places where a change matters.
fn places(text: &str) -> Vec<usize> {
    let at =
        |(at, c): (usize, char)| matches!(c, '"' | ',' | ':' | '{' | '}' | '[' | ']').then_some(at);
    text.char_indices().filter_map(at).collect()
}

/// A text that differs from `text` in one to three places.
pub(super) fn mutant(text: &str, places: &[usize], random: &mut Random) -> String {
    let mut text = text.to_owned();
    for round in 0..=random.below(3) {
        let at = if round == 0 && random.below(2) == 0 {
            places[random.below(places.len())]
        } else {
            random.below(text.len())
        };
        let mut at = at.min(text.len() - 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let width = text[at..].chars().next().map_or(0, char::len_utf8);
        match random.below(10) {
            0 => text.replace_range(at..at + width, ""),
            1..=3 => text.insert_str(at, random.of(PIECES)),
            4 | 5 => text.insert_str(at + width, random.of(PIECES)),
            6 => text.replace_range(at..at + width, random.of(PIECES)),
            // A string in place of another one of the text: ids, words, dates.
            7 | 8 => {
                let strings: Vec<(usize, usize)> = strings(&text);
                let (from, to) = strings[random.below(strings.len())];
                let (start, end) = strings[random.below(strings.len())];
                let other = text[from..to].to_owned();
                text.replace_range(start..end, &other);
            }
            // A member or an entry, twice.
            _ => {
                let Some(start) = text[..at].rfind(',') else { continue };
                let end = text[start + 1..].find(',').map_or(text.len(), |end| start + 1 + end);
                let piece = text[start..end].to_owned();
                text.insert_str(end, &piece);
            }
        }
    }
    text
}

/// Where the strings of a text stand, as far as quotation marks tell.
fn strings(text: &str) -> Vec<(usize, usize)> {
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    marks.chunks_exact(2).map(|pair| (pair[0] + 1, pair[1])).collect()
}

/// What came of the mutants of some records.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) mutants: usize,
    pub(super) accepted: usize,
    pub(super) wrong: Vec<String>,
}

pub(super) fn run(bases: &[String], count: usize, seed: u64) -> Tally {
    let reference = Reference::new();
    let mut recogniser = Recogniser::new();
    let mut random = Random(seed);
    let mut tally = Tally::default();
    let places: Vec<Vec<usize>> = bases.iter().map(|base| places(base)).collect();
    while tally.mutants < count {
        let number = random.below(bases.len());
        let text = mutant(&bases[number], &places[number], &mut random);
        tally.mutants += 1;
        if recogniser.recognise(&text).is_none() {
            continue;
        }
        tally.accepted += 1;
        if let Some(objection) = reference.objection(&text)
            && tally.wrong.len() < 10
        {
            tally.wrong.push(format!("{objection}: {text}"));
        }
    }
    tally
}

/// Sends the mutants of some records along both roads; how many there were with findings, and what
/// the roads did not agree about.
pub(super) fn compare_engines(bases: &[String], count: usize, seed: u64) -> (usize, Vec<String>) {
    let shape = Profile::find("shape").unwrap().options();
    let both = [Options::default(), shape].map(|all| Options { engine: Engine::Both, ..all });
    let mut random = Random(seed);
    let places: Vec<Vec<usize>> = bases.iter().map(|base| places(base)).collect();
    let (mut found, mut differ) = (0, Vec::new());
    for _ in 0..count {
        let number = random.below(bases.len());
        let text = mutant(&bases[number], &places[number], &mut random);
        let checked = both.each_ref().map(|options| check(&Source::new(text.as_bytes()), options));
        found += usize::from(!checked[0].diagnostics.is_empty());
        let fault = checked
            .iter()
            .flat_map(|checked| &checked.diagnostics)
            .find(|found| found.notes.iter().any(|note| note.contains("a fault of verbale")));
        if let Some(fault) = fault {
            differ.push(format!("{}: {text}", fault.message));
        }
    }
    (found, differ)
}

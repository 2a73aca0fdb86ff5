//! Every checked string takes what its published form says, and what its standard says.
//!
//! The checks are written by hand, because they have to be fast and to say what is wrong. Here they
//! are held against the pattern and the lengths of the committed schema, and against programs of
//! others that read the same standards: `edtf-core` and `oxilangtag`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "scalars/standards.rs"]
mod standards;

use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

use proptest::strategy::{Strategy, ValueTree};
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use regex::Regex;
use serde_json::Value;
use verbale::model as m;
use verbale::model::shape::{Class, Model, Scalar, Type};
use verbale::schema::SCHEMAS;
use verbale::schema::publish::named_types;

/// Characters that mean something in codes, dates and addresses, and some that nowhere do.
const FOR_CODES: &[char] = &[
    'a', 'T', 'X', 'Y', 'x', '0', '1', '2', '9', '-', '.', '/', ':', '#', '%', '+', ' ', '_', '?',
    '~', '(', ')', '\\', '\n', 'é', '\u{A0}',
];

/// White space of all sorts, controls, and what only looks so.
const FOR_TEXTS: &[char] = &[
    'a',
    '.',
    ' ',
    '\t',
    '\n',
    '\r',
    '\0',
    '\u{B}',
    '\u{1F}',
    '\u{7F}',
    '\u{80}',
    '\u{85}',
    '\u{A0}',
    '\u{AD}',
    '\u{1680}',
    '\u{180E}',
    '\u{2000}',
    '\u{200A}',
    '\u{200B}',
    '\u{2028}',
    '\u{2029}',
    '\u{3000}',
    '\u{FEFF}',
    '\u{FFFF}',
    '\u{1F600}',
];

/// A form as the committed schema has it.
struct Published {
    pattern: Option<String>,
    regex: Option<Regex>,
    min: usize,
    max: usize,
}

impl Published {
    fn accepts(&self, text: &str) -> bool {
        let length = text.chars().count();
        (self.min..=self.max).contains(&length)
            && self.regex.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}

fn scalars() -> Vec<(&'static Scalar, Published)> {
    let schema: Value = serde_json::from_str(SCHEMAS[0].text).unwrap();
    let published = |name: &str| {
        let form = &schema["$defs"][name];
        assert_eq!(form["type"], "string", "{name}");
        let number = |key: &str| form[key].as_u64().map(|n| usize::try_from(n).unwrap());
        let pattern = form["pattern"].as_str().map(str::to_owned);
        let regex = pattern.as_deref().map(|pattern| Regex::new(pattern).unwrap());
        let (min, max) = (number("minLength").unwrap_or(0), number("maxLength"));
        Published { pattern, regex, min, max: max.unwrap_or(usize::MAX) }
    };
    let all = named_types().into_iter().filter_map(|ty| match ty {
        Type::Scalar(scalar) => Some((scalar, published(scalar.name))),
        _ => None,
    });
    all.collect()
}

fn scalar(name: &str) -> &'static Scalar {
    scalars().into_iter().find(|(scalar, _)| scalar.name == name).unwrap().0
}

fn letters(scalar: &Scalar) -> &'static [char] {
    match scalar.class {
        Class::Words | Class::Verbatim => FOR_TEXTS,
        _ if scalar.name == "code_value" => FOR_TEXTS,
        _ => FOR_CODES,
    }
}

#[track_caller]
fn same(scalar: &Scalar, published: &Published, text: &str) {
    let flaw = scalar.inspect(text).err();
    let wanted = published.accepts(text);
    assert!(
        flaw.is_none() == wanted,
        "{} {text:?}: the check says {flaw:?}, the schema {wanted}",
        scalar.name
    );
}

/// A generator of numbers below a bound, the same in each run (the constants are Knuth's MMIX).
fn random() -> impl FnMut(usize) -> usize {
    let mut state: u64 = 1;
    move |bound| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % bound
    }
}

/// `text` with one character put in, taken out or replaced, or with two exchanged.
fn edited(text: &str, letters: &[char], random: &mut impl FnMut(usize) -> usize) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let letter = letters[random(letters.len())];
    let at = random(chars.len() + 1);
    match random(4) {
        0 if at < chars.len() => drop(chars.remove(at)),
        1 if at < chars.len() => chars[at] = letter,
        2 if at + 1 < chars.len() => chars.swap(at, at + 1),
        _ => chars.insert(at, letter),
    }
    chars.into_iter().collect()
}

#[test]
fn examples_are_of_their_form() {
    let all = scalars();
    assert!(all.len() > 20);
    for (scalar, published) in all {
        assert_eq!(scalar.pattern, published.pattern.as_deref(), "{}", scalar.name);
        assert_eq!(scalar.max.unwrap_or(usize::MAX), published.max, "{}", scalar.name);
        assert!(!scalar.examples.is_empty(), "{}", scalar.name);
        for example in scalar.examples {
            assert_eq!(scalar.inspect(example), Ok(()), "{} {example}", scalar.name);
            same(scalar, &published, example);
        }
    }
}

#[test]
fn all_short_strings() {
    for (scalar, published) in scalars() {
        same(scalar, &published, "");
        let letters = letters(scalar);
        for a in letters {
            same(scalar, &published, &a.to_string());
            for b in letters {
                same(scalar, &published, &format!("{a}{b}"));
                for c in letters {
                    same(scalar, &published, &[*a, *b, *c].iter().collect::<String>());
                }
            }
        }
    }
}

#[test]
fn all_characters_of_the_basic_plane() {
    let named = ["line", "text", "code_value", "iri", "verbatim"];
    for (scalar, published) in scalars().into_iter().filter(|(s, _)| named.contains(&s.name)) {
        let before = if scalar.name == "iri" { "a:" } else { "a" };
        for c in '\0'..='\u{FFFF}' {
            same(scalar, &published, c.encode_utf8(&mut [0; 4]));
            same(scalar, &published, &format!("{before}{c}"));
            same(scalar, &published, &format!("{before}{c}b"));
        }
    }
}

#[test]
fn strings_made_from_the_pattern_and_changed() {
    let mut runner = TestRunner::deterministic();
    let mut random = random();
    for (scalar, published) in scalars() {
        let pattern = published.pattern.as_deref().unwrap_or("^(?s:.){1,9}$");
        let inner = pattern.strip_prefix('^').and_then(|p| p.strip_suffix('$')).unwrap();
        let strategy = string_regex(inner).unwrap();
        let mut accepted = 0;
        for _ in 0..400 {
            let made = strategy.new_tree(&mut runner).unwrap().current();
            same(scalar, &published, &made);
            // Many are too long for their form; cut off, most are of it.
            let made: String = made.chars().take(published.max).collect();
            same(scalar, &published, &made);
            accepted += usize::from(published.accepts(&made));
            let mut text = made;
            for _ in 0..4 {
                text = edited(&text, letters(scalar), &mut random);
                same(scalar, &published, &text);
            }
        }
        assert!(accepted >= 100, "{}: only {accepted} of 400 were accepted", scalar.name);
        for example in scalar.examples {
            for _ in 0..500 {
                let once = edited(example, letters(scalar), &mut random);
                same(scalar, &published, &once);
                same(scalar, &published, &edited(&once, letters(scalar), &mut random));
            }
        }
    }
}

#[test]
fn lengths_are_counted_in_characters() {
    for (scalar, published) in scalars() {
        let Some(max) = scalar.max else { continue };
        let mut reached = false;
        for (start, filler) in [
            ("a", "a"),
            ("a", "\u{1D11E}"),
            ("a:", "b"),
            ("1.", "0"),
            ("eng", "-aaaa0"),
            ("Y1", "0"),
        ] {
            for length in max - 3..=max + 3 {
                let filled = start.chars().chain(filler.chars().cycle());
                let text: String = filled.take(length).collect();
                same(scalar, &published, &text);
                reached |= length == max && published.accepts(&text);
            }
        }
        // The longest of these are made of two parts, and looked at below.
        let parted = scalar.name == "any_ref";
        assert!(reached || parted, "{}: no string of the greatest length", scalar.name);
    }
    let any_ref = scalar("any_ref");
    let of = |record, local| format!("{}#{}", "r".repeat(record), "l".repeat(local));
    assert!(any_ref.inspect(&of(128, 64)).is_ok());
    assert!(any_ref.inspect(&of(129, 63)).is_err());
    assert!(any_ref.inspect(&of(128, 65)).is_err());
}

/// The words of a list are those of its type, each written as it is read.
fn words<T: Model + FromStr + Display>(seen: &mut BTreeSet<&'static str>) {
    let Type::Vocabulary(list) = T::TYPE else { panic!("not a list of words") };
    seen.insert(list.name);
    let distinct: BTreeSet<&str> = list.words.iter().map(|word| word.word).collect();
    assert_eq!(distinct.len(), list.words.len(), "{}", list.name);
    for word in list.words {
        let read: Option<T> = word.word.parse().ok();
        assert_eq!(read.map(|read| read.to_string()).as_deref(), Some(word.word), "{}", list.name);
        for wrong in [format!("{} ", word.word), format!("{}s", word.word), word.word[1..].into()] {
            assert_eq!(wrong.parse::<T>().is_ok(), distinct.contains(wrong.as_str()), "{wrong}");
        }
    }
}

macro_rules! words_of {
    ($seen:expr, $($ty:ty),*) => { $( words::<$ty>($seen); )* };
}

#[test]
fn words_are_read_and_written_alike() {
    let mut seen = BTreeSet::new();
    words_of!(
        &mut seen,
        m::ActorKind,
        m::AffiliationRelation,
        m::AgentKind,
        m::AgentRole,
        m::Assertion,
        m::Attendance,
        m::Attitude,
        m::AttributionMode,
        m::Basis,
        m::CasualtyKind,
        m::ChannelKind,
        m::ClaimKind,
        m::CommitmentKind,
        m::CommitmentStatus,
        m::Comparator,
        m::ComplianceLevel,
        m::Conduct,
        m::CountryCode,
        m::DemandStatus,
        m::EventFormat,
        m::EventStatus,
        m::EventType,
        m::Expression,
        m::Firmness,
        m::Force,
        m::Intensity,
        m::Method,
        m::NameKind,
        m::OfferKind,
        m::OfferStatus,
        m::OriginalBasis,
        m::OutcomeKind,
        m::Precision,
        m::Qualifier,
        m::QuoteKind,
        m::Rating,
        m::Recognition,
        m::RecordStatus,
        m::RedLineKind,
        m::RedLineStatus,
        m::RelationType,
        m::Role,
        m::SourceKind,
        m::SpeakerBasis,
        m::ThreatAct,
        m::ThreatDirection,
        m::ThreatStatus,
        m::TranslationKind,
        m::ViewStance
    );
    let all = named_types().into_iter().filter(|ty| matches!(ty, Type::Vocabulary(_)));
    assert_eq!(seen, all.filter_map(Type::name).collect());
}

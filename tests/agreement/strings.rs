//! Changes to single values: strings, words and numbers.

use verbale::json::parse;
use verbale::model::shape::{Class, Number, Scalar, Type, Vocabulary};
use verbale::schema::publish::named_types;
use verbale::text::Span;

use super::bases;
use super::mutate::{Mutant, quoted};

/// Good values beyond the examples, for forms that have many.
const SEEDS: &[(&str, &[&str])] = &[
    ("any_ref", &["2031.a_b#q-1"]),
    (
        "edtf",
        &[
            "-2031",
            "203X",
            "20XX",
            "2031-XX",
            "2031-05-XX",
            "2031-XX-XX",
            "Y-20310",
            "2031-21%",
            "2031-05-04T10:20:30",
            "2031-05-04T10:20:30+03",
            "2031-05-04T10:20:30Z",
            "../2031~",
            "/2031-05",
            "2031-12/",
            "-0001-02/Y12345?",
        ],
    ),
    ("iri", &["urn:x", "a+b.c-d:%C3%A9/é", "https://[::1]/?q=a#b"]),
    (
        "language_tag",
        &["x-a", "en-x-a", "sl-Latn-SI-rozaj-1994-u-co-phonebk-x-1", "zh-cmn-hak-yue", "de-419"],
    ),
    ("license", &["(MIT OR GPL-2.0+) AND X WITH Y", "GPL-2.0-only WITH Z+", "(A)"]),
    ("moment", &["2024-02-29", "2031", "2031%", "2031-12-31T23:59:59.123456789-23:59"]),
    ("relative_path", &["a/b.c/_", "0"]),
    ("timestamp", &["2024-02-29T00:00:00Z", "2000-02-29T23:59:59.000000001-00:00"]),
];

/// Characters that mean something in the forms of codes, dates and addresses, or nothing anywhere.
const FOR_CODES: &[char] = &[
    'a',
    'Z',
    '0',
    '9',
    '-',
    '.',
    '/',
    ':',
    '#',
    '%',
    '+',
    ' ',
    '_',
    '?',
    '~',
    'X',
    'T',
    '(',
    'é',
    '\n',
    '\u{A0}',
    '\u{1D11E}',
];

/// Characters that tell texts apart: white space of all sorts, controls, and what only looks so.
const FOR_TEXTS: &[char] = &[
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
    '\u{202F}',
    '\u{205F}',
    '\u{2060}',
    '\u{3000}',
    '\u{FEFF}',
    '\u{FFFF}',
    '\u{1F600}',
    '\u{10FFFF}',
    'é',
];

/// A generator of numbers below a bound, the same in each run (the constants are Knuth's MMIX).
pub(super) fn random() -> impl FnMut(usize) -> usize {
    let mut state: u64 = 1;
    move |bound| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % bound
    }
}

/// Changes to a value of each type that is no object: in the smallest record that has one.
pub(super) fn of_values(bases: &mut Vec<String>, mutants: &mut Vec<Mutant>) {
    for ty in named_types() {
        if matches!(ty, Type::Entity(_)) {
            continue;
        }
        let base = bases::holding(ty.name().unwrap());
        let span = parse(&base.text).unwrap().root.at(&base.pointer).unwrap().span;
        let mut at = Place { base: bases.len(), span, mutants };
        match ty {
            Type::Scalar(scalar) => {
                at.characters(scalar);
                at.edits(scalar);
                at.lengths(scalar);
            }
            Type::Vocabulary(list) => at.words(list),
            Type::Number(number) => at.numbers(number),
            _ => panic!("a type with a name that is none of these: {ty:?}"),
        }
        bases.push(base.text);
    }
}

/// The place in a record where values of one type are tried.
struct Place<'m> {
    base: usize,
    span: Span,
    mutants: &'m mut Vec<Mutant>,
}

impl Place<'_> {
    /// A number, or anything else as it is written.
    fn raw(&mut self, kind: &'static str, raw: impl Into<String>) {
        self.mutants.push(Mutant::new(kind, self.base, self.span, raw));
    }

    /// A string.
    fn string(&mut self, kind: &'static str, text: &str) {
        self.raw(kind, quoted(text));
    }

    /// Every string of one character of ASCII, and odd characters alone and in an example.
    fn characters(&mut self, scalar: &Scalar) {
        for c in ('\0'..='\u{7F}').chain(FOR_TEXTS.iter().copied()) {
            self.string("characters", &c.to_string());
            self.raw("characters", format!("\"\\u{:04x}\"", u32::from(c).min(0xFFFF)));
        }
        let example = scalar.examples[0];
        let middle = example.char_indices().nth(example.chars().count() / 2).unwrap().0;
        let (head, tail) = example.split_at(middle);
        for c in FOR_TEXTS {
            for text in [format!("{c}{example}"), format!("{example}{c}"), format!("{c}{c}")] {
                self.string("characters", &text);
            }
            self.string("characters", &format!("{head}{c}{tail}"));
        }
        // Halves of a pair, which are no character.
        for half in ["\\ud834", "\\udd1e", "\\udd1e\\ud834"] {
            self.raw("characters", format!("\"{half}\""));
        }
    }

    /// Every example with one character more, less, or another one.
    fn edits(&mut self, scalar: &Scalar) {
        let letters = match scalar.class {
            Class::Words | Class::Verbatim => FOR_TEXTS,
            _ => FOR_CODES,
        };
        for seed in seeds(scalar) {
            self.string("edits", seed);
            let seed: Vec<char> = seed.chars().collect();
            let mut edit = |at: std::ops::Range<usize>, new: &[char]| {
                let parts = [&seed[..at.start], new, &seed[at.end..]];
                self.string("edits", &parts.concat().iter().collect::<String>());
            };
            for at in 0..seed.len() {
                edit(at..at + 1, &[]);
                edit(at..at + 1, &[seed[at], seed[at]]);
                if at + 1 < seed.len() {
                    edit(at..at + 2, &[seed[at + 1], seed[at]]);
                }
                // Put in here, it replaces at the next place.
                for (number, letter) in letters.iter().enumerate() {
                    edit(at..at + (at + number) % 2, &[*letter]);
                }
            }
        }
    }

    /// Strings one shorter than, as long as, and one longer than the greatest length, counted in
    /// characters of one, two and four bytes.
    fn lengths(&mut self, scalar: &Scalar) {
        self.string("lengths", "");
        let Some(max) = scalar.max else { return };
        let fillers: &[&str] = if max > 10_000 {
            &["\u{1D11E}"]
        } else {
            &["a", "0", "é", "\u{1D11E}", " ", "-aaaaaaa", " OR A", "/a"]
        };
        let seeds = if max > 10_000 { &scalar.examples[..1] } else { &seeds(scalar)[..] };
        for seed in seeds.iter().copied().chain(["a", "https:"]) {
            for filler in fillers {
                for length in [max - 1, max, max + 1, max + 2] {
                    let filled = seed.chars().chain(filler.chars().cycle());
                    self.string("lengths", &filled.take(length).collect::<String>());
                }
            }
        }
        if scalar.name == "any_ref" {
            for (record, local) in [(128, 64), (129, 63), (128, 65), (127, 65), (1, 65), (1, 191)] {
                self.string("lengths", &format!("{}#{}", "a".repeat(record), "b".repeat(local)));
            }
        }
    }

    /// Each word of a list, and what is nearly one.
    fn words(&mut self, list: &Vocabulary) {
        for word in list.words {
            let word = word.word;
            self.string("words", word);
            let capital = word[..1].to_uppercase() + &word[1..];
            let changed = [
                word.to_uppercase(),
                word.to_lowercase(),
                capital,
                word.replace('_', "-"),
                word.replace('_', " "),
                format!("{word} "),
                format!("{word}\0"),
                word[1..].to_owned(),
                word[..word.len() - 1].to_owned(),
            ];
            for changed in changed.iter().filter(|changed| *changed != word) {
                self.string("words", changed);
            }
        }
    }

    /// Numbers at and around the bounds, whole ones in several spellings, and odd ones.
    fn numbers(&mut self, shape: &Number) {
        for bound in [shape.min, shape.max, shape.example] {
            for step in [0.0, 1.0, -1.0, 0.5, -0.5, 0.1, -0.1] {
                self.raw("numbers", format!("{}", bound + step));
                self.raw("numbers", format!("{:.1}", bound + step));
                self.raw("numbers", format!("{:e}", bound + step));
            }
            // A fraction that is lost when the number is read as a double.
            for tail in [".0", ".00000000000000000000001", ".4", ".99999999999999999999", "e0"] {
                self.raw("numbers", format!("{bound}{tail}"));
            }
            self.raw("numbers", format!("{bound}0e-1"));
            self.raw("numbers", quoted(&bound.to_string()));
        }
        let odd = [
            "-0",
            "-0.0",
            "0e9",
            "-0e-400",
            "1e-400",
            "-1e-400",
            "1e400",
            "-1e400",
            "1E2",
            "1e+2",
            "100e-2",
            "9007199254740990",
            "9007199254740991",
            "9007199254740992",
            "9007199254740993",
            "-9007199254740992",
            "9.007199254740991e15",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "00",
            "+1",
            ".5",
            "1.",
            "0x1",
            "NaN",
            "Infinity",
            "1_0",
        ];
        for number in odd {
            self.raw("numbers", number);
        }
    }
}

/// Good values of a form.
fn seeds(scalar: &Scalar) -> Vec<&'static str> {
    let more = SEEDS.iter().find(|(name, _)| *name == scalar.name);
    scalar.examples.iter().chain(more.into_iter().flat_map(|(_, seeds)| *seeds)).copied().collect()
}

//! True and false quotations in many languages, made by a generator with fixed seeds, and what the
//! whole validator says of them. `cargo test --test quotations -- --nocapture` prints tables of
//! classes and examples of what is not as it should be; `tests/quotations/README.md` explains the
//! data.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "the tables are what one reads")]

#[path = "quotations/article.rs"]
mod article;
#[path = "quotations/case.rs"]
mod case;
#[path = "quotations/dice.rs"]
mod dice;
#[path = "quotations/falsehoods.rs"]
mod falsehoods;
#[path = "quotations/language.rs"]
mod language;
#[path = "quotations/sentence.rs"]
mod sentence;
#[path = "quotations/spelling.rs"]
mod spelling;
#[path = "quotations/table.rs"]
mod table;
#[path = "quotations/truths.rs"]
mod truths;

use case::Case;
use dice::Dice;
use language::{Language, languages};
use sentence::{Kind, Sentence};
use table::Table;
use verbale::diagnostic::{Diagnostic, Severity};
use verbale::validate::{Options, Profile, Source, check};

/// How many of each sort there are in a language.
const EACH: usize = 640;
/// How many omissions there are in a language.
const OMISSIONS: usize = 600;
/// How often chance is asked for a case of a class.
const TRIES: usize = 200;

/// Warnings that say that a quotation is not proved.
const DOUBTS: &[&str] =
    &["V402", "V403", "V404", "V407", "V408", "V410", "V413", "V425", "V426", "V427"];

fn grounded() -> Options {
    Profile::find("grounded").unwrap().options()
}

fn findings(case: &Case, options: &Options) -> Vec<Diagnostic> {
    let bytes = serde_json::to_vec(&case.record).unwrap();
    check(&Source::new(&bytes), options).diagnostics
}

/// Whether a finding is about the quotation under test.
fn is_of_quote(found: &Diagnostic) -> bool {
    let pointer = &found.place.pointer;
    pointer == "/quotes/0" || pointer.starts_with("/quotes/0/")
}

/// Whether a finding is an error that refuses the quotation under test.
fn refuses(found: &Diagnostic) -> bool {
    found.severity == Severity::Error && found.code.starts_with("V4") && is_of_quote(found)
}

/// The codes of findings about quotations.
fn codes_of_quotes(found: &[Diagnostic]) -> String {
    codes(found.iter().filter(|found| found.code.starts_with("V4")))
}

/// The codes of findings, each once, with its weight.
fn codes<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> String {
    let mut codes: Vec<String> = found
        .map(|found| {
            let mark = if found.severity == Severity::Error { "!" } else { "" };
            format!("{}{mark}", found.code)
        })
        .collect();
    codes.sort();
    codes.dedup();
    codes.join(" ")
}

/// So many cases of a language, the classes one after the other.
fn cases(
    classes: usize,
    count: usize,
    dice: &mut Dice,
    make: impl Fn(usize, &mut Dice) -> Option<Case>,
) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut classes: Vec<usize> = (0..classes).collect();
    while cases.len() < count {
        classes.retain(|class| {
            let case = (0..TRIES).find_map(|_| make(*class, dice));
            let is_one = case.is_some();
            cases.extend(case);
            is_one
        });
    }
    cases.truncate(count);
    cases
}

/// The seed of a language.
fn seed(start: u64, number: usize) -> Dice {
    let mut dice = Dice(start ^ (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    for _ in 0..8 {
        dice.below(2);
    }
    dice
}

fn false_cases(language: &Language, dice: &mut Dice) -> Vec<Case> {
    let mut classes = Vec::new();
    for change in falsehoods::CHANGES {
        classes.extend(falsehoods::MODES.iter().map(|mode| (*change, *mode)));
    }
    classes.extend(falsehoods::OTHERS.iter().map(|class| (*class, "")));
    cases(classes.len(), EACH, dice, |class, dice| {
        let (class, mode) = classes[class];
        falsehoods::falsehood(class, mode, language, dice)
    })
}

/// Every kind of part that a language has to have.
const KINDS: &[Kind] = &[
    Kind::Negation,
    Kind::Denial,
    Kind::Digits,
    Kind::Words,
    Kind::Scale,
    Kind::Unit,
    Kind::Name,
    Kind::Parenthesis,
    Kind::Pronoun,
    Kind::Condition,
];

#[test]
fn the_data_are_whole() {
    for language in languages() {
        let tag = language.tag;
        assert!(language.sentences.len() >= 30 && language.marks.len() >= 3, "{tag}");
        let parts = || language.sentences.iter().flat_map(|sentence| &sentence.parts);
        for kind in KINDS {
            assert!(parts().any(|part| part.kind == *kind), "{tag}: {kind:?}");
        }
        assert!(parts().any(|part| part.kind.is_modal()), "{tag}");
        for part in parts() {
            assert!(!part.others.contains(&part.text), "{tag}: {part:?}");
        }
        let whole: Vec<String> = language.sentences.iter().map(Sentence::whole).collect();
        for (at, sentence) in whole.iter().enumerate() {
            assert!(!whole[..at].contains(sentence), "{tag}: {sentence}");
        }
        let names = |id: &str| language.actors.iter().any(|actor| actor.id == id);
        let templates = [&language.after, &language.split, &language.long, &language.dash];
        for template in templates.into_iter().flatten() {
            assert!(names(&template.speaker), "{tag}: {}", template.text);
        }
    }
}

#[test]
fn no_false_quotation_is_without_an_error() {
    let (options, start) = (grounded(), 0x51A7_E5EE_D000_0001);
    let mut table = Table::default();
    for (number, language) in languages().iter().enumerate() {
        for case in false_cases(language, &mut seed(start, number)) {
            let found = findings(&case, &options);
            let failed = (!found.iter().any(refuses)).then(|| codes_of_quotes(&found));
            table.add(language.tag, &case, failed.as_deref());
        }
    }
    table.print_examples("false and without an error");
    table.print(&format!("False quotations without an error (seed {start:#x})"));
    let [all, accepted] = table.total();
    assert!(all >= 10_000, "{all}");
    assert_eq!(accepted, 0, "of {all} false quotations {accepted} have no error");
}

#[test]
fn no_omission_between_two_anchors_is_without_an_error() {
    let (options, start) = (grounded(), 0x51A7_E5EE_D000_0002);
    let mut table = Table::default();
    for (number, language) in languages().iter().enumerate() {
        let mut dice = seed(start, number);
        let made = cases(10, OMISSIONS, &mut dice, |words, dice| {
            falsehoods::omission(words + 1, language, dice)
        });
        for case in made {
            let found = findings(&case, &options);
            let failed = (!found.iter().any(refuses)).then(|| codes_of_quotes(&found));
            table.add(language.tag, &case, failed.as_deref());
        }
    }
    table.print_examples("words left out and without an error");
    table.print(&format!("Omissions without an error (seed {start:#x})"));
    let [all, accepted] = table.total();
    assert!(all >= 10_000, "{all}");
    assert_eq!(accepted, 0, "of {all} omissions {accepted} have no error");
}

/// Whether a finding casts doubt on the quotation under test.
fn doubts(found: &Diagnostic, case: &Case) -> bool {
    let is_of_case = match found.code {
        "V413" => found.found.as_deref().is_some_and(|words| truths::belongs(words, &case.source)),
        _ => is_of_quote(found),
    };
    found.severity == Severity::Warning && DOUBTS.contains(&found.code) && is_of_case
}

#[test]
fn hardly_any_true_quotation_has_an_error() {
    let (options, start) = (grounded(), 0x51A7_E5EE_D000_0003);
    let classes = truths::classes();
    let (mut errors, mut warnings) = (Table::default(), Table::default());
    let mut by_marks = Table::default();
    for (number, language) in languages().iter().enumerate() {
        let mut dice = seed(start, number);
        let made = cases(classes.len(), EACH, &mut dice, |class, dice| {
            truths::truth(&classes[class], language, dice)
        });
        for case in made {
            let found = findings(&case, &options);
            let wrong = codes(found.iter().filter(|found| found.severity == Severity::Error));
            errors.add(language.tag, &case, (!wrong.is_empty()).then_some(wrong.as_str()));
            let doubtful = codes(found.iter().filter(|found| doubts(found, &case)));
            let doubtful = (!doubtful.is_empty()).then_some(doubtful.as_str());
            warnings.add(language.tag, &case, doubtful);
            if case.class != "dialogue dash" {
                by_marks.add_to(&case.marks, language.tag, &case, doubtful);
            }
        }
    }
    warnings.print_examples("true and with a warning");
    errors.print_examples("true and with an error");
    warnings.print(&format!("True quotations with a warning (seed {start:#x})"));
    by_marks.print(&format!("True quotations with a warning, by marks (seed {start:#x})"));
    errors.print(&format!("True quotations with an error (seed {start:#x})"));
    let [all, refused] = errors.total();
    assert!(all >= 10_000, "{all}");
    assert!(refused * 1000 <= all * 5, "of {all} true quotations {refused} have an error");
}

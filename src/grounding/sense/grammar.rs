//! Rules of grammar that tell the class of a word which no table lists.

use super::lexicon::{Class, Lexicon};
use super::turkish;

/// A rule for one word, by the name that `words.tsv` gives it.
pub(super) fn class(lexicon: &Lexicon, word: &str) -> Option<Class> {
    lexicon.grammar.iter().filter_map(|rule| of_rule(lexicon, rule, word)).min()
}

fn of_rule(lexicon: &Lexicon, rule: &str, word: &str) -> Option<Class> {
    match rule {
        "contraction" => contraction(word),
        "hebrew-proclitic" => proclitic(lexicon, word, &HEBREW),
        "arabic-proclitic" => proclitic(lexicon, word, &ARABIC),
        "slavic-prefix" => slavic(word, &["не", "ні", "без", "бес"], CYRILLIC_ENDS),
        "polish-prefix" => slavic(word, &["nie", "bez"], LATIN_ENDS),
        "turkish-verb" => turkish::denies(word).then_some(Class::Negation),
        "turkish-condition" => turkish::is_condition(word).then_some(Class::Condition),
        _ => None,
    }
}

/// "won't", "we'll", "we'd".
fn contraction(word: &str) -> Option<Class> {
    if word.ends_with("n't") {
        Some(Class::Negation)
    } else {
        (word.ends_with("'ll") || word.ends_with("'d")).then_some(Class::Modal)
    }
}

/// Short words that are written together with the next one.
struct Proclitics {
    /// They may come before any word.
    always: &'static [&'static str],
    /// They come before nouns, and are looked for only before longer words.
    before_nouns: &'static [&'static str],
    /// The fewest letters of such a longer word.
    least: usize,
}

const HEBREW: Proclitics = Proclitics {
    always: &["ו", "ש", "וש", "כש", "וכש", "מש", "לכש"],
    before_nouns: &["ה", "ב", "ל", "מ", "וה", "שה", "וב", "ול", "ומ", "שב", "מה", "כשה"],
    least: 4,
};

const ARABIC: Proclitics = Proclitics {
    always: &["و", "ف", "او", "اف"],
    before_nouns: &[
        "ال", "وال", "فال", "بال", "لل", "کال", "وبال", "ولل", "ب", "ل", "وب", "ول", "وس", "فس",
        "س",
    ],
    least: 3,
};

fn proclitic(lexicon: &Lexicon, word: &str, table: &Proclitics) -> Option<Class> {
    let of = |proclitic: &&str, least: usize| {
        let rest = word.strip_prefix(*proclitic)?;
        let long = rest.chars().count() >= least;
        lexicon.class(rest).filter(|class| long && *class != Class::Other)
    };
    let always = table.always.iter().filter_map(|proclitic| of(proclitic, 2));
    let nouns = table.before_nouns.iter().filter_map(|proclitic| of(proclitic, table.least));
    always.chain(nouns).min()
}

/// Ends of adjectives and of the adverbs made of them.
const CYRILLIC_ENDS: &[&str] = &[
    "ый",
    "ий",
    "ой",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ие",
    "ого",
    "его",
    "ому",
    "ему",
    "ым",
    "им",
    "ую",
    "юю",
    "ых",
    "их",
    "ыми",
    "ими",
    "но",
    "мо",
    "ен",
    "на",
    "ны",
    "мы",
    "а",
    "е",
    "і",
    "ої",
    "ій",
    "ої",
    "істю",
    "ість",
    "ості",
    "ость",
    "ости",
    "остью",
    "істю",
];

const LATIN_ENDS: &[&str] = &[
    "ny", "na", "ne", "ni", "nego", "nej", "nemu", "nym", "nych", "nymi", "nie", "ną", "wy", "wa",
    "we", "wi", "wego", "wej", "wym", "wych", "wie", "ły", "ła", "łe", "łego", "łej", "ość",
    "ości",
];

/// The fewest letters of a word that a beginning is taken from.
const LONG: usize = 7;

/// An adjective with a beginning that denies it. The table lists those that only look so.
fn slavic(word: &str, beginnings: &[&str], ends: &[&str]) -> Option<Class> {
    let fits = word.chars().count() >= LONG
        && beginnings.iter().any(|start| word.starts_with(start))
        && ends.iter().any(|end| word.ends_with(end));
    fits.then_some(Class::Denial)
}

/// Whether a word is of that class, with or without a short word that is written together with it.
pub(super) fn is(lexicon: &Lexicon, word: &str, class: Class) -> bool {
    let tables = [("hebrew-proclitic", &HEBREW), ("arabic-proclitic", &ARABIC)];
    let mut used =
        tables.iter().filter(|(rule, _)| lexicon.grammar.iter().any(|name| name == rule));
    lexicon.has(word, class)
        || used.any(|(_, table)| {
            let rests = table.always.iter().filter_map(|proclitic| word.strip_prefix(*proclitic));
            rests.filter(|rest| rest.chars().nth(1).is_some()).any(|rest| lexicon.has(rest, class))
        })
}

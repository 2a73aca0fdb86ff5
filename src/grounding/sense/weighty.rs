//! What a change is called where the language is not known: by the words of `any.tsv`, which are
//! hardly anything else in another language.

use std::sync::LazyLock;

use foldhash::HashSet;

use crate::grounding::ChangeKind;
use crate::text::small;

/// Words of any language, small and folded.
#[derive(Debug, Default)]
struct Any {
    negations: HashSet<&'static str>,
    numbers: HashSet<&'static str>,
    modals: HashSet<&'static str>,
    /// What denies wherever it is in a word: languages that join or do not divide words.
    within: Vec<&'static str>,
}

static ANY: LazyLock<Any> = LazyLock::new(|| {
    let mut any = Any::default();
    let rows = include_str!("any.tsv").lines().filter(|line| !line.starts_with('#'));
    for (class, words) in rows.filter_map(|line| line.split_once('\t')) {
        let words = words.split(", ");
        match class {
            "negation" => any.negations.extend(words),
            "number" => any.numbers.extend(words),
            "modal" => any.modals.extend(words),
            _ => any.within.extend(words),
        }
    }
    any
});

fn is_negation(word: &str) -> bool {
    word.ends_with("n't")
        || (word.starts_with("n'") && word.len() > 2)
        || ANY.negations.contains(word)
        || ANY.within.iter().any(|part| word.contains(part))
}

fn is_number(word: &str) -> bool {
    word.contains(|c: char| c.is_numeric() && !c.is_alphabetic())
        || matches!(word, "%" | "‰" | "٪" | "°" | "$" | "€" | "£" | "¥" | "₽" | "₪" | "﷼")
        || ANY.numbers.contains(word)
}

fn is_modal(word: &str) -> bool {
    word.ends_with("'ll") || word.ends_with("'d") || ANY.modals.contains(word)
}

/// Whether one word is the other with the negation of Persian before it.
fn denies(one: &str, other: &str) -> bool {
    let of = |long: &str, short: &str| {
        short.chars().nth(1).is_some()
            && ["ن", "نا"].iter().any(|no| long.strip_prefix(no) == Some(short))
    };
    of(one, other) || of(other, one)
}

/// The weightiest of the words that are on one side only, if any has weight.
pub(crate) fn weightiest(source: &[&str], passage: &[&str]) -> Option<ChangeKind> {
    let (left, right) = differing(source, passage);
    in_any(&left, &right)
}

/// The words that are on one side only, in small letters.
fn differing(source: &[&str], passage: &[&str]) -> (Vec<String>, Vec<String>) {
    let small = |words: &[&str]| -> Vec<String> {
        words.iter().map(|word| word.chars().map(small).collect()).collect()
    };
    let (mut left, right) = (small(source), small(passage));
    let mut only_right = Vec::new();
    for word in right {
        match left.iter().position(|other| *other == word) {
            Some(at) => drop(left.remove(at)),
            None => only_right.push(word),
        }
    }
    (left, only_right)
}

fn in_any(left: &[String], right: &[String]) -> Option<ChangeKind> {
    let differ = |is: fn(&str) -> bool| left.iter().chain(right).any(|word| is(word));
    let denied = left.iter().any(|one| right.iter().any(|other| denies(one, other)));
    // What is put together from many words of one letter each.
    let joined = |words: &[String], part: &&str| words.concat().contains(part);
    let part_denies = ANY.within.iter().any(|part| joined(left, part) != joined(right, part));
    if denied || part_denies || differ(is_negation) {
        Some(ChangeKind::Negation)
    } else if differ(is_number) {
        Some(ChangeKind::Number)
    } else if differ(is_modal) {
        Some(ChangeKind::Modal)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights() {
        for (source, passage, kind) in [
            (&["will", "not"][..], &["will"][..], Some(ChangeKind::Negation)),
            (&["don't"], &["do"], Some(ChangeKind::Negation)),
            (&["not", "sell"], &["sell", "not"], None),
            (&["14"], &["15"], Some(ChangeKind::Number)),
            (&["١٤"], &["١٥"], Some(ChangeKind::Number)),
            (&["Fourteen"], &["Fifteen"], Some(ChangeKind::Number)),
            (&["%"], &[], Some(ChangeKind::Number)),
            (&["shall"], &["may"], Some(ChangeKind::Modal)),
            (&["we'll"], &["we"], Some(ChangeKind::Modal)),
            (&["will", "three"], &[], Some(ChangeKind::Number)),
            (&["harbour"], &["port"], None),
            (&["میفروشیم"], &["نمیفروشیم"], Some(ChangeKind::Negation)),
            (&["不"], &[], Some(ChangeKind::Negation)),
            (&["します"], &["しません"], Some(ChangeKind::Negation)),
            (&["ไ", "ม่"], &[], Some(ChangeKind::Negation)),
            (&["nicht"], &["noch"], Some(ChangeKind::Negation)),
            (&["n'est"], &["est"], Some(ChangeKind::Negation)),
            (&[], &[], None),
        ] {
            assert_eq!(weightiest(source, passage), kind, "{source:?} {passage:?}");
            assert_eq!(weightiest(passage, source), kind, "{source:?} {passage:?}");
        }
    }

    #[test]
    fn words_are_small_and_folded() {
        let any = &*ANY;
        assert!(any.within.len() > 5 && any.numbers.len() > 100);
        for word in any.negations.iter().chain(&any.numbers).chain(&any.modals) {
            let small: String = word.chars().map(small).collect();
            assert_eq!(*word, small);
            assert_eq!(crate::grounding::fold::Folded::new(word).text, small);
        }
    }
}

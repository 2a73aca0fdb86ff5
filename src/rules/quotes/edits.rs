//! What an editor puts into a quotation: brackets and ellipses.

use crate::grounding::sense::{Numeral, is_loose_prefix, is_negation, numerals, turns_round};

/// The first mark of an editor in a text: an ellipsis, three full stops in a row, or a square
/// bracket.
pub(super) fn first_mark(text: &str) -> Option<&str> {
    let from = |at: usize| text.get(at..).unwrap_or_default();
    text.char_indices().find_map(|(at, c)| match c {
        '…' | '⋯' | '[' | ']' | '［' | '］' => from(at).get(..c.len_utf8()),
        '.' if from(at).starts_with("...") => from(at).get(..3),
        '.' if from(at).starts_with(". . .") => from(at).get(..5),
        _ => None,
    })
}

/// Whether a text begins, and whether it ends, with a mark of an editor.
pub(super) fn is_cut(text: &str) -> (bool, bool) {
    let text = text.trim();
    let starts = ["…", "⋯", "...", ". . .", "[", "［"].iter().any(|mark| text.starts_with(mark));
    let ends = ["…", "⋯", "...", ". . .", "]", "］"].iter().any(|mark| text.ends_with(mark));
    (starts, ends)
}

/// How an edited text stands to the words that it was made of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// It has them all, but for what its brackets and ellipses stand for.
    Faithful,
    /// What its brackets or ellipses stand for includes this negation.
    LeavesOut(String),
    /// A bracket has this negation, and what it stands for has none like it.
    PutsIn(String),
    /// A bracket has the first number, and what it stands for has the second instead.
    Number(String, String),
    /// It has other words.
    Different,
}

impl Edit {
    /// What the quote does that its source does not bear out, in words that follow its name; none
    /// where only its words as a whole can be compared.
    pub(super) fn told(&self) -> Option<String> {
        let quoted = crate::rules::words::quoted;
        match self {
            Edit::LeavesOut(word) => {
                Some(format!("leaves out {}, which turns its meaning round", quoted(word)))
            }
            Edit::PutsIn(word) => {
                Some(format!("puts in {}, which turns its meaning round", quoted(word)))
            }
            Edit::Number(own, theirs) => {
                Some(format!("puts in the number {} for {}", quoted(own), quoted(theirs)))
            }
            Edit::Faithful | Edit::Different => None,
        }
    }
}

/// Compares a text that has brackets and ellipses with the words it was made of.
///
/// An ellipsis stands for any number of words, and so does a word with a bracketed part, or a
/// bracket around several words. All other words have to be there in the same order, and punctuation
/// at their ends does not count. A negation may stand neither only in a bracket nor only in what is
/// left out there, and a number in a bracket has to be one of those that it stands for.
pub(super) fn compare(text: &str, words: &str, language: &str) -> Edit {
    let Some(parts) = parts(text) else { return Edit::Different };
    if parts.iter().all(|part| matches!(part, Part::Gap(_))) {
        return Edit::Different;
    }
    let plain: Vec<&str> = words.split_whitespace().map(bare).filter(|w| !w.is_empty()).collect();
    let words = format!(" {} ", plain.join(" "));
    let mut at = 0;
    let mut wrong = None;
    let mut gap: Option<&str> = None;
    let mut exchange = |skipped: &str, put_in: &str| {
        if wrong.is_none() {
            wrong = exchanged(skipped, put_in, language);
        }
    };
    for (number, part) in parts.iter().enumerate() {
        let wanted = match part {
            Part::Gap(put_in) => {
                gap = Some(put_in);
                continue;
            }
            Part::Words(wanted) => wanted,
        };
        let rest = words.get(at..).unwrap_or_default();
        let found = match gap {
            None => rest.starts_with(wanted.as_str()).then_some(0),
            // The last words have to be the last there too.
            Some(_) if number + 1 == parts.len() => {
                rest.ends_with(wanted.as_str()).then(|| rest.len() - wanted.len())
            }
            Some(_) => rest.find(wanted.as_str()),
        };
        let Some(found) = found else { return Edit::Different };
        if let Some(put_in) = gap.take() {
            exchange(rest.get(..found).unwrap_or_default(), put_in);
        }
        // The blank behind the words is also the one before the next.
        at += found + wanted.len() - 1;
    }
    let rest = words.get(at..).unwrap_or_default();
    match gap {
        Some(put_in) => exchange(rest, put_in),
        None if !rest.trim().is_empty() => return Edit::Different,
        None => {}
    }
    wrong.unwrap_or(Edit::Faithful)
}

/// Words that make a negation before them say more instead of nothing: "not only".
const ONLY: &[&str] = &[
    "only",
    "just",
    "merely",
    "simply",
    "solely",
    "nur",
    "bloß",
    "lediglich",
    "seulement",
    "solo",
    "sólo",
    "solamente",
    "soltanto",
    "só",
    "somente",
    "apenas",
    "только",
    "лишь",
    "тільки",
    "лише",
    "فقط",
    "تنها",
    "רק",
];

/// Words behind a negation that leave it as strong as it is.
const STRONG: &[&str] = &["longer", "ever"];

/// What is wrong with words put in for others, if there is something.
fn exchanged(skipped: &str, put_in: &str, language: &str) -> Option<Edit> {
    let split = |text: &str| -> Vec<String> {
        text.split_whitespace()
            .map(|word| bare(word).to_owned())
            .filter(|w| !w.is_empty())
            .collect()
    };
    let (theirs, own) = (split(skipped), split(put_in));
    let negates = |word: &String| is_negation(word, language);
    let is_only = |word: &String| ONLY.contains(&word.to_lowercase().as_str());
    let only = |words: &[String], at: usize| words.get(at + 1).is_some_and(is_only);
    // "[un]willing" for "willing", and the other way round.
    let turned = |longs: &[String], shorts: &[String]| {
        let is_new = |long: &&String| !shorts.contains(long);
        let of = |long: &String| shorts.iter().any(|short| turns_round(long, short, language));
        longs.iter().filter(is_new).find(|long| of(long)).cloned()
    };
    let loose = |word: &&String| is_loose_prefix(word, language) && !theirs.contains(word);
    if let Some(added) = turned(&own, &theirs).or_else(|| own.iter().find(loose).cloned()) {
        return Some(Edit::PutsIn(added));
    }
    if let Some(lost) = turned(&theirs, &own) {
        return Some(Edit::LeavesOut(lost));
    }
    let (lost, added) = (theirs.iter().position(negates), own.iter().rposition(negates));
    match (lost, added) {
        (Some(lost), None) => return Some(Edit::LeavesOut(theirs.get(lost)?.clone())),
        (None, Some(added)) => return Some(Edit::PutsIn(own.get(added)?.clone())),
        (Some(lost), Some(added)) => {
            // "Not only" is no "not", and "not" is no "not only".
            if only(&theirs, lost) && !own.iter().any(is_only) {
                return Some(Edit::PutsIn(own.get(added)?.clone()));
            }
            let known = |word: &String| {
                let word = word.to_lowercase();
                STRONG.contains(&word.as_str()) || theirs.iter().any(|w| w.to_lowercase() == word)
            };
            if !own.iter().skip(added + 1).all(known) {
                return Some(Edit::LeavesOut(theirs.get(lost)?.clone()));
            }
        }
        (None, None) => {}
    }
    let (theirs, own) = (numerals(skipped, language), numerals(put_in, language));
    let first: &Numeral = theirs.first()?;
    let other = own.iter().find(|own| !theirs.iter().any(|theirs| own.may_be(theirs)))?;
    Some(Edit::Number(other.word.clone(), first.word.clone()))
}

/// A part of an edited text.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// Words, with one blank between two and one at either end.
    Words(String),
    /// What stands for other words: an ellipsis, or brackets with what is in them.
    Gap(String),
}

/// Takes an edited text apart; none where a bracket is not closed.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut word = String::new();
    let mut bracketed = false;
    let mut open = false;
    let spread = text.replace(". . .", "…").replace("...", "…");
    for c in spread.chars() {
        match c {
            '[' | '［' | ']' | '］' => {
                let opens = matches!(c, '[' | '［');
                if open == opens {
                    return None;
                }
                (open, bracketed) = (opens, true);
            }
            '…' | '⋯' if !open => {
                push(&mut parts, &mut word, &mut bracketed);
                push(&mut parts, &mut String::new(), &mut true);
            }
            c if c.is_whitespace() && !open => push(&mut parts, &mut word, &mut bracketed),
            c => word.push(c),
        }
    }
    push(&mut parts, &mut word, &mut bracketed);
    (!open).then_some(parts)
}

/// Adds a word, or a gap, to what is like it.
fn push(parts: &mut Vec<Part>, word: &mut String, bracketed: &mut bool) {
    let word = std::mem::take(word);
    let gap = std::mem::take(bracketed);
    let plain = bare(&word);
    match parts.last_mut() {
        Some(Part::Gap(all)) if gap => {
            all.push(' ');
            all.push_str(&word);
        }
        _ if gap => parts.push(Part::Gap(word)),
        _ if plain.is_empty() => {}
        Some(Part::Words(all)) => {
            all.push_str(plain);
            all.push(' ');
        }
        _ => parts.push(Part::Words(format!(" {plain} "))),
    }
}

/// A word without the punctuation at its ends.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{Edit, compare, first_mark};

    #[test]
    fn marks_of_editors_are_seen() {
        for (text, mark) in [
            ("The toll […] stays", Some("[")),
            ("a] b", Some("]")),
            ("The toll … stays", Some("…")),
            ("well...", Some("...")),
            ("well . . . no", Some(". . .")),
            ("No. And .. no.", None),
            ("a. b. c.", None),
            ("他说⋯好", Some("⋯")),
            ("［他］说", Some("［")),
            ("说］", Some("］")),
        ] {
            assert_eq!(first_mark(text), mark, "{text}");
        }
    }

    #[test]
    fn brackets_and_ellipses_stand_for_words() {
        for (text, words) in [
            ("[W]e will not yield", "Yes, we will not yield"),
            ("[W]e will not yield", "we will not yield"),
            ("We […] stay", "We, as you know, stay"),
            ("We … stay", "We stay"),
            ("We...stay", "We shall stay"),
            ("We . . . stay", "We shall stay"),
            ("The toll […] stays.", "The toll […] stays"),
            ("We will stay …", "We will stay for years"),
            ("… we stay", "And so we stay"),
            ("We stay [in the harbour]", "We stay here"),
            ("We … stay … here", "We do stay and stay, all, here"),
            ("We [do not] yield", "We will never yield"),
            ("We … stay stay here", "We stay stay stay here"),
        ] {
            assert_eq!(compare(text, words, "en"), Edit::Faithful, "{text}");
        }
    }

    #[test]
    fn other_words_are_told() {
        for (text, words) in [
            ("We … stay", "We go"),
            ("We … go", "We stay and go home"),
            ("And we … stay", "We all stay"),
            ("We … go … stay", "We stay and go"),
            ("We [all stay", "We all stay"),
            ("We all] stay", "We all stay"),
            ("[We [all] stay]", "We all stay"),
            ("[everything]", "We all stay"),
            ("… we stay", "And so we stay here"),
            ("We … stay here", "We stay"),
            ("stay … stay", "stay"),
        ] {
            assert_eq!(compare(text, words, "en"), Edit::Different, "{text}");
        }
    }

    #[test]
    fn a_negation_may_not_be_left_out() {
        let negation = |word: &str| Edit::LeavesOut(word.to_owned());
        assert_eq!(compare("We will … yield", "We will not yield", "en"), negation("not"));
        assert_eq!(compare("We … yield", "We won’t, ever, yield", "en"), negation("won’t"));
        assert_eq!(compare("… we yield", "Never shall we yield", "en"), negation("Never"));
        assert_eq!(compare("… we yield", "Not that we yield", "en"), negation("Not"));
        assert_eq!(compare("We yield …", "We yield to nobody", "en"), negation("nobody"));
        assert_eq!(compare("Nous … cédons", "Nous ne cédons", "fr"), negation("ne"));
        assert_eq!(compare("We will … yield", "We will not yield", "de"), Edit::Faithful);
    }

    #[test]
    fn a_bracket_may_not_turn_a_word_round() {
        let puts_in = |word: &str| Edit::PutsIn(word.to_owned());
        let leaves_out = |word: &str| Edit::LeavesOut(word.to_owned());
        for (text, words, language, edit) in [
            ("We are [un]willing to pay", "We are willing to pay", "en", puts_in("unwilling")),
            ("We are [unwilling] to pay", "We are willing to pay", "en", puts_in("unwilling")),
            ("We are [wholly un]willing", "We are willing", "en", puts_in("unwilling")),
            ("It is [in]conclusive", "It is conclusive", "en", puts_in("inconclusive")),
            ("It is [non-]negotiable", "It is negotiable", "en", puts_in("non-negotiable")),
            ("It is [non ]negotiable", "It is negotiable", "en", puts_in("non")),
            ("It is [non] negotiable", "It is negotiable", "en", puts_in("non")),
            ("We [dis]agree", "We agree", "en", puts_in("disagree")),
            ("We would[n’t] pay", "We would pay", "en", puts_in("wouldn’t")),
            ("We can[not] pay", "We can pay", "en", puts_in("cannot")),
            ("We shall [never] pay", "We shall pay", "en", puts_in("never")),
            ("It is harm[less]", "It is harm", "en", puts_in("harmless")),
            ("We are [w]illing to pay", "We are unwilling to pay", "en", leaves_out("unwilling")),
            ("It is … negotiable", "It is, sadly, not negotiable", "en", leaves_out("not")),
            ("Es ist [un]möglich", "Es ist möglich", "de", puts_in("unmöglich")),
            ("Это [не]известно", "Это известно", "ru", puts_in("неизвестно")),
            ("Wij hebben [geen] haast", "Wij hebben haast", "nl", puts_in("geen")),
        ] {
            assert_eq!(compare(text, words, language), edit, "{text}");
        }
        for (text, words) in [
            ("The [UN] envoy is willing", "The envoy is willing"),
            ("We are [all] unwilling", "We are unwilling"),
            ("We are [u]nwilling", "We are unwilling"),
            ("[Unwilling] as we are", "Unwilling as we are"),
            ("They [designed] it", "They signed it"),
        ] {
            assert_eq!(compare(text, words, "en"), Edit::Faithful, "{text}");
        }
    }

    #[test]
    fn a_bracket_may_not_turn_the_meaning_round() {
        let words = "Fourteen metres is our limit, and we will not discuss a fifteenth";
        for (text, edit) in [
            (
                "Fourteen metres is [not] our limit, and we will not discuss a fifteenth",
                Edit::PutsIn("not".to_owned()),
            ),
            (
                "Fourteen metres is[ not] our limit, and we will not discuss a fifteenth",
                Edit::PutsIn("not".to_owned()),
            ),
            (
                "[Forty] metres is our limit, and we will not discuss a fifteenth",
                Edit::Number("Forty".to_owned(), "Fourteen".to_owned()),
            ),
            (
                "Fourteen metres is our limit, and we will [not only] discuss a fifteenth",
                Edit::LeavesOut("not".to_owned()),
            ),
            ("[14] metres is our limit, and we will [never] discuss a fifteenth", Edit::Faithful),
            (
                "[A few] metres is our limit, and we will [no longer] discuss a fifteenth",
                Edit::Faithful,
            ),
        ] {
            assert_eq!(compare(text, words, "en"), edit, "{text}");
        }
        let only = "We will not only pay";
        assert_eq!(compare("We will [not] pay", only, "en"), Edit::PutsIn("not".to_owned()));
        assert_eq!(compare("We [do not only] pay", only, "en"), Edit::Faithful);
        assert_eq!(compare("[The 15 states] agree", "They agree", "en"), Edit::Faithful);
        let other = Edit::Number("15".to_owned(), "14".to_owned());
        assert_eq!(compare("We pay 1[5]", "We pay 14", "en"), other);
        assert_eq!(compare("We pay [1,000]", "We pay 1000", "en"), Edit::Faithful);
        assert_eq!(
            compare("Come [on] Monday, two", "Come to two Mondays, two", "en"),
            Edit::Different
        );
        assert_eq!(compare("Come [on] all", "Come two all", "en"), Edit::Faithful);
    }
}

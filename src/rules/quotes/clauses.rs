//! Clauses at the ends of a quotation: what the words that were kept depend on.

use std::sync::LazyLock;

use super::alteration::{Alteration, Judge};
use crate::grounding::sense::{self, Hit, Sense};
use crate::grounding::{Word, words};
use crate::text::{is_alphanumeric, is_without_blanks};

/// Words at the seams of clauses.
static SEAMS: LazyLock<Vec<Seam>> = LazyLock::new(|| {
    let lines = include_str!("clauses.tsv").lines().filter(|line| !line.starts_with('#'));
    let seam = |line: &'static str| {
        let mut cells = line.split('\t');
        let (language, kind) = (cells.next()?, cells.next()?);
        Some(Seam { language, kind, words: cells.next()?.split_whitespace().collect() })
    };
    lines.filter_map(seam).collect()
});

/// The words of one kind and language.
struct Seam {
    language: &'static str,
    kind: &'static str,
    words: Vec<&'static str>,
}

fn seams(language: &str, kind: &str) -> &'static [&'static str] {
    let seam = SEAMS.iter().find(|seam| seam.language == language && seam.kind == kind);
    seam.map_or(&[], |seam| &seam.words)
}

/// The most words of a reporter within the marks.
const CLAUSE: usize = 12;

/// How many words may stand between the kept words and a negation that denies them, or a condition.
const NEAR: usize = 3;

/// Languages in which two negations in one clause cancel each other.
const CANCELING: &[&str] = &["en", "de", "nl", "da", "nb", "sv", "zh", "ja"];

/// Languages in which the verb, and with it what denies it, ends the sentence.
const VERB_FINAL: &[&str] = &["tr", "fa", "hi", "ur", "ja", "ko"];

/// The words of a text as they are spelled, in small letters.
pub(super) fn small_words(text: &str) -> Vec<String> {
    let word = |word: Word| text.get(word.at).unwrap_or_default().to_lowercase();
    words(text).into_iter().map(word).collect()
}

/// Whether words within quotation marks are a clause of the reporter: "…, he said, …". It is set off
/// on both sides, denies nothing, and has a verb of saying, the `cue` of the quote or the name of
/// its speaker.
pub(super) fn is_reporting_clause(
    text: &str,
    language: &str,
    cue: Option<&str>,
    names_speaker: impl Fn(&str) -> bool,
) -> bool {
    let text = text.trim();
    let sets_off = |c: char| ",;:—–-،؛，、。.!?".contains(c);
    if !(text.starts_with(sets_off) && text.ends_with(sets_off)) {
        return false;
    }
    let all: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !is_alphanumeric(c)))
        .filter(|word| !word.is_empty())
        .take(CLAUSE + 1)
        .collect();
    if all.len() > CLAUSE || all.iter().any(|word| sense::is_negation(word, language)) {
        return false;
    }
    all.iter().any(|word| sense::is_reporting(word, language))
        || cue.is_some_and(|cue| text.contains(cue))
        || names_speaker(text)
}

/// Whether the words after a name say that the words are this one's: "Venn’e göre".
pub(super) fn attributes(rest: &str, language: &str) -> bool {
    let attributes = seams(language, "attributes");
    if rest.contains(is_without_blanks) {
        return attributes.iter().any(|word| rest.starts_with(word));
    }
    let mut start = small_words(rest).into_iter().take(2);
    start.any(|word| attributes.contains(&word.as_str()))
}

/// So many words may be between a name and the verb of saying that goes with it.
const BETWEEN: usize = 4;

/// Whether a clause says that somebody speaks whose name is between these two parts of it: by a verb
/// of saying near the name, by words such as "according to", or by a colon at its end.
pub(super) fn says(ahead: &str, rest: &str, language: &str) -> bool {
    let attributes = seams(language, "attributes");
    if rest.trim_end().ends_with([':', '：']) {
        return true;
    }
    if format!("{ahead}{rest}").contains(is_without_blanks) {
        return attributes.iter().any(|word| ahead.contains(word) || rest.contains(word))
            || sense::reports(ahead, language)
            || sense::reports(rest, language);
    }
    let (ahead, rest) = (small_words(ahead), small_words(rest));
    let near = ahead.iter().rev().take(BETWEEN).chain(rest.iter().take(BETWEEN));
    ahead.iter().chain(&rest).any(|word| attributes.contains(&word.as_str()))
        || near.into_iter().any(|word| sense::is_reporting(word, language))
}

/// The word of a cut that the words after it depend on: a negation that governs them, or a condition
/// at the start of their sentence. `cut` is the sentence up to the words that were `kept`.
pub(super) fn governed_by(cut: &str, kept: &str, judge: &Judge<'_>) -> Option<Alteration> {
    if !cut.contains(is_alphanumeric) {
        return None;
    }
    let hits = judge.hits(cut);
    let left_out = |hit: &Hit<'_>| Alteration::LeavesOut(hit.sense, hit.word.to_owned());
    let conditional = |hit: &&Hit<'_>| {
        hit.sense == Sense::Condition
            && words(cut.get(..hit.at.start).unwrap_or_default()).len() < NEAR
    };
    if let Some(condition) = hits.iter().find(conditional) {
        return Some(left_out(condition));
    }
    let pointers = seams(&judge.language, "ahead");
    let points_ahead = small_words(cut).iter().any(|word| pointers.contains(&word.as_str()));
    let negations: Vec<&Hit<'_>> = hits.iter().filter(|hit| hit.sense == Sense::Negation).collect();
    let governs = |hit: &&&Hit<'_>| {
        let rest = cut.get(hit.at.end..).unwrap_or_default();
        reaches(rest, hit.word, kept, &judge.language, points_ahead)
    };
    let governing: Vec<&&Hit<'_>> = negations.iter().filter(governs).collect();
    let cancels = CANCELING.contains(&judge.language.as_str()) && governing.len().is_multiple_of(2);
    let last = governing.last().filter(|_| !cancels)?;
    let rest = small_words(cut.get(last.at.end..).unwrap_or_default());
    let only = rest.first().is_some_and(|word| sense::is_only(word, &judge.language));
    (!only).then(|| left_out(last))
}

/// Whether a negation reaches over `rest` to the words that were kept: no other clause begins there,
/// unless it is the one that says what is denied.
fn reaches(rest: &str, negation: &str, kept: &str, language: &str, points_ahead: bool) -> bool {
    let is_boundary = |c: char| ",;:–—()،؛，；：、".contains(c);
    let Some(at) = rest.rfind(is_boundary) else { return !opens(rest, language) };
    let boundary = rest.get(at..).unwrap_or_default();
    let first_of = |text: &str| small_words(text).into_iter().next();
    let completes =
        |word: Option<String>| word.is_some_and(|word| sense::is_complementizer(&word, language));
    let before = rest.get(..at).unwrap_or_default();
    // "We deny this: | ..."
    if boundary.trim_end().ends_with([':', '：']) && points_ahead {
        return true;
    }
    if before.contains(is_boundary) || opens(before, language) {
        return false;
    }
    let after = small_words(boundary);
    if after.is_empty() {
        // "We deny, | that ..."; in Chinese nothing but the comma parts them.
        let is_verb = negation.chars().count() > 1 && negation.chars().all(is_without_blanks);
        return completes(first_of(kept)) || is_verb;
    }
    completes(after.first().cloned()) && !opens_after_first(boundary, language)
}

/// Whether another clause begins in the text.
fn opens(text: &str, language: &str) -> bool {
    let seams = seams(language, "opens");
    if text.contains(is_without_blanks) {
        return seams.iter().any(|seam| text.contains(seam));
    }
    small_words(text)
        .into_iter()
        .any(|word| seams.contains(&word.as_str()) && !sense::is_complementizer(&word, language))
}

fn opens_after_first(text: &str, language: &str) -> bool {
    let second = words(text).get(1).map(|word| word.at.start);
    second.is_some_and(|at| opens(text.get(at..).unwrap_or_default(), language))
}

/// The word after the kept words that limits or denies them: `rest` is what follows in the sentence.
pub(super) fn limited_by(rest: &str, judge: &Judge<'_>) -> Option<Alteration> {
    if !rest.contains(is_alphanumeric) {
        return None;
    }
    let left_out = |hit: &Hit<'_>| Alteration::LeavesOut(hit.sense, hit.word.to_owned());
    let hits = judge.hits(rest);
    let words_before = |hit: &Hit<'_>| words(rest.get(..hit.at.start).unwrap_or_default()).len();
    let condition = |hit: &&Hit<'_>| hit.sense == Sense::Condition && words_before(hit) < NEAR;
    if let Some(condition) = hits.iter().find(condition) {
        return Some(left_out(condition));
    }
    let mut start = small_words(rest).into_iter().take(NEAR);
    if let Some(only) = start.find(|word| sense::is_only(word, &judge.language)) {
        return Some(Alteration::LeavesOut(Sense::Condition, only));
    }
    let denials = seams(&judge.language, "after");
    let is_final = VERB_FINAL.contains(&judge.language.as_str());
    let denies = |hit: &&Hit<'_>| {
        let before = rest.get(..hit.at.start).unwrap_or_default();
        let small = hit.word.to_lowercase();
        let listed = denials.iter().any(|denial| {
            small == *denial || (small.contains(is_without_blanks) && small.contains(denial))
        });
        hit.sense == Sense::Negation
            && (is_final || listed && words_before(hit) <= NEAR)
            && !before.contains(|c: char| ",;:–—()،؛，；：、".contains(c))
            && !opens(before, &judge.language)
    };
    hits.iter().find(denies).map(left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(language: &str) -> Judge<'static> {
        Judge::of_language(language)
    }

    fn word(alteration: Option<Alteration>) -> Option<String> {
        match alteration? {
            Alteration::LeavesOut(_, word) => Some(word),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_negation_governs_what_follows_in_its_clause() {
        for (language, cut, kept, found) in [
            ("en", "We will not ", "sell the quay", Some("not")),
            ("en", "Under clause 9, the guild is not ", "permitted to close it", Some("not")),
            ("en", "We deny that ", "we sell the quay", Some("deny")),
            ("en", "It is not raining, and ", "we sell the quay", None),
            ("en", "It is not raining and ", "we sell the quay", None),
            ("en", "There is no doubt that ", "we sell the quay", None),
            ("en", "We will not only ", "sell the quay", None),
            ("en", "If they pay, ", "we sell the quay", Some("If")),
            ("en", "In spring ", "we sell the quay", None),
            ("en", "", "we sell the quay", None),
            ("de", "Wir bestreiten, dass ", "wir den Kai verkaufen", Some("bestreiten")),
            ("de", "Wir bestreiten, ", "dass wir den Kai verkaufen", Some("bestreiten")),
            ("de", "Das ist nicht neu, ", "wir verkaufen den Kai", None),
            ("ru", "Мы отрицаем, что ", "мы продаём причал", Some("отрицаем")),
            ("ar", "لن ", "نبيع الرصيف", Some("لن")),
            ("he", "לא ", "נמכור את הרציף", Some("לא")),
            ("zh", "我们不", "会出售码头", Some("不")),
            ("fr", "Nous ne ", "vendrons pas le quai", Some("ne")),
        ] {
            let found_here = word(governed_by(cut, kept, &judge(language)));
            assert_eq!(found_here.as_deref(), found, "{language}: {cut}|{kept}");
        }
    }

    #[test]
    fn a_condition_or_a_negation_limits_what_precedes() {
        for (language, rest, found) in [
            ("en", ", if and only if they pay", Some("if and only if")),
            ("en", ", but only if they pay", Some("only if")),
            ("en", " unless they pay", Some("unless")),
            ("en", " the quay to nobody", Some("nobody")),
            ("en", " because we do not yield", None),
            ("en", " without delay", None),
            ("en", ", not lease it", None),
            ("en", " and will not yield", None),
            ("en", "", None),
            ("de", " nicht", Some("nicht")),
            ("de", ", wenn sie zahlen", Some("wenn")),
            ("fr", " pas le quai", Some("pas")),
            ("tr", " değil", Some("değil")),
            ("hi", " नहीं", Some("नहीं")),
        ] {
            let found_here = word(limited_by(rest, &judge(language)));
            assert_eq!(found_here.as_deref(), found, "{language}: {rest}");
        }
    }

    #[test]
    fn a_clause_of_the_reporter_is_set_off_and_says_who_speaks() {
        let none = |_: &str| false;
        for (language, clause, cue, is) in [
            ("en", ", he said, ", None, true),
            ("en", " – he muttered – ", Some("muttered"), true),
            ("en", ", as we all know, ", None, false),
            ("en", ", he never said, ", None, false),
            ("en", " he said ", None, false),
        ] {
            assert_eq!(is_reporting_clause(clause, language, cue, none), is, "{clause}");
        }
        assert!(says("", " نے صحافیوں سے کہا", "ur") && says("", " dedi", "tr"));
        assert!(says("", "は記者団に語った", "ja") && says("", ": ", "en"));
        assert!(!says("", " left the quay", "en"));
        assert!(is_reporting_clause(", Venn muttered, ", "en", None, |text| text.contains("Venn")));
    }
}

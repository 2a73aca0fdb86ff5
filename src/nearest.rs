//! The word that was meant.

use crate::diagnostic::Suggestion;

/// The most that are suggested.
const MOST: usize = 3;

/// Words longer than this are not compared: the work grows with the product of the lengths.
const LONGEST: usize = 128;

/// The candidates that are close to `word`, best first; ties in the order of the candidates.
///
/// Close is: the same but for case, `_`, `-` and space; or one edit (insertion, deletion,
/// substitution, transposition) in a word of four characters or more, two in one of seven or more;
/// or a likeness of at least 0.8. A word and its contrary, such as `confirmed` and `unconfirmed`,
/// are close in spelling only, and are not taken for each other.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Vec<Suggestion> {
    if word.len() > LONGEST {
        return Vec::new();
    }
    let plain = plain(word);
    let mut close: Vec<Suggestion> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let score = likeness(&plain, &self::plain(candidate))?;
            Some(Suggestion { value: candidate.to_owned(), score })
        })
        .collect();
    close.sort_by(|a, b| b.score.total_cmp(&a.score));
    close.truncate(MOST);
    close
}

/// The one candidate that is closer than every other.
pub(crate) fn best<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<Suggestion> {
    let mut close = nearest(word, candidates).into_iter();
    let first = close.next()?;
    match close.next() {
        Some(second) if second.score >= first.score => None,
        _ => Some(first),
    }
}

fn plain(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

/// How alike two plain words are, if they are close.
fn likeness(a: &str, b: &str) -> Option<f64> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let longest = a.chars().count().max(b.chars().count());
    // As many edits as the lengths differ by are needed at least.
    let apart = a.chars().count().abs_diff(b.chars().count());
    if apart > 2 && apart * 5 > longest {
        return None;
    }
    if is_contrary(a, b) || is_contrary(b, a) {
        return None;
    }
    let edits = strsim::damerau_levenshtein(a, b);
    #[expect(clippy::cast_precision_loss, reason = "lengths of words")]
    let score = 1.0 - edits as f64 / longest as f64;
    let close = match edits {
        0 => true,
        1 => longest >= 4,
        2 => longest >= 7,
        _ => score >= 0.8,
    };
    close.then_some((score * 100.0).round() / 100.0)
}

/// Whether `longer` is `word` with a beginning that turns its meaning round.
fn is_contrary(longer: &str, word: &str) -> bool {
    let beginnings =
        ["a", "anti", "de", "dis", "il", "im", "in", "ir", "mis", "no", "non", "not", "un"];
    longer.strip_suffix(word).is_some_and(|beginning| beginnings.contains(&beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(word: &str, candidates: &[&str]) -> Option<String> {
        nearest(word, candidates.iter().copied()).into_iter().next().map(|s| s.value)
    }

    #[test]
    fn a_slip_is_seen() {
        assert_eq!(first("advisor", &["minister", "adviser"]).as_deref(), Some("adviser"));
        assert_eq!(
            first("PRESS CONFERENCE", &["press_conference"]).as_deref(),
            Some("press_conference")
        );
        assert_eq!(first("sumit", &["summit", "summons"]).as_deref(), Some("summit"));
        assert_eq!(first("act", &["omission", "cease"]), None);
        assert_eq!(first("quote", &["note"]), None);
        assert_eq!(first("unconfirmed", &["confirmed"]), None);
        assert_eq!(first("met", &["unmet"]), None);
        assert_eq!(first(&"x".repeat(10_000), &["x"]), None);
    }

    #[test]
    fn a_tie_has_no_best() {
        assert!(best("q-03", ["q-01", "q-02"]).is_none());
        assert_eq!(best("shamkani", ["shamkhani", "iran"]).unwrap().value, "shamkhani");
    }
}

//! What is said of words that the source has otherwise, or does not have.

use super::proof::{shown, weight, with_changes};
use crate::grounding::{Change, ChangeKind, Located, SourceText, Undecoded};
use crate::rules::{Finding, Rule, Spot};

/// The finding for words that the source has otherwise.
pub(super) fn altered(
    rule: &'static Rule,
    spot: Spot,
    text: &SourceText,
    exact: &str,
    located: &Located,
) -> Finding {
    let near = located.places.first().map(|place| place.start);
    if let Some((message, help)) = undecoded(text, exact, near) {
        return Finding::new(rule, spot, message).help(help);
    }
    let message = format!("the words are not those of the source{}", weight(&located.changes));
    let finding = Finding::new(rule, spot, message).help(help(exact, located));
    with_changes(finding, text, located)
}

/// The finding for words that the source does not have.
pub(super) fn absent(rule: &'static Rule, spot: Spot, text: &SourceText, exact: &str) -> Finding {
    if let Some((message, help)) = undecoded(text, exact, None) {
        return Finding::new(rule, spot, message).help(help);
    }
    Finding::new(rule, spot, "these words are not in the source, nor any like them")
        .help("quote what the source says, or take the anchor out")
}

/// What is wrong, and what to do, where nothing but markup that was not decoded keeps words from
/// being found.
pub(crate) fn undecoded(
    text: &SourceText,
    words: &str,
    near: Option<usize>,
) -> Option<(String, &'static str)> {
    Some(match text.undecoded(words, near)? {
        Undecoded::Text(markup) => (
            format!("the source text has {} where the words are", markup.as_str()),
            "decode the source text to plain text first",
        ),
        Undecoded::Passage(markup) => (
            format!("the words have {}, and the source text has none there", markup.as_str()),
            "decode the words to plain text",
        ),
    })
}

fn help(exact: &str, located: &Located) -> String {
    if let Some(words) = with_bracket(exact, located) {
        return format!(
            "write `exact` as the source has it, and mark the changed letter in the `text` of the \
             quote, with \"edited\": true: {}",
            shown(&words)
        );
    }
    match parts(located) {
        Some(1) => "leave the ellipsis out, which the source does not have".to_owned(),
        Some(2) => "give it two anchors, one for each part: the source does not have the ellipsis"
            .to_owned(),
        Some(parts) => format!(
            "give it {parts} anchors, one for each part: the source does not have the ellipses"
        ),
        None => "write the words as the source has them".to_owned(),
    }
}

/// The words with their first letter in brackets, if nothing but its case was changed.
fn with_bracket(exact: &str, located: &Located) -> Option<String> {
    let [Change { source, passage, at, kind: ChangeKind::Word }] = located.changes.as_slice()
    else {
        return None;
    };
    let (mut theirs, mut own) = (source.chars(), passage.chars());
    let (first, other) = (theirs.next()?, own.next()?);
    let case = first != other && first.to_lowercase().eq(other.to_lowercase());
    let is_first = located.places.first()?.start == at.start;
    let start = exact.find(other).filter(|start| {
        exact.get(..*start).is_some_and(|before| !before.contains(char::is_alphanumeric))
    })?;
    let (before, after) = exact.split_at_checked(start)?;
    let rest = after.get(other.len_utf8()..)?;
    (case && is_first && theirs.as_str() == own.as_str())
        .then(|| format!("{before}[{other}]{rest}"))
}

/// In how many parts the words are that ellipses divide, if nothing else was changed and nothing
/// weighty is left out.
fn parts(located: &Located) -> Option<usize> {
    let place = located.places.first()?;
    let is_skip = |change: &Change| change.kind == ChangeKind::Skipped;
    let within = |change: &&Change| place.start < change.at.start && change.at.end < place.end;
    let all = !located.changes.is_empty() && located.changes.iter().all(is_skip);
    all.then(|| located.changes.iter().filter(within).count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, words: &str) -> String {
        let text = SourceText::new(text);
        help(words, &text.locate(words, None))
    }

    #[test]
    fn what_to_do_fits_the_change() {
        let text = "“Yes, the quay stays, and so does the old toll, as you know,” she said.";
        let bracket = told(text, "The quay stays");
        assert!(bracket.ends_with("\"edited\": true: `[T]he quay stays`"), "{bracket}");
        assert!(told(text, "yes, the quay").ends_with("`[y]es, the quay`"));
        assert!(told(text, "the quay … the old toll").starts_with("give it two anchors"));
        assert!(told(text, "the quay … so does … toll").starts_with("give it 3 anchors"));
        assert!(told(text, "the quay stays […]").starts_with("leave the ellipsis out"));
        let plain = "write the words as the source has them";
        for words in ["the Quay stays", "The quay goes", "the quay … the new toll"] {
            assert_eq!(told(text, words), plain, "{words}");
        }
        let hides = told("the quay is not for sale at all", "the quay … for sale at all");
        assert_eq!(hides, plain, "a negation is left out");
    }

    #[test]
    fn undecoded_markup_is_the_cause() {
        let text = SourceText::new("She said: “The quay isn&rsquo;t for sale.”");
        let (message, help) = undecoded(&text, "The quay isn’t for sale.", None).unwrap();
        assert_eq!(message, "the source text has HTML entities where the words are");
        assert_eq!(help, "decode the source text to plain text first");
        assert_eq!(undecoded(&text, "The quay is for sale.", None), None);
    }
}

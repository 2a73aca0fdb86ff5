//! Which of several places belongs to a quotation: the words that bring it in, or name its speaker,
//! are beside it.

use std::ops::Range;

use crate::grounding::SourceText;
use crate::rules::quotes::sentences::sentence_around;
use crate::text::{is_alphanumeric, is_without_blanks};

/// The most Unicode scalar values between a quotation and words in another paragraph that belong to
/// it.
const FAR: usize = 400;

/// The quotation to which an anchor belongs.
#[derive(Default)]
pub(super) struct Beside {
    /// The places of its parts, in order; none where there is none, or it is not known.
    pub(super) quotation: Vec<Range<usize>>,
    /// Whether the anchor is one of a view, which shows words of the quotation itself.
    pub(super) is_view: bool,
}

/// The place that is nearest to a quotation, and where it is. `quotation`: the places of its parts;
/// `places`: those that are to be chosen from, in order. None where two are as near.
pub(super) fn nearest(
    text: &SourceText,
    places: &[Range<usize>],
    quotation: &[Range<usize>],
) -> Option<(Range<usize>, &'static str)> {
    let (first, last) = (quotation.first()?, quotation.last()?);
    let overlaps = |place: &Range<usize>| {
        quotation.iter().any(|part| part.start < place.end && place.start < part.end)
    };
    let free: Vec<&Range<usize>> =
        places.iter().filter(|place| !overlaps(place) && is_whole(text, place)).collect();
    let all = 0..text.scalar_len();
    let sentence =
        sentence_around(text, first.start, &all).start..sentence_around(text, last.end, &all).end;
    let line = line(text, first, last);
    let within = |around: &Range<usize>| {
        let is_in = |place: &&Range<usize>| around.start <= place.start && place.end <= around.end;
        least(free.iter().copied().filter(is_in), quotation)
    };
    let sentence = sentence.start.max(line.start)..sentence.end.min(line.end);
    if let Some(found) = within(&sentence).ok()? {
        return Some((found, "in the sentence of the quotation"));
    }
    if let Some(found) = within(&line).ok()? {
        return Some((found, "in the paragraph of the quotation"));
    }
    let label = free.iter().rev().find(|place| place.end <= first.start && is_label(text, place));
    if let Some(label) = label {
        return Some(((*label).clone(), "the last label before the quotation"));
    }
    let near = free.iter().copied().filter(|place| distance(place, quotation) <= FAR);
    Some((least(near, quotation).ok()??, "near the quotation"))
}

/// Two places have the least distance.
struct Tied;

/// The place with the least distance, if there is any.
fn least<'p>(
    places: impl Iterator<Item = &'p Range<usize>>,
    quotation: &[Range<usize>],
) -> Result<Option<Range<usize>>, Tied> {
    let mut all: Vec<(usize, &Range<usize>)> =
        places.map(|place| (distance(place, quotation), place)).collect();
    all.sort_by_key(|(distance, _)| *distance);
    match &all[..] {
        [] => Ok(None),
        [(one, _), (other, _), ..] if one == other => Err(Tied),
        [(_, place), ..] => Ok(Some((*place).clone())),
    }
}

fn distance(place: &Range<usize>, quotation: &[Range<usize>]) -> usize {
    let to = |part: &Range<usize>| {
        part.start.saturating_sub(place.end).max(place.start.saturating_sub(part.end))
    };
    quotation.iter().map(to).min().unwrap_or(usize::MAX)
}

/// The lines in which a quotation begins and ends.
fn line(text: &SourceText, first: &Range<usize>, last: &Range<usize>) -> Range<usize> {
    let all = text.as_str();
    let bytes = text.byte_at(first.start).zip(text.byte_at(last.end));
    let Some((start, end)) = bytes else { return 0..0 };
    let start = all.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = all.get(end..).and_then(|after| after.find('\n')).map_or(all.len(), |at| end + at);
    text.scalar_at(start)..text.scalar_at(end)
}

/// Whether a place begins a line and a colon ends it as a label.
fn is_label(text: &SourceText, place: &Range<usize>) -> bool {
    let all = text.as_str();
    let bytes = text.byte_at(place.start).zip(text.byte_at(place.end));
    let Some((start, end)) = bytes else { return false };
    let begins = all.get(..start).is_some_and(|before| {
        let before = before.trim_end_matches([' ', '\t', '【']);
        before.is_empty() || before.ends_with('\n')
    });
    let rest = all.get(end..).unwrap_or_default().trim_start_matches([' ', '\u{A0}', '】']);
    let is_question = all.get(start..end) == Some("Q");
    begins
        && (is_question
            || rest.starts_with([':', '：', '(', '（'])
            || all.get(..end).is_some_and(|t| t.ends_with([':', '：'])))
}

/// Whether no letter or digit is directly before or after a place.
fn is_whole(text: &SourceText, place: &Range<usize>) -> bool {
    let is_part = |at: Option<usize>| {
        let c = at.and_then(|at| text.slice(at..at + 1)).and_then(|c| c.chars().next());
        c.is_some_and(|c| is_alphanumeric(c) && !is_without_blanks(c))
    };
    !is_part(place.start.checked_sub(1)) && !is_part(Some(place.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place that is chosen of a word, with `^` before it; the quotation is in `[ ]`.
    fn chosen(marked: &str, word: &str) -> Option<(usize, &'static str)> {
        let plain: String = marked.chars().filter(|c| !"[]".contains(*c)).collect();
        let open = marked.chars().position(|c| c == '[').unwrap();
        let close = marked.chars().position(|c| c == ']').unwrap() - 1;
        let text = SourceText::new(&plain);
        let places = text.occurrences(word);
        let (place, why) = nearest(&text, &places, std::slice::from_ref(&(open..close)))?;
        Some((places.iter().position(|one| *one == place)?, why))
    }

    #[test]
    fn the_sentence_counts_before_the_distance() {
        for (text, word, wanted) in [
            (
                "“A,” Venn said. “[B],” Tameril said.",
                "said",
                Some((1, "in the sentence of the quotation")),
            ),
            (
                "Venn said: “A.” Tameril said: “[B],” as said.",
                "said",
                Some((1, "in the sentence of the quotation")),
            ),
            (
                "He left. “[We stay.]” There he was.\nHe ate.",
                "he",
                Some((1, "in the sentence of the quotation")),
            ),
            (
                "Venn came. “[We stay.]”\nVenn.\n",
                "Venn",
                Some((0, "in the paragraph of the quotation")),
            ),
            (
                "VENN: A.\n\nQ: B?\n\nVENN: C.\n\n[D].\n\nQ: E?\n\nVENN: F.",
                "VENN",
                Some((1, "the last label before the quotation")),
            ),
            ("Venn.\n“[A]”.\nVenn.", "Venn", None),
        ] {
            assert_eq!(chosen(text, word), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_far_belongs_to_another() {
        let far = "x ".repeat(200);
        assert_eq!(chosen(&format!("Venn Venn.\n{far}\n“[A]”"), "Venn"), None);
    }
}

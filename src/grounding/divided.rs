//! Passages that have the letters of a text and divide them otherwise: at a line end, with another
//! blank, with a comma on the other side of a mark.
//!
//! They are found by their letters alone (`skeleton.rs`), and then what is between the letters is
//! compared (`joint.rs`).

use std::ops::Range;

use super::changes::weigh;
use super::fold::Folded;
use super::joint::{self, Joint, is_stop, marks};
use super::skeleton::Skeleton;
use super::standing::{Found, Passage, SCANNED, SMALL, limit, scan};
use super::{Change, ChangeKind, Located, Reading, SourceText, Verdict};

/// How many marks at an end of a passage are compared.
const OUTER: usize = 16;

/// How many differences of one passage are listed.
const MOST: usize = 64;

/// The longest words, in bytes, that are looked for beside a span.
const BESIDE: usize = 4096;

/// A text with its letters.
struct Side<'s> {
    raw: &'s str,
    folded: &'s Folded,
    bare: &'s Skeleton,
    /// The part of the folded text that has these letters.
    part: Range<usize>,
    /// What is known of a passage.
    reading: Reading<'s>,
}

impl<'s> Side<'s> {
    fn new(raw: &'s str, folded: &'s Folded, bare: &'s Skeleton) -> Self {
        let part = 0..folded.text.len();
        Side { raw, folded, bare, part, reading: Reading::default() }
    }

    /// These bytes of the folded part.
    fn text(&self, folded: Range<usize>) -> &'s str {
        let range = self.part.start + folded.start..self.part.start + folded.end;
        self.folded.text.get(range).unwrap_or_default()
    }

    /// What is before the letter at byte `at`, or after the last.
    fn outer(&self, at: usize) -> Range<usize> {
        if at == self.bare.text.len() {
            self.bare.end(at)..self.part.len()
        } else {
            self.bare.between(at)
        }
    }

    fn joint(&self, at: usize) -> Joint<'s> {
        let (before, after) = self.bare.text.split_at_checked(at).unwrap_or_default();
        let letters = before.chars().next_back().zip(after.chars().next());
        let folded = self.bare.between(at);
        let raw = || {
            let start = self.folded.source_end(self.part.start + folded.start)?;
            let end = self.folded.source_start(self.part.start + folded.end)?;
            self.raw.get(start..end)
        };
        Joint {
            letters: letters.unwrap_or_default(),
            raw: raw().unwrap_or_default(),
            folded: self.text(folded),
        }
    }

    /// The bytes as they are written for these bytes of the folded part.
    fn source(&self, folded: Range<usize>) -> Option<Range<usize>> {
        self.folded.source(self.part.start + folded.start..self.part.start + folded.end)
    }

    /// The bytes as they are written for these letters.
    fn written(&self, letters: &Range<usize>) -> Option<Range<usize>> {
        self.source(self.bare.start(letters.start)..self.bare.end(letters.end))
    }
}

/// Where the joints do not fit of a text from its letter at byte `start` on and of the letters of a
/// passage: bytes of the passage's letters, at most `most` of them.
fn misfits(text: &Side<'_>, start: usize, passage: &Side<'_>, most: usize) -> Vec<usize> {
    let length = passage.bare.text.len();
    let mut left = text.bare.joints(&(start..start + length)).map(|at| at - start).peekable();
    let mut right = passage.bare.joints(&(0..length)).peekable();
    let mut all = Vec::new();
    while let Some(at) = left.peek().into_iter().chain(right.peek()).min().copied() {
        left.next_if_eq(&at);
        right.next_if_eq(&at);
        if !joint::fit(&text.joint(start + at), &passage.joint(at)) {
            all.push(at);
            if all.len() == most {
                break;
            }
        }
    }
    all
}

/// How many bytes at the end of `text` are the marks with which a passage begins.
fn head(text: &str, passage: &str) -> Option<usize> {
    let wanted = marks(passage);
    if wanted.trim().is_empty() {
        return Some(0);
    }
    let starts = text.char_indices().rev().take(OUTER).map(|(at, _)| at);
    let mut suffixes = starts.filter_map(|at| text.get(at..));
    suffixes.find(|suffix| !suffix.starts_with(' ') && marks(suffix) == wanted).map(str::len)
}

/// How many bytes at the start of `text` are the marks with which a passage ends.
///
/// Where the comma is on the other side of the closing mark, a passage may have one of them alone.
fn tail(text: &str, passage: &str) -> Option<usize> {
    let wanted = marks(passage);
    if wanted.trim().is_empty() {
        return Some(0);
    }
    let ends = text.char_indices().take(OUTER).map(|(at, c)| at + c.len_utf8());
    let prefixes = || ends.clone().filter_map(|at| text.get(..at)).filter(|p| !p.ends_with(' '));
    if let Some(whole) = prefixes().find(|prefix| marks(prefix) == wanted) {
        return Some(whole.len());
    }
    if wanted.chars().all(|c| c == '\'') {
        let stopped = |prefix: &&str| {
            let all = marks(prefix);
            !prefix.contains(' ')
                && all.ends_with('\'')
                && all.trim_start_matches(is_stop) == wanted
                && !all.starts_with("..")
        };
        return prefixes().find(stopped).map(str::len);
    }
    let mut only = wanted.chars();
    let stop = only.next().filter(|c| is_stop(*c) && only.next().is_none())?;
    // In French a blank is before the closing mark.
    let closing = text.trim_start_matches(' ');
    let closed = closing.trim_start_matches(['\'', '"', '>', ' ']);
    (closing.starts_with(['\'', '"', '>']) && closed.starts_with(stop)).then_some(0)
}

/// What came of looking for the letters of a passage.
#[derive(Default)]
pub(super) struct Divided {
    /// Where they are the same but for typography.
    pub found: Vec<Found>,
    /// A place where all letters are those of the passage, and more than typography is between.
    pub other: Option<Located>,
}

impl SourceText {
    /// Looks for the letters of a passage in the whole of a text where that is quick.
    pub(super) fn divided(&self, passage: &Passage<'_>, near: Option<usize>) -> Divided {
        match self.index() {
            Some(index) if self.as_str().len() <= SMALL => {
                let text = Side::new(self.as_str(), &index.folded, index.skeleton());
                self.divided_on(&text, passage, near)
            }
            _ => Divided::default(),
        }
    }

    /// Looks for them in a part of the folded text, if not all of it is looked through anyway.
    pub(super) fn divided_in(&self, part: Range<usize>, passage: &Passage<'_>) -> Divided {
        let Some(index) = self.index().filter(|_| self.as_str().len() > SMALL) else {
            return Divided::default();
        };
        let bare = Skeleton::new(index.folded.text.get(part.clone()).unwrap_or_default());
        let reading = Reading::default();
        let text = Side { raw: self.as_str(), folded: &index.folded, bare: &bare, part, reading };
        self.divided_on(&text, passage, None)
    }

    fn divided_on(&self, text: &Side<'_>, passage: &Passage<'_>, near: Option<usize>) -> Divided {
        let bare = Skeleton::new(&passage.folded.text);
        let own =
            Side { reading: passage.reading, ..Side::new(passage.raw, &passage.folded, &bare) };
        let mut divided = Divided::default();
        let near = near.map(|near| text.bare.at_folded(text.folded.folded_at(near)));
        let most = limit(text.bare.text.len(), bare.text.len()).min(SCANNED);
        for start in scan(&text.bare.text, &bare.text, near, most) {
            match self.typographic_at(text, start, &own) {
                Some(found) => divided.found.push(found),
                None if divided.found.is_empty() && divided.other.is_none() => {
                    divided.other = self.otherwise_at(text, start, &own);
                }
                None => {}
            }
        }
        divided
    }

    /// The place of a passage whose letters are at byte `start` of the text's letters.
    fn typographic_at(&self, text: &Side<'_>, start: usize, passage: &Side<'_>) -> Option<Found> {
        let end = start + passage.bare.text.len();
        let first = text.bare.start(start)
            - head(text.text(text.outer(start)), passage.text(passage.outer(0)))?;
        let outer = passage.text(passage.outer(passage.bare.text.len()));
        let last = text.bare.end(end) + tail(text.text(text.outer(end)), outer)?;
        if !misfits(text, start, passage, 1).is_empty() {
            return None;
        }
        self.found(text.source(first..last)?, false).filter(|found| found.whole)
    }

    /// The verdict on a passage whose letters are there, and that divides them as no typography
    /// does.
    fn otherwise_at(&self, text: &Side<'_>, start: usize, passage: &Side<'_>) -> Option<Located> {
        let letters = start..start + passage.bare.text.len();
        let place = self.found(text.written(&letters)?, false).filter(|found| found.whole)?;
        let mut parts: Vec<Range<usize>> = Vec::new();
        for at in misfits(text, start, passage, MOST) {
            let (one, other) = (text.bare.around(start + at), passage.bare.around(at));
            let from = one.start.saturating_sub(start).min(other.start);
            let to = (one.end - start).max(other.end).min(passage.bare.text.len());
            match parts.last_mut().filter(|last| from < last.end) {
                Some(last) => last.end = last.end.max(to),
                None => parts.push(from..to),
            }
        }
        let changes: Option<Vec<Change>> =
            parts.into_iter().map(|part| self.division(text, start, passage, part)).collect();
        let changes = changes.filter(|changes| !changes.is_empty())?;
        let places = vec![self.scalars(&place.bytes)];
        Some(Located { verdict: Verdict::Altered, places, changes })
    }

    /// The change of these letters of a passage.
    fn division(
        &self,
        text: &Side<'_>,
        start: usize,
        passage: &Side<'_>,
        part: Range<usize>,
    ) -> Option<Change> {
        let bytes = text.written(&(start + part.start..start + part.end))?;
        let source = self.as_str().get(bytes.clone())?;
        let own = passage.raw.get(passage.written(&part)?)?;
        Some(Change {
            kind: weigh(source, own, passage.reading).unwrap_or(ChangeKind::Word),
            source: source.to_owned(),
            passage: own.to_owned(),
            at: self.scalars(&bytes),
        })
    }
}

/// Whether two texts are the same but for typography: what a reader would take for the same words
/// and marks, whatever characters they are written with and however lines and words are divided.
/// Blanks at the ends do not count.
pub(crate) fn same_but_typography(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (left, right) = (Folded::plain(one), Folded::plain(other));
    if left.text.trim() == right.text.trim() {
        return true;
    }
    let (left_bare, right_bare) = (Skeleton::new(&left.text), Skeleton::new(&right.text));
    if left_bare.text != right_bare.text {
        return false;
    }
    let one = Side::new(one, &left, &left_bare);
    let other = Side::new(other, &right, &right_bare);
    let outer = |at: usize| {
        let outer = |side: &Side<'_>| marks(side.text(side.outer(at))).trim().to_owned();
        outer(&one) == outer(&other)
    };
    outer(0) && outer(left_bare.text.len()) && misfits(&one, 0, &other, 1).is_empty()
}

/// The words `own` in the typography of `source`, if they are the same but for it.
///
/// Lines and broken words stay divided as `own` has them, and controls are not taken over: they
/// belong to the page of the source, and not to its words.
pub(crate) fn respelled(own: &str, source: &str) -> Option<String> {
    if own == source {
        return Some(own.to_owned());
    }
    let (left, right) = (Folded::plain(own), Folded::plain(source));
    let (left_bare, right_bare) = (Skeleton::new(&left.text), Skeleton::new(&right.text));
    if left_bare.text != right_bare.text {
        return None;
    }
    let (own, source) = (Side::new(own, &left, &left_bare), Side::new(source, &right, &right_bare));
    let end = left_bare.text.len();
    if end == 0 || !misfits(&source, 0, &own, 1).is_empty() {
        return None;
    }
    let mut bounds: Vec<usize> = own.bare.joints(&(0..end)).collect();
    bounds.extend(source.bare.joints(&(0..end)));
    bounds.push(end);
    bounds.sort_unstable();
    bounds.dedup();
    let mut text = own.end(0, &source).to_owned();
    let mut from = 0;
    for to in bounds {
        let letters = source.raw.get(source.written(&(from..to))?)?;
        text.extend(letters.chars().filter(|c| !c.is_control()));
        if to < end {
            let (own, source) = (own.joint(to).raw, source.joint(to).raw);
            text.push_str(if source.contains(char::is_control) { own } else { source });
        }
        from = to;
    }
    text.push_str(own.end(end, &source));
    Some(text)
}

impl<'s> Side<'s> {
    /// The marks before the first or after the last letter: the other side's, if they are the same
    /// but for typography.
    fn end(&self, at: usize, other: &Side<'s>) -> &'s str {
        let (own, theirs) = (self.outer(at), other.outer(at));
        let same = marks(self.text(own.clone())) == marks(other.text(theirs.clone()));
        let raw = |side: &Side<'s>, folded: Range<usize>| {
            let bytes = side.source(folded.clone()).filter(|_| !folded.is_empty());
            bytes.and_then(|bytes| side.raw.get(bytes)).unwrap_or_default()
        };
        let theirs = raw(other, theirs);
        if same && !theirs.contains(char::is_control) { theirs } else { raw(self, own) }
    }
}

/// How many bytes at the start of `text` are `words` but for typography; blanks at their ends do
/// not count.
pub(crate) fn starts_like(text: &str, words: &str) -> Option<usize> {
    if words.len() > BESIDE || words.trim().is_empty() {
        return None;
    }
    let mut ends = (0..=room(words).min(text.len())).rev();
    let window = text.get(..ends.find(|end| text.is_char_boundary(*end))?)?;
    let (near, own) = (Folded::plain(window), Folded::plain(words));
    let (near_bare, own_bare) = (Skeleton::new(&near.text), Skeleton::new(&own.text));
    let (near, own) = (Side::new(window, &near, &near_bare), Side::new(words, &own, &own_bare));
    let end = own_bare.text.len();
    if end == 0 {
        let length = tail(near.text(near.outer(0)), own.text(own.outer(0)))?;
        return Some(near.source(0..length)?.end).filter(|end| *end > 0);
    }
    let outer = |side: &Side<'_>| marks(side.text(side.outer(0))).trim().to_owned();
    if !near_bare.text.starts_with(&own_bare.text) || outer(&near) != outer(&own) {
        return None;
    }
    let length = tail(near.text(near.outer(end)), own.text(own.outer(end)))?;
    let last = near.source(0..near_bare.end(end) + length)?.end;
    misfits(&near, 0, &own, 1).is_empty().then_some(last)
}

/// How many bytes at the end of `text` are `words` but for typography; blanks at their ends do not
/// count.
pub(crate) fn ends_like(text: &str, words: &str) -> Option<usize> {
    if words.len() > BESIDE || words.trim().is_empty() {
        return None;
    }
    let mut starts = text.len().saturating_sub(room(words))..=text.len();
    let window = text.get(starts.find(|start| text.is_char_boundary(*start))?..)?;
    let (near, own) = (Folded::plain(window), Folded::plain(words));
    let (near_bare, own_bare) = (Skeleton::new(&near.text), Skeleton::new(&own.text));
    let (near, own) = (Side::new(window, &near, &near_bare), Side::new(words, &own, &own_bare));
    let all = near.part.len();
    if own_bare.text.is_empty() {
        let last = near.text(near.outer(near_bare.text.len()));
        let length = head(last.trim_end(), own.text(own.outer(0)).trim_end())?;
        let blanks = last.len() - last.trim_end().len();
        let start = near.source(all - blanks - length..all)?.start;
        return Some(window.len() - start).filter(|length| *length > 0);
    }
    let outer =
        |side: &Side<'_>| marks(side.text(side.outer(side.bare.text.len()))).trim().to_owned();
    if !near_bare.text.ends_with(&own_bare.text) || outer(&near) != outer(&own) {
        return None;
    }
    let from = near_bare.text.len() - own_bare.text.len();
    let length = head(near.text(near.outer(from)), own.text(own.outer(0)))?;
    let start = near.source(near_bare.start(from) - length..all)?.start;
    misfits(&near, from, &own, 1).is_empty().then_some(window.len() - start)
}

/// How many bytes hold these words in another typography.
fn room(words: &str) -> usize {
    words.len() * 3 + 64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_in_either_order() {
        for (one, other) in [
            ("the har-\nbour", "the harbour"),
            ("“open,” he", "'open', he"),
            ("می فروشیم", "می\u{200C}فروشیم"),
            ("港口 开放", "港口開放"),
            (" We won't. ", "We won’t."),
            ("…", "..."),
            ("", " "),
        ] {
            assert!(same_but_typography(one, other), "{one:?} {other:?}");
            assert!(same_but_typography(other, one), "{one:?} {other:?}");
        }
        for (one, other) in [
            ("harbour", "har bour"),
            ("(open)", "open"),
            ("open", "open!"),
            ("open,", "open."),
            ("open,", "open"),
            ("Open", "open"),
            ("a b", "b a"),
            ("…", ""),
        ] {
            assert!(!same_but_typography(one, other), "{one:?} {other:?}");
            assert!(!same_but_typography(other, one), "{one:?} {other:?}");
        }
    }

    #[test]
    fn words_in_the_typography_of_a_source() {
        for (own, source, wanted) in [
            ("We won't sell,", "We won’t sell,", Some("We won’t sell,")),
            ("\"We won't\"", "We won’t", Some("\"We won’t\"")),
            ("We won't", "We won’t,", Some("We won’t")),
            ("We won't...", "We won’t…", Some("We won’t…")),
            ("the harbour can't", "the har-\nbour can’t", Some("the harbour can’t")),
            ("we can't stay", "we\u{C}can’t\nstay", Some("we can’t stay")),
            ("نمی فروشیم", "نمي\u{200C}فروشيم", Some("نمي\u{200C}فروشيم")),
            ("'open', he", "“open,” he", Some("“open,” he")),
            ("ha\u{1}rbour", "har\u{2}bour", Some("harbour")),
            ("the quay", "the toll", None),
            ("har bour", "harbour", None),
            ("…", "...", None),
        ] {
            assert_eq!(respelled(own, source).as_deref(), wanted, "{own:?} {source:?}");
        }
    }

    #[test]
    fn words_beside_a_span() {
        for (text, words, there) in [
            ("” the guild said", "\" the guild", Some("” the guild")),
            ("” the guild said", "”", Some("”")),
            (" the guild said", "the guild", Some(" the guild")),
            ("\nthe guild said", " the guild ", Some("\nthe guild")),
            (",” the har-\nbour guild", "”, the harbour", Some(",” the har-\nbour")),
            ("” the guild said", " the guild", None),
            ("the guild", "the guild said", None),
            ("the guild", " ", None),
            ("", "the", None),
            ("الميناء", "المیناء", Some("الميناء")),
        ] {
            let found = starts_like(text, words).map(|end| &text[..end]);
            assert_eq!(found, there, "{text:?} {words:?}");
        }
        for (text, words, there) in [
            ("he said: “", "said: \"", Some("said: “")),
            ("he said: “", "“", Some("“")),
            ("he said ", "he said", Some("he said ")),
            ("the har-\nbour guild:\n", "harbour guild: ", Some("har-\nbour guild:\n")),
            ("he said", "she said", None),
            ("he said: “", "said:", None),
            ("he said", "” said", None),
            ("“ he said", "\" he said", Some("“ he said")),
            ("", "the", None),
        ] {
            let found = ends_like(text, words).map(|length| &text[text.len() - length..]);
            assert_eq!(found, there, "{text:?} {words:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn sameness_goes_both_ways(
            one in "[-abيی港 1.,'“”\n\u{AD}\u{200C}\u{64B}]{0,12}",
            other in "[-abيی港 1.,'“”\n\u{AD}\u{200C}\u{64B}]{0,12}",
        ) {
            prop_assert!(same_but_typography(&one, &one));
            let wide = format!(" {one}\n");
            prop_assert!(same_but_typography(&one, &wide));
            prop_assert_eq!(same_but_typography(&one, &other), same_but_typography(&other, &one));
        }

        #[test]
        fn letters_are_never_the_same_as_others(one in any::<String>(), at in 0_usize..20) {
            let mut other: Vec<char> = one.chars().collect();
            prop_assume!(!other.is_empty());
            let at = at % other.len();
            other.insert(at, 'q');
            let other: String = other.into_iter().collect();
            prop_assert!(!same_but_typography(&one, &other));
        }

        #[test]
        fn words_beside_a_span_hold_together(text in any::<String>(), words in any::<String>()) {
            if let Some(end) = starts_like(&text, &words) {
                prop_assert!(text.get(..end).is_some());
            }
            if let Some(length) = ends_like(&text, &words) {
                prop_assert!(text.get(text.len() - length..).is_some());
            }
            if !words.trim().is_empty() && words.chars().all(char::is_alphanumeric) {
                prop_assert!(starts_like(&words, &words).is_some());
                prop_assert!(ends_like(&words, &words).is_some());
            }
        }
    }
}

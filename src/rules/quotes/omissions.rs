//! What a quotation leaves out of the marks that it is taken from.
//!
//! The words between two anchors, before the first and after the last go through one check, the
//! same as those under an ellipsis or a bracket within one anchor: see [`Judge`].

use std::ops::Range;

use super::alteration::{Alteration, Judge};
use super::clauses;
use super::edits::Signs;
use super::proof::{Proof, part_at};
use super::sentences::sentence_around;
use crate::grounding::sense::Sense;
use crate::grounding::{Marked, Part, SourceText};
use crate::model::{Quote, QuoteKind};
use crate::rules::Scope;
use crate::text::is_alphanumeric;

/// Words that a quotation leaves out, though it may not.
#[derive(Debug)]
pub(crate) struct Omission {
    /// The number of the quote.
    pub(crate) quote: usize,
    /// The path of the anchor that the words precede or follow.
    pub(crate) anchor: crate::model::path::PathBuf,
    pub(crate) side: Side,
    /// Where the words are, in Unicode scalar values.
    pub(crate) at: Range<usize>,
    pub(crate) fault: Fault,
}

/// Where words are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Between two anchors.
    Between,
    /// Before the first words of the quotation.
    Before,
    /// After its last words.
    After,
}

/// What is wrong with it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The text of the quote does not show it.
    Unsigned,
    /// The text shows it, and the words that are left out alter the sense.
    Hidden(Alteration),
    /// The quotation begins after, or ends before, the words that its sense depends on.
    Cut(Alteration),
    /// The quotation ends with a condition, before what is to follow from it.
    Unfinished(String),
}

/// The most omissions that are kept for a record.
const MOST: usize = crate::rules::Findings::MOST;

/// The most Unicode scalar values of one sentence that are looked at outside of quotation marks.
const SENTENCE: usize = 1_000;

/// The most Unicode scalar values between two anchors that are looked through for what alters the
/// sense; anchors that lie farther apart are reported for that.
pub(super) const GAP: usize = 4_000;

/// All faulty omissions of a record, in the order of its quotes.
pub(crate) fn omissions(
    scope: &Scope<'_>,
    text: &SourceText,
    proofs: &[Proof],
    marks: &[Marked],
) -> Vec<Omission> {
    let mut all = Vec::new();
    let of_quotes: Vec<(usize, &Proof)> =
        proofs.iter().filter_map(|proof| Some((proof.anchor.quote()?, proof))).collect();
    for anchors in of_quotes.chunk_by(|one, other| one.0 == other.0) {
        let Some((number, _)) = anchors.first() else { continue };
        let Some(quote) = scope.record.quotes.get(*number) else { continue };
        if quote.kind == QuoteKind::Indirect || all.len() >= MOST {
            continue;
        }
        // Most quotes have one anchor, which covers all that is between its marks.
        if let [(_, proof)] = anchors
            && proof.place().is_none_or(|place| {
                is_whole(text, marks, &place) && !is_unmarked_speech(scope, text, marks, &place)
            })
        {
            continue;
        }
        let judge = scope.judge(quote);
        let pieces = Pieces { scope, text, marks, quote, judge, number: *number };
        pieces.look(anchors, &mut all);
    }
    all
}

/// Whether no word within the marks is before or after a place.
fn is_whole(text: &SourceText, marks: &[Marked], place: &Range<usize>) -> bool {
    let part = |at: usize| part_at(marks, at).map(|(_, part)| &part.inner);
    let before = part(place.start).map(|inner| inner.start..place.start);
    let after = place.end.checked_sub(1).and_then(part).map(|inner| place.end..inner.end);
    ![before, after].into_iter().flatten().any(|rest| has_words(text, rest))
}

/// Whether a place is outside of all marks, in a document that is somebody's own words.
fn is_unmarked_speech(
    scope: &Scope<'_>,
    text: &SourceText,
    marks: &[Marked],
    place: &Range<usize>,
) -> bool {
    part_at(marks, place.start).is_none() && scope.document(text).has(place)
}

/// Whether a letter or a digit is in a place.
fn has_words(text: &SourceText, place: Range<usize>) -> bool {
    place.start < place.end
        && text.slice(place).is_some_and(|words| words.contains(is_alphanumeric))
}

/// The pieces of one quote in the text.
struct Pieces<'p, 'r> {
    scope: &'p Scope<'r>,
    text: &'p SourceText,
    marks: &'p [Marked],
    quote: &'p Quote<'r>,
    judge: Judge<'r>,
    number: usize,
}

impl<'p> Pieces<'p, '_> {
    fn look(&self, anchors: &[(usize, &Proof)], all: &mut Vec<Omission>) {
        let placed: Vec<Option<Range<usize>>> =
            anchors.iter().map(|(_, proof)| proof.place()).collect();
        let words: Vec<&str> = anchors
            .iter()
            .zip(&placed)
            .map(|((_, proof), place)| {
                let exact = proof.anchor.exact();
                exact.or_else(|| self.text.slice(place.clone()?)).unwrap_or_default()
            })
            .collect();
        // The text of a quote with one anchor has no joint.
        let text = if anchors.len() > 1 { self.quote.text.as_str() } else { "" };
        let mut signs = Signs::new(text);
        for (at, (_, proof)) in anchors.iter().enumerate() {
            let Some(Some(place)) = placed.get(at) else { continue };
            let path = || proof.anchor.path.clone();
            let own = words.get(at).copied().unwrap_or_default();
            let next = placed.get(at + 1).cloned().flatten();
            let sign = words.get(at + 1).and_then(|next| signs.between(own, next));
            let joined = next.as_ref().and_then(|next| self.between(place, next));
            if let Some(left_out) = joined {
                let fault = self.fault_between(&left_out, sign.as_deref());
                all.extend(
                    fault.map(|fault| self.omission(path(), Side::Between, left_out, fault)),
                );
            } else if let Some((left_out, alteration)) = self.after(place) {
                let fault = Fault::Cut(alteration);
                all.push(self.omission(path(), Side::After, left_out, fault));
            } else if let Some((left_out, condition)) = self.unfinished(place) {
                let fault = Fault::Unfinished(condition);
                all.push(self.omission(path(), Side::After, left_out, fault));
            }
            let before = at.checked_sub(1).and_then(|at| placed.get(at).cloned().flatten());
            if before.is_none_or(|before| self.between(&before, place).is_none())
                && let Some((left_out, alteration)) = self.before(place)
            {
                let fault = Fault::Cut(alteration);
                all.push(self.omission(path(), Side::Before, left_out, fault));
            }
        }
    }

    fn omission(
        &self,
        anchor: crate::model::path::PathBuf,
        side: Side,
        at: Range<usize>,
        fault: Fault,
    ) -> Omission {
        Omission { quote: self.number, anchor, side, at, fault }
    }

    /// The marked span in which a place begins.
    fn marked(&self, place: &Range<usize>) -> Option<(&'p Marked, &'p Part)> {
        part_at(self.marks, place.start)
    }

    /// What lies between two places of one pair of marks or, outside of marks, of one sentence.
    fn between(&self, one: &Range<usize>, other: &Range<usize>) -> Option<Range<usize>> {
        let between = (one.end <= other.start).then_some(one.end..other.start)?;
        let within = match (self.marked(one), self.marked(other)) {
            (Some((one, _)), Some((other, _))) => std::ptr::eq(one, other),
            // Where marks are in doubt, the sentence decides.
            (None, _) | (_, None) => {
                between.len() <= SENTENCE
                    && sentence_around(self.text, one.end, &(0..self.text.scalar_len()))
                        .contains(&other.start)
            }
        };
        within.then_some(between)
    }

    fn fault_between(&self, left_out: &Range<usize>, sign: Option<&str>) -> Option<Fault> {
        let words = self.text.slice(left_out.clone())?;
        let clause = self.text.slice(self.with_marks(left_out)).unwrap_or(words);
        if !words.contains(is_alphanumeric) || self.is_reporters(clause) {
            return None;
        }
        match sign {
            None => Some(Fault::Unsigned),
            Some(put_in) => {
                let end = words.char_indices().nth(GAP).map_or(words.len(), |(at, _)| at);
                let looked_at = words.get(..end).unwrap_or(words);
                self.judge.exchanged(looked_at, put_in).map(Fault::Hidden)
            }
        }
    }

    /// The same with the mark on either side that an anchor took in.
    fn with_marks(&self, place: &Range<usize>) -> Range<usize> {
        let is_mark =
            |at: usize| self.text.slice(at..at + 1).is_some_and(|c| !c.contains(is_alphanumeric));
        let start = place.start.checked_sub(1).filter(|at| is_mark(*at)).unwrap_or(place.start);
        start..place.end + usize::from(is_mark(place.end))
    }

    /// Whether words within the marks are those of the reporter: "…, he said, …".
    fn is_reporters(&self, words: &str) -> bool {
        let speaker = self.quote.speaker.as_ref();
        let cue = self.quote.cue.as_ref().map(crate::model::Line::as_str);
        clauses::is_reporting_clause(words, &self.judge.language, cue, |words| {
            speaker.is_some_and(|speaker| {
                self.scope.naming().is_named(speaker.as_str(), words, &self.judge.language)
            })
        })
    }

    /// The words before a place that its sense depends on.
    fn before(&self, place: &Range<usize>) -> Option<(Range<usize>, Alteration)> {
        let around = self.around(place.start, place)?;
        // Most quotations begin where the marks do.
        if !has_words(self.text, around.start..place.start) {
            return None;
        }
        let sentence = sentence_around(self.text, place.start, &around);
        let cut = sentence.start..place.start;
        let kept = self.text.slice(place.clone())?;
        let alteration = clauses::governed_by(self.text.slice(cut.clone())?, kept, &self.judge)?;
        // Outside of marks a reporter's sentence may end where speech begins, so that only a negation
        // is certain.
        let is_negation = matches!(alteration, Alteration::LeavesOut(Sense::Negation, _));
        (self.marked(place).is_some() || is_negation).then_some((cut, alteration))
    }

    /// The marks that a character is in; outside of marks the line, in a document that is somebody's
    /// own words.
    fn around(&self, at: usize, place: &Range<usize>) -> Option<Range<usize>> {
        if let Some((_, part)) = part_at(self.marks, at) {
            return Some(part.inner.clone());
        }
        if !is_unmarked_speech(self.scope, self.text, self.marks, place) {
            return None;
        }
        let from = at.saturating_sub(SENTENCE);
        let to = self.text.scalar_len().min(at.saturating_add(SENTENCE));
        let before = self.text.slice(from..at)?.chars().rev().take_while(|c| *c != '\n').count();
        let after = self.text.slice(at..to)?.chars().take_while(|c| *c != '\n').count();
        Some(at - before..at + after)
    }

    /// What follows from the condition that a quotation ends with, and the condition: "If it does not",
    /// before ", we shall".
    fn unfinished(&self, place: &Range<usize>) -> Option<(Range<usize>, String)> {
        let last = place.end.checked_sub(1)?;
        let around = self.around(last, place)?;
        if !has_words(self.text, place.end..around.end) {
            return None;
        }
        let sentence = sentence_around(self.text, last, &around);
        let cut = place.end..sentence.end.max(place.end);
        let kept = self.text.slice(sentence.start.max(place.start)..place.end)?;
        let is_boundary = |c: char| matches!(c, ',' | '،' | '，' | '、' | ':' | '：' | ';' | '；');
        let rest = self.text.slice(cut.clone())?.trim_start();
        if !rest.starts_with(is_boundary) || !rest.contains(is_alphanumeric) {
            return None;
        }
        let hits = self.judge.hits(kept);
        let first = hits.first().filter(|hit| hit.sense == Sense::Condition)?;
        let ahead = kept.get(..first.at.start)?;
        let behind = kept.get(first.at.end..)?;
        (!ahead.contains(is_alphanumeric) && !behind.contains(is_boundary))
            .then(|| (cut, first.word.to_owned()))
    }

    /// The words after a place that its sense depends on.
    fn after(&self, place: &Range<usize>) -> Option<(Range<usize>, Alteration)> {
        let (_, part) = part_at(self.marks, place.end.checked_sub(1)?)?;
        if !has_words(self.text, place.end..part.inner.end) {
            return None;
        }
        let sentence = sentence_around(self.text, place.end.checked_sub(1)?, &part.inner);
        let cut = place.end..sentence.end.max(place.end);
        let alteration = clauses::limited_by(self.text.slice(cut.clone())?, &self.judge)?;
        Some((cut, alteration))
    }
}

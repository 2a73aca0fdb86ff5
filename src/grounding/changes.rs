//! What differs between a passage and the part of a text beside it.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::divided::same_but_typography;
use super::fold::Folded;
use super::index::Index;
use super::joined::undivided;
use super::joint::marks;
use super::labels::{Side, label, label_of};
use super::reading::has_capitals;
use super::resembling::Resembling;
use super::sense::weightiest;
use super::standing::Passage;
use super::token::{Token, tokens};
use super::{Change, ChangeKind, Reading, SourceText, same_when_decoded};
use crate::text::small;

/// How many marks that follow each other are looked at.
const MARKS: usize = 16;

/// A run of words and marks that differ, by their numbers on both sides.
#[derive(Clone, Debug)]
struct Run {
    text: Range<usize>,
    passage: Range<usize>,
    kind: ChangeKind,
}

/// A passage and the part of a text that is like it.
pub(super) struct Comparison<'c> {
    pub source: &'c SourceText,
    pub index: &'c Index,
    pub passage: &'c Passage<'c>,
    pub beside: &'c Resembling,
    /// Both sides as they are written, read when a label is first asked for.
    sides: OnceCell<Option<Sides<'c>>>,
}

/// Both sides of a comparison, where the language is known.
struct Sides<'c> {
    source: Side<'c>,
    passage: Side<'c>,
    /// The byte of the source at which its side begins.
    start: usize,
}

/// What is told of an altered passage.
pub(super) struct Told {
    /// The place, in bytes of the source.
    pub bytes: Range<usize>,
    pub changes: Vec<Change>,
    /// How many words of the passage stand there, in whatever order.
    pub common: usize,
}

impl<'c> Comparison<'c> {
    pub(super) fn new(
        source: &'c SourceText,
        index: &'c Index,
        passage: &'c Passage<'c>,
        beside: &'c Resembling,
    ) -> Self {
        Comparison { source, index, passage, beside, sides: OnceCell::new() }
    }

    /// Both sides as they are written, where the language is known.
    fn sides(&self) -> Option<&Sides<'c>> {
        let sides = self.sides.get_or_init(|| {
            let reading = &self.passage.reading;
            let language = reading.language?;
            let bytes = self.bytes(&(0..self.beside.tokens.len()))?;
            let text = self.source.as_str().get(bytes.clone())?;
            let source = Side::new(text, language, reading);
            let passage = Side::new(self.passage.raw, language, reading);
            Some(Sides { source, passage, start: bytes.start })
        });
        sides.as_ref()
    }

    fn text_word(&self, at: usize) -> &str {
        let token = self.beside.tokens.get(at);
        token
            .and_then(|token| self.index.folded.text.get(token.start..token.end))
            .unwrap_or_default()
    }

    fn passage_word(&self, at: usize) -> &str {
        self.beside.own.get(at).map_or("", |token| self.passage.word(token))
    }

    /// What differs, and where the passage stands; none if no word of it stands there.
    pub(super) fn told(&self) -> Option<Told> {
        let pairs = &self.beside.alignment.pairs;
        let in_text = || pairs.iter().filter_map(|(_, text)| *text);
        let mut place = in_text().next()?..in_text().next_back()? + 1;
        let mut runs = self.runs(place.start);
        runs.retain(|run| !self.only_moves_marks(run));
        let mut common = self.beside.common;
        common += self.swapped_ends(&mut runs, &mut place);
        common += self.moved(&mut runs);
        common = self.shuffled(&mut runs, &place).unwrap_or(common);
        runs.sort_by_key(|run| (run.text.start, run.text.end));
        let changes = runs.iter().map(|run| self.change(run)).collect::<Option<Vec<Change>>>()?;
        Some(Told { bytes: self.bytes(&place)?, changes, common })
    }

    /// Whether a run is of marks alone, and all marks between the words around it are the same but
    /// for typography on both sides.
    fn only_moves_marks(&self, run: &Run) -> bool {
        let text = around(&self.beside.tokens, &run.text, &self.index.folded.text);
        let own = around(&self.beside.own, &run.passage, &self.passage.folded.text);
        text.zip(own).is_some_and(|(text, own)| marks(text) == marks(own))
    }

    /// The runs that differ; words that differ by case or look alike stand on their own.
    fn runs(&self, first: usize) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let (mut text, mut passage) = (first, 0);
        let mut open: Option<Run> = None;
        for (one, other) in &self.beside.alignment.pairs {
            let alone = match (one, other) {
                (Some(one), Some(other)) => self.alike(*one, *other),
                _ => Some(ChangeKind::Word),
            };
            let next = (other.map_or(text, |at| at + 1), one.map_or(passage, |at| at + 1));
            let here = Run { text: text..next.0, passage: passage..next.1, kind: ChangeKind::Word };
            let pair = one.is_some() && other.is_some();
            match alone {
                Some(ChangeKind::Lookalike) => {
                    runs.extend(open.take());
                    runs.push(Run { kind: ChangeKind::Lookalike, ..here });
                }
                Some(_) if pair && (self.same_but_case(&here) || self.is_divided(&here)) => {
                    runs.extend(open.take());
                    runs.push(here);
                }
                Some(_) => match &mut open {
                    Some(run) => {
                        run.text.end = here.text.end;
                        run.passage.end = here.passage.end;
                    }
                    None => open = Some(here),
                },
                None => runs.extend(open.take()),
            }
            (text, passage) = next;
        }
        runs.extend(open.take());
        for run in &mut runs {
            if run.kind == ChangeKind::Word {
                run.kind = self.kind(run);
            }
        }
        runs
    }

    /// None for the same words, or the kind of their difference.
    fn alike(&self, passage: usize, text: usize) -> Option<ChangeKind> {
        use super::letters::lookalike;
        let (one, other) = (self.passage_word(passage), self.text_word(text));
        if one == other {
            return None;
        }
        if undivided(one) == undivided(other) {
            let same = same_but_typography(self.passage_raw(passage), self.text_raw(text));
            return (!same).then_some(ChangeKind::Word);
        }
        let plain = |word: &str| word.chars().map(lookalike).collect::<String>();
        let key = |word: &str| super::letters::key(word).collect::<String>();
        let case = |word: &str| word.chars().map(small).collect::<String>();
        let twins =
            plain(one) == plain(other) || (key(one) == key(other) && case(one) != case(other));
        Some(if twins { ChangeKind::Lookalike } else { ChangeKind::Word })
    }

    /// The word of the text as the source has it.
    fn text_raw(&self, at: usize) -> &str {
        let bytes = self.bytes(&(at..at + 1));
        bytes.and_then(|bytes| self.source.as_str().get(bytes)).unwrap_or_default()
    }

    /// The word of the passage as it came.
    fn passage_raw(&self, at: usize) -> &str {
        let token = self.beside.own.get(at);
        token.map_or("", |token| self.passage.raw_of(token.start..token.end))
    }

    /// Whether a word on each side has the same letters and is divided otherwise.
    fn is_divided(&self, run: &Run) -> bool {
        let (text, own) = (self.text_word(run.text.start), self.passage_word(run.passage.start));
        undivided(text) == undivided(own)
    }

    fn same_but_case(&self, run: &Run) -> bool {
        let case = |word: &str| word.chars().map(small).collect::<String>();
        case(self.text_word(run.text.start)) == case(self.passage_word(run.passage.start))
    }

    /// The weightiest kind of difference in a run.
    fn kind(&self, run: &Run) -> ChangeKind {
        let text: Vec<&str> = run.text.clone().map(|at| self.text_word(at)).collect();
        let passage: Vec<&str> = run.passage.clone().map(|at| self.passage_word(at)).collect();
        let (source, own) = (self.written(run), self.own(run));
        if same_when_decoded(source, own).is_some() {
            return ChangeKind::Word;
        }
        let weight = self.label(run, source, own);
        if matches!(weight, Some(ChangeKind::Negation | ChangeKind::Number)) {
            return weight.unwrap_or(ChangeKind::Word);
        }
        let minus = |tokens: &[Token], text: &str, range: &Range<usize>| {
            range.clone().any(|at| {
                let Some(token) = tokens.get(at) else { return false };
                let after = text.get(token.end..).unwrap_or_default();
                let before = text.get(..token.start).unwrap_or_default();
                text.get(token.start..token.end) == Some("-")
                    && after.starts_with(|c: char| c.is_numeric())
                    && !before.ends_with(|c: char| c.is_alphanumeric())
            })
        };
        if minus(&self.beside.tokens, &self.index.folded.text, &run.text)
            != minus(&self.beside.own, &self.passage.folded.text, &run.passage)
        {
            return ChangeKind::Number;
        }
        if let Some(weight) = weight {
            return weight;
        }
        let reading = &self.passage.reading;
        if reading.names.is_some() || !reading.language.is_none_or(has_capitals) {
            return ChangeKind::Word;
        }
        let named =
            run.text.clone().any(|at| {
                Self::is_name(&self.beside.tokens, &self.index.folded.text, at, &passage)
            }) || run
                .passage
                .clone()
                .any(|at| Self::is_name(&self.beside.own, &self.passage.folded.text, at, &text));
        if named { ChangeKind::Name } else { ChangeKind::Word }
    }

    /// The words of the source in a run, as they are written.
    fn written(&self, run: &Run) -> &'c str {
        let bytes = if run.text.is_empty() { None } else { self.bytes(&run.text) };
        bytes.and_then(|bytes| self.source.as_str().get(bytes)).unwrap_or_default()
    }

    /// The words of the passage in a run, as they came.
    fn own(&self, run: &Run) -> &'c str {
        self.own_bytes(run).and_then(|bytes| self.passage.raw.get(bytes)).unwrap_or_default()
    }

    fn own_bytes(&self, run: &Run) -> Option<Range<usize>> {
        let tokens = self.beside.own.get(run.passage.clone())?;
        let (first, last) = tokens.first().zip(tokens.last())?;
        self.passage.folded.source(first.start..last.end)
    }

    /// What the words of a run are, which are these as they are written.
    fn label(&self, run: &Run, source: &str, own: &str) -> Option<ChangeKind> {
        let Some(sides) = self.sides() else { return weigh(source, own, self.passage.reading) };
        let bytes = if run.text.is_empty() { None } else { self.bytes(&run.text) };
        let place = bytes.unwrap_or_default();
        let place = place.start.saturating_sub(sides.start)..place.end.saturating_sub(sides.start);
        let own = self.own_bytes(run).unwrap_or_default();
        label((&sides.source, place), (&sides.passage, own))
    }

    /// Whether a word is written as a name: with a capital inside a sentence. `others` are the words
    /// beside it.
    fn is_name(tokens: &[Token], text: &str, at: usize, others: &[&str]) -> bool {
        let word = |at: usize| tokens.get(at).and_then(|token| text.get(token.start..token.end));
        let Some(this) = word(at).filter(|this| this.starts_with(char::is_uppercase)) else {
            return false;
        };
        let case = |word: &str| word.chars().map(small).collect::<String>();
        if matches!(this, "I")
            || this.starts_with("I'")
            || others.contains(&this)
            || others.iter().any(|other| case(other) == case(this))
        {
            return false;
        }
        let before = at.checked_sub(1).and_then(word);
        before.is_some_and(|before| {
            !matches!(before, "." | "!" | "?" | ":" | "'" | "..." | "؟" | "۔" | "。")
        })
    }

    /// A run of words at one end of the passage that stands at the other end in the text.
    fn swapped_ends(&self, runs: &mut [Run], place: &mut Range<usize>) -> usize {
        let total = self.beside.own.len();
        let words = |range: &Range<usize>| -> Vec<String> {
            let tokens =
                range.clone().filter(|at| self.beside.own.get(*at).is_some_and(|t| t.word));
            tokens.map(|at| super::letters::key(self.passage_word(at)).collect()).collect()
        };
        for run in runs {
            let looked_for = words(&run.passage);
            if looked_for.len() < 2 {
                continue;
            }
            let (first, behind) = (run.passage.start == 0, run.passage.end == total);
            let ahead = if first { None } else { self.words_before(place.start, &looked_for) };
            let found = if let Some(ahead) = ahead {
                place.start = ahead.start;
                if behind {
                    // What was beside it at the end is no part of the place any more.
                    place.end = place.end.min(run.text.start);
                }
                ahead
            } else if behind {
                continue;
            } else {
                let Some(after) = self.words_after(place.end, &looked_for) else { continue };
                place.end = after.end;
                if first {
                    place.start = place.start.max(run.text.end);
                }
                after
            };
            *run = Run { text: found, passage: run.passage.clone(), kind: ChangeKind::Order };
            return looked_for.len();
        }
        0
    }

    /// Whether the words of the text from token `from` on, but for marks, are these; and where.
    fn words_after(&self, from: usize, words: &[String]) -> Option<Range<usize>> {
        let mut at = from;
        let mut start = None;
        let mut next = words.iter().peekable();
        while let Some(word) = next.peek() {
            let token = self.beside.tokens.get(at)?;
            if token.word {
                if !super::letters::key(self.text_word(at)).eq(word.chars()) {
                    return None;
                }
                start.get_or_insert(at);
                next.next();
            }
            at += 1;
        }
        Some(start?..at)
    }

    /// The same for the words before token `to`.
    fn words_before(&self, to: usize, words: &[String]) -> Option<Range<usize>> {
        let mut at = to;
        let mut end = None;
        for word in words.iter().rev() {
            loop {
                at = at.checked_sub(1)?;
                if self.beside.tokens.get(at)?.word {
                    break;
                }
            }
            if !super::letters::key(self.text_word(at)).eq(word.chars()) {
                return None;
            }
            end.get_or_insert(at + 1);
        }
        Some(at..end?)
    }

    /// Makes one change of many that come to the same words in another order, if none of them is
    /// weighty; says how many words there are.
    fn shuffled(&self, runs: &mut Vec<Run>, place: &Range<usize>) -> Option<usize> {
        let light = |run: &Run| run.kind > ChangeKind::Modal && run.kind != ChangeKind::Order;
        if runs.len() < 2 || !runs.iter().all(light) {
            return None;
        }
        let key = |word: &str| super::letters::key(word).collect::<String>();
        let passage = 0..self.beside.own.len();
        let ours = passage.clone().filter(|at| self.beside.own.get(*at).is_some_and(|t| t.word));
        let mut ours: Vec<String> = ours.map(|at| key(self.passage_word(at))).collect();
        let theirs = place.clone().filter(|at| self.beside.tokens.get(*at).is_some_and(|t| t.word));
        let mut theirs: Vec<String> = theirs.map(|at| key(self.text_word(at))).collect();
        // Words that differ in case or look alike only are in their places.
        if ours == theirs {
            return None;
        }
        ours.sort_unstable();
        theirs.sort_unstable();
        if ours != theirs {
            return None;
        }
        *runs = vec![Run { text: place.clone(), passage, kind: ChangeKind::Order }];
        Some(ours.len())
    }

    /// Makes one change of words that are missing in one place and added in another; says how many.
    fn moved(&self, runs: &mut Vec<Run>) -> usize {
        let text = |run: &Run| -> Vec<String> {
            let words =
                run.text.clone().filter(|at| self.beside.tokens.get(*at).is_some_and(|t| t.word));
            words.map(|at| super::letters::key(self.text_word(at)).collect()).collect()
        };
        let passage = |run: &Run| -> Vec<String> {
            let words =
                run.passage.clone().filter(|at| self.beside.own.get(*at).is_some_and(|t| t.word));
            words.map(|at| super::letters::key(self.passage_word(at)).collect()).collect()
        };
        let mut moved = 0;
        let mut added: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
        for (at, run) in runs.iter().enumerate() {
            let words = passage(run);
            if !words.is_empty() && text(run).is_empty() && run.kind != ChangeKind::Order {
                added.entry(words).or_default().push(at);
            }
        }
        let mut gone = Vec::new();
        for at in 0..runs.len() {
            let Some(run) = runs.get(at) else { continue };
            let words = text(run);
            // A single "not" that has moved denies something else.
            let light = words.len() > 1 || run.kind > ChangeKind::Modal;
            if words.is_empty()
                || !passage(run).is_empty()
                || !light
                || run.kind == ChangeKind::Order
            {
                continue;
            }
            let Some(other) = added.get_mut(&words).and_then(Vec::pop) else { continue };
            let passage = runs.get(other).map_or(0..0, |run| run.passage.clone());
            if let Some(run) = runs.get_mut(at) {
                (run.passage, run.kind) = (passage, ChangeKind::Order);
            }
            gone.push(other);
            moved += words.len();
        }
        gone.sort_unstable();
        for at in gone.into_iter().rev() {
            runs.remove(at);
        }
        moved
    }

    /// The bytes of the source for these tokens of the text.
    fn bytes(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let start = self.beside.tokens.get(tokens.start).map(|token| token.start);
        if tokens.is_empty() {
            // Behind the word before, where something was added, or else before the first.
            let before = tokens.start.checked_sub(1).and_then(|at| self.beside.tokens.get(at));
            let at = match before {
                Some(before) => self.index.folded.source_end(before.end)?,
                None => self.index.folded.source_start(start?)?,
            };
            return Some(at..at);
        }
        let end = self.beside.tokens.get(tokens.end - 1)?.end;
        self.index.folded.source(start?..end)
    }

    fn change(&self, run: &Run) -> Option<Change> {
        let bytes = self.bytes(&run.text)?;
        let tokens = self.beside.own.get(run.passage.clone()).unwrap_or_default();
        let passage = match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => self.passage.raw_of(first.start..last.end),
            _ => "",
        };
        Some(Change {
            kind: run.kind,
            source: self.source.as_str().get(bytes.clone())?.to_owned(),
            passage: passage.to_owned(),
            at: self.source.scalars(&bytes),
        })
    }
}

/// The folded text between the words before and after these tokens, if there are only marks.
fn around<'t>(tokens: &[Token], run: &Range<usize>, text: &'t str) -> Option<&'t str> {
    if tokens.get(run.clone())?.iter().any(|token| token.word) {
        return None;
    }
    let before = tokens.get(..run.start)?.iter().rev().take(MARKS).find(|token| token.word)?;
    let after = tokens.get(run.end..)?.iter().take(MARKS).find(|token| token.word)?;
    text.get(before.end..after.start)
}

/// What differs between words of a source and of a passage, both as they are written, if it bears
/// on the sense. Words that are spelled otherwise are the same.
pub(super) fn weigh(source: &str, passage: &str, reading: Reading<'_>) -> Option<ChangeKind> {
    if let Some(language) = reading.language {
        return label_of(source, passage, language);
    }
    let words = |text: &str| -> Vec<String> {
        let folded = Folded::new(text);
        let words = tokens(&folded.text).map(|token| folded.text.get(token.start..token.end));
        words.map(|word| word.unwrap_or_default().to_owned()).collect()
    };
    let (source, mut passage) = (words(source), words(passage));
    let plain = |word: &String| Folded::plain(word).text;
    let spelled: HashMap<String, &String> = source.iter().map(|word| (plain(word), word)).collect();
    for word in &mut passage {
        if let Some(other) = spelled.get(&plain(word)) {
            (*other).clone_into(word);
        }
    }
    let source: Vec<&str> = source.iter().map(String::as_str).collect();
    let passage: Vec<&str> = passage.iter().map(String::as_str).collect();
    weightiest(&source, &passage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grounding::SourceText;

    /// What is told of a passage that a text has otherwise: what each side has, and the kind.
    fn told(text: &str, passage: &str) -> Vec<(String, String, ChangeKind)> {
        let located = SourceText::new(text).locate(passage, None);
        let changes = located.changes.into_iter();
        changes.map(|c| (c.source.trim().to_owned(), c.passage.trim().to_owned(), c.kind)).collect()
    }

    #[test]
    fn a_name_on_either_side_is_told() {
        let long = |who: &str| format!("In the morning they met {who} at the gate of the harbour");
        let kind = |one: &str, other: &str| {
            told(&long(one), &long(other)).into_iter().map(|(.., kind)| kind).collect::<Vec<_>>()
        };
        assert_eq!(kind("Brand", "somebody"), [ChangeKind::Name]);
        assert_eq!(kind("somebody", "Brand"), [ChangeKind::Name]);
        assert_eq!(kind("Brand", "Sorrent"), [ChangeKind::Name]);
        assert_eq!(kind("everyone", "somebody"), [ChangeKind::Word]);
        assert_eq!(kind("as I say", "as they say"), [ChangeKind::Word]);
    }

    #[test]
    fn a_word_written_twice_is_one_change_with_those_before_it() {
        let text = "In the morning they met late At at the gate of the harbour";
        let passage = "In the morning they met at the gate of the harbour";
        let told = told(text, passage);
        let [(source, own, _)] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!((source.as_str(), own.as_str()), ("late At", ""));
    }

    #[test]
    fn words_of_one_end_that_stand_at_the_other_are_in_another_order() {
        let says = "the minister said";
        let talks = "we agree to talks about the quota of the northern harbour";
        let order = |text: String, passage: String| {
            let located = SourceText::new(&text).locate(&passage, None);
            let kinds: Vec<_> = located.changes.iter().map(|change| change.kind).collect();
            let place = located
                .places
                .first()
                .map(|place| text.chars().skip(place.start).take(place.len()).collect::<String>());
            (kinds, place.unwrap_or_default())
        };
        let moved = vec![ChangeKind::Order];
        assert_eq!(
            order(format!("{talks}, {says} on Monday"), format!("{says} {talks}")),
            (moved.clone(), format!("{talks}, {says}"))
        );
        assert_eq!(
            order(format!("On Monday {says} {talks} and left"), format!("{talks} {says}")),
            (moved, format!("{says} {talks}"))
        );
    }
}

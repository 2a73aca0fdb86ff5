//! What became of each anchor: whether its words stand where it says, or elsewhere, or not at all.
//!
//! Several rules speak about anchors, each about one sort of fault. They ask here, so that no anchor
//! is looked for twice and no two rules report one fault. Where the text is another one than that
//! which the record was made from, positions count for nothing: that is one fault and not many. The
//! words are looked for all the same, so that no hash can switch the proof off.

use std::ops::Range;
use std::sync::OnceLock;

use foldhash::HashMap;

use super::alteration::Judge;
use super::anchors::{Anchored, anchors};
use super::omissions::{Omission, omissions};
use super::printed::Printed;
use super::source_changed;
use crate::grounding::marked_spans;
use crate::grounding::{
    Change, ChangeKind, Located, Marked, Part, Reason, Ruler, SourceText, Verdict, ends_like,
    starts_like,
};
use crate::model::QuoteKind;
use crate::model::path::PathBuf;
use crate::rules::{Finding, Findings, Scope, words};

/// The most anchors of a record whose words are laid beside the text where they do not stand in it.
const COMPARED: usize = Findings::MOST;

/// The most anchors of a record whose words are looked for where they are not to the letter. Each of
/// them is a finding, and three rules share them.
const MOST: usize = 3 * Findings::MOST;

/// How many anchors are looked for by going through the text before its index is used.
const SCANNED: usize = 16;

/// The most Unicode scalar values of a quotation that words may lack where it is they that are wrong,
/// and not the positions.
const LACKING: usize = 1_000;

/// How many bytes are read in looking for the words of one record: 16,000 anchors without positions
/// in a text of a mebibyte. What comes after is not judged.
const MOST_READ: usize = 1 << 34;

/// What became of the anchors of a record.
#[derive(Debug)]
pub(crate) struct Proofs {
    all: Vec<Proof>,
    marks: OnceLock<Vec<Marked>>,
    omissions: OnceLock<Vec<Omission>>,
    by_path: OnceLock<HashMap<PathBuf, usize>>,
}

/// What became of one anchor.
#[derive(Debug)]
pub(crate) struct Proof {
    pub(crate) anchor: Anchored<'static>,
    /// The positions, if both are given, whatever they are.
    pub(crate) span: Option<Range<usize>>,
    /// Whether they are a span of the text.
    pub(crate) within: bool,
    pub(crate) state: State,
}

/// Whether the words of an anchor stand in the source.
#[derive(Debug)]
pub(crate) enum State {
    /// There is nothing to judge.
    Open,
    /// They stand there. Of positions alone it is only known that there is such a span.
    Stands(Range<usize>),
    /// They stand at these places, and not at the positions.
    Misplaced {
        places: Vec<Range<usize>>,
        reason: Option<Reason>,
        /// The place that is meant, if that is certain.
        right: Option<Range<usize>>,
    },
    /// They stand at these places, and nothing tells which is meant.
    Ambiguous(Vec<Range<usize>>),
    /// They stand here in other characters; whether nowhere else.
    Typographic(Range<usize>, bool),
    /// Some of them stand here.
    Altered(Located),
    /// They do not stand anywhere, nor any like them.
    Absent,
    /// They do not stand anywhere; others like them were not looked for.
    Missing,
}

impl Proof {
    /// The place of the words, if it is known.
    pub(crate) fn place(&self) -> Option<Range<usize>> {
        match &self.state {
            State::Stands(place) | State::Typographic(place, _) => Some(place.clone()),
            State::Misplaced { right, .. } => right.clone(),
            State::Altered(located) => located.places.first().cloned(),
            State::Open | State::Ambiguous(_) | State::Absent | State::Missing => None,
        }
    }

    /// Every place where the words may be.
    pub(crate) fn places(&self) -> Vec<Range<usize>> {
        match &self.state {
            State::Misplaced { places, right: None, .. } | State::Ambiguous(places) => {
                places.clone()
            }
            _ => self.place().into_iter().collect(),
        }
    }

    /// The anchor as JSON text, with these positions (if it has some) and these words.
    pub(crate) fn rewritten(&self, span: &Range<usize>, exact: Option<&str>) -> String {
        let Anchored { start, end, .. } = &self.anchor;
        let context = [("prefix", self.anchor.prefix()), ("suffix", self.anchor.suffix())];
        let span = (start.is_some() || end.is_some()).then_some(span);
        object(span, [("exact", exact)].into_iter().chain(context))
    }
}

/// An anchor as JSON text.
pub(crate) fn object<'s>(
    span: Option<&Range<usize>>,
    words: impl IntoIterator<Item = (&'s str, Option<&'s str>)>,
) -> String {
    let mut members = Vec::new();
    if let Some(span) = span {
        members.push(format!("\"start\": {}, \"end\": {}", span.start, span.end));
    }
    for (key, text) in words {
        if let Some(text) = text {
            members.push(format!("\"{key}\": {}", serde_json::Value::from(text)));
        }
    }
    format!("{{ {} }}", members.join(", "))
}

impl Scope<'_> {
    /// What became of each anchor, in the order of the record's fields.
    pub(crate) fn proofs(&self, text: &SourceText) -> &[Proof] {
        &self.all_proofs(text).all
    }

    /// What became of the anchor at that place in the record.
    pub(crate) fn proof(&self, text: &SourceText, path: &PathBuf) -> Option<&Proof> {
        let Proofs { all, by_path, .. } = self.all_proofs(text);
        let path_of = |(number, proof): (usize, &Proof)| (proof.anchor.path.clone(), number);
        let by_path = by_path.get_or_init(|| all.iter().enumerate().map(path_of).collect());
        all.get(*by_path.get(path)?)
    }

    /// The marked spans of the text.
    pub(crate) fn marks(&self, text: &SourceText) -> &[Marked] {
        let language = self.record.source.language.as_str();
        self.all_proofs(text).marks.get_or_init(|| marked_spans(text, language))
    }

    /// What the quotes leave out of their quotation marks, though they may not.
    pub(crate) fn omissions(&self, text: &SourceText) -> &[Omission] {
        let proofs = self.all_proofs(text);
        proofs.omissions.get_or_init(|| omissions(self, text, &proofs.all, self.marks(text)))
    }

    fn all_proofs(&self, text: &SourceText) -> &Proofs {
        self.proofs.get_or_init(|| {
            let anchors = anchors(self.record);
            let mut prover = Prover {
                text,
                has_changed: source_changed::is_changed(self, text),
                language: self.record.source.language.as_str(),
                ruler: Ruler::new(text),
                scanned: 0,
                searched: 0,
                compared: 0,
                read: 0,
                reasons: Vec::new(),
                marks: OnceLock::new(),
            };
            let mut all: Vec<Proof> =
                anchors.into_iter().map(|anchor| prover.prove(self, anchor.into_owned())).collect();
            for proof in &mut all {
                prover.compare_print(self, proof);
            }
            for proof in &mut all {
                prover.reconsider(proof);
            }
            Proofs {
                all,
                marks: prover.marks,
                omissions: OnceLock::new(),
                by_path: OnceLock::new(),
            }
        })
    }
}

/// The part of a marked span in which a place begins.
pub(crate) fn part_at(marks: &[Marked], at: usize) -> Option<(&Marked, &Part)> {
    let next = marks
        .partition_point(|marked| marked.parts.first().is_some_and(|part| part.outer.start <= at));
    let marked = marks.get(next.checked_sub(1)?)?;
    Some((marked, marked.parts.iter().find(|part| part.outer.contains(&at))?))
}

struct Prover<'t> {
    text: &'t SourceText,
    /// Whether the text is another one than that which the positions were counted in.
    has_changed: bool,
    /// The tag of the language of the text.
    language: &'t str,
    ruler: Ruler<'t>,
    /// How many anchors were looked for by going through the text.
    scanned: usize,
    /// How many anchors had to be searched for with patience.
    searched: usize,
    /// How many anchors were compared with what is beside their places.
    compared: usize,
    /// How many bytes of the text were read in looking for words.
    read: usize,
    /// Why positions miss words that stand in one place only. Other positions of the record were
    /// most likely counted in the same way.
    reasons: Vec<Reason>,
    /// The marked spans of the text, if they were asked for.
    marks: OnceLock<Vec<Marked>>,
}

impl Prover<'_> {
    fn prove(&mut self, scope: &Scope<'_>, anchor: Anchored<'static>) -> Proof {
        let span = anchor.start.zip(anchor.end).map(|(start, end)| start..end);
        let length = self.text.scalar_len();
        let within = span.as_ref().is_some_and(|s| s.start < s.end && s.end <= length);
        let state = match (anchor.exact(), &span) {
            (None, Some(span)) if within => State::Stands(span.clone()),
            (None, _) => State::Open,
            // What is no quotation need not be proved in a text that the record was not made from.
            (Some(_), _) if self.has_changed && anchor.quote().is_none() => State::Open,
            (Some(exact), _) => self.judge(scope, &anchor, exact, span.as_ref()),
        };
        Proof { anchor, span, within, state }
    }

    /// Looks for the text of a quote whose only anchor has positions alone, where other words stand.
    fn compare_print(&mut self, scope: &Scope<'_>, proof: &mut Proof) {
        let span = match &proof.state {
            State::Stands(span) => span,
            // Where the text has changed, positions beyond its end say nothing.
            State::Open if self.has_changed => match &proof.span {
                Some(span) => span,
                None => return,
            },
            _ => return,
        };
        let number = proof.anchor.quote();
        let quote = number.and_then(|number| scope.record.quotes.get(number));
        let Some(quote) = quote.filter(|quote| quote.kind != QuoteKind::Indirect) else { return };
        let alone = quote.anchors.as_ref().is_some_and(|anchors| anchors.len() == 1);
        if !alone || proof.anchor.exact().is_some() {
            return;
        }
        let words = quote.text.as_str();
        let judge: Judge<'_> = scope.judge(quote);
        let says = |print: &str| Printed::new(&[print]).says_quote(quote, &judge);
        if self.text.slice(span.clone()).is_some_and(says) {
            return;
        }
        if !self.has_changed && self.occurrences(words).is_none_or(|places| places.is_empty()) {
            return;
        }
        let span = span.clone();
        proof.state = self.judge(scope, &proof.anchor, words, Some(&span));
    }

    /// Chooses among several places by what is known from other anchors.
    fn reconsider(&self, proof: &mut Proof) {
        let Some(span) = &proof.span else { return };
        if let State::Misplaced { places, reason, right: right @ None } = &mut proof.state {
            let known = self.reasons.iter();
            let found = known.filter_map(|r| Some((*r, self.ruler.place_by(*r, span, places)?)));
            if let Some((known, place)) = found.into_iter().next() {
                *reason = Some(known);
                *right = Some(place);
            }
        }
    }

    fn judge(
        &mut self,
        scope: &Scope<'_>,
        anchor: &Anchored<'_>,
        exact: &str,
        span: Option<&Range<usize>>,
    ) -> State {
        if let Some(span) = span
            && self.text.slice(span.clone()) == Some(exact)
        {
            return State::Stands(span.clone());
        }
        let Some(places) = self.occurrences(exact) else { return State::Open };
        if places.is_empty() {
            let state = self.search(scope, anchor, exact);
            return if self.has_changed { state } else { elsewhere(state, span) };
        }
        let context = if places.len() > 1 { self.in_context(anchor, exact, &places) } else { None };
        let decided = || match &places[..] {
            [only] => Some(only.clone()),
            _ => context,
        };
        match (&places[..], span) {
            (_, None) => match decided() {
                Some(place) => State::Stands(place),
                None => State::Ambiguous(places),
            },
            (_, Some(span)) if self.has_changed => {
                // The positions are those of another text, which is reported once.
                let distance = |place: &&Range<usize>| place.start.abs_diff(span.start);
                let nearest = decided().or_else(|| places.iter().min_by_key(distance).cloned());
                nearest.map_or(State::Absent, State::Stands)
            }
            (_, Some(span)) => {
                if let Some(located) = self.cut_short(scope, anchor, &places, span) {
                    return State::Altered(located);
                }
                let (reason, meant) = self.ruler.reason(span, &places).unzip();
                if let (Some(reason), [_]) = (reason, &places[..])
                    && self.reasons.len() < 8
                    && !self.reasons.contains(&reason)
                {
                    self.reasons.push(reason);
                }
                let right = decided().or(meant.flatten());
                State::Misplaced { places, reason, right }
            }
        }
    }

    /// What the words leave out of a quotation that the positions hold as a whole: then it is not the
    /// positions that are wrong.
    fn cut_short(
        &self,
        scope: &Scope<'_>,
        anchor: &Anchored<'_>,
        places: &[Range<usize>],
        span: &Range<usize>,
    ) -> Option<Located> {
        let within =
            places.iter().find(|place| span.start <= place.start && place.end <= span.end)?;
        if span.len() - within.len() > LACKING {
            return None;
        }
        let marks = self.marks.get_or_init(|| marked_spans(self.text, self.language));
        let (_, part) = part_at(marks, span.start)?;
        let beside = part.inner.len().saturating_sub(span.len());
        if beside > LACKING {
            return None;
        }
        let bare = |range: Range<usize>| {
            self.text.slice(range).is_some_and(|text| !text.contains(char::is_alphanumeric))
        };
        let whole = part.inner.start <= span.start
            && span.end <= part.inner.end
            && bare(part.inner.start..span.start)
            && bare(span.end..part.inner.end);
        let judge = whole.then(|| judge(scope, anchor))?;
        self.text.lacking(within, span, judge.reading())
    }

    /// Where words stand letter for letter; none if too much of the text has been read for others.
    fn occurrences(&mut self, exact: &str) -> Option<Vec<Range<usize>>> {
        self.scanned += 1;
        if self.scanned > SCANNED
            && let Some(places) = self.text.indexed_occurrences(exact)
        {
            return Some(places);
        }
        self.read += self.text.as_str().len();
        (self.read <= MOST_READ).then(|| self.text.occurrences(exact))
    }

    /// The one of several places that has beside it what the anchor says, letter for letter or but
    /// for typography.
    fn in_context(
        &mut self,
        anchor: &Anchored<'_>,
        exact: &str,
        places: &[Range<usize>],
    ) -> Option<Range<usize>> {
        let (prefix, suffix) = (anchor.prefix(), anchor.suffix());
        in_context(self.text, exact, prefix, suffix).or_else(|| {
            self.compared += 1;
            let like = self.compared <= COMPARED;
            if like { in_similar_context(self.text, places, prefix, suffix) } else { None }
        })
    }

    fn search(&mut self, scope: &Scope<'_>, anchor: &Anchored<'_>, exact: &str) -> State {
        let near = anchor.start;
        if self.searched >= MOST {
            return State::Open;
        }
        self.searched += 1;
        let located = if self.searched > COMPARED {
            let Some(located) = self.text.locate_whole(exact, near) else { return State::Missing };
            located
        } else {
            self.text.locate_in(exact, near, judge(scope, anchor).reading())
        };
        match (located.verdict, located.places.first()) {
            (Verdict::Exact | Verdict::Typographic, Some(place)) => {
                let only = located.places.len() == 1;
                let (prefix, suffix) = (anchor.prefix(), anchor.suffix());
                let places = &located.places;
                match in_similar_context(self.text, places, prefix, suffix).filter(|_| !only) {
                    Some(place) => State::Typographic(place, true),
                    None => State::Typographic(place.clone(), only),
                }
            }
            (Verdict::Altered, Some(_)) => State::Altered(located),
            _ => State::Absent,
        }
    }
}

/// The same state, or that the words are at another place than the positions say.
fn elsewhere(state: State, span: Option<&Range<usize>>) -> State {
    match (state, span) {
        (State::Typographic(place, _), Some(span))
            if place.end <= span.start || span.end <= place.start =>
        {
            State::Misplaced { places: vec![place.clone()], reason: None, right: Some(place) }
        }
        (state, _) => state,
    }
}

/// Who knows the language of an anchor: that of its quote, or of the source.
fn judge<'r>(scope: &Scope<'r>, anchor: &Anchored<'_>) -> Judge<'r> {
    let quote = anchor.quote().and_then(|number| scope.record.quotes.get(number));
    quote.map_or_else(|| scope.reader(), |quote| scope.judge(quote))
}

/// The one place where the words stand with what is said to stand around them.
pub(crate) fn in_context(
    text: &SourceText,
    exact: &str,
    prefix: Option<&str>,
    suffix: Option<&str>,
) -> Option<Range<usize>> {
    if prefix.is_none() && suffix.is_none() {
        return None;
    }
    let (prefix, suffix) = (prefix.unwrap_or_default(), suffix.unwrap_or_default());
    let whole = text.occurrences(&format!("{prefix}{exact}{suffix}"));
    let [one] = &whole[..] else { return None };
    let start = one.start + prefix.chars().count();
    Some(start..start + exact.chars().count())
}

/// The one of these places that has beside it, but for typography, what is said to be there.
pub(crate) fn in_similar_context(
    text: &SourceText,
    places: &[Range<usize>],
    prefix: Option<&str>,
    suffix: Option<&str>,
) -> Option<Range<usize>> {
    if prefix.is_none() && suffix.is_none() {
        return None;
    }
    let fits = |place: &&Range<usize>| {
        let before = text.slice(0..place.start).unwrap_or_default();
        let after = text.slice(place.end..text.scalar_len()).unwrap_or_default();
        prefix.is_none_or(|prefix| before.ends_with(prefix) || ends_like(before, prefix).is_some())
            && suffix.is_none_or(|suffix| {
                after.starts_with(suffix) || starts_like(after, suffix).is_some()
            })
    };
    let mut fitting = places.iter().filter(fits);
    let only = fitting.next()?;
    fitting.next().is_none().then(|| only.clone())
}

/// A place in words: "at 289 to 312".
pub(crate) fn at(place: &Range<usize>) -> String {
    format!("at {} to {}", place.start, place.end)
}

/// The first places in words.
pub(crate) fn at_each(places: &[Range<usize>]) -> String {
    let mut all: Vec<String> =
        places.iter().take(5).map(|place| format!("{} to {}", place.start, place.end)).collect();
    if places.len() > all.len() {
        all.push(format!("{} more places", places.len() - all.len()));
    }
    format!("at {}", words::and(&all))
}

/// What is weighty among the changes, in words that follow "the words are not those of the source".
pub(crate) fn weight(changes: &[Change]) -> String {
    let weighty = |change: &&Change| {
        !matches!(change.kind, ChangeKind::Word | ChangeKind::Order | ChangeKind::Skipped)
    };
    let mut kinds: Vec<ChangeKind> = changes.iter().filter(weighty).map(|c| c.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() {
        return String::new();
    }
    let kinds: Vec<String> = kinds.iter().map(ToString::to_string).collect();
    format!(": {} changed", are(&kinds))
}

fn are(kinds: &[String]) -> String {
    let be = if kinds.len() == 1 { "is" } else { "are" };
    format!("{} {be}", words::and(kinds))
}

/// One change in words.
pub(crate) fn told(change: &Change) -> String {
    let side = |text: &str| match text.trim() {
        "" => "nothing".to_owned(),
        text => words::quoted(text),
    };
    format!("the source has {} where the quote has {}", side(&change.source), side(&change.passage))
}

/// The finding with the words of the source and the changes as notes.
pub(crate) fn with_changes(mut finding: Finding, text: &SourceText, located: &Located) -> Finding {
    if let Some(place) = located.places.first()
        && let Some(source) = text.slice(place.clone())
    {
        finding = finding.note(format!("the source has, {}: {}", at(place), shown(source)));
    }
    located.changes.iter().take(8).fold(finding, |finding, change| finding.note(told(change)))
}

/// Words of the source in a note: longer than in a message, but not without end.
pub(crate) fn shown(text: &str) -> String {
    match text.char_indices().nth(300) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_places_are_told_and_the_number_of_the_others() {
        let places = |count: usize| (0..count).map(|at| at..at + 1).collect::<Vec<_>>();
        assert_eq!(at_each(&places(2)), "at 0 to 1 and 1 to 2");
        assert!(at_each(&places(5)).ends_with("and 4 to 5"));
        assert!(at_each(&places(6)).ends_with("4 to 5 and 1 more places"));
    }
}

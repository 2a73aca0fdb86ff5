//! Which place in the source is meant.

use std::ops::Range;
use std::sync::OnceLock;

use super::beside::{Beside, nearest};
use crate::grounding::{Marked, Reason, Ruler, SourceText, Verdict, marked_spans};
use crate::json::{Node, Value};
use crate::rules::quotes::alteration::Judge;
use crate::rules::quotes::altered::undecoded;
use crate::rules::quotes::proof::{
    at, at_each, in_context, in_similar_context, part_at, told, weight,
};

/// Finds places in one text.
pub(super) struct Placer<'t> {
    pub(super) text: &'t SourceText,
    /// The tag of the language of the text.
    language: String,
    ruler: Ruler<'t>,
    marks: OnceLock<Vec<Marked>>,
    /// Why positions miss words that stand in one place only.
    reasons: Vec<Reason>,
}

/// Words that are looked for, and what is known of their place.
pub(super) struct Wanted<'w> {
    pub(super) words: &'w str,
    pub(super) span: Option<Range<usize>>,
    pub(super) near: Option<usize>,
    pub(super) prefix: Option<&'w str>,
    pub(super) suffix: Option<&'w str>,
    /// Whether they stand in quotation marks.
    pub(super) marked: bool,
    /// The places of the quotation that they bring in, or whose speaker they name.
    pub(super) beside: &'w Beside,
}

/// What came of it.
pub(super) enum Found {
    /// They stand there; with the words as the source writes them, where that is otherwise.
    At { places: Vec<Range<usize>>, exact: Option<String>, why: String },
    /// It cannot be decided, or they are not there.
    Refused { why: String, notes: Vec<String> },
}

impl<'t> Placer<'t> {
    pub(super) fn new(text: &'t SourceText, language: &str) -> Self {
        Placer {
            text,
            language: language.to_owned(),
            ruler: Ruler::new(text),
            marks: OnceLock::new(),
            reasons: Vec::new(),
        }
    }

    /// Takes note of how the positions of a record were counted.
    pub(super) fn learn(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Array(items) => items.iter().for_each(|item| self.learn(item)),
            Value::Object(members) => {
                let number = |key| node.get(key).and_then(whole);
                if let (Some(start), Some(end)) = (number("start"), number("end"))
                    && let Some(exact) = node.get("exact").and_then(Node::as_str)
                    && self.reasons.len() < 8
                    && self.text.slice(start..end) != Some(exact)
                    && let places = self.text.occurrences(exact)
                    && places.len() == 1
                    && let Some((reason, _)) = self.ruler.reason(&(start..end), &places)
                    && !self.reasons.contains(&reason)
                {
                    self.reasons.push(reason);
                }
                for member in members {
                    self.learn(&member.value);
                }
            }
            _ => {}
        }
    }

    fn marks(&self) -> &[Marked] {
        self.marks.get_or_init(|| marked_spans(self.text, &self.language))
    }

    /// The place of some words.
    pub(super) fn place(&self, wanted: &Wanted<'_>) -> Found {
        if let Some(span) = &wanted.span
            && self.text.slice(span.clone()) == Some(wanted.words)
        {
            return here(span, "the words stand there");
        }
        let places = self.text.occurrences(wanted.words);
        match &places[..] {
            [] => self.search(wanted),
            [only] => {
                let reason = wanted.span.as_ref().and_then(|span| self.ruler.reason(span, &places));
                here(
                    only,
                    &match reason {
                        Some((reason, _)) => format!("the positions {reason}"),
                        None => "the words stand there and nowhere else".to_owned(),
                    },
                )
            }
            _ => self.choose(wanted, &places),
        }
    }

    /// One of several places.
    fn choose(&self, wanted: &Wanted<'_>, places: &[Range<usize>]) -> Found {
        let Wanted { words, prefix, suffix, .. } = wanted;
        let context = in_context(self.text, words, *prefix, *suffix)
            .or_else(|| in_similar_context(self.text, places, *prefix, *suffix));
        if let Some(place) = context {
            return here(&place, "`prefix` and `suffix` tell the place");
        }
        if prefix.is_none()
            && suffix.is_none()
            && let Some(span) = &wanted.span
            && let Some((reason, place)) = self.counted(span, places)
        {
            return here(&place, &format!("the positions {reason}"));
        }
        if wanted.marked && prefix.is_none() && suffix.is_none() && wanted.span.is_none() {
            let mut within = places.iter().filter(|place| self.is_marked(place));
            if let (Some(place), None) = (within.next(), within.next()) {
                return here(place, "only there the words stand in quotation marks");
            }
        }
        if prefix.is_none()
            && suffix.is_none()
            && wanted.span.is_none()
            && let Some(found) = self.beside(wanted, places)
        {
            return found;
        }
        let mut notes: Vec<String> =
            places.iter().take(10).map(|place| self.shown(place)).collect();
        notes.push("add `prefix` or `suffix`, the text directly before and after".to_owned());
        Found::Refused { why: format!("the words stand {}", at_each(places)), notes }
    }

    /// The place beside a quotation. A reporter's words are not in quotation marks.
    fn beside(&self, wanted: &Wanted<'_>, places: &[Range<usize>]) -> Option<Found> {
        let quotation = &wanted.beside.quotation;
        if quotation.is_empty() {
            return None;
        }
        let count = places.len();
        if wanted.beside.is_view {
            let is_in = |place: &&Range<usize>| {
                quotation.iter().any(|part| part.start <= place.start && place.end <= part.end)
            };
            let mut within = places.iter().filter(is_in);
            let place = within.next().filter(|_| within.next().is_none())?;
            return Some(here(
                place,
                &format!("of {count} places the one in the quote of the view"),
            ));
        }
        let outside: Vec<Range<usize>> =
            places.iter().filter(|place| !self.is_marked(place)).cloned().collect();
        let (place, at) = nearest(self.text, &outside, quotation)?;
        Some(here(&place, &format!("of {count} places the nearest one: {at}")))
    }

    /// The place that positions mean which were counted as others of the record.
    fn counted(
        &self,
        span: &Range<usize>,
        places: &[Range<usize>],
    ) -> Option<(Reason, Range<usize>)> {
        if let Some((reason, Some(place))) = self.ruler.reason(span, places) {
            return Some((reason, place));
        }
        let known = self.reasons.iter();
        known.into_iter().find_map(|r| Some((*r, self.ruler.place_by(*r, span, places)?)))
    }

    fn is_marked(&self, place: &Range<usize>) -> bool {
        part_at(self.marks(), place.start).is_some_and(|(_, part)| place.end <= part.outer.end)
    }

    /// The place of words that are not there letter for letter.
    fn search(&self, wanted: &Wanted<'_>) -> Found {
        let judge = Judge::of_language(&self.language);
        let located = self.text.locate_in(wanted.words, wanted.near, judge.reading());
        let mut places = located.places.clone();
        if wanted.marked && places.len() > 1 && wanted.near.is_none() {
            let within: Vec<_> =
                places.iter().filter(|place| self.is_marked(place)).cloned().collect();
            if within.len() == 1 {
                places = within;
            }
        }
        if located.verdict >= Verdict::Altered
            && let near = places.first().map(|place| place.start)
            && let Some((why, help)) = undecoded(self.text, wanted.words, near)
        {
            return Found::Refused { why, notes: vec![help.to_owned()] };
        }
        match (located.verdict, &places[..]) {
            (Verdict::Exact | Verdict::Typographic, [only]) => Found::At {
                exact: self.text.slice(only.clone()).map(str::to_owned),
                places: vec![only.clone()],
                why: "written as the source does".to_owned(),
            },
            (Verdict::Exact | Verdict::Typographic, _) => Found::Refused {
                why: format!("in other characters the words stand {}", at_each(&places)),
                notes: places.iter().take(10).map(|place| self.shown(place)).collect(),
            },
            (Verdict::Altered, _) => {
                let mut notes: Vec<String> =
                    places.first().map(|place| self.shown(place)).into_iter().collect();
                notes.extend(located.changes.iter().take(8).map(told));
                let weight = weight(&located.changes);
                Found::Refused {
                    why: format!("the words are not those of the source{weight}"),
                    notes,
                }
            }
            (Verdict::Absent, _) => Found::Refused {
                why: "the words are not in the source, nor any like them".to_owned(),
                notes: Vec::new(),
            },
        }
    }

    /// The places of a quotation, which a reporter may have split.
    pub(super) fn quotation(&self, words: &str, marked: bool) -> Found {
        let wanted = Wanted {
            words,
            span: None,
            near: None,
            prefix: None,
            suffix: None,
            marked,
            beside: &Beside::default(),
        };
        if self.text.occurrences(words).is_empty()
            && marked
            && let Some(places) = self.split(words)
        {
            let why = "the words stand there in quotation marks".to_owned();
            return Found::At { places, exact: None, why };
        }
        self.place(&wanted)
    }

    /// The marked spans that together have the words, in order and next to each other.
    fn split(&self, words: &str) -> Option<Vec<Range<usize>>> {
        let parts: Vec<Range<usize>> =
            self.marks().iter().flat_map(|m| &m.parts).map(|part| part.inner.clone()).collect();
        let mut found = None;
        for first in 0..parts.len() {
            let Some(places) = self.split_from(words, parts.get(first..)?) else { continue };
            // Twice the same quotation: nothing tells which is meant.
            if found.replace(places).is_some() {
                return None;
            }
        }
        found
    }

    fn split_from(&self, words: &str, parts: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let mut rest = words;
        let mut places = Vec::new();
        for part in parts {
            let own = self.text.slice(part.clone())?;
            match rest.strip_prefix(own) {
                Some(after) => rest = after.trim_start(),
                // The last comma or full stop need not be there.
                None if own.strip_suffix([',', '.']) == Some(rest) => rest = "",
                None => return None,
            }
            places.push(part.clone());
            if rest.is_empty() {
                return Some(places);
            }
        }
        None
    }

    /// A place with what stands around it.
    fn shown(&self, place: &Range<usize>) -> String {
        let cut =
            |range: Range<usize>| self.text.slice(range).unwrap_or_default().replace('\n', " ");
        let end = (place.end + 20).min(self.text.scalar_len());
        let (before, after) =
            (cut(place.start.saturating_sub(20)..place.start), cut(place.end..end));
        let words = cut(place.start..place.end.min(place.start + 200));
        format!("{}: `{before}`[{words}]`{after}`", at(place))
    }
}

fn here(place: &Range<usize>, why: &str) -> Found {
    Found::At { places: vec![place.clone()], exact: None, why: why.to_owned() }
}

/// The whole number that a value is.
pub(super) fn whole(node: &Node<'_>) -> Option<usize> {
    let Value::Number(literal) = &node.value else { return None };
    literal.parse().ok().or_else(|| {
        serde_json::from_str::<crate::model::Offset>(literal)
            .ok()
            .and_then(|n| usize::try_from(n.get()).ok())
    })
}

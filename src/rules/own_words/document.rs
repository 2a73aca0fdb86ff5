//! Whose words a source is, place by place.

use std::ops::Range;
use std::sync::OnceLock;

use super::authors::Authors;
use super::turns::{Label, Turns};
use super::{is_dialogue, is_own_words, printed};
use crate::grounding::SourceText;
use crate::model::{ActorKind, Quote};
use crate::rules::Scope;
use crate::rules::naming::{Naming, primary};

/// What is known of whose words a source is. It borrows nothing, so that a scope may keep it.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Where a document begins that a report prints, in bytes.
    printed: OnceLock<Option<usize>>,
    turns: OnceLock<Turns>,
    authors: OnceLock<Authors>,
}

/// Who says words that no reporter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speech {
    /// Nothing speaks against the one who is given as the speaker.
    Fine,
    /// The person with that number, by the label before the words.
    Labelled(u32),
    /// The person with that number, who signs the document.
    Signed(u32),
    /// Somebody who asks, and the speaker is the one who answers.
    Question,
    /// A reporter would have to tell.
    Report,
}

/// A document in a record.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'s, 'r> {
    document: &'s Document,
    scope: &'s Scope<'r>,
    text: &'s SourceText,
}

impl<'r> Scope<'r> {
    /// Whose words the source is.
    pub(crate) fn document<'s>(&'s self, text: &'s SourceText) -> Reading<'s, 'r> {
        Reading { document: &self.document, scope: self, text }
    }
}

impl Reading<'_, '_> {
    fn language(&self) -> String {
        primary(self.scope.record.source.language.as_str())
    }

    fn is_own(&self) -> bool {
        is_own_words(self.scope.record.source.kind)
    }

    /// Whether a document that the text announces stands at a place, in Unicode scalar values.
    fn is_announced(&self, at: usize) -> bool {
        let from = self
            .document
            .printed
            .get_or_init(|| printed::printed_from(self.text.as_str(), &self.language()));
        from.is_some_and(|from| self.text.byte_at(at).is_some_and(|byte| byte >= from))
    }

    /// Whether words at a place, in Unicode scalar values, are those of a document and not of a
    /// report.
    pub(crate) fn has(&self, at: &Range<usize>) -> bool {
        self.is_own() || self.is_announced(at.start)
    }

    /// The same for the words of a quote.
    pub(crate) fn has_quote(&self, quote: &Quote<'_>, at: &Range<usize>) -> bool {
        self.has(at) || printed::is_printed(self.scope, self.text, quote, at)
    }

    fn turns(&self, naming: &Naming<'_>) -> &Turns {
        let new = || Turns::new(self.text, &self.language(), self.is_own(), naming);
        self.document.turns.get_or_init(new)
    }

    fn authors(&self, naming: &Naming<'_>) -> &Authors {
        self.document.authors.get_or_init(|| Authors::new(self.scope, self.text, naming))
    }

    /// Whether the words at `mention` are the label of the turn in which a quote begins.
    pub(crate) fn is_label(&self, mention: &Range<usize>, quote: usize) -> bool {
        let naming = self.scope.naming();
        let byte = |at: usize| self.text.byte_at(at);
        let (Some(start), Some(quote)) = (byte(mention.start), byte(quote)) else { return false };
        let turn = self.turns(&naming).at(quote);
        turn.is_some_and(|turn| turn.at.contains(&start))
    }

    /// Whether another one speaks at the second place, in Unicode scalar values, than at the first, by
    /// the labels of turns.
    pub(crate) fn changes_speaker(&self, from: usize, to: usize) -> bool {
        if !self.is_own() {
            return false;
        }
        let naming = self.scope.naming();
        let turns = self.turns(&naming);
        let label = |at: usize| Some(turns.at(self.text.byte_at(at)?)?.label);
        match (label(from), label(to)) {
            (Some(one), Some(other)) => one != other && ![one, other].contains(&Label::Unknown),
            _ => false,
        }
    }

    /// Who says the words of a quote at a place, in Unicode scalar values. `marked`: whether they
    /// stand in quotation marks, so that the one who speaks quotes another.
    pub(crate) fn speech(
        &self,
        naming: &Naming<'_>,
        quote: &Quote<'_>,
        at: &Range<usize>,
        marked: bool,
    ) -> Speech {
        let Some(speaker) = quote.speaker.as_ref() else { return Speech::Fine };
        // Most sources are reports without labels, and need no look at the names.
        if self.turns(naming).is_empty() && !self.has_quote(quote, at) {
            return Speech::Report;
        }
        let known = naming.known();
        let Some(own) = known.number(speaker.as_str()) else { return Speech::Report };
        let kind = self.scope.actor(speaker.as_str()).map(|actor| actor.kind);
        if let Some(speech) = self.by_label(naming, own, kind, at, marked) {
            return speech;
        }
        if !self.has_quote(quote, at) {
            return Speech::Report;
        }
        let is_report = !self.is_own();
        if marked {
            let is_author = !is_report && self.authors(naming).name(own);
            return if is_author { Speech::Fine } else { Speech::Report };
        }
        let is_person = known.is_person(own);
        if is_report || !is_person || is_dialogue(self.scope.record.source.kind) {
            return Speech::Fine;
        }
        let authors = self.authors(naming);
        let signs = authors.signed.contains(&own) || authors.named.contains(&own);
        let is_for = |other: u32| {
            let other = naming.id(other);
            quote.on_behalf_of.as_ref().is_some_and(|behalf| other == Some(behalf.as_str()))
        };
        match authors.signed.first() {
            Some(signed) if !signs => {
                if authors.signed.iter().any(|other| is_for(*other)) {
                    Speech::Fine
                } else {
                    Speech::Signed(*signed)
                }
            }
            _ if authors.have(self.scope, known, own) || authors.is_empty() => Speech::Fine,
            _ => Speech::Report,
        }
    }

    /// Who speaks by the label of the turn.
    fn by_label(
        &self,
        naming: &Naming<'_>,
        own: u32,
        kind: Option<ActorKind>,
        at: &Range<usize>,
        marked: bool,
    ) -> Option<Speech> {
        let turns = self.turns(naming);
        let byte = self.text.byte_at(at.start)?;
        let turn = turns.at(byte)?;
        let is_first = byte < turn.first_end;
        let is_sure = is_first || self.is_own();
        match turn.label {
            Label::Person(person) if person == own => is_sure.then_some(Speech::Fine),
            _ if marked => None,
            Label::Person(person) => {
                let is_one = matches!(kind, Some(ActorKind::Person | ActorKind::Unknown));
                match (is_sure, is_one) {
                    (true, true) => Some(Speech::Labelled(person)),
                    (true, false) => Some(Speech::Fine),
                    (false, _) => None,
                }
            }
            Label::Question => {
                let answers = turns.have(own) || turns.have_answers() && self.answers(naming, own);
                let asks = is_first && answers;
                Some(if asks { Speech::Question } else { Speech::Fine })
            }
            Label::Answer => Some(Speech::Fine),
            Label::Unknown => is_dialogue(self.scope.record.source.kind).then_some(Speech::Fine),
        }
    }

    /// Whether a quote of that actor is under the label of one who answers.
    fn answers(&self, naming: &Naming<'_>, actor: u32) -> bool {
        let turns = self.turns(naming);
        self.scope.proofs(self.text).iter().any(|proof| {
            let quote =
                proof.anchor.quote().and_then(|number| self.scope.record.quotes.get(number));
            let speaker = quote.and_then(|quote| quote.speaker.as_ref());
            speaker.is_some_and(|speaker| naming.id(actor) == Some(speaker.as_str()))
                && proof.place().and_then(|place| self.text.byte_at(place.start)).is_some_and(
                    |byte| turns.at(byte).is_some_and(|turn| turn.label == Label::Answer),
                )
        })
    }
}

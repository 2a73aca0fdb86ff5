//! Whose names occur in a text, in every script.
//!
//! A name is matched by its words: folded (`fold.rs`), and with what grammar puts before and after
//! them (`endings.rs`). In scripts without blanks it is matched by its signs, and short parts of it
//! only where a title or a word of saying follows (`scan.rs`). Names of countries are those of the
//! language of the text. What else has a capital inside a sentence is a name of nobody known
//! (`capitals.rs`); adjectives of nations ("Tesmarian") are among those.

mod capitals;
mod countries;
mod endings;
mod fold;
mod known;
mod lexicon;
mod own;
mod scan;
pub(crate) mod table;
mod tokens;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::grounding::{Named, Names};
use crate::model::{ActorKind, Record};

pub(crate) use endings::AFFIXES;
pub(crate) use fold::folded;
pub(crate) use known::{Known, Mention, primary};
pub(crate) use own::Own;

/// The names of a record's actors and of countries. They are gathered when one is first looked for:
/// most quotations need none.
#[derive(Clone)]
pub(crate) struct Naming<'r> {
    record: &'r Record<'r>,
    known: Arc<OnceLock<Known>>,
    own: Arc<OnceLock<Own>>,
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameAt<'r> {
    /// In bytes of the text that was given.
    pub at: Range<usize>,
    /// As it is written there.
    pub word: String,
    pub whose: Whose<'r>,
}

/// Who has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose<'r> {
    /// The one actor with that id.
    Actor(&'r str),
    /// More than one actor of the record.
    Several,
    /// A country, by its code of three letters.
    Country(&'static str),
    /// It is written like a name: in capitals inside a sentence.
    Unknown,
}

fn named<'r>(text: &str, at: Range<usize>, whose: Whose<'r>) -> NameAt<'r> {
    let word = text.get(at.clone()).unwrap_or_default().to_owned();
    NameAt { at, word, whose }
}

impl<'r> Naming<'r> {
    #[cfg(test)]
    pub(crate) fn new(record: &'r Record<'r>) -> Self {
        Naming::with(record, Arc::default(), Arc::default())
    }

    /// With what is known of that record's names, once it is.
    pub(crate) fn with(
        record: &'r Record<'r>,
        known: Arc<OnceLock<Known>>,
        own: Arc<OnceLock<Own>>,
    ) -> Self {
        Naming { record, known, own }
    }

    /// All names in a short text, in order. The `context` is the sentence around it: it decides
    /// whether a capital at the start of the text is one of a name.
    pub(crate) fn names_in(
        &self,
        text: &str,
        language: &str,
        context: Option<&str>,
    ) -> Vec<NameAt<'r>> {
        let language = primary(language);
        let mentions = self.known().mentions(text, &language).into_iter();
        let mut all: Vec<NameAt<'r>> = mentions
            .filter(|mention| mention.sure || fills(&mention.at, text))
            .map(|mention| named(text, mention.at.clone(), self.whose(&mention)))
            .collect();
        for (at, code) in countries::countries(text, &language) {
            // "Iran" may be an actor, and "Tesmar Islands" a country beside the actor Tesmar.
            all.retain(|name| !within(&name.at, &at) || name.at == at);
            Self::add(&mut all, text, at, Whose::Country(code));
        }
        for (start, end) in capitals::capitals(text, &language, context) {
            Self::add(&mut all, text, start..end, Whose::Unknown);
        }
        all.sort_by_key(|name| name.at.start);
        all
    }

    fn add(all: &mut Vec<NameAt<'r>>, text: &str, at: Range<usize>, whose: Whose<'r>) {
        if !all.iter().any(|name| name.at.start < at.end && at.start < name.at.end) {
            all.push(named(text, at, whose));
        }
    }

    fn whose(&self, mention: &Mention) -> Whose<'r> {
        match mention.actors[..] {
            [one] if !mention.more => self.id(one).map_or(Whose::Several, Whose::Actor),
            _ => Whose::Several,
        }
    }

    /// The id of the actor with that number.
    pub(crate) fn id(&self, actor: u32) -> Option<&'r str> {
        self.record.actors.get(actor as usize).map(|actor| actor.id.as_str())
    }

    /// What is known of the names.
    pub(crate) fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::new(self.record))
    }

    /// Whether a name of that actor, or a word of one, occurs in the text.
    pub(crate) fn is_named(&self, actor: &str, text: &str, language: &str) -> bool {
        if self.is_written(actor, text) {
            return true;
        }
        let Some(number) = self.known().number(actor) else { return false };
        let mentions = self.known().mentions(text, &primary(language));
        mentions.iter().any(|mention| mention.more || mention.actors.contains(&number))
    }

    /// Whether a word that only names of that actor have is in the text, letter for letter. Most
    /// texts tell at this glance; if none is, the actor may still be named in other letters.
    pub(crate) fn is_written(&self, actor: &str, text: &str) -> bool {
        self.own_words(actor).any(|word| own::has_word(text, word))
    }

    /// Whether a person other than that actor may be named in a short text, in whatever form: a glance
    /// before all forms of all names are looked for.
    pub(crate) fn may_name_another(&self, actor: &str, text: &str) -> bool {
        self.own.get_or_init(|| Own::new(self.record)).may_name_another(actor, text)
    }

    /// The words that only names of that actor have, as they are written.
    pub(crate) fn own_words(&self, actor: &str) -> impl Iterator<Item = &'r str> {
        self.own.get_or_init(|| Own::new(self.record)).words(self.record, actor)
    }

    /// Whether both name the same actor or country, or are the same word but for inflection.
    pub(crate) fn same(&self, one: &NameAt<'_>, other: &NameAt<'_>) -> bool {
        match (one.whose, other.whose) {
            (Whose::Actor(one), Whose::Actor(other))
            | (Whose::Country(one), Whose::Country(other)) => one == other,
            (Whose::Actor(actor), Whose::Country(code))
            | (Whose::Country(code), Whose::Actor(actor)) => self.is_country(actor, code),
            _ => is_same_word(&one.word, &other.word),
        }
    }

    fn is_country(&self, actor: &str, code: &str) -> bool {
        let mut actors = self.record.actors.iter();
        actors.any(|known| {
            known.id == actor
                && known.kind == ActorKind::State
                && known.country.is_some_and(|country| country.as_str() == code)
        })
    }
}

/// The words of a text, as they are written; not those of scripts without blanks.
pub(crate) fn words_of(text: &str) -> Vec<&str> {
    let words = tokens::tokens(text).into_iter().filter(|token| !token.signs);
    words.filter_map(|token| text.get(token.at)).collect()
}

impl Names for Naming<'_> {
    fn named(&self, text: &str, language: &str) -> Vec<Named> {
        let all = self.names_in(text, language, None).into_iter();
        all.map(|name| {
            let whose = match name.whose {
                Whose::Actor(id) => format!("#{id}"),
                Whose::Country(code) => format!("@{code}"),
                Whose::Several | Whose::Unknown => fold::folded(&name.word),
            };
            Named { at: name.at, whose }
        })
        .collect()
    }
}

/// Whether two words are the same but for inflection.
fn is_same_word(one: &str, other: &str) -> bool {
    let (a, b) = (fold::folded(one), fold::folded(other));
    let script = fold::script(one);
    a == b || endings::is_form(&a, &b, script) || endings::is_form(&b, &a, script)
}

/// Whether a name is about all that a text has.
fn fills(at: &Range<usize>, text: &str) -> bool {
    at.len() * 2 >= text.trim().len()
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

#[cfg(test)]
pub(crate) mod tests;

//! Whether words that are left out of a quotation, or put into it, alter its sense.
//!
//! One check serves every place where words can disappear: between two anchors, under an ellipsis,
//! in a bracket, before the start or after the end of a quotation. What it knows of each language
//! is in the tables of [`sense`].

use std::fmt;

use super::languages::language;
use crate::grounding::sense::{self, Hit, Sense};
use crate::grounding::{Names, Reading, words};
use crate::model::Quote;
use crate::rules::Scope;
use crate::rules::naming::{NameAt, Naming, Whose};
use crate::rules::words::quoted;
use crate::text::is_without_blanks;

/// How the sense of a quotation is altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Alteration {
    /// It leaves out this word.
    LeavesOut(Sense, String),
    /// It puts in this word, and what it replaces has none like it.
    PutsIn(Sense, String),
    /// It has the first number instead of the second.
    Number(String, String),
    /// It has the first name instead of the second.
    Name(String, String),
}

/// What a word is, with an article.
pub(crate) const fn what(sense: Sense) -> &'static str {
    match sense {
        Sense::Negation => "a negation",
        Sense::Number => "a number",
        Sense::Condition => "a condition",
        Sense::Modal => "a modal verb",
    }
}

/// In words that follow the name of the quote.
impl fmt::Display for Alteration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Alteration::LeavesOut(sense, word) => {
                write!(f, "leaves out {}, {}", quoted(word), what(*sense))
            }
            Alteration::PutsIn(sense, word) => {
                write!(f, "puts in {}, {}", quoted(word), what(*sense))
            }
            Alteration::Number(own, theirs) => {
                write!(f, "puts in the number {} for {}", quoted(own), quoted(theirs))
            }
            Alteration::Name(own, theirs) => {
                write!(f, "puts in the name {} for {}", quoted(own), quoted(theirs))
            }
        }
    }
}

/// Knows the language of a quotation and the names of its record.
#[derive(Clone)]
pub(crate) struct Judge<'r> {
    /// The primary subtag in small letters.
    pub(crate) language: String,
    pub(crate) naming: Option<Naming<'r>>,
}

/// Words after a negation that leave it as strong as it is.
const STRONG: &[&str] = &["longer", "ever"];

/// How many words after a modal verb may be left out with it where it governs the words that
/// follow: "may well … sell".
const ADVERBS: usize = 1;

impl Judge<'static> {
    /// A judge for the language of a tag, who knows no names.
    pub(crate) fn of_language(tag: &str) -> Self {
        Judge { language: language(tag), naming: None }
    }
}

impl Judge<'_> {
    /// How the sense is altered where `own` is written instead of `theirs`; an empty `own` is an
    /// ellipsis or no sign at all.
    pub(crate) fn exchanged(&self, theirs: &str, own: &str) -> Option<Alteration> {
        if words(theirs).iter().map(|word| &word.key).eq(words(own).iter().map(|word| &word.key)) {
            return None;
        }
        self.turned(theirs, own)
            .or_else(|| self.negation(theirs, own))
            .or_else(|| self.number(theirs, own))
            .or_else(|| self.name(theirs, own))
            .or_else(|| self.of_one_kind(Sense::Condition, theirs, own))
            .or_else(|| self.modal(theirs, own))
    }

    /// The weightiest word of a text, in its order.
    pub(crate) fn weightiest(&self, text: &str) -> Option<(Sense, String)> {
        let hits = self.hits(text);
        let first = hits.iter().min_by_key(|hit| hit.sense)?;
        Some((first.sense, first.word.to_owned()))
    }

    /// The words of a text that bear on its sense.
    pub(crate) fn hits<'t>(&self, text: &'t str) -> Vec<Hit<'t>> {
        let mut hits = sense::hits(text, &self.language);
        hits.retain(|hit| {
            hit.sense != Sense::Number || !sense::is_slight(hit.word, &self.language)
        });
        if let Some(naming) = self.naming.as_ref().filter(|_| !hits.is_empty()) {
            // A name may have any word in it.
            let mut names = naming.names_in(text, &self.language, Some(text));
            names.retain(|name| name.whose != Whose::Unknown);
            hits.retain(|hit| {
                let apart =
                    |name: &NameAt<'_>| hit.at.end <= name.at.start || name.at.end <= hit.at.start;
                names.iter().all(apart)
            });
        }
        hits
    }

    fn of_sense<'t>(&self, sense: Sense, text: &'t str) -> Vec<Hit<'t>> {
        let mut hits = self.hits(text);
        hits.retain(|hit| hit.sense == sense);
        hits
    }

    /// A word that is turned round by a part of it: "[un]willing" for "willing".
    fn turned(&self, theirs: &str, own: &str) -> Option<Alteration> {
        let (theirs, own) = (raw_words(theirs), raw_words(own));
        let turned = |longs: &[&str], shorts: &[&str]| {
            let new = longs.iter().filter(|long| !shorts.contains(long));
            let of = |long: &str| {
                shorts.iter().any(|short| sense::turns_round(long, short, &self.language))
            };
            new.copied().find(|long| of(long)).map(str::to_owned)
        };
        let loose =
            |word: &&&str| sense::is_loose_prefix(word, &self.language) && !theirs.contains(*word);
        let added =
            turned(&own, &theirs).or_else(|| own.iter().find(loose).map(|word| (*word).to_owned()));
        added
            .map(|word| Alteration::PutsIn(Sense::Negation, word))
            .or_else(|| Some(Alteration::LeavesOut(Sense::Negation, turned(&theirs, &own)?)))
    }

    fn negation(&self, theirs: &str, own: &str) -> Option<Alteration> {
        let lost = self.of_sense(Sense::Negation, theirs);
        let added = self.of_sense(Sense::Negation, own);
        let leaves_out =
            |hit: &Hit<'_>| Alteration::LeavesOut(Sense::Negation, hit.word.to_owned());
        let puts_in = |hit: &Hit<'_>| Alteration::PutsIn(Sense::Negation, hit.word.to_owned());
        match (lost.first(), added.last()) {
            (None, None) => None,
            (Some(lost), None) => Some(leaves_out(lost)),
            (None, Some(added)) => Some(puts_in(added)),
            (Some(lost), Some(added)) => {
                let rest = |text: &str, hit: &Hit<'_>| -> Vec<String> {
                    let after = text.get(hit.at.end..).unwrap_or_default();
                    raw_words(after).into_iter().map(str::to_lowercase).collect()
                };
                let is_only = |word: &String| sense::is_only(word, &self.language);
                // "Not only" is no "not", and "not" is no "not only".
                let (after_lost, after_added) = (rest(theirs, lost), rest(own, added));
                if after_lost.first().is_some_and(is_only)
                    && !raw_words(own).iter().any(|word| is_only(&word.to_lowercase()))
                {
                    return Some(puts_in(added));
                }
                let source: Vec<String> =
                    raw_words(theirs).into_iter().map(str::to_lowercase).collect();
                let known =
                    |word: &String| STRONG.contains(&word.as_str()) || source.contains(word);
                (!after_added.iter().all(known)).then(|| leaves_out(lost))
            }
        }
    }

    fn number(&self, theirs: &str, own: &str) -> Option<Alteration> {
        let lost = sense::numerals(theirs, &self.language);
        let added = sense::numerals(own, &self.language);
        let first = lost.first()?;
        if let Some(other) = added.iter().find(|own| !lost.iter().any(|theirs| own.may_be(theirs)))
        {
            return Some(Alteration::Number(other.word.clone(), first.word.clone()));
        }
        if !added.is_empty() {
            return None;
        }
        let hit = self.of_sense(Sense::Number, theirs).into_iter().next()?;
        Some(Alteration::LeavesOut(Sense::Number, hit.word.to_owned()))
    }

    /// Another name for a name. A name for a pronoun is what brackets are for.
    fn name(&self, theirs: &str, own: &str) -> Option<Alteration> {
        let naming = self.naming.as_ref().filter(|_| !own.is_empty())?;
        // A name may run over the end of a line where there are no blanks.
        let joined =
            theirs.replace('\n', if theirs.contains(is_without_blanks) { "" } else { " " });
        let theirs = joined.as_str();
        let context = format!("… {theirs}");
        let lost = naming.names_in(theirs, &self.language, Some(&context));
        let first = lost.first()?;
        let added = naming.names_in(own, &self.language, Some(own));
        let same = |one: &NameAt<'_>| lost.iter().any(|other| naming.same(one, other));
        // A bracket that has the name may have others with it: "[Venn of Orvane]".
        if added.is_empty() || added.iter().any(same) {
            return None;
        }
        Some(Alteration::Name(added.first()?.word.clone(), first.word.clone()))
    }

    fn of_one_kind(&self, sense: Sense, theirs: &str, own: &str) -> Option<Alteration> {
        let lost = self.of_sense(sense, theirs);
        let added = self.of_sense(sense, own);
        match (lost.first(), added.first()) {
            (Some(lost), None) => Some(Alteration::LeavesOut(sense, lost.word.to_owned())),
            (None, Some(added)) => Some(Alteration::PutsIn(sense, added.word.to_owned())),
            _ => None,
        }
    }

    /// Under an ellipsis a modal verb counts only where it governs the words that are kept.
    fn modal(&self, theirs: &str, own: &str) -> Option<Alteration> {
        if !raw_words(own).is_empty() {
            // "Cannot" and "won't" are negations that have their modal verb within.
            let denies = |text| !self.of_sense(Sense::Negation, text).is_empty();
            if denies(theirs) && denies(own) {
                return None;
            }
            return self.of_one_kind(Sense::Modal, theirs, own).or_else(|| {
                let lost = self.of_sense(Sense::Modal, theirs);
                let added = self.of_sense(Sense::Modal, own);
                // "We'll" may be "we will".
                let is_short = |hit: &Hit<'_>| hit.word.contains(['\'', '’']);
                if lost.iter().chain(&added).any(is_short) {
                    return None;
                }
                let is_new = |hit: &&Hit<'_>| {
                    !lost.iter().any(|other| other.word.to_lowercase() == hit.word.to_lowercase())
                };
                let added = added.iter().find(is_new)?;
                Some(Alteration::PutsIn(Sense::Modal, added.word.to_owned()))
            });
        }
        let last = self.of_sense(Sense::Modal, theirs).into_iter().next_back()?;
        let rest = theirs.get(last.at.end..).unwrap_or_default();
        let governs = rest.trim_start().starts_with([',', '،', '，', '、', '–', '—'])
            || raw_words(rest).len() <= ADVERBS;
        governs.then(|| Alteration::LeavesOut(Sense::Modal, last.word.to_owned()))
    }
}

/// The words of a text as they are written, without the marks at their ends.
fn raw_words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

impl Judge<'_> {
    /// What is known of the words that are compared.
    pub(crate) fn reading(&self) -> Reading<'_> {
        let names = self.naming.as_ref().map(|naming| naming as &dyn Names);
        let language = Some(self.language.as_str()).filter(|language| !language.is_empty());
        Reading { language, names }
    }
}

impl<'r> Scope<'r> {
    /// Who knows the language of the source and the names of the record.
    pub(crate) fn reader(&self) -> Judge<'r> {
        let source = &self.record.source;
        Judge { language: language(source.language.as_str()), naming: Some(self.naming()) }
    }

    /// Who judges what is left out of a quote, or put into it.
    pub(crate) fn judge(&self, quote: &Quote<'_>) -> Judge<'r> {
        Judge { language: language(quote.language.as_str()), naming: Some(self.naming()) }
    }
}

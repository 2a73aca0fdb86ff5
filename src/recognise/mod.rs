//! Certainly right, or look again: one pass over the bytes of a record.
//!
//! Most records that come by the million are right. Saying so does not take a tree, nor a typed
//! record: the recogniser goes over the text once, builds nothing, and answers either "certainly
//! right" or nothing at all. What it accepts, the published schema accepts, every reference leads to
//! an entity of the right kind, and no id is given twice. It is a *sound under-approximation*: a
//! record in an odd spelling (escapes in keys, `1.0` for a whole number, more entities than it has
//! room for) is declined though it is right, and goes the way that all records could go. Declining
//! costs time, accepting wrongly would cost trust, so in doubt it declines.
//!
//! # What may be found where
//!
//! * `generated` is made from the published schema by `UPDATE=1 cargo test`, out of the templates
//!   of the other files, one for each keyword that the schema uses. A keyword without a template stops
//!   the generation. Nothing in it is written by hand.
//! * `cursor` has what JSON is made of: members, arrays, numbers, white space.
//! * `text` has strings: words of closed lists, strings whose form is a table, texts.
//! * `anything` is for values that the schema leaves open.
//! * `unique` tells entries of a list apart.
//! * `references` has ids and what refers to them.
//!
//! # Why it is quick
//!
//! Words and keys are looked at sixteen bytes at a time, as one number: with its quotation marks, and
//! with the colon if it is a key, a short word is a number of its own, which a hash made beforehand
//! leads to. Of strings whose form is a table or that are ids it is remembered, from one record to the
//! next, which ones were accepted: languages, dates and ids come again and again, and whether a form
//! accepts a string depends on its bytes alone. Guessing which member follows on which was tried: on
//! records of many writers a third of the guesses were wrong, and it was no faster than the hash.
//!
//! # What it may not do
//!
//! It says nothing of what is wrong, and nothing about the rules beyond shape and references. No
//! check in it is written by hand for a single field: what a pattern allows becomes a table that is
//! made from the pattern, and tests compare each with its regular expression. Two rules that look at
//! single texts (V007 and V109) cannot be answered by the schema; for them it hands out the few texts
//! that have to be looked at, without their escapes: see [`Recognised`].

#![expect(clippy::inline_always, reason = "measured: the steps are a few instructions each")]

mod anything;
mod cursor;
#[rustfmt::skip]
mod generated;
mod references;
#[cfg(test)]
mod tests;
mod text;
mod unique;

use cursor::Cursor;
use references::References;
use text::Memory;

/// Texts of which a rule may have something to say.
#[derive(Debug, Default)]
struct Doubts {
    /// Where texts stand that have a character which may be invisible.
    hidden: Vec<(u32, u32)>,
    /// Where short texts for people stand.
    short: Vec<(u32, u32)>,
    /// Such texts that have escapes, without them, one behind another. Their places are counted from
    /// the end of the record.
    unescaped: String,
}

/// What is reused from one record to the next.
#[derive(Debug, Default)]
pub struct Recogniser {
    references: References,
    doubts: Doubts,
    memory: Box<Memory>,
}

/// A record that is right in shape and references.
#[derive(Debug)]
pub struct Recognised<'t> {
    text: &'t str,
    id: &'t str,
    schema_version: &'t str,
    doubts: &'t Doubts,
    /// Whether an actor or issue is there that nothing refers to and that has no anchor.
    has_unused: bool,
}

/// Everything that a pass over a record writes to.
struct State<'r> {
    references: &'r mut References,
    doubts: &'r mut Doubts,
    memory: &'r mut Memory,
}

impl Recogniser {
    /// The longest record that is looked at, in bytes.
    pub const MAX_BYTES: usize = 1 << 28;

    /// One that has seen nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Recogniser::default()
    }

    /// The record, if it is certainly right; nothing where one has to look again.
    ///
    /// ```
    /// use verbale::recognise::Recogniser;
    ///
    /// let text = r#"{ "schema_version": "1.0", "id": "talks",
    ///     "source": { "kind": "news_article", "language": "en" },
    ///     "event": { "id": "e-1", "type": "talks", "name": "Talks", "status": "occurred",
    ///         "when": { "basis": "unknown" } },
    ///     "actors": [{ "id": "pilots", "kind": "organization", "name": "Guild of Pilots" }],
    ///     "quotes": [], "demands": [], "red_lines": [],
    ///     "provenance": { "method": "manual", "license": "CC0-1.0" } }"#;
    /// let mut recogniser = Recogniser::new();
    /// assert_eq!(recogniser.recognise(text).unwrap().id(), "talks");
    /// assert!(recogniser.recognise(&text.replace("talks\"", "two talks\"")).is_none());
    /// ```
    pub fn recognise<'t>(&'t mut self, text: &'t str) -> Option<Recognised<'t>> {
        if text.len() > Self::MAX_BYTES {
            return None;
        }
        let Recogniser { references, doubts, memory } = self;
        references.clear();
        doubts.hidden.clear();
        doubts.short.clear();
        doubts.unescaped.clear();
        let mut cursor = Cursor::new(text);
        cursor.space();
        let mut state = State { references: &mut *references, doubts: &mut *doubts, memory };
        generated::record(&mut cursor, &mut state)?;
        cursor.end()?;
        let has_unused = references.resolve(text)?;
        let id = references.record_id(text)?;
        let schema_version = references.schema_version(text)?;
        Some(Recognised { text, id, schema_version, doubts, has_unused })
    }
}

impl<'t> Recognised<'t> {
    /// The id of the record.
    #[must_use]
    pub const fn id(&self) -> &'t str {
        self.id
    }

    /// The version of the schema that the record says it follows.
    #[must_use]
    pub const fn schema_version(&self) -> &'t str {
        self.schema_version
    }

    /// Whether there is an actor or issue that nothing refers to and that has no anchor.
    #[must_use]
    pub const fn has_unused(&self) -> bool {
        self.has_unused
    }

    /// Texts for people and machines that have a character which may be invisible (see
    /// [`crate::text::hidden`]).
    pub fn hidden(&self) -> impl Iterator<Item = &'t str> {
        self.texts(&self.doubts.hidden)
    }

    /// Texts for people of at most 16 bytes.
    pub fn short(&self) -> impl Iterator<Item = &'t str> {
        self.texts(&self.doubts.short)
    }

    fn texts(&self, places: &'t [(u32, u32)]) -> impl Iterator<Item = &'t str> {
        let (text, unescaped) = (self.text, self.doubts.unescaped.as_str());
        places.iter().filter_map(move |(from, to)| {
            let (from, to) = (*from as usize, *to as usize);
            match from.checked_sub(text.len()) {
                None => text.get(from..to),
                Some(from) => unescaped.get(from..to - text.len()),
            }
        })
    }
}

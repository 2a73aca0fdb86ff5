//! What the words of a text say of a date: "on Friday", "last week", "24 февраля 2022 года".
//!
//! A text is understood if a language has a meaning for all of its words; otherwise nothing is
//! concluded from it, for any word may turn the date into another one. [`lexicon`] reads the tables
//! of words, [`lexer`] makes them of a text, [`grammar`] puts them together, and [`phrase`] holds a
//! date against the result.

mod counts;
mod days;
mod grammar;
mod lexer;
mod lexicon;
mod numbered;
mod phrase;
mod relative;
mod weekday;

pub(super) use days::Days;
pub(super) use numbered::year as numbered_year;
pub(super) use phrase::{Aim, Dated, Phrase};
pub(super) use weekday::named as weekday;

use lexicon::LANGUAGES;

/// The most bytes of a text that is read: what is longer says more than a date.
const MOST: usize = 160;

/// Tags of texts in several languages, or in one that is not known.
const ANY: [&str; 4] = ["mul", "und", "mis", "zxx"];

/// What a text says, read in the language with that tag if it has a meaning there, and otherwise in
/// any other one. None where no language has one, or where the tag is that of a language that is not
/// known here: its words may be those of another language, and mean something else.
pub(super) fn read(text: &str, tag: &str) -> Option<Phrase> {
    if text.len() > MOST {
        return None;
    }
    let primary = tag.split('-').next().unwrap_or(tag);
    let own = LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(primary));
    let Some(own) = own else {
        let others = LANGUAGES.iter().filter(|_| ANY.contains(&primary));
        return others.into_iter().find_map(|language| grammar::read(text, language));
    };
    // Words that it has are its own, whatever they would mean elsewhere.
    if let Some(items) = lexer::items(text, own) {
        return grammar::phrase(items, own);
    }
    let others = LANGUAGES.iter().filter(|other| !(own.is_undivided && other.is_undivided));
    others.into_iter().find_map(|language| grammar::read(text, language))
}

#[cfg(test)]
mod tests;

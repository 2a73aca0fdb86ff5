//! Words that say what became of something or of somebody, and how somebody sees it.

use std::ops::Range;

use super::letters;
use super::lexicon::{Class, Lexicon, canonical, is_undivided, talks, wording};
use super::words::tokens;

/// A word of a text, or several, that the table `wording.tsv` or `talks.tsv` knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    /// What it says.
    pub(crate) class: Class,
    /// Where it is, in bytes of the text.
    pub(crate) at: Range<usize>,
    /// How many words of the text are before it; in a language that does not divide words, how many
    /// characters but blanks.
    pub(crate) nth: usize,
}

/// What the words of a text say, in order of place. Of a language that the table does not know, nothing
/// is found.
pub(crate) fn wordings(text: &str, language: &str) -> Vec<Wording> {
    wording(language).map_or_else(Vec::new, |lexicon| known(lexicon, text, language))
}

/// The words about talks in a text, in order of place.
pub(crate) fn words_of_talks(text: &str, language: &str) -> Vec<Wording> {
    talks(language).map_or_else(Vec::new, |lexicon| known(lexicon, text, language))
}

fn known(lexicon: &Lexicon, text: &str, language: &str) -> Vec<Wording> {
    let language = canonical(language);
    let mut found = Vec::new();
    if is_undivided(language) {
        let letters = letters(text, language);
        let mut nth = 0;
        while let Some(rest) = letters.get(nth..).filter(|rest| !rest.is_empty()) {
            let Some((count, class)) = lexicon.any_piece(rest) else {
                nth += 1;
                continue;
            };
            let from = rest.first().map_or(0, |(from, _)| *from);
            let end = letters.get(nth + count).map_or(text.len(), |(next, _)| *next);
            found.push(Wording { class, at: from..end, nth });
            nth += count;
        }
        return found;
    }
    let tokens = tokens(text, language);
    for (nth, token) in tokens.iter().enumerate() {
        let rest = tokens.get(nth..).unwrap_or_default();
        if let Some((count, class)) = lexicon.phrase(&rest.iter().map(|token| token.plain.as_str()))
        {
            let end = rest.get(count - 1).map_or(token.at.end, |last| last.at.end);
            found.push(Wording { class, at: token.at.start..end, nth });
        }
        let forms = [Some(token.plain.as_str()), without_prefix(&token.plain, language)];
        let classes = forms.into_iter().flatten().find_map(|form| {
            let classes: Vec<Class> = lexicon.classes(form).collect();
            (!classes.is_empty()).then_some(classes)
        });
        found.extend(classes.into_iter().flatten().map(|class| Wording {
            class,
            at: token.at.clone(),
            nth,
        }));
    }
    found
}

/// An Arabic or Hebrew word without the "and" and the article that are written as one with it.
fn without_prefix<'w>(word: &'w str, language: &str) -> Option<&'w str> {
    let (and, article): (&[char], &str) = match language {
        "ar" => (&['و', 'ف'], "ال"),
        "he" => (&['ו'], "ה"),
        _ => return None,
    };
    let bare = word.strip_prefix(and).unwrap_or(word);
    let bare = bare.strip_prefix(article).unwrap_or(bare);
    (bare.len() < word.len() && bare.chars().nth(2).is_some()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_their_language() {
        for (language, text, classes) in [
            ("en", "The meeting did not take place", &[Class::NotHeld][..]),
            ("en", "Two people were killed and nine wounded", &[Class::Killed, Class::Injured]),
            ("fr", "a démenti toute implication", &[Class::Denies]),
            ("ar", "ونفى المنذر أن تكون الجولة أُلغيت", &[Class::Denies, Class::Canceled]),
            ("zh", "会谈被取消，两人受伤", &[Class::Canceled, Class::Injured]),
            // Whether a word is denied is for others to ask.
            ("ru", "Встреча не состоялась", &[Class::NotHeld, Class::Held]),
            ("he", "חילופי השבויים לא התקיימו", &[Class::Detained, Class::NotHeld, Class::Held]),
            ("xx", "killed", &[]),
            ("en", "a skill", &[]),
        ] {
            let found = wordings(text, language);
            let found: Vec<Class> = found.into_iter().map(|wording| wording.class).collect();
            assert_eq!(found, classes, "{text}");
        }
    }
}

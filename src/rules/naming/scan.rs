//! Finding the names of a lexicon in a text.

use std::ops::Range;

use unicode_script::Script;

use super::endings::{AFFIXES, How, forms};
use super::fold::{folded, script};
use super::lexicon::{Hit, Hits, Lexicon, Weak};
use super::tokens::{Token, tokens};
use crate::text::is_alphanumeric;

/// Words of a name in a text, side by side.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub at: Range<usize>,
    pub hits: Hits,
    /// How many words there are.
    pub words: usize,
    /// The only word, folded, without what is before and after it.
    pub word: String,
    /// Whether each of the words is one that names nobody, such as "of".
    pub empty: bool,
    /// Whether it is written without an affix.
    pub bare: bool,
    /// Whether it may be trusted: it is long, has a capital where there are any, or a title.
    pub trusted: bool,
    /// The numbers of the first and the last token.
    pub tokens: (usize, usize),
    pub script: Script,
}

/// All names of a lexicon that a text may have, in order.
pub(super) fn scan(lexicon: &Lexicon, text: &str, language: &str) -> Vec<Found> {
    let all = tokens(text);
    let mut found: Vec<Found> = Vec::new();
    for (number, token) in all.iter().enumerate() {
        if token.signs {
            runs(lexicon, text, number, token, language, &mut found);
        } else if let Some(one) = word(lexicon, text, number, &all, language) {
            push(text, one, &mut found);
        }
    }
    found.retain(|one| {
        one.words > 1 || one.hits.all.iter().any(|hit| hit.weak != Weak::Surname) || one.trusted
    });
    found
}

/// Adds what was found, to the words before it where these are of the same name.
fn push(text: &str, one: Found, found: &mut Vec<Found>) {
    if let Some(last) = found.last_mut() {
        let beside = one.tokens.0 <= last.tokens.1 + 1
            && text.get(last.at.end..one.at.start).is_some_and(is_gap);
        let of_last =
            |hit: &Hit| last.hits.all.iter().any(|old| old.name == hit.name && old.nth < hit.nth);
        let both: Hits = Hits {
            all: one.hits.all.iter().filter(|hit| of_last(hit)).copied().collect(),
            more: last.hits.more && one.hits.more,
        };
        if beside && !both.all.is_empty() {
            // In "O’Neill" it is no ending that follows the apostrophe.
            let joined =
                text.get(last.at.end..one.at.start).is_some_and(|gap| gap.contains(['\'', '’']));
            last.bare = one.bare && (last.bare || joined);
            last.at.end = one.at.end;
            last.hits = both;
            last.words += 1;
            last.empty &= one.empty;
            last.tokens.1 = one.tokens.1;
            last.trusted |= one.trusted;
            return;
        }
    }
    found.push(one);
}

/// Whether what is between two words may be within a name.
fn is_gap(between: &str) -> bool {
    between.chars().count() <= 2
        && between.chars().all(|c| {
            matches!(
                c,
                ' ' | '\u{A0}'
                    | '\u{200C}'
                    | '-'
                    | '‐'
                    | '‑'
                    | '·'
                    | '・'
                    | '•'
                    | '‧'
                    | '.'
                    | '='
                    | '＝'
                    | '־'
                    | '\''
                    | '’'
            )
        })
}

fn word(
    lexicon: &Lexicon,
    text: &str,
    number: usize,
    all: &[Token],
    language: &str,
) -> Option<Found> {
    let token = all.get(number)?;
    let written = text.get(token.at.clone())?;
    let script = script(written);
    let word = folded(written);
    let mut hits = None;
    let found = forms(&word, script, language, |form, how| {
        let looked = if how == How::Stem { lexicon.stem(form) } else { lexicon.word(form) };
        // A family name of one sign is nothing with any ending.
        let looked = looked.filter(|hits| {
            how == How::Whole || hits.all.iter().any(|hit| hit.weak != Weak::Surname)
        });
        if let Some(looked) = looked {
            hits = Some((looked.clone(), how, form.to_owned()));
        }
        hits.is_some()
    });
    let (hits, how, form) = hits.filter(|_| found)?;
    let next = all.get(number + 1).and_then(|next| text.get(next.at.clone()));
    let titled = script == Script::Hangul
        && next.is_some_and(|next| AFFIXES.prefix("title", "ko", next).is_some());
    let cased = written.chars().next().is_some_and(char::is_uppercase);
    let uncased = !written.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let is_common = AFFIXES.has("common", "any", &form);
    let is_long = form.chars().count() >= if script == Script::Hangul { 2 } else { 3 };
    // After an apostrophe there is an ending.
    let rest = text.get(token.at.end..).unwrap_or_default();
    let mut after = rest.chars();
    let ending =
        matches!(after.next(), Some('\'' | '’')) && after.next().is_some_and(is_alphanumeric);
    Some(Found {
        at: token.at.clone(),
        hits,
        words: 1,
        empty: AFFIXES.has("empty", "any", &form),
        word: form,
        bare: how == How::Whole && !ending,
        trusted: titled || (is_long && !is_common && (cased || uncased)),
        tokens: (number, number),
        script,
    })
}

/// The names in a run of signs, the longest first at each place.
fn runs(
    lexicon: &Lexicon,
    text: &str,
    number: usize,
    token: &Token,
    language: &str,
    found: &mut Vec<Found>,
) {
    let Some(run) = text.get(token.at.clone()) else { return };
    let mut ends: Vec<usize> = run.char_indices().map(|(at, _)| at).collect();
    ends.push(run.len());
    let mut at = 0;
    while at + 1 < ends.len() {
        let one = lexicon.lengths.iter().find_map(|length| {
            let (start, end) = (*ends.get(at)?, *ends.get(at + length)?);
            let hits = lexicon.run(run.get(start..end)?)?;
            let whole = is_whole_run(run, start..end);
            let follows = follows(run.get(end..).unwrap_or_default(), language);
            let weak = hits.all.iter().map(|hit| hit.weak).min_by_key(|weak| *weak as u8)?;
            let surname = weak == Weak::Surname;
            let is_name = whole && (!surname || (follows == Follows::Title && begins(run, start)));
            is_name.then(|| {
                let trusted = weak == Weak::Not || follows != Follows::Nothing;
                let at = token.at.start + start..token.at.start + end;
                let word = run.get(start..end).unwrap_or_default().to_owned();
                let tokens = (number, number);
                let found = Found {
                    at,
                    hits: hits.clone(),
                    words: 1,
                    empty: false,
                    word,
                    bare: true,
                    trusted,
                    tokens,
                    script: Script::Han,
                };
                (found, *length)
            })
        });
        if let Some((one, length)) = one {
            push(text, one, found);
            at += length;
        } else {
            at += 1;
        }
    }
}

/// What is after a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follows {
    Title,
    Saying,
    Nothing,
}

fn follows(rest: &str, language: &str) -> Follows {
    let is = |kind, of| AFFIXES.prefix(kind, of, rest).is_some();
    if is("title", "zh") && language != "ja" || is("title", "ja") {
        Follows::Title
    } else if is("says", if language == "ja" { "ja" } else { "zh" }) {
        Follows::Saying
    } else {
        Follows::Nothing
    }
}

/// Whether signs that are taken for a family name begin a word there, as far as one can say.
fn begins(run: &str, start: usize) -> bool {
    let before = run.get(..start).and_then(|before| before.chars().next_back());
    before.is_none_or(|before| AFFIXES.has("before", "signs", before.encode_utf8(&mut [0; 4])))
}

/// Whether a name of katakana is not a part of a longer word of katakana.
fn is_whole_run(run: &str, at: Range<usize>) -> bool {
    let katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー');
    let name = run.get(at.clone()).unwrap_or_default();
    let before = run.get(..at.start).and_then(|before| before.chars().next_back());
    let after = run.get(at.end..).and_then(|after| after.chars().next());
    let joined = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(katakana) && outer.is_some_and(katakana)
    };
    !joined(name.chars().next(), before) && !joined(name.chars().next_back(), after)
}

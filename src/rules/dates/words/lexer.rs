//! A text as the words and numbers that a language has.

use super::lexicon::{Language, Word};
use crate::model::days_in;
use crate::rules::naming::folded;

/// What a text names of a date of the Gregorian calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) year: Option<i64>,
    pub(super) month: Option<u8>,
    /// The first and the last day of the month.
    pub(super) days: Option<(u8, u8)>,
    /// The month and the year are those of the Persian calendar.
    pub(super) is_persian: bool,
}

/// A word or number, with its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Word(Word),
    Number {
        value: i64,
        /// How many digits it is written with.
        length: usize,
    },
    /// A date in digits; several where the order of day and month is not known.
    Date(Vec<Named>),
    /// Two days of a month with a dash between them.
    Span(u8, u8),
    /// A time of day, with its hour.
    Time(u8),
}

/// The words of a text; none where one is not known.
pub(super) fn items(text: &str, language: &Language) -> Option<Vec<Item>> {
    let pieces = pieces(text);
    let mut items = Vec::with_capacity(pieces.len());
    let mut rest = pieces.as_slice();
    while let Some(piece) = rest.first() {
        match piece {
            Piece::Digits(digits) => {
                items.push(number(digits, language.has_day_first)?);
                rest = rest.get(1..)?;
            }
            Piece::Word(word) if language.is_undivided => {
                undivided(word, language, &mut items)?;
                rest = rest.get(1..)?;
            }
            Piece::Word(_) => {
                let (word, length) = longest(rest, language)?;
                items.push(Item::Word(word));
                rest = rest.get(length..)?;
            }
        }
    }
    Some(items)
}

/// A run of letters, folded, or of digits with the signs between them.
#[derive(Debug)]
enum Piece {
    Word(String),
    Digits(String),
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied();
    let mut index = 0;
    while let Some(c) = at(index) {
        let start = index;
        if digit(c).is_some() {
            let mut digits = String::new();
            while let Some(c) = at(index) {
                match digit(c) {
                    Some(digit) => digits.push(digit),
                    None if is_between(c) && at(index + 1).and_then(digit).is_some() => {
                        digits.push(if matches!(c, '–' | '—' | '−') { '-' } else { c });
                    }
                    None => break,
                }
                index += 1;
            }
            // The 1990s are no year.
            if at(index) == Some('s') {
                digits.push('s');
                index += 1;
            }
            pieces.push(Piece::Digits(digits));
        } else if is_letter(c) {
            while at(index).is_some_and(|c| is_letter(c) && digit(c).is_none()) {
                index += 1;
            }
            let word: String = chars.get(start..index).unwrap_or_default().iter().collect();
            pieces.push(Piece::Word(folded(&word)));
        } else {
            index += 1;
        }
    }
    pieces
}

/// The ASCII digit for a digit of the scripts that the languages here use.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '０'..='９' => '０',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

/// What stands between the parts of a date or time in digits.
fn is_between(c: char) -> bool {
    matches!(c, '.' | '/' | '-' | ':' | '–' | '—' | '−')
}

/// Whether a character belongs to a word. Vowel points and signs are not letters of their own.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}'
            | '\u{670}' | '\u{93C}' | '\u{94D}' | '\u{200D}')
}

/// The longest form at the start of the pieces, and how many of them it has.
fn longest(pieces: &[Piece], language: &Language) -> Option<(Word, usize)> {
    let words = pieces.iter().map_while(|piece| match piece {
        Piece::Word(word) => Some(word.as_str()),
        Piece::Digits(_) => None,
    });
    let words: Vec<&str> = words.take(language.longest).collect();
    for length in (1..=words.len()).rev() {
        let form = words.get(..length)?.join(" ");
        if let Some(word) = whole(&form, language) {
            return Some((word, length));
        }
    }
    None
}

/// The meaning of a form, with or without the parts of words that the language adds.
fn whole(form: &str, language: &Language) -> Option<Word> {
    let known = |form: &str| language.forms.get(form).copied();
    if let Some(word) = known(form) {
        return Some(word);
    }
    let without_prefix =
        language.prefixes.iter().filter_map(|prefix| form.strip_prefix(prefix.as_str()));
    let without_ending =
        language.endings.iter().filter_map(|ending| form.strip_suffix(ending.as_str()));
    // What stands for a date, not the little words, takes such parts.
    without_prefix
        .chain(without_ending)
        .find_map(known)
        .filter(|word| !matches!(word, Word::Neutral | Word::Shift))
}

/// The words of a run of letters in a language without blanks.
fn undivided(run: &str, language: &Language, items: &mut Vec<Item>) -> Option<()> {
    let mut rest = run;
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(language.longest);
        let ends: Vec<usize> = ends.collect();
        let found = ends.into_iter().rev().find_map(|end| {
            let word = language.forms.get(rest.get(..end)?)?;
            Some((*word, end))
        });
        let (word, end) = found?;
        items.push(Item::Word(word));
        rest = rest.get(end..)?;
    }
    Some(())
}

/// A run of digits.
fn number(digits: &str, has_day_first: bool) -> Option<Item> {
    let Some(sign) = digits.chars().find(|c| !c.is_ascii_digit()) else {
        let value = if digits.len() <= 4 { digits.parse().ok()? } else { return None };
        return Some(Item::Number { value, length: digits.len() });
    };
    let parts: Vec<&str> = digits.split(sign).collect();
    if sign == ':' {
        let is_time = parts.len() <= 3 && parts.iter().all(|part| part.len() <= 2);
        let hour = parts.first().and_then(|hour| hour.parse().ok());
        return is_time.then_some(Item::Time(hour.unwrap_or(0)));
    }
    let value = |at: usize| parts.get(at)?.parse::<u16>().ok();
    let is_year = |at: usize| parts.get(at).is_some_and(|part| part.len() == 4);
    let small = |at: usize| parts.get(at).filter(|part| part.len() <= 2)?.parse::<u8>().ok();
    let year = |at: usize| is_year(at).then(|| value(at)).flatten().map(i64::from);
    let short = |at: usize| {
        Some(
            2000 + i64::from(
                small(at).filter(|_| parts.get(at).is_some_and(|part| part.len() == 2))?,
            ),
        )
    };
    let found: Vec<Option<Named>> = match parts.len() {
        2 if is_year(0) => vec![day(year(0), small(1), None)],
        2 if is_year(1) => vec![day(year(1), small(0), None)],
        2 if sign == '-' => {
            let (first, last) = (small(0)?, small(1)?);
            let is_span = (1..last).contains(&first) && last <= 31;
            return is_span.then_some(Item::Span(first, last));
        }
        2 if sign == '.' => vec![day(None, small(1), small(0))],
        2 => vec![day(None, small(1), small(0)), day(None, small(0), small(1))],
        3 if is_year(0) => vec![day(year(0), small(1), small(2))],
        3 => {
            let written = if is_year(2) { year(2) } else { short(2) };
            let mut all = vec![day(written, small(1), small(0))];
            if sign != '.' {
                all.push(day(written, small(0), small(1)));
            }
            if !is_year(2) {
                all.push(day(short(0), small(1), small(2)));
            }
            all
        }
        _ => return None,
    };
    let mut found: Vec<Named> = found.into_iter().flatten().collect();
    if has_day_first && (parts.len() == 2 || is_year(2)) {
        found.truncate(1);
    }
    (!found.is_empty()).then_some(Item::Date(found))
}

/// A date, if the calendar has it.
fn day(year: Option<i64>, month: Option<u8>, day: Option<u8>) -> Option<Named> {
    let month = month.filter(|month| (1..=12).contains(month))?;
    if year.is_some_and(|year| !super::grammar::YEARS.contains(&year)) {
        return None;
    }
    // A leap year, where none is named.
    let most = days_in(year.unwrap_or(2000), month);
    if day.is_some_and(|day| !(1..=most).contains(&day)) {
        return None;
    }
    Some(Named { year, month: Some(month), days: day.map(|day| (day, day)), is_persian: false })
}

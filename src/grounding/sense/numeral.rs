//! Numbers in a text with their value and unit, whether in digits or in words.

use std::ops::Range;

use super::digits::{Decimal, digit, separator, values};
use super::lexicon::{canonical, is_undivided};
use super::spelled::{Numbers, Part, Sum, numbers, signs};
use super::units;
use super::words::{is_mark, plain};
use crate::text::is_alphanumeric;

/// A number in a text, with what multiplies it and what it counts: "5 million", "$5", "two hundred".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// As it is written.
    pub(crate) word: String,
    /// Where it is, in bytes of the text.
    pub(crate) at: Range<usize>,
    /// What it may be; nothing where its value is not known.
    values: Vec<Decimal>,
    /// Its form in the tables.
    plain: String,
    unit: Option<&'static str>,
    rank: Rank,
    is_negative: bool,
}

/// Whether a number counts or tells a place in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    Cardinal,
    Ordinal,
    /// "15." is both in German.
    Either,
}

impl Numeral {
    /// How many it counts, if it has one value and does not tell a place in an order.
    pub(crate) fn amount(&self) -> Option<f64> {
        let [value] = &self.values[..] else { return None };
        let sign = if self.is_negative { -1.0 } else { 1.0 };
        (self.rank == Rank::Cardinal).then(|| sign * value.as_f64())
    }

    /// Which place in an order it tells, if it has one value. `counts`: a number that counts is taken
    /// for one, too, as in "round 3".
    pub(crate) fn place(&self, counts: bool) -> Option<f64> {
        let [value] = &self.values[..] else { return None };
        let is_place = self.rank != Rank::Cardinal || counts;
        (is_place && !self.is_negative && self.unit.is_none()).then(|| value.as_f64())
    }

    /// What it counts, if that is known.
    pub(crate) fn unit(&self) -> Option<&'static str> {
        self.unit
    }

    /// Whether both may be one number: their values are equal, and so are their units if both have
    /// one. Numbers of which no value is known are equal if they are written alike.
    pub(crate) fn may_be(&self, other: &Numeral) -> bool {
        if self.values.is_empty() || other.values.is_empty() {
            return self.plain == other.plain;
        }
        let ranks_fit = self.rank == other.rank || [self.rank, other.rank].contains(&Rank::Either);
        let units_fit = match (self.unit, other.unit) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        ranks_fit
            && units_fit
            && self.is_negative == other.is_negative
            && self.values.iter().any(|value| other.values.contains(value))
    }
}

/// A part of a text that may belong to a number.
#[derive(Clone, Debug)]
struct Item {
    at: Range<usize>,
    kind: Kind,
    /// Whether there is no blank before it.
    is_glued: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// Digits with separators, all in ASCII; "٫" is the Arabic decimal mark.
    Digits(String),
    /// A word in the form of the tables, or one letter of a script without blanks.
    Word(String),
    /// A sign of a unit.
    Sign(String),
    Hyphen,
    /// Any other mark.
    Break,
}

/// The numbers in a text of that language, given by its primary subtag in small letters.
pub(crate) fn numerals(text: &str, language: &str) -> Vec<Numeral> {
    let language = canonical(language);
    let items = items(text, language);
    let reader = Reader { text, language, numbers: numbers(language), items: &items };
    let mut numerals = Vec::new();
    let mut at = 0;
    while at < items.len() {
        match reader.numeral(at) {
            Some((numeral, next)) => {
                numerals.push(numeral);
                at = next.max(at + 1);
            }
            None => at = reader.next(at),
        }
    }
    numerals
}

/// Whether each letter is a word of its own.
fn is_by_letter(language: &str, c: char) -> bool {
    match language {
        "ko" => matches!(c, '\u{AC00}'..='\u{D7A3}'),
        _ => is_undivided(language) && !c.is_ascii(),
    }
}

fn items(text: &str, language: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut end_of_last = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let kind = if digit(c).is_some() {
            let (written, last) = digits(text, start);
            end = last;
            Kind::Digits(written)
        } else if c.is_whitespace() || matches!(c, '\'' | '’' | '\u{200B}'..='\u{200F}' | '\u{AD}')
        {
            // An apostrophe joins as a blank does.
            continue;
        } else if is_alphanumeric(c) && !c.is_numeric() || c == '〇' || is_han_number(c) {
            if !is_by_letter(language, c) {
                end = word_end(text, start, language);
            }
            Kind::Word(plain(text.get(start..end).unwrap_or_default(), language))
        } else if c.is_numeric() {
            Kind::Word(c.to_string())
        } else {
            match c {
                '-' | '\u{2010}' | '\u{2011}' | '−' | '־' => Kind::Hyphen,
                '%' | '％' | '﹪' | '٪' | '‰' | '°' | '$' | '＄' | '€' | '£' | '¥' | '￥' | '₽'
                | '₪' | '₹' | '₺' | '₴' | '₩' | '﷼' => {
                    Kind::Sign(plain(&c.to_string(), language))
                }
                _ => Kind::Break,
            }
        };
        while chars.next_if(|(at, _)| *at < end).is_some() {}
        items.push(Item { at: start..end, kind, is_glued: start == end_of_last });
        end_of_last = end;
    }
    items
}

/// Number signs of Chinese that Unicode counts as letters.
fn is_han_number(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Digits in ASCII and where they end, in bytes of the text.
fn digits(text: &str, start: usize) -> (String, usize) {
    let mut written = String::new();
    let mut end = start;
    let rest = text.get(start..).unwrap_or_default();
    for (at, c) in rest.char_indices() {
        let after = start + at + c.len_utf8();
        if let Some(digit) = digit(c) {
            written.extend(char::from_digit(digit, 10));
            end = after;
            continue;
        }
        let following = || {
            let rest = text.get(after..).unwrap_or_default();
            rest.chars().take_while(|c| digit(*c).is_some()).take(4).count()
        };
        match separator(c) {
            // A blank or an apostrophe parts only groups of three.
            Some(mark @ (' ' | '\'')) if following() == 3 && groups_fit(&written, mark) => {
                written.push(mark);
            }
            Some(mark @ ('.' | ',' | '٫')) if following() > 0 => written.push(mark),
            _ => break,
        }
    }
    (written, end)
}

/// Whether a mark between groups may follow: up to three digits, or groups parted by it.
fn groups_fit(written: &str, mark: char) -> bool {
    let last = written.rsplit(mark).next().unwrap_or_default();
    let first = last.len() == written.len();
    last.bytes().all(|b| b.is_ascii_digit()) && (last.len() == 3 || (first && last.len() < 3))
}

fn word_end(text: &str, start: usize, language: &str) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let joins = |c: char, at: usize| {
        // "п'ять"
        language == "uk"
            && matches!(c, '\'' | '’' | 'ʼ')
            && rest
                .get(at + c.len_utf8()..)
                .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    };
    let inner = |(at, c): &(usize, char)| {
        (is_alphanumeric(*c) && digit(*c).is_none() && !is_by_letter(language, *c))
            || is_mark(*c)
            || joins(*c, *at)
    };
    let last = rest.char_indices().take_while(inner).last();
    start + last.map_or(0, |(at, c)| at + c.len_utf8())
}

/// What reads the numbers of one text.
struct Reader<'t> {
    text: &'t str,
    language: &'t str,
    numbers: Option<&'static Numbers>,
    items: &'t [Item],
}

/// What was read of a number, up to the item `next`.
struct Read {
    values: Vec<Decimal>,
    rank: Rank,
    next: usize,
}

impl Reader<'_> {
    fn item(&self, at: usize) -> Option<&Item> {
        self.items.get(at)
    }

    fn word(&self, at: usize) -> Option<&str> {
        match &self.item(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn glued(&self, at: usize) -> Option<&Kind> {
        self.item(at).filter(|item| item.is_glued).map(|item| &item.kind)
    }

    /// The item to go on with where no number begins: after a phrase that is known to be none.
    fn next(&self, at: usize) -> usize {
        at + self.other(at).max(1)
    }

    /// How many items there are in a phrase that looks like a number and is none.
    fn other(&self, at: usize) -> usize {
        let others = self.numbers.map_or(&[][..], |numbers| &numbers.others);
        others.iter().filter_map(|other| self.letters(at, other)).max().unwrap_or(0)
    }

    /// How many items spell that word, one letter each.
    fn letters(&self, at: usize, word: &str) -> Option<usize> {
        let mut count = 0;
        for letter in word.chars() {
            let mut buffer = [0; 4];
            (self.word(at + count)? == letter.encode_utf8(&mut buffer)).then_some(())?;
            count += 1;
        }
        Some(count)
    }

    /// The number that begins with an item, with its unit, and the item after it.
    fn numeral(&self, at: usize) -> Option<(Numeral, usize)> {
        let mut first = at;
        let (before, from) = self.before(at).map_or((None, at), |(unit, next)| (Some(unit), next));
        let is_the =
            |word: &&str| self.numbers.is_some_and(|n| n.the.iter().any(|the| the == word));
        let the = self.word(from).filter(is_the).map(|_| from + 1);
        let read = match the {
            Some(after) => self.read(after, true).map(|read| Read { rank: Rank::Ordinal, ..read }),
            None => self.read(from, before.is_some()),
        }?;
        let (after, next) =
            self.after(read.next).map_or((None, read.next), |(unit, next)| (Some(unit), next));
        let is_negative = at > 0 && before.is_none() && self.is_minus(at - 1);
        if is_negative {
            first = at - 1;
        }
        let end = self.item(next - 1)?.at.end;
        let at = self.item(first)?.at.start..end;
        let word = self.text.get(at.clone())?.to_owned();
        let numeral = Numeral {
            plain: plain(&word, self.language),
            word,
            at,
            values: read.values,
            unit: before.or(after),
            rank: read.rank,
            is_negative,
        };
        Some((numeral, next))
    }

    /// Whether an item is a sign before a number and not between two words.
    fn is_minus(&self, at: usize) -> bool {
        let is_hyphen = self.item(at).is_some_and(|item| item.kind == Kind::Hyphen);
        let touches = |at: usize| self.item(at).is_some_and(|item| item.is_glued);
        is_hyphen && touches(at + 1) && (at == 0 || !touches(at))
    }

    /// The unit before a number, and the item after it.
    fn before(&self, at: usize) -> Option<(&'static str, usize)> {
        (1..=3).rev().find_map(|count| {
            let unit = units::before(&self.joined(at, count)?, self.language)?;
            Some((unit, at + count))
        })
    }

    /// The unit after a number, and the item after it.
    fn after(&self, at: usize) -> Option<(&'static str, usize)> {
        let is_of = |word: &str| matches!(word, "of" | "de" | "d" | "di" | "des");
        let hyphen = usize::from(self.item(at).is_some_and(|item| item.kind == Kind::Hyphen));
        let starts = [at, at + 1]
            .into_iter()
            .take(1 + usize::from(hyphen == 1 || self.word(at).is_some_and(is_of)));
        starts.into_iter().find_map(|at| {
            (1..=4).rev().find_map(|count| {
                let unit = units::after(&self.joined(at, count)?, self.language)?;
                Some((unit, at + count))
            })
        })
    }

    /// Several words and signs with a blank between two, or without in a script that has none.
    fn joined(&self, at: usize, count: usize) -> Option<String> {
        let mut joined = String::new();
        for item in self.items.get(at..at + count)? {
            match &item.kind {
                Kind::Word(word) => {
                    let by_letter =
                        word.chars().next().is_some_and(|c| is_by_letter(self.language, c));
                    if !joined.is_empty() && !by_letter {
                        joined.push(' ');
                    }
                    joined.push_str(word);
                }
                Kind::Sign(sign) => joined.push_str(sign),
                _ => return None,
            }
        }
        Some(joined)
    }

    /// A number without its unit. `is_marked` tells that something before it shows that it is one.
    fn read(&self, at: usize, is_marked: bool) -> Option<Read> {
        match &self.item(at)?.kind {
            Kind::Digits(written) => Some(self.in_digits(at, written, is_marked)),
            Kind::Word(word) if self.other(at) == 0 => {
                let by_letter = word.chars().next().is_some_and(|c| is_by_letter(self.language, c));
                if by_letter { self.in_signs(at, is_marked) } else { self.in_words(at) }
            }
            _ => None,
        }
    }

    fn in_digits(&self, at: usize, written: &str, is_marked: bool) -> Read {
        let read =
            Read { values: values(written, self.language), rank: Rank::Cardinal, next: at + 1 };
        if let Some(read) = self.ordinal(at + 1, &read) {
            return read;
        }
        self.scaled(at + 1, &read, is_marked).unwrap_or(read)
    }

    /// "15th", "15-й", "15.".
    fn ordinal(&self, at: usize, read: &Read) -> Option<Read> {
        let numbers = self.numbers?;
        let hyphen = usize::from(self.glued(at) == Some(&Kind::Hyphen));
        if let Some(Kind::Word(word)) = self.glued(at + hyphen) {
            let next = at + hyphen + 1;
            let is_end = numbers.ends.iter().any(|end| end == word);
            return is_end.then(|| Read { values: read.values.clone(), rank: Rank::Ordinal, next });
        }
        let is_stop = self
            .item(at)
            .is_some_and(|item| item.is_glued && self.text.get(item.at.clone()) == Some("."));
        let writes_stop = matches!(self.language, "de" | "tr" | "pl" | "nb" | "da" | "cs" | "hu");
        let goes_on = self.word(at + 1).is_some();
        (is_stop && writes_stop && goes_on).then(|| Read {
            values: read.values.clone(),
            rank: Rank::Either,
            next: at,
        })
    }

    /// Digits with the factors after them: "5 million", "5m", "3億5000万".
    fn scaled(&self, at: usize, read: &Read, is_marked: bool) -> Option<Read> {
        let (factors, mut next) = self.factors(at);
        if factors.is_empty() {
            return self.abbreviated(at, read, is_marked);
        }
        let times = |value: Decimal, factors: &[u128]| {
            factors.iter().try_fold(value, |value, factor| value.times(*factor))
        };
        let many = read.values.iter().filter_map(|value| times(*value, &factors));
        let mut values: Vec<Decimal> = many.collect();
        // What is less than the last factor: "3億5000万".
        let mut last = factors.first().copied();
        while let Some(Kind::Digits(written)) = self.glued(next) {
            let (factors, after) = self.factors(next + 1);
            let is_less = factors.first() < last.as_ref();
            let rest = super::digits::values(written, self.language);
            let rest = rest.first().and_then(|rest| times(*rest, &factors));
            let Some(rest) = rest.filter(|_| is_less) else { break };
            values = values.iter().filter_map(|value| value.plus(rest)).collect();
            (last, next) = (factors.first().copied(), after);
        }
        Some(Read { values, rank: Rank::Cardinal, next })
    }

    /// The factors that begin with an item: "hundred thousand", "百万".
    fn factors(&self, mut at: usize) -> (Vec<u128>, usize) {
        let mut factors = Vec::new();
        // "5-million"
        let start = at;
        if self.item(at).is_some_and(|item| item.kind == Kind::Hyphen) {
            at += 1;
        }
        while let Some(Part::Value(value)) = self.word(at).and_then(|word| self.numbers?.word(word))
        {
            let by_letter = self.is_letter(at);
            let is_small = if by_letter { value < 10 } else { value < 100 };
            if is_small || !super::spelled::is_factor(value) || (by_letter && self.other(at) > 0) {
                break;
            }
            factors.push(value);
            at += 1;
        }
        if factors.is_empty() { (factors, start) } else { (factors, at) }
    }

    fn is_letter(&self, at: usize) -> bool {
        self.word(at)
            .and_then(|word| word.chars().next())
            .is_some_and(|c| is_by_letter(self.language, c))
    }

    /// "5m", "$5m", "5 mn", "5 Mio.".
    fn abbreviated(&self, at: usize, read: &Read, is_marked: bool) -> Option<Read> {
        let word = self.word(at)?;
        let factor = *self.numbers?.abbreviations.get(word)?;
        let is_short = word.len() == 1;
        if is_short
            && !self.item(at)?.is_glued
            && !is_marked
            && units::after(word, self.language).is_some()
        {
            return None;
        }
        let many = read.values.iter().filter_map(|value| value.times(factor));
        // "5m" may be meters as well.
        let own = is_short && !is_marked && units::after(word, self.language).is_some();
        let own = read.values.iter().copied().filter(|_| own);
        let values = many.chain(own).collect();
        let is_stop = |at: usize| {
            self.glued(at) == Some(&Kind::Break)
                && self.item(at).and_then(|item| self.text.get(item.at.clone())) == Some(".")
                && self.item(at + 1).is_some_and(|item| !item.is_glued)
        };
        Some(Read { values, rank: Rank::Cardinal, next: at + 1 + usize::from(is_stop(at + 1)) })
    }

    fn parts(&self, at: usize) -> Option<Vec<Part>> {
        self.numbers?.parts(self.word(at)?, self.language)
    }

    /// Words of a language that divides them: "two hundred and five".
    fn in_words(&self, start: usize) -> Option<Read> {
        let mut sum = Sum::default();
        let (mut at, mut rank, mut after_and, mut next) = (start, Rank::Cardinal, false, start);
        loop {
            let two = self.of_two_words(at);
            if let Some(more) = two.and_then(|value| sum.with(value, after_and, self.language)) {
                (sum, rank, after_and, next) = (more, Rank::Cardinal, false, at + 2);
                at += 2;
                continue;
            }
            let Some(parts) = self.parts(at) else { break };
            match &parts[..] {
                [Part::Vague] if next == start => {
                    return Some(Read { values: Vec::new(), rank, next: at + 1 });
                }
                [Part::And] if next > start && !after_and => after_and = true,
                [Part::And] => break,
                [Part::Article] if next == start && at == start && self.is_factor(at + 1) => {
                    let Some(one) = sum.with(1, false, self.language) else { break };
                    sum = one;
                }
                parts => {
                    let Some((value, last)) = self.add(sum, parts, after_and) else { break };
                    (sum, rank, after_and, next) = (value, last, false, at + 1);
                    if rank == Rank::Ordinal {
                        break;
                    }
                }
            }
            at += 1;
            if next == at
                && self.item(at).is_some_and(|item| item.kind == Kind::Hyphen && item.is_glued)
            {
                at += 1;
            }
        }
        (next > start).then_some(())?;
        let value = sum.value().map(|value| Decimal::new(value, 0));
        Some(Read { values: value.into_iter().collect(), rank, next })
    }

    /// The value of a number that is written in two words: "أحد عشر", "dvě stě".
    fn of_two_words(&self, at: usize) -> Option<u128> {
        let numbers = self.numbers?;
        if !numbers.may_begin_two(self.word(at)?) {
            return None;
        }
        match numbers.word(&self.joined(at, 2)?)? {
            Part::Value(value) => Some(value),
            _ => None,
        }
    }

    fn is_factor(&self, at: usize) -> bool {
        let first = self.parts(at).and_then(|parts| parts.first().copied());
        matches!(first, Some(Part::Value(value)) if super::spelled::is_factor(value))
    }

    /// A sum with the parts of one word more.
    fn add(&self, mut sum: Sum, parts: &[Part], mut after_and: bool) -> Option<(Sum, Rank)> {
        let mut rank = Rank::Cardinal;
        for part in parts {
            let value = match part {
                Part::Value(value) => *value,
                Part::Ordinal(value) => {
                    rank = Rank::Ordinal;
                    *value
                }
                Part::And => {
                    after_and = true;
                    continue;
                }
                Part::Article | Part::Vague => return None,
            };
            sum = sum.with(value, after_and, self.language)?;
            after_and = false;
        }
        Some((sum, rank))
    }

    /// Signs of a script without blanks: "五百二十". One alone is a number only before a measure.
    fn in_signs(&self, start: usize, is_marked: bool) -> Option<Read> {
        let numbers = self.numbers?;
        if self.language == "ko"
            && start > 0
            && self.is_letter(start - 1)
            && self.glued(start).is_some()
            && !is_marked
        {
            return None;
        }
        if let Some(read) = self.of_several_signs(start) {
            return Some(read);
        }
        let mut found = Vec::new();
        let mut at = start;
        while self.is_letter(at) && (at == start || self.glued(at).is_some()) {
            let Some(Part::Value(value)) = self.word(at).and_then(|word| numbers.word(word)) else {
                break;
            };
            if self.other(at) > 0 {
                break;
            }
            found.push(value);
            at += 1;
        }
        let is_whole = start == 0 && at == self.items.len();
        let alone = found.len() == 1
            || (self.language == "ko" && (found.len() < 3 || !found.iter().any(|v| *v >= 10)));
        let is_one = found == [1] && !is_marked && !is_whole;
        if found.is_empty() || is_one || (alone && !is_marked && !is_whole && !self.is_measured(at))
        {
            return None;
        }
        if self.language == "ko"
            && !is_whole
            && !is_marked
            && found.len() == 1
            && found.iter().all(|v| *v < 10)
        {
            return None;
        }
        let values = signs(&found).map(|value| Decimal::new(value, 0)).into_iter().collect();
        Some(Read { values, rank: Rank::Cardinal, next: at })
    }

    /// A number that is one word of several signs: "일곱".
    fn of_several_signs(&self, start: usize) -> Option<Read> {
        let mut word = self.word(start).filter(|_| self.is_letter(start))?.to_owned();
        for next in start + 1..start + 4 {
            if !self.is_letter(next) || self.glued(next).is_none() {
                return None;
            }
            word.push_str(self.word(next)?);
            if let Some(Part::Value(value)) = self.numbers?.word(&word) {
                let values = vec![Decimal::new(value, 0)];
                return Some(Read { values, rank: Rank::Cardinal, next: next + 1 });
            }
        }
        None
    }

    fn is_measured(&self, at: usize) -> bool {
        let measures = self.numbers.map_or(&[][..], |numbers| &numbers.measures);
        measures.iter().any(|measure| self.letters(at, measure).is_some())
    }
}

//! The tables of words, and what a word of them means.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};

use crate::rules::naming::folded;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

/// Last, this or next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// -1, 0 or 1.
    pub(super) by: i64,
    /// Whether it may also mean so many days, counted from the day itself.
    pub(super) is_rolling: bool,
    /// Whether it is said of several.
    pub(super) is_plural: bool,
}

/// What a word means. The classes are those of `reckoning.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// From 0 for Monday.
    Weekday(usize),
    /// From 1.
    Month(u8),
    /// A month of the Persian calendar, from 1.
    Persian(u8),
    /// A season, from 1 for spring.
    Season(u8),
    /// A day that has a name, in up to two calendars or customs.
    Feast([Option<Feast>; 2]),
    /// A day of the month where the month follows.
    Ordinal(u8),
    Number(i64),
    /// So many days from today, and another such number where the word means two days.
    Day(i64, i64),
    Night(i64, i64),
    Adjective(Turn),
    Unit(Unit),
    /// Several of a unit.
    Units(Unit),
    Period(Unit, i64),
    Count(i64, Unit),
    Sign(Unit),
    Ago,
    In,
    After,
    Within,
    Neutral,
    Overnight,
    /// An hour within the day.
    Noon,
    Clock,
    /// A time begins, ends, or ends before: see [`Limit`].
    Bound(Limit),
    End,
    Era(i64),
    Shift,
}

/// The days of a year that have a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feast {
    pub(super) month: u8,
    /// The first and the last day.
    pub(super) days: (u8, u8),
}

impl Feast {
    /// A day or several of a month: "12:24-26".
    fn of(text: &str) -> Option<Feast> {
        let (month, days) = text.split_once(':')?;
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let small = |text: &str| text.parse::<u8>().ok();
        Some(Feast { month: small(month)?, days: (small(first)?, small(last)?) })
    }
}

/// What a date is of a time that it limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// Its beginning or its end.
    Either,
    Start,
    End,
    /// Its end, or the day after it.
    Before,
}

/// The words of a language and the rules that its grammar has.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any may be with any"
)]
#[derive(Debug, Default)]
pub(super) struct Language {
    pub(super) tag: &'static str,
    /// Words in the form in which names are compared, with one blank between them.
    pub(super) forms: HashMap<String, Word>,
    /// Names of days that are nothing else.
    pub(super) weekdays: HashMap<String, usize>,
    /// The most words of a form, or characters where the language has no blanks.
    pub(super) longest: usize,
    pub(super) prefixes: Vec<String>,
    pub(super) endings: Vec<String>,
    /// Words are not divided by blanks, or not always.
    pub(super) is_undivided: bool,
    /// "Last" and "next" follow what they belong to.
    pub(super) has_modifier_after: bool,
    /// "Ago" is before what is counted.
    pub(super) has_ago_before: bool,
    /// Months and years may be those of another calendar where no name tells which.
    pub(super) has_own_calendar: bool,
    /// "Next Friday" is the nearest one.
    pub(super) has_nearest_days: bool,
    /// The day is written before the month, also in digits.
    pub(super) has_day_first: bool,
    /// The sign of the day counts days as well.
    pub(super) has_counting_sign: bool,
    /// The number of a day may follow the word for a day: "el día 3 de marzo".
    pub(super) has_day_of_number: bool,
}

/// The languages, in the order of the tables.
pub(super) static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let mut all: Vec<Language> = Vec::new();
    // The grammar goes first: forms are kept without blanks where a language has none.
    let tables = [include_str!("reckoning.tsv"), include_str!("names.tsv")];
    let rows = || tables.into_iter().flat_map(rows);
    for (tag, class, entries) in rows() {
        let at = all.iter().position(|language| language.tag == tag).unwrap_or(all.len());
        if at == all.len() {
            all.push(Language { tag, forms: HashMap::new(), ..Language::default() });
        }
        if let Some(language) = all.get_mut(at).filter(|_| class == "grammar") {
            language.set(entries);
        }
    }
    for (tag, class, entries) in rows() {
        if let Some(language) = all.iter_mut().find(|language| language.tag == tag) {
            for entry in entries.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
                language.add(class, entry);
            }
        }
    }
    for language in &mut all {
        language.endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
    }
    all
});

/// The rows of a table: language, class, entries.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

impl Language {
    fn set(&mut self, rules: &str) {
        for rule in rules.split(',').map(str::trim) {
            match rule {
                "undivided" => self.is_undivided = true,
                "modifier-after" => self.has_modifier_after = true,
                "ago-before" => self.has_ago_before = true,
                "own-calendar" => self.has_own_calendar = true,
                "nearest-days" => self.has_nearest_days = true,
                "day-first" => self.has_day_first = true,
                "sign-counts" => self.has_counting_sign = true,
                "day-of-number" => self.has_day_of_number = true,
                _ => debug_assert!(false, "no rule of grammar is called {rule}"),
            }
        }
    }

    fn add(&mut self, class: &str, entry: &str) {
        match class {
            "grammar" => {}
            "prefix" => self.prefixes.push(folded(entry)),
            "ending" => self.endings.push(folded(entry)),
            _ => {
                let (value, forms) = entry.split_once('=').unwrap_or(("", entry));
                let Some(word) = meaning(class, value) else {
                    debug_assert!(false, "{}: {class}: {entry}", self.tag);
                    return;
                };
                for form in forms.split('|') {
                    let form = self.folded(form);
                    let length =
                        if self.is_undivided { form.chars().count() } else { words(&form) };
                    self.longest = self.longest.max(length);
                    if let (Word::Weekday(day), "weekday") = (word, class) {
                        self.weekdays.insert(form.clone(), day);
                    }
                    self.forms.entry(form).or_insert(word);
                }
            }
        }
    }

    /// A form as it is kept.
    fn folded(&self, form: &str) -> String {
        let parts: Vec<String> = form.split_whitespace().map(folded).collect();
        parts.join(if self.is_undivided { "" } else { " " })
    }
}

fn words(form: &str) -> usize {
    form.split(' ').count()
}

/// What the entries of a class mean.
fn meaning(class: &str, value: &str) -> Option<Word> {
    let number = |text: &str| text.parse::<i64>().ok();
    // A day that may be either of two.
    let either = |text: &str| match text.split_once('/') {
        Some((one, other)) => Some((number(one)?, number(other)?)),
        None => Some((number(text)?, number(text)?)),
    };
    Some(match class {
        "weekday" | "weekday-short" => Word::Weekday(value.parse::<usize>().ok()?.checked_sub(1)?),
        "month" | "month-short" => Word::Month(value.parse().ok()?),
        "persian" => Word::Persian(value.parse().ok()?),
        "season" => Word::Season(value.parse().ok()?),
        "ordinal" => Word::Ordinal(value.parse().ok()?),
        "feast" => {
            let (one, other) = value.split_once('/').unwrap_or((value, ""));
            Word::Feast([Some(Feast::of(one)?), Feast::of(other)])
        }
        "number" => Word::Number(number(value)?),
        "day" => either(value).map(|(one, other)| Word::Day(one, other))?,
        "night" => either(value).map(|(one, other)| Word::Night(one, other))?,
        "adjective" => Word::Adjective(Turn {
            by: number(value.trim_start_matches('r').trim_end_matches('s'))?,
            is_rolling: value.starts_with('r'),
            is_plural: value.ends_with('s'),
        }),
        "unit" => match value.strip_suffix('s') {
            Some(value) => Word::Units(unit(value)?),
            None => Word::Unit(unit(value)?),
        },
        "sign" => Word::Sign(unit(value)?),
        "period" => {
            let (name, by) = value.split_once(':')?;
            Word::Period(unit(name)?, number(by)?)
        }
        "count" => {
            let (count, name) = value.split_once(':')?;
            Word::Count(number(count)?, unit(name)?)
        }
        "ago" => Word::Ago,
        "in" => Word::In,
        "after" => Word::After,
        "within" => Word::Within,
        "neutral" => Word::Neutral,
        "overnight" => Word::Overnight,
        "noon" => Word::Noon,
        "clock" => Word::Clock,
        "bound" => Word::Bound(Limit::Either),
        "since" => Word::Bound(Limit::Start),
        "until" => Word::Bound(Limit::End),
        "before" => Word::Bound(Limit::Before),
        "end" => Word::End,
        "era" => Word::Era(number(value)?),
        "shift" => Word::Shift,
        _ => return None,
    })
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "weekend" => Unit::Weekend,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_complete_and_in_order() {
        for language in LANGUAGES.iter() {
            let tag = language.tag;
            let days = |wanted| language.weekdays.values().any(|day| *day == wanted);
            assert!((0..7).all(days), "{tag} lacks a day of the week");
            let months = |wanted| language.forms.values().any(|word| *word == Word::Month(wanted));
            let has_signs = language.forms.values().any(|word| matches!(word, Word::Sign(_)));
            assert!(has_signs || (1..=12).all(months), "{tag} lacks a month");
            assert!(!language.forms.contains_key(""), "{tag} has an empty form");
        }
        for (tag, class, entries) in
            [include_str!("names.tsv"), include_str!("reckoning.tsv")].into_iter().flat_map(rows)
        {
            let values = entries.split(", ").filter_map(|entry| Some(entry.split_once('=')?.0));
            assert!(
                matches!(class, "grammar" | "prefix" | "ending")
                    || values.clone().count() == 0
                    || values.count() == entries.split(", ").count(),
                "{tag}\t{class}: an entry without a value"
            );
        }
    }

    #[test]
    fn no_form_has_two_meanings_in_a_language() {
        let mut all: HashMap<(&str, String), Word> = HashMap::new();
        let mut twice = Vec::new();
        for (tag, class, entries) in
            [include_str!("names.tsv"), include_str!("reckoning.tsv")].into_iter().flat_map(rows)
        {
            let language = LANGUAGES.iter().find(|language| language.tag == tag).unwrap();
            for entry in entries.split(", ") {
                let (value, forms) = entry.split_once('=').unwrap_or(("", entry));
                let Some(word) = meaning(class, value) else { continue };
                for form in forms.split('|') {
                    let form = language.folded(form);
                    if let Some(before) = all.insert((tag, form.clone()), word)
                        && before != word
                    {
                        twice.push(format!("{tag} {form}: {before:?} and {word:?}"));
                    }
                }
            }
        }
        assert!(twice.is_empty(), "{}", twice.join("\n"));
    }
}

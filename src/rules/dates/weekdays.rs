//! The days of the week in the languages of diplomatic news.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _, HashSet};

/// The names of one language, Monday first. A name may have several forms: cases, spellings, the
/// two or three names that one day has.
type Week = [&'static [&'static str]; 7];

/// The languages, by their tags. Short forms are left out: "Sat" and "mar" are words as well.
const WEEKS: &[(&str, Week)] = &[
    (
        "en",
        [
            &["monday"],
            &["tuesday"],
            &["wednesday"],
            &["thursday"],
            &["friday"],
            &["saturday"],
            &["sunday"],
        ],
    ),
    (
        "de",
        [
            &["montag"],
            &["dienstag"],
            &["mittwoch"],
            &["donnerstag"],
            &["freitag"],
            &["samstag", "sonnabend"],
            &["sonntag"],
        ],
    ),
    (
        "fr",
        [
            &["lundi"],
            &["mardi"],
            &["mercredi"],
            &["jeudi"],
            &["vendredi"],
            &["samedi"],
            &["dimanche"],
        ],
    ),
    (
        "es",
        [
            &["lunes"],
            &["martes"],
            &["miércoles"],
            &["jueves"],
            &["viernes"],
            &["sábado"],
            &["domingo"],
        ],
    ),
    (
        "pt",
        [
            &["segunda feira"],
            &["terça feira"],
            &["quarta feira"],
            &["quinta feira"],
            &["sexta feira"],
            &["sábado"],
            &["domingo"],
        ],
    ),
    (
        "it",
        [
            &["lunedì"],
            &["martedì"],
            &["mercoledì"],
            &["giovedì"],
            &["venerdì"],
            &["sabato"],
            &["domenica"],
        ],
    ),
    (
        "nl",
        [
            &["maandag"],
            &["dinsdag"],
            &["woensdag"],
            &["donderdag"],
            &["vrijdag"],
            &["zaterdag"],
            &["zondag"],
        ],
    ),
    (
        "tr",
        [
            &["pazartesi"],
            &["salı"],
            &["çarşamba"],
            &["perşembe"],
            &["cuma"],
            &["cumartesi"],
            &["pazar"],
        ],
    ),
    (
        "ru",
        [
            &["понедельник", "понедельника", "понедельнику"],
            &["вторник", "вторника", "вторнику"],
            &["среда", "среду", "среды", "среде"],
            &["четверг", "четверга", "четвергу"],
            &["пятница", "пятницу", "пятницы", "пятнице"],
            &["суббота", "субботу", "субботы", "субботе"],
            &["воскресенье", "воскресенья", "воскресенью"],
        ],
    ),
    (
        "ar",
        [&["الاثنين"], &["الثلاثاء"], &["الأربعاء"], &["الخميس"], &["الجمعة"], &["السبت"], &["الأحد"]],
    ),
    (
        "fa",
        [
            &["دوشنبه", "دو شنبه"],
            &["سهشنبه", "سه شنبه"],
            &["چهارشنبه", "چهار شنبه"],
            &["پنجشنبه", "پنج شنبه"],
            &["جمعه"],
            &["شنبه"],
            &["یکشنبه", "یک شنبه"],
        ],
    ),
    (
        "he",
        [
            &["יום שני"],
            &["יום שלישי"],
            &["יום רביעי"],
            &["יום חמישי"],
            &["יום שישי"],
            &["שבת", "בשבת"],
            &["יום ראשון"],
        ],
    ),
];

/// The English names, Monday first, for messages.
pub(super) const ENGLISH: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Each name as [`plain`] makes it, with the number of its day, from 0 for Monday.
static NAMES: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (_, week) in WEEKS {
        for (day, forms) in week.iter().enumerate() {
            names.extend(forms.iter().map(|form| (plain(form), day)));
        }
    }
    names
});

/// The words that names of two words begin with.
static FIRST: LazyLock<HashSet<String>> = LazyLock::new(|| {
    NAMES.keys().filter_map(|name| Some(name.split_once(' ')?.0.to_owned())).collect()
});

/// The day of the week, from 0 for Monday, that a text names; none where it names several, or none.
pub(super) fn named(text: &str) -> Option<usize> {
    let text = plain(text);
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut found = None;
    let mut before: Option<&str> = None;
    let mut next = words.next();
    while let Some(word) = next {
        next = words.next();
        // The longer name goes first: the Persian names of five days end with that of a sixth.
        let pair = before
            .filter(|before| FIRST.contains(*before))
            .map(|before| format!("{before} {word}"));
        let pair = pair.and_then(|pair| NAMES.get(&pair).copied());
        let joins = FIRST.contains(word)
            && next.is_some_and(|next| NAMES.contains_key(&format!("{word} {next}")));
        let day = pair.or_else(|| NAMES.get(word).copied().filter(|_| !joins));
        match (found, day) {
            (Some(found), Some(day)) if found != day => return None,
            (None, Some(_)) => found = day,
            _ => {}
        }
        before = Some(hebrew_day(word));
    }
    found
}

/// The Hebrew word for day without the preposition that is written with it.
fn hebrew_day(word: &str) -> &str {
    match word {
        "ביום" | "ליום" | "מיום" => "יום",
        word => word,
    }
}

/// Small letters, without what is written or left out at will.
fn plain(text: &str) -> String {
    let kept = text.chars().flat_map(char::to_lowercase).filter_map(|c| match c {
        // The zero-width non-joiner, the stretching bar and the short vowels.
        '\u{200C}' | '\u{640}' | '\u{64B}'..='\u{652}' => None,
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ي' => Some('ی'),
        'ك' => Some('ک'),
        c => Some(c),
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_days() {
        for (tag, week) in WEEKS {
            for (day, forms) in week.iter().enumerate() {
                assert!(!forms.is_empty(), "{tag}");
                for form in *forms {
                    assert_eq!(named(form), Some(day), "{tag}: {form}");
                }
            }
        }
    }

    #[test]
    fn one_day_in_a_text_is_found() {
        for (text, day) in [
            ("on Monday", Some(0)),
            ("late on WEDNESDAY, 4 March", Some(2)),
            ("am Sonnabend", Some(5)),
            ("le vendredi 6 mars", Some(4)),
            ("el miércoles", Some(2)),
            ("na terça-feira", Some(1)),
            ("Perşembe günü", Some(3)),
            ("в среду", Some(2)),
            ("يوم الإثنين", Some(0)),
            ("يوم الأربعاء", Some(2)),
            ("روز سه\u{200C}شنبه", Some(1)),
            ("روز سه شنبه", Some(1)),
            ("يكشنبه", Some(6)),
            ("روز شنبه", Some(5)),
            ("ביום שני", Some(0)),
            ("יום ראשון", Some(6)),
            ("שני הצדדים", None),
            ("Wednesday, or so; Wednesday morning", Some(2)),
            ("between Monday and Tuesday", None),
            ("on Mondays", None),
            ("last week", None),
            ("دوشنبه یا شنبه", None),
            ("", None),
        ] {
            assert_eq!(named(text), day, "{text}");
        }
    }
}

use super::*;
use crate::model::{Bounds, Day};

#[test]
fn one_day_in_a_text_is_found() {
    for (text, day) in [
        ("on Monday", Some(0)),
        ("late on WEDNESDAY, 4 March", Some(2)),
        ("at the quay on Wednesday; Wednesday morning", Some(2)),
        ("am Sonnabend in Hafen", Some(5)),
        ("el miércoles", Some(2)),
        ("na terça-feira", Some(1)),
        ("Perşembe günü", Some(3)),
        ("в среду", Some(2)),
        ("يوم الإثنين", Some(0)),
        ("روز سه\u{200C}شنبه", Some(1)),
        ("يكشنبه", Some(6)),
        ("روز شنبه", Some(5)),
        ("ביום שני", Some(0)),
        ("यह बुधवार", Some(2)),
        ("在星期二的会谈", Some(1)),
        ("金曜日の会談", Some(4)),
        ("금요일 회담", Some(4)),
        ("שני הצדדים", None),
        ("between Monday and Tuesday", None),
        ("the day before Monday", None),
        ("on Mondays", None),
        ("星期一次", None),
        ("last week", None),
        ("دوشنبه یا شنبه", None),
        ("", None),
    ] {
        assert_eq!(weekday(text), day, "{text}");
    }
}

#[test]
fn what_has_words_that_are_not_known_is_not_read() {
    for (text, language) in [
        ("on Tuesday in Port Ellin", "en"),
        ("on the eve of 3 March", "en"),
        ("3 or 4 March", "en"),
        ("3 4 March", "en"),
        ("32 March", "en"),
        ("March 1447", "en"),
        ("on 3/25/2025/1", "en"),
        ("1234567890", "en"),
        ("two days", "en"),
        ("the week", "en"),
        ("ago", "en"),
        ("10 a.m.", "en"),
        ("last", "en"),
        ("a", "en"),
        ("", "en"),
        ("listopad 2025", "hr"),
        ("前日", "ja"),
        ("3日間", "ja"),
    ] {
        assert_eq!(read(text, language), None, "{text}");
    }
}

#[test]
fn a_text_of_another_language_is_read_where_the_own_one_has_no_words_for_it() {
    for (text, language) in
        [("вчера", "en"), ("gestern", "zh-Hant"), ("ayer", "mul"), ("昨天", "EN")]
    {
        assert_eq!(read(text, language), read("yesterday", "en"), "{text}");
    }
}

#[test]
fn any_mixture_of_words_is_read_or_left() {
    let mut state = 7_u64;
    let mut next = |most: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % most
    };
    let today = Day { year: 2026, month: 3, day: 3 }.number();
    let numbers =
        ["1", "3", "31", "2022", "24.02.2022", "3-5", "10:30", "99", "0", "12/13", "2/30"];
    let mut understood = 0;
    for language in LANGUAGES.iter() {
        let mut forms: Vec<&str> = language.forms.keys().map(String::as_str).collect();
        forms.sort_unstable();
        for _ in 0..400 {
            let count = 1 + next(5);
            let words: Vec<&str> = (0..count)
                .map(|_| {
                    if next(4) == 0 {
                        numbers[next(numbers.len())]
                    } else {
                        forms[next(forms.len())]
                    }
                })
                .collect();
            let Some(phrase) = read(&words.join(" "), language.tag) else { continue };
            understood += 1;
            let date = Days { first: today - 40, last: today - 40 };
            let publication = Some(Days { first: today, last: today });
            // What is proposed is what the words say.
            let day = |days: Days| {
                let text = Day::numbered(days.first).to_string();
                Dated::new(&text, &Bounds::as_written(&text).unwrap(), Aim::Past).unwrap()
            };
            if let Some(meant) = phrase.nearest(&day(date), publication)
                && !meant.contains(['/', '~'])
                && let Some(bounds) = Bounds::as_written(&meant)
                && let Some(days) = Dated::new(&meant, &bounds, Aim::Past)
            {
                assert!(phrase.may_be(&days, 0, publication), "{words:?}: {meant}");
            }
        }
    }
    assert!(understood > 500, "{understood}");
}

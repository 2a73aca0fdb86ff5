//! How much of each language is known: phrases that deny and phrases that only look so, and numbers
//! that are equal and numbers that are not.

use std::collections::BTreeMap;

use super::lexicon::rows;
use super::*;

fn denies(text: &str, language: &str) -> bool {
    hits(text, language).iter().any(|hit| hit.sense == Sense::Negation)
}

#[test]
fn denials_are_found_and_other_words_are_not() {
    let mut figures: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (language, kind, phrase) in rows(include_str!("../../../tests/data/sense.tsv")) {
        let of_kind = usize::from(kind == "plain") * 2;
        let hit = denies(phrase, language);
        let figures = figures.entry(language).or_default();
        figures[of_kind] += 1;
        figures[of_kind + 1] += usize::from(hit);
        if hit != (kind == "deny") {
            wrong.push(format!("{language} {kind}: {phrase}"));
        }
    }
    println!("language  recall  false alarms");
    for (language, [denied, found, plain, alarms]) in &figures {
        println!("{language}  {found}/{denied}  {alarms}/{plain}");
    }
    println!("{}", wrong.join("\n"));
    assert_eq!(figures.len(), 18);
    let (mut all, mut all_alarms) = (0, 0);
    for (language, [denied, found, plain, alarms]) in figures {
        assert!(denied >= 25 && plain >= 15, "{language}");
        assert!(found * 100 >= denied * 90, "{language}: {found} of {denied}");
        (all, all_alarms) = (all + plain, all_alarms + alarms);
    }
    assert!(all_alarms * 100 <= all * 3, "{all_alarms} of {all}");
}

#[test]
fn numbers_are_compared_by_value_and_unit() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (language, kind, pair) in rows(include_str!("../../../tests/data/numerals.tsv")) {
        let (one, other) = pair.split_once(" | ").unwrap();
        let only = |text: &str| -> Option<numeral::Numeral> {
            let mut all = numerals(text, language);
            (all.len() == 1).then(|| all.remove(0))
        };
        let equal = match kind {
            "none" => only(one).or(only(other)).map(|_| true),
            _ => only(one).zip(only(other)).map(|(one, other)| {
                assert_eq!(one.may_be(&other), other.may_be(&one), "{pair}");
                one.may_be(&other)
            }),
        };
        let expected = match kind {
            "none" => None,
            kind => Some(kind == "equal"),
        };
        count += 1;
        if equal != expected {
            let all = [one, other].map(|text| numerals(text, language));
            wrong.push(format!("{language} {kind}: {pair}: {all:?}"));
        }
    }
    assert!(count >= 150, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hits_have_their_sense_and_place() {
    let of = |text: &str, language: &str| -> Vec<(Sense, String)> {
        hits(text, language)
            .into_iter()
            .map(|hit| {
                assert_eq!(text.get(hit.at.clone()), Some(hit.word));
                (hit.sense, hit.word.to_owned())
            })
            .collect()
    };
    let one = |sense: Sense, word: &str| vec![(sense, word.to_owned())];
    for (text, language, sense, word) in [
        ("We sell if they pay", "en", Sense::Condition, "if"),
        ("as long as they pay", "en", Sense::Condition, "as long as"),
        ("They may pay", "en", Sense::Modal, "may"),
        ("We’ll pay", "en", Sense::Modal, "We’ll"),
        ("$5 million of it", "en", Sense::Number, "$5 million"),
        ("Wir zahlen, sofern sie zahlen", "de", Sense::Condition, "sofern"),
        ("Er soll zahlen", "de", Sense::Modal, "soll"),
        ("s’il paie", "fr", Sense::Condition, "s’il"),
        ("Deben pagar", "es", Sense::Modal, "Deben"),
        ("purché paghino", "it", Sense::Condition, "purché"),
        ("contanto que paguem", "pt", Sense::Condition, "contanto que"),
        ("tenzij zij betalen", "nl", Sense::Condition, "tenzij"),
        ("jeśli zapłacą", "pl", Sense::Condition, "jeśli"),
        ("если заплатят", "ru", Sense::Condition, "если"),
        ("якщо заплатять", "uk", Sense::Condition, "якщо"),
        ("öderse satarız", "tr", Sense::Condition, "öderse"),
        ("إذا دفعوا", "ar", Sense::Condition, "إذا"),
        ("اگر بپردازند", "fa", Sense::Condition, "اگر"),
        ("אם ישלמו", "he", Sense::Condition, "אם"),
        ("如果付款", "zh", Sense::Condition, "如果"),
        ("もし払う", "ja", Sense::Condition, "もし"),
        ("돈을 내면 판다", "ko", Sense::Condition, "내면"),
        ("यदि वे दें", "hi", Sense::Condition, "यदि"),
        ("我们不\n出售", "zh", Sense::Negation, "不"),
        ("是\u{3000}否，不好", "zh", Sense::Negation, "不"),
        ("ไม่ขาย", "th", Sense::Negation, "ไม่"),
        ("De säljer inte", "sv", Sense::Negation, "inte"),
        ("Δεν πουλάμε", "el", Sense::Negation, "Δεν"),
    ] {
        assert_eq!(of(text, language), one(sense, word), "{text}");
    }
    assert_eq!(of("We will not pay 5 unless", "en").len(), 4);
    assert!(hits("We will not pay", "x-karvel").is_empty() && hits("", "en").is_empty());
}

#[test]
fn small_words_are_known_by_language() {
    for (word, language) in [
        ("that", "en"),
        ("dass", "de"),
        ("qu’", "fr"),
        ("که", "fa"),
        ("что", "ru"),
        ("że", "pl"),
        ("ki", "tr"),
        ("أن", "ar"),
        ("כי", "he"),
        ("कि", "hi"),
    ] {
        assert!(is_complementizer(word, language), "{word}");
    }
    for (word, language) in [
        ("said", "en"),
        ("erklärte", "de"),
        ("a-t-il dit", "fr"),
        ("afirmó", "es"),
        ("сказал", "ru"),
        ("заявила", "ru"),
        ("dedi", "tr"),
        ("وقال", "ar"),
        ("گفت", "fa"),
        ("אמר", "he"),
        ("说", "zh"),
        ("述べた", "ja"),
        ("말했다", "ko"),
        ("कहा", "hi"),
    ] {
        assert!(is_reporting(word, language), "{word}");
    }
    for (word, language) in
        [("only", "en"), ("nur", "de"), ("只", "zh"), ("только", "ru"), ("רק", "he")]
    {
        assert!(is_only(word, language), "{word}");
    }
    assert!(is_saying("ואמר", "he"));
    assert!(is_saying("said", "en") && !is_saying("told", "en") && !is_saying("said", "fr"));
    assert_eq!(saying_at_start("表示：", "zh"), Some("表示".len()));
    assert_eq!(saying_at_start("不说", "zh"), None);
    assert!(verbs_of_saying("hu").any(|verb| verb == "mondta"));
    assert!(is_slight("One", "en") && !is_slight("two", "en") && is_slight("一", "zh"));
    assert!(!is_only("nur", "en") && !is_reporting("said", "fr"));
    assert!(!is_negation("refused", "en") && is_negation("kein", "de") && !is_negation("", "en"));
}

#[test]
fn what_is_known_is_counted() {
    let all: Vec<KnownLanguage> = known_languages().collect();
    assert!(all.len() >= 25 && all.windows(2).all(|pair| pair[0].language < pair[1].language));
    for known in all.iter().filter(|known| known.grammar.is_empty()).chain(&all) {
        assert!(known.negations > 5 && known.denials > 5 && known.conditions > 4, "{known:?}");
    }
    let numbers = all.iter().filter(|known| known.numbers > 25).count();
    assert!(numbers >= 14, "{numbers}");
}

#[test]
fn any_text_is_read() {
    let odd = [
        "'", "'''", "n't", "-5", "--", "5,", ",5", "5.", "٪", "%%", "百", "第", "제", "\u{301}",
        "½", "1,,2", "1 2 3", "a a a",
    ];
    for language in super::lexicon::languages().into_iter().chain(["", "x"]) {
        for one in odd {
            for other in odd {
                let text = format!("{one}{other} {other}{one}");
                for hit in hits(&text, language) {
                    assert_eq!(text.get(hit.at.clone()), Some(hit.word));
                }
            }
        }
    }
}

#[test]
fn long_texts_take_little_time() {
    for (piece, language) in [
        ("not ", "en"),
        ("einund", "de"),
        ("不非", "zh"),
        ("1,", "en"),
        ("五百", "zh"),
        ("3億5000万", "ja"),
        ("1 000 ", "fr"),
        ("one hundred ", "en"),
        ("'a", "fr"),
        ("million ", "en"),
        ("1 ", "ru"),
    ] {
        let start = std::time::Instant::now();
        let _ = hits(&piece.repeat(10_000), language);
        assert!(start.elapsed().as_secs() < 10, "{piece}");
    }
}

//! Words that turn the sense of a sentence: negations, numbers, and verbs of will and duty.
//!
//! The tables give a change its name in a message. They need not be complete, for a change is found
//! whatever it is called. Words are small, folded, and whole; the languages are those of the
//! agencies whose news is read most.

use crate::grounding::ChangeKind;
use crate::text::small;
use std::ops::Range;

/// Words that deny, by language.
const NEGATIONS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "not", "no", "never", "none", "nor", "neither", "without", "cannot", "nobody",
            "nothing", "nowhere", "hardly", "barely", "dont", "wont", "cant", "isnt", "arent",
            "wasnt", "didnt", "doesnt", "unless",
        ],
    ),
    (
        "de",
        &[
            "nicht",
            "nichts",
            "nie",
            "niemals",
            "niemand",
            "niemanden",
            "nirgends",
            "kein",
            "keine",
            "keinen",
            "keinem",
            "keiner",
            "keines",
            "keins",
            "ohne",
            "weder",
            "nein",
            "kaum",
        ],
    ),
    (
        "fr",
        &[
            "ne", "pas", "non", "jamais", "rien", "aucun", "aucune", "ni", "sans", "personne",
            "nul", "nulle", "guère",
        ],
    ),
    ("es", &["nunca", "jamás", "nada", "nadie", "ninguno", "ninguna", "ningún", "sin", "tampoco"]),
    ("it", &["non", "mai", "niente", "nessuno", "nessuna", "nessun", "senza", "né"]),
    ("pt", &["não", "nem", "sem", "ninguém", "nenhum", "nenhuma"]),
    ("nl", &["niet", "geen", "nooit", "niemand", "niets", "zonder", "noch"]),
    ("pl", &["nie", "nigdy", "nikt", "nic", "bez", "żaden", "żadna", "ani"]),
    ("tr", &["değil", "yok", "hayır", "asla", "hiç", "hiçbir", "olmadan"]),
    (
        "ru, uk",
        &[
            "не",
            "нет",
            "ни",
            "без",
            "никогда",
            "никто",
            "ничего",
            "нельзя",
            "ничто",
            "ні",
            "немає",
            "ніколи",
        ],
    ),
    (
        "ar",
        &["لا", "ليس", "ليست", "ليسوا", "لن", "لم", "ولا", "ولن", "ولم", "دون", "بدون", "غير", "كلا"],
    ),
    ("fa", &["نه", "نیست", "نیستند", "نیستیم", "نخیر", "هرگز", "هیچ", "بدون", "نباید", "نبود"]),
    ("ur", &["نہیں", "نہ", "مت", "بغیر"]),
    ("he", &["לא", "אין", "אל", "בלי", "מעולם", "אינו", "אינה", "אינם", "ללא"]),
    ("hi", &["नहीं", "न", "मत", "बिना"]),
    ("zh", &["不", "没", "沒", "无", "無", "未", "非", "别", "別", "勿", "否"]),
    ("ko", &["안", "못"]),
];

/// Strings that deny wherever they stand in a word: languages that join or do not divide words.
const DENYING: &[&str] =
    &["ない", "ません", "なかった", "ぬ", "않", "없", "아니", "못하", "ไม่", "มิ", "មិន", "မ", "ບໍ່"];

/// Words that are numbers, by language.
const NUMBERS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "hundreds",
            "thousand",
            "thousands",
            "million",
            "millions",
            "billion",
            "billions",
            "trillion",
            "dozen",
            "dozens",
            "half",
            "third",
            "quarter",
            "first",
            "second",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "fifteenth",
            "once",
            "twice",
            "double",
            "both",
            "percent",
        ],
    ),
    (
        "de",
        &[
            "null",
            "eins",
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
            "zwanzig",
            "dreißig",
            "hundert",
            "tausend",
            "millionen",
            "milliarde",
            "milliarden",
            "prozent",
            "dutzend",
            "hälfte",
        ],
    ),
    (
        "fr",
        &[
            "deux",
            "trois",
            "quatre",
            "cinq",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "vingt",
            "trente",
            "cent",
            "cents",
            "mille",
            "milliard",
            "milliards",
            "moitié",
            "pourcent",
        ],
    ),
    (
        "es, pt, it",
        &[
            "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "cien",
            "ciento", "mil", "millones", "mitad", "dois", "três", "quatro", "dez", "due", "tre",
            "cinque", "dieci", "cento", "milioni", "miliardi",
        ],
    ),
    (
        "ru, uk",
        &[
            "один",
            "два",
            "две",
            "три",
            "четыре",
            "пять",
            "шесть",
            "семь",
            "восемь",
            "девять",
            "десять",
            "двадцать",
            "сто",
            "тысяча",
            "тысяч",
            "миллион",
            "миллионов",
            "миллиардов",
            "процентов",
            "половина",
        ],
    ),
    (
        "tr",
        &["bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on", "yüz", "bin"],
    ),
    (
        "ar",
        &[
            "واحد",
            "اثنان",
            "ثلاثة",
            "أربعة",
            "خمسة",
            "ستة",
            "سبعة",
            "ثمانية",
            "تسعة",
            "عشرة",
            "مئة",
            "ألف",
            "مليون",
            "مليار",
        ],
    ),
    (
        "fa",
        &[
            "یک",
            "دو",
            "سه",
            "چهار",
            "پنج",
            "شش",
            "هفت",
            "هشت",
            "نه",
            "ده",
            "صد",
            "هزار",
            "میلیون",
            "میلیارد",
            "درصد",
        ],
    ),
    ("he", &["אחד", "שני", "שלושה", "ארבעה", "חמישה", "עשרה", "מאה", "אלף", "מיליון", "אחוז"]),
    (
        "zh, ja",
        &[
            "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万",
            "萬", "亿", "億", "零", "〇", "半",
        ],
    ),
];

/// Verbs that say how sure, how free or how bound somebody is, by language.
const MODALS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "will", "would", "shall", "should", "may", "might", "can", "could", "must", "ought",
            "maybe", "perhaps", "possibly", "probably",
        ],
    ),
    (
        "de",
        &[
            "wird", "werden", "würde", "würden", "soll", "sollen", "sollte", "sollten", "muss",
            "müssen", "müsste", "kann", "können", "könnte", "könnten", "darf", "dürfen", "dürfte",
            "mag", "möchte", "will", "wollen",
        ],
    ),
    (
        "fr",
        &[
            "peut",
            "peuvent",
            "pourrait",
            "pourraient",
            "doit",
            "doivent",
            "devrait",
            "devraient",
            "veut",
            "faut",
            "va",
            "vont",
        ],
    ),
    (
        "es, pt, it",
        &[
            "puede", "pueden", "podría", "podrían", "debe", "deben", "debería", "pode", "poderia",
            "deve", "deveria", "può", "possono", "potrebbe", "devono", "dovrebbe",
        ],
    ),
    (
        "ru, uk",
        &[
            "может",
            "могут",
            "мог",
            "могла",
            "должен",
            "должна",
            "должны",
            "бы",
            "будет",
            "будут",
            "можно",
            "надо",
            "може",
            "повинен",
        ],
    ),
    ("tr", &["gerek", "lazım", "belki", "mutlaka"]),
    ("ar", &["قد", "سوف", "يجب", "يمكن", "ربما", "ينبغي"]),
    ("fa", &["باید", "شاید", "خواهد", "خواهند", "خواهیم", "میتواند", "ممکن"]),
    ("he", &["יכול", "חייב", "צריך", "עשוי", "אולי"]),
    ("zh, ja", &["会", "會", "能", "可", "应", "應", "须", "必"]),
];

fn listed(table: &[(&str, &[&str])], word: &str) -> bool {
    table.iter().any(|(_, words)| words.contains(&word))
}

fn is_negation(word: &str) -> bool {
    word.ends_with("n't")
        || (word.starts_with("n'") && word.len() > 2)
        || listed(NEGATIONS, word)
        || DENYING.iter().any(|part| word.contains(part))
}

/// Whether a word in small letters denies in that language, given by its primary subtag in small
/// letters.
pub(super) fn denies_in(word: &str, language: &str) -> bool {
    let of_language = |tags: &str| tags.split(", ").any(|tag| tag == language);
    NEGATIONS.iter().any(|(tags, words)| of_language(tags) && words.contains(&word))
        || (matches!(language, "ja" | "km" | "ko" | "lo" | "my" | "th")
            && DENYING.iter().any(|part| word.contains(part)))
}

fn is_number(word: &str) -> bool {
    word.contains(|c: char| c.is_numeric() && !c.is_alphabetic())
        || matches!(word, "%" | "‰" | "٪" | "°" | "$" | "€" | "£" | "¥" | "₽" | "₪" | "﷼")
        || listed(NUMBERS, word)
}

/// A number in a text, in digits or as a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// As it is written.
    pub(crate) word: String,
    /// Where it is, in bytes of the text.
    pub(crate) at: Range<usize>,
    /// Its digits, or the word in small letters if its value is not known.
    value: String,
    is_known: bool,
}

impl Numeral {
    /// Whether both may be one number: they are equal, or one is in digits and the value of the
    /// other's word is not known.
    pub(crate) fn may_be(&self, other: &Numeral) -> bool {
        self.value == other.value || self.is_known != other.is_known
    }
}

/// The numbers in a text of that language, given by its primary subtag in small letters.
pub(crate) fn numerals(text: &str, language: &str) -> Vec<Numeral> {
    let of_language = |tags: &str| tags.split(", ").any(|tag| tag == language);
    let tables: Vec<&[&str]> =
        NUMBERS.iter().filter(|(tags, _)| of_language(tags)).map(|(_, words)| *words).collect();
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',');
    text.split(|c: char| !inner(c))
        .map(|word| word.trim_matches(['.', ',']))
        .filter_map(|word| {
            let small: String = word.chars().map(small).collect();
            let known = if small.starts_with(char::is_numeric) {
                Some(small.replace(',', if language == "en" { "" } else { "." }))
            } else if language == "en" {
                english(&small)
            } else {
                None
            };
            let listed = tables.iter().any(|words| words.contains(&small.as_str()));
            (known.is_some() || listed).then(|| Numeral {
                word: word.to_owned(),
                at: {
                    let at = word.as_ptr() as usize - text.as_ptr() as usize;
                    at..at + word.len()
                },
                is_known: known.is_some(),
                value: known.unwrap_or(small),
            })
        })
        .collect()
}

/// The digits of an English word for a number below a hundred that is one word.
fn english(word: &str) -> Option<String> {
    let (_, words) = NUMBERS.first()?;
    match words.iter().position(|other| *other == word)? {
        number @ 0..20 => Some(number.to_string()),
        tens @ 20..28 => Some((20 + (tens - 20) * 10).to_string()),
        _ => None,
    }
}

fn is_modal(word: &str) -> bool {
    word.ends_with("'ll") || word.ends_with("'d") || listed(MODALS, word)
}

/// Whether one word is the other with the negation of Persian before it.
fn denies(one: &str, other: &str) -> bool {
    let of = |long: &str, short: &str| {
        short.chars().nth(1).is_some()
            && ["ن", "نا"].iter().any(|no| long.strip_prefix(no) == Some(short))
    };
    of(one, other) || of(other, one)
}

/// The weightiest of the words that stand on one side only, if any has weight.
pub(crate) fn weightiest(
    source: &[&str],
    passage: &[&str],
    _language: Option<&str>,
) -> Option<ChangeKind> {
    let small = |words: &[&str]| -> Vec<String> {
        words.iter().map(|word| word.chars().map(small).collect()).collect()
    };
    let (mut left, right) = (small(source), small(passage));
    let mut only_right = Vec::new();
    for word in right {
        match left.iter().position(|other| *other == word) {
            Some(at) => drop(left.swap_remove(at)),
            None => only_right.push(word),
        }
    }
    let differ = |is: fn(&str) -> bool| left.iter().chain(&only_right).any(|word| is(word));
    let denied = left.iter().any(|one| only_right.iter().any(|other| denies(one, other)));
    // What is put together from many words of one letter each.
    let joined = |words: &[String], part: &&str| words.concat().contains(part);
    let part_denies = DENYING.iter().any(|part| joined(&left, part) != joined(&only_right, part));
    if denied || part_denies || differ(is_negation) {
        Some(ChangeKind::Negation)
    } else if differ(is_number) {
        Some(ChangeKind::Number)
    } else if differ(is_modal) {
        Some(ChangeKind::Modal)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights() {
        for (source, passage, kind) in [
            (&["will", "not"][..], &["will"][..], Some(ChangeKind::Negation)),
            (&["don't"], &["do"], Some(ChangeKind::Negation)),
            (&["not", "sell"], &["sell", "not"], None),
            (&["14"], &["15"], Some(ChangeKind::Number)),
            (&["١٤"], &["١٥"], Some(ChangeKind::Number)),
            (&["Fourteen"], &["Fifteen"], Some(ChangeKind::Number)),
            (&["%"], &[], Some(ChangeKind::Number)),
            (&["shall"], &["may"], Some(ChangeKind::Modal)),
            (&["we'll"], &["we"], Some(ChangeKind::Modal)),
            (&["will", "three"], &[], Some(ChangeKind::Number)),
            (&["harbour"], &["port"], None),
            (&["میفروشیم"], &["نمیفروشیم"], Some(ChangeKind::Negation)),
            (&["不"], &[], Some(ChangeKind::Negation)),
            (&["します"], &["しません"], Some(ChangeKind::Negation)),
            (&["ไ", "ม่"], &[], Some(ChangeKind::Negation)),
            (&["nicht"], &["noch"], Some(ChangeKind::Negation)),
            (&["n'est"], &["est"], Some(ChangeKind::Negation)),
            (&[], &[], None),
        ] {
            assert_eq!(weightiest(source, passage, None), kind, "{source:?} {passage:?}");
            assert_eq!(weightiest(passage, source, None), kind, "{source:?} {passage:?}");
        }
    }

    #[test]
    fn tables_are_small_and_folded() {
        for (_, words) in NEGATIONS.iter().chain(NUMBERS).chain(MODALS) {
            for word in *words {
                let small: String = word.chars().map(small).collect();
                assert_eq!(*word, small);
                assert_eq!(crate::grounding::fold::Folded::new(word).text, small);
            }
        }
    }

    #[test]
    fn numbers_of_a_text() {
        let told = |text: &str, language: &str| -> Vec<String> {
            numerals(text, language).into_iter().map(|number| number.value).collect()
        };
        assert_eq!(told("Nineteen, ninety-two or 1,000.", "en"), ["19", "90", "2", "1000"]);
        assert_eq!(told("on 14.5% once", "en"), ["14.5", "once"]);
        assert_eq!(told("on iki", "tr"), ["on", "iki"]);
        assert_eq!(told("on zwei", "de"), ["zwei"]);
        let number = |text: &str, language: &str| numerals(text, language).remove(0);
        assert!(number("zwei", "de").may_be(&number("3", "de")));
        assert!(!number("zwei", "de").may_be(&number("drei", "de")));
        assert!(!number("two", "en").may_be(&number("3", "en")));
    }
}

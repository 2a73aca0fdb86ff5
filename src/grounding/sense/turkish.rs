//! The Turkish verb: what is within it to deny it, and what ends it as a condition.
//!
//! The sign of denial, `-me-` or `-ma-`, is also the end of the verbal noun ("görüşme", a meeting), so
//! that only the signs are taken that are followed by what follows a verb.

/// Signs within or at the end of a denied verb that no noun has.
const WITHIN: &[&str] = &[
    "mıyor",
    "miyor",
    "muyor",
    "müyor",
    "meyecek",
    "mayacak",
    "meyeceğ",
    "mayacağ",
    "madığ",
    "mediğ",
    "memiş",
    "mamış",
    "memeli",
    "mamalı",
    "meksizin",
    "maksızın",
    "mayalım",
    "meyelim",
    "mayarak",
    "meyerek",
    "mayınca",
    "meyince",
    "memek",
    "mamak",
    "memesi",
    "maması",
    "memeye",
    "mamaya",
    "memeyi",
    "mamayı",
    "mayabil",
    "meyebil",
    "madıkça",
    "medikçe",
    "memekte",
    "mamakta",
];

/// Ends of a denied verb.
const ENDS: &[&str] = &[
    "mez",
    "maz",
    "mezler",
    "mazlar",
    "mezsin",
    "mazsın",
    "mezsiniz",
    "mazsınız",
    "meyiz",
    "mayız",
    "mezdi",
    "mazdı",
    "mezse",
    "mazsa",
    "mezken",
    "mazken",
    "medi",
    "madı",
    "medim",
    "madım",
    "medin",
    "madın",
    "medik",
    "madık",
    "mediniz",
    "madınız",
    "mediler",
    "madılar",
    "medikleri",
    "madıkları",
    "meden",
    "madan",
    "meyin",
    "mayın",
    "meyiniz",
    "mayınız",
    "mesin",
    "masın",
    "mesinler",
    "masınlar",
    "meyen",
    "mayan",
    "meyenler",
    "mayanlar",
    "meyeni",
    "mayanı",
    "meyenleri",
    "mayanları",
    "meyip",
    "mayıp",
    "mezlik",
    "mazlık",
    "memede",
    "mamada",
    "mezsek",
    "mazsak",
    "mezseniz",
    "mazsanız",
    "mezlerse",
    "mazlarsa",
];

/// Ends of a verb that is a condition, without the person.
const CONDITIONS: &[&str] = &[
    "arsa", "erse", "ırsa", "irse", "ursa", "ürse", "mazsa", "mezse", "yorsa", "caksa", "cekse",
    "dıysa", "diyse", "duysa", "düyse", "tıysa", "tiyse", "mışsa", "mişse", "muşsa", "müşse",
];

const PERSONS: &[&str] = &["", "m", "n", "k", "nız", "niz", "lar", "ler"];

/// The fewest letters before a sign.
const STEM: usize = 2;

/// Whether a word in small letters is a denied verb. The table lists those that only look so.
pub(super) fn denies(word: &str) -> bool {
    sign(word).is_some()
}

/// Where the sign of denial of a verb begins, in bytes.
fn sign(word: &str) -> Option<usize> {
    let is_stem =
        |at: &usize| word.get(..*at).is_some_and(|stem| stem.chars().nth(STEM - 1).is_some());
    let within = WITHIN.iter().filter_map(|sign| word.find(sign));
    let ends = ENDS.iter().filter_map(|end| word.strip_suffix(end)).map(str::len);
    within.chain(ends).filter(is_stem).filter(|_| !word.contains('\'')).min()
}

/// What may be put into a verb to deny it.
const PUT_IN: &[&str] = &["me", "ma", "mi", "mı", "mu", "mü", "ama", "eme", "yama", "yeme"];

/// Whether `long` is the verb `short` denied: both begin alike as far as the sign, or there is only
/// the sign between two parts of `short`.
pub(super) fn turns_round(long: &str, short: &str) -> bool {
    let denied =
        sign(long).is_some_and(|at| long.get(..at).is_some_and(|stem| short.starts_with(stem)));
    (denied && !denies(short)) || has_within(long, short)
}

/// Whether `long` is `short` with one of [`PUT_IN`] put between two parts of it.
fn has_within(long: &str, short: &str) -> bool {
    let cuts = short.char_indices().map(|(at, _)| at).skip(1);
    cuts.into_iter().any(|at| {
        let rest = long.strip_prefix(short.get(..at).unwrap_or_default());
        let rest = rest.and_then(|rest| rest.strip_suffix(short.get(at..).unwrap_or_default()));
        rest.is_some_and(|rest| PUT_IN.contains(&rest))
    })
}

/// Whether a word in small letters is a verb that is a condition: "satarsa".
pub(super) fn is_condition(word: &str) -> bool {
    let person = |person: &&str| {
        let stem = word.strip_suffix(*person).unwrap_or_default();
        CONDITIONS
            .iter()
            .any(|end| stem.strip_suffix(end).is_some_and(|rest| rest.chars().nth(1).is_some()))
    };
    !word.contains('\'') && PERSONS.iter().any(person)
}

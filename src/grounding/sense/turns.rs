//! Words that turn the meaning of a sentence round.

use super::weighty::denies_in;

/// Negations by the primary subtag of the language, in small letters. A word that is left out of a
/// quotation and stands here has left it with another meaning.
const NEGATIONS: &[(&str, &[&str])] = &[
    (
        "ar",
        &[
            "لا",
            "لم",
            "لن",
            "ليس",
            "ليست",
            "ليسوا",
            "لسنا",
            "لست",
            "ولا",
            "ولم",
            "ولن",
            "غير",
            "بدون",
            "كلا",
        ],
    ),
    (
        "de",
        &[
            "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals",
            "niemand", "nichts", "nein", "weder", "ohne", "nirgends",
        ],
    ),
    (
        "en",
        &[
            "no", "not", "never", "nor", "neither", "none", "nobody", "nothing", "nowhere",
            "cannot", "without", "hardly", "unless",
        ],
    ),
    (
        "es",
        &[
            "no", "nunca", "jamás", "ni", "nadie", "nada", "ningún", "ninguno", "ninguna", "sin",
            "tampoco",
        ],
    ),
    (
        "fa",
        &[
            "نه",
            "هیچ",
            "هرگز",
            "نیست",
            "نیستند",
            "نیستیم",
            "نیستم",
            "نیستید",
            "بدون",
            "نباید",
            "نبود",
            "نشد",
            "نشده",
            "ندارد",
            "نداریم",
            "ندارند",
            "نکرد",
            "نکرده",
        ],
    ),
    (
        "fr",
        &[
            "ne", "non", "pas", "jamais", "ni", "aucun", "aucune", "personne", "rien", "sans",
            "nul", "nulle",
        ],
    ),
    (
        "he",
        &["לא", "אין", "אל", "אינו", "אינה", "אינם", "איננו", "בלי", "ללא", "מעולם", "ולא", "ואין"],
    ),
    (
        "it",
        &[
            "non", "no", "mai", "né", "nessuno", "nessuna", "nessun", "niente", "nulla", "senza",
            "neanche",
        ],
    ),
    (
        "pt",
        &[
            "não", "nunca", "jamais", "nem", "ninguém", "nada", "nenhum", "nenhuma", "sem",
            "tampouco",
        ],
    ),
    ("ru", &["не", "нет", "ни", "никогда", "никто", "ничего", "ничто", "нельзя", "без", "никакой"]),
    ("tr", &["değil", "hayır", "yok", "asla", "hiç", "hiçbir", "olmadan", "ne"]),
    ("uk", &["не", "ні", "немає", "ніколи", "ніхто", "нічого", "без", "жоден"]),
    ("zh", &["不", "没", "沒", "无", "無", "未", "非", "别", "別"]),
];

/// Beginnings that make a word deny what it says without them, by language, in small letters.
const PREFIXES: &[(&str, &[&str])] = &[
    ("ar", &["لا", "غير"]),
    ("de", &["un", "nicht", "miss", "in", "im", "il", "ir", "des", "anti"]),
    ("en", &["un", "in", "im", "il", "ir", "dis", "non", "de", "anti"]),
    ("es", &["in", "im", "i", "des", "dis", "no", "anti"]),
    ("fa", &["ن", "نا", "بی", "غیر", "ضد"]),
    ("fr", &["in", "im", "il", "ir", "dés", "dé", "non", "mé", "anti"]),
    ("he", &["אי", "בלתי", "אל"]),
    ("it", &["in", "im", "il", "ir", "dis", "non", "anti"]),
    ("nl", &["on", "niet", "in", "im", "des", "anti"]),
    ("pl", &["nie", "bez", "anty"]),
    ("pt", &["in", "im", "i", "ir", "des", "não", "anti"]),
    ("ru", &["не", "без", "бес", "анти"]),
    ("uk", &["не", "без", "анти"]),
    ("ur", &["نا", "بے", "غیر"]),
    ("zh", &["不", "无", "無", "非", "未", "没", "沒", "反"]),
];

/// Ends that do the same.
const SUFFIXES: &[(&str, &[&str])] = &[
    ("de", &["los", "frei"]),
    ("en", &["less", "free"]),
    ("nl", &["loos", "vrij"]),
    ("tr", &["siz", "sız", "suz", "süz"]),
];

/// What a Turkish verb has within it to deny.
const WITHIN: &[&str] = &["me", "ma", "mi", "mı", "mu", "mü"];

/// Beginnings of English words that look denied and are not.
const NOT_DENIED: &[&str] = &[
    "debase",
    "declaim",
    "decode",
    "default",
    "defence",
    "defend",
    "deform",
    "delay",
    "depart",
    "deploy",
    "deport",
    "depose",
    "deposit",
    "depress",
    "design",
    "despite",
    "detail",
    "detract",
    "device",
    "devote",
    "discharg",
    "disclos",
    "discount",
    "discours",
    "discover",
    "dispatch",
    "displac",
    "display",
    "dispose",
    "disposition",
    "distract",
    "distress",
    "impact",
    "impart",
    "implant",
    "import",
    "impose",
    "imposing",
    "imposition",
    "impress",
    "imprint",
    "improv",
    "impulse",
    "income",
    "incoming",
    "increas",
    "indeed",
    "infield",
    "inflow",
    "inform",
    "inland",
    "inmate",
    "input",
    "inquir",
    "inscri",
    "insert",
    "inshore",
    "inside",
    "insight",
    "install",
    "instance",
    "instead",
    "insure",
    "intake",
    "intend",
    "intense",
    "intent",
    "invent",
    "inverse",
    "invest",
    "invoice",
    "involve",
    "inward",
];

/// The fewest letters of a word that a beginning or an end can turn round: "into" does not deny "to".
const STEM: usize = 3;

/// Whether `long` is `short` with a beginning, an end or an infix that denies it: "unwilling" of
/// "willing", "non-negotiable" of "negotiable". The language is given as for [`is_negation`].
pub(crate) fn turns_round(long: &str, short: &str, language: &str) -> bool {
    let plain = |word: &str| -> String {
        let kept =
            word.chars().filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{200C}'));
        kept.flat_map(char::to_lowercase).collect()
    };
    let (long, short) = (plain(long), plain(short));
    let least = if language == "zh" { 1 } else { STEM };
    let is_another = language == "en" && NOT_DENIED.iter().any(|start| long.starts_with(start));
    if short.chars().count() < least || is_another {
        return false;
    }
    let of = |table: &'static [(&str, &[&str])]| {
        table.iter().find(|(tag, _)| *tag == language).map_or(&[][..], |(_, list)| *list)
    };
    of(PREFIXES).iter().any(|prefix| long.strip_prefix(prefix) == Some(&short))
        || of(SUFFIXES).iter().any(|suffix| long.strip_suffix(suffix) == Some(&short))
        || (language == "tr" && has_within(&long, &short))
}

/// Whether `long` is `short` with one of [`WITHIN`] put in.
fn has_within(long: &str, short: &str) -> bool {
    let cuts = short.char_indices().map(|(at, _)| at).skip(1).chain([short.len()]);
    cuts.into_iter().any(|at| {
        let rest = long.strip_prefix(short.get(..at).unwrap_or_default());
        let rest = rest.and_then(|rest| rest.strip_suffix(short.get(at..).unwrap_or_default()));
        rest.is_some_and(|rest| WITHIN.contains(&rest))
    })
}

/// Whether a word stands for a beginning that denies the next one: "non" in "non negotiable".
pub(crate) fn is_loose_prefix(word: &str, language: &str) -> bool {
    language == "en" && matches!(word, "non" | "un" | "dis")
}

/// Whether `word` negates in that language, given by its primary subtag in small letters. Nothing is
/// known of languages that are not listed, here or in the tables of the grounding.
pub(crate) fn is_negation(word: &str, language: &str) -> bool {
    let word = word.to_lowercase().replace('’', "'");
    let list = NEGATIONS.iter().find(|(tag, _)| *tag == language).map_or(&[][..], |(_, list)| list);
    if denies_in(&word, language) {
        return true;
    }
    match language {
        "en" if word.ends_with("n't") || word.starts_with("not-") => true,
        "fr" if word.starts_with("n'") => true,
        // The negated present of every verb.
        "fa" if word.starts_with("نمی") => true,
        // No blanks: what was left out is one piece.
        "zh" => list.iter().any(|negation| word.contains(negation)),
        _ => list.contains(&word.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::{NEGATIONS, is_loose_prefix, is_negation, turns_round};

    #[test]
    fn negations_are_known_in_their_language() {
        for (word, language) in [
            ("Not", "en"),
            ("won’t", "en"),
            ("don't", "en"),
            ("n’est", "fr"),
            ("pas", "fr"),
            ("نمی‌فروشیم", "fa"),
            ("我们不会", "zh"),
            ("keine", "de"),
            ("לא", "he"),
        ] {
            assert!(is_negation(word, language), "{word}");
        }
        for (word, language) in [
            ("note", "en"),
            ("pas", "en"),
            ("n't", "de"),
            ("nous", "fr"),
            ("not", "x-karvel"),
            ("我们会", "zh"),
            ("می‌فروشیم", "fa"),
        ] {
            assert!(!is_negation(word, language), "{word}");
        }
    }

    #[test]
    fn words_are_turned_round_at_either_end() {
        for (long, short, language) in [
            ("unwilling", "willing", "en"),
            ("Unwilling", "willing", "en"),
            ("non-negotiable", "negotiable", "en"),
            ("nonnegotiable", "negotiable", "en"),
            ("inconclusive", "conclusive", "en"),
            ("impossible", "possible", "en"),
            ("disagree", "agree", "en"),
            ("harmless", "harm", "en"),
            ("ungewiss", "gewiss", "de"),
            ("arbeitslos", "arbeits", "de"),
            ("désaccord", "accord", "fr"),
            ("неизвестно", "известно", "ru"),
            ("nieznane", "znane", "pl"),
            ("gelmedi", "geldi", "tr"),
            ("umutsuz", "umut", "tr"),
            ("نادرست", "درست", "fa"),
            ("不能", "能", "zh"),
        ] {
            assert!(turns_round(long, short, language), "{long}");
            assert!(!turns_round(short, long, language), "{short}");
            assert!(!turns_round(long, long, language), "{long}");
        }
        for (long, short, language) in [
            ("into", "to", "en"),
            ("inform", "form", "en"),
            ("designed", "signed", "en"),
            ("rewilling", "willing", "en"),
            ("unwilling", "willin", "en"),
            ("неизвестно", "известно", "en"),
            ("unwilling", "willing", "x-karvel"),
            ("gelmedi", "geldi", "en"),
            ("gelkodi", "geldi", "tr"),
        ] {
            assert!(!turns_round(long, short, language), "{long}");
        }
    }

    #[test]
    fn what_the_grounding_knows_is_known_here() {
        for (word, language) in [
            ("geen", "nl"),
            ("nigdy", "pl"),
            ("नहीं", "hi"),
            ("ありません", "ja"),
            ("없다", "ko"),
            ("barely", "en"),
            ("not-so", "en"),
            ("نہیں", "ur"),
        ] {
            assert!(is_negation(word, language), "{word}");
        }
        assert!(!is_negation("geen", "en") && !is_negation("ありません", "zh"));
        assert!(is_loose_prefix("non", "en") && !is_loose_prefix("un", "fr"));
        assert!(!is_loose_prefix("UN", "en"));
    }

    #[test]
    fn the_table_is_in_order_and_in_small_letters() {
        assert!(NEGATIONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (language, list) in NEGATIONS {
            for word in *list {
                assert_eq!(word.to_lowercase(), *word, "{language}");
            }
        }
    }
}

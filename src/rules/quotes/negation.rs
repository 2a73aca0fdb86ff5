//! Words that turn the meaning of a sentence round.

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

/// Whether `word` negates in that language, given by its primary subtag in small letters. Nothing is
/// known of languages that are not listed.
pub(super) fn is_negation(word: &str, language: &str) -> bool {
    let word = word.to_lowercase().replace('’', "'");
    let list = NEGATIONS.iter().find(|(tag, _)| *tag == language).map_or(&[][..], |(_, list)| list);
    match language {
        "en" if word.ends_with("n't") => true,
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
    use super::{NEGATIONS, is_negation};

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
    fn the_table_is_in_order_and_in_small_letters() {
        assert!(NEGATIONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (language, list) in NEGATIONS {
            for word in *list {
                assert_eq!(word.to_lowercase(), *word, "{language}");
            }
        }
    }
}

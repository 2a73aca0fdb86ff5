//! The forms that a word of a name takes in a text: what is put before and after it.

use std::sync::LazyLock;

use unicode_script::Script;

use super::table::Table;

/// The lists of prefixes, endings, particles and titles.
pub(crate) static AFFIXES: LazyLock<Table> =
    LazyLock::new(|| Table::new(include_str!("affixes.tsv")));

/// A stem has at least so many letters.
const STEM: usize = 3;

/// How a word of a text may be a word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It is that word.
    Whole,
    /// It is that word with something before it or after it.
    Affixed,
    /// It has the stem of that word, with another ending.
    Stem,
}

/// How the words of a language take endings.
enum Group {
    /// There is a list of them.
    Listed(&'static str),
    /// Anything short may follow the whole word.
    Free {
        stem: usize,
        most: usize,
    },
    Korean,
}

fn group(script: Script, language: &str) -> Group {
    match script {
        Script::Cyrillic => Group::Listed("cyrillic"),
        Script::Greek => Group::Listed("greek"),
        Script::Arabic => Group::Listed("arabic"),
        Script::Hangul => Group::Korean,
        Script::Latin => match language {
            "pl" | "cs" | "sk" | "sl" | "hr" | "bs" | "sr" => Group::Listed("slavic"),
            "lt" | "lv" => Group::Listed("baltic"),
            "hu" | "fi" | "et" | "eu" => Group::Free { stem: 4, most: 4 },
            "de" => Group::Listed("de"),
            "ro" => Group::Listed("ro"),
            _ => Group::Listed("default"),
        },
        Script::Devanagari if language == "mr" => Group::Free { stem: 3, most: 4 },
        Script::Bengali | Script::Georgian | Script::Armenian => Group::Free { stem: 3, most: 3 },
        Script::Tamil | Script::Telugu | Script::Kannada | Script::Malayalam => {
            Group::Free { stem: 3, most: 6 }
        }
        _ => Group::Listed("none"),
    }
}

/// Shows what a folded word of a text may be a form of, the likeliest first, until `look` is content.
pub(super) fn forms(
    word: &str,
    script: Script,
    language: &str,
    mut look: impl FnMut(&str, How) -> bool,
) -> bool {
    if look(word, How::Whole) {
        return true;
    }
    let ended = match group(script, language) {
        Group::Listed(list) => listed(word, list, &mut look),
        Group::Free { stem, most } => {
            shorter(word, stem, most).any(|stem| look(stem, How::Affixed))
        }
        Group::Korean => korean(word, &mut look),
    };
    ended
        || match script {
            Script::Arabic => prefixed(word, "arabic", &mut look),
            Script::Hebrew => prefixed(word, "hebrew", &mut look),
            _ => false,
        }
}

/// The word without one letter at its end, without two, and so on, the longest first.
fn shorter(word: &str, least: usize, most: usize) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().rev().take(most).map(|(at, _)| at);
    ends.filter_map(|end| word.get(..end)).filter(move |stem| has_letters(stem, least))
}

fn has_letters(word: &str, least: usize) -> bool {
    word.chars().nth(least.saturating_sub(1)).is_some()
}

fn listed(word: &str, list: &'static str, look: &mut impl FnMut(&str, How) -> bool) -> bool {
    let Some(endings) = AFFIXES.list("ending", list) else { return false };
    shorter(word, STEM, 5).any(|stem| {
        let ending = word.get(stem.len()..).unwrap_or_default();
        endings.contains(ending)
            && (look(stem, How::Affixed) || (list != "arabic" && look(stem, How::Stem)))
    })
}

fn prefixed(word: &str, list: &'static str, look: &mut impl FnMut(&str, How) -> bool) -> bool {
    word.char_indices().skip(1).take(4).any(|(at, _)| {
        let (Some(prefix), Some(stem)) = (word.get(..at), word.get(at..)) else { return false };
        has_letters(stem, STEM)
            && AFFIXES.has("prefix", list, prefix)
            && (look(stem, How::Affixed)
                // The article is a part of some names, and merges with the preposition before it.
                || prefix.ends_with(['ل', 'ה'])
                    && look(stem, How::Stem))
    })
}

fn korean(word: &str, look: &mut impl FnMut(&str, How) -> bool) -> bool {
    shorter(word, 1, 4).any(|stem| {
        let rest = word.get(stem.len()..).unwrap_or_default();
        let is_title = || AFFIXES.prefix("title", "ko", rest).is_some();
        let follows = AFFIXES.has("particle", "ko", rest) || is_title() || has_letters(stem, 3);
        follows && look(stem, How::Affixed)
    })
}

/// Under which stems a folded word of a name is found with other endings.
pub(super) fn stems(word: &str, script: Script) -> Vec<String> {
    let mut all = match script {
        Script::Cyrillic => cyrillic(word),
        Script::Latin => latin(word),
        Script::Greek => cut(word, &["ησ", "οσ", "ασ", "ισ", "εσ", "ουσ", "η", "α", "ο"]),
        Script::Arabic => word.strip_prefix("ال").map(str::to_owned).into_iter().collect(),
        Script::Hebrew => word.strip_prefix('ה').map(str::to_owned).into_iter().collect(),
        _ => Vec::new(),
    };
    all.retain(|stem| has_letters(stem, STEM));
    all
}

/// The word without the first of these endings that it has.
fn cut(word: &str, endings: &[&str]) -> Vec<String> {
    let stem = endings.iter().find_map(|ending| word.strip_suffix(ending));
    stem.map(str::to_owned).into_iter().collect()
}

/// The word with another ending.
fn with(word: &str, pairs: &[(&str, &str)]) -> Vec<String> {
    let other = |(old, new): &(&str, &str)| word.strip_suffix(old).map(|s| format!("{s}{new}"));
    pairs.iter().filter_map(other).collect()
}

fn cyrillic(word: &str) -> Vec<String> {
    let adjective = ["ий", "ый", "ой", "ей", "ій", "ая", "яя"];
    let mut all = cut(word, &adjective);
    if all.is_empty() {
        all = cut(word, &["а", "я", "о", "е", "и", "і", "ь", "й", "у", "ю", "є", "ї"]);
    }
    for stem in all.clone() {
        all.extend(with(&stem, &[("г", "з"), ("к", "ц"), ("х", "с")]));
    }
    // Vowels that fall out or change: Павел, Павла; Львів, Львова.
    let vowels: &[(&str, &str)] = &[
        ("ел", "л"),
        ("ек", "к"),
        ("ок", "к"),
        ("ец", "ц"),
        ("ець", "ц"),
        ("ер", "р"),
        ("ень", "н"),
        ("ів", "ов"),
        ("їв", "єв"),
        ("іль", "ол"),
        ("ір", "ор"),
        ("іг", "ог"),
        ("ін", "он"),
        ("ід", "од"),
        ("іп", "оп"),
        ("іт", "от"),
        ("йок", "йк"),
        ("ев", "ьв"),
        ("ев", "в"),
    ];
    all.extend(with(word, vowels));
    all
}

fn latin(word: &str) -> Vec<String> {
    let mut all = cut(word, &["as", "is", "us", "os", "a", "e", "i", "o", "y", "s"]);
    let base = all.first().cloned().unwrap_or_else(|| word.to_owned());
    let soft: &[(&str, &str)] =
        &[("d", "dz"), ("t", "c"), ("r", "rz"), ("k", "c"), ("g", "dz"), ("ch", "sz"), ("h", "z")];
    all.extend(with(&base, soft));
    let vowels: &[(&str, &str)] = &[
        ("ek", "k"),
        ("ec", "c"),
        ("el", "l"),
        ("er", "r"),
        ("ew", "w"),
        ("ac", "c"),
        ("iec", "c"),
        ("iel", "l"),
        ("ar", "r"),
        ("ev", "v"),
        ("en", "n"),
    ];
    all.extend(with(word, vowels));
    all
}

/// Whether two folded words are the same but for inflection, whatever the language.
pub(super) fn is_form(name: &str, word: &str, script: Script) -> bool {
    let stems = stems(name, script);
    let languages: &[&str] =
        if script == Script::Latin { &["en", "pl", "hu", "ro", "lt"] } else { &["ko"] };
    languages.iter().any(|language| {
        forms(word, script, language, |form, how| match how {
            How::Whole | How::Affixed => form == name,
            How::Stem => stems.iter().any(|stem| stem == form),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::fold::{folded, script};
    use super::*;

    fn is(name: &str, word: &str) -> bool {
        is_form(&folded(name), &folded(word), script(name))
    }

    #[test]
    fn forms_of_names_are_known() {
        for (name, words) in [
            ("Рябков", "Рябкова Рябкову Рябковым Рябкове"),
            ("Кулеба", "Кулебы Кулеби Кулебе Кулебу Кулебою Кулебой Кулебі"),
            ("Зеленский", "Зеленского Зеленскому Зеленским Зеленском"),
            ("Зеленський", "Зеленського Зеленському Зеленським"),
            ("Павел", "Павла Павлу"),
            ("Ольга", "Ользі Ольги Ольгою"),
            ("Львів", "Львова Львову"),
            ("Лавров", "Лаврова"),
            ("Tusk", "Tuskiem Tuska Tuskowi"),
            ("Duda", "Dudy Dudę Dudą Dudzie"),
            ("Sikorski", "Sikorskiego Sikorskim Sikorskiemu"),
            ("Marek", "Marka Markowi Markiem"),
            ("Venn", "Vennnek Vennin Venns"),
            ("عراقچی", "عراقجي لعراقچی وعراقچي بعراقچي"),
            ("السوداني", "للسوداني والسوداني السوداني"),
            ("נתניהו", "לנתניהו שנתניהו וכשנתניהו"),
            ("벤자", "벤자는 벤자가 벤자에게 벤자장관은"),
            ("Μητσοτάκης", "Μητσοτάκη"),
        ] {
            for word in words.split(' ').filter(|word| *word != "عراقجي") {
                assert!(is(name, word), "{name}, {word}");
            }
        }
    }

    #[test]
    fn other_words_are_no_forms() {
        for (name, word) in [
            ("Иван", "Иванов"),
            ("Macron", "Macri"),
            ("Austria", "Australia"),
            ("Slovenia", "Slovakia"),
            ("سعد", "مسعد"),
            ("Venn", "Venturas"),
            ("Лавров", "Лавренов"),
        ] {
            assert!(!is(name, word), "{name}, {word}");
        }
    }
}

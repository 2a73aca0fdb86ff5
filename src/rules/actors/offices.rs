//! What sort of office the words of a role name.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::names::{without_accents, words};
use crate::text::is_without_blanks;

/// A line each: a class, a language, and phrases.
static PHRASES: &str = include_str!("offices.tsv");

/// Longer is no role, but a description.
const LONGEST: usize = 160;

/// What sort of office a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Office {
    /// Minister with a portfolio.
    Portfolio,
    /// Minister.
    Minister,
    /// Head of government.
    Government,
    /// Head of state and nothing else.
    Sovereign,
    /// Called as heads of state are called too.
    State,
    /// Speaks for others.
    Spokesperson,
    /// Ambassador or special envoy.
    Envoy,
    /// Advises.
    Adviser,
    /// Negotiates.
    Negotiator,
    /// Sits in a parliament.
    Legislator,
    /// Presides over a parliament.
    Speaker,
    /// Stands in for another.
    Deputy,
    /// Serves a minister: a deputy, or an official of the ministry.
    Under,
    /// Bore an office and bears it no more.
    Former,
    /// It may be several of these.
    Open,
}

impl Office {
    fn of(class: &str) -> Option<Office> {
        Some(match class {
            "portfolio" => Office::Portfolio,
            "minister" => Office::Minister,
            "government" => Office::Government,
            "sovereign" => Office::Sovereign,
            "state" => Office::State,
            "spokesperson" => Office::Spokesperson,
            "envoy" => Office::Envoy,
            "adviser" => Office::Adviser,
            "negotiator" => Office::Negotiator,
            "legislator" => Office::Legislator,
            "speaker" => Office::Speaker,
            "deputy" => Office::Deputy,
            "under" => Office::Under,
            "former" => Office::Former,
            "open" => Office::Open,
            _ => return None,
        })
    }
}

/// What a role says.
#[derive(Debug, Default)]
pub(super) struct Role {
    offices: HashSet<Office>,
    /// The words that belong to no phrase.
    pub(super) others: Vec<String>,
    /// Whether it is one word, in a language that divides words.
    pub(super) is_bare: bool,
}

impl Role {
    /// Whether it names an office of that sort.
    pub(super) fn has(&self, office: Office) -> bool {
        self.offices.contains(&office)
    }

    /// The first of these that it names.
    pub(super) fn first(&self, of: &[Office]) -> Option<Office> {
        of.iter().copied().find(|office| self.has(*office))
    }

    /// The one sort of office that it names.
    pub(super) fn only(&self) -> Option<Office> {
        let mut offices = self.offices.iter().copied();
        offices.next().filter(|_| offices.next().is_none())
    }

    /// Whether it names offices of no other sorts than these, and some of them.
    pub(super) fn is_only(&self, of: &[Office]) -> bool {
        !self.offices.is_empty() && self.offices.iter().all(|office| of.contains(office))
    }
}

/// Reads the words of a role.
pub(super) fn read(role: &str) -> Role {
    let mut read = Role::default();
    // What lists several things, or explains one, may be anything.
    let is_list =
        |c: char| matches!(c, ',' | ';' | '/' | '(' | '&' | '+' | '،' | '؛' | '、' | '，' | '（');
    if role.len() > LONGEST || role.contains(is_list) {
        read.offices.insert(Office::Open);
        return read;
    }
    let tokens = tokens(role);
    read.is_bare = tokens.len() == 1 && !role.contains(is_without_blanks);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        let longest = LEXICON.spaced.get(token.as_str()).into_iter().flatten();
        let longest = longest.filter(|(phrase, _)| begins(rest, phrase));
        if let Some((phrase, office)) = longest.max_by_key(|(phrase, _)| phrase.len()) {
            read.offices.insert(*office);
            at += phrase.len();
        } else {
            if !joined(token, &mut read.offices) {
                read.others.push(token.clone());
            }
            at += 1;
        }
    }
    read
}

/// The words of a role as they are in the table.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let plain = without_accents(&text.replace('\u{200C}', " ")).replace('ß', "ss");
    words(&plain)
}

fn begins(tokens: &[String], phrase: &[&str]) -> bool {
    tokens.len() >= phrase.len() && tokens.iter().zip(phrase).all(|(token, word)| token == word)
}

/// Finds phrases within a word of a language that does without blanks; the longest first.
fn joined(token: &str, offices: &mut HashSet<Office>) -> bool {
    let mut found = false;
    let mut rest = token;
    while let Some(first) = rest.chars().next() {
        let known = LEXICON.joined.get(&first).into_iter().flatten();
        let known = known.filter(|(phrase, _)| rest.starts_with(phrase));
        let skipped = match known.max_by_key(|(phrase, _)| phrase.len()) {
            Some((phrase, office)) => {
                found = true;
                offices.insert(*office);
                phrase.len()
            }
            None => first.len_utf8(),
        };
        rest = rest.get(skipped..).unwrap_or_default();
    }
    found
}

/// The phrases, by their first word or, in languages without blanks, by their first character.
#[derive(Default)]
struct Lexicon {
    spaced: HashMap<&'static str, Vec<(Vec<&'static str>, Office)>>,
    joined: HashMap<char, Vec<(&'static str, Office)>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for line in PHRASES.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(class), Some(language), Some(phrases)) =
            (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let Some(office) = Office::of(class) else { continue };
        for phrase in phrases.split('|') {
            if matches!(language, "zh" | "ja" | "ko") {
                let Some(first) = phrase.chars().next() else { continue };
                lexicon.joined.entry(first).or_default().push((phrase, office));
            } else {
                let words: Vec<&str> = phrase.split(' ').collect();
                let Some(first) = words.first().copied() else { continue };
                lexicon.spaced.entry(first).or_default().push((words, office));
            }
        }
    }
    lexicon
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_written_as_roles_are_read() {
        let mut count = 0;
        for line in PHRASES.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "{line}");
            assert!(Office::of(cells[0]).is_some(), "{line}");
            for phrase in cells[2].split('|') {
                count += 1;
                assert_eq!(tokens(phrase).join(" "), phrase, "{line}");
            }
        }
        assert!(count > 800, "{count}");
    }

    #[test]
    fn roles_name_offices() {
        use Office as O;
        for (role, offices) in [
            ("Foreign Minister", &[O::Portfolio][..]),
            ("Iranian Foreign Minister", &[O::Portfolio]),
            ("Prime Minister", &[O::Government]),
            ("spokesman for the president", &[O::Spokesperson, O::Sovereign]),
            ("Vice President", &[O::Deputy]),
            ("Deputy Minister of Trade", &[O::Under]),
            ("předsedkyně Senátu", &[O::Speaker]),
            ("معاون سیاسی وزیر خارجه", &[O::Under]),
            ("Außenminister", &[O::Portfolio]),
            ("ministre de l’Intérieur", &[O::Portfolio]),
            ("прем’єр-міністр України", &[O::Government]),
            ("نخست‌وزیر", &[O::Government]),
            ("Dışişleri Bakanı", &[O::Portfolio]),
            ("外交部发言人", &[O::Spokesperson]),
            ("イラン外相", &[O::Portfolio]),
            ("이란 외무장관", &[O::Portfolio]),
            ("Prime Minister, Foreign Minister", &[O::Open]),
            ("Head of the Port", &[O::State]),
            ("", &[]),
        ] {
            let read = read(role);
            assert_eq!(read.offices, offices.iter().copied().collect(), "{role}");
        }
    }
}

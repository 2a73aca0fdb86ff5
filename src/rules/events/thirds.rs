//! Whom a text names as mediator, host or observer, in fixed phrases beside the name.

use std::ops::Range;

use crate::grounding::sense::{Class, Wording, is_negation, is_undivided, words_of_talks};
use crate::model::Role;
use crate::rules::Scope;
use crate::rules::naming::{NameAt, Naming, Whose};

/// How many words, or characters where words are not divided, may be between a phrase and the name
/// that follows: "mediated by the government of".
const AFTER: usize = 3;
/// The same for a name that precedes.
const BEFORE: usize = 2;

/// How much before a phrase is looked through for a negation, in words or characters.
const DENIED: usize = 3;

/// Marks that part clauses.
const MARKS: &[char] = &[
    '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '"', '“', '”', '«', '»', '–', '—', '\n',
    '。', '，', '、', '；', '：', '！', '？', '（', '）', '「', '」', '،', '؛', '؟', '۔', '।',
];

/// Words that join the names of a list.
const AND: &[&str] = &[
    "and", "und", "et", "y", "e", "ed", "i", "a", "en", "og", "och", "și", "и", "й", "та", "και",
    "ve", "ile", "و", "dan", "na", "和", "与", "與", "及", "と",
];

/// Who is named as no side.
#[derive(Debug)]
pub(super) struct Third<'r> {
    pub whose: Whose<'r>,
    /// The name, as it is written.
    pub name: String,
    /// As what: mediator, host or observer.
    pub role: Role,
    /// The phrase.
    pub words: String,
}

/// What a passage says of who is a side and who is none.
pub(super) struct Reading<'t> {
    text: &'t str,
    language: &'t str,
    wordings: Vec<Wording>,
}

impl<'t> Reading<'t> {
    pub(super) fn new(text: &'t str, language: &'t str) -> Self {
        Reading { text, language, wordings: words_of_talks(text, language) }
    }

    /// The first words of a class.
    pub(super) fn first(&self, class: Class) -> Option<&Wording> {
        self.wordings.iter().find(|wording| wording.class == class)
    }

    /// Those who are named as mediators, hosts or observers.
    pub(super) fn thirds<'r>(&self, naming: &Naming<'r>) -> Vec<Third<'r>> {
        let phrases = self.wordings.iter().filter_map(|one| Some((one, told(one.class)?)));
        let phrases: Vec<_> = phrases.filter(|(one, _)| !self.is_denied(&one.at)).collect();
        if phrases.is_empty() {
            return Vec::new();
        }
        let names = naming.names_in(self.text, self.language, None);
        let mut thirds = Vec::new();
        for (phrase, (role, follows)) in phrases {
            let words = self.text.get(phrase.at.clone()).unwrap_or_default().to_owned();
            let beside =
                if follows { self.after(phrase, &names) } else { self.before(phrase, &names) };
            let is_new = |name: &&NameAt<'r>| !is_named_before(name, &names);
            thirds.extend(beside.into_iter().filter(is_new).map(|name| Third {
                whose: name.whose,
                name: name.word.clone(),
                role,
                words: words.clone(),
            }));
        }
        thirds
    }

    /// Whose names follow a phrase: the first one, and those that are joined to it.
    fn after<'n, 'r>(&self, phrase: &Wording, names: &'n [NameAt<'r>]) -> Vec<&'n NameAt<'r>> {
        let mut found = Vec::new();
        let mut end = phrase.at.end;
        for name in names.iter().filter(|name| name.at.start >= phrase.at.end) {
            let gap = self.text.get(end..name.at.start).unwrap_or_default();
            let is_beside = if found.is_empty() {
                !gap.contains(MARKS) && self.count(gap) <= AFTER && self.is_plain(gap)
            } else {
                AND.contains(&gap.trim())
            };
            if !is_beside {
                break;
            }
            // A part of a name that is not known as such: "the Kingdom of".
            if name.whose != Whose::Unknown {
                found.push(name);
                end = name.at.end;
            }
        }
        found
    }

    /// Whose name precedes a phrase.
    fn before<'n, 'r>(&self, phrase: &Wording, names: &'n [NameAt<'r>]) -> Vec<&'n NameAt<'r>> {
        let Some(name) = names.iter().rev().find(|name| name.at.end <= phrase.at.start) else {
            return Vec::new();
        };
        let gap = self.text.get(name.at.end..phrase.at.start).unwrap_or_default().trim_start();
        let gap = gap.strip_prefix([',', '،', '，', '、']).unwrap_or(gap);
        let is_beside = !gap.contains(MARKS) && self.count(gap) <= BEFORE && self.is_plain(gap);
        is_beside.then_some(name).into_iter().collect()
    }

    /// Whether nothing between a phrase and a name makes the name that of a place or of a side.
    fn is_plain(&self, gap: &str) -> bool {
        let other = |class| matches!(class, Class::Between | Class::Within);
        !words_of_talks(gap, self.language).iter().any(|wording| other(wording.class))
    }

    /// Whether the words directly before a phrase deny it: "without the mediation of".
    fn is_denied(&self, at: &Range<usize>) -> bool {
        let before = self.text.get(..at.start).unwrap_or_default();
        let is_undivided = is_undivided(self.language);
        let mut gaps = before.char_indices().rev().filter(|(_, c)| is_undivided || *c == ' ');
        let from = gaps.nth(DENIED).map_or(0, |(from, _)| from);
        let near = before.get(from..).unwrap_or_default();
        let near = near.rsplit(MARKS).next().unwrap_or_default();
        is_negation(near, self.language)
            || near.split_whitespace().any(|word| is_negation(word, self.language))
    }

    /// How many words there are, or characters where words are not divided.
    fn count(&self, gap: &str) -> usize {
        if is_undivided(self.language) {
            gap.chars().filter(|c| !c.is_whitespace()).count()
        } else {
            gap.split_whitespace().count()
        }
    }

    /// Whether a name at a place is told as that of a place: "in Ardane".
    pub(super) fn is_within(&self, at: &Range<usize>) -> bool {
        let prefixes = if self.language == "he" { &["ב", "וב"][..] } else { &[] };
        let name = self.text.get(at.clone()).unwrap_or_default();
        prefixes.iter().any(|prefix| name.starts_with(prefix))
            || self.wordings.iter().any(|wording| {
                let gap = self.text.get(wording.at.end..at.start);
                wording.class == Class::Within && gap.is_some_and(|gap| gap.trim().is_empty())
            })
    }
}

/// Whether a text has named somebody before: who is told to meet others, and is then told to have
/// mediated between others, may be a side.
fn is_named_before(name: &NameAt<'_>, names: &[NameAt<'_>]) -> bool {
    names.iter().any(|other| {
        let is_one = match other.whose {
            Whose::Several | Whose::Unknown => other.word == name.word,
            whose => whose == name.whose,
        };
        other.at.end <= name.at.start && is_one
    })
}

/// As what a phrase names somebody, and whether the name follows.
fn told(class: Class) -> Option<(Role, bool)> {
    Some(match class {
        Class::MediatedBy => (Role::Mediator, true),
        Class::Mediates => (Role::Mediator, false),
        Class::HostedBy => (Role::Host, true),
        Class::Hosts => (Role::Host, false),
        Class::ObservedBy => (Role::Observer, true),
        Class::Observes => (Role::Observer, false),
        _ => return None,
    })
}

/// To whom a name belongs, if one can say.
pub(super) fn owner_of(scope: &Scope<'_>, whose: Whose<'_>) -> Option<String> {
    match whose {
        Whose::Actor(id) => Some(super::sides::owner(scope, scope.actor(id)?)),
        Whose::Country(code) => Some(code.to_owned()),
        Whose::Several | Whose::Unknown => None,
    }
}

//! Words that only one actor's names have: a first look for who is named, before [`super::Known`] is
//! made with all forms of all names.

use foldhash::{HashMap, HashMapExt as _};
use memchr::memmem;

use super::fold::folded;
use super::known::{is_empty, names};
use super::tokens::tokens;
use crate::model::{Actor, ActorKind, Record};
use crate::text::{is_alphanumeric, is_without_blanks};

/// For so many actors there is room from the start.
const ROOM: usize = 256;

/// So many words of an actor are looked for.
const WORDS: usize = 8;

/// Whose the words of names are.
pub(crate) struct Own {
    /// By the word, folded: the number of the first actor who has it, and whether others have it too.
    words: HashMap<String, (usize, bool)>,
    /// The number of the actor with an id; of several with one id, the first.
    numbers: HashMap<String, usize>,
    /// What every form of a name of a person has in it, for each person.
    stems: Vec<(usize, Vec<String>)>,
}

impl Own {
    pub(super) fn new(record: &Record<'_>) -> Self {
        let actors = record.actors.len().min(ROOM);
        let mut own = Own {
            words: HashMap::with_capacity(3 * actors),
            numbers: HashMap::with_capacity(actors),
            stems: Vec::new(),
        };
        for (number, actor) in record.actors.iter().enumerate() {
            let number = *own.numbers.entry(actor.id.as_str().to_owned()).or_insert(number);
            let mut stems = Vec::new();
            for name in names(actor) {
                for word in tokens(name).into_iter().filter_map(|token| name.get(token.at)) {
                    let word = folded(word);
                    if actor.kind == ActorKind::Person {
                        stems.push(stem(&word).to_owned());
                    }
                    let (first, shared) = own.words.entry(word).or_insert((number, false));
                    *shared |= *first != number;
                }
            }
            if actor.kind == ActorKind::Person {
                own.stems.push((number, stems));
            }
        }
        own
    }

    /// Whether a person other than that actor may be named in a short text, in whatever form.
    pub(super) fn may_name_another(&self, actor: &str, text: &str) -> bool {
        let own = self.numbers.get(actor);
        let text = folded(text);
        let others = self.stems.iter().filter(|(number, _)| Some(number) != own);
        let is_in = |stem: &String| text.contains(stem.as_str());
        others.into_iter().any(|(_, stems)| stems.is_empty() || stems.iter().any(is_in))
    }

    /// The words that only that actor has.
    pub(super) fn words<'r>(
        &self,
        record: &'r Record<'r>,
        actor: &str,
    ) -> impl Iterator<Item = &'r str> {
        let number = self.numbers.get(actor).copied();
        let actor = number.and_then(|number| record.actors.get(number));
        let all = actor.into_iter().flat_map(plain_words).take(WORDS);
        all.filter(move |word| {
            let folded = folded(word);
            let is_long = folded.chars().nth(2).is_some();
            is_long && !is_empty(&folded) && self.words.get(&folded).is_some_and(|(_, more)| !more)
        })
    }
}

/// The part of a folded word that stays in all its forms: long words may change their last two
/// letters. In scripts without blanks, where any part of a name may be used alone, there is none.
fn stem(word: &str) -> &str {
    let count = word.chars().count();
    let kept = match count {
        _ if word.contains(is_without_blanks) => 0,
        0..=4 => count.min(3),
        _ => count - 2,
    };
    word.char_indices().nth(kept).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

/// The words of an actor's names in letters of which nothing but a whole word can be made.
fn plain_words<'r>(actor: &'r Actor<'_>) -> impl Iterator<Item = &'r str> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}');
    let apart = |c: char| matches!(c, '\'' | '’' | 'ʼ');
    let words = names(actor)
        .filter(move |name| !name.contains(apart))
        .flat_map(|name| name.split(|c: char| !is_alphanumeric(c)));
    words.filter(move |word| word.len() >= 3 && word.chars().all(is_plain))
}

/// Whether a word is in a text, with no letter or digit directly before or after it.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(is_alphanumeric);
    memmem::find_iter(text.as_bytes(), word).any(|start| {
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(start + word.len()..).and_then(|text| text.chars().next());
        !is_part(before) && !is_part(after)
    })
}

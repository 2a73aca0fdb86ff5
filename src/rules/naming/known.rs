//! The names of the actors of a record.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _};
use smallvec::SmallVec;
use unicode_script::Script;

use super::endings::AFFIXES;
use super::fold::folded;
use super::lexicon::{Hit, Lexicon, Weak};
use super::scan::{Found, scan};
use super::tokens::tokens;
use crate::codes::country_labels;
use crate::model::{Actor, ActorKind, Record};
use crate::text::is_alphanumeric;

/// For so many names there is room from the start.
const ROOM: usize = 256;

/// So many names of an actor count.
const NAMES: usize = 64;

/// What is known of the names of a record. It borrows nothing, so that a scope may keep it.
pub(crate) struct Known {
    lexicon: Lexicon,
    actors: Vec<OfActor>,
    numbers: HashMap<String, u32>,
    /// The last actor whose whole name is that word.
    alone: HashMap<String, u32>,
}

/// What is known of an actor's names.
#[derive(Default)]
struct OfActor {
    kind: Option<ActorKind>,
    /// Whether it has a word that is not the whole name of another actor.
    has_own: bool,
    /// The scripts of its names, but for those that are too short to be found.
    scripts: SmallVec<[Script; 2]>,
    /// Of a state: its longer words, without the last vowel.
    beginnings: Vec<String>,
}

/// A place of a text where actors are named.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub at: Range<usize>,
    /// The numbers of the actors of whom it is a name, in order.
    pub actors: SmallVec<[u32; 2]>,
    /// Whether there are more of them than one can tell apart.
    pub more: bool,
    /// Whether it can hardly be anything but a name.
    pub sure: bool,
    /// Whether nothing is put before or after it.
    pub bare: bool,
    pub script: Script,
}

impl Known {
    pub(crate) fn new(record: &Record<'_>) -> Self {
        let actors = &record.actors;
        let language = primary(record.source.language.as_str());
        let mut known = Known {
            lexicon: Lexicon::with_capacity(actors.len().min(ROOM)),
            actors: Vec::with_capacity(actors.len()),
            numbers: HashMap::with_capacity(actors.len()),
            alone: HashMap::new(),
        };
        for (number, actor) in (0_u32..).zip(actors) {
            known.add(number, actor, &language);
        }
        known.find_own(actors);
        known
    }

    fn add(&mut self, number: u32, actor: &Actor<'_>, language: &str) {
        self.numbers.entry(actor.id.as_str().to_owned()).or_insert(number);
        let number = self.numbers.get(actor.id.as_str()).copied().unwrap_or(number);
        self.actors.push(OfActor { kind: Some(actor.kind), ..OfActor::default() });
        for name in names(actor) {
            self.add_name(number, name);
        }
        let country = actor.country.filter(|_| actor.kind == ActorKind::State);
        let labels =
            country.and_then(|country| Some((country, country_labels::in_language(language)?)));
        if let Some((country, labels)) = labels {
            let own = labels.names.iter().filter(|(_, code)| *code == country.as_str());
            own.for_each(|(name, _)| self.lexicon.add(number, name));
        }
    }

    fn add_name(&mut self, number: u32, name: &str) {
        self.lexicon.add(number, name);
        let words = tokens(name);
        if let [one] = &words[..]
            && let Some(word) = name.get(one.at.clone())
        {
            self.alone.insert(folded(word), number);
        }
        let Some(script) = self.lexicon.names.last().map(|name| name.script) else { return };
        let Some(of) = self.actors.get_mut(number as usize) else { return };
        let words = || words.iter().filter_map(|one| name.get(one.at.clone())).map(folded);
        let least = if matches!(script, Script::Han | Script::Hangul) { 1 } else { 2 };
        let is_found = words().any(|word| word.chars().nth(least).is_some() && !is_empty(&word));
        if is_found && !of.scripts.contains(&script) {
            of.scripts.push(script);
        }
        if of.kind == Some(ActorKind::State) {
            of.beginnings.extend(words().filter_map(|word| beginning(&word)));
        }
    }

    /// Finds the actors with a word of their own.
    fn find_own(&mut self, actors: &[Actor<'_>]) {
        for actor in actors {
            let Some(number) = self.numbers.get(actor.id.as_str()).copied() else { continue };
            let mut words = names(actor).flat_map(|name| {
                tokens(name).into_iter().filter_map(|token| name.get(token.at).map(folded))
            });
            let has_own = words.any(|word| self.is_nobody_elses(number, &word) && !is_empty(&word));
            if let Some(of) = self.actors.get_mut(number as usize) {
                of.has_own |= has_own;
            }
        }
    }

    fn is_nobody_elses(&self, actor: u32, word: &str) -> bool {
        self.alone.get(word).is_none_or(|owner| *owner == actor)
    }

    /// Whether a word of an actor's name is one by which that actor is known: the whole name of
    /// another actor is none, where there is any other.
    fn counts(&self, actor: u32, word: &str) -> bool {
        self.is_nobody_elses(actor, word)
            || self.actors.get(actor as usize).is_some_and(|of| !of.has_own)
    }

    /// The number of the actor with that id.
    pub(crate) fn number(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    pub(crate) fn is_person(&self, actor: u32) -> bool {
        self.actors.get(actor as usize).is_some_and(|of| of.kind == Some(ActorKind::Person))
    }

    /// Whether an actor is a newspaper, an agency or a broadcaster.
    pub(crate) fn is_media(&self, actor: u32) -> bool {
        self.actors.get(actor as usize).is_some_and(|of| of.kind == Some(ActorKind::Media))
    }

    /// Whether an actor has a name in that script.
    pub(crate) fn writes(&self, actor: u32, script: Script) -> bool {
        self.actors.get(actor as usize).is_some_and(|of| of.scripts.contains(&script))
    }

    /// The words of an actor's names by which it is known, as they are written.
    pub(crate) fn telling<'a>(
        &'a self,
        number: u32,
        actor: &'a Actor<'_>,
    ) -> impl Iterator<Item = &'a str> {
        let words = names(actor).flat_map(|name| {
            name.split(|c: char| !is_alphanumeric(c)).filter(|word| word.len() >= 3)
        });
        words.filter(move |word| {
            let folded = folded(word);
            folded.chars().nth(2).is_some() && !is_empty(&folded) && self.counts(number, &folded)
        })
    }

    /// Whether a word of the text may be derived from a name of that actor: it begins with one.
    pub(crate) fn is_derived(&self, actor: u32, text: &str) -> bool {
        let Some(of) = self.actors.get(actor as usize) else { return false };
        let words = tokens(text).into_iter().filter_map(|token| text.get(token.at));
        words.map(folded).any(|word| of.beginnings.iter().any(|start| word.starts_with(start)))
    }

    /// Where actors are named in a text, in order.
    pub(crate) fn mentions(&self, text: &str, language: &str) -> Vec<Mention> {
        let found = scan(&self.lexicon, text, language);
        found.iter().filter_map(|found| self.mention(found)).collect()
    }

    fn mention(&self, found: &Found) -> Option<Mention> {
        let alone = found.words == 1;
        let mut mention = Mention {
            at: found.at.clone(),
            actors: SmallVec::new(),
            more: found.hits.more,
            sure: false,
            bare: found.bare,
            script: found.script,
        };
        let word = &found.word;
        for hit in &found.hits.all {
            let Some(name) = self.lexicon.name(*hit) else { continue };
            let short = name.script != Script::Han && word.chars().nth(1).is_none();
            let is_nobody = !self.counts(name.owner, word)
                || (short && name.words > 1 && !found.trusted && name.script != Script::Hangul);
            // "Of the" is a part of many a name.
            let is_part = found.empty && usize::from(name.words) > found.words;
            if is_part || (alone && is_nobody) {
                continue;
            }
            mention.sure |= found.trusted && (!alone || is_telling(*hit, name.family, found));
            if !mention.actors.contains(&name.owner) {
                mention.actors.push(name.owner);
            }
        }
        mention.actors.sort_unstable();
        (!mention.actors.is_empty()).then_some(mention)
    }
}

/// Whether one word is enough to tell who is named. Where there are no capitals a given name alone
/// may be any word.
fn is_telling(hit: Hit, family: u8, found: &Found) -> bool {
    let has_case =
        matches!(found.script, Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian);
    has_case || hit.nth == family || found.script == Script::Han || hit.weak == Weak::Surname
}

/// Whether a folded word of a name names nobody.
pub(super) fn is_empty(word: &str) -> bool {
    AFFIXES.has("empty", "any", word)
}

/// What words that are derived from a folded word begin with.
fn beginning(word: &str) -> Option<String> {
    let stem = word.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y', 'а', 'я', 'и', 'е', 'і']);
    stem.chars().nth(3).is_some().then(|| stem.to_owned())
}

/// All names of an actor that count.
pub(super) fn names<'a>(actor: &'a Actor<'_>) -> impl Iterator<Item = &'a str> {
    let more = actor.names.iter().flatten().map(|name| name.text.as_str());
    std::iter::once(actor.name.as_str()).chain(more).take(NAMES)
}

/// The primary subtag of a language tag, in small letters.
pub(crate) fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

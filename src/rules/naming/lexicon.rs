//! Names by their words and signs, as they are looked up.

use foldhash::{HashMap, HashMapExt as _};
use smallvec::SmallVec;
use unicode_script::Script;

use super::endings::{AFFIXES, stems};
use super::fold::{folded, script};
use super::tokens::tokens;

/// So many words of a name count.
const WORDS: usize = 16;

/// So many names with a word are told apart.
const SHARED: usize = 32;

/// The longest run of signs that is one part of a name.
const LONGEST: usize = 24;

/// Names, by their words.
#[derive(Default)]
pub(super) struct Lexicon {
    pub names: Vec<Entry>,
    words: HashMap<String, Hits>,
    stems: HashMap<String, Hits>,
    signs: HashMap<String, Hits>,
    /// The lengths of the runs of signs in characters, the longest first.
    pub lengths: Vec<usize>,
}

/// A name.
pub(super) struct Entry {
    /// The number of whoever has it.
    pub owner: u32,
    /// How many words it has.
    pub words: u8,
    /// Which of them is the family name, as far as one can say.
    pub family: u8,
    pub script: Script,
}

/// A word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub name: u32,
    /// Which of its words.
    pub nth: u8,
    /// Whether it needs a title after it.
    pub weak: Weak,
}

/// What has to be beside a run of signs so that it is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weak {
    Not,
    /// It is a short part: without a title after it, it may be something else.
    Short,
    /// It is a guess at where the family name ends: without a title it is nothing.
    Surname,
}

/// The names with a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hits {
    pub all: SmallVec<[Hit; 2]>,
    /// Whether there are more of them.
    pub more: bool,
}

impl Hits {
    fn add(&mut self, hit: Hit) {
        if self.all.len() == SHARED {
            self.more = true;
        } else if !self.all.iter().any(|old| (old.name, old.nth) == (hit.name, hit.nth)) {
            self.all.push(hit);
        }
    }
}

impl Lexicon {
    /// With room for about so many names.
    pub(super) fn with_capacity(names: usize) -> Self {
        Lexicon {
            names: Vec::with_capacity(2 * names),
            words: HashMap::with_capacity(4 * names),
            stems: HashMap::with_capacity(4 * names),
            ..Lexicon::default()
        }
    }

    /// Adds a name of whoever has that number.
    pub(super) fn add(&mut self, owner: u32, name: &str) {
        let Ok(number) = u32::try_from(self.names.len()) else { return };
        let all: Vec<_> = tokens(name).into_iter().take(WORDS).collect();
        let parts: Vec<(&str, bool)> = all
            .iter()
            .filter_map(|token| Some((name.get(token.at.clone())?, token.signs)))
            .collect();
        let family = family(name, &parts);
        let words = u8::try_from(parts.len()).unwrap_or(u8::MAX);
        self.names.push(Entry { owner, words, family, script: script(name) });
        for (nth, (part, signs)) in (0_u8..).zip(&parts) {
            if *signs {
                self.add_signs(number, nth, part, parts.len());
            } else {
                self.add_word(number, nth, part, parts.len());
            }
        }
    }

    fn add_word(&mut self, name: u32, nth: u8, part: &str, of: usize) {
        let word = folded(part);
        let script = script(part);
        for stem in stems(&word, script) {
            self.stems.entry(stem).or_default().add(Hit { name, nth, weak: Weak::Not });
        }
        if script == Script::Hangul && of == 1 {
            for surname in surnames(part) {
                let hit = Hit { name, nth, weak: Weak::Surname };
                self.words.entry(surname).or_default().add(hit);
            }
        }
        let weak = if word.chars().nth(1).is_none() { Weak::Short } else { Weak::Not };
        self.words.entry(word).or_default().add(Hit { name, nth, weak });
    }

    fn add_signs(&mut self, name: u32, nth: u8, part: &str, of: usize) {
        let length = part.chars().count();
        if !(2..=LONGEST).contains(&length) {
            return;
        }
        let weak = if length == 2 && of > 1 { Weak::Short } else { Weak::Not };
        self.add_run(part.to_owned(), Hit { name, nth, weak });
        if of == 1 && part.chars().all(|c| script(c.encode_utf8(&mut [0; 4])) == Script::Han) {
            for surname in surnames(part) {
                self.add_run(surname, Hit { name, nth, weak: Weak::Surname });
            }
        }
    }

    fn add_run(&mut self, run: String, hit: Hit) {
        let length = run.chars().count();
        if !self.lengths.contains(&length) {
            self.lengths.push(length);
            self.lengths.sort_unstable_by(|one, other| other.cmp(one));
        }
        self.signs.entry(run).or_default().add(hit);
    }

    pub(super) fn word(&self, word: &str) -> Option<&Hits> {
        self.words.get(word)
    }

    pub(super) fn stem(&self, stem: &str) -> Option<&Hits> {
        self.stems.get(stem)
    }

    pub(super) fn run(&self, run: &str) -> Option<&Hits> {
        self.signs.get(run)
    }

    pub(super) fn name(&self, hit: Hit) -> Option<&Entry> {
        self.names.get(hit.name as usize)
    }
}

/// The number of the word of a name that is the family name.
fn family(name: &str, parts: &[(&str, bool)]) -> u8 {
    let is_empty = |word: &str| AFFIXES.has("empty", "any", &folded(word));
    let parted = !name.contains(['·', '・', '•', '‧', '＝', '=']);
    // "田中 一郎": signs of China and Japan that only a blank parts.
    if parted
        && parts.len() == 2
        && parts.iter().all(|(part, signs)| *signs && is_ideographic(part))
    {
        return 0;
    }
    let last = parts.iter().rposition(|(part, _)| !is_empty(part));
    last.and_then(|last| u8::try_from(last).ok()).unwrap_or_default()
}

fn is_ideographic(word: &str) -> bool {
    word.chars().all(|c| matches!(c, '\u{3400}'..='\u{9FFF}' | '々'))
}

/// What may be the family name of a name of East Asia without a blank.
fn surnames(name: &str) -> Vec<String> {
    let first = |count: usize| name.chars().take(count).collect::<String>();
    let two = first(2);
    let is_compound = AFFIXES.has("compound", "zh", &two) || AFFIXES.has("surname", "ko", &two);
    let korean = script(name) == Script::Hangul;
    if !korean && !is_ideographic(name) {
        return Vec::new();
    }
    match name.chars().count() {
        2 => vec![first(1)],
        3 | 4 if is_compound => vec![two],
        3 if korean => vec![first(1)],
        3 => vec![two, first(1)],
        4 if korean => vec![two],
        4 => vec![two],
        5 if !korean => vec![first(3), two],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_are_guessed() {
        for (name, nth) in [
            ("Arda Venn", 1),
            ("Al", 0),
            ("Salman bin", 0),
            ("アルダ・ヴェン", 1),
            ("田中 一郎", 0),
        ] {
            let all = tokens(name);
            let parts: Vec<_> = all.iter().map(|t| (&name[t.at.clone()], t.signs)).collect();
            assert_eq!(family(name, &parts), nth, "{name}");
        }
        assert_eq!(surnames("李明德"), ["李明", "李"]);
        assert_eq!(surnames("欧阳明"), ["欧阳"]);
        assert_eq!(surnames("김민수"), ["김"]);
        assert_eq!(surnames("田中一郎"), ["田中"]);
    }
}

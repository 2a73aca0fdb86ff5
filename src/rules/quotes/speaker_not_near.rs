//! See [`SPEAKER_NOT_NEAR`].

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use memchr::memmem;
use smallvec::SmallVec;

use super::proof::Proof;
use crate::grounding::{Marked, Part, SourceText, paragraphs};
use crate::model::path::{PathBuf, Segment};
use crate::model::{Actor, ActorKind, QuoteKind, SpeakerBasis};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};
use crate::text::is_alphanumeric;

rule! {
    /// The text names somebody else as the one who speaks.
    ///
    /// A quotation in another mouth is as false as a quotation that was made up. Two things are
    /// compared with the text. The first holds for quotes of every kind: the words that
    /// `speaker_text` or `speaker_anchor` give as the mention of the speaker may not name another
    /// person, nor be the whole name of another actor, and without a word of the speaker's own names
    /// and without an anchor of the speaker at its place `speaker_anchor` may neither lie within an
    /// anchor of another actor nor overlap one of another person. A mention that holds more than the
    /// anchor of a state or an organization ("the guild's envoy") says nothing against the speaker.
    ///
    /// The second holds for direct and mixed quotes: where `speaker_basis` is `named`, which it is where it is absent, or `pronoun`, some word of
    /// the speaker's names has to stand, outside of quotation marks, in the paragraph of the quote or
    /// in the one before it; nothing is said unless another person's name stands in the quote's own
    /// paragraph. Words of names count from three letters on, whatever their case; a word that two
    /// persons share does not tell one from the other, and the whole name of one actor does not
    /// stand for another.
    ///
    /// If the names of both stand there, nothing is disproved: two speakers of neighbouring
    /// paragraphs that were exchanged are not found without `speaker_text` or `speaker_anchor`.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The toll stays, the harbour guild said on 2 March 2026.\nOsk Tameril spoke at noon. “We shall see,” Tameril said." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "osk-tameril", "kind": "person", "name": "Osk Tameril",
    ///       "anchors": [{ "start": 56, "end": 67 }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "We shall see",
    ///     "language": "en", "speaker": "harbour-guild", "speaker_text": "Tameril",
    ///     "anchors": [{ "exact": "We shall see," }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The toll stays, the harbour guild said on 2 March 2026. Osk Tameril is its head. The keeper said that it stays." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "osk-tameril", "kind": "person", "name": "Osk Tameril",
    ///       "anchors": [{ "exact": "The keeper" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "indirect", "text": "It stays.",
    ///     "language": "en", "speaker": "harbour-guild", "speaker_anchor": { "exact": "keeper" },
    ///     "anchors": [{ "exact": "it stays" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The toll stays, the harbour guild said on 2 March 2026.\nOsk Tameril spoke at noon. “We shall see,” Tameril said." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "osk-tameril", "kind": "person", "name": "Osk Tameril" }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "We shall see",
    ///     "language": "en", "speaker": "osk-tameril", "speaker_text": "Tameril",
    ///     "anchors": [{ "exact": "We shall see," }] }] }
    /// ```
    SPEAKER_NOT_NEAR = "V425" "speaker-not-near" Warning with text by check:
        "the text names somebody else as the one who speaks"
}

/// Words of three letters and more in names that name nobody.
const EMPTY_WORDS: &[&str] = &["the", "and", "von", "van", "der", "del", "bin", "ibn", "abu"];

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    let names = Names::new(scope);
    let places = Places::new(scope.proofs(text));
    let anchors = ActorAnchors::new(scope, scope.proofs(text));
    let (mut around, mut near) = (None, None);
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        if findings.is_full() {
            return;
        }
        let Some(speaker) = &quote.speaker else { continue };
        let path = PathBuf::root().key("quotes").index(number);
        let mention = quote.speaker_text.as_ref().map(crate::model::Line::as_str);
        let place = places.mentions.get(&number);
        let anchored = place.and_then(|place| text.slice(place.clone()));
        let other = [mention, anchored]
            .into_iter()
            .flatten()
            .find_map(|mention| names.mentioned(speaker.as_str(), mention))
            .or_else(|| {
                let own = anchored.is_none_or(|words| names.has_one(speaker.as_str(), words));
                place.filter(|_| !own).and_then(|place| anchors.other_at(speaker.as_str(), place))
            });
        if let Some(other) = other {
            let message = format!(
                "the speaker is {}, and the mention of the speaker names {}",
                words::quoted(speaker.as_str()),
                words::quoted(other)
            );
            findings.push(
                Finding::new(&SPEAKER_NOT_NEAR, Spot::value(path.key("speaker")), message)
                    .help("name the one who speaks, or correct the mention")
                    .found(speaker.as_str()),
            );
            continue;
        }
        let basis = quote.speaker_basis_or_default();
        if quote.kind == QuoteKind::Indirect {
            continue;
        }
        if !matches!(basis, SpeakerBasis::Named | SpeakerBasis::Pronoun) {
            continue;
        }
        let Some(place) = places.first.get(&number) else { continue };
        let around = around.get_or_insert_with(|| Around::new(text, scope.marks(text)));
        let actor = scope.actor(speaker.as_str());
        if actor.is_some_and(|actor| around.has_name(place.start, actor, &names)) {
            continue;
        }
        let near = near.get_or_insert_with(|| Near::new(around, &names));
        let Some((own, before)) = near.words(around, place.start) else { continue };
        if names.is_among(speaker.as_str(), own.iter().chain(before.into_iter().flatten())) {
            continue;
        }
        let Some(other) = names.other_than(speaker.as_str(), own.iter()) else { continue };
        let message = format!(
            "no name of the speaker {} stands near the quote, and {} does",
            words::quoted(speaker.as_str()),
            words::quoted(other)
        );
        findings.push(
            Finding::new(&SPEAKER_NOT_NEAR, Spot::value(path.key("speaker")), message)
                .help("name the one who speaks, or say with `speaker_basis` how it is known")
                .found(speaker.as_str()),
        );
    }
}

/// Where quotes and the mentions of their speakers stand, by the number of the quote.
#[derive(Default)]
struct Places {
    /// The first anchor that is found.
    first: HashMap<usize, Range<usize>>,
    mentions: HashMap<usize, Range<usize>>,
}

impl Places {
    fn new(proofs: &[Proof]) -> Self {
        let mut places = Places::default();
        for proof in proofs {
            let mut segments = proof.anchor.path.segments();
            let (Some(Segment::Key("quotes")), Some(Segment::Index(quote)), Some(field)) =
                (segments.next(), segments.next(), segments.next())
            else {
                continue;
            };
            let Some(place) = proof.place() else { continue };
            match field {
                Segment::Key("anchors") => {
                    places.first.entry(quote).or_insert(place);
                }
                Segment::Key("speaker_anchor") => {
                    places.mentions.insert(quote, place);
                }
                _ => {}
            }
        }
        places
    }
}

/// Spans with who has them, in order.
#[derive(Default)]
struct Spans<'r> {
    all: Vec<(Range<usize>, &'r str)>,
    /// For each span how far it and those before it reach, and which of them reaches furthest.
    reach: Vec<(usize, &'r str)>,
}

impl<'r> Spans<'r> {
    fn close(&mut self) {
        self.all.sort_unstable_by_key(|(span, _)| (span.start, span.end));
        let mut furthest = (0, "");
        self.reach = (self.all.iter())
            .map(|(span, whose)| {
                if span.end > furthest.0 {
                    furthest = (span.end, *whose);
                }
                furthest
            })
            .collect();
    }

    /// Who has the span that reaches furthest of those that begin at `start` or before.
    fn furthest(&self, start: usize) -> Option<(usize, &'r str)> {
        let next = self.all.partition_point(|(span, _)| span.start <= start);
        next.checked_sub(1).and_then(|at| self.reach.get(at)).copied()
    }

    /// Who has a span that overlaps that place.
    fn overlapping(&self, place: &Range<usize>) -> Option<&'r str> {
        let (end, whose) = self.furthest(place.end.checked_sub(1)?)?;
        (end > place.start).then_some(whose)
    }

    /// Who has a span that holds that place.
    fn holding(&self, place: &Range<usize>) -> Option<&'r str> {
        let (end, whose) = self.furthest(place.start)?;
        (end >= place.end).then_some(whose)
    }
}

/// Where actors are anchored.
#[derive(Default)]
struct ActorAnchors<'r> {
    all: Spans<'r>,
    persons: Spans<'r>,
    of: HashMap<&'r str, Spans<'r>>,
}

impl<'r> ActorAnchors<'r> {
    fn new(scope: &Scope<'r>, proofs: &[Proof]) -> Self {
        let mut found = ActorAnchors::default();
        for proof in proofs {
            let mut segments = proof.anchor.path.segments();
            let (Some(Segment::Key("actors")), Some(Segment::Index(number))) =
                (segments.next(), segments.next())
            else {
                continue;
            };
            let Some(Segment::Key("anchors")) = segments.next() else { continue };
            let (Some(actor), Some(place)) = (scope.record.actors.get(number), proof.place())
            else {
                continue;
            };
            let entry = (place, actor.id.as_str());
            if actor.kind == ActorKind::Person {
                found.persons.all.push(entry.clone());
            }
            found.of.entry(entry.1).or_default().all.push(entry.clone());
            found.all.all.push(entry);
        }
        found.all.close();
        found.persons.close();
        found.of.values_mut().for_each(Spans::close);
        found
    }

    /// The actor that is anchored at the place of a mention, if that actor is not.
    fn other_at(&self, actor: &str, place: &Range<usize>) -> Option<&'r str> {
        if self.of.get(actor).is_some_and(|own| own.overlapping(place).is_some()) {
            return None;
        }
        self.all.holding(place).or_else(|| self.persons.overlapping(place))
    }
}

/// The words of the actors' names.
struct Names<'r> {
    actors: &'r [Actor<'r>],
    /// The number of each actor.
    numbers: HashMap<&'r str, u32>,
    /// Who has a word in a name, by the word in small letters.
    having: HashMap<String, Having<'r>>,
    /// The last actor whose whole name is the word.
    alone: HashMap<String, &'r str>,
    /// What is known of each actor's words.
    of: Vec<OfActor>,
    /// Who has the whole name, in small letters; the first of several. Made when it is asked for.
    full: OnceCell<HashMap<String, &'r str>>,
}

/// The actors that have a word in a name.
#[derive(Default)]
struct Having<'r> {
    /// Their numbers, in order.
    all: SmallVec<[u32; 2]>,
    /// The persons among them of whom it is a name; two of several.
    persons: SmallVec<[&'r str; 2]>,
}

/// What is known of the words of an actor's names.
#[derive(Clone, Copy, Default)]
struct OfActor {
    /// Whether there is any.
    is_named: bool,
    /// Whether there is one that is not the whole name of another actor.
    has_own: bool,
}

impl<'r> Names<'r> {
    fn new(scope: &Scope<'r>) -> Self {
        let actors = &scope.record.actors;
        let mut numbers = HashMap::new();
        let mut having: HashMap<String, Having<'_>> = HashMap::new();
        // "A member of the Tesmar delegation" is not named where Tesmar is.
        let mut alone = HashMap::new();
        for (number, actor) in (0_u32..).zip(actors.iter()) {
            numbers.insert(actor.id.as_str(), number);
            let name = actor.name.as_str();
            if name.chars().all(is_alphanumeric) {
                alone.insert(name.to_lowercase(), actor.id.as_str());
            }
            let more = actor.names.iter().flatten().map(|name| name.text.as_str());
            for word in std::iter::once(name).chain(more).flat_map(words_of) {
                let Having { all, .. } = having.entry(word).or_default();
                if all.last() != Some(&number) {
                    all.push(number);
                }
            }
        }
        having.retain(|word, _| !EMPTY_WORDS.contains(&word.as_str()));
        let of = vec![OfActor::default(); actors.len()];
        let full = OnceCell::new();
        let mut names = Names { actors, numbers, having: HashMap::new(), alone, of, full };
        for (word, Having { all, .. }) in &having {
            for number in all {
                let is_own = names.is_nobody_elses(*number, word);
                if let Some(of) = names.of.get_mut(*number as usize) {
                    of.is_named = true;
                    of.has_own |= is_own;
                }
            }
        }
        for (word, Having { all, persons }) in &mut having {
            for number in all {
                let Some(actor) = actors.get(*number as usize) else { continue };
                // An id that is given twice is told elsewhere.
                let is_known = persons.contains(&actor.id.as_str());
                let is_person = actor.kind == ActorKind::Person && names.counts(*number, word);
                if persons.len() < 2 && is_person && !is_known {
                    persons.push(actor.id.as_str());
                }
            }
        }
        names.having = having;
        names
    }

    /// Whether a word of an actor's name is one by which that actor is known: the whole name of
    /// another actor is none, where there is any other.
    fn counts(&self, actor: u32, word: &str) -> bool {
        self.is_nobody_elses(actor, word) || !self.of(actor).has_own
    }

    /// Whether a word is not the whole name of another actor.
    fn is_nobody_elses(&self, actor: u32, word: &str) -> bool {
        let id = self.actors.get(actor as usize).map(|actor| actor.id.as_str());
        self.alone.get(word).is_none_or(|owner| Some(*owner) == id)
    }

    fn of(&self, actor: u32) -> OfActor {
        self.of.get(actor as usize).copied().unwrap_or_default()
    }

    /// Whether a word in small letters is one of that actor's names.
    fn is_owner(&self, actor: u32, word: &str) -> bool {
        let having = self.having.get(word);
        having.is_some_and(|having| having.all.binary_search(&actor).is_ok())
            && self.counts(actor, word)
    }

    /// The one person who has the word in a name; none if several have it.
    fn whose(&self, word: &str) -> Option<&'r str> {
        let [one] = self.having.get(word)?.persons[..] else { return None };
        Some(one)
    }

    /// The actor, other than that one, whom a mention names.
    fn mentioned(&self, actor: &str, mention: &str) -> Option<&'r str> {
        let words: Vec<String> = words_of(mention).collect();
        let person = self.other_than(actor, words.iter());
        let own = *self.numbers.get(actor)?;
        person.or_else(|| {
            let full = self.full.get_or_init(|| {
                let mut full = HashMap::new();
                for actor in self.actors {
                    full.entry(actor.name.as_str().to_lowercase()).or_insert(actor.id.as_str());
                }
                full
            });
            let whole = full.get(&mention.to_lowercase()).copied();
            whole.filter(|id| *id != actor && !words.iter().any(|word| self.is_owner(own, word)))
        })
    }

    /// The person, other than that actor, whose name alone has one of these words.
    fn other_than<'w>(
        &self,
        actor: &str,
        mut words: impl Iterator<Item = &'w String> + Clone,
    ) -> Option<&'r str> {
        let own = *self.numbers.get(actor)?;
        if words.clone().any(|word| self.is_owner(own, word)) {
            return None;
        }
        words.find_map(|word| self.whose(word).filter(|id| *id != actor))
    }

    /// Whether a word, as it is written, is one of that actor's names.
    fn is_of(&self, actor: &Actor<'_>, word: &str) -> bool {
        let number = self.numbers.get(actor.id.as_str());
        number.is_some_and(|number| self.is_owner(*number, &word.to_lowercase()))
    }

    /// Whether one of these words is of that actor's names; also where nothing is known of it.
    fn has_one(&self, actor: &str, words: &str) -> bool {
        let words: Vec<String> = words_of(words).collect();
        self.is_among(actor, words.iter())
    }

    fn is_among<'w>(&self, actor: &str, mut words: impl Iterator<Item = &'w String>) -> bool {
        let Some(number) = self.numbers.get(actor) else { return true };
        words.any(|word| self.is_owner(*number, word)) || !self.of(*number).is_named
    }
}

/// The words of three letters and more, in small letters.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    // What follows an apostrophe is an ending: "Sorrent’s".
    let words = text.split(|c: char| !is_alphanumeric(c));
    words.filter(|word| word.len() >= 3 && word.chars().nth(2).is_some()).map(str::to_lowercase)
}

/// Adds the words of a text, in small letters, that are known.
fn known_words(text: &str, known: &HashSet<&str>, found: &mut HashSet<String>) {
    let mut lower = String::new();
    for word in text.split(|c: char| !is_alphanumeric(c)).filter(|word| word.len() >= 3) {
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else if word.chars().count() >= 3 {
            lower.push_str(&word.to_lowercase());
        }
        if known.contains(lower.as_str()) && !found.contains(&lower) {
            found.insert(lower.clone());
        }
    }
}

/// The paragraphs of a text, and what stands in them between quotation marks.
struct Around<'t> {
    text: &'t SourceText,
    paragraphs: Vec<Range<usize>>,
    /// In bytes, in order.
    marked: Vec<Range<usize>>,
    /// How many bytes may still be read in looking for names as they are written.
    left: Cell<usize>,
}

impl<'t> Around<'t> {
    fn new(text: &'t SourceText, marks: &[Marked]) -> Self {
        // An entry of a list may name the speaker.
        let certain = marks.iter().filter(|marked| marked.certain);
        let parts = certain.flat_map(|marked| &marked.parts);
        let bytes =
            |part: &Part| Some(text.byte_at(part.outer.start)?..text.byte_at(part.outer.end)?);
        let marked = parts.filter_map(bytes).collect();
        Around { text, paragraphs: paragraphs(text.as_str()), marked, left: Cell::new(READ) }
    }

    /// The number of the paragraph in which the scalar value with that number stands.
    fn paragraph(&self, at: usize) -> Option<usize> {
        let byte = self.text.byte_at(at)?;
        self.paragraphs.partition_point(|paragraph| paragraph.start <= byte).checked_sub(1)
    }

    /// What stands outside of quotation marks in a paragraph.
    fn outside(&self, paragraph: usize) -> impl Iterator<Item = &'t str> {
        let all = self.paragraphs.get(paragraph).cloned().unwrap_or_default();
        let first = self.marked.partition_point(|part| part.end <= all.start);
        let marked = self.marked.get(first..).unwrap_or_default();
        let within = marked.iter().take_while(move |part| part.start < all.end);
        let ends = within.clone().map(|part| part.end);
        let starts = within.map(|part| part.start).chain([all.end]);
        let text = self.text.as_str();
        [all.start]
            .into_iter()
            .chain(ends)
            .zip(starts)
            .filter_map(move |(from, to)| text.get(from.max(all.start)..to))
    }

    /// Whether a word of the actor's names stands, as it is written there, in the paragraph of a
    /// place or in the one before it. If none does, it may still stand there in other letters.
    fn has_name(&self, at: usize, actor: &Actor<'_>, names: &Names<'_>) -> bool {
        let Some(own) = self.paragraph(at) else { return false };
        let more = actor.names.iter().flatten().map(|name| name.text.as_str());
        let all = std::iter::once(actor.name.as_str()).chain(more).take(WRITTEN);
        let words = all.flat_map(|name| name.split(|c: char| !is_alphanumeric(c)));
        let mut words = words.filter(|word| word.len() >= 3 && names.is_of(actor, word));
        words.any(|word| {
            let near = [own.checked_sub(1), Some(own)].into_iter().flatten();
            let size =
                near.filter_map(|number| self.paragraphs.get(number)).map(ExactSizeIterator::len);
            let Some(left) = self.left.get().checked_sub(size.sum()) else { return false };
            self.left.set(left);
            let finder = memmem::Finder::new(word.as_bytes());
            let stands = |text: &str| {
                let mut found = finder.find_iter(text.as_bytes());
                found.any(|start| is_whole(text, start..start + word.len()))
            };
            self.outside(own).any(stands)
                || own.checked_sub(1).is_some_and(|before| self.outside(before).any(stands))
        })
    }
}

/// How many bytes of a text are read in looking for names as they are written; after that its words
/// are gathered once.
const READ: usize = 1 << 22;

/// How many names of an actor are looked for as they are written.
const WRITTEN: usize = 8;

/// Whether no letter or digit stands directly before or after a place.
fn is_whole(text: &str, place: Range<usize>) -> bool {
    let before = text.get(..place.start).and_then(|text| text.chars().next_back());
    let after = text.get(place.end..).and_then(|text| text.chars().next());
    ![before, after].into_iter().flatten().any(is_alphanumeric)
}

/// The words of each paragraph that stand outside of quotation marks.
struct Near {
    words: Vec<HashSet<String>>,
}

impl Near {
    fn new(around: &Around<'_>, names: &Names<'_>) -> Self {
        // Other words are never asked for.
        let known: HashSet<&str> = names.having.keys().map(String::as_str).collect();
        let words = (0..around.paragraphs.len()).map(|paragraph| {
            let mut words = HashSet::new();
            for text in around.outside(paragraph) {
                known_words(text, &known, &mut words);
            }
            words
        });
        Near { words: words.collect() }
    }

    /// The words of the paragraph of a place, and of the one before it.
    fn words(
        &self,
        around: &Around<'_>,
        at: usize,
    ) -> Option<(&HashSet<String>, Option<&HashSet<String>>)> {
        let own = around.paragraph(at)?;
        let before = own.checked_sub(1).and_then(|at| self.words.get(at));
        Some((self.words.get(own)?, before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grounding::marked_spans;
    use crate::model::Record;

    #[test]
    fn the_look_for_names_has_an_end() {
        let record = include_str!("../../../examples/harbour-talks/harbour-talks.json");
        let record: Record<'_> = serde_json::from_str(record).unwrap();
        let names = Names::new(&Scope::new(&record, None));
        let text = SourceText::new("Sorrent said: “Kohvand is tired.”\nNobody spoke.\nAll left.");
        let around = Around::new(&text, &marked_spans(&text, "en"));
        let actor = |id: &str| record.actors.iter().find(|actor| actor.id == id).unwrap();
        let (sorrent, kohvand) = (actor("ilva-sorrent"), actor("zarin-kohvand"));
        let at = |words: &str| text.scalar_at(text.as_str().find(words).unwrap());
        assert!(around.has_name(at("said"), sorrent, &names));
        assert!(around.has_name(at("Nobody"), sorrent, &names), "in the paragraph before");
        assert!(!around.has_name(at("All"), sorrent, &names));
        assert!(!around.has_name(at("said"), kohvand, &names), "in quotation marks");
        let part = SourceText::new("Sorrentine bread is good.");
        assert!(!Around::new(&part, &[]).has_name(0, sorrent, &names), "a part of a word");
        around.left.set(10);
        assert!(!around.has_name(at("said"), sorrent, &names), "no more may be read");
    }

    #[test]
    fn a_word_that_several_persons_have_is_nobodys() {
        let record = include_str!("../../../examples/harbour-talks/harbour-talks.json");
        let whose = |record: &str, word: &str| {
            let record: Record<'_> = serde_json::from_str(record).unwrap();
            Names::new(&Scope::new(&record, None)).whose(word).map(str::to_owned)
        };
        assert_eq!(whose(record, "sorrent").as_deref(), Some("ilva-sorrent"));
        let record = record.replace("\"Zarin Kohvand\"", "\"Zarin Sorrent\"");
        assert_eq!(whose(&record, "sorrent"), None);
        assert_eq!(whose(&record, "zarin").as_deref(), Some("zarin-kohvand"));
        let twice = record.replace("\"zarin-kohvand\"", "\"ilva-sorrent\"");
        assert_eq!(whose(&twice, "sorrent").as_deref(), Some("ilva-sorrent"), "one id, twice");
    }
}

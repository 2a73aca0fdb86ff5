//! See [`SPEAKER_NOT_NEAR`].

use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use super::proof::Proof;
use crate::grounding::{Marked, SourceText, paragraphs};
use crate::model::path::{PathBuf, Segment};
use crate::model::{Actor, ActorKind, QuoteKind, SpeakerBasis};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

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
    let mut near = None;
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
        let near = near.get_or_insert_with(|| Near::new(text, scope.marks(text), &names));
        let Some((own, before)) = near.words(place.start) else { continue };
        if names.is_among(speaker.as_str(), own) || names.is_among(speaker.as_str(), before) {
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
    /// The words of each actor.
    of: HashMap<&'r str, HashSet<String>>,
    /// Who has the whole name, in small letters; the first of several.
    full: HashMap<String, &'r str>,
    /// The one person who has the word in a name; none if several have it.
    whose: HashMap<String, Option<&'r str>>,
}

impl<'r> Names<'r> {
    fn new(scope: &Scope<'r>) -> Self {
        let mut of: HashMap<&str, HashSet<String>> = HashMap::new();
        let mut whose: HashMap<String, Option<&str>> = HashMap::new();
        let actors = &scope.record.actors;
        let mut full: HashMap<String, &str> = HashMap::new();
        // "A member of the Tesmar delegation" is not named where Tesmar is.
        let mut alone: HashMap<String, &str> = HashMap::new();
        for actor in actors {
            let name = actor.name.as_str();
            if name.chars().all(char::is_alphanumeric) {
                alone.insert(name.to_lowercase(), actor.id.as_str());
            }
        }
        for actor in actors {
            let id = actor.id.as_str();
            full.entry(actor.name.as_str().to_lowercase()).or_insert(id);
            let all = names_of(actor);
            let is_own = |word: &&String| alone.get(*word).is_none_or(|owner| *owner == id);
            let own: HashSet<String> = all.iter().filter(is_own).cloned().collect();
            let words = if own.is_empty() { all } else { own };
            if actor.kind == ActorKind::Person {
                for word in &words {
                    let owner = whose.entry(word.clone()).or_insert(Some(id));
                    if *owner != Some(id) {
                        *owner = None;
                    }
                }
            }
            of.insert(id, words);
        }
        Names { of, full, whose }
    }

    /// The actor, other than that one, whom a mention names.
    fn mentioned(&self, actor: &str, mention: &str) -> Option<&'r str> {
        let words = word_set(mention);
        let person = self.other_than(actor, words.iter());
        let own = self.of.get(actor)?;
        let whole = self.full.get(&mention.to_lowercase()).copied();
        person.or(whole.filter(|id| *id != actor && !words.iter().any(|word| own.contains(word))))
    }

    /// The person, other than that actor, whose name alone has one of these words.
    fn other_than<'w>(
        &self,
        actor: &str,
        mut words: impl Iterator<Item = &'w String> + Clone,
    ) -> Option<&'r str> {
        let own = self.of.get(actor)?;
        if words.clone().any(|word| own.contains(word)) {
            return None;
        }
        words.find_map(|word| self.whose.get(word).copied().flatten().filter(|id| *id != actor))
    }

    /// Whether one of these words is of that actor's names; also where nothing is known of it.
    fn has_one(&self, actor: &str, words: &str) -> bool {
        self.is_among(actor, &word_set(words))
    }

    fn is_among(&self, actor: &str, words: &HashSet<String>) -> bool {
        self.of.get(actor).is_none_or(|own| own.is_empty() || own.iter().any(|w| words.contains(w)))
    }
}

fn names_of(actor: &Actor<'_>) -> HashSet<String> {
    let more = actor.names.iter().flatten().map(|name| name.text.as_str());
    let mut words: HashSet<String> =
        std::iter::once(actor.name.as_str()).chain(more).flat_map(word_set).collect();
    words.retain(|word| !EMPTY_WORDS.contains(&word.as_str()));
    words
}

/// The words of three letters and more, in small letters.
fn word_set(text: &str) -> HashSet<String> {
    // What follows an apostrophe is an ending: "Sorrent’s".
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() >= 3).map(str::to_lowercase).collect()
}

/// The words of a text, in small letters, that are known.
fn known_words(text: &str, known: &HashSet<&str>) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut lower = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 3) {
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
    found
}

/// The words of each paragraph that stand outside of quotation marks.
struct Near<'t> {
    text: &'t SourceText,
    paragraphs: Vec<Range<usize>>,
    words: Vec<HashSet<String>>,
}

impl<'t> Near<'t> {
    fn new(text: &'t SourceText, marks: &[Marked], names: &Names<'_>) -> Self {
        // Other words are never asked for.
        let known: HashSet<&str> = names.of.values().flatten().map(String::as_str).collect();
        let paragraphs = paragraphs(text.as_str());
        let mut parts = marks
            .iter()
            .flat_map(|marked| &marked.parts)
            .filter_map(|part| Some(text.byte_at(part.outer.start)?..text.byte_at(part.outer.end)?))
            .peekable();
        let words = paragraphs.iter().map(|paragraph| {
            let mut outside = String::new();
            let mut at = paragraph.start;
            while let Some(part) = parts.next_if(|part| part.start < paragraph.end) {
                outside.push_str(text.as_str().get(at..part.start).unwrap_or_default());
                outside.push(' ');
                at = part.end;
            }
            outside.push_str(text.as_str().get(at..paragraph.end).unwrap_or_default());
            known_words(&outside, &known)
        });
        let words = words.collect();
        Near { text, paragraphs, words }
    }

    /// The words of the paragraph of a place, and of the one before it.
    fn words(&self, at: usize) -> Option<(&HashSet<String>, &HashSet<String>)> {
        static NONE: std::sync::LazyLock<HashSet<String>> = std::sync::LazyLock::new(HashSet::new);
        let byte = self.text.byte_at(at)?;
        let next = self.paragraphs.partition_point(|paragraph| paragraph.start <= byte);
        let own = next.checked_sub(1)?;
        let before = own.checked_sub(1).and_then(|at| self.words.get(at)).unwrap_or(&NONE);
        Some((self.words.get(own)?, before))
    }
}

//! See [`SPEAKER_NOT_NEAR`].

use std::cell::OnceCell;
use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _};

use super::proof::part_at;
use super::reporter;
use super::spans::FAR;
use super::speaker_places::{ActorAnchors, Places};
use super::surroundings::Surroundings;
use crate::grounding::SourceText;
use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, Line, Quote, QuoteKind, SpeakerBasis};
use crate::rules::naming::{Mention, Naming, primary};
use crate::rules::own_words::Speech;
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
    /// The second holds for direct and mixed quotes where `speaker_basis` is `named`, which it is
    /// where it is absent, or `pronoun`. Some word of the speaker's names has to occur, outside of
    /// quotation marks, in the paragraph of the quote or in the one before it; nothing is said unless
    /// another person's name occurs in the quote's own paragraph. If the names of both do, the clause
    /// right beside the marks decides, where it is as plain as "…, Tameril said" or "said Tameril:":
    /// the name of another person beside a verb of saying, and no name of the speaker, who is a
    /// person too. Where the other one may be the one who is addressed, nothing is said.
    ///
    /// Names are found in every script, without their accents: with the endings of inflecting
    /// languages, the prefixes of Arabic and Hebrew, the particles of Korean and Japanese. Where no
    /// blanks are between words they are found by their signs: short parts of them only before a
    /// title or a word of saying. Words of names count from three letters on; where there are no
    /// capitals, those of other persons only if it is the family name or several words of the name.
    /// A word that two persons share does not tell one from the other, and the whole name of one
    /// actor is not a name of another. If the speaker has no name in the script of the text, its
    /// paragraphs say nothing. Nor do they where `speaker_anchor` is at a name of the speaker, not more
    /// than 400 Unicode scalar values away.
    ///
    /// In a document that is somebody's own words (a press release, official statement, speech,
    /// transcript, interview, social post, resolution or treaty), and in one that a report prints in
    /// full (see V408), it is not the nearest name that says who speaks, where the words are not in
    /// marks:
    ///
    /// * The label of a turn does ("MR. TAMERIL:", "Tameril:"), in any text with such labels. The quote
    ///   may not be given to another person, and words after the label of a question ("Q", "问：", the
    ///   name of a newspaper) in one paragraph not to the one who answers. Where the answers of an
    ///   interview begin with a dash, the paragraphs above them that end with a question mark are
    ///   questions.
    /// * Without labels the one who speaks is the one who signs at the end or is entered in `authors`. If
    ///   nobody does, it may be any whom the title, the head, the publisher or the main event names,
    ///   who belongs to the publisher, or has most of the quotes, and any body or group.
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

/// Who is named in the paragraphs of a quote.
enum InParagraphs<'r> {
    /// There is nothing to judge.
    Unknown,
    /// The speaker, or nobody else.
    Nobody,
    /// Somebody else alone.
    Other(&'r str),
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    let speakers = Speakers::new(scope, text);
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        if findings.is_full() {
            return;
        }
        let Some(speaker) = &quote.speaker else { continue };
        let Some((message, help)) = speakers.fault(number, quote, speaker.as_str()) else {
            continue;
        };
        let path = PathBuf::root().key("quotes").index(number).key("speaker");
        findings.push(
            Finding::new(&SPEAKER_NOT_NEAR, Spot::value(path), message)
                .help(help)
                .found(speaker.as_str()),
        );
    }
}

/// What tells who speaks.
struct Speakers<'s, 'r> {
    scope: &'s Scope<'r>,
    text: &'s SourceText,
    language: String,
    naming: Naming<'r>,
    places: Places,
    anchors: ActorAnchors<'r>,
    around: OnceCell<Surroundings<'s>>,
    /// Who has the whole name, in small letters; the first of several.
    full: OnceCell<HashMap<String, &'r str>>,
}

impl<'s, 'r> Speakers<'s, 'r> {
    fn new(scope: &'s Scope<'r>, text: &'s SourceText) -> Self {
        let proofs = scope.proofs(text);
        Speakers {
            scope,
            text,
            language: primary(scope.record.source.language.as_str()),
            naming: scope.naming(),
            places: Places::new(proofs),
            anchors: ActorAnchors::new(scope, proofs),
            around: OnceCell::new(),
            full: OnceCell::new(),
        }
    }

    /// What is wrong with the speaker of a quote, and what helps.
    fn fault(
        &self,
        number: usize,
        quote: &Quote<'_>,
        speaker: &str,
    ) -> Option<(String, &'static str)> {
        let own = words::quoted(speaker);
        if let Some(other) = self.in_mention(number, quote, speaker) {
            let other = words::quoted(other);
            let message =
                format!("the speaker is {own}, and the mention of the speaker names {other}");
            return Some((message, "name the one who speaks, or correct the mention"));
        }
        if quote.kind == QuoteKind::Indirect {
            return None;
        }
        let basis = quote.speaker_basis_or_default();
        let is_named = matches!(basis, SpeakerBasis::Named | SpeakerBasis::Pronoun);
        let place = self.places.first.get(&number)?;
        let at = place.start;
        let last = self.places.last.get(&number).map_or(at, |last| last.end.saturating_sub(1));
        let document = self.scope.document(self.text);
        // Words of two are told of by another rule.
        if document.changes_speaker(at, last) {
            return None;
        }
        let marked = part_at(self.scope.marks(self.text), at).is_some();
        let speech = document.speech(&self.naming, quote, place, marked);
        let named = |other: u32| Some(words::quoted(self.naming.id(other)?));
        match speech {
            Speech::Labelled(other) => {
                let message = format!(
                    "the label before the quote is that of {}, and not of {own}",
                    named(other)?
                );
                return Some((message, "correct `speaker`: whom the label names says the words"));
            }
            Speech::Question => {
                let message =
                    format!("the quote is in a question, and {own} is the one who answers");
                let help = "correct `speaker`: if the one who asks has no name, make an actor of kind \
                            `unknown`";
                return Some((message, help));
            }
            Speech::Signed(other) if is_named => {
                let message =
                    format!("the document is signed by {}, and not by {own}", named(other)?);
                let help = "correct `speaker`, or say with `speaker_basis` how it is known that \
                            another speaks";
                return Some((message, help));
            }
            Speech::Signed(_) | Speech::Fine | Speech::Report => {}
        }
        if !is_named {
            return None;
        }
        if speech == Speech::Report {
            let found = match self.in_paragraphs(at, speaker) {
                InParagraphs::Unknown => return None,
                InParagraphs::Nobody => None,
                InParagraphs::Other(other) => Some(other),
            };
            if let Some(other) = found.filter(|_| !self.is_mentioned(number, place, speaker)) {
                let other = words::quoted(other);
                let message =
                    format!("no name of the speaker {own} is near the quote, and {other} is");
                let help = "if somebody else speaks, correct `speaker`; if not, say with \
                            `speaker_basis` how it is known: `role` or `inferred`";
                return Some((message, help));
            }
        }
        let other = words::quoted(self.in_clause(at, speaker)?);
        let message = format!("beside the quote it is {other} who speaks, and not {own}");
        Some((message, "correct `speaker`, or say with `speaker_basis` how it is known"))
    }

    /// Whether `speaker_anchor` is at a name of the speaker, and not far from the quote.
    fn is_mentioned(&self, number: usize, quote: &Range<usize>, speaker: &str) -> bool {
        let Some(mention) = self.places.mentions.get(&number) else { return false };
        let between = quote.start.saturating_sub(mention.end);
        let between = between.max(mention.start.saturating_sub(quote.end));
        let names = |words: &str| self.naming.is_named(speaker, words, &self.language);
        u64::try_from(between).is_ok_and(|between| between <= FAR)
            && self.text.slice(mention.clone()).is_some_and(names)
    }

    /// Who else is named by the mention of the speaker.
    fn in_mention(&self, number: usize, quote: &Quote<'_>, speaker: &str) -> Option<&'r str> {
        let mention = quote.speaker_text.as_ref().map(Line::as_str);
        let place = self.places.mentions.get(&number);
        let anchored = place.and_then(|place| self.text.slice(place.clone()));
        let mut mentions = [mention, anchored].into_iter().flatten();
        mentions.find_map(|mention| self.mentioned(speaker, mention)).or_else(|| {
            place?;
            let is_known = self.naming.known().number(speaker).is_some();
            let is_own =
                |words: &str| !is_known || self.naming.is_named(speaker, words, &self.language);
            let place = place.filter(|_| !anchored.is_none_or(is_own))?;
            self.anchors.other_at(speaker, place)
        })
    }

    /// The actor, other than that one, whom a mention names.
    fn mentioned(&self, actor: &str, mention: &str) -> Option<&'r str> {
        if self.naming.is_written(actor, mention) {
            return None;
        }
        let own = self.naming.known().number(actor)?;
        let found = self.naming.known().mentions(mention, &self.language);
        if has(&found, own) {
            return None;
        }
        let fills = |found: &&Mention| found.sure || found.at.len() * 2 >= mention.trim().len();
        let person = found.iter().filter(fills).find_map(|found| self.person(found, own));
        person.and_then(|person| self.naming.id(person)).or_else(|| {
            let full = self.full.get_or_init(|| self.full());
            full.get(&mention.to_lowercase()).copied().filter(|id| *id != actor)
        })
    }

    fn full(&self) -> HashMap<String, &'r str> {
        let mut full = HashMap::new();
        for actor in &self.scope.record.actors {
            full.entry(actor.name.as_str().to_lowercase()).or_insert(actor.id.as_str());
        }
        full
    }

    /// The one person, other than that actor, who is named there.
    fn person(&self, mention: &Mention, own: u32) -> Option<u32> {
        let known = self.naming.known();
        let mut persons = mention.actors.iter().copied().filter(|actor| known.is_person(*actor));
        let first = persons.next()?;
        (persons.next().is_none() && first != own && !mention.more).then_some(first)
    }

    fn around(&self) -> &Surroundings<'s> {
        self.around.get_or_init(|| {
            Surroundings::new(self.text, self.scope.marks(self.text), self.language.clone())
        })
    }

    /// Who else is named in the paragraph of a quote, if the speaker is named neither there nor in
    /// the one before.
    fn in_paragraphs(&self, at: usize, speaker: &str) -> InParagraphs<'r> {
        let around = self.around();
        let Some(paragraph) = around.paragraph(at) else { return InParagraphs::Unknown };
        if around.has_written(paragraph, self.naming.own_words(speaker)) {
            return InParagraphs::Nobody;
        }
        let is_actor = self.scope.actor(speaker).is_some();
        let names_another = |text: &str| self.naming.may_name_another(speaker, text);
        if is_actor && !around.may_have(paragraph, names_another) {
            return InParagraphs::Nobody;
        }
        let known = self.naming.known();
        let Some(own) = known.number(speaker) else { return InParagraphs::Unknown };
        let words = self.scope.actor(speaker).into_iter();
        if around.has_written(paragraph, words.flat_map(|actor| known.telling(own, actor))) {
            return InParagraphs::Nobody;
        }
        let here = around.mentions(paragraph, &self.naming);
        let before = paragraph.checked_sub(1).map(|at| around.mentions(at, &self.naming));
        if has(here, own) || before.is_some_and(|before| has(before, own)) {
            return InParagraphs::Nobody;
        }
        let sure = here.iter().filter(|mention| mention.sure && known.writes(own, mention.script));
        let other = sure.into_iter().find_map(|mention| self.person(mention, own));
        let near = || [Some(paragraph), paragraph.checked_sub(1)].into_iter().flatten();
        let other = other.filter(|_| {
            // "The Tesmarian minister" may speak for Tesmar.
            known.is_person(own)
                || !near().any(|at| around.outside(at).any(|text| known.is_derived(own, text)))
        });
        let other = other.and_then(|other| self.naming.id(other));
        other.map_or(InParagraphs::Nobody, InParagraphs::Other)
    }

    /// Who else speaks in the clause right beside the marks.
    fn in_clause(&self, at: usize, speaker: &str) -> Option<&'r str> {
        let is_person = |actor: &&Actor<'_>| actor.kind == ActorKind::Person;
        self.scope.actor(speaker).filter(is_person)?;
        let around = self.around();
        let (before, part, after) = around.beside(at)?;
        let quotation = around.text().get(part)?;
        let beside = reporter::Beside { before, quotation, after, language: around.language() };
        // Where the speaker is named, no other is the only one who is.
        let says_nothing = |clause: &str| self.naming.is_written(speaker, clause);
        let names_another = |clause: &str| self.naming.may_name_another(speaker, clause);
        if !beside.may_tell(says_nothing) || !beside.has_clause(names_another) {
            return None;
        }
        let known = self.naming.known();
        let own = known.number(speaker).filter(|own| known.is_person(*own))?;
        let speaks = beside.speaker(known)?;
        let other =
            (speaks != own && known.writes(own, beside.script(known)?)).then_some(speaks)?;
        self.naming.id(other)
    }
}

/// Whether an actor may be named by one of these mentions.
fn has(mentions: &[Mention], actor: u32) -> bool {
    mentions.iter().any(|mention| mention.more || mention.actors.contains(&actor))
}

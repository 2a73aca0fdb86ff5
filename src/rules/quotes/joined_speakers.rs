//! See [`JOINED_SPEAKERS`].

use std::ops::Range;

use super::alteration::Judge;
use super::clauses;
use super::proof::{Proof, part_at};
use super::sentences::sentence_around;
use crate::grounding::{Marked, SourceText};
use crate::model::path::Segment;
use crate::model::{ActorKind, Quote, QuoteKind};
use crate::rules::naming::Whose;
use crate::rules::own_words::is_own_words;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote joins the words of two speakers.
    ///
    /// A quotation that the reporter splits has an anchor for each part, and between them stands who
    /// speaks. If the text names another person of the record as the speaker of the next part, the
    /// quote joins two speakers, and one of them never said it.
    ///
    /// Two anchors that follow each other are looked at, if each is in quotation marks of its own.
    /// The clause that introduces the second part, or the one that follows it, names another person
    /// of the record as the one who speaks, and not the speaker: with a verb of saying near the name,
    /// with words such as "according to", or with a colon before the marks. The person who is spoken
    /// to ("told Tameril") is not taken for the one who speaks.
    ///
    /// The `cue` of a direct quote is a word of the reporter. If the words of an anchor of the quote
    /// include it ("We stay, she said, and wait"), they are not all the speaker's.
    ///
    /// In a document that is somebody's own words (see V408) the labels of turns decide ("MR. VENN:",
    /// "Q"): the words of a quote may not be in two turns of two speakers, nor go over such a label.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "It stays, the harbour guild said on 2 March 2026. “We stay,” Ilva Sorrent said. “The toll falls,” Osk Tameril said." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
    ///       "anchors": [{ "exact": "Ilva Sorrent" }] },
    ///     { "id": "osk-tameril", "kind": "person", "name": "Osk Tameril",
    ///       "anchors": [{ "exact": "Osk Tameril" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "We stay, The toll falls",
    ///     "language": "en", "speaker": "ilva-sorrent", "anchors": [
    ///       { "exact": "We stay," }, { "exact": "The toll falls," }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "It stays, the harbour guild said on 2 March 2026. “We stay,” Ilva Sorrent told Osk Tameril. “The toll falls,” she said." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
    ///       "anchors": [{ "exact": "Ilva Sorrent" }] },
    ///     { "id": "osk-tameril", "kind": "person", "name": "Osk Tameril",
    ///       "anchors": [{ "exact": "Osk Tameril" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "We stay, The toll falls",
    ///     "language": "en", "speaker": "ilva-sorrent", "anchors": [
    ///       { "exact": "We stay," }, { "exact": "The toll falls," }] }] }
    /// ```
    JOINED_SPEAKERS = "V427" "joined-speakers" Error with text by check:
        "a quote joins the words of two speakers"
}

/// The most Unicode scalar values of prose that are looked at on either side of a quotation.
const REACH: usize = 400;

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    let is_own = is_own_words(scope.record.source.kind);
    cues(scope, text, findings);
    let parts = |quote: &Quote<'_>| quote.anchors.as_ref().is_some_and(|parts| parts.len() > 1);
    if !is_own && !scope.record.quotes.iter().any(parts) {
        return;
    }
    let of_quotes: Vec<(usize, &Proof)> = scope
        .proofs(text)
        .iter()
        .filter_map(|proof| Some((proof.anchor.quote()?, proof)))
        .collect();
    if is_own {
        for (number, proof) in &of_quotes {
            let Some(place) = proof.place().filter(|_| !findings.is_full()) else { continue };
            let last = place.end.saturating_sub(1);
            if scope.document(text).changes_speaker(place.start, last) {
                let quote = scope.record.quotes.get(*number);
                findings.extend(quote.and_then(|quote| over_label(quote, proof, proof)));
            }
        }
    }
    for pair in of_quotes.windows(2) {
        if findings.is_full() {
            return;
        }
        let [(number, one), (other, two)] = pair else { continue };
        let quote = scope.record.quotes.get(*number).filter(|_| number == other);
        let Some(quote) = quote.filter(|quote| quote.kind != QuoteKind::Indirect) else { continue };
        let places = one.place().zip(two.place());
        let turns = places.is_some_and(|(one, two)| {
            is_own && scope.document(text).changes_speaker(one.end.saturating_sub(1), two.start)
        });
        let found = if turns { over_label(quote, one, two) } else { None };
        findings.extend(found.or_else(|| joined(scope, text, quote, one, two)));
    }
}

/// Reports direct quotes with the clause of the reporter within an anchor: their `cue` is there.
fn cues(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    // The anchors of one quote are beside each other.
    for proofs in scope.proofs(text).chunk_by(|one, other| quote_of(one) == quote_of(other)) {
        let number = proofs.first().and_then(quote_of);
        let Some(quote) = number.and_then(|number| scope.record.quotes.get(number)) else {
            continue;
        };
        if quote.kind != QuoteKind::Direct || findings.is_full() {
            continue;
        }
        let Some(proof) = proofs.iter().find(|proof| is_of_cue(proof)) else { continue };
        let Some(cue) = proof.place() else { continue };
        let holds = |other: &&Proof| {
            other.anchor.quote().is_some()
                && other.place().is_some_and(|place| place.start < cue.start && cue.end < place.end)
        };
        let Some(anchor) = proofs.iter().find(holds) else { continue };
        let message = format!(
            "the words of the quote {} include its cue, {}, which the reporter says",
            words::quoted(quote.id.as_str()),
            words::quoted(text.slice(cue).unwrap_or_default())
        );
        findings.push(
            Finding::new(&JOINED_SPEAKERS, Spot::value(anchor.anchor.path.clone()), message)
                .help(
                    "leave the clause of the reporter out of `text`, with an anchor for what is before it \
                     and one for what is after it",
                )
                .related(Spot::value(proof.anchor.path.clone()), "the cue"),
        );
    }
}

/// The quote that an anchor belongs to, in whatever field.
fn quote_of(proof: &Proof) -> Option<usize> {
    let mut segments = proof.anchor.path.segments();
    match (segments.next()?, segments.next()?) {
        (Segment::Key("quotes"), Segment::Index(number)) => Some(number),
        _ => None,
    }
}

fn is_of_cue(proof: &Proof) -> bool {
    proof.anchor.path.segments().nth(2) == Some(Segment::Key("cue_anchor"))
}

/// The finding for words of a quote that are in two turns.
fn over_label(quote: &Quote<'_>, one: &Proof, two: &Proof) -> Option<Finding> {
    let speaker = quote.speaker.as_ref()?.as_str();
    let message = format!(
        "the quote {} has the words of two turns, with the label of another speaker between",
        words::quoted(quote.id.as_str())
    );
    let finding = Finding::new(&JOINED_SPEAKERS, Spot::value(two.anchor.path.clone()), message)
        .help("make two quotes, each with its own speaker")
        .found(speaker);
    Some(if std::ptr::eq(one, two) {
        finding
    } else {
        finding.related(Spot::value(one.anchor.path.clone()), "the part before")
    })
}

/// The finding for two parts of a quote, if the second is another's.
fn joined(
    scope: &Scope<'_>,
    text: &SourceText,
    quote: &Quote<'_>,
    one: &Proof,
    two: &Proof,
) -> Option<Finding> {
    let speaker = quote.speaker.as_ref()?.as_str();
    let marks = scope.marks(text);
    let marked = |proof: &Proof| Some(part_at(marks, proof.place()?.start)?.0);
    let (first, second) = (marked(one)?, marked(two)?);
    if std::ptr::eq(first, second) || end(first)? > start(second)? {
        return None;
    }
    let clauses = Clauses { scope, text, speaker, judge: scope.judge(quote) };
    let named = clauses.other(end(first)?..start(second)?, second)?;
    let message = format!(
        "part of the quote {} is said by {}, and its speaker is {}",
        words::quoted(quote.id.as_str()),
        words::quoted(&named),
        words::quoted(scope.actor(speaker).map_or(speaker, |actor| actor.name.as_str()))
    );
    Some(
        Finding::new(&JOINED_SPEAKERS, Spot::value(two.anchor.path.clone()), message)
            .help("make two quotes, each with its own speaker")
            .found(speaker)
            .related(Spot::value(one.anchor.path.clone()), "the part before"),
    )
}

fn start(marked: &Marked) -> Option<usize> {
    Some(marked.parts.first()?.outer.start)
}

fn end(marked: &Marked) -> Option<usize> {
    Some(marked.parts.last()?.outer.end)
}

/// The clauses of the reporter beside a part.
struct Clauses<'c, 'r> {
    scope: &'c Scope<'r>,
    text: &'c SourceText,
    speaker: &'c str,
    judge: Judge<'r>,
}

impl Clauses<'_, '_> {
    /// The other person who says the second part, by the clause that introduces it or the one that
    /// follows it.
    fn other(&self, between: Range<usize>, second: &Marked) -> Option<String> {
        let (before, after) = (self.before(between), self.after(second));
        let in_one = |clause: Option<&str>, more: Option<&str>| self.named(clause?, more);
        in_one(before, after).or_else(|| in_one(after, None))
    }

    /// The clause that introduces the second part: the last sentence between both.
    fn before(&self, between: Range<usize>) -> Option<&str> {
        let from = between.start.max(between.end.saturating_sub(REACH));
        let last = between.end.checked_sub(1)?;
        let sentence = sentence_around(self.text, last, &(from..between.end));
        self.text.slice(sentence)?.rsplit("\n\n").next()
    }

    /// The clause that follows the second part, if the part does not end the sentence.
    fn after(&self, second: &Marked) -> Option<&str> {
        let part = second.parts.last()?;
        let closed = self.text.slice(part.inner.end.checked_sub(1)?..part.inner.end)?;
        if closed.ends_with(['.', '。', '।', '۔']) {
            return None;
        }
        let to = self.text.scalar_len().min(part.outer.end + REACH);
        let rest = self.text.slice(part.outer.end..to)?;
        let rest = rest.split("\n\n").next()?;
        let stop = |c: char| {
            matches!(c, '“' | '«' | '„' | '「' | '『' | '"' | '.' | '。' | '؟' | '?' | '۔')
        };
        rest.get(..rest.find(stop).unwrap_or(rest.len()))
    }

    /// The other person whom a clause names as the one who speaks. In languages with the verb at the
    /// end it is in the clause after the quotation, `more`.
    fn named(&self, clause: &str, more: Option<&str>) -> Option<String> {
        let language = self.judge.language.as_str();
        let naming = self.scope.naming();
        if naming.is_named(self.speaker, clause, language) {
            return None;
        }
        let names = naming.names_in(clause, language, Some(clause));
        let is_other = |id: &str| {
            let actor = self.scope.actor(id);
            id != self.speaker && actor.is_some_and(|actor| actor.kind == ActorKind::Person)
        };
        let name = names.iter().find(|name| match name.whose {
            Whose::Actor(id) => is_other(id),
            _ => false,
        })?;
        let (ahead, rest) = (clause.get(..name.at.start)?, clause.get(name.at.end..)?);
        if is_addressed(ahead, &name.word, rest) && !clauses::attributes(rest, language) {
            return None;
        }
        let says = clauses::says(ahead, rest, language)
            || more.is_some_and(|more| clauses::says("", more, language));
        says.then(|| name.word.clone())
    }
}

/// Whether a name is that of one who is spoken to or spoken about.
fn is_addressed(ahead: &str, name: &str, rest: &str) -> bool {
    let previous = clauses::small_words(ahead).pop();
    let case = rest.strip_prefix(['’', '\'']).and_then(|rest| rest.split_whitespace().next());
    previous.is_some_and(|word| ADDRESSED.contains(&word.as_str()))
        || name.ends_with("에게")
        || name.ends_with("한테")
        || rest.starts_with(['に', 'へ'])
        || case
            .is_some_and(|case| matches!(case, "e" | "a" | "ye" | "ya" | "le" | "la" | "i" | "ı"))
}

/// Words before the name of one who is spoken to or spoken about.
const ADDRESSED: &[&str] = &[
    "told",
    "to",
    "with",
    "of",
    "about",
    "from",
    "for",
    "by",
    "against",
    "asked",
    "zu",
    "mit",
    "über",
    "gegenüber",
    "an",
    "à",
    "avec",
    "sur",
    "a",
    "con",
    "sobre",
    "com",
    "met",
    "tegen",
    "over",
    "aan",
    "z",
    "o",
    "do",
    "об",
    "с",
    "к",
    "про",
    "إلى",
    "مع",
    "عن",
    "با",
    "אל",
    "עם",
    "על",
    "ile",
    "için",
    "hakkında",
    "对",
    "對",
    "向",
    "与",
    "和",
];

//! See [`JOINED_SPEAKERS`].

use super::alteration::Judge;
use super::proof::{Proof, part_at};
use super::sentences::sentence_around;
use crate::grounding::sense;
use crate::grounding::{Marked, SourceText, words as words_of};
use crate::model::{ActorKind, Quote, QuoteKind};
use crate::rules::naming::Whose;
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
    /// of the record together with a verb of saying, and neither the speaker nor a pronoun. The
    /// person who is spoken to ("told Tameril") is not taken for the one who speaks.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“We stay,” Ilva Sorrent said on 2 March 2026. “The toll falls,” Osk Tameril said." },
    ///   "actors": [{ "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
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
    ///     "text": "“We stay,” Ilva Sorrent told Osk Tameril on 2 March 2026. “The toll falls,” she said." },
    ///   "actors": [{ "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
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
    let parts = |quote: &Quote<'_>| quote.anchors.as_ref().is_some_and(|parts| parts.len() > 1);
    if !scope.record.quotes.iter().any(parts) {
        return;
    }
    let of_quotes: Vec<(usize, &Proof)> = scope
        .proofs(text)
        .iter()
        .filter_map(|proof| Some((proof.anchor.quote()?, proof)))
        .collect();
    for pair in of_quotes.windows(2) {
        if findings.is_full() {
            return;
        }
        let [(number, one), (other, two)] = pair else { continue };
        let quote = scope.record.quotes.get(*number).filter(|_| number == other);
        let Some(quote) = quote.filter(|quote| quote.kind != QuoteKind::Indirect) else { continue };
        findings.extend(joined(scope, text, quote, one, two));
    }
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
    let between = end(first)?..start(second)?;
    let named = clauses.introduced(between).or_else(|| clauses.followed(second))?;
    let message = format!(
        "part of the quote {} is said by {}, and its speaker is {}",
        words::quoted(quote.id.as_str()),
        words::quoted(&named),
        words::quoted(speaker)
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
    /// Another who is named where the second part is introduced: in the last sentence between both.
    fn introduced(&self, between: std::ops::Range<usize>) -> Option<String> {
        let from = between.start.max(between.end.saturating_sub(REACH));
        let bounds = from..between.end;
        let last = between.end.checked_sub(1)?;
        let sentence = sentence_around(self.text, last, &bounds);
        let clause = self.text.slice(sentence)?;
        self.other(clause.rsplit("\n\n").next()?)
    }

    /// Another who is named in the clause that follows the second part.
    fn followed(&self, second: &Marked) -> Option<String> {
        let part = second.parts.last()?;
        // A full stop within the marks ends the sentence; what follows is another one.
        let closed = self.text.slice(part.inner.end.checked_sub(1)?..part.inner.end)?;
        if closed.ends_with(['.', '。', '।', '۔']) {
            return None;
        }
        let to = self.text.scalar_len().min(part.outer.end + REACH);
        let rest = self.text.slice(part.outer.end..to)?;
        let stop = |c: char| matches!(c, '\n' | '“' | '«' | '„' | '「' | '"' | '.' | '。' | '؟' | '?');
        self.other(rest.get(..rest.find(stop).unwrap_or(rest.len()))?)
    }

    /// The other person whom a clause names as the one who speaks.
    fn other(&self, clause: &str) -> Option<String> {
        let language = self.judge.language.as_str();
        let naming = self.scope.naming();
        let all = words_of(clause);
        let is = |test: fn(&str, &str) -> bool| {
            all.iter().any(|word| test(&word.key.to_lowercase(), language))
        };
        let says = is(sense::is_reporting) || clause.chars().any(crate::text::is_without_blanks);
        if !says || is(sense::is_pronoun) || naming.is_named(self.speaker, clause, language) {
            return None;
        }
        let names = naming.names_in(clause, language, Some(clause));
        let person = |id: &str| {
            self.scope.actor(id).is_some_and(|actor| actor.kind == ActorKind::Person)
        };
        let name = names.iter().find(|name| match name.whose {
            Whose::Actor(id) => id != self.speaker && person(id),
            _ => false,
        })?;
        let before = clause.get(..name.at.start).unwrap_or_default();
        let previous = words_of(before).pop().map(|word| word.key.to_lowercase());
        let is_addressee = previous.is_some_and(|word| ADDRESSED.contains(&word.as_str()));
        (!is_addressee).then(|| name.word.clone())
    }
}

/// Words before the name of one who is spoken to or spoken about.
const ADDRESSED: &[&str] = &[
    "told", "to", "with", "of", "about", "from", "for", "by", "against", "asked", "zu", "mit",
    "von", "über", "gegenüber", "à", "avec", "de", "sur", "a", "con", "sobre", "di", "com", "do",
    "met", "tegen", "over", "aan", "z", "o", "до", "об", "с", "к", "з", "про", "إلى",
    "مع", "عن", "به", "با", "از", "אל", "עם", "על", "ile", "için", "hakkında", "对", "對", "向", "与",
    "和",
];

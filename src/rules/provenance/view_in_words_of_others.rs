//! See [`VIEW_IN_WORDS_OF_OTHERS`].

use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, ActorRef, View};
use crate::rules::rule::rule;
use crate::rules::stances::voice::Voice;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// Somebody's view of a claim is given with quotes of others alone.
    ///
    /// The `quotes` of a view are those in which its actor says so. If a president denies a claim, the
    /// words of a foreign minister of the other side are no proof of it: most often the view has the
    /// wrong actor, or the stance of the other one.
    ///
    /// At least one of the speakers, or the actor a quote is spoken for (`on_behalf_of`), is the actor
    /// of the view or has to do with it: an affiliation, a parent, a group or a country in common. A
    /// quote that came through the actor (`attribution`) will do. Not judged are views of media, which
    /// say what others told them, and speakers of whom nothing of the kind is known. What others say of
    /// somebody's view has a place in the view's `anchors`.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the quay was shut", "language": "en",
    ///   "speaker": "pilots", "anchors": [{ "exact": "the quay was shut" }] }],
    ///   "claims": [{ "id": "c-1", "text": "The quay was shut.", "kind": "factual",
    ///   "views": [{ "actor": "harbour-guild", "stance": "asserts", "quotes": ["q-1"] }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the quay was shut", "language": "en",
    ///   "speaker": "pilots", "anchors": [{ "exact": "the quay was shut" }] }],
    ///   "claims": [{ "id": "c-1", "text": "The quay was shut.", "kind": "factual",
    ///   "views": [{ "actor": "pilots", "stance": "asserts", "quotes": ["q-1"] }] }] }
    /// ```
    VIEW_IN_WORDS_OF_OTHERS = "V710" "view-in-words-of-others" Error by check:
        "somebody's view of a claim is given with quotes of others alone"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut voice: Option<Voice<'_>> = None;
    for (number, claim) in scope.record.claims.iter().flatten().enumerate() {
        for (entry, view) in claim.views.iter().enumerate() {
            let Some(actor) = view.actor.as_ref().filter(|_| view.quotes.is_some()) else {
                continue;
            };
            if findings.is_full() {
                return;
            }
            let voice = voice.get_or_insert_with(|| Voice::new(scope));
            let Some(others) = only_others(scope, voice, view, actor.as_str()) else { continue };
            let path = PathBuf::root().key("claims").index(number).key("views").index(entry);
            let message = format!(
                "this view of the claim {} is {}’s, and its quotes are words of {}",
                words::quoted(claim.id.as_str()),
                words::quoted(actor.as_str()),
                words::and(&others)
            );
            let mut finding = Finding::new(
                &VIEW_IN_WORDS_OF_OTHERS,
                Spot::value(path.clone().key("actor")),
                message,
            )
            .found(actor.as_str())
            .help(
                "name the actor whose view the quotes give, or put an anchor in their place; if \
                 the speaker speaks for this actor, say so in `on_behalf_of` or `affiliations`",
            )
            .related(Spot::value(path.key("quotes")), "words of others");
            finding.absence = Some(Absence::Reference);
            findings.push(finding);
        }
    }
}

/// The most quotes of a view, and links of a chain of attribution, that are looked at. Views with
/// more are not judged.
const MOST: usize = 64;

/// Those who speak in the quotes of a view, if none of them has to do with its actor.
fn only_others(
    scope: &Scope<'_>,
    voice: &Voice<'_>,
    view: &View<'_>,
    actor: &str,
) -> Option<Vec<String>> {
    let own = scope.actor(actor)?;
    let quotes = view.quotes.as_ref()?;
    if own.kind == ActorKind::Media || may_be_anybodys(voice, own) || quotes.len() > MOST {
        return None;
    }
    let mut others = Vec::new();
    for quote in quotes {
        let quote = scope.quote(quote.as_str())?;
        let speaker = scope.actor(quote.speaker.as_ref()?.as_str())?;
        let links = quote.attribution.as_deref().unwrap_or_default();
        let through = links.iter().filter_map(|link| link.actor.as_ref());
        let heard = through.chain(&quote.on_behalf_of).map(ActorRef::as_str);
        let mut heard = heard.chain([speaker.id.as_str()]);
        if links.len() > MOST || heard.any(|heard| voice.are_related(heard, actor) != Some(false)) {
            return None;
        }
        if may_be_anybodys(voice, speaker) {
            return None;
        }
        let speaker = words::quoted(speaker.id.as_str());
        if others.len() < 5 && !others.contains(&speaker) {
            others.push(speaker);
        }
    }
    (!others.is_empty()).then_some(others)
}

/// Whether so little is known of an actor that it may speak for anybody, and anybody for it.
fn may_be_anybodys(voice: &Voice<'_>, actor: &Actor<'_>) -> bool {
    match actor.kind {
        ActorKind::Unknown | ActorKind::Population => true,
        ActorKind::Group => actor.members.is_none(),
        ActorKind::Person | ActorKind::GovernmentBody => !voice.has_ties(actor.id.as_str()),
        _ => false,
    }
}

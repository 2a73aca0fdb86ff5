//! See [`BROKEN_ATTRIBUTION`].

use foldhash::{HashMap, HashMapExt as _};

use crate::model::path::PathBuf;
use crate::model::{ActorRef, Attribution, AttributionMode};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A chain of attribution runs in a circle, or hides who is hidden.
    ///
    /// `attribution` names those through whom words came to the source, outermost reporter first: a
    /// newspaper reports what a news agency was told. Nobody is in it twice, and the one whose words
    /// they are, a quote's speaker or a stance's issuer or holder, is not in it at all: people do not
    /// report themselves, and such chains come from mistakes of extraction. A link with the mode
    /// `cited_anonymously` has `"anonymous": true` or, as its `description`, what the source says of
    /// those who were not named.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "attribution": [{ "actor": "harbour-guild", "mode": "told" }],
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [
    ///     { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "tide-wire", "kind": "media", "name": "Tide Wire" },
    ///     { "id": "quay-post", "kind": "media", "name": "Quay Post" }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "attribution": [{ "actor": "tide-wire", "mode": "reported" },
    ///       { "actor": "quay-post", "mode": "quoted" }, { "actor": "tide-wire", "mode": "told" }],
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "attribution": [{ "mode": "cited_anonymously" }],
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///     { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "tide-wire", "kind": "media", "name": "Tide Wire" }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "attribution": [{ "actor": "tide-wire", "mode": "reported" },
    ///       { "description": "two pilots", "mode": "cited_anonymously" }],
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    BROKEN_ATTRIBUTION = "V417" "broken-attribution" Error by check:
        "a chain of attribution runs in a circle, or hides who is hidden"
}

/// A chain with the one whose words it passes on.
struct Chain<'r> {
    links: &'r [Attribution<'r>],
    path: PathBuf,
    /// The field that names the one whose words they are, and the id in it.
    owner: Option<(&'static str, &'r str)>,
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let links = quote.attribution.as_deref().unwrap_or_default();
        let owner = quote.speaker.as_ref().map(|speaker| ("speaker", speaker.as_str()));
        let path = PathBuf::root().key("quotes").index(number);
        Chain { links, path, owner }.check(findings);
    }
    for stance in scope.stances() {
        let owner = Some((stance.owner_field, stance.owner.as_str()));
        Chain { links: stance.attribution, path: stance.path.clone(), owner }.check(findings);
    }
    for (path, event) in scope.events() {
        for (number, casualty) in event.casualties.iter().flatten().enumerate() {
            let links = casualty.attribution.as_deref().unwrap_or_default();
            let path = path.clone().key("casualties").index(number);
            Chain { links, path, owner: None }.check(findings);
        }
    }
}

impl Chain<'_> {
    fn check(&self, findings: &mut Findings) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (number, link) in self.links.iter().enumerate() {
            let path = self.path.clone().key("attribution").index(number);
            hidden(link, &path, findings);
            let Some(actor) = link.actor.as_ref().map(ActorRef::as_str) else { continue };
            let spot = Spot::value(path.key("actor"));
            if let Some((field, owner)) = self.owner
                && owner == actor
            {
                let message =
                    format!("{} is the {field}, and is in its own chain", words::quoted(actor));
                findings.push(
                    Finding::new(&BROKEN_ATTRIBUTION, spot, message)
                        .found(actor)
                        .help("name only those who passed the words on, or remove this link")
                        .related(Spot::value(self.path.clone().key(field)), "whose words they are"),
                );
            } else if let Some(first) = seen.get(actor) {
                let first = self.path.clone().key("attribution").index(*first).key("actor");
                let message = format!("{} is in the chain twice", words::quoted(actor));
                findings.push(
                    Finding::new(&BROKEN_ATTRIBUTION, spot, message)
                        .found(actor)
                        .help("name each who passed the words on once, outermost reporter first")
                        .related(Spot::value(first), "first here"),
                );
            } else {
                seen.insert(actor, number);
            }
        }
    }
}

/// Tells of a link that cites someone unnamed, and does not say so.
fn hidden(link: &Attribution<'_>, path: &PathBuf, findings: &mut Findings) {
    let said = link.anonymous == Some(true) || link.description.is_some();
    if link.mode != AttributionMode::CitedAnonymously || said {
        return;
    }
    let message = "`cited_anonymously` needs `anonymous` or a `description` of those not named";
    let spot = Spot::value(path.clone().key("mode"));
    let mut finding = Finding::new(&BROKEN_ATTRIBUTION, spot, message)
        .found("cited_anonymously")
        .help("add \"anonymous\": true, or say in `description` what the source tells of them");
    finding.absence = Some(Absence::Reference);
    findings.push(finding);
}

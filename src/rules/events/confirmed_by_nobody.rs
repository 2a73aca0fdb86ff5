//! See [`CONFIRMED_BY_NOBODY`].

use foldhash::{HashSet, HashSetExt as _};

use super::accounts::accounts;
use super::acts::is_source;
use crate::model::{Assertion, Method, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// An event is told as confirmed, and nothing in the record confirms it.
    ///
    /// A record reads one source, and what one source says is `reported`. Large data sets that are
    /// made by programs mark events as certain because they were found twice in copies of one report.
    /// `confirmed` means that independent sources say so, and the record can show it in one of three
    /// ways:
    ///
    /// * a claim `about` the event has a view with the stance `confirms`;
    /// * claims about it that nobody denies or doubts are asserted by two different voices (actors, or
    ///   the source's own); of two sides that blame each other, none confirms what the other says;
    /// * a relation `same_as` joins it with an event of another record.
    ///
    /// In a record that was made by software alone (`method` is `automatic`) none of these is enough:
    /// nobody has looked.
    ///
    /// Nothing is asked of the main event where the source as a whole is what happened: a speech,
    /// statement, press release, transcript, interview, post, resolution or treaty. The act is there
    /// to be read, and needs nobody to confirm it.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "assertion": "confirmed", "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said on 2 March" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "assertion": "confirmed", "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said on 2 March" }] },
    ///   "claims": [{ "id": "c-1", "text": "The guild spoke.", "kind": "factual", "about": ["e-1"],
    ///     "views": [{ "actor": "harbour-guild", "stance": "confirms",
    ///       "anchors": [{ "exact": "the guild confirms it" }] }] }] }
    /// ```
    CONFIRMED_BY_NOBODY = "V509" "confirmed-by-nobody" Warning by check:
        "an event is told as confirmed, and nothing in the record confirms it"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let confirmed = |assertion| assertion == Some(Assertion::Confirmed);
    if !scope.events().any(|(_, event)| confirmed(event.assertion)) {
        return;
    }
    let automatic = scope.record.provenance.method == Method::Automatic;
    let accounts = accounts(scope);
    let mut joined: HashSet<&str> = HashSet::new();
    for relation in scope.record.relations.iter().flatten() {
        if relation.r#type == RelationType::SameAs {
            joined.extend(scope.local(&relation.from));
            joined.extend(scope.local(&relation.to));
        }
    }
    for (path, event) in scope.events().filter(|(_, event)| confirmed(event.assertion)) {
        if is_source(scope, &path) {
            continue;
        }
        let id = event.id.as_str();
        let has_voices = accounts
            .get(id)
            .is_some_and(|account| account.is_confirmed || account.voices.len() >= 2);
        if !automatic && (has_voices || joined.contains(id)) {
            continue;
        }
        let id = words::quoted(id);
        let (message, help) = if automatic {
            (
                format!("{id} is `confirmed` in a record that was made by software alone"),
                "write `reported`, or let somebody look and change `method`",
            )
        } else {
            (
                format!("{id} is `confirmed`, and nothing in the record confirms it"),
                "write `reported`, or add a claim `about` the event with a view that `confirms` it",
            )
        };
        let spot = Spot::value(path.key("assertion"));
        let mut finding =
            Finding::new(&CONFIRMED_BY_NOBODY, spot, message).found("confirmed").help(help);
        if !automatic {
            finding.absence = Some(Absence::Reference);
        }
        findings.push(finding);
    }
}

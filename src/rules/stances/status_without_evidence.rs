//! See [`STATUS_WITHOUT_EVIDENCE`].

use super::evidence::named;
use super::status::Row;
use super::unshown::{ADD_RELATION, Lack, SAYS_CONTRARY, SAYS_NOTHING, Unshown, unshown};
use crate::model::shape::Kind;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// A status says what became of a stance, and nothing shows it.
    ///
    /// That an offer was accepted, a demand withdrawn or a threat dropped is news in itself. A reader
    /// has to see where it comes from, as with `met`, `rejected` (V610), `carried_out` (V609) and
    /// `crossed` (V608). A relation shows it best:
    ///
    /// | status | shown by |
    /// |---|---|
    /// | `accepted` | `accepts` from a quote, position or event; of an offer also `implements`, of a demand `complies_with` |
    /// | `partly_accepted` | `partly_accepts` or one of the above; `counters` |
    /// | `rejected` (offer) | `rejects`; `counters` |
    /// | `partly_met` | `complies_with` from an event, or a `compliance` |
    /// | `withdrawn` (of a commitment, too) | `withdraws` from a quote or event |
    /// | `superseded` | `reiterates`, `clarifies` or `counters` between it and the other demand |
    /// | `expired`, `lapsed` | of a threat, a `deadline` that has passed, or a demand with it as a consequence that is no longer open |
    /// | `relaxed` | `clarifies` or `withdraws` |
    /// | `disputed` | `tests`, `crosses` or `conflicts_with` |
    ///
    /// Where somebody answers, a position `on` the demand or offer that accepts or refuses it will do,
    /// as will a quote of somebody it is addressed to. So will a claim about it, a `note`, or an anchor.
    ///
    /// Where the text is at hand and its language is one whose words are known, anchors and quotes are
    /// looked at: the sentence of one of them, the one before it or one of the two after it in the same
    /// paragraph has to have a word that tells of such an end ("agreed", "turned down", "no longer").
    /// The lists of such words are wide. Not counted are words of yes under a negation ("has not
    /// accepted"), and what an offer or demand says itself ("is ready to pay", "to sign the treaty").
    /// A sentence that says that there is no answer so far shows no end. A quote of the record in which
    /// somebody addressed says yes will do, too.
    ///
    /// Where a relation or a position of somebody addressed says the contrary (`rejects` of what is
    /// `accepted`), words do not suffice.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "offers": [{ "id": "o-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "kind": "proposal", "status": "accepted", "text": "Talks on the north gate.",
    ///   "expression": "attributed", "event": "e-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "offers": [{ "id": "o-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "kind": "proposal", "status": "accepted", "text": "Talks on the north gate.",
    ///   "expression": "attributed", "event": "e-1" }],
    ///   "relations": [{ "from": "e-1", "type": "accepts", "to": "o-1" }] }
    /// ```
    STATUS_WITHOUT_EVIDENCE = "V622" "status-without-evidence" Warning by check:
        "a status says what became of a stance, and nothing shows it"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for unshown in unshown(scope, &STATUS_WITHOUT_EVIDENCE) {
        let Unshown { stance, row, lack, .. } = unshown;
        let (lacks, help) = match lack {
            Lack::Nothing => (
                "it has no anchor",
                format!(
                    "add {}, or an anchor where the source says so; or correct the status",
                    wanted(row)
                ),
            ),
            Lack::SaysNothing => (SAYS_NOTHING, ADD_RELATION.replace("{}", &wanted(row))),
            Lack::Contrary => (
                SAYS_CONTRARY,
                format!("correct the status, or the relation or position; or add {}", wanted(row)),
            ),
        };
        let spot = Spot::value(stance.path.clone().key("status"));
        let status = row.status;
        let message = format!("{} is {status}, but nothing shows it, and {lacks}", named(stance));
        let mut finding =
            Finding::new(&STATUS_WITHOUT_EVIDENCE, spot, message).found(status).help(help);
        finding.absence = Some(Absence::Reference);
        findings.push(unshown.beside_contrary(finding));
    }
}

/// What would show it best.
fn wanted(row: &Row) -> String {
    match (row.kind, row.status) {
        (Kind::Threat, "lapsed") => "its `deadline`".to_owned(),
        (Kind::Demand, "superseded") => {
            "a relation of type `reiterates` or `clarifies` from the demand that took its place"
                .to_owned()
        }
        (Kind::RedLine, "relaxed" | "disputed") | (Kind::Offer, "expired") => {
            "a claim that says so and names it in `about`".to_owned()
        }
        _ => {
            let relation = row.to.first().map_or("accepts", |wanted| wanted.as_str());
            format!("a relation of type `{relation}` that leads to it")
        }
    }
}

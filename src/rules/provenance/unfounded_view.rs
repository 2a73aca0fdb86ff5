//! See [`UNFOUNDED_VIEW`].

use crate::model::ViewStance;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A view of a claim denies what nobody says, or is nobody's view.
    ///
    /// A denial is an answer. The claim names who says the contrary, in a view that asserts or confirms
    /// it, or in `about` the entity that the denial concerns; otherwise nobody can tell what is denied,
    /// or by how many.
    ///
    /// A view is held by an `actor`, or it is the source's own voice, with `by_source: true`, or nobody
    /// is named who holds it, and `description` says what is known. One that has none of the three is
    /// nobody's, and one that has several is told twice.
    ///
    /// ```json bad
    /// { "claims": [{ "id": "c-1", "text": "The quay was shut.", "kind": "factual",
    ///   "views": [{ "actor": "harbour-guild", "stance": "denies" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "claims": [{ "id": "c-1", "text": "The quay was shut.", "kind": "factual",
    ///   "views": [{ "stance": "asserts" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "claims": [{ "id": "c-1", "text": "The quay was shut.", "kind": "factual",
    ///   "views": [{ "actor": "harbour-guild", "description": "a member of the guild",
    ///     "stance": "asserts" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "claims": [{ "id": "c-1", "text": "The quay was shut.", "kind": "factual",
    ///   "views": [{ "actor": "harbour-guild", "stance": "declines_to_comment" },
    ///     { "description": "reports in the town", "stance": "asserts" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "claims": [{ "id": "c-1", "text": "The quay was shut.", "kind": "factual",
    ///   "views": [{ "actor": "harbour-guild", "stance": "denies" },
    ///     { "by_source": true, "stance": "asserts" }] }] }
    /// ```
    UNFOUNDED_VIEW = "V703" "unfounded-view" Error by check:
        "a view of a claim denies what nobody says, or is nobody's view"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, claim) in scope.record.claims.iter().flatten().enumerate() {
        let id = words::quoted(claim.id.as_str());
        let has_about = claim.about.as_ref().is_some_and(|about| !about.is_empty());
        let is_said = has_about
            || claim
                .views
                .iter()
                .any(|view| matches!(view.stance, ViewStance::Asserts | ViewStance::Confirms));
        for (entry, view) in claim.views.iter().enumerate() {
            let path = PathBuf::root().key("claims").index(number).key("views").index(entry);
            if view.stance == ViewStance::Denies && !is_said {
                let message = format!("this view denies the claim {id}, and nobody asserts it");
                let spot = Spot::value(path.clone().key("stance"));
                let mut finding =
                    Finding::new(&UNFOUNDED_VIEW, spot, message).found(view.stance.as_str()).help(
                        "add the view that asserts it, or say in `about` what the claim is about",
                    );
                // The view that asserts it may be the one whose stance cannot be read.
                finding.absence = Some(Absence::Reference);
                findings.push(finding);
            }
            let by_source = view.by_source == Some(true);
            let (spot, fact, order) = match (&view.actor, by_source, &view.description) {
                (None, false, None) => (
                    Spot::opening(path),
                    "is nobody’s",
                    "add `actor`, or `by_source: true` for the source’s own voice, or a `description` \
                     of those who are not named",
                ),
                (Some(_), true, _) => (
                    Spot::value(path.key("by_source")),
                    "is an actor’s and the source’s own",
                    "remove `by_source`, or write a view for each of the two",
                ),
                (Some(_), false, Some(_)) => (
                    Spot::value(path.key("description")),
                    "is an actor’s and that of somebody who is not named",
                    "remove `description`, or write a view for each of the two",
                ),
                (None, true, Some(_)) => (
                    Spot::value(path.key("description")),
                    "is the source’s own and that of somebody else",
                    "remove `description`, or write a view for each of the two",
                ),
                _ => continue,
            };
            let message = format!("this view of the claim {id} {fact}");
            let mut finding = Finding::new(&UNFOUNDED_VIEW, spot, message).help(order);
            if !by_source && view.description.is_none() {
                // Whose it is may be what cannot be read.
                finding.absence = Some(Absence::Reference);
            }
            findings.push(finding);
        }
    }
}

//! See [`WRONG_KIND_REFERENCE`].

use super::each_reference;
use crate::model::shape::{Kind, Scalar};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A reference leads to an entity of another kind than its field takes.
    ///
    /// A speaker is an actor, the quotes of a demand are quotes. Often the id of an event or of a
    /// quote was copied into a field for an actor.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "parent": "e-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "parent": "union" },
    ///   { "id": "union", "kind": "organization", "name": "Union of Guilds" }] }
    /// ```
    WRONG_KIND_REFERENCE = "V122" "wrong-kind-reference" Error by check:
        "a reference leads to an entity of another kind than its field takes"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    // Who made an entry has a rule of its own.
    let misfits = |scalar: &'static Scalar, id: &str| {
        scalar.refers != [Kind::Agent]
            && scope.get(id).is_some_and(|known| !scalar.refers.contains(&known.kind))
    };
    each_reference(scope, misfits, |path, scalar, id| {
        let Some(known) = scope.get(id) else { return };
        if findings.is_full() {
            return;
        }
        // Where an id is given twice, V120 says so; the right one may be among them.
        let fits =
            scope.ids().iter().any(|other| other.id == id && scalar.refers.contains(&other.kind));
        if fits {
            return;
        }
        let wanted: Vec<String> =
            scalar.refers.iter().map(|kind| kind.with_article().to_owned()).collect();
        let wanted = if wanted.len() == 1 {
            wanted[0].clone()
        } else {
            "an entity that can be spoken about".to_owned()
        };
        let path = path.to_owned();
        let message = format!(
            "{} takes {wanted}, and {} is {}",
            words::place(&path),
            words::quoted(id),
            known.kind.with_article()
        );
        let some = some_ids(scope, scalar.refers);
        let finding =
            Finding::new(&WRONG_KIND_REFERENCE, Spot::value(path), message).found(id).related(
                Spot::value(known.path.clone().key("id")),
                format!("{} is given this id here", known.kind.with_article()),
            );
        let finding = match some.as_slice() {
            [] => finding.help(format!("refer to {wanted}; the record has none yet")),
            [one] => finding.help(format!("refer to {wanted}: `{one}`")),
            some => finding.help(format!("refer to {wanted}: one of `{}`", some.join("`, `"))),
        };
        findings.push(finding.expected(None, some));
    });
}

/// A few ids of those kinds.
fn some_ids(scope: &Scope<'_>, kinds: &[Kind]) -> Vec<String> {
    let fitting = scope.ids().iter().filter(|id| kinds.contains(&id.kind));
    fitting.take(6).map(|id| id.id.to_owned()).collect()
}

//! See [`DANGLING_REFERENCE`].

use std::cell::OnceCell;

use foldhash::HashSet;

use super::each_reference;
use crate::diagnostic::FixLevel;
use crate::model::path::{PathBuf, Segment};
use crate::model::shape::{Kind, Scalar};
use crate::nearest::nearest;
use crate::rules::rule::rule;
use crate::rules::{Absence, Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// A reference leads to no entity of the record.
    ///
    /// The id is misspelt, or the entity is missing. References to other records
    /// (`record-id#local-id`) are looked at where the whole collection is at hand.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "parent": "harbor-gild-union" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "parent": "union" },
    ///   { "id": "union", "kind": "organization", "name": "Union of Guilds" }] }
    /// ```
    ///
    /// The fix puts the closest id of the right kind in place, where one is closer than every other.
    /// It is not safe: the entity that was meant may be missing.
    DANGLING_REFERENCE = "V121" "dangling-reference" Error fix Unsafe by check:
        "a reference leads to no entity of the record"
}

/// So many ids are compared with one that leads nowhere.
const COMPARED: usize = 1_000;

/// The references that are entries of lists, with the paths of these.
fn entries(scope: &Scope<'_>) -> HashSet<(String, String)> {
    let mut entries = HashSet::default();
    each_reference(
        scope,
        |_, _| true,
        |path, _, id| {
            let path = path.to_owned();
            if matches!(path.last(), Some(Segment::Index(_))) {
                entries.insert((path.parent().to_string(), id.to_owned()));
            }
        },
    );
    entries
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    // Who made an entry has a rule of its own.
    let dangles = |scalar: &'static Scalar, id: &str| {
        scalar.refers != [Kind::Agent] && scope.get(id).is_none()
    };
    let listed = OnceCell::new();
    each_reference(scope, dangles, |path, scalar, id| {
        if findings.is_full() {
            return;
        }
        let kinds: Vec<&str> = match scalar.refers {
            [kind] => vec![kind.as_str()],
            _ => vec!["entity"],
        };
        let right_kind = scope.ids().iter().filter(|known| scalar.refers.contains(&known.kind));
        let suggestions = nearest(id, right_kind.map(|known| known.id).take(COMPARED));
        let message =
            format!("no {} of this record has the id {}", kinds.join(" or "), words::quoted(id));
        let path = path.to_owned();
        let list = path.parent().to_string();
        let is_entry = matches!(path.last(), Some(Segment::Index(_)));
        let mut finding = Finding::new(&DANGLING_REFERENCE, Spot::value(path), message).found(id);
        finding.absence = Some(Absence::Entity(scalar.refers));
        findings.push(match suggestions.as_slice() {
            [] => finding.help(format!(
                "add {} with that id, or refer to one that is there",
                words::a(kinds[0])
            )),
            [first, rest @ ..] => {
                let near = first.value.clone();
                let alone = rest.first().is_none_or(|second| second.score < first.score);
                let own = scope.get(&near).map_or_else(PathBuf::root, |known| known.path.clone());
                let finding = finding
                    .label(format!("did you mean `{near}`?"))
                    .help(format!(
                        "use `{near}`, or add {} with the id {}",
                        words::a(kinds[0]),
                        words::quoted(id)
                    ))
                    .related(Spot::value(own.key("id")), "a close id is given here");
                let finding = finding.suggest(suggestions);
                let listed = || listed.get_or_init(|| entries(scope));
                if is_entry && listed().contains(&(list, near.clone())) {
                    finding.help(format!(
                        "remove it, for `{near}` is in the list, or add {} with the id {}",
                        words::a(kinds[0]),
                        words::quoted(id)
                    ))
                } else if alone {
                    let change = Change::Replace(format!("\"{near}\""));
                    finding.repair(FixLevel::Unsafe, format!("replace with `{near}`"), change)
                } else {
                    finding
                }
            }
        });
    });
}

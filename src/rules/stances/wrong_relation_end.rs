//! See [`WRONG_RELATION_END`].

use foldhash::{HashMap, HashMapExt as _};

use super::relations::{Ends, ends};
use crate::model::Relation;
use crate::model::path::PathBuf;
use crate::model::shape::Kind;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A relation leads from or to something that its type does not take.
    ///
    /// Each type of relation has fixed ends: an event `crosses` a red line, a quote, position or
    /// event `rejects` a demand or an offer. Edges without such limits rot into "related to", and
    /// nobody can ask them anything. A reference to another record is passed over, since its kind
    /// cannot be seen from here. `same_as` leads to another record; two entities of one record that
    /// are the same are one entity. A relation that leads from something to itself is wrong whatever
    /// its type, and told as such (V123).
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }],
    ///   "relations": [{ "from": "e-1", "type": "crosses", "to": "d-1" }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }],
    ///   "offers": [{ "id": "o-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///   "kind": "concession", "status": "open", "text": "The guild lowers its fee.",
    ///   "expression": "attributed", "anchors": [{ "exact": "lower its fee" }] }],
    ///   "relations": [{ "from": "o-1", "type": "accepts", "to": "d-1" }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }],
    ///   "relations": [{ "from": "d-1", "type": "violates", "to": "e-1" }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] },
    ///   { "id": "d-2", "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Close the south gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }] }], "relations": [{ "from": "d-1",
    ///   "type": "same_as", "to": "d-2" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }],
    ///   "relations": [{ "from": "e-1", "type": "violates", "to": "d-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }],
    ///   "relations": [{ "from": "d-1", "type": "same_as", "to": "other-record#d-9" }] }
    /// ```
    WRONG_RELATION_END = "V618" "wrong-relation-end" Error by check:
        "a relation leads from or to something that its type does not take"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    // Of an id that is given twice, nobody can say which entity is meant; V120 tells it.
    let mut kinds: HashMap<&str, Option<Kind>> = HashMap::new();
    for named in scope.ids() {
        kinds.entry(named.id).and_modify(|kind| *kind = None).or_insert(Some(named.kind));
    }
    for (number, relation) in scope.record.relations.iter().flatten().enumerate() {
        let Some(ends) = ends(relation.r#type).filter(|_| relation.from != relation.to) else {
            continue;
        };
        if findings.is_full() {
            return;
        }
        let path = PathBuf::root().key("relations").index(number);
        let (from, to) = (scope.local(&relation.from), scope.local(&relation.to));
        let kind = |id: Option<&str>| id.and_then(|id| kinds.get(id).copied().flatten());
        let (from, to) = (kind(from), kind(to));
        // Agents have no relations at all; V122 tells it.
        if [from, to].contains(&Some(Kind::Agent)) {
            continue;
        }
        if ends.abroad && scope.local(&relation.to).is_some() {
            let message = format!(
                "`{}` leads to an entity of another record, and {} is of this one",
                relation.r#type,
                words::quoted(relation.to.as_str())
            );
            findings.push(
                Finding::new(&WRONG_RELATION_END, Spot::value(path.clone().key("to")), message)
                    .found(relation.to.as_str())
                    .help("write the global id, `record-id#local-id`, or remove the relation")
                    .related(Spot::value(path.clone().key("type")), "the type of the relation"),
            );
            continue;
        }
        if let Some(finding) = judge(relation, ends, from, to, &path) {
            let spot = Spot::value(path.key("type"));
            findings.push(finding.related(spot, "the type of the relation"));
        }
    }
}

/// The finding for a relation between entities of these kinds, where they can be told.
fn judge(
    relation: &Relation<'_>,
    ends: &Ends,
    from: Option<Kind>,
    to: Option<Kind>,
    path: &PathBuf,
) -> Option<Finding> {
    let starts = from.is_none_or(|kind| ends.may_start(kind));
    let leads = to.is_none_or(|kind| ends.may_end(kind));
    if let (Some(from), Some(to)) = (from, to) {
        if ends.fits(from, to) {
            return None;
        }
        if ends.fits(to, from) {
            let message = format!(
                "`{}` leads from {} to {}, and here it is the other way round",
                relation.r#type,
                to.with_article(),
                from.with_article()
            );
            let spot = Spot::value(path.clone().key("from"));
            return Some(
                Finding::new(&WRONG_RELATION_END, spot, message)
                    .found(relation.from.as_str())
                    .help("let `from` and `to` change places"),
            );
        }
    } else if starts && leads {
        return None;
    }
    // Where the start is as it should be, the end is told, in view of the start.
    let (field, reference, found, allowed) = if starts {
        let allowed = from.map_or_else(|| ends.to.to_vec(), |from| ends.ends_for(from));
        ("to", &relation.to, to?, allowed)
    } else {
        let fitting = to.filter(|_| leads).map(|to| ends.starts_for(to));
        ("from", &relation.from, from?, fitting.unwrap_or_else(|| ends.from.to_vec()))
    };
    let allowed: Vec<String> = allowed.iter().map(|kind| kind.with_article().to_owned()).collect();
    let list = or(&allowed);
    let message = format!(
        "`{}` leads {field} {list}, and {} is {}",
        relation.r#type,
        words::quoted(reference.as_str()),
        found.with_article()
    );
    Some(
        Finding::new(&WRONG_RELATION_END, Spot::value(path.clone().key(field)), message)
            .found(reference.as_str())
            .expected(None, allowed)
            .help(format!("refer to {list}, or choose another type of relation")),
    )
}

/// A list of alternatives in one sentence: "a, b or c".
fn or(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

//! See [`DEAD_LINK`].

use super::memory::Records;
use super::{Joining, Keys};
use crate::diagnostic::Severity;
use crate::model::path::PathBuf;
use crate::model::shape::Kind;
use crate::model::{AnyRef, RelationType};
use crate::rules::rule::rule;
use crate::rules::stances::relations::RELATED as KINDS;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A reference to another record leads nowhere.
    ///
    /// References of the form `record-id#local-id`, and `supersedes`, lead to other records. When a
    /// file is renamed or an entity gets another id, they die, and nobody notices in one record
    /// alone. So this is checked where several records are checked in one call: it is an error if
    /// the record is there and has no such entity, or if `same_as` joins entities of different
    /// kinds, and a warning if the record is not there, since the call may have been made for a part
    /// of the records. A record whose shape is wrong may have any entity.
    ///
    /// ```json bad
    /// [{ "id": "first" },
    ///  { "id": "second", "relations": [
    ///    { "from": "e-1", "type": "same_as", "to": "first#e-2" }] }]
    /// ```
    ///
    /// ```json bad
    /// [{ "id": "first" },
    ///  { "id": "second", "relations": [
    ///    { "from": "e-1", "type": "same_as", "to": "third#e-1" }] }]
    /// ```
    ///
    /// ```json good
    /// [{ "id": "second", "relations": [
    ///    { "from": "e-1", "type": "same_as", "to": "first#e-1" }] },
    ///  { "id": "first" }]
    /// ```
    DEAD_LINK = "V906" "dead-link" Error over collection:
        "a reference to another record leads nowhere"
}

/// A finding that holds unless what it waits for is there in the end.
#[derive(Clone, Debug)]
pub struct Awaited {
    /// What it waits for.
    pub target: Target,
    /// The finding. Its message and weight are those of a record that never came.
    pub finding: Finding,
}

/// What a reference to another record leads to.
#[derive(Clone, Debug)]
pub struct Target {
    record: u64,
    /// The hash of the entity as each of [`KINDS`]; none for the record itself.
    entity: Option<[u32; KINDS.len()]>,
    /// The kind it has to be of, if the reference says so.
    kind: Option<Kind>,
    /// The reference as it is written.
    text: String,
}

/// How a reference leads nowhere.
#[derive(Clone, Debug)]
pub struct Dead {
    /// How much that weighs.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
}

/// A reference to another record.
#[derive(Debug)]
pub(super) struct Link {
    target: Target,
    /// The number of the relation whose end it is, and which end; none for `supersedes`.
    relation: Option<(usize, &'static str)>,
}

impl Link {
    fn path(&self) -> PathBuf {
        match self.relation {
            None => PathBuf::root().key("supersedes"),
            Some((number, end)) => PathBuf::root().key("relations").index(number).key(end),
        }
    }
}

/// The hashes of all entities of a record, in order.
pub(super) fn entities(keys: &Keys, scope: &Scope<'_>) -> Vec<u32> {
    let mut all: Vec<_> = scope.ids().iter().map(|it| entity(keys, it.id, it.kind)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// All references of a record to others.
pub(super) fn links(keys: &Keys, scope: &Scope<'_>) -> Vec<Link> {
    let record = scope.record;
    let mut links = Vec::new();
    if let Some(id) = &record.supersedes {
        let text = id.as_str().to_owned();
        let target = Target { record: keys.id(&text), entity: None, kind: None, text };
        links.push(Link { target, relation: None });
    }
    for (number, relation) in record.relations.iter().flatten().enumerate() {
        let ends = [("from", &relation.from, &relation.to), ("to", &relation.to, &relation.from)];
        for (field, end, other) in ends {
            let same = relation.r#type == RelationType::SameAs;
            let kind = scope.local(other).and_then(|id| scope.get(id));
            let kind = kind.map(|named| named.kind).filter(|_| same);
            if let Some(target) = target(keys, record.id.as_str(), end, kind) {
                links.push(Link { target, relation: Some((number, field)) });
            }
        }
    }
    links
}

pub(super) fn look(
    records: &Records,
    joining: &Joining<'_>,
    awaited: &mut Vec<Awaited>,
) -> Findings {
    let mut findings = Findings::default();
    for link in &joining.entry.links {
        let target = &link.target;
        let finding = || {
            Finding::new(&DEAD_LINK, Spot::value(link.path()), String::new())
                .found(target.text.as_str())
                .help("mend the reference, or check all records in one call")
        };
        // What is there already needs no waiting.
        if records.get(target.record).is_none() {
            if awaited.len() < Findings::MOST {
                awaited.push(Awaited { target: target.clone(), finding: finding() });
            }
        } else if let Some(Dead { severity, message }) = dead(records, target) {
            findings.push(Finding { severity, message, ..finding() });
        }
    }
    findings
}

pub(super) fn dead(records: &Records, target: &Target) -> Option<Dead> {
    let reference = words::quoted(&target.text);
    let Some(record) = records.get(target.record) else {
        let count = records.len();
        let message =
            format!("{reference} leads to a record that is not among the {count} checked");
        return Some(Dead { severity: Severity::Warning, message });
    };
    let entity = target.entity.filter(|_| record.is_read)?;
    let found = KINDS.iter().zip(entity).find(|(_, key)| record.has(*key));
    let id = words::quoted(&record.id);
    let message = match (found, target.kind) {
        (None, _) => format!("{reference} leads nowhere: the record {id} has no such entity"),
        (Some((kind, _)), Some(wanted)) if *kind != wanted => format!(
            "{reference} is {} there, and what `same_as` joins it to is {}",
            kind.with_article(),
            wanted.with_article()
        ),
        _ => return None,
    };
    Some(Dead { severity: Severity::Error, message })
}

/// What a reference leads to, if that is in another record.
fn target(keys: &Keys, own: &str, end: &AnyRef<'_>, kind: Option<Kind>) -> Option<Target> {
    let record = end.record().filter(|record| own != *record)?;
    let entity = KINDS.map(|kind| entity(keys, end.local(), kind));
    let record = keys.id(record);
    Some(Target { record, entity: Some(entity), kind, text: end.as_str().to_owned() })
}

/// Thirty-two bits tell the entities of one record apart.
fn entity(keys: &Keys, local: &str, kind: Kind) -> u32 {
    u32::try_from(keys.hash(&[local, kind.as_str()]) >> 32).unwrap_or(u32::MAX)
}

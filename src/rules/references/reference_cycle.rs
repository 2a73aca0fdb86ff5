//! See [`REFERENCE_CYCLE`].

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use crate::model::path::PathBuf;
use crate::model::{AnyRef, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// Entities refer to each other in a circle, or one refers to itself.
    ///
    /// A part cannot hold its own whole, nor can an event come after itself. Looked at are `parent`
    /// of actors and of issues, `members`, `answers` of quotes, the relations `part_of` and `follows`, and `supersedes`.
    /// Each circle is told once, at its first step in the record. A relation of any type that leads
    /// from an entity to itself is a circle, too.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "parent": "union" },
    ///   { "id": "union", "kind": "organization", "name": "Union of Guilds", "parent": "harbour-guild" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "parent": "union" },
    ///   { "id": "union", "kind": "organization", "name": "Union of Guilds" }] }
    /// ```
    REFERENCE_CYCLE = "V123" "reference-cycle" Error by check:
        "entities refer to each other in a circle, or one refers to itself"
}

/// From an id to what it refers to, with the place of the reference.
struct Steps<'r> {
    what: &'static str,
    edges: Vec<(&'r str, &'r str, PathBuf)>,
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let mut parents = Steps { what: "`parent`", edges: Vec::new() };
    let mut members = Steps { what: "`members`", edges: Vec::new() };
    for (number, actor) in record.actors.iter().enumerate() {
        let place = || PathBuf::root().key("actors").index(number);
        if let Some(parent) = &actor.parent {
            parents.edges.push((actor.id.as_str(), parent.as_str(), place().key("parent")));
        }
        for (entry, member) in actor.members.iter().flatten().enumerate() {
            let path = place().key("members").index(entry);
            members.edges.push((actor.id.as_str(), member.as_str(), path));
        }
    }
    let mut issues = Steps { what: "`parent`", edges: Vec::new() };
    for (number, issue) in record.issues.iter().flatten().enumerate() {
        if let Some(parent) = &issue.parent {
            let path = PathBuf::root().key("issues").index(number).key("parent");
            issues.edges.push((issue.id.as_str(), parent.as_str(), path));
        }
    }
    let mut answers = Steps { what: "`answers`", edges: Vec::new() };
    for (number, quote) in record.quotes.iter().enumerate() {
        if let Some(asked) = &quote.answers {
            let path = PathBuf::root().key("quotes").index(number).key("answers");
            answers.edges.push((quote.id.as_str(), asked.as_str(), path));
        }
    }
    let mut part_of = Steps { what: "`part_of`", edges: Vec::new() };
    let mut follows = Steps { what: "`follows`", edges: Vec::new() };
    let own = record.id.as_str();
    for (number, relation) in record.relations.iter().flatten().enumerate() {
        let path = PathBuf::root().key("relations").index(number).key("to");
        let steps = match relation.r#type {
            RelationType::PartOf => &mut part_of,
            RelationType::Follows => &mut follows,
            other => {
                if relation.from == relation.to {
                    let id = words::quoted(relation.to.as_str());
                    let message = format!("{id} refers to itself by `{other}`");
                    findings.push(
                        Finding::new(&REFERENCE_CYCLE, Spot::value(path), message)
                            .found(relation.to.as_str())
                            .help("refer to another entity, or remove the relation"),
                    );
                }
                continue;
            }
        };
        // Entities of two records may share a local id.
        let of = |end: &AnyRef<'_>| end.record() == Some(own) || end.record().is_none();
        if of(&relation.from) && of(&relation.to) {
            steps.edges.push((relation.from.local(), relation.to.local(), path));
        }
    }
    for steps in [parents, members, issues, answers, part_of, follows] {
        circles(&steps, findings);
    }
    if record.supersedes.as_ref() == Some(&record.id) {
        let spot = Spot::value(PathBuf::root().key("supersedes"));
        let message = "the record takes the place of itself";
        findings.push(
            Finding::new(&REFERENCE_CYCLE, spot, message)
                .found(record.id.as_str())
                .help("name the record that it takes the place of, or leave `supersedes` out"),
        );
    }
}

/// Tells every circle of `steps` once.
fn circles(steps: &Steps<'_>, findings: &mut Findings) {
    let mut next: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, (from, ..)) in steps.edges.iter().enumerate() {
        next.entry(from).or_default().push(number);
    }
    let mut done: HashSet<&str> = HashSet::new();
    for (start, ..) in &steps.edges {
        // Depth first with a stack of our own: a chain may be as long as the record.
        let mut trail: Vec<(&str, usize)> = Vec::new();
        let mut on_trail: HashMap<&str, usize> = HashMap::new();
        if done.contains(start) {
            continue;
        }
        trail.push((start, 0));
        on_trail.insert(start, 0);
        let mut taken: Vec<usize> = Vec::new();
        while let Some((at, turn)) = trail.last_mut() {
            if findings.is_full() {
                return;
            }
            let edges = next.get(*at).map_or(&[][..], Vec::as_slice);
            let Some(edge) = edges.get(*turn).copied() else {
                done.insert(*at);
                on_trail.remove(*at);
                trail.pop();
                taken.pop();
                continue;
            };
            *turn += 1;
            let to = steps.edges[edge].1;
            if let Some(since) = on_trail.get(to).copied() {
                let mut circle: Vec<usize> = taken[since..].to_vec();
                circle.push(edge);
                findings.push(circle_finding(steps, &circle));
            } else if !done.contains(to) {
                on_trail.insert(to, trail.len());
                trail.push((to, 0));
                taken.push(edge);
            }
        }
    }
}

/// The finding for a circle of these edges, at the first of them in the record.
fn circle_finding(steps: &Steps<'_>, circle: &[usize]) -> Finding {
    let first = circle.iter().copied().min().unwrap_or_default();
    let turn = circle.iter().position(|edge| *edge == first).unwrap_or_default();
    let (from, to, path) = &steps.edges[first];
    if circle.len() == 1 {
        let message = format!("{} refers to itself by {}", words::quoted(from), steps.what);
        return Finding::new(&REFERENCE_CYCLE, Spot::value(path.clone()), message)
            .found(*to)
            .help("refer to another entity, or remove the reference");
    }
    let round = circle.iter().cycle().skip(turn).take(circle.len().min(6));
    let names: Vec<String> = round.map(|edge| words::quoted(steps.edges[*edge].0)).collect();
    let message = format!(
        "the {} references go in a circle: {} → {}",
        steps.what,
        names.join(" → "),
        words::quoted(from)
    );
    let mut finding = Finding::new(&REFERENCE_CYCLE, Spot::value(path.clone()), message)
        .found(*to)
        .help("remove one of these references");
    for edge in circle.iter().filter(|edge| **edge != first).take(5) {
        finding = finding.related(Spot::value(steps.edges[*edge].2.clone()), "and on from here");
    }
    finding
}

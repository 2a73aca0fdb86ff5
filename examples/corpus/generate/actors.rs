//! Who takes part.

use serde_json::{Value, json};

use super::article::Span;
use super::desk::{Desk, Person, set};
use super::head::slug;
use super::tongues::{OFFICES, Pair};

/// The scheme by which invented actors are identified.
const ATLAS: &str = "https://example.org/atlas-of-invented-places";

/// The names in which an actor is printed, where they are not the English ones.
fn names(desk: &Desk, printed: &str, english: &str) -> Option<Value> {
    let tongue = desk.tongue();
    let mut name = json!({ "text": printed, "lang": tongue.tag });
    if tongue.script != "Latn" {
        name["script"] = tongue.script.into();
    }
    name["kind"] = "native".into();
    (printed != english).then(|| json!([name]))
}

fn identifier(desk: &mut Desk, english: &str) -> Option<Value> {
    let value = format!("{}-{}", desk.tongue().tag, slug(english));
    desk.tells(2).then(|| json!([{ "scheme": ATLAS, "value": value }]))
}

/// A state, where it is first named.
pub(crate) fn state(desk: &mut Desk, side: usize, span: Span) {
    let [printed, english] = desk.state(side);
    let mut actor = json!({ "id": slug(english), "kind": "state", "name": english });
    let mut all = names(desk, printed, english);
    if desk.tells(2) {
        let official = json!({ "text": format!("Commonwealth of {english}"), "lang": "en", "kind": "official" });
        match &mut all {
            Some(Value::Array(names)) => names.push(official),
            _ => all = Some(json!([official])),
        }
    }
    set(&mut actor, "names", all);
    let identifiers = identifier(desk, english);
    set(&mut actor, "identifiers", identifiers);
    // By its place in the list, so that a state is the same in all records.
    if desk.head.states[side] == 4 {
        actor["recognition"] = "partial".into();
        actor["claimed_by"] = json!(["ATA"]);
    } else {
        actor["recognition"] = "recognized".into();
    }
    actor["anchors"] = json!([desk.anchor(span)]);
    desk.add("actors", actor);
}

/// Somebody with an office of a state.
pub(crate) fn official(desk: &mut Desk, person: &Person, office: usize, side: usize, span: Span) {
    let mut affiliation = json!({
        "organization": desk.state_id(side),
        "role": desk.tongue().offices[office][0],
        "relation": OFFICES[office],
    });
    if desk.tells(2) {
        let since = (desk.head.published.year() - 2).to_string();
        affiliation["since"] =
            json!({ "edtf": since, "basis": "inferred", "note": "From the list of the ministry." });
        if desk.random.percent(30) {
            let until = (desk.head.published.year() + 2).to_string();
            affiliation["until"] =
                json!({ "edtf": until, "basis": "inferred", "note": "When the term ends." });
        }
    }
    let mut actor = json!({ "id": person.id, "kind": "person", "name": person.english });
    set(&mut actor, "names", names(desk, &person.printed, &person.english));
    actor["affiliations"] = json!([affiliation]);
    actor["anchors"] = json!([desk.anchor(span)]);
    if desk.tells(1) {
        actor["codes"] = json!([{ "scheme": "plover-sector", "code": "GOV" }]);
    }
    desk.add("actors", actor);
}

/// The paper in which the article stands, and who wrote it.
pub(crate) fn outlet(desk: &mut Desk, outlet: Pair, author: &Person, spans: [Span; 2]) {
    let id = slug(outlet[1]);
    let mut paper = json!({ "id": id, "kind": "media", "name": outlet[1] });
    set(&mut paper, "names", names(desk, outlet[0], outlet[1]));
    paper["anchors"] = json!([desk.anchor(spans[0])]);
    desk.add("actors", paper);
    if desk.head.detail > 0 {
        let mut writer = json!({ "id": author.id, "kind": "person", "name": author.english });
        set(&mut writer, "names", names(desk, &author.printed, &author.english));
        writer["affiliations"] = json!([{ "organization": id, "relation": "employee" }]);
        writer["anchors"] = json!([desk.anchor(spans[1])]);
        desk.add("actors", writer);
    }
}

/// Somebody without an office.
pub(crate) fn expert(desk: &mut Desk, person: &Person, span: Span) {
    let mut actor = json!({
        "id": person.id, "kind": "person", "name": person.english,
    });
    set(&mut actor, "names", names(desk, &person.printed, &person.english));
    actor["description"] = "Historian and author.".into();
    actor["anchors"] = json!([desk.anchor(span)]);
    desk.add("actors", actor);
}

/// Somebody who is not named, and the delegation that they belong to.
pub(crate) fn nameless(desk: &mut Desk, side: usize, span: Span) {
    let [_, english] = desk.state(side);
    let mut body = json!({
        "id": "delegation", "kind": "government_body", "name": format!("Delegation of {english}"),
        "parent": slug(english), "anchors": [desk.anchor(span)],
    });
    body["note"] = "Named by its state alone.".into();
    desk.add("actors", body);
    let actor = json!({
        "id": "delegate", "kind": "unknown", "name": "A member of the delegation",
        "description": "Somebody who did not want to be named.",
        "affiliations": [{ "organization": "delegation", "relation": "member" }],
        "anchors": [desk.anchor(span)],
    });
    desk.add("actors", actor);
}

/// A group that takes no side; sometimes two as one.
pub(crate) fn group(desk: &mut Desk, group: Pair, span: Span) -> String {
    let id = slug(group[1]);
    let mut actor = json!({ "id": id, "kind": "organization", "name": group[1] });
    set(&mut actor, "names", names(desk, group[0], group[1]));
    actor["country"] = "ATA".into();
    actor["anchors"] = json!([desk.anchor(span)]);
    desk.add("actors", actor);
    id
}

/// The two sides as one.
pub(crate) fn both(desk: &mut Desk, span: Span) {
    let members = [desk.state_id(0), desk.state_id(1)];
    let name = format!("{} and {}", desk.state(0)[1], desk.state(1)[1]);
    let actor = json!({
        "id": "both-sides", "kind": "group", "name": name, "members": members,
        "anchors": [desk.anchor(span)], "note": "The two sides together.",
    });
    desk.add("actors", actor);
}

//! What is demanded, threatened, offered and refused.

use serde_json::{Value, json};

use super::desk::{Desk, set};
use super::story::{Plot, sentence};

/// Which of the stances an article tells of.
#[expect(clippy::struct_excessive_bools, reason = "each is told or not, whatever the others are")]
pub(crate) struct Dispute {
    threat: bool,
    offer: bool,
    limit: bool,
    breach: bool,
    position: bool,
    /// Whether the red line is drawn on what the demand is about.
    one_issue: bool,
}

impl Dispute {
    pub(crate) fn of(desk: &mut Desk) -> Self {
        let limit = desk.tells(0);
        Dispute {
            threat: desk.tells(1),
            offer: desk.tells(1),
            limit,
            breach: limit && desk.tells(2),
            position: desk.lists["quotes"].as_array().is_some_and(|all| all.len() > 1)
                && desk.tells(2),
            one_issue: desk.random.percent(40),
        }
    }
}

const ACTS: [&str; 4] = ["cease", "cease", "act", "act"];
const PENALTIES: [&str; 4] = ["closure", "break_relations", "asset_freeze", "trade_restriction"];
const GIFTS: [&str; 4] = ["verification", "inducement", "concession", "proposal"];
/// Value and unit of each of the limits of a tongue.
const LIMITS: [(u32, &str); 4] = [(14, "m"), (300, "soldiers"), (900, "t"), (3, "m")];

pub(crate) fn tell(desk: &mut Desk, plot: &Plot, dispute: &Dispute) {
    demand(desk, plot, dispute);
    if dispute.threat {
        threat(desk, plot);
    }
    if dispute.offer {
        offer(desk, plot);
    }
    if dispute.limit {
        limit(desk, plot, dispute);
    }
    if dispute.position {
        position(desk);
    }
}

/// The first demand, to which others refer; it is there when they are told.
fn first_demand(desk: &mut Desk) -> Option<&mut Value> {
    desk.lists.get_mut("demands").and_then(|demands| demands.get_mut(0))
}

fn demand(desk: &mut Desk, plot: &Plot, dispute: &Dispute) {
    let act = desk.random.below(4);
    let [printed, english] = desk.tongue().acts[act];
    let day = plot.day.plus(30);
    let date = day.printed(desk.tongue());
    let [a, b] = [desk.state(0), desk.state(1)];
    let places = desk.paragraph(
        desk.tongue().demand,
        &[("a", a[0]), ("b", b[0]), ("act", printed), ("date", &date)],
    );
    let force = match dispute {
        Dispute { threat: true, .. } => "ultimatum",
        _ if desk.tells(2) => "precondition",
        _ => "demand",
    };
    let mut demand = json!({
        "id": "d-first", "issuer": desk.state_id(0), "addressees": [desk.state_id(1)],
        "force": force, "conduct": ACTS[act], "status": "outstanding",
        "deadline": desk.when(day, "stated", places.of("w")),
        "text": format!("{} is to {english}.", b[1]), "expression": "attributed",
        "issues": ["i-matter"],
    });
    if force == "precondition" {
        demand["precondition_for"] =
            json!({ "text": "An agreement on the matter.", "items": ["i-matter"] });
    }
    if desk.tells(2) {
        demand["deadline"]["duration"] = "P30D".into();
        demand["legal_basis"] = json!([{ "text": "Treaty of the Narrow Seas, article 9" }]);
    }
    if dispute.threat {
        demand["consequence"] = json!({ "threats": ["t-first"] });
    }
    if dispute.position {
        demand["status"] = "rejected".into();
    } else if desk.tells(2) {
        demand["compliance"] = json!({
            "level": "low", "text": "Nothing but a promise so far.",
            "when": { "edtf": plot.day.iso(), "basis": "inferred", "note": "The day of the talks." },
        });
        demand["status"] = "partly_met".into();
    }
    if desk.tells(2) {
        demand["when"] =
            json!({ "edtf": plot.day.iso(), "basis": "inferred", "note": "Made at the talks." });
        demand["event"] = "e-talks".into();
        demand["attribution"] =
            json!([{ "description": "people at the talks", "mode": "reported" }]);
    }
    demand["anchors"] = json!([desk.anchor(places.of("d"))]);
    set(&mut demand, "translations", desk.translated(printed));
    desk.add("demands", demand);
}

fn threat(desk: &mut Desk, plot: &Plot) {
    let penalty = desk.random.below(4);
    let [printed, english] = desk.tongue().penalties[penalty];
    let [a, b] = [desk.state(0), desk.state(1)];
    let places = desk.paragraph(desk.tongue().threat, &[("a", a[0]), ("penalty", printed)]);
    let mut threat = json!({
        "id": "t-first", "issuer": desk.state_id(0), "addressees": [desk.state_id(1)],
        "act": PENALTIES[penalty], "condition": { "text": format!("{} does not comply.", b[1]) },
        "direction": "compellent", "status": "standing",
        "text": format!("{} will {english}.", a[1]), "expression": "attributed",
    });
    if desk.tells(2) {
        threat["veiled"] = false.into();
        let day = plot.day.plus(30).iso();
        threat["deadline"] =
            json!({ "edtf": day, "basis": "inferred", "note": "The deadline of the demand." });
        threat["issues"] = json!(["i-matter"]);
    }
    threat["anchors"] = json!([desk.anchor(places.of("t"))]);
    desk.add("threats", threat);
}

fn offer(desk: &mut Desk, plot: &Plot) {
    let gift = desk.random.below(4);
    let [printed, english] = desk.tongue().gifts[gift];
    let giver = desk.random.below(2);
    let state = desk.state(giver);
    let places = desk.paragraph(desk.tongue().offer, &[("b", state[0]), ("gift", printed)]);
    if desk.tells(2) {
        let mut commitment = json!({
            "id": "m-first", "holder": desk.state_id(giver),
            "addressees": [desk.state_id(1 - giver)], "kind": "assurance", "conduct": "act",
            "conditions": "The talks go on.", "status": "standing",
            "text": format!("{} will {english}.", state[1]), "expression": "attributed",
            "issues": ["i-matter"],
            "deadline": {
                "edtf": format!("{}/{}", plot.day.plus(10).iso(), plot.day.plus(15).iso()),
                "basis": "inferred", "note": "Within ten to fifteen days of the talks.",
            },
        });
        commitment["anchors"] = json!([desk.anchor(places.of("o"))]);
        desk.add("commitments", commitment);
        return;
    }
    let mut offer = json!({
        "id": "o-first", "issuer": desk.state_id(giver), "addressees": [desk.state_id(1 - giver)],
        "kind": GIFTS[gift], "status": "open", "text": format!("{} would {english}.", state[1]),
        "expression": "attributed", "issues": ["i-matter"],
    });
    if giver == 1 {
        if desk.random.percent(50) {
            offer["in_return_for"] = json!(["d-first"]);
        }
    } else if let Some(demand) = first_demand(desk) {
        demand["inducements"] = json!(["o-first"]);
    }
    if desk.tells(2) {
        offer["conditions"] = "The talks go on.".into();
    }
    offer["anchors"] = json!([desk.anchor(places.of("o"))]);
    desk.add("offers", offer);
}

fn limit(desk: &mut Desk, plot: &Plot, dispute: &Dispute) {
    let which = desk.random.below(4);
    let [printed, english] = desk.tongue().limits[which];
    let state = desk.state(1);
    let places = desk.paragraph(desk.tongue().limit, &[("b", state[0]), ("limit", printed)]);
    let (value, unit) = LIMITS[which];
    let issue = if dispute.one_issue { "i-matter" } else { "i-limit" };
    if !dispute.one_issue {
        let anchor = desk.anchor(places.of("limit"));
        desk.add("issues", json!({ "id": issue, "name": "The limit", "anchors": [anchor] }));
    }
    let mut line = json!({
        "id": "r-first", "holder": desk.state_id(1), "kind": "threshold",
        "trigger": { "text": sentence(&format!("{english}.")) }, "status": "in_force",
        "text": format!("{} accepts {english} under no circumstances.", state[1]),
        "expression": "attributed", "issues": [issue],
    });
    if desk.tells(1) {
        line["trigger"]["threshold"] = json!({ "value": value, "unit": unit, "comparator": "gt" });
        line["firmness"] = "absolute".into();
        line["addressees"] = json!([desk.state_id(0)]);
    }
    if desk.tells(2) {
        line["reason"] = "The parliament wants it so.".into();
        line["consequence"] = json!({ "text": "The talks would be over." });
        let since = (desk.head.published.year() - 1).to_string();
        line["since"] =
            json!({ "edtf": since, "basis": "inferred", "note": "The year of the vote." });
    }
    line["anchors"] = json!([desk.anchor(places.of("r"))]);
    if dispute.one_issue {
        let note = "What is demanded is what is refused.";
        let relation =
            json!({ "from": "d-first", "type": "conflicts_with", "to": "r-first", "note": note });
        desk.add("relations", relation);
    }
    if dispute.breach {
        breach(desk, plot);
        line["status"] = "tested".into();
    }
    desk.add("red_lines", line);
}

fn breach(desk: &mut Desk, plot: &Plot) {
    let back = i64::try_from(desk.random.below(30)).unwrap_or(0);
    let day = plot.day.plus(-3 - back);
    let date = day.printed(desk.tongue());
    let places = desk.paragraph(desk.tongue().breach, &[("date", &date)]);
    let mut event = json!({
        "id": "e-survey", "type": "other", "type_text": "survey at sea",
        "name": "A ship surveys the disputed waters", "status": "occurred",
        "when": desk.when(day, "stated", places.of("date")),
    });
    event["anchors"] = json!([desk.anchor(places.of("e"))]);
    desk.add("related_events", event);
    let relation = json!({
        "from": "e-survey", "type": "tests", "to": "r-first",
        "anchors": [desk.anchor(places.of("e"))], "confidence": 60 + desk.random.below(40),
    });
    desk.add("relations", relation);
}

fn position(desk: &mut Desk) {
    let second = "q-second";
    let spoke = desk.lists["quotes"]
        .as_array()
        .is_some_and(|all| all.iter().any(|quote| quote["id"] == second));
    let mut position = json!({
        "id": "p-first", "holder": desk.state_id(1), "stance": "refuses", "on": ["d-first"],
        "text": format!("{} does not give way.", desk.state(1)[1]),
        "expression": if spoke { "declared" } else { "implied" },
        "issues": ["i-matter"], "event": "e-talks",
    });
    if spoke {
        position["quotes"] = json!([second]);
    }
    if desk.tells(2) {
        position["addressees"] = json!([desk.state_id(0)]);
    }
    desk.add("positions", position);
    desk.add("relations", json!({ "from": "p-first", "type": "rejects", "to": "d-first" }));
}

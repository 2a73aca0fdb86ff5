//! The article, paragraph by paragraph, and what the record says of each.

use serde_json::{Value, json};

use super::actors;
use super::article::{Places, Span};
use super::calendar::Day;
use super::desk::{Desk, Person, set};
use super::head::slug;
use super::quotes;
use super::stances::{self, Dispute};
use super::tongues::Pair;

/// What the parts of the story have in common.
pub(crate) struct Plot {
    pub(crate) people: [Person; 5],
    pub(crate) outlet: Pair,
    pub(crate) matter: Pair,
    pub(crate) city: Pair,
    /// The day of the talks.
    pub(crate) day: Day,
    pub(crate) round: usize,
    /// Where the headline stands, and the place and date at the head.
    pub(crate) headline: Span,
    pub(crate) dateline: Span,
    /// Titles in quotation marks.
    pub(crate) not_quotes: Vec<Value>,
}

/// Who is who in [`Plot::people`].
pub(crate) const OFFICIAL: [usize; 2] = [0, 1];
pub(crate) const MEDIATOR: usize = 2;
pub(crate) const EXPERT: usize = 3;
pub(crate) const AUTHOR: usize = 4;

/// Writes the story.
pub(crate) fn tell(desk: &mut Desk) -> Plot {
    let mut plot = opening(desk);
    quotes::official(desk, &plot, 0);
    if desk.tells(0) {
        if desk.tells(2) {
            quotes::asked(desk, &plot);
        }
        quotes::official(desk, &plot, 1);
    }
    if desk.tells(1) {
        quotes::split(desk, &plot);
    }
    if desk.tells(1) {
        quotes::mixed(desk, &plot);
    }
    if desk.tells(0) {
        quotes::indirect(desk, &plot);
    }
    if plot.round > 1 {
        first_round(desk, &plot);
    }
    let dispute = Dispute::of(desk);
    stances::tell(desk, &plot, &dispute);
    if desk.tells(1) {
        collision(desk, &plot);
    }
    if desk.tells(1) {
        quotes::nameless(desk, &plot);
    }
    if desk.tells(1) {
        appeal(desk);
    }
    if desk.tells(2) {
        expert(desk, &mut plot);
    }
    if desk.tells(0) {
        next_round(desk, &plot);
    }
    plot
}

fn opening(desk: &mut Desk) -> Plot {
    let tongue = desk.tongue();
    let people = desk.people();
    let outlet = desk.random.pick(&tongue.outlets);
    let matter = desk.random.pick(&tongue.matters);
    let city = desk.random.pick(&tongue.cities);
    let round = 1 + usize::from(desk.tells(1));
    let [a, b, host] = [0, 1, 2].map(|side| desk.state(side));
    let day = desk.head.published.plus(-1);
    desk.paragraph(tongue.headline, &[("a", a[0]), ("b", b[0]), ("matter", matter[0])]);
    let headline = desk.article.everything();
    let number = desk.head.number.to_string();
    let author = &people[AUTHOR];
    let byline = desk.paragraph(
        tongue.byline,
        &[("author", &author.printed), ("outlet", outlet[0]), ("n", &number)],
    );
    let date = desk.head.published.printed(tongue);
    let lead = desk.paragraph(
        tongue.lead,
        &[
            ("city", city[0]),
            ("date", &date),
            ("a", a[0]),
            ("b", b[0]),
            ("weekday", tongue.weekdays[day.weekday()]),
            ("matter", matter[0]),
            ("round", &round.to_string()),
            ("mediator", &people[MEDIATOR].printed),
            ("office", tongue.offices[3][0]),
            ("host", host[0]),
        ],
    );
    for (side, hole) in ["a", "b", "host"].into_iter().enumerate() {
        actors::state(desk, side, lead.of(hole));
    }
    actors::official(desk, &people[MEDIATOR], 3, 2, lead.of("mediator"));
    if desk.tells(3) {
        actors::both(desk, lead.of("e"));
    }
    actors::outlet(desk, outlet, author, [byline.of("outlet"), byline.of("author")]);
    let dateline = Span::across(lead.of("city"), lead.of("date"));
    let plot =
        Plot { people, outlet, matter, city, day, round, headline, dateline, not_quotes: vec![] };
    issue(desk, &plot, lead.of("matter"));
    let event = talks(desk, &plot, &lead);
    desk.lists.insert("event".to_owned(), event);
    plot
}

fn issue(desk: &mut Desk, plot: &Plot, span: Span) {
    let mut issue = json!({ "id": "i-matter", "name": sentence(plot.matter[1]) });
    if desk.tells(2) {
        let name = format!("What {} and {} share", desk.state(0)[1], desk.state(1)[1]);
        desk.add("issues", json!({ "id": "i-strait", "name": name, "codes": [{ "scheme": "plover-context", "code": "territory" }] }));
        issue["summary"] = format!("The two sides quarrel about {}.", plot.matter[1]).into();
        issue["parent"] = "i-strait".into();
    }
    issue["anchors"] = json!([desk.anchor(span)]);
    set(&mut issue, "translations", desk.translated(plot.matter[0]));
    desk.add("issues", issue);
}

/// With a capital letter.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn talks(desk: &mut Desk, plot: &Plot, lead: &Places) -> Value {
    let [a, b, host] = [0, 1, 2].map(|side| desk.state_id(side));
    let round = plot.round;
    let mut event = json!({
        "id": "e-talks", "type": "talks",
        "name": format!("Round {round} of the talks on {}", plot.matter[1]),
        "status": "occurred",
        "when": desk.when(plot.day, "resolved", lead.of("weekday")),
    });
    let mut participants = vec![
        json!({ "actor": a, "role": "party", "status": "attended" }),
        json!({ "actor": b, "role": "party" }),
        json!({ "actor": host, "role": "host" }),
        json!({ "actor": plot.people[MEDIATOR].id, "role": "mediator", "status": "attended" }),
    ];
    if desk.tells(1) {
        participants[0]["side"] = "first".into();
        participants[0]["anchors"] = json!([desk.anchor(lead.of("a"))]);
        participants[1]["side"] = "second".into();
        event["summary"] =
            format!("{} and {} negotiate in {}.", desk.state(0)[1], desk.state(1)[1], plot.city[1])
                .into();
        event["formats"] = json!(["in_person", "closed_door"]);
        event["round"] = round.into();
    }
    if desk.tells(2) {
        event["outcome"] = json!({ "kind": "partial_agreement", "text": "A first common text." });
        event["effective"] = json!({
            "edtf": plot.day.plus(20).iso(), "basis": "inferred",
            "note": "Such a text applies twenty days after it is agreed.",
        });
        event["legal_basis"] = json!([{
            "text": "Treaty of the Narrow Seas, article 7",
            "url": "https://example.org/treaties/narrow-seas",
        }]);
    } else if desk.tells(1) {
        event["outcome"] = json!({ "kind": "no_breakthrough", "text": "No common text." });
    }
    event["participants"] = participants.into();
    let place = place(desk, plot.city);
    event["place"] = place;
    event["issues"] = json!(["i-matter"]);
    event["anchors"] = json!([desk.anchor(lead.of("e"))]);
    if desk.tells(1) {
        event["codes"] = json!([
            { "scheme": "plover-event", "code": "CONSULT" },
            { "scheme": "cameo", "code": "046" },
            { "scheme": "iptc-medtop", "code": "20000639", "label": "diplomacy" },
        ]);
        set(&mut event, "translations", desk.translated(desk.article.words(plot.headline)));
    }
    event
}

fn place(desk: &mut Desk, city: Pair) -> Value {
    let mut place = json!({ "name": city[1] });
    if desk.tells(1) {
        place["admin"] = format!("District of {}", city[1]).into();
        place["locality"] = city[1].into();
    }
    if desk.tells(2) {
        let degrees = |tenths: usize| f64::from(u32::try_from(tenths).unwrap_or(0)) / 10.0;
        let south = degrees(desk.random.below(200));
        let west = degrees(desk.random.below(600));
        place["lat"] = json!(-70.5 - south / 2.0);
        place["lon"] = json!(-20.5 - west);
        place["precision"] = "locality".into();
        place["country"] = "ATA".into();
        place["claimed_by"] = json!(["ARG", "GBR"]);
        let value = format!("{}-{}", desk.tongue().tag, slug(city[1]));
        place["identifiers"] =
            json!([{ "scheme": "https://example.org/atlas-of-invented-places", "value": value }]);
    }
    place
}

fn first_round(desk: &mut Desk, plot: &Plot) {
    let day = plot.day.plus(-60);
    let month = day.printed_month(desk.tongue());
    let places =
        desk.paragraph(desk.tongue().first_round, &[("month", &month), ("matter", plot.matter[0])]);
    let mut when = desk.when(day, "stated", places.of("w"));
    when["edtf"] = day.iso_month().into();
    let event = json!({
        "id": "e-first-round", "type": "talks",
        "name": format!("First round of the talks on {}", plot.matter[1]),
        "status": "occurred", "when": when, "round": 1,
        "participants": [
            { "actor": desk.state_id(0), "role": "party" },
            { "actor": desk.state_id(1), "role": "party" },
        ],
        "anchors": [desk.anchor(places.of("e"))],
    });
    desk.add("related_events", event);
    desk.add("relations", json!({ "from": "e-talks", "type": "follows", "to": "e-first-round" }));
}

fn next_round(desk: &mut Desk, plot: &Plot) {
    let ahead = i64::try_from(desk.random.below(20)).unwrap_or(0);
    let day = plot.day.plus(10 + ahead);
    let date = day.printed(desk.tongue());
    let city = plot.city;
    let places = desk.paragraph(desk.tongue().next_round, &[("date", &date), ("city", city[0])]);
    let mut event = json!({
        "id": "e-next-round", "type": "talks",
        "name": format!("Next round of the talks on {}", plot.matter[1]),
        "status": "scheduled", "when": desk.when(day, "stated", places.of("w")),
        "place": { "name": city[1] },
        "participants": [
            { "actor": desk.state_id(0), "role": "party", "status": "expected" },
            { "actor": desk.state_id(1), "role": "party", "status": "expected" },
        ],
    });
    event["anchors"] = json!([desk.anchor(places.of("e"))]);
    desk.add("related_events", event);
}

fn collision(desk: &mut Desk, plot: &Plot) {
    let back = i64::try_from(desk.random.below(40)).unwrap_or(0);
    let day = plot.day.plus(-5 - back);
    let count = 3 + desk.random.below(90);
    let [a, b] = [desk.state(0), desk.state(1)];
    let date = day.printed(desk.tongue());
    let city = desk.random.pick(&desk.tongue().cities);
    let places = desk.paragraph(
        desk.tongue().blast,
        &[
            ("city", city[0]),
            ("date", &date),
            ("count", &count.to_string()),
            ("a", a[0]),
            ("b", b[0]),
        ],
    );
    let mut hurt = json!({ "kind": "injured" });
    if desk.random.percent(50) {
        hurt["low"] = count.into();
        hurt["qualifier"] = "at_least".into();
        hurt["text"] = format!("at least {count} people").into();
    } else {
        hurt["best"] = count.into();
        hurt["low"] = (count - 1).into();
        hurt["high"] = (count + 2).into();
    }
    if desk.tells(2) {
        hurt["population"] = "people on board".into();
        hurt["actor"] = desk.state_id(0).into();
        hurt["attribution"] = json!([{ "actor": slug(plot.outlet[1]), "mode": "reported" }]);
        hurt["anchors"] = json!([desk.anchor(places.of("e"))]);
    }
    let mut event = json!({
        "id": "e-collision", "type": "other", "type_text": "collision at sea",
        "name": format!("Collision of two ships near {}", city[1]), "status": "occurred",
        "when": desk.when(day, "stated", places.of("date")), "casualties": [hurt],
    });
    event["anchors"] = json!([desk.anchor(places.of("e"))]);
    if desk.tells(2) {
        event["place"] = json!({ "name": city[1] });
        event["places"] = json!([{ "name": format!("The sea off {}", city[1]) }]);
    }
    event["assertion"] = "disputed".into();
    desk.add("related_events", event);
    let mut claim = json!({
        "id": "c-lights", "kind": "responsibility",
        "text": format!("A ship of {} without lights caused the collision.", b[1]),
        "about": ["e-collision"],
        "views": [
            { "actor": slug(a[1]), "stance": "asserts", "anchors": [desk.anchor(places.of("s"))] },
            { "actor": slug(b[1]), "stance": "denies", "anchors": [desk.anchor(places.of("y"))] },
        ],
    });
    if desk.tells(2) {
        claim["views"][0]["when"] = json!({ "edtf": plot.day.iso(), "basis": "inferred", "note": "Said during the talks." });
        claim["assessment"] = json!({
            "rating": "unproven", "by": "The desk", "url": "https://example.org/desk/collision",
            "when": { "edtf": desk.head.published.iso(), "basis": "inferred", "note": "When it was looked at." },
        });
    }
    desk.add("claims", claim);
}

fn appeal(desk: &mut Desk) {
    let group = desk.random.pick(&desk.tongue().groups);
    let places = desk.paragraph(desk.tongue().appeal, &[("group", group[0])]);
    let issuer = actors::group(desk, group, places.of("group"));
    let mut demand = json!({
        "id": "d-appeal", "issuer": issuer, "addressees": [desk.state_id(0), desk.state_id(1)],
        "force": "appeal", "conduct": "continuous", "status": "outstanding",
        "text": "Keep the passage open.", "expression": "attributed",
    });
    demand["anchors"] = json!([desk.anchor(places.of("u"))]);
    desk.add("demands", demand);
    if desk.tells(2) {
        let (stance, intensity) = desk.random.pick(&[
            ("supports", None),
            ("welcomes", Some("strong")),
            ("urges_restraint", Some("mild")),
            ("regrets", Some("very_strong")),
        ]);
        let mut position = json!({
            "id": "p-group", "holder": issuer, "stance": stance, "on": ["e-talks"],
            "text": "The talks are to go on.", "expression": "attributed",
            "on_behalf_of": desk.state_id(2), "anchors": [desk.anchor(places.of("u"))],
        });
        set(&mut position, "intensity", intensity.map(Value::from));
        desk.add("positions", position);
    }
}

fn expert(desk: &mut Desk, plot: &mut Plot) {
    let work = desk.random.pick(&desk.tongue().works);
    let person = &plot.people[EXPERT];
    let places =
        desk.paragraph(desk.tongue().work, &[("expert", &person.printed), ("work", work[0])]);
    actors::expert(desk, person, places.of("expert"));
    let claim = json!({
        "id": "c-autumn", "kind": "prediction",
        "text": "The talks will have no result before the autumn.", "about": ["e-talks"],
        "views": [{ "actor": person.id, "stance": "asserts", "anchors": [desk.anchor(places.of("v"))] }],
        "translations": [{ "lang": "fr", "text": "Les pourparlers n’aboutiront pas avant l’automne." }],
    });
    desk.add("claims", claim);
    let claim = json!({
        "id": "c-history", "kind": "factual", "text": "Nobody has forgotten what came before.",
        "views": [
            { "actor": plot.people[OFFICIAL[0]].id, "stance": "asserts", "quotes": ["q-first"] },
            { "by_source": true, "stance": "doubts", "anchors": [desk.anchor(places.of("v"))] },
            { "description": "people at the talks", "stance": "confirms" },
            { "actor": desk.state_id(2), "stance": "declines_to_comment" },
        ],
    });
    desk.add("claims", claim);
    plot.not_quotes.push(desk.full_anchor(places.of("work")));
}

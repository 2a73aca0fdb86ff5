//! What people say.

use serde_json::{Value, json};

use super::actors;
use super::article::{Places, Span};
use super::desk::{Desk, set};
use super::head::slug;
use super::story::{OFFICIAL, Plot};
use super::tongues::{Pair, TONGUES};

/// What is printed, and what was said if it is a translation.
struct Said {
    printed: &'static str,
    english: &'static str,
    original: Option<Value>,
}

/// Something that is said in another language where the article is in English.
fn saying(desk: &mut Desk) -> Said {
    let tongue = desk.tongue();
    if tongue.tag == "en" && desk.random.percent(40) {
        let other = TONGUES[1 + desk.random.below(TONGUES.len() - 1)];
        let [said, english] = desk.random.pick(&other.sayings);
        let mut original = json!({ "language": other.tag, "basis": "inferred" });
        if desk.random.percent(70) {
            original["text"] = said.into();
        }
        return Said { printed: english, english: "", original: Some(original) };
    }
    let [printed, english] = desk.random.pick(&tongue.sayings);
    Said { printed, english, original: None }
}

/// A quote with what all of them have.
fn quote(
    desk: &mut Desk,
    id: &str,
    kind: &str,
    text: &str,
    places: &Places,
    speaker: &str,
) -> Value {
    let mut quote = json!({
        "id": id, "kind": kind, "text": text, "language": desk.tongue().tag, "speaker": speaker,
    });
    if desk.tells(1) {
        let (name, cue) = (places.of("speaker"), places.of("c"));
        quote["speaker_basis"] = "named".into();
        quote["speaker_text"] = desk.article.words(name).into();
        quote["speaker_anchor"] = desk.anchor(name);
        quote["cue"] = desk.article.words(cue).into();
        quote["cue_anchor"] = desk.anchor(cue);
    }
    quote
}

/// The anchor of a part of a quote.
fn part(desk: &mut Desk, span: Span) -> Value {
    // A quote of two parts says where each stands, or they could not be compared.
    if desk.anchors == 2 { desk.full_anchor(span) } else { desk.anchor(span) }
}

fn in_english(english: &str) -> Option<Value> {
    (!english.is_empty()).then(|| json!([{ "lang": "en", "text": english }]))
}

/// A question of the paper.
pub(crate) fn asked(desk: &mut Desk, plot: &Plot) {
    let tongue = desk.tongue();
    let [printed, english] = tongue.question;
    let places = desk.paragraph(tongue.asked, &[("speaker", plot.outlet[0]), ("q", printed)]);
    let outlet = slug(plot.outlet[1]);
    let mut quote = quote(desk, ASKED, "direct", printed, &places, &outlet);
    quote["question"] = true.into();
    quote["anchors"] = json!([part(desk, places.of("q"))]);
    set(&mut quote, "translations", in_english(english));
    desk.add("quotes", quote);
}

/// The id of that question.
const ASKED: &str = "q-asked";

/// A whole sentence of an official of one side.
pub(crate) fn official(desk: &mut Desk, plot: &Plot, side: usize) {
    let tongue = desk.tongue();
    let person = &plot.people[OFFICIAL[side]];
    let said = loop {
        let said = saying(desk);
        // Nobody says the same as somebody else.
        if !desk.article.text().contains(said.printed) {
            break said;
        }
    };
    let state = desk.state(side);
    let template = desk.random.pick(&tongue.direct);
    let places = desk.paragraph(
        template,
        &[
            ("speaker", &person.printed),
            ("office", tongue.offices[side][0]),
            ("state", state[0]),
            ("q", said.printed),
        ],
    );
    actors::official(desk, person, side, side, places.of("speaker"));
    let id = ["q-first", "q-second"][side];
    let mut quote = quote(desk, id, "direct", said.printed, &places, &person.id);
    quote["on_behalf_of"] = slug(state[1]).into();
    if desk.tells(1) {
        quote["addressees"] = json!([desk.state_id(1 - side)]);
        quote["issues"] = json!(["i-matter"]);
        quote["channel"] = json!({ "kind": "press_conference", "event": "e-talks" });
    }
    if let Some(original) = said.original {
        quote["original"] = original;
        quote["translation"] = "human".into();
    }
    if desk.tells(2) {
        quote["when"] = json!({ "edtf": plot.day.iso(), "basis": "resolved", "text": tongue.weekdays[plot.day.weekday()] });
        quote["codes"] = json!([{ "scheme": "cameo", "code": "010", "edition": "1.1b3" }]);
    }
    let is_asked = |quotes: &Vec<Value>| quotes.last().is_some_and(|last| last["id"] == ASKED);
    if desk.lists.get("quotes").and_then(Value::as_array).is_some_and(is_asked) {
        quote["answers"] = ASKED.into();
    }
    quote["anchors"] = json!([part(desk, places.of("q"))]);
    set(&mut quote, "translations", in_english(said.english));
    desk.add("quotes", quote);
}

/// A sentence in two parts, the speaker between them; or with words left out.
pub(crate) fn split(desk: &mut Desk, plot: &Plot) {
    let tongue = desk.tongue();
    let person = &plot.people[OFFICIAL[0]];
    let [first, second] = desk.random.pick(&tongue.halves);
    let english =
        if first[1].is_empty() { String::new() } else { format!("{} {}", first[1], second[1]) };
    let mut quote = if desk.random.percent(30) {
        let text = format!("{} […] {}", first[0], second[0]);
        let state = desk.state(0);
        let places = desk.paragraph(
            tongue.direct[1],
            &[
                ("speaker", &person.printed),
                ("office", tongue.offices[0][0]),
                ("state", state[0]),
                ("q", &text),
            ],
        );
        let mut quote = quote(desk, "q-split", "direct", &text, &places, &person.id);
        quote["edited"] = true.into();
        quote["anchors"] = json!([part(desk, places.of("q"))]);
        quote
    } else {
        let places = desk.paragraph(
            tongue.split,
            &[("speaker", &person.printed), ("q1", first[0]), ("q2", second[0])],
        );
        let text = format!("{} {}", first[0], second[0]);
        let mut quote = quote(desk, "q-split", "direct", &text, &places, &person.id);
        quote["anchors"] = json!([part(desk, places.of("q1")), part(desk, places.of("q2"))]);
        quote
    };
    quote["on_behalf_of"] = desk.state_id(0).into();
    set(&mut quote, "translations", in_english(&english));
    desk.add("quotes", quote);
}

/// A few words of somebody within a sentence of the paper.
pub(crate) fn mixed(desk: &mut Desk, plot: &Plot) {
    let tongue = desk.tongue();
    let person = &plot.people[OFFICIAL[0]];
    let [printed, english]: Pair = desk.random.pick(&tongue.fragments);
    let places = desk.paragraph(tongue.mixed, &[("speaker", &person.printed), ("q", printed)]);
    let mut quote = quote(desk, "q-plan", "mixed", printed, &places, &person.id);
    quote["anchors"] = json!([part(desk, places.of("q"))]);
    if desk.tells(2) {
        quote["attribution"] = json!([
            { "actor": slug(plot.outlet[1]), "mode": "reported" },
            { "description": "somebody who was in the room", "mode": "told" },
        ]);
        quote["confidence"] = (60 + desk.random.below(40)).into();
    }
    set(&mut quote, "translations", in_english(english));
    desk.add("quotes", quote);
}

/// Words that are told without quotation marks.
pub(crate) fn indirect(desk: &mut Desk, plot: &Plot) {
    let tongue = desk.tongue();
    let person = &plot.people[OFFICIAL[0]];
    let [printed, english] = desk.random.pick(&tongue.reports);
    let places = desk.paragraph(tongue.indirect, &[("speaker", &person.printed), ("q", printed)]);
    let mut quote = quote(desk, "q-told", "indirect", printed, &places, &person.id);
    quote["anchors"] = json!([part(desk, places.of("q"))]);
    if desk.tells(2) {
        quote["note"] = "Reported, not quoted.".into();
    }
    set(&mut quote, "translations", in_english(english));
    desk.add("quotes", quote);
}

/// Words of somebody who is not named.
pub(crate) fn nameless(desk: &mut Desk, plot: &Plot) {
    let tongue = desk.tongue();
    let [printed, english] = loop {
        let said = desk.random.pick(&tongue.sayings);
        if !desk.article.text().contains(said[0]) {
            break said;
        }
    };
    let places = desk.paragraph(tongue.nameless, &[("outlet", plot.outlet[0]), ("q", printed)]);
    actors::nameless(desk, 1, places.of("p"));
    let outlet = slug(plot.outlet[1]);
    let mut quote = json!({
        "id": "q-nameless", "kind": "direct", "text": printed, "language": tongue.tag,
        "speaker": "delegate", "speaker_basis": "role",
        "attribution": [{ "actor": outlet, "mode": "cited_anonymously", "anonymous": true }],
    });
    if desk.tells(2) {
        let url = format!("https://news.example.org/{}/{}", tongue.tag, desk.head.number);
        quote["channel"] = json!({ "kind": "print", "outlet": outlet, "url": url });
    }
    quote["anchors"] = json!([part(desk, places.of("q"))]);
    set(&mut quote, "translations", in_english(english));
    desk.add("quotes", quote);
}

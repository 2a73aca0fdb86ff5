//! What a record has beside its story: source, provenance, its own data.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::desk::{self, Desk, set};
use super::head::{Head, slug};
use super::story::{AUTHOR, Plot};

/// Where the text of the source goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Into the record.
    Inside,
    /// Into a file of the record's name.
    Beside,
}

/// Puts all together. `before` is the record before this one, where it may be referred to.
pub(crate) fn file(desk: &mut Desk, plot: &Plot, place: Place, before: Option<&Head>) -> Value {
    let id = desk.head.id();
    let supersedes = before.filter(|head| head.number % 16 == 14);
    let mut record = json!({ "schema_version": "1.0", "id": id });
    if desk.tells(3) {
        record["$schema"] = "https://w3id.org/verbale/schema/v1/record".into();
    }
    let corrected = supersedes.is_some() || desk.random.percent(2);
    let reviewed = desk.random.percent(40);
    if corrected {
        record["status"] = "corrected".into();
    } else if reviewed {
        record["status"] = desk.random.pick(&["reviewed", "published"]).into();
    } else if desk.tells(1) {
        record["status"] = "draft".into();
    }
    if desk.tells(1) {
        record["language"] = "en".into();
    }
    own_words(desk, plot, &mut record);
    record["source"] = source(desk, plot, place, &id);
    record["provenance"] = provenance(desk, plot, reviewed);
    if let Some(before) = supersedes {
        record["revision"] = 2.into();
        record["supersedes"] = before.id().into();
    } else if desk.tells(1) {
        record["revision"] = 1.into();
    }
    if corrected {
        let date = desk.head.published.plus(9).iso();
        record["corrections"] = json!([{ "date": date, "text": "The summary named a wrong city.", "fields": ["/summary"] }]);
    }
    if desk.random.percent(6) {
        let (priority, share) = (desk.random.below(9), desk.random.below(1000));
        record["extensions"] = json!([{
            "uri": "https://example.org/verbale/desk",
            "data": { "desk": "harbours", "priority": priority, "tags": ["sea", "toll"], "share": f64::from(u32::try_from(share).unwrap_or(0)) / 8.0, "open": true },
        }]);
    }
    if let Some(before) = before
        && desk.random.percent(10)
    {
        let to = format!("{}#e-talks", before.id());
        desk.add("relations", json!({ "from": "e-talks", "type": "same_as", "to": to }));
    }
    let mut lists = std::mem::take(&mut desk.lists);
    for (name, entries) in &mut lists {
        record[name] = entries.take();
    }
    for required in ["quotes", "demands", "red_lines"] {
        if record.get(required).is_none() {
            record[required] = json!([]);
        }
    }
    if record["provenance"]["method"] == "automatic" {
        confidences(desk, &mut record);
    }
    if desk.anchors == 3 {
        desk::loosen(&mut record, desk.article.text());
    }
    record
}

fn own_words(desk: &mut Desk, plot: &Plot, record: &mut Value) {
    let (a, b) = (desk.state(0)[1], desk.state(1)[1]);
    let matter = plot.matter[1];
    if desk.tells(0) {
        record["title"] = format!("{a} and {b} talk about {matter}").into();
    }
    if desk.tells(0) {
        let host = desk.state(2)[1];
        record["summary"] = format!(
            "{a} and {b} meet in {}; {host} mediates, and the quarrel about {matter} goes on.",
            plot.city[1]
        )
        .into();
    }
    let tag = desk.tongue().tag;
    if tag != "en" && desk.tells(1) {
        let headline = desk.article.words(plot.headline);
        record["translations"] = json!([{ "lang": tag, "title": headline, "summary": headline }]);
    }
}

fn source(desk: &mut Desk, plot: &Plot, place: Place, id: &str) -> Value {
    let tongue = desk.tongue();
    let (tag, number) = (tongue.tag, desk.head.number);
    let published = desk.head.published;
    let mut source =
        json!({ "kind": desk.random.pick(&["news_article", "wire_report", "analysis", "report"]) });
    if desk.tells(0) {
        source["url"] = format!("https://news.example.org/{tag}/{number}").into();
    }
    if desk.tells(2) {
        source["archive_url"] = format!("https://archive.example.org/{tag}/{number}").into();
    }
    if desk.tells(0) {
        source["title"] = desk.article.words(plot.headline).into();
    }
    if desk.tells(0) {
        source["publisher_name"] = plot.outlet[0].into();
        source["publisher"] = slug(plot.outlet[1]).into();
    }
    if desk.tells(1) {
        source["authors"] = json!([{ "text": plot.people[AUTHOR].printed, "lang": tag }]);
    }
    if desk.tells(3) {
        source["syndicated_from"] = "Narrow Seas Wire".into();
    }
    if desk.tells(1) {
        source["dateline"] = desk.article.words(plot.dateline).into();
    }
    source["published"] = published.iso().into();
    if desk.tells(2) {
        source["modified"] = format!("{}T08:30:00+02:00", published.plus(1).iso()).into();
    }
    if desk.tells(2) {
        source["retrieved"] = format!("{}T06:05:09Z", published.plus(2).iso()).into();
    }
    source["language"] = tag.into();
    source["license"] = "CC0-1.0".into();
    if desk.tells(2) {
        source["rights"] = "Written by a program; all in it is invented.".into();
    }
    let text = desk.article.text();
    if place == Place::Inside {
        source["text"] = text.into();
    } else {
        source["text_file"] = format!("{id}.txt").into();
    }
    if place == Place::Beside || desk.tells(1) {
        let mut hex = String::with_capacity(64);
        for byte in Sha256::digest(desk.article.text().as_bytes()) {
            // Writing to a string does not fail.
            let _ = write!(hex, "{byte:02x}");
        }
        source["text_sha256"] = hex.into();
        source["text_length"] = desk.article.length().into();
    }
    if desk.tells(3) {
        source["original"] = json!({
            "url": format!("https://wire.example.org/{number}"),
            "publisher_name": "Narrow Seas Wire", "language": tag,
        });
    }
    source
}

fn provenance(desk: &mut Desk, plot: &Plot, reviewed: bool) -> Value {
    let method = desk.random.pick(&["manual", "manual", "assisted", "automatic"]);
    let published = desk.head.published;
    let mut provenance = json!({ "method": method, "license": "CC-BY-4.0" });
    if desk.tells(0) {
        provenance["created"] = format!("{}T10:00:00Z", published.plus(3).iso()).into();
        provenance["updated"] = format!("{}T17:45:30Z", published.plus(4).iso()).into();
    }
    let mut agents: Vec<Value> = Vec::new();
    if desk.by.is_some() || method == "manual" {
        let mut author = json!({ "id": "desk", "kind": "organization", "name": "Desk of the narrow seas", "roles": ["author"] });
        if desk.tells(2) {
            author["identifiers"] =
                json!([{ "scheme": "https://example.org/desks", "value": "17" }]);
        }
        agents.push(author);
    }
    if method != "manual" {
        agents.push(json!({ "id": "reader", "kind": "software", "name": "reader", "version": "2.1.0", "roles": ["extractor"] }));
    }
    if reviewed {
        agents.push(json!({ "id": "second-reader", "kind": "person", "name": "M. Second", "roles": ["reviewer"] }));
    }
    if !agents.is_empty() {
        provenance["agents"] = agents.into();
    }
    if desk.tells(2) {
        provenance["guidelines"] = "https://example.org/guidelines/3".into();
    }
    if desk.tells(3) {
        provenance["derived_from"] =
            json!([format!("https://example.org/notes/{}", desk.head.number)]);
        provenance["imported_from"] =
            json!({ "format": "desk notes", "id": desk.head.number.to_string() });
    }
    set(
        &mut provenance,
        "not_quotes",
        (!plot.not_quotes.is_empty()).then(|| plot.not_quotes.clone().into()),
    );
    provenance
}

/// How sure the software is of each entry.
fn confidences(desk: &mut Desk, record: &mut Value) {
    let Value::Object(fields) = record else { return };
    let sure = |entry: &mut Map<String, Value>, desk: &mut Desk| {
        entry.insert("confidence".to_owned(), (40 + desk.random.below(60)).into());
    };
    for (name, value) in fields {
        match value {
            Value::Object(event) if name == "event" => sure(event, desk),
            Value::Array(entries)
                if name != "corrections" && name != "extensions" && name != "translations" =>
            {
                for entry in entries {
                    if let Value::Object(entry) = entry {
                        sure(entry, desk);
                    }
                }
            }
            _ => {}
        }
    }
}

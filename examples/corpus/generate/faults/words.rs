//! Faults of quotes: what was never said, or by somebody else.

use serde_json::{Value, json};

use super::{Fault, copy, cut, find, push, put};

/// The quote of an official who is quoted first, and its only anchor.
fn first(record: &Value) -> Option<(String, Value)> {
    let quote = find(record, "quotes", "q-first")?;
    let anchor = copy(record, &format!("{quote}/anchors/0"))?;
    Some((quote, anchor))
}

/// Writes other words as those of the first quote, at the same place.
fn reword(record: &mut Value, new: impl Fn(&str) -> Option<String>) -> Option<String> {
    let (quote, mut anchor) = first(record)?;
    let words = new(anchor.get("exact")?.as_str()?)?;
    anchor.get("start")?;
    anchor["exact"] = words.as_str().into();
    put(record, &quote, "anchors", json!([anchor]))?;
    put(record, &quote, "text", words.into())?;
    Some(format!("{quote}/anchors/0"))
}

pub(crate) const FAULTS: &[Fault] = &[
    Fault {
        code: "V402",
        what: "two words of a quotation were exchanged",
        plant: |record| {
            reword(record, |words| {
                let mut all: Vec<&str> = words.split(' ').collect();
                (all.len() > 4).then(|| {
                    all.swap(1, 3);
                    all.join(" ")
                })
            })
        },
    },
    Fault {
        code: "V402",
        what: "a word of a quotation was altered",
        plant: |record| {
            reword(record, |words| {
                let new = [
                    ("table", "bench"),
                    ("bridge", "tunnel"),
                    ("text", "paper"),
                    ("двери", "окна"),
                    ("мост", "дом"),
                    ("porte", "fenêtre"),
                    ("pont", "tunnel"),
                    ("桥", "路"),
                    ("橋", "道"),
                    ("पुल", "घर"),
                    ("גשר", "בית"),
                    ("پل", "راه"),
                ];
                new.iter()
                    .find(|(old, _)| words.contains(old))
                    .map(|(old, new)| words.replacen(old, new, 1))
            })
        },
    },
    Fault {
        code: "V402",
        what: "a negation of a quotation was dropped",
        plant: |record| {
            reword(record, |words| {
                let negations = [" not", "не ", "ない", "没有", "नहीं ", "לא ", "ne "];
                negations
                    .iter()
                    .find(|negation| words.contains(**negation))
                    .map(|negation| words.replacen(negation, "", 1).trim().to_owned())
            })
        },
    },
    Fault {
        code: "V402",
        what: "an anchor was shifted",
        plant: |record| {
            let (quote, mut anchor) = first(record)?;
            anchor["start"] = (anchor.get("start")?.as_u64()? + 2).into();
            anchor["end"] = (anchor.get("end")?.as_u64()? + 2).into();
            anchor.get("exact")?;
            anchor.as_object_mut()?.remove("prefix");
            anchor.as_object_mut()?.remove("suffix");
            put(record, &quote, "anchors", json!([anchor]))
        },
    },
    Fault {
        code: "V401",
        what: "a span that ends before it starts",
        plant: |record| put(record, "/event", "anchors", json!([{ "start": 40, "end": 20 }])),
    },
    Fault {
        code: "V403",
        what: "words that nobody wrote",
        plant: |record| {
            put(
                record,
                "/event",
                "anchors",
                json!([{ "exact": "words that nobody has ever written" }]),
            )
        },
    },
    Fault {
        code: "V404",
        what: "other words before a span",
        plant: |record| {
            let mut anchor = copy(record, "/event/anchors/0")?;
            anchor["prefix"] = "and then, ".into();
            anchor.get("start")?;
            put(record, "/event", "anchors", json!([anchor]))
        },
    },
    Fault {
        code: "V406",
        what: "an anchor without a place",
        plant: |record| push(record, "/event", "anchors", json!({ "prefix": "then" })),
    },
    Fault {
        code: "V407",
        what: "a quote whose text says more than its anchors",
        plant: |record| {
            let (quote, _) = first(record)?;
            let text = record.pointer(&quote)?["text"].as_str()?.to_owned();
            put(record, &quote, "text", format!("{text} {text}").into())
        },
    },
    Fault {
        code: "V411",
        what: "a quote without a speaker",
        plant: |record| {
            let quote = find(record, "quotes", "q-plan")?;
            cut(record, &quote, "speaker")
        },
    },
    Fault {
        code: "V414",
        what: "one sentence quoted twice",
        plant: |record| {
            let (quote, _) = first(record)?;
            let mut twin = copy(record, &quote)?;
            twin["id"] = "q-twin".into();
            push(record, "", "quotes", twin)
        },
    },
    Fault {
        code: "V415",
        what: "a translation from nothing",
        plant: |record| {
            let quote = find(record, "quotes", "q-plan")?;
            put(record, &quote, "translation", "human".into())
        },
    },
    Fault {
        code: "V417",
        what: "a speaker who reports themselves",
        plant: |record| {
            let quote = find(record, "quotes", "q-plan")?;
            let speaker = record.pointer(&quote)?["speaker"].clone();
            put(record, &quote, "attribution", json!([{ "actor": speaker, "mode": "told" }]))
        },
    },
    Fault {
        code: "V419",
        what: "the length of another text",
        plant: |record| put(record, "/source", "text_length", 7.into()),
    },
    Fault {
        code: "V421",
        what: "words left out without a word",
        plant: |record| {
            let quote = find(record, "quotes", "q-split")?;
            cut(record, &quote, "edited")
        },
    },
    Fault {
        code: "V425",
        what: "a quote in the mouth of another speaker",
        plant: |record| {
            let (quote, other) =
                (find(record, "quotes", "q-first")?, find(record, "quotes", "q-second")?);
            // Whose view a quotation shows depends on who speaks.
            if record.get("claims").is_some_and(|claims| claims.to_string().contains("q-first")) {
                return None;
            }
            let other = record.pointer(&other)?["speaker"].clone();
            record.pointer(&quote)?.get("speaker_text")?;
            put(record, &quote, "speaker", other)?;
            cut(record, &quote, "on_behalf_of");
            Some(format!("{quote}/speaker"))
        },
    },
];

//! Where a record and its article are written side by side.

use serde_json::{Map, Value, json};

use super::article::{Article, Places, Span};
use super::calendar::Day;
use super::head::{Head, slug};
use super::random::Random;
use super::tongues::{Pair, Tongue};

/// Somebody, as printed and in English.
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) printed: String,
    pub(crate) english: String,
}

/// The record and the article so far.
pub(crate) struct Desk {
    pub(crate) head: Head,
    pub(crate) random: Random,
    pub(crate) article: Article,
    /// The lists of the record, by field.
    pub(crate) lists: Map<String, Value>,
    /// How much an anchor tells: 0 for positions and words, 1 with the words beside them, 2 for
    /// positions alone, 3 for words alone where they stand once: see [`loosen`].
    pub(crate) anchors: usize,
    /// The ids of agents that entries may be by.
    pub(crate) by: Option<&'static str>,
}

impl Desk {
    pub(crate) fn new(head: Head, mut random: Random) -> Self {
        let anchors = random.below(4);
        Desk { head, random, article: Article::default(), lists: Map::new(), anchors, by: None }
    }

    pub(crate) fn tongue(&self) -> &'static Tongue {
        self.head.tongue
    }

    /// Whether something that may be told is told, where `least` of detail is asked for.
    pub(crate) fn tells(&mut self, least: usize) -> bool {
        let more = self.head.detail.checked_sub(least);
        more.is_some_and(|more| self.random.percent([40, 50, 60, 75][more]))
    }

    pub(crate) fn state(&self, side: usize) -> Pair {
        self.tongue().states[self.head.states[side]]
    }

    pub(crate) fn state_id(&self, side: usize) -> String {
        slug(self.state(side)[1])
    }

    /// The people of the article, all of different names.
    pub(crate) fn people(&mut self) -> [Person; 5] {
        let tongue = self.tongue();
        let given = self.random.distinct(5, tongue.given.len());
        let family = self.random.distinct(5, tongue.family.len());
        std::array::from_fn(|at| {
            let (given, family) = (tongue.given[given[at]], tongue.family[family[at]]);
            let english = format!("{} {}", given[1], family[1]);
            let printed = format!("{}{}{}", given[0], tongue.between, family[0]);
            Person { id: slug(&english), printed, english }
        })
    }

    /// Adds an entry to a list of the record.
    pub(crate) fn add(&mut self, list: &str, mut entry: Value) {
        if let Some(by) = self.by
            && entry.get("id").is_some()
            && self.random.percent(40)
        {
            entry["by"] = by.into();
        }
        let list = self.lists.entry(list).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(entries) = list {
            entries.push(entry);
        }
    }

    /// An anchor of a span, which tells as much as anchors of this record do.
    pub(crate) fn anchor(&mut self, span: Span) -> Value {
        let words = self.article.words(span);
        let (start, end) = (span.start, span.end);
        match self.anchors {
            1 => {
                let (before, after) = self.article.beside(span, 12);
                let mut anchor = json!({ "start": start, "end": end, "exact": words });
                // Text of an anchor has no line ends at its ends, and no blank ones.
                let before = before.rsplit('\n').next().unwrap_or_default();
                let after = after.split('\n').next().unwrap_or_default();
                if !before.trim().is_empty() {
                    anchor["prefix"] = before.into();
                }
                if !after.trim().is_empty() {
                    anchor["suffix"] = after.into();
                }
                anchor
            }
            2 => json!({ "start": start, "end": end }),
            _ => json!({ "start": start, "end": end, "exact": words }),
        }
    }

    /// An anchor with positions and words, whatever the others have.
    pub(crate) fn full_anchor(&self, span: Span) -> Value {
        json!({ "start": span.start, "end": span.end, "exact": self.article.words(span) })
    }

    /// A time of which the source has the words at `span`.
    pub(crate) fn when(&mut self, day: Day, basis: &str, span: Span) -> Value {
        let mut when = json!({
            "edtf": day.iso(), "text": self.article.words(span), "basis": basis,
        });
        if self.random.percent(50) {
            when["anchor"] = self.anchor(span);
        }
        when
    }

    /// Translations of an own text into the language of the article, where that is another.
    pub(crate) fn translated(&self, text: &str) -> Option<Value> {
        let tag = self.tongue().tag;
        (tag != "en").then(|| json!([{ "lang": tag, "text": text }]))
    }

    /// Writes a paragraph of the article.
    pub(crate) fn paragraph(&mut self, template: &'static str, values: &[(&str, &str)]) -> Places {
        let [open, close] = self.tongue().marks;
        let mut all = vec![("open", open), ("close", close)];
        all.extend_from_slice(values);
        self.article.paragraph(template, &all)
    }
}

/// Sets a field of an entry if there is something to set.
pub(crate) fn set(entry: &mut Value, field: &str, value: Option<Value>) {
    if let Some(value) = value {
        entry[field] = value;
    }
}

/// Takes the positions out of anchors whose words stand once in the text.
pub(crate) fn loosen(value: &mut Value, text: &str) {
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(|entry| loosen(entry, text)),
        Value::Object(members) => {
            let exact = members.get("exact").and_then(Value::as_str);
            if exact.is_some_and(|exact| text.matches(exact).count() == 1) {
                members.remove("start");
                members.remove("end");
            } else {
                members.values_mut().for_each(|member| loosen(member, text));
            }
        }
        _ => {}
    }
}

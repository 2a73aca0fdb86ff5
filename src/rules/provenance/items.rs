//! The entries of a record that have a confidence, and the spans of the source that it repeats.

use crate::model::path::Path;
use crate::model::{Anchor, Confidence, Record};
use crate::rules::dates::whens::each_when;

/// An entry that can have a confidence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'r> {
    /// What sort of entry, in words.
    pub(super) kind: &'static str,
    /// Its id; relations have none.
    pub(super) id: Option<&'r str>,
    pub(super) confidence: Option<Confidence>,
    /// Where it stands in the source.
    anchors: &'r [Anchor<'r>],
}

/// Shows every entry that can have a confidence, with its path.
pub(super) fn each_item<'r>(record: &'r Record<'r>, mut look: impl FnMut(&Path<'_>, Item<'r>)) {
    macro_rules! show {
        ($path:expr, $kind:literal, $entry:expr) => {
            look(
                $path,
                Item {
                    kind: $kind,
                    id: Some($entry.id.as_str()),
                    confidence: $entry.confidence,
                    anchors: $entry.anchors.as_deref().unwrap_or_default(),
                },
            )
        };
    }
    macro_rules! show_all {
        ($list:literal, $kind:literal, $entries:expr) => {
            let list = Path::ROOT.key($list);
            for (number, entry) in $entries.enumerate() {
                show!(&list.index(number), $kind, entry);
            }
        };
    }
    show!(&Path::ROOT.key("event"), "event", record.event);
    show_all!("related_events", "event", record.related_events.iter().flatten());
    show_all!("actors", "actor", record.actors.iter());
    show_all!("quotes", "quote", record.quotes.iter());
    show_all!("demands", "demand", record.demands.iter());
    show_all!("red_lines", "red line", record.red_lines.iter());
    show_all!("issues", "issue", record.issues.iter().flatten());
    show_all!("threats", "threat", record.threats.iter().flatten());
    show_all!("offers", "offer", record.offers.iter().flatten());
    show_all!("positions", "position", record.positions.iter().flatten());
    show_all!("commitments", "commitment", record.commitments.iter().flatten());
    show_all!("claims", "claim", record.claims.iter().flatten());
    let list = Path::ROOT.key("relations");
    for (number, relation) in record.relations.iter().flatten().enumerate() {
        let anchors = relation.anchors.as_deref().unwrap_or_default();
        let confidence = relation.confidence;
        look(&list.index(number), Item { kind: "relation", id: None, confidence, anchors });
    }
}

/// Shows every span of the source that the record points to.
pub(super) fn each_anchor<'r>(record: &'r Record<'r>, mut look: impl FnMut(&'r Anchor<'r>)) {
    each_item(record, |_, item| item.anchors.iter().for_each(&mut look));
    each_when(record, |_, when| when.anchor.iter().for_each(&mut look));
    for event in record.events() {
        let parts = event.participants.iter().flatten().filter_map(|part| part.anchors.as_ref());
        let harm = event.casualties.iter().flatten().filter_map(|harm| harm.anchors.as_ref());
        parts.chain(harm).flatten().for_each(&mut look);
    }
    for quote in &record.quotes {
        quote.speaker_anchor.iter().chain(&quote.cue_anchor).for_each(&mut look);
    }
    let views = record.claims.iter().flatten().flat_map(|claim| claim.views.iter());
    views.filter_map(|view| view.anchors.as_ref()).flatten().for_each(&mut look);
    record.provenance.not_quotes.iter().flatten().for_each(&mut look);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::shape::{Entity, Visitor, Walk};
    use crate::rules::fullest;

    /// The paths of all entries with a confidence, and the number of anchors.
    #[derive(Default)]
    struct All {
        items: Vec<String>,
        anchors: usize,
    }

    impl Visitor<'_> for All {
        fn entity(&mut self, path: &Path<'_>, entity: &'static Entity) {
            if entity.field("confidence").is_some() {
                self.items.push(path.to_owned().to_string());
            }
            self.anchors += usize::from(entity.name == "anchor");
        }
    }

    #[test]
    fn every_entry_and_every_anchor_is_shown() {
        let text = fullest::record();
        let record: Record<'_> = serde_json::from_str(&text).unwrap();
        let mut all = All::default();
        record.walk(&Path::ROOT, &mut all);
        let mut items = Vec::new();
        each_item(&record, |path, item| {
            assert!(item.confidence.is_some());
            items.push(path.to_owned().to_string());
        });
        let mut anchors = 0;
        each_anchor(&record, |_| anchors += 1);
        items.sort();
        all.items.sort();
        assert_eq!(items, all.items, "src/rules/provenance/items.rs does not show every entry");
        assert_eq!(anchors, all.anchors, "src/rules/provenance/items.rs forgets anchors");
    }
}

//! Every `when` of a record.

use crate::model::path::Path;
use crate::model::{Actor, Claim, Commitment, Demand, Event, Record, RedLine, Threat, When};

/// Shows every `when` of a record with its path, whatever the field that holds it is called.
pub(in crate::rules) fn each_when<'r>(
    record: &'r Record<'r>,
    mut look: impl FnMut(&Path<'_>, &'r When<'r>),
) {
    let look = &mut look;
    let root = &Path::ROOT;
    let mut of_event = |path: &Path<'_>, event: &'r Event<'r>| {
        look(&path.key("when"), &event.when);
        field(path, "effective", event.effective.as_ref(), look);
    };
    of_event(&root.key("event"), &record.event);
    list(root, "related_events", record.related_events.iter().flatten(), of_event);
    list(root, "actors", record.actors.iter(), |path, actor: &Actor<'_>| {
        list(path, "affiliations", actor.affiliations.iter().flatten(), |path, affiliation| {
            field(path, "since", affiliation.since.as_ref(), look);
            field(path, "until", affiliation.until.as_ref(), look);
        });
    });
    list(root, "quotes", &record.quotes, |path, quote| {
        field(path, "when", quote.when.as_ref(), look);
    });
    list(root, "demands", &record.demands, |path, demand: &Demand<'_>| {
        field(path, "deadline", demand.deadline.as_ref(), look);
        if let Some(compliance) = &demand.compliance {
            field(&path.key("compliance"), "when", compliance.when.as_ref(), look);
        }
        field(path, "when", demand.when.as_ref(), look);
    });
    list(root, "red_lines", &record.red_lines, |path, line: &RedLine<'_>| {
        field(path, "since", line.since.as_ref(), look);
        field(path, "when", line.when.as_ref(), look);
    });
    list(root, "threats", record.threats.iter().flatten(), |path, threat: &Threat<'_>| {
        field(path, "deadline", threat.deadline.as_ref(), look);
        field(path, "when", threat.when.as_ref(), look);
    });
    list(root, "offers", record.offers.iter().flatten(), |path, offer| {
        field(path, "when", offer.when.as_ref(), look);
    });
    list(root, "positions", record.positions.iter().flatten(), |path, position| {
        field(path, "when", position.when.as_ref(), look);
    });
    list(
        root,
        "commitments",
        record.commitments.iter().flatten(),
        |path, made: &Commitment<'_>| {
            field(path, "deadline", made.deadline.as_ref(), look);
            field(path, "when", made.when.as_ref(), look);
        },
    );
    list(root, "claims", record.claims.iter().flatten(), |path, claim: &Claim<'_>| {
        list(path, "views", claim.views.iter(), |path, view| {
            field(path, "when", view.when.as_ref(), look);
        });
        if let Some(assessment) = &claim.assessment {
            field(&path.key("assessment"), "when", assessment.when.as_ref(), look);
        }
    });
}

/// Shows the entries of a list.
fn list<'e, E: 'e>(
    path: &Path<'_>,
    key: &'static str,
    entries: impl IntoIterator<Item = &'e E>,
    mut look: impl FnMut(&Path<'_>, &'e E),
) {
    let list = path.key(key);
    for (number, entry) in entries.into_iter().enumerate() {
        look(&list.index(number), entry);
    }
}

/// Shows a field that may be there.
fn field<'r>(
    path: &Path<'_>,
    key: &'static str,
    when: Option<&'r When<'r>>,
    look: &mut impl FnMut(&Path<'_>, &'r When<'r>),
) {
    if let Some(when) = when {
        look(&path.key(key), when);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::shape::{Entity, Visitor, Walk};
    use crate::rules::fullest;

    struct Whens(Vec<String>);

    impl Visitor<'_> for Whens {
        fn entity(&mut self, path: &Path<'_>, entity: &'static Entity) {
            if entity.name == "when" {
                self.0.push(path.to_owned().to_string());
            }
        }
    }

    #[test]
    fn every_field_that_holds_a_when_is_shown() {
        let text = fullest::record();
        let record: Record<'_> = serde_json::from_str(&text).unwrap();
        let mut all = Whens(Vec::new());
        record.walk(&Path::ROOT, &mut all);
        let mut shown = Vec::new();
        each_when(&record, |path, _| shown.push(path.to_owned().to_string()));
        all.0.sort();
        shown.sort();
        assert!(all.0.len() > 10);
        assert_eq!(shown, all.0, "src/rules/dates/whens.rs does not show every `when`");
    }
}

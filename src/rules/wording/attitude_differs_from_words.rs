//! See [`ATTITUDE_DIFFERS_FROM_WORDS`].

use super::{Words, first, shown};
use crate::grounding::sense::Class;
use crate::model::path::PathBuf;
use crate::model::{Attitude, Position};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// The words of a position are of the contrary attitude: they condemn what it supports.
    ///
    /// The words of its anchors are compared with its `stance`. The rule speaks where the holder
    /// `supports`, `accepts`, `welcomes` or is `open_to` something and the words only condemn, reject or
    /// oppose, or the other way round, with no negation among them. Words of 27 languages are known.
    ///
    /// ```json bad
    /// { "positions": [{ "id": "p-1", "holder": "harbour-guild", "stance": "supports",
    ///   "text": "The guild is for the toll.", "expression": "attributed",
    ///   "anchors": [{ "exact": "the guild condemned the toll" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "positions": [{ "id": "p-1", "holder": "harbour-guild", "stance": "condemns",
    ///   "text": "The guild is against the toll.", "expression": "attributed",
    ///   "anchors": [{ "exact": "the guild condemned the toll" }] }] }
    /// ```
    ATTITUDE_DIFFERS_FROM_WORDS = "V623" "attitude-differs-from-words" Warning by check:
        "the words of a position are of the contrary attitude"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut words = Words::new(scope);
    for (number, position) in scope.record.positions.iter().flatten().enumerate() {
        if findings.is_full() {
            return;
        }
        let Some(shown) = contrary(&mut words, position) else { continue };
        let path = PathBuf::root().key("positions").index(number);
        let stance = position.stance.as_str();
        let message =
            format!("the stance of `{}` is `{stance}`, and the source has {shown}", position.id);
        findings.push(
            Finding::new(
                &ATTITUDE_DIFFERS_FROM_WORDS,
                Spot::value(path.clone().key("stance")),
                message,
            )
            .found(stance)
            .help("write the stance that the words have, or anchor the words that show this one")
            .related(Spot::opening(path.key("anchors")), "the words"),
        );
    }
}

/// The first word of a position that is of the contrary attitude, if all are.
fn contrary<'s>(words: &mut Words<'s>, position: &'s Position<'s>) -> Option<String> {
    let (own, contrary) = match position.stance {
        Attitude::Supports | Attitude::Accepts | Attitude::Welcomes | Attitude::OpenTo => {
            (Class::Approves, Class::Disapproves)
        }
        Attitude::Opposes | Attitude::Refuses | Attitude::Condemns => {
            (Class::Disapproves, Class::Approves)
        }
        _ => return None,
    };
    let mut found = None;
    for text in words.of(position.anchors.as_deref())? {
        let wordings = words.wordings(text);
        let is_turned = match contrary {
            Class::Approves => words.denies(text),
            _ => words.has_negation(text),
        };
        if is_turned || first(&wordings, own).is_some() {
            return None;
        }
        found = found.or_else(|| first(&wordings, contrary).map(|wording| shown(text, wording)));
    }
    found
}

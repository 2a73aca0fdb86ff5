//! See [`CASUALTY_DIFFERS_FROM_WORDS`].

use super::{Words, shown};
use crate::grounding::sense::{Class, Wording};
use crate::model::{Casualty, CasualtyKind};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// The words of a casualty speak of people of another kind: injured, not killed.
    ///
    /// The words of its anchors are compared with its `kind`: killed, injured, missing, displaced,
    /// captured or detained. The rule speaks where they have words for one other kind and none for its
    /// own. `affected` may be anything. Words of 26 languages are known.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [{ "kind": "killed", "best": 9, "qualifier": "exact",
    ///     "anchors": [{ "exact": "nine dockers were wounded" }] }],
    ///   "anchors": [{ "exact": "nine dockers were wounded" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [{ "kind": "injured", "best": 9, "qualifier": "exact",
    ///     "anchors": [{ "exact": "nine dockers were wounded" }] }],
    ///   "anchors": [{ "exact": "nine dockers were wounded" }] } }
    /// ```
    CASUALTY_DIFFERS_FROM_WORDS = "V517" "casualty-differs-from-words" Warning by check:
        "the words of a casualty speak of people of another kind"
}

/// What may have become of people.
pub(super) const CLASSES: [Class; 5] =
    [Class::Killed, Class::Injured, Class::Missing, Class::Displaced, Class::Detained];

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut words = Words::new(scope);
    for (path, event) in scope.events() {
        for (number, casualty) in event.casualties.iter().flatten().enumerate() {
            if findings.is_full() {
                return;
            }
            let Some((class, shown)) = other(&mut words, casualty) else { continue };
            let path = path.clone().key("casualties").index(number);
            let kind = casualty.kind.as_str();
            let message = format!("the people are `{kind}`, and the source has {shown}");
            findings.push(
                Finding::new(
                    &CASUALTY_DIFFERS_FROM_WORDS,
                    Spot::value(path.clone().key("kind")),
                    message,
                )
                .found(kind)
                .help(format!("write {}, or anchor the words that are meant", instead(class)))
                .related(Spot::opening(path.key("anchors")), "the words"),
            );
        }
    }
}

/// The one other kind of which the words of a casualty speak, and the first word that does.
fn other<'s>(words: &mut Words<'s>, casualty: &'s Casualty<'s>) -> Option<(Class, String)> {
    let own = class_of(casualty.kind)?;
    let mut found: Option<(Class, String)> = None;
    for text in words.of(casualty.anchors.as_deref())? {
        let of_people = |wording: &Wording| CLASSES.contains(&wording.class);
        for wording in words.wordings(text).iter().filter(|wording| of_people(wording)) {
            match &found {
                _ if wording.class == own => return None,
                Some((known, _)) if *known != wording.class => return None,
                Some(_) => {}
                None => found = Some((wording.class, shown(text, wording))),
            }
        }
    }
    found
}

/// What became of the people of a kind.
pub(super) fn class_of(kind: CasualtyKind) -> Option<Class> {
    Some(match kind {
        CasualtyKind::Killed => Class::Killed,
        CasualtyKind::Injured => Class::Injured,
        CasualtyKind::Missing => Class::Missing,
        CasualtyKind::Displaced => Class::Displaced,
        CasualtyKind::Captured | CasualtyKind::Detained => Class::Detained,
        CasualtyKind::Affected => return None,
    })
}

fn instead(class: Class) -> &'static str {
    match class {
        Class::Killed => "`killed`",
        Class::Injured => "`injured`",
        Class::Missing => "`missing`",
        Class::Displaced => "`displaced`",
        _ => "`captured` or `detained`",
    }
}

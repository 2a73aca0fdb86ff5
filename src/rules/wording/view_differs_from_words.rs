//! See [`VIEW_DIFFERS_FROM_WORDS`].

use super::{Words, denies, first, shown};
use crate::grounding::sense::{Class, wordings};
use crate::model::path::PathBuf;
use crate::model::{View, ViewStance};
use crate::rules::naming::primary;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// The words of a view deny the claim that it asserts, or confirm the one that it denies.
    ///
    /// The words of its anchors are compared with its `stance`. The rule speaks where a view that
    /// `asserts` or `confirms` begins with a verb of denying, and where one that `denies` has only words
    /// such as "confirmed", "admitted" or "accused". It is silent where the words have another negation,
    /// and where the text of the claim has one: who denies that, confirms. Words of 28 languages are
    /// known.
    ///
    /// ```json bad
    /// { "claims": [{ "id": "c-1", "text": "The quay was shut.", "kind": "factual",
    ///   "views": [{ "actor": "harbour-guild", "stance": "asserts",
    ///     "anchors": [{ "exact": "the guild denied that the quay was shut" }] }] }] }
    /// ```
    ///
    /// ```json good
    /// { "claims": [{ "id": "c-1", "text": "The quay was shut.", "kind": "factual",
    ///   "views": [{ "actor": "harbour-guild", "stance": "denies",
    ///     "anchors": [{ "exact": "the guild denied that the quay was shut" }] },
    ///     { "by_source": true, "stance": "asserts" }] }] }
    /// ```
    VIEW_DIFFERS_FROM_WORDS = "V711" "view-differs-from-words" Warning by check:
        "the words of a view deny the claim that it asserts, or confirm the one that it denies"
}

/// A verb of denying counts among so many words at the start of an anchor, or so many characters in a
/// language that does not divide words.
const START: usize = 8;
const START_IN_CHARACTERS: usize = 30;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut words = Words::new(scope);
    let own = primary(scope.record.language_or_default());
    for (number, claim) in scope.record.claims.iter().flatten().enumerate() {
        let text = claim.text.as_str();
        let mut is_negative = None;
        for (entry, view) in claim.views.iter().enumerate() {
            if findings.is_full() {
                return;
            }
            let Some(shown) = contrary(&mut words, view) else { continue };
            let has_denial =
                || denies(text, &own) || first(&wordings(text, &own), Class::Denies).is_some();
            if *is_negative.get_or_insert_with(has_denial) {
                continue;
            }
            let path = PathBuf::root().key("claims").index(number).key("views").index(entry);
            let stance = view.stance.as_str();
            let message =
                format!("the stance of this view is `{stance}`, and the source has {shown}");
            findings.push(
                Finding::new(
                    &VIEW_DIFFERS_FROM_WORDS,
                    Spot::value(path.clone().key("stance")),
                    message,
                )
                .found(stance)
                .help(
                    "write the stance that the words have, or anchor the words that show this one",
                )
                .related(Spot::opening(path.key("anchors")), "the words"),
            );
        }
    }
}

/// The first word of a view that contradicts its stance.
fn contrary<'s>(words: &mut Words<'s>, view: &'s View<'s>) -> Option<String> {
    let (own, contrary) = match view.stance {
        ViewStance::Asserts | ViewStance::Confirms => (Class::Affirms, Class::Denies),
        ViewStance::Denies => (Class::Denies, Class::Affirms),
        _ => return None,
    };
    let mut found = None;
    for text in words.of(view.anchors.as_deref())? {
        let wordings = words.wordings(text);
        let is_turned = match contrary {
            Class::Affirms => words.denies(text),
            _ => words.has_negation(text),
        };
        if is_turned || first(&wordings, own).is_some() {
            return None;
        }
        let start = if words.is_undivided() { START_IN_CHARACTERS } else { START };
        let contrary = first(&wordings, contrary).filter(|wording| wording.nth < start);
        found = found.or_else(|| contrary.map(|wording| shown(text, wording)));
    }
    found
}

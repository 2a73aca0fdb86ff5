//! What the claims of a record say of its events.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use crate::model::{ActorRef, Claim, ItemRef, RelationType, ViewStance};
use crate::rules::Scope;

/// What claims say of one event.
#[derive(Default)]
pub(super) struct Account<'r> {
    /// Whether somebody denies or doubts a claim about it, or another claim contradicts one.
    pub(super) is_opposed: bool,
    /// Whether somebody confirms a claim about it, having looked.
    pub(super) is_confirmed: bool,
    /// Who asserts or confirms a claim about it that nobody denies or doubts; none stands for the
    /// source's own voice. Of two that blame each other, none confirms what the other says.
    pub(super) voices: HashSet<Option<&'r str>>,
    /// Whether such a claim has a place in the text.
    pub(super) has_anchor: bool,
}

/// What the claims about each event say of it, by the id of the event.
pub(super) fn accounts<'r>(scope: &Scope<'r>) -> HashMap<&'r str, Account<'r>> {
    let record = scope.record;
    let mut contradicted: HashSet<&str> = HashSet::new();
    for relation in record.relations.iter().flatten() {
        if relation.r#type == RelationType::Contradicts {
            contradicted.extend(scope.local(&relation.from));
            contradicted.extend(scope.local(&relation.to));
        }
    }
    let events: HashSet<&str> = scope.events().map(|(_, event)| event.id.as_str()).collect();
    let mut accounts: HashMap<&str, Account<'_>> = HashMap::new();
    for claim in record.claims.iter().flatten() {
        let opposed = contradicted.contains(claim.id.as_str())
            || claim
                .views
                .iter()
                .any(|view| matches!(view.stance, ViewStance::Denies | ViewStance::Doubts));
        let confirmed = claim.views.iter().any(|view| view.stance == ViewStance::Confirms);
        let anchors = claim.anchors.iter().chain(claim.views.iter().flat_map(|v| &v.anchors));
        let has_anchor = anchors.flatten().next().is_some()
            || claim.views.iter().any(|view| view.quotes.as_ref().is_some_and(|q| !q.is_empty()));
        let voices = voices(claim);
        for about in claim.about.iter().flatten().map(ItemRef::as_str) {
            if !events.contains(about) {
                continue;
            }
            let account = accounts.entry(about).or_default();
            account.is_opposed |= opposed;
            account.is_confirmed |= confirmed;
            account.has_anchor |= has_anchor;
            if !opposed {
                account.voices.extend(voices.iter().copied());
            }
        }
    }
    accounts
}

/// Who asserts or confirms a claim: two of them are enough to know that it is not one alone.
fn voices<'r>(claim: &'r Claim<'r>) -> HashSet<Option<&'r str>> {
    let mut voices = HashSet::new();
    for view in &claim.views {
        if matches!(view.stance, ViewStance::Asserts | ViewStance::Confirms) && voices.len() < 2 {
            voices.insert(view.actor.as_ref().map(ActorRef::as_str));
        }
    }
    voices
}

//! See [`WORDS_OF_ANOTHER`].

use std::cell::OnceCell;

use super::acting::{Acting, acting, is_known, may_act};
use super::evidence::named;
use super::voice::Voice;
use crate::diagnostic::Suggestion;
use crate::model::path::PathBuf;
use crate::model::shape::Kind;
use crate::model::{Actor, ActorKind, ActorRef, Anchor, OfferKind, ViewStance};
use crate::rules::naming::{Mention, Naming, folded, primary};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A stance or a view is one actor's, and its words are about what another does.
    ///
    /// "The pilots offered two boats" shows an offer of the pilots. If the record gives it to the
    /// guild, the two were taken for each other. The same is true of demands, threats, positions,
    /// commitments, and of the views of a claim.
    ///
    /// Only the words of the anchors are looked at, and only where they begin with the name of an
    /// actor that is followed by a verb that fits: of offering for an offer, of demanding for a
    /// demand, of saying for a view. Nothing is said where the owner is named as well, unless the
    /// other is an addressee and the owner is what the verb aims at, as in "the pilots asked the
    /// guild"; where one of the two may speak for the other or both belong to one country or
    /// organisation; where the owner is a person, body or group of which the record does not say
    /// where it belongs; where `attribution` names the other; and where there are quotes, which
    /// V604 judges.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "orsund", "kind": "state", "name": "Orsund", "recognition": "recognized" },
    ///   { "id": "vellmark", "kind": "state", "name": "Vellmark", "recognition": "recognized" }],
    ///   "offers": [{ "id": "o-1", "issuer": "vellmark", "addressees": ["orsund"], "kind": "aid",
    ///   "status": "open", "text": "Two boats for the pilots.", "expression": "attributed",
    ///   "anchors": [{ "exact": "Orsund has offered two boats" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "orsund", "kind": "state", "name": "Orsund", "recognition": "recognized" },
    ///   { "id": "vellmark", "kind": "state", "name": "Vellmark", "recognition": "recognized" }],
    ///   "demands": [{ "id": "d-1", "issuer": "vellmark", "addressees": ["orsund"],
    ///   "force": "request", "status": "outstanding", "text": "Open the weir.",
    ///   "expression": "attributed",
    ///   "anchors": [{ "exact": "Orsund asked Vellmark to open the weir" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "orsund", "kind": "state", "name": "Orsund", "recognition": "recognized" },
    ///   { "id": "vellmark", "kind": "state", "name": "Vellmark", "recognition": "recognized" }],
    ///   "offers": [{ "id": "o-1", "issuer": "orsund", "addressees": ["vellmark"], "kind": "aid",
    ///   "status": "open", "text": "Two boats for the pilots.", "expression": "attributed",
    ///   "anchors": [{ "exact": "Orsund has offered two boats" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "orsund", "kind": "state", "name": "Orsund", "recognition": "recognized" },
    ///   { "id": "vellmark", "kind": "state", "name": "Vellmark", "recognition": "recognized" }],
    ///   "demands": [{ "id": "d-1", "issuer": "orsund", "addressees": ["vellmark"],
    ///   "force": "request", "status": "outstanding", "text": "Open the weir.",
    ///   "expression": "attributed", "anchors": [{ "exact": "Vellmark must open the weir" }] }] }
    /// ```
    WORDS_OF_ANOTHER = "V625" "words-of-another" Warning by check:
        "a stance or a view is one actor's, and its words are about what another does"
}

/// So many characters may be between a verb and the name of the one at whom it aims: "calls on the".
const NEAR: usize = 12;

/// So many anchors of actors are looked at as further names.
const MOST_CALLED: usize = 256;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let language = primary(scope.record.source.language.as_str());
    if !is_known(&language) {
        return;
    }
    let looking = Looking {
        scope,
        language: &language,
        naming: scope.naming(),
        voice: OnceCell::new(),
        called: OnceCell::new(),
    };
    for stance in scope.stances() {
        if findings.is_full() {
            return;
        }
        let Some(kinds) = kinds(scope, stance.kind, stance.id.as_str()) else { continue };
        if !stance.quotes.is_empty() {
            continue;
        }
        let addressees: Vec<&str> = stance.addressees.iter().map(ActorRef::as_str).collect();
        let held = Held { owner: stance.owner.as_str(), addressees: &addressees, kinds };
        let Some(other) = looking.other(&held, stance.anchors) else { continue };
        let mut excused = stance.on_behalf_of.map(ActorRef::as_str).into_iter().chain(
            stance.attribution.iter().filter_map(|step| Some(step.actor.as_ref()?.as_str())),
        );
        if excused.any(|one| looking.belong(one, other.actor)) {
            continue;
        }
        let spot = Spot::value(stance.path.clone().key(stance.owner_field));
        findings.push(finding(spot, &named(stance), stance.owner_field, &held, &other));
    }
    for (number, claim) in scope.record.claims.iter().flatten().enumerate() {
        for (entry, view) in claim.views.iter().enumerate() {
            let Some(actor) = &view.actor else { continue };
            let is_silent =
                matches!(view.stance, ViewStance::DeclinesToComment | ViewStance::Retracts);
            let has_quotes = view.quotes.as_ref().is_some_and(|quotes| !quotes.is_empty());
            if is_silent || has_quotes || findings.is_full() {
                continue;
            }
            let held = Held { owner: actor.as_str(), addressees: &[], kinds: &["claim"] };
            let anchors = view.anchors.as_deref().unwrap_or_default();
            let Some(other) = looking.other(&held, anchors) else { continue };
            let path = PathBuf::root().key("claims").index(number).key("views").index(entry);
            let what = format!("this view of the claim {}", words::quoted(claim.id.as_str()));
            let spot = Spot::value(path.key("actor"));
            findings.push(finding(spot, &what, "actor", &held, &other));
        }
    }
}

/// The kinds of verbs that show that somebody has such a stance.
fn kinds(scope: &Scope<'_>, kind: Kind, id: &str) -> Option<&'static [&'static str]> {
    match kind {
        Kind::Demand => Some(&["demand"]),
        Kind::Threat => Some(&["threat"]),
        Kind::Position => Some(&["position"]),
        Kind::Commitment => Some(&["promise"]),
        Kind::Offer => {
            let offer = scope.record.offers.iter().flatten().find(|offer| offer.id == id)?;
            // What another "shall" do may be a part of a plan or of what is arranged.
            let is_own = matches!(
                offer.kind,
                OfferKind::Concession
                    | OfferKind::Guarantee
                    | OfferKind::Aid
                    | OfferKind::Exchange
                    | OfferKind::Verification
            );
            Some(if is_own { &["offer", "promise"] } else { &["offer"] })
        }
        _ => None,
    }
}

/// Whether an actor is named by a whole name of its own; of persons and states a part is enough.
fn is_whole(actor: &Actor<'_>, acting: Acting, mentions: &[Mention], words: &str) -> bool {
    if matches!(actor.kind, ActorKind::Person | ActorKind::State) {
        return true;
    }
    let own = mentions.iter().find(|mention| mention.actors.contains(&acting.actor));
    let Some(word) = own.and_then(|own| words.get(own.at.clone())).map(folded) else {
        // The words in which the record finds it.
        return true;
    };
    is_called(actor, &word)
}

/// Whether a folded name is a whole name of that actor, but for an article.
fn is_called(actor: &Actor<'_>, word: &str) -> bool {
    let is_article = |rest: Option<&str>| rest.is_some_and(|rest| rest.len() <= ARTICLE);
    let names = actor.names.iter().flatten().map(|name| name.text.as_str());
    std::iter::once(actor.name.as_str()).chain(names).map(folded).any(|name| {
        is_article(name.strip_suffix(word)) || is_article(word.strip_suffix(name.as_str()))
    })
}

/// No article is longer, in bytes, with the blank after it.
const ARTICLE: usize = 4;

/// Whose the record says that something is.
struct Held<'a> {
    owner: &'a str,
    addressees: &'a [&'a str],
    kinds: &'static [&'static str],
}

/// Who acts by the words of an anchor.
struct Other<'r> {
    actor: &'r str,
    words: &'r str,
    is_addressee: bool,
}

fn finding(spot: Spot, what: &str, field: &str, held: &Held<'_>, other: &Other<'_>) -> Finding {
    let (owner, actor) = (words::quoted(held.owner), words::quoted(other.actor));
    let shown: String = other.words.chars().take(80).collect();
    let message =
        format!("{what} is given to {owner}, but its words name {actor} as the one who acts");
    let order = if other.is_addressee {
        format!("write {actor} in `{field}` and {owner} in `addressees`, or correct the anchors")
    } else {
        format!("write {actor} in `{field}`, or correct the anchors")
    };
    Finding::new(&WORDS_OF_ANOTHER, spot, message)
        .found(held.owner)
        .help(order)
        .note(format!("the words are “{shown}”"))
        .suggest(vec![Suggestion { value: other.actor.to_owned(), score: 0.8 }])
}

/// How the owner is named in words.
#[derive(Clone, Copy)]
enum NamedAs {
    /// It is not.
    Nobody,
    /// As the one at whom the verb aims.
    Object,
    /// In another way, or in one that cannot be told.
    Any,
}

/// What is asked for every stance and view.
struct Looking<'a, 'r> {
    scope: &'a Scope<'r>,
    language: &'a str,
    naming: Naming<'r>,
    voice: OnceCell<Voice<'r>>,
    called: OnceCell<Vec<(u32, &'r str)>>,
}

impl<'r> Looking<'_, 'r> {
    /// The one other actor whom the words of all anchors name as the one who acts.
    fn other(&self, held: &Held<'_>, anchors: &'r [Anchor<'r>]) -> Option<Other<'r>> {
        let mut found: Option<Other<'r>> = None;
        if anchors.is_empty() {
            return None;
        }
        let owner = self.scope.actor(held.owner)?;
        for anchor in anchors {
            let words = anchor.exact.as_ref()?.as_str();
            if !may_act(words, self.language, held.kinds) {
                return None;
            }
            let mut mentions = self.naming.known().mentions(words, self.language);
            for mention in &mut mentions {
                self.settle(mention, words);
            }
            let acting = acting(words, self.language, held.kinds, &mentions, self.called())?;
            let id = self.naming.id(acting.actor)?;
            if found.as_ref().is_some_and(|found| found.actor != id) {
                return None;
            }
            let actor = self.scope.actor(id)?;
            let may_be = actor.kind == ActorKind::Media
                || self.is_loose(actor)
                || self.is_loose(owner)
                || self.share_words(owner, actor)
                || !is_whole(actor, acting, &mentions, words)
                || self.belong(held.owner, id);
            if may_be {
                return None;
            }
            let is_addressee = held.addressees.iter().any(|one| self.belong(one, id));
            match self.named_as(held, acting, words, &mentions) {
                NamedAs::Nobody => {}
                NamedAs::Object if is_addressee => {}
                NamedAs::Object | NamedAs::Any => return None,
            }
            found.get_or_insert(Other { actor: id, words, is_addressee });
        }
        found
    }

    /// Where several have a name, leaves the one whose whole name it is: "the Front", and not a
    /// group of the Front and others.
    fn settle(&self, mention: &mut Mention, words: &str) {
        let Some(word) = words.get(mention.at.clone()).map(folded) else { return };
        if mention.more || mention.actors.len() < 2 {
            return;
        }
        let is_own = |number: &&u32| {
            let actor = self.naming.id(**number).and_then(|id| self.scope.actor(id));
            actor.is_some_and(|actor| is_called(actor, &word))
        };
        let mut whole = mention.actors.iter().filter(is_own);
        if let (Some(one), None) = (whole.next().copied(), whole.next()) {
            mention.actors.clear();
            mention.actors.push(one);
        }
    }

    /// How the owner, or somebody on its side, is named in the words.
    fn named_as(
        &self,
        held: &Held<'_>,
        acting: Acting,
        words: &str,
        mentions: &[Mention],
    ) -> NamedAs {
        let known = self.naming.known();
        let is_owners = |mention: &&Mention| {
            mention.more
                || mention.actors.iter().any(|one| {
                    let id = self.naming.id(*one);
                    id.is_none_or(|id| self.belong(held.owner, id))
                })
        };
        let mut places = mentions.iter().filter(is_owners);
        let Some(place) = places.next() else {
            let is_there = known.number(held.owner).is_none_or(|number| {
                known.is_derived(number, words) || self.called_in(number, words)
            });
            return if is_there { NamedAs::Any } else { NamedAs::Nobody };
        };
        let may_aim = matches!(held.kinds, ["demand"] | ["offer", ..]);
        let gap = acting.verb_end.and_then(|end| words.get(end..place.at.start));
        let is_near =
            gap.is_some_and(|gap| gap.chars().count() <= NEAR && !gap.contains(['.', ';', ':']));
        // "India asked Nepal’s neighbour" is about somebody else.
        let after = words.get(place.at.end..).unwrap_or_default();
        let has_more = places.next().is_some() || after.starts_with(['\'', '’']);
        if may_aim && is_near && !has_more { NamedAs::Object } else { NamedAs::Any }
    }

    /// Whether words in which the record finds the owner are in the words.
    fn called_in(&self, number: u32, words: &str) -> bool {
        self.called().iter().any(|(actor, called)| *actor == number && words.contains(called))
    }

    /// The words in which the record finds its actors.
    fn called(&self) -> &[(u32, &'r str)] {
        self.called.get_or_init(|| {
            let known = self.naming.known();
            let anchors = self.scope.record.actors.iter().flat_map(|actor| {
                let number = known.number(actor.id.as_str());
                let anchors = actor.anchors.iter().flatten();
                anchors.filter_map(move |anchor| Some((number?, anchor.exact.as_ref()?.as_str())))
            });
            anchors.take(MOST_CALLED).collect()
        })
    }

    /// Whether it is not said where a person, a body or a group belongs.
    fn is_loose(&self, actor: &Actor<'_>) -> bool {
        let is_bound =
            actor.country.is_some()
                || actor.parent.is_some()
                || actor.affiliations.as_ref().is_some_and(|all| !all.is_empty())
                || actor.members.as_ref().is_some_and(|all| !all.is_empty())
                || self.scope.record.actors.iter().any(|one| {
                    one.parent.as_ref().is_some_and(|parent| *parent == actor.id.as_str())
                });
        match actor.kind {
            ActorKind::State | ActorKind::ArmedGroup | ActorKind::Party | ActorKind::Company => {
                false
            }
            ActorKind::Unknown | ActorKind::Population => true,
            _ => !is_bound,
        }
    }

    /// Whether two names have a word in common, as those of a state and its army may.
    fn share_words(&self, one: &Actor<'_>, other: &Actor<'_>) -> bool {
        let known = self.naming.known();
        let (Some(a), Some(b)) = (known.number(one.id.as_str()), known.number(other.id.as_str()))
        else {
            return true;
        };
        let is_state = |actor: &Actor<'_>| actor.kind == ActorKind::State;
        if is_state(one) && is_state(other) {
            return false;
        }
        known.telling(a, one).any(|word| known.telling(b, other).any(|own| own == word))
            || known.is_derived(a, other.name.as_str())
            || known.is_derived(b, one.name.as_str())
    }

    /// Whether two actors may be on one side.
    fn belong(&self, one: &str, other: &str) -> bool {
        if one == other {
            return true;
        }
        let voice = self.voice.get_or_init(|| Voice::new(self.scope));
        if voice.are_one_side(one, other) != Some(false) {
            return true;
        }
        let (Some(a), Some(b)) = (self.scope.actor(one), self.scope.actor(other)) else {
            return true;
        };
        if a.country.is_some() && a.country == b.country {
            return true;
        }
        let roots = |actor: &'r Actor<'r>| {
            let parents = actor.parent.iter().map(ActorRef::as_str);
            let own = actor.affiliations.iter().flatten();
            parents.chain(own.map(|affiliation| affiliation.organization.as_str()))
        };
        roots(a).any(|root| roots(b).any(|own| own == root))
    }
}

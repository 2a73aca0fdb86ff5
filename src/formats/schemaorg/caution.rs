//! What has to be said beside a node so that it is not taken for a plain fact: that an event is only
//! proposed or alleged, that a demand is what others say of somebody, who says that a claim is so.
//!
//! The sentence stands in `disambiguatingDescription`, and `description` begins with it, since that is
//! what people are shown. What is said to have not happened at all is left out: there is no way to
//! publish an `Event` and take it back in the same breath.

use std::collections::HashMap;

use super::date;
use crate::formats::fate::Fate;
use crate::model::shape::{Fields, Reflection};
use crate::model::{ActorRef, Record};

/// The property that has the sentence alone.
pub(super) const PROPERTY: &str = "disambiguatingDescription";

/// Who says what in a record.
#[derive(Default)]
pub(super) struct Voices<'r> {
    /// The names of actors by their ids.
    names: HashMap<&'r str, &'r str>,
    /// By the id of an event, who says that it is so, and who says that it is not.
    claimed: HashMap<&'r str, (Vec<&'r str>, Vec<&'r str>)>,
}

impl<'r> Voices<'r> {
    pub(super) fn of(record: &'r Record<'r>) -> Self {
        let names = record.actors.iter().map(|actor| (actor.id.as_str(), actor.name.as_str()));
        let mut voices = Voices { names: names.collect(), claimed: HashMap::new() };
        for claim in record.claims.iter().flatten() {
            for about in claim.about.iter().flatten() {
                let (mut says, mut says_not) = (Vec::new(), Vec::new());
                for view in &claim.views {
                    let who = view.actor.as_ref().map(ActorRef::as_str);
                    match view.stance.as_str() {
                        "asserts" | "confirms" => says.extend(who),
                        "doubts" | "denies" => says_not.extend(who),
                        _ => {}
                    }
                }
                let claimed = voices.claimed.entry(about.as_str()).or_default();
                claimed.0.extend(says);
                claimed.1.extend(says_not);
            }
        }
        voices
    }

    fn name<'n>(&self, id: &'n str) -> &'n str
    where
        'r: 'n,
    {
        self.names.get(id).copied().unwrap_or(id)
    }

    /// The verb and ` by A and B`, or nothing if there is nobody.
    fn by(&self, verb: &str, ids: &[&str]) -> String {
        let names: Vec<&str> = ids.iter().map(|id| self.name(id)).collect();
        if names.is_empty() { String::new() } else { format!("{verb} by {}", names.join(" and ")) }
    }
}

/// The sentence about an entity, if one is called for.
pub(super) fn of(entity: &dyn Fields, voices: &Voices<'_>) -> Option<String> {
    let sentences = match entity.shape().name {
        "event" => of_event(entity, voices),
        "quote" => match text(entity, "kind") {
            Some("indirect") => vec!["Reported speech, not the speaker’s own words.".to_owned()],
            _ => Vec::new(),
        },
        "demand" | "threat" | "offer" => of_stance(entity, "issuer", voices),
        "red_line" | "position" | "commitment" => of_stance(entity, "holder", voices),
        "claim" => of_claim(entity, voices),
        _ => Vec::new(),
    };
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn of_event(event: &dyn Fields, voices: &Voices<'_>) -> Vec<String> {
    let when = inner(event, "when");
    let is_fallback = when.is_some_and(is_fallback);
    let edtf = when.and_then(|when| text(when, "edtf")).filter(|_| !is_fallback);
    let undated = if edtf.is_none() { "; no date given" } else { "" };
    let mut all = Vec::new();
    match text(event, "status") {
        Some("proposed") => all.push(format!("Proposed{undated}.")),
        Some("expected") => all.push(format!("Expected{undated}.")),
        Some("unknown") => all.push("It is not known whether it took place.".to_owned()),
        _ => {}
    }
    let (says, says_not) = text(event, "id")
        .and_then(|id| voices.claimed.get(id))
        .map_or((&[][..], &[][..]), |(says, says_not)| (says, says_not));
    let denied = voices.by("; denied", says_not);
    match text(event, "assertion") {
        Some("alleged") => {
            all.push(format!("Alleged{}{denied}.", voices.by("", says)));
        }
        Some("disputed") => {
            all.push(format!("Disputed{}{denied}.", voices.by("; asserted", says)));
        }
        _ => {}
    }
    if let Some(edtf) = edtf.filter(|edtf| date::two(edtf) == (None, None)) {
        all.push(format!("The date is not exact: {edtf} (EDTF)."));
    }
    all
}

fn of_stance(stance: &dyn Fields, owner: &str, voices: &Voices<'_>) -> Vec<String> {
    let mut all = Vec::new();
    match text(stance, "expression") {
        Some("attributed") => {
            let owner = text(stance, owner).map(|id| voices.name(id)).unwrap_or_default();
            all.push(format!("Attributed to {owner} by others."));
        }
        Some("implied") => all.push("Implied, not said outright.".to_owned()),
        _ => {}
    }
    match text(stance, "assertion") {
        Some("alleged") => all.push("Alleged.".to_owned()),
        Some("disputed") => all.push("Whether it was said is disputed.".to_owned()),
        _ => {}
    }
    let status = match text(stance, "status") {
        Some("anticipated") => "Anticipated; not made so far.",
        Some("withdrawn") => "Withdrawn.",
        Some("superseded") => "Superseded by another.",
        Some("lapsed") => "Lapsed.",
        Some("expired") => "Expired.",
        Some("disputed") => "Disputed.",
        _ => return all,
    };
    all.push(status.to_owned());
    all
}

/// Who says so and who does not.
fn of_claim(claim: &dyn Fields, voices: &Voices<'_>) -> Vec<String> {
    let Some(Reflection::List(views)) = value(claim, "views") else { return Vec::new() };
    let mut all = String::new();
    for view in (0..views.count()).filter_map(|number| views.entry(number)) {
        let Reflection::Entity(view) = view else { continue };
        let verb = match text(view, "stance") {
            Some("asserts") => "asserted",
            Some("confirms") => "confirmed",
            Some("doubts") => "doubted",
            Some("denies") => "denied",
            Some("retracts") => "retracted",
            Some("declines_to_comment") => "not commented on",
            Some(other) => other,
            None => continue,
        };
        let by_source = matches!(value(view, "by_source"), Some(Reflection::Boolean(true)));
        let by = match (text(view, "actor"), text(view, "description")) {
            (Some(actor), _) => format!(" by {}", voices.name(actor)),
            (None, Some(description)) => format!(" by {description}"),
            (None, None) if by_source => " by the source".to_owned(),
            (None, None) => String::new(),
        };
        all.push_str(if all.is_empty() { "" } else { "; " });
        all.push_str(verb);
        all.push_str(&by);
    }
    if let Some(first) = all.get(..1).map(str::to_ascii_uppercase) {
        all.replace_range(..1, &first);
        all.push('.');
    }
    if all.is_empty() { Vec::new() } else { vec![all] }
}

/// Why an entity is left out.
pub(super) struct LeftOut {
    /// What becomes of its other values.
    pub(super) why: &'static str,
    /// The fields on which that depends, with what becomes of them.
    pub(super) because: Vec<(&'static str, Fate)>,
}

/// Whether an entity is left out, and why.
pub(super) fn left_out(entity: &dyn Fields) -> Option<LeftOut> {
    match entity.shape().name {
        "event" => {
            const WHY: &str =
                "an event of schema.org is one that takes place, and this one does not";
            const HOW: &str = "the event is left out";
            let failed = text(entity, "status") == Some("did_not_occur");
            let denied = text(entity, "assertion") == Some("denied");
            let fate = Fate::Approximated { to: "mentions", how: HOW };
            let because = match (failed, denied) {
                (false, false) => return None,
                (true, false) => vec![("status", fate)],
                (false, true) => vec![("assertion", fate)],
                // Each of them is enough.
                (true, true) => Vec::new(),
            };
            Some(LeftOut { why: WHY, because })
        }
        "demand" | "red_line" | "threat" | "offer" | "position" | "commitment" => {
            const WHY: &str = "its holder denies it, and schema.org would have it said";
            const HOW: &str = "what is denied to have been said is left out";
            let fate = Fate::Approximated { to: "mentions", how: HOW };
            let is_denied = text(entity, "assertion") == Some("denied");
            is_denied.then(|| LeftOut { why: WHY, because: vec![("assertion", fate)] })
        }
        "participant" => {
            const WHY: &str = "schema.org has who takes part, not who was to and did not";
            const HOW: &str = "who does not take part is left out";
            let fate = Fate::Approximated { to: "contributor", how: HOW };
            let is_away = matches!(text(entity, "status"), Some("declined" | "absent"));
            is_away.then(|| LeftOut { why: WHY, because: vec![("status", fate)] })
        }
        "view" => {
            const WHY: &str = "schema.org has the author of a claim, and not who else speaks of it";
            const HOW: &str = "it is said in words";
            let has_actor = value(entity, "actor").is_some();
            if has_actor && text(entity, "stance") == Some("asserts") {
                return None;
            }
            let fate = || Fate::Approximated { to: "description", how: HOW };
            let mut because = vec![("actor", fate()), ("stance", fate())];
            let by_source = matches!(value(entity, "by_source"), Some(Reflection::Boolean(true)));
            if !has_actor {
                because.push(("description", fate()));
                if by_source && value(entity, "description").is_none() {
                    because.push(("by_source", fate()));
                }
            }
            Some(LeftOut { why: WHY, because })
        }
        _ => None,
    }
}

/// What the part of somebody in an event of this status and assertion is called: `alleged` before the
/// part they are said to have had.
pub(super) fn qualifier(event: &dyn Fields) -> &'static str {
    match (text(event, "assertion"), text(event, "status")) {
        (Some("alleged"), _) => "alleged ",
        (Some("disputed"), _) => "disputed ",
        (_, Some("proposed" | "expected" | "unknown")) => "possible ",
        _ => "",
    }
}

/// The words that may stand before the part of somebody.
pub(super) const QUALIFIERS: &[&str] = &["alleged", "disputed", "possible", "invited", "expected"];

/// Whether a `when` has no date but that of the publication.
pub(super) fn is_fallback(when: &dyn Fields) -> bool {
    text(when, "basis") == Some("publication_date")
}

/// The value of a field.
pub(super) fn value<'e>(entity: &'e dyn Fields, name: &str) -> Option<Reflection<'e>> {
    let number = entity.shape().fields.iter().position(|field| field.name == name)?;
    entity.field(number)
}

/// The text of a field.
pub(super) fn text<'e>(entity: &'e dyn Fields, name: &str) -> Option<&'e str> {
    match value(entity, name)? {
        Reflection::Text(text) => Some(text),
        _ => None,
    }
}

fn inner<'e>(entity: &'e dyn Fields, name: &str) -> Option<&'e dyn Fields> {
    match value(entity, name)? {
        Reflection::Entity(entity) => Some(entity),
        _ => None,
    }
}

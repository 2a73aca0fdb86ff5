//! International Crisis Behavior.

use super::entries::entries;
use super::{Codes, Entry, Scheme};

macro_rules! icb {
    ($name:ident $id:literal $title:literal $codes:ident) => {
        /// The scheme.
        pub(super) static $name: Scheme = Scheme {
            id: $id,
            title: $title,
            edition: "16",
            source: "https://sites.duke.edu/icbdata/",
            licence: "free to use with citation; the codes are facts",
            complete: true,
            codes: Codes::List($codes),
        };
    };
}

icb!(TRIGGER "icb-trigger" "International Crisis Behavior: trigger or breakpoint" TRIGGERS);
icb!(GRAVITY "icb-gravity" "International Crisis Behavior: gravity of the threat" GRAVITIES);
icb!(MANAGEMENT "icb-management" "International Crisis Behavior: technique of crisis management" TECHNIQUES);
icb!(OUTCOME "icb-outcome" "International Crisis Behavior: substance of the outcome" OUTCOMES);
icb!(FORM "icb-form" "International Crisis Behavior: form of the outcome" FORMS);
icb!(ISSUE "icb-issue" "International Crisis Behavior: area of the issue" ISSUES);

static TRIGGERS: &[Entry] = entries! {
    "1": "verbal act",
    "2": "political act",
    "3": "economic act",
    "4": "change from outside",
    "5": "other non-violent act",
    "6": "challenge from within",
    "7": "non-violent military act",
    "8": "indirect violent act",
    "9": "violent act",
};

static GRAVITIES: &[Entry] = entries! {
    "0": "economic",
    "1": "limited military",
    "2": "political",
    "3": "territorial",
    "4": "influence",
    "5": "grave damage",
    "6": "existence",
    "7": "other",
};

static TECHNIQUES: &[Entry] = entries! {
    "1": "negotiation",
    "2": "adjudication or arbitration",
    "3": "mediation",
    "4": "several non-violent ones",
    "5": "non-military pressure",
    "6": "non-violent military means",
    "7": "several, with violence among them",
    "8": "violence",
};

static OUTCOMES: &[Entry] = entries! {
    "1": "victory",
    "2": "compromise",
    "3": "stalemate",
    "4": "defeat",
    "5": "other",
};

static FORMS: &[Entry] = entries! {
    "1": "formal agreement",
    "2": "semi-formal agreement",
    "3": "tacit understanding",
    "4": "unilateral act",
    "5": "imposed agreement",
    "6": "other",
    "7": "the crisis faded",
};

static ISSUES: &[Entry] = entries! {
    "1": "military and security",
    "2": "political and diplomatic",
    "3": "economic and developmental",
    "4": "culture and status",
    "5": "other",
};

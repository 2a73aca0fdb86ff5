//! Security Council compliance: what the Council asks of parties to a conflict, how strongly, and what
//! comes of it. The manual is "Understanding Compliance with Security Council Demands".

use super::entries::entries;
use super::{Codes, Entry, Scheme};

macro_rules! scc {
    ($name:ident $id:literal $title:literal $complete:literal $codes:ident) => {
        /// The scheme.
        pub(super) static $name: Scheme = Scheme {
            id: $id,
            title: $title,
            edition: "manual 1.4",
            source: "https://www.ipinst.org/ (International Peace Institute, coding manual)",
            licence: "MIT",
            complete: $complete,
            codes: Codes::List($codes),
        };
    };
}

scc!(CONDUCT "scc-conduct" "Security Council: conduct that is asked for (5.2)" true CONDUCTS);
scc!(FORCE "scc-force" "Security Council: strength of the verb (5.1), by the verb itself" false FORCES);
scc!(FUNCTION "scc-function" "Security Council: function of the demand (5.4)" true FUNCTIONS);
scc!(INCENTIVE "scc-incentive" "Security Council: incentive offered (5.7.1), in words" false INCENTIVES);
scc!(LOSS "scc-loss" "Security Council: loss threatened (5.7.2), in words" false LOSSES);
scc!(FORCE_THREAT "scc-force-threat" "Security Council: threat of force (5.7.3), in words" false FORCE_THREATS);
scc!(SANCTION "scc-sanction" "Security Council: sanctions beside the demand (5.8, 5.9), in words" false SANCTIONS);
scc!(COMPLIANCE "scc-compliance" "Security Council: compliance (8.1), after 6 months or 2 years" true LEVELS);

static CONDUCTS: &[Entry] = entries! {
    "1" in "A": "military conduct",
    "2" in "A": "police conduct",
    "3" in "B": "humanitarian assistance",
    "4" in "B": "protection of civilians",
    "5" in "B": "freedom of movement",
    "6" in "C": "carrying out a peace agreement",
    "7" in "C": "political order at home",
    "8" in "C": "dialogue with a party at home",
    "9" in "C": "elections",
    "10" in "C": "economic and social policy",
    "11" in "C": "conduct of media",
    "12" in "C": "transitional justice",
    "13" in "D": "dialogue with another state",
    "14" in "D": "giving assistance",
    "15" in "D": "respect for sanctions",
    "16" in "D": "watching others",
    "17" in "E": "security of the United Nations mission",
    "18" in "E": "cooperation with a part of the United Nations",
    "19" in "E": "reports to the Council",
    "20" in "E": "reports to the Secretary-General",
};

static FORCES: &[Entry] = entries! {
    "invites": "hortatory",
    "encourages": "hortatory",
    "recommends": "hortatory",
    "appeals to": "hortatory",
    "reaffirms … appeal to": "hortatory",
    "should": "hortatory",
    "considering that … should": "hortatory",
    "declares that … should": "hortatory",
    "urges": "hortatory or mandatory",
    "strongly urges": "hortatory or mandatory",
    "recalling … asking for": "hortatory or mandatory",
    "stressing the need": "hortatory or mandatory",
    "reaffirming the necessity": "hortatory or mandatory",
    "requests": "hortatory or mandatory",
    "are requested to": "hortatory or mandatory",
    "recalling that … were requested": "hortatory or mandatory",
    "declares that … must": "hortatory or mandatory",
    "calls upon": "hortatory or mandatory",
    "calls on": "hortatory or mandatory",
    "calling upon": "hortatory or mandatory",
    "resolves to call on": "hortatory or mandatory",
    "reminds that … has called upon": "hortatory or mandatory",
    "decides that … shall": "mandatory",
};

static FUNCTIONS: &[Entry] = entries! {
    "1": "a singular act; to cease something is one",
    "2": "continuous conduct",
    "3": "omission",
    "4": "an act or omission and continuous conduct",
};

static INCENTIVES: &[Entry] = entries! {
    "none": "no incentive",
    "financial": "money",
    "technical development": "technical help with development",
    "removal of sanctions": "sanctions are to go",
    "recognition of status or territory": "a status or a territory is to be recognised",
};

static LOSSES: &[Entry] = entries! {
    "none": "no loss",
    "loss of financial benefits": "money is to be lost",
    "threat related to the peace operation": "the peace operation is to be changed or to end",
    "loss of other benefits": "something else is to be lost",
};

static FORCE_THREATS: &[Entry] = entries! {
    "no threat": "no force is threatened",
    "specific threat": "force is threatened in so many words",
    "abstract threat": "serious consequences and the like",
};

static SANCTIONS: &[Entry] = entries! {
    "none": "no sanctions",
    "imposed": "sanctions are imposed here",
    "previous": "sanctions were imposed before",
    "threat": "sanctions are threatened here",
    "threat in another section": "sanctions are threatened elsewhere in the text",
    "general trade": "on trade as a whole",
    "arms": "on arms",
    "oil": "on oil",
    "natural resources": "on natural resources",
    "financial": "on money",
    "travel": "on travel",
    "targeted": "on named persons",
    "diplomatic boycott": "on diplomacy",
};

static LEVELS: &[Entry] = entries! {
    "1": "none or marginal",
    "2": "medium low",
    "3": "medium high",
    "4": "full or almost full",
};

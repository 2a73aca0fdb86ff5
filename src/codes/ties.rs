//! TIES, Threat and Imposition of Economic Sanctions.

use super::entries::entries;
use super::{Codes, Entry, Scheme};

macro_rules! ties {
    ($name:ident $id:literal $title:literal $complete:literal $codes:ident) => {
        /// The scheme.
        pub(super) static $name: Scheme = Scheme {
            id: $id,
            title: $title,
            edition: "4.0",
            source: "https://sanctions.web.unc.edu/",
            licence: "academic data, free to use with citation; the codes are facts",
            complete: $complete,
            codes: Codes::List($codes),
        };
    };
}

ties!(ISSUE "ties-issue" "TIES: issues of sanctions" true ISSUES);
ties!(SANCTION "ties-sanction" "TIES: kinds of sanctions, in words: the numbers of threatened and imposed ones differ" false SANCTIONS);
ties!(OUTCOME "ties-outcome" "TIES: outcomes of episodes of sanctions" true OUTCOMES);

static ISSUES: &[Entry] = entries! {
    "1": "contain political influence",
    "2": "contain military behaviour",
    "3": "destabilise a regime",
    "4": "release citizens, property or material",
    "5": "solve a territorial dispute",
    "6": "deny strategic materials",
    "7": "retaliate for a choice of alignment",
    "8": "improve human rights",
    "9": "end the spread of weapons or materials",
    "10": "end support of non-state actors",
    "11": "deter or punish drug trafficking",
    "12": "environmental policies",
    "13": "trade practices",
    "14": "economic reform",
    "15": "other",
};

static SANCTIONS: &[Entry] = entries! {
    "total embargo": "all trade stops",
    "partial embargo": "some trade stops",
    "import restriction": "imports are limited",
    "export restriction": "exports are limited",
    "blockade": "ways in and out are blocked",
    "asset freeze": "money and property are frozen",
    "aid cut": "aid stops or shrinks",
    "travel ban": "people may not travel",
    "agreement suspended": "an agreement is suspended",
    "other": "another measure",
    "unspecified": "a threat that names no measure",
};

static OUTCOMES: &[Entry] = entries! {
    "1": "the target gives way in part to the threat",
    "2": "the target gives way wholly to the threat",
    "3": "the sender gives up at the stage of threats",
    "4": "stalemate at the stage of threats",
    "5": "negotiated settlement at the stage of threats",
    "6": "the target gives way in part after sanctions are imposed",
    "7": "the target gives way wholly after sanctions are imposed",
    "8": "the sender gives up after imposing sanctions",
    "9": "stalemate after sanctions are imposed",
    "10": "negotiated settlement after sanctions are imposed",
};

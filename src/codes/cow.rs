//! The Militarized Interstate Disputes and Events of the Correlates of War.

use super::entries::entries;
use super::{Codes, Entry, Scheme};

macro_rules! cow {
    ($name:ident $id:literal $title:literal $codes:ident) => {
        /// The scheme.
        pub(super) static $name: Scheme = Scheme {
            id: $id,
            title: $title,
            edition: "MID 5, MIE 1",
            source: "https://correlatesofwar.org/data-sets/mids/",
            licence: "free to use with citation; the codes are facts",
            complete: true,
            codes: Codes::List($codes),
        };
    };
}

cow!(ACTION "cow-mid-action" "Correlates of War: militarized actions" ACTIONS);
cow!(HOSTILITY "cow-mid-hostility" "Correlates of War: levels of hostility" LEVELS);
cow!(REVISION "cow-mid-revision" "Correlates of War: what a side wants changed" REVISIONS);
cow!(FATALITY "cow-mid-fatality" "Correlates of War: levels of fatalities; -9, for missing, is no code" FATALITIES);

static ACTIONS: &[Entry] = entries! {
    "0": "no militarized action",
    "1": "threat to use force",
    "2": "threat to blockade",
    "3": "threat to occupy territory",
    "4": "threat to declare war",
    "5": "threat to use chemical, biological or radiological weapons",
    "6": "threat to join a war",
    "7": "show of force",
    "8": "alert",
    "9": "nuclear alert",
    "10": "mobilisation",
    "11": "fortified border",
    "12": "border violation",
    "13": "blockade",
    "14": "occupation of territory",
    "15": "seizure",
    "16": "attack",
    "17": "clash",
    "18": "declaration of war",
    "19": "use of chemical, biological or radiological weapons",
    "20": "interstate war begins",
    "21": "interstate war is joined",
    "22": "battle of a war (MIE)",
};

static LEVELS: &[Entry] = entries! {
    "1": "no militarized action (0)",
    "2": "threat of force (1 to 6)",
    "3": "display of force (7 to 12)",
    "4": "use of force (13 to 19)",
    "5": "war (20 to 22)",
};

static REVISIONS: &[Entry] = entries! {
    "0": "not applicable",
    "1": "territory",
    "2": "policy",
    "3": "regime or government",
    "4": "other",
};

static FATALITIES: &[Entry] = entries! {
    "0": "none",
    "1": "1 to 25",
    "2": "26 to 100",
    "3": "101 to 250",
    "4": "251 to 500",
    "5": "501 to 999",
    "6": "more than 999",
};

//! ACLED, Armed Conflict Location & Event Data.

use super::entries::entries;
use super::{Codes, Entry, Scheme};

macro_rules! acled {
    ($name:ident $id:literal $title:literal $codes:ident) => {
        /// The scheme.
        pub(super) static $name: Scheme = Scheme {
            id: $id,
            title: $title,
            edition: "list in the R package acledR",
            source: "https://acleddata.com/",
            licence: "the list alone, whose words are facts; the data are under the terms of ACLED",
            complete: true,
            codes: Codes::List($codes),
        };
    };
}

acled!(EVENT "acled-event" "ACLED: types of event" EVENTS);
acled!(SUBEVENT "acled-subevent" "ACLED: types of event, finer" SUBEVENTS);

static EVENTS: &[Entry] = entries! {
    "Battles": "armed groups fight each other",
    "Explosions/Remote violence": "weapons act from afar",
    "Violence against civilians": "armed groups harm people who bear no arms",
    "Protests": "people demonstrate without violence",
    "Riots": "people demonstrate with violence",
    "Strategic developments": "steps that matter and are not violent in themselves",
};

static SUBEVENTS: &[Entry] = entries! {
    "Armed clash" in "Battles": "fighting, no ground changes hands",
    "Government regains territory" in "Battles": "state forces take ground back",
    "Non-state actor overtakes territory" in "Battles": "others take ground",
    "Chemical weapon" in "Explosions/Remote violence": "chemical weapons are used",
    "Air/drone strike" in "Explosions/Remote violence": "a strike from the air",
    "Suicide bomb" in "Explosions/Remote violence": "the bomber dies",
    "Shelling/artillery/missile attack" in "Explosions/Remote violence": "fire from the ground",
    "Remote explosive/landmine/IED" in "Explosions/Remote violence": "a hidden charge",
    "Grenade" in "Explosions/Remote violence": "a thrown charge",
    "Sexual violence" in "Violence against civilians": "sexual violence",
    "Attack" in "Violence against civilians": "people are attacked",
    "Abduction/forced disappearance" in "Violence against civilians": "people are taken away",
    "Peaceful protest" in "Protests": "nobody steps in",
    "Protest with intervention" in "Protests": "forces step in",
    "Excessive force against protesters" in "Protests": "forces harm protesters",
    "Violent demonstration" in "Riots": "demonstrators use violence",
    "Mob violence" in "Riots": "a crowd uses violence",
    "Agreement" in "Strategic developments": "parties agree",
    "Arrests" in "Strategic developments": "people are arrested",
    "Change to group/activity" in "Strategic developments": "a group changes",
    "Disrupted weapons use" in "Strategic developments": "weapons are found or stopped in time",
    "Headquarters or base established" in "Strategic developments": "a base is set up",
    "Looting/property destruction" in "Strategic developments": "property is taken or destroyed",
    "Non-violent transfer of territory" in "Strategic developments": "ground changes hands without a fight",
    "Other" in "Strategic developments": "another development",
};

//! Which codes of PLOVER and CAMEO go with a type of event, and which codes of four schemes with a
//! threatened act.
//!
//! The tables lose much: they are for looking up what is usual and for finding what contradicts.

/// What a type of event is called in PLOVER and CAMEO.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventCodes {
    /// The word of our list of types.
    pub event_type: &'static str,
    /// PLOVER events, the usual one first; none where PLOVER has none.
    pub plover: &'static [&'static str],
    /// PLOVER modes that go with the first of these; none where any may.
    pub modes: &'static [&'static str],
    /// CAMEO codes or roots, the usual one first; none where CAMEO has none.
    pub cameo: &'static [&'static str],
}

/// What a threatened act is called in four schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreatCodes {
    /// The word of our list of acts.
    pub act: &'static str,
    /// The code of `cow-mid-action`.
    pub cow: Option<&'static str>,
    /// Codes or roots of `cameo`.
    pub cameo: &'static [&'static str],
    /// The mode of the PLOVER event THREATEN.
    pub plover: Option<&'static str>,
    /// Codes of `ties-sanction`.
    pub ties: &'static [&'static str],
}

/// The row of a type of event.
#[must_use]
pub fn of_event(event_type: &str) -> Option<&'static EventCodes> {
    EVENTS.iter().find(|row| row.event_type == event_type)
}

/// The row of a threatened act.
#[must_use]
pub fn of_threat(act: &str) -> Option<&'static ThreatCodes> {
    THREATS.iter().find(|row| row.act == act)
}

macro_rules! events {
    ($($event_type:literal [$($plover:literal)*] [$($mode:literal)*] [$($cameo:literal)*]),* $(,)?) => {
        /// Every type of event but `other`.
        pub static EVENTS: &[EventCodes] = &[$(EventCodes {
            event_type: $event_type,
            plover: &[$($plover),*],
            modes: &[$($mode),*],
            cameo: &[$($cameo),*],
        }),*];
    };
}

events! {
    "statement" [] [] ["010"],
    "speech" [] [] ["010"],
    "press_conference" [] [] ["010"],
    "interview" [] [] ["010"],
    "commemoration" [] [] ["017"],
    "correspondence" ["CONSULT"] ["phone"] ["040"],
    "summons" ["ACCUSE"] ["disapprove"] ["114"],
    "talks" ["CONSULT"] [] ["046"],
    "meeting" ["CONSULT"] [] ["040"],
    "visit" ["CONSULT"] ["visit"] ["042" "043"],
    "call" ["CONSULT"] ["phone"] ["041"],
    "summit" ["CONSULT"] ["multilateral"] ["040"],
    "conference" ["CONSULT"] ["multilateral"] ["040"],
    "mediation" ["CONSULT"] ["third-party"] ["045"],
    "talks_suspended" ["REJECT"] ["meet"] ["164"],
    "agreement" ["SUPPORT"] [] ["057"],
    "ratification" ["SUPPORT"] [] ["057"],
    "recognition" ["SUPPORT"] [] ["054"],
    "relations_restored" ["SUPPORT"] [] ["050"],
    "cooperation" ["COOPERATE"] [] ["06"],
    "aid" ["AID"] [] ["07"],
    "arms_transfer" ["AID"] [] ["072"],
    "concession" ["CONCEDE"] [] ["08"],
    "apology" ["CONCEDE"] [] ["055"],
    "ceasefire" ["RETREAT" "CONCEDE"] ["ceasefire"] ["0871"],
    "withdrawal" ["RETREAT"] ["withdraw"] ["0874"],
    "release" ["RETREAT"] ["release"] ["0841"],
    "disarmament" ["RETREAT"] ["disarm"] ["0873"],
    "access_granted" ["RETREAT"] ["access"] ["086"],
    "sanctions_eased" ["RETREAT"] [] ["085"],
    "vote" [] [] [],
    "resolution" [] [] [],
    "veto" ["REJECT"] ["yield"] ["129"],
    "legislation" [] [] [],
    "decision" [] [] [],
    "decree" [] [] [],
    "publication" [] [] [],
    "court_ruling" ["SANCTION"] ["convict"] ["116"],
    "investigation" ["ACCUSE"] ["investigate"] ["09"],
    "inspection" ["RETREAT"] ["access"] ["0862"],
    "election" [] [] [],
    "appointment" [] [] [],
    "resignation" ["RETREAT"] ["resign"] [],
    "sanctions" ["SANCTION"] ["discontinue"] ["163"],
    "relations_cut" ["SANCTION"] ["discontinue"] ["161"],
    "expulsion" ["SANCTION"] ["expel"] ["166"],
    "recall" ["SANCTION"] ["withdraw"] ["161"],
    "treaty_withdrawal" ["SANCTION"] ["withdraw"] ["160"],
    "arrest" ["COERCE"] ["arrest"] ["173"],
    "seizure" ["COERCE"] ["seize"] ["171"],
    "blockade" ["COERCE"] ["restrict"] ["191"],
    "cyber_attack" ["COERCE"] ["cyber"] [],
    "deployment" ["MOBILIZE"] ["troops" "weapons"] ["154"],
    "exercise" ["MOBILIZE" "COOPERATE"] [] ["150"],
    "weapons_test" ["MOBILIZE"] ["weapons"] ["150"],
    "strike" ["ASSAULT"] ["aerial" "drone" "heavy-weapons"] ["195" "194"],
    "clash" ["ASSAULT"] ["firearms"] ["193"],
    "offensive" ["ASSAULT"] [] ["190"],
    "invasion" ["ASSAULT"] [] ["192" "190"],
    "capture" ["COERCE"] ["seize"] ["192"],
    "atrocity" ["ASSAULT"] [] ["20" "202"],
    "armed_conflict" ["ASSAULT"] [] ["190"],
    "occupation" ["COERCE"] ["seize"] ["192"],
    "ceasefire_violation" ["ASSAULT"] [] ["196"],
    "assassination" ["ASSAULT"] ["targeted"] ["186"],
    "hostage_taking" ["ASSAULT"] ["abduct"] ["181"],
    "terror_attack" ["ASSAULT"] ["explosives"] ["18"],
    "protest" ["PROTEST"] ["demo"] ["141"],
    "unrest" ["PROTEST"] ["riot"] ["145"],
    "coup" [] [] [],
}

macro_rules! threats {
    ($($act:literal [$($cow:literal)?] [$($cameo:literal)*] [$($plover:literal)?] [$($ties:literal)*]),* $(,)?) => {
        /// Every threatened act but `other`.
        pub static THREATS: &[ThreatCodes] = &[$(ThreatCodes {
            act: $act,
            cow: at_most_one(&[$($cow)?]),
            cameo: &[$($cameo),*],
            plover: at_most_one(&[$($plover)?]),
            ties: &[$($ties),*],
        }),*];
    };
}

const fn at_most_one(list: &'static [&'static str]) -> Option<&'static str> {
    match list {
        [one, ..] => Some(one),
        [] => None,
    }
}

threats! {
    "military_force" ["1"] ["138" "1384"] ["violence"] [],
    "blockade" ["2"] ["1381"] ["restrict"] ["blockade"],
    "occupation" ["3"] ["1382"] ["territory"] [],
    "war" ["4"] ["138"] ["violence"] [],
    "join_war" ["6"] ["138"] ["violence"] [],
    "wmd" ["5"] ["1385"] ["violence"] [],
    "unconventional_violence" [] ["1383"] ["violence"] [],
    "repression" [] ["137"] ["violence"] [],
    "show_of_force" ["7"] ["15"] [] [],
    "sanctions" [] ["1312"] ["restrict"] ["total embargo" "partial embargo"],
    "trade_restriction" [] ["1312"] ["restrict"] ["import restriction" "export restriction"],
    "asset_freeze" [] ["1312"] ["restrict"] ["asset freeze"],
    "travel_ban" [] ["1312"] ["restrict"] ["travel ban"],
    "aid_cut" [] ["1311"] ["relations"] ["aid cut"],
    "break_relations" [] ["1313"] ["relations"] [],
    "suspend_agreement" [] ["1313"] ["relations"] ["agreement suspended"],
    "expulsion" [] ["136"] ["expel"] [],
    "end_cooperation" [] ["136"] ["expel"] [],
    "halt_talks" [] ["134"] ["relations"] [],
    "halt_mediation" [] ["135"] ["relations"] [],
    "closure" [] ["1381"] ["restrict"] [],
    "legal_action" [] [] ["arrest"] [],
    "protest" [] ["133"] ["relations"] [],
    "cyber" [] [] [] [],
    "unspecified" [] ["130"] [] ["unspecified"],
}

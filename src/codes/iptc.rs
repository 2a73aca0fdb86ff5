//! Codes for news of the International Press Telecommunications Council.

use super::entries::entries;
use super::{Codes, Entry, Scheme};

/// Media Topics.
pub(super) static MEDIA_TOPICS: Scheme = Scheme {
    id: "iptc-medtop",
    title: "IPTC Media Topics: those for diplomacy and conflict",
    edition: "2024-10",
    source: "https://cv.iptc.org/newscodes/mediatopic/",
    licence: "CC-BY-4.0",
    complete: false,
    codes: Codes::List(TOPICS),
};

/// Event Occurrence Status.
pub(super) static OCCURRENCE_STATUS: Scheme = Scheme {
    id: "iptc-eventoccurstatus",
    title: "IPTC Event Occurrence Status",
    edition: "2024-10",
    source: "https://cv.iptc.org/newscodes/eventoccurstatus/",
    licence: "CC-BY-4.0",
    complete: true,
    codes: Codes::List(STATUSES),
};

static TOPICS: &[Entry] = entries! {
    "16000000": "conflict, war and peace",
    "20000053": "act of terror",
    "20000055": "bombings",
    "20000056": "armed conflict",
    "20000057": "guerrilla activity",
    "20000058": "international military intervention",
    "20000059": "peacekeeping force",
    "20000060": "military occupation",
    "20000062": "war",
    "20000063": "civil war",
    "20000064" now []: "war crime action",
    "20000065": "civil unrest",
    "20000066": "protests and demonstrations",
    "20000067": "rebellion",
    "20000069": "riot",
    "20000070": "coup d'état",
    "20000071": "massacre",
    "20000072": "genocide",
    "20000073": "peace process",
    "20000074": "peace envoy",
    "20000075": "peace plan",
    "20000076": "peace talks",
    "20000077": "post-war reconstruction",
    "20000078": "disarmament",
    "20000080": "prisoners of war",
    "11000000": "politics",
    "20000587": "fundamental rights",
    "20000592": "human rights",
    "20000598": "national security, once labelled defence",
    "20000599": "armed forces",
    "20000601": "military equipment",
    "20000602": "military weaponry",
    "20000604": "national security, as the copy labels it",
    "20000605": "espionage and intelligence",
    "20000606": "executive",
    "20000610": "heads of state",
    "20001261": "heads of government",
    "20000613": "minister",
    "20000621": "government policy",
    "20000635": "nuclear policy",
    "20000638": "international relations",
    "20000639": "diplomacy",
    "20000640": "summit meetings",
    "20000641": "treaty",
    "20000642": "economic sanction",
    "20000643": "foreign aid",
    "20000644": "international organisation",
    "20000645": "refugees and IDPs",
    "20000647": "political crisis",
    "20000103": "terrorism",
    "20000265": "nuclear power",
    "20000377": "trade policy",
    "20000384": "tariff",
};

static STATUSES: &[Entry] = entries! {
    "eos0": "not planned",
    "eos1": "planned; nothing is said of whether it will happen",
    "eos2": "planned, and very uncertain",
    "eos3": "planned, and may happen",
    "eos4": "planned, and very likely",
    "eos5": "planned, and certain",
    "eos6": "was planned, and was cancelled",
};

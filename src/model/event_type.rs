//! Types of event.

use super::vocabulary::vocabulary;

vocabulary! {
    /// What sort of event it is. A threat, a demand or an accusation is no event: it is a stance,
    /// voiced at a `statement`, `speech`, `interview` or the like.
    EventType "event_type" {
        /// Somebody says something in public.
        Statement "statement",
        /// Somebody addresses an audience.
        Speech "speech",
        /// Somebody answers the press.
        PressConference "press_conference",
        /// Somebody answers one outlet or journalist.
        Interview "interview",
        /// A day or a person is honoured.
        Commemoration "commemoration",
        /// Letters or messages are exchanged.
        Correspondence "correspondence",
        /// A diplomat is called in by the host state.
        Summons "summons",
        /// Negotiations.
        Talks "talks",
        /// People meet, without negotiating or before it is known whether they do.
        Meeting "meeting",
        /// Somebody travels to somebody.
        Visit "visit",
        /// People speak by telephone or video.
        Call "call",
        /// Heads of state or government meet.
        Summit "summit",
        /// Many parties meet on a subject.
        Conference "conference",
        /// A third party works between others.
        Mediation "mediation",
        /// Negotiations are broken off or put on hold.
        TalksSuspended "talks_suspended",
        /// Parties agree, in writing or not.
        Agreement "agreement",
        /// A party makes an agreement binding on itself.
        Ratification "ratification",
        /// A state or government is recognised.
        Recognition "recognition",
        /// Diplomatic relations are taken up again.
        RelationsRestored "relations_restored",
        /// Parties work together in deed.
        Cooperation "cooperation",
        /// Money, goods or services are given.
        Aid "aid",
        /// Arms are delivered.
        ArmsTransfer "arms_transfer",
        /// A party gives way on a matter.
        Concession "concession",
        /// A party says it is sorry.
        Apology "apology",
        /// Fighting is to stop.
        Ceasefire "ceasefire",
        /// Forces leave.
        Withdrawal "withdrawal",
        /// Captives, property or funds are let go.
        Release "release",
        /// Weapons are given up or destroyed.
        Disarmament "disarmament",
        /// Inspectors, observers or helpers are let in.
        AccessGranted "access_granted",
        /// Sanctions are lifted or softened.
        SanctionsEased "sanctions_eased",
        /// A body votes.
        Vote "vote",
        /// A body adopts a text.
        Resolution "resolution",
        /// A decision is blocked by one who may.
        Veto "veto",
        /// A law is made.
        Legislation "legislation",
        /// A government, body or leader decides something, without a vote or an order of its own kind.
        Decision "decision",
        /// A head of state, government or authority gives an order or decree.
        Decree "decree",
        /// A report, draft or document is made public.
        Publication "publication",
        /// A court decides.
        CourtRuling "court_ruling",
        /// Facts are looked into by an authority.
        Investigation "investigation",
        /// Sites or activities are examined under an agreement.
        Inspection "inspection",
        /// People choose who governs.
        Election "election",
        /// Somebody is given an office.
        Appointment "appointment",
        /// Somebody leaves an office.
        Resignation "resignation",
        /// Sanctions are imposed or tightened.
        Sanctions "sanctions",
        /// Diplomatic relations are ended or reduced.
        RelationsCut "relations_cut",
        /// Diplomats or others are sent out of the country.
        Expulsion "expulsion",
        /// A state calls its own diplomats home.
        Recall "recall",
        /// A party leaves an agreement or organisation.
        TreatyWithdrawal "treaty_withdrawal",
        /// Somebody is taken into custody.
        Arrest "arrest",
        /// Property, a ship, a place is taken.
        Seizure "seizure",
        /// Passage is cut off.
        Blockade "blockade",
        /// Computers or networks are attacked.
        CyberAttack "cyber_attack",
        /// Forces or weapons are moved into place.
        Deployment "deployment",
        /// Forces train.
        Exercise "exercise",
        /// A weapon is tried out.
        WeaponsTest "weapons_test",
        /// A target is hit from the air, the sea or afar.
        Strike "strike",
        /// Armed forces or groups fight.
        Clash "clash",
        /// Forces attack on the ground to gain territory.
        Offensive "offensive",
        /// Forces enter another country to take it or a part of it.
        Invasion "invasion",
        /// A town, base or other place is taken by force.
        Capture "capture",
        /// Many who do not fight are killed or maltreated on purpose.
        Atrocity "atrocity",
        /// A war, or fighting over a longer time.
        ArmedConflict "armed_conflict",
        /// Territory is held by a foreign force.
        Occupation "occupation",
        /// An agreed end of fighting is broken.
        CeasefireViolation "ceasefire_violation",
        /// Somebody is killed on purpose for who they are.
        Assassination "assassination",
        /// People are held to force something.
        HostageTaking "hostage_taking",
        /// Violence against people to spread fear.
        TerrorAttack "terror_attack",
        /// People demonstrate.
        Protest "protest",
        /// Crowds use violence.
        Unrest "unrest",
        /// A government is overthrown, or that is tried.
        Coup "coup",
        /// None of these; `type_text` says what.
        Other "other",
    }
}

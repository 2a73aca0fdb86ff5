//! What somebody says will follow.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{ActorRef, Set, Text, When};

vocabulary! {
    /// What is threatened.
    ThreatAct "threat_act" {
        /// Force of arms.
        MilitaryForce "military_force",
        /// Cutting off passage.
        Blockade "blockade",
        /// Holding territory.
        Occupation "occupation",
        /// War.
        War "war",
        /// Entering a war of others.
        JoinWar "join_war",
        /// Nuclear, biological or chemical weapons.
        Wmd "wmd",
        /// Terror, irregular fighters, abduction.
        UnconventionalViolence "unconventional_violence",
        /// Violence against a population of one's own.
        Repression "repression",
        /// Moving forces to be seen.
        ShowOfForce "show_of_force",
        /// Sanctions of several or unnamed sorts.
        Sanctions "sanctions",
        /// Tariffs, quotas, embargoes.
        TradeRestriction "trade_restriction",
        /// Freezing what somebody owns.
        AssetFreeze "asset_freeze",
        /// Not letting somebody in.
        TravelBan "travel_ban",
        /// Ending help.
        AidCut "aid_cut",
        /// Ending or reducing diplomatic relations.
        BreakRelations "break_relations",
        /// Leaving or suspending an agreement.
        SuspendAgreement "suspend_agreement",
        /// Sending people out of the country.
        Expulsion "expulsion",
        /// Ending work done together.
        EndCooperation "end_cooperation",
        /// Leaving talks.
        HaltTalks "halt_talks",
        /// Ending one's work as mediator.
        HaltMediation "halt_mediation",
        /// Closing a strait, a border, an airspace.
        Closure "closure",
        /// Going to court.
        LegalAction "legal_action",
        /// Protest by diplomats or people.
        Protest "protest",
        /// Attacks on computers or networks.
        Cyber "cyber",
        /// It is left open.
        Unspecified "unspecified",
        /// None of these.
        Other "other",
    }
}

vocabulary! {
    /// What the threat is for.
    ThreatDirection "threat_direction" {
        /// To make somebody do something.
        Compellent "compellent",
        /// To keep somebody from doing something.
        Deterrent "deterrent",
        /// To answer what has been done.
        Punitive "punitive",
        /// It is left open.
        Unspecified "unspecified",
    }
}

vocabulary! {
    /// What has become of a threat.
    ThreatStatus "threat_status" {
        /// It is expected and has not been made.
        Anticipated "anticipated",
        /// It stands.
        Standing "standing",
        /// It has been carried out.
        CarriedOut "carried_out",
        /// It has been carried out in part.
        PartlyCarriedOut "partly_carried_out",
        /// It has been taken back.
        Withdrawn "withdrawn",
        /// Its time or occasion has passed.
        Lapsed "lapsed",
        /// It is not known.
        Unknown "unknown",
    }
}

entity! {
    /// The condition of a threat.
    part(Eq, Hash) Condition "condition" {
        /// In our words.
        required text: Text<'a>,
    }
}

entity! {
    /// What somebody says will follow. "X, unless Y" is the threat X, and, if Y is asked for, a
    /// demand whose `consequence` names it; it is never an offer as well. "X, if you do Y" is a deterrent
    /// threat, and a red line `prohibited_act` as well only where its issuer speaks of a limit that
    /// must not be crossed.
    stance Threat "threat" Threat {
        /// Who makes it.
        required issuer: ActorRef<'a>,
        /// Who is threatened.
        optional addressees: Set<ActorRef<'a>>,
        /// What is threatened.
        required act: ThreatAct,
        /// On what condition.
        optional condition: Condition<'a>,
        /// What it is for.
        optional direction: ThreatDirection,
        /// Whether it is made without being named.
        optional veiled: bool,
        /// What has become of it.
        required status: ThreatStatus,
        /// By when it is to be carried out: a date, or an interval of the earliest and the latest day
        /// that is meant.
        optional deadline: When<'a>,
    }
}

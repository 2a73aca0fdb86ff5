//! Who acts, speaks or is spoken of.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{ActorRef, CountryCode, Identifier, Line, Name, Set, Text, When};

vocabulary! {
    /// What sort of actor it is.
    ActorKind "actor_kind" {
        /// One human being.
        Person "person",
        /// A state, recognised or not. A capital, "the government" or "the regime" that stands for
        /// the state as a whole is the state.
        State "state",
        /// A government, ministry, agency, parliament, court or armed force of a state, where the
        /// source sets it apart from the state as a whole: a cabinet that decides, a government that
        /// falls, an army that denies what its president says.
        GovernmentBody "government_body",
        /// An organisation of states.
        Intergovernmental "intergovernmental",
        /// States or groups bound to help each other.
        Alliance "alliance",
        /// A political party, also one that has armed followers or is banned, where it acts or speaks
        /// as a party.
        Party "party",
        /// An armed group that is no state's force. An organisation that is a party and an armed group
        /// at once is of the kind as which this document shows it; if both, of this one.
        ArmedGroup "armed_group",
        /// A company.
        Company "company",
        /// A non-governmental organisation.
        Ngo "ngo",
        /// An outlet or agency.
        Media "media",
        /// Any other organisation.
        Organization "organization",
        /// People of a place or sort, not organised.
        Population "population",
        /// Several actors that act together here; `members` names them.
        Group "group",
        /// It is not known, as with sources that are not named.
        Unknown "unknown",
    }
}

vocabulary! {
    /// How a person or body belongs to an organisation.
    AffiliationRelation "affiliation_relation" {
        /// Head of state.
        HeadOfState "head_of_state",
        /// Head of government.
        HeadOfGovernment "head_of_government",
        /// Minister.
        Minister "minister",
        /// Ambassador or special envoy.
        Envoy "envoy",
        /// Leads or takes part in negotiations.
        Negotiator "negotiator",
        /// Adviser.
        Adviser "adviser",
        /// Speaks for it.
        Spokesperson "spokesperson",
        /// Commands forces.
        Commander "commander",
        /// Member of a parliament.
        Legislator "legislator",
        /// Holds another office.
        OfficeHolder "office_holder",
        /// Leads it.
        Leader "leader",
        /// Belongs to it.
        Member "member",
        /// Works for it.
        Employee "employee",
        /// Did so once.
        Former "former",
        /// None of these.
        Other "other",
    }
}

vocabulary! {
    /// How far a state is recognised by others.
    Recognition "recognition" {
        /// By all or nearly all states.
        Recognized "recognized",
        /// By some.
        Partial "partial",
        /// By none or nearly none.
        Unrecognized "unrecognized",
    }
}

entity! {
    /// An office or membership.
    part(Eq, Hash) Affiliation "affiliation" {
        /// The organisation or state.
        required organization: ActorRef<'a>,
        /// The office or title, in the words of the source.
        optional role: Line<'a>,
        /// What sort of tie it is.
        optional relation: AffiliationRelation,
        /// Since when.
        optional since: When<'a>,
        /// Until when.
        optional until: When<'a>,
    }
}

entity! {
    /// Somebody who acts, speaks or is spoken of: a person, a state, a body, a group. A title is no
    /// part of the name; it stands in `affiliations`. A source that is not named is an actor of kind
    /// `unknown` with a `description`.
    item Actor "actor" Actor {
        /// What sort of actor.
        required kind: ActorKind,
        /// The name by which it is best known in the language of the record.
        required name: Line<'a>,
        /// Further names.
        optional names: Vec<Name<'a>>,
        /// Who it is, in our words.
        optional description: Text<'a>,
        /// The country it is, or belongs to.
        optional country: CountryCode,
        /// Its identifiers in other collections.
        optional identifiers: Set<Identifier<'a>>,
        /// Its offices and memberships.
        optional affiliations: Vec<Affiliation<'a>>,
        /// Its members, for a group or alliance.
        optional members: Set<ActorRef<'a>>,
        /// The actor it is part of.
        optional parent: ActorRef<'a>,
        /// How far it is recognised; for states only.
        optional recognition: Recognition,
        /// The countries that claim it.
        optional claimed_by: Set<CountryCode>,
    }
}

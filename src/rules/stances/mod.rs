//! 6xx: demands, red lines, threats, offers, positions and commitments, and how entries answer each
//! other.

pub mod addressed_to_itself;
pub mod answer_without_question;
pub mod anticipated_but_made;
pub mod carried_out_without_event;
pub mod crossed_without_event;
pub mod declared_by_others;
pub mod demand_without_addressee;
pub mod exchange_with_one_end;
pub mod incomplete_threshold;
pub mod kept_without_event;
pub mod loose_condition;
pub mod official_for_oneself;
pub mod repeated_demand;
pub mod reporter_as_holder;
pub mod stance_without_evidence;
pub mod status_without_evidence;
pub mod threat_and_offer_alike;
pub mod threat_without_aim;
pub mod ultimatum_without_force;
pub mod unanswered_status;
pub mod unrelated_opposites;
pub mod words_of_another;
pub mod wrong_relation_end;

mod acting;
mod endings;
mod evidence;
mod likeness;
pub(crate) mod relations;
mod shown_ends;
mod status;
mod unshown;
pub(crate) mod voice;

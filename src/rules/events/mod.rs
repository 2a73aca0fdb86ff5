//! 5xx: events.

mod accounts;
mod acts;
pub mod codes_contradict_type;

pub mod confirmed_by_nobody;
pub mod disorderly_casualties;
pub mod dispute_without_opponent;
pub mod event_without_evidence;
pub mod mediator_is_party;
pub mod missing_role;
pub mod part_told_twice;
mod passages;
pub mod qualifier_misfit;
pub mod result_of_what_did_not_happen;
pub mod round_without_predecessor;
pub mod rounds_out_of_order;
mod sides;
pub mod third_as_side;
mod thirds;
pub mod type_text_misfit;
pub mod unannounced_past;

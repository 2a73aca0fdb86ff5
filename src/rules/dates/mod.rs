//! 2xx: dates.

mod against_words;
pub mod backwards_interval;
pub mod basis_contradicts_date;
mod comparable;
pub mod deadline_before_demand;
pub mod events_out_of_order;
pub mod impossible_date;
mod instant;
mod late;
pub mod miscounted_date;
pub(super) mod month_names;
pub mod occurred_after_publication;
pub mod placeholder_date;
mod publication;
pub mod publication_date_as_date;
pub mod quoted_after_publication;
mod quoted_days;
pub mod resolved_from_nothing;
pub mod said_at_another_time;
pub mod stale_future;
pub mod times_out_of_order;
pub mod timestamp_without_offset;
mod today;
pub mod unexplained_date;
pub(super) mod whens;
mod words;
pub mod wrong_weekday;

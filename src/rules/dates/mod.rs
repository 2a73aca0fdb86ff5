//! 2xx: dates.

pub mod backwards_interval;
pub mod basis_contradicts_date;
mod comparable;
pub mod deadline_before_demand;
pub mod events_out_of_order;
pub mod impossible_date;
mod instant;
mod late;
pub(super) mod month_names;
pub mod occurred_after_publication;
pub mod placeholder_date;
mod publication;
pub mod publication_date_as_date;
pub mod quoted_after_publication;
pub mod stale_future;
pub mod times_out_of_order;
pub mod timestamp_without_offset;
pub mod unexplained_date;
mod weekdays;
pub(super) mod whens;
pub mod wrong_weekday;

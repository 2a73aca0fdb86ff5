//! Databases are written, read back, changed by other hands and broken.

use super::*;
use crate::formats::testing::round_trips;

#[test]
fn everything_is_kept() {
    round_trips(&SQLITE, 200);
}

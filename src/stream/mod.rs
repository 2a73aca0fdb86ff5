//! Records by the million, in memory that does not grow with them.
//!
//! * [`Blocks`] reads a stream of lines in blocks that end where a line ends.
//! * [`Elements`] reads the elements of a JSON array one after the other.
//! * [`ordered()`] has blocks, or whatever else, worked on by several threads, and hands on what
//!   comes of them in their order.
//! * [`unpack`] reads streams packed by gzip or zstd, and refuses those that unpack to too much.
//! * [`Limits`] says how much is too much.
//!
//! Nothing here knows what a record is.

mod blocks;
mod elements;
mod limits;
mod ordered;
#[cfg(feature = "formats")]
mod unpack;

pub use blocks::{Block, Blocks, Part};
pub use elements::{Element, Elements, Flaw, LineColumn, Wrapping};
pub use limits::Limits;
pub use ordered::{End, Weigh, ordered};
#[cfg(feature = "formats")]
pub use unpack::{Packing, Unpacked, unpack};

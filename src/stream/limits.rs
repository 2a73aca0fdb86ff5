//! How much of an input is read.

/// How much of an input is read before it is refused. Whatever the limits, what is beyond them costs
/// no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a record that is an input of its own: 64 MiB.
    pub record_bytes: usize,
    /// The most bytes of a record that is a line among others, its end not counted: 16 MiB.
    pub line_bytes: usize,
    /// The most bytes that a packed input may unpack to: 4 GiB.
    pub unpacked_bytes: u64,
    /// How many bytes a byte of a packed input may unpack to, on average: 1,000. It counts from
    /// [`Limits::RATIO_FROM`] bytes on.
    pub unpacked_ratio: u64,
}

impl Limits {
    /// The number of unpacked bytes from which on their ratio to the packed ones counts. Below it
    /// there is no harm in them.
    pub const RATIO_FROM: u64 = 16 << 20;
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            record_bytes: 64 << 20,
            line_bytes: 16 << 20,
            unpacked_bytes: 4 << 30,
            unpacked_ratio: 1_000,
        }
    }
}

//! Chance that is the same in every run.

/// Marsaglia's xorshift with 64 bits.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `bound`, which is not 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % bound as u64).unwrap()
    }

    /// One of several.
    pub(crate) fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// Whether one of `sides` equal chances came up.
    pub(crate) fn in_(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }
}

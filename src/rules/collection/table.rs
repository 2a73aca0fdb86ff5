//! Tables that know how much memory they take.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table grows by parts, so that no more than one of them is there twice at a time.
const PARTS: usize = 16;

/// The memory that may be in use, in bytes.
#[derive(Debug)]
pub(super) struct Budget {
    most: usize,
    used: usize,
    /// Whether there was once not enough.
    is_exceeded: bool,
}

impl Budget {
    pub(super) const fn new(most: usize) -> Self {
        Budget { most, used: 0, is_exceeded: false }
    }

    pub(super) const fn is_exceeded(&self) -> bool {
        self.is_exceeded
    }

    /// Takes so many bytes, if they are there.
    pub(super) fn take(&mut self, size: usize) -> bool {
        self.grow(0, size)
    }

    /// Takes what something needs that grows from `old` to `new` bytes, and is there twice while it
    /// does.
    pub(super) fn grow(&mut self, old: usize, new: usize) -> bool {
        if self.used.saturating_add(new) > self.most {
            self.is_exceeded = true;
            return false;
        }
        self.used = self.used + new - old;
        true
    }
}

/// What the system's allocator takes for so many bytes, about.
pub(super) const fn allocated(bytes: usize) -> usize {
    if bytes == 0 { 0 } else { (bytes + 8).next_multiple_of(16) }
}

/// Values by hashes.
#[derive(Debug)]
pub(super) struct Table<V> {
    parts: [HashMap<u64, V, BuildHasherDefault<AsIs>>; PARTS],
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Table { parts: Default::default() }
    }
}

impl<V> Table<V> {
    pub(super) fn get(&self, key: u64) -> Option<&V> {
        self.parts.get(part(key))?.get(&key)
    }

    pub(super) fn get_mut(&mut self, key: u64) -> Option<&mut V> {
        self.parts.get_mut(part(key))?.get_mut(&key)
    }

    /// Makes room for a value, if the budget has some.
    pub(super) fn reserve(&mut self, key: u64, budget: &mut Budget) -> bool {
        let Some(part) = self.parts.get_mut(part(key)) else { return false };
        if part.len() < part.capacity() || part.contains_key(&key) {
            return true;
        }
        let old = size::<V>(part.capacity());
        // As the standard library's table grows: to twice the size, of which seven eighths are used.
        if !budget.grow(old, size::<V>((2 * part.capacity()).max(3))) {
            return false;
        }
        part.reserve(1);
        true
    }

    /// The value, which is given if there is none yet. Room for it is to be made before.
    pub(super) fn get_or_insert(&mut self, key: u64, value: V) {
        if let Some(part) = self.parts.get_mut(part(key)) {
            part.entry(key).or_insert(value);
        }
    }

    /// Keeps the value, unless there is one or no room for it.
    pub(super) fn keep(&mut self, key: u64, value: V, budget: &mut Budget) {
        if self.reserve(key, budget) {
            self.get_or_insert(key, value);
        }
    }
}

/// The memory of a part that has room for so many values.
const fn size<V>(capacity: usize) -> usize {
    let places = match capacity {
        0 => return 0,
        1..=3 => 4,
        4..=7 => 8,
        more => (more * 8 / 7).next_power_of_two(),
    };
    allocated(places * (size_of::<(u64, V)>() + 1) + 16)
}

/// Where a hash belongs; by other bits than those by which a part finds it.
fn part(key: u64) -> usize {
    usize::try_from((key >> 40) % PARTS as u64).unwrap_or(0)
}

/// Hashes are hashed already.
#[derive(Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher as _, RandomState};

    use super::*;

    #[test]
    fn a_table_takes_what_it_says() {
        let hashes = RandomState::new();
        let mut budget = Budget::new(1 << 20);
        let mut table = Table::default();
        let mut kept = 0_u32;
        for number in 0_u32..100_000 {
            let key = hashes.hash_one(number);
            table.keep(key, number, &mut budget);
            kept += u32::from(table.get(key) == Some(&number));
            let used: usize = table.parts.iter().map(|part| size::<u32>(part.capacity())).sum();
            assert_eq!(used, budget.used);
            assert_eq!(kept == number + 1, !budget.is_exceeded());
        }
        assert!(budget.used <= 1 << 20 && budget.used > 1 << 19, "{}", budget.used);
        assert!(kept > 20_000, "{kept}");
    }
}

//! Ids, and what refers to them.
//!
//! Entities are numbered as they begin. An id may stand before or after what refers to it, so
//! references wait until the record has been gone over.

use super::cursor::Cursor;
use super::text::{mixed, number_of, packed};

/// A set of kinds, a bit for each kind that has ids.
pub(super) type Kinds = u16;

/// A place in the text.
pub(super) type Place = (u32, u32);

/// What stands at a place. Two that are alike in the number are the same word; if it is 0, the word
/// has to be looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Id {
    pub(super) place: Place,
    /// The word as [`packed`].
    pub(super) word: u128,
}

impl From<Place> for Id {
    fn from(place: Place) -> Self {
        Id { place, word: 0 }
    }
}

/// The most entities and references of a record; one with more is declined.
const MOST: usize = 2_048;
/// The most steps of one sort that are followed.
const MOST_STEPS: usize = 64;
/// Slots of the table of ids, a power of two and twice as many as there may be entities.
const SLOTS: usize = 4_096;
const SHIFT: u32 = 64 - SLOTS.trailing_zeros();

/// What the steps from one entity to another are, that may not lead in a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    ActorParent,
    Member,
    IssueParent,
    Answer,
    PartOf,
    Follows,
    /// May lead anywhere but to where it comes from.
    Other,
}

#[derive(Debug)]
struct Entity {
    kinds: Kinds,
    id: Id,
    /// Whether it has to be referred to, or have an anchor.
    wanted: bool,
    found: bool,
}

#[derive(Debug)]
struct Reference {
    id: Id,
    kinds: Kinds,
    /// The entity it leads to, when that is known.
    to: Option<u16>,
}

#[derive(Debug)]
struct Step {
    sort: Sort,
    from: End,
    /// The number of the reference that leads on.
    to: u16,
}

/// Where a step begins.
#[derive(Clone, Copy, Debug)]
enum End {
    Entity(u16),
    Reference(u16),
}

#[derive(Debug)]
pub(super) struct References {
    entities: Vec<Entity>,
    made: Vec<Reference>,
    steps: Vec<Step>,
    /// The entity of an id, and the round in which it was put there.
    slots: Vec<(u16, u16)>,
    round: u16,
    record: Place,
    supersedes: Place,
    schema_version: Place,
    /// Room for the steps of one sort.
    trail: Vec<(u16, u16)>,
}

impl Default for References {
    fn default() -> Self {
        References {
            entities: Vec::new(),
            made: Vec::new(),
            steps: Vec::new(),
            slots: vec![(0, 0); SLOTS],
            round: 0,
            record: (0, 0),
            supersedes: (0, 0),
            schema_version: (0, 0),
            trail: Vec::new(),
        }
    }
}

impl References {
    pub(super) fn clear(&mut self) {
        self.entities.clear();
        self.made.clear();
        self.steps.clear();
        self.supersedes = (0, 0);
        self.round = self.round.wrapping_add(1);
        // What is left of the rounds before last time around must not be taken for this one's.
        if self.round == 0 {
            self.slots.fill((0, 0));
            self.round = 1;
        }
    }

    pub(super) fn set_record(&mut self, id: Id) {
        self.record = id.place;
    }

    pub(super) fn set_supersedes(&mut self, id: Id) {
        self.supersedes = id.place;
    }

    pub(super) fn set_schema_version(&mut self, place: Place) {
        self.schema_version = place;
    }

    pub(super) fn record_id<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.record.0 as usize..self.record.1 as usize)
    }

    pub(super) fn schema_version<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.schema_version.0 as usize..self.schema_version.1 as usize)
    }

    /// An entity of that kind begins; its number.
    #[inline(always)]
    pub(super) fn begin(&mut self, kinds: Kinds, wanted: bool) -> Option<u16> {
        let number = self.entities.len();
        if number == MOST {
            return None;
        }
        self.entities.push(Entity { kinds, id: (0, 0).into(), wanted, found: false });
        u16::try_from(number).ok()
    }

    /// The entity has that id.
    pub(super) fn name(&mut self, cursor: &Cursor<'_>, entity: u16, id: Id) -> Option<()> {
        let mut slot = id.slot(cursor.bytes);
        loop {
            let entry = self.slots.get_mut(slot)?;
            if entry.1 != self.round {
                *entry = (entity, self.round);
                break;
            }
            let other = self.entities.get(usize::from(entry.0))?;
            // An id that is given twice.
            if other.id.is(id, cursor.bytes) {
                return None;
            }
            slot = (slot + 1) % SLOTS;
        }
        self.entities.get_mut(usize::from(entity))?.id = id;
        Some(())
    }

    /// The entity has an anchor.
    pub(super) fn anchored(&mut self, entity: u16, anchors: usize) {
        if let (Some(entity), 1..) = (self.entities.get_mut(usize::from(entity)), anchors) {
            entity.found = true;
        }
    }

    /// A reference to an entity of those kinds; its number.
    #[inline(always)]
    pub(super) fn refer(&mut self, id: impl Into<Id>, kinds: Kinds) -> Option<u16> {
        let number = self.made.len();
        if number == MOST {
            return None;
        }
        self.made.push(Reference { id: id.into(), kinds, to: None });
        u16::try_from(number).ok()
    }

    /// That reference is a step from an entity.
    pub(super) fn step(&mut self, sort: Sort, from: u16, to: u16) {
        self.steps.push(Step { sort, from: End::Entity(from), to });
    }

    /// A step from what one reference leads to on to what another one leads to.
    pub(super) fn relate(&mut self, sort: Sort, from: u16, to: u16) {
        self.steps.push(Step { sort, from: End::Reference(from), to });
    }

    /// Follows every reference. Nothing if one leads nowhere, to the wrong kind, or in a circle;
    /// else whether something is there that nothing refers to.
    pub(super) fn resolve(&mut self, text: &str) -> Option<bool> {
        let text = text.as_bytes();
        let own = bytes(text, self.record);
        if bytes(text, self.supersedes) == own {
            return None;
        }
        for reference in &mut self.made {
            let mut id = reference.id;
            if id.word == 0 {
                let (record, local) = parts(text, id.place)?;
                // Other records are not at hand.
                if record.is_some_and(|record| record != own) {
                    continue;
                }
                id = local;
            }
            let mut slot = id.slot(text);
            let found = loop {
                let (entity, round) = *self.slots.get(slot)?;
                if round != self.round {
                    return None;
                }
                let known = self.entities.get_mut(usize::from(entity))?;
                if known.id.is(id, text) {
                    known.found = true;
                    if known.kinds & reference.kinds == 0 {
                        return None;
                    }
                    break entity;
                }
                slot = (slot + 1) % SLOTS;
            };
            reference.to = Some(found);
        }
        if !self.steps.is_empty() {
            self.has_no_repetition(text)?;
            self.has_no_circle(text)?;
        }
        Some(self.entities.iter().any(|entity| entity.wanted && !entity.found))
    }

    /// No two relations join the same two ends. Of different types they may; others look at that.
    fn has_no_repetition(&self, text: &[u8]) -> Option<()> {
        let mut ends = [(&b""[..], &b""[..]); MOST_STEPS];
        let mut count = 0;
        for step in &self.steps {
            let End::Reference(from) = step.from else { continue };
            let local = |number: u16| {
                let word = bytes(text, self.made.get(usize::from(number))?.id.place);
                let start = memchr::memchr(b'#', word).map_or(0, |mark| mark + 1);
                word.get(start..)
            };
            let (one, two) = (local(from)?, local(step.to)?);
            let pair = if one < two { (one, two) } else { (two, one) };
            if ends.get(..count)?.contains(&pair) {
                return None;
            }
            *ends.get_mut(count)? = pair;
            count += 1;
        }
        Some(())
    }

    fn has_no_circle(&mut self, text: &[u8]) -> Option<()> {
        for sort in [
            Sort::ActorParent,
            Sort::Member,
            Sort::IssueParent,
            Sort::Answer,
            Sort::PartOf,
            Sort::Follows,
            Sort::Other,
        ] {
            self.trail.clear();
            for step in self.steps.iter().filter(|step| step.sort == sort) {
                let to = self.made.get(usize::from(step.to))?;
                let from = match step.from {
                    End::Entity(number) => Some(number),
                    End::Reference(number) => {
                        let from = self.made.get(usize::from(number))?;
                        // The same entity of another record, too.
                        if bytes(text, from.id.place) == bytes(text, to.id.place) {
                            return None;
                        }
                        from.to
                    }
                };
                if let (Some(from), Some(to)) = (from, to.to) {
                    if from == to {
                        return None;
                    }
                    self.trail.push((from, to));
                }
            }
            if sort == Sort::Other {
                break;
            }
            if self.trail.len() > MOST_STEPS {
                return None;
            }
            // A step that leads to where no step begins is in no circle, and so on back.
            while !self.trail.is_empty() {
                let before = self.trail.len();
                for number in (0..before).rev() {
                    let (_, to) = *self.trail.get(number)?;
                    if !self.trail.iter().any(|(from, _)| *from == to) {
                        self.trail.swap_remove(number);
                    }
                }
                if self.trail.len() == before {
                    return None;
                }
            }
        }
        Some(())
    }
}

#[inline(always)]
fn bytes(text: &[u8], place: Place) -> &[u8] {
    text.get(place.0 as usize..place.1 as usize).unwrap_or_default()
}

impl Id {
    #[inline(always)]
    fn is(self, other: Id, text: &[u8]) -> bool {
        // A long word is not like a short one, and two long ones are compared.
        self.word == other.word
            && (self.word != 0 || bytes(text, self.place) == bytes(text, other.place))
    }

    #[inline(always)]
    fn slot(self, text: &[u8]) -> usize {
        let number = if self.word == 0 { long(bytes(text, self.place)) } else { mixed(self.word) };
        usize::try_from(number >> SHIFT).unwrap_or(0)
    }
}

#[inline(never)]
fn long(word: &[u8]) -> u64 {
    number_of(word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The record that a reference names, if it does, and the id of the entity.
#[inline(never)]
fn parts(text: &[u8], place: Place) -> Option<(Option<&[u8]>, Id)> {
    let word = bytes(text, place);
    let mark = memchr::memchr(b'#', word);
    let start = mark.map_or(0, |mark| mark + 1);
    let local = Id {
        place: (place.0 + u32::try_from(start).ok()?, place.1),
        word: packed(word.get(start..)?),
    };
    Some((mark.and_then(|mark| word.get(..mark)), local))
}

//! Ids, and what refers to them.
//!
//! Entities are numbered as they begin. An id may stand before or after what refers to it, so
//! references wait until the record has been gone over.

use super::cursor::Cursor;

/// A set of kinds, a bit for each kind that has ids.
pub(super) type Kinds = u16;

/// A place in the text.
pub(super) type Place = (u32, u32);

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
    PartOf,
    Follows,
    /// May lead anywhere but to where it comes from.
    Other,
}

#[derive(Debug)]
struct Entity {
    kinds: Kinds,
    id: Place,
    /// Whether it has to be referred to, or have an anchor.
    wanted: bool,
    found: bool,
}

#[derive(Debug)]
struct Reference {
    place: Place,
    kinds: Kinds,
    /// The entity it leads to, when that is known.
    to: Option<u32>,
}

#[derive(Debug)]
struct Step {
    sort: Sort,
    from: End,
    /// The number of the reference that leads on.
    to: u32,
}

/// Where a step begins.
#[derive(Clone, Copy, Debug)]
enum End {
    Entity(u32),
    Reference(u32),
}

#[derive(Debug)]
pub(super) struct References {
    entities: Vec<Entity>,
    made: Vec<Reference>,
    steps: Vec<Step>,
    /// The entity of an id, and the round in which it was put there.
    slots: Vec<(u32, u32)>,
    round: u32,
    record: Place,
    supersedes: Place,
    schema_version: Place,
    /// Room for the steps of one sort.
    trail: Vec<(u32, u32)>,
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

    pub(super) fn set_record(&mut self, place: Place) {
        self.record = place;
    }

    pub(super) fn set_supersedes(&mut self, place: Place) {
        self.supersedes = place;
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
    pub(super) fn begin(&mut self, kinds: Kinds, wanted: bool) -> Option<u32> {
        let number = self.entities.len();
        if number == MOST {
            return None;
        }
        self.entities.push(Entity { kinds, id: (0, 0), wanted, found: false });
        u32::try_from(number).ok()
    }

    /// The entity has that id.
    #[inline(always)]
    pub(super) fn name(&mut self, cursor: &Cursor<'_>, entity: u32, id: Place) -> Option<()> {
        let word = bytes(cursor.bytes, id);
        let mut slot = slot(word);
        loop {
            let entry = self.slots.get_mut(slot)?;
            if entry.1 != self.round {
                *entry = (entity, self.round);
                break;
            }
            let other = self.entities.get(entry.0 as usize)?;
            // An id that is given twice.
            if bytes(cursor.bytes, other.id) == word {
                return None;
            }
            slot = (slot + 1) % SLOTS;
        }
        self.entities.get_mut(entity as usize)?.id = id;
        Some(())
    }

    /// The entity has an anchor.
    pub(super) fn anchored(&mut self, entity: u32, anchors: usize) {
        if let (Some(entity), 1..) = (self.entities.get_mut(entity as usize), anchors) {
            entity.found = true;
        }
    }

    /// A reference to an entity of those kinds; its number.
    #[inline(always)]
    pub(super) fn refer(&mut self, place: Place, kinds: Kinds) -> Option<u32> {
        let number = self.made.len();
        if number == MOST {
            return None;
        }
        self.made.push(Reference { place, kinds, to: None });
        u32::try_from(number).ok()
    }

    /// That reference is a step from an entity.
    pub(super) fn step(&mut self, sort: Sort, from: u32, to: u32) {
        self.steps.push(Step { sort, from: End::Entity(from), to });
    }

    /// A step from what one reference leads to on to what another one leads to.
    pub(super) fn relate(&mut self, sort: Sort, from: u32, to: u32) {
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
            let mut word = bytes(text, reference.place);
            if let Some(mark) = memchr::memchr(b'#', word) {
                // Other records are not at hand.
                if word.get(..mark)? != own {
                    continue;
                }
                word = word.get(mark + 1..)?;
            }
            let mut slot = slot(word);
            let found = loop {
                let (entity, round) = *self.slots.get(slot)?;
                if round != self.round {
                    return None;
                }
                let known = self.entities.get_mut(entity as usize)?;
                if bytes(text, known.id) == word {
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
        self.has_no_repetition(text)?;
        self.has_no_circle(text)?;
        Some(self.entities.iter().any(|entity| entity.wanted && !entity.found))
    }

    /// No two relations join the same two ends. Of different types they may; others look at that.
    fn has_no_repetition(&self, text: &[u8]) -> Option<()> {
        let mut ends = [(&b""[..], &b""[..]); MOST_STEPS];
        let mut count = 0;
        for step in &self.steps {
            let End::Reference(from) = step.from else { continue };
            let local = |number: u32| {
                let word = bytes(text, self.made.get(number as usize)?.place);
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
            Sort::PartOf,
            Sort::Follows,
            Sort::Other,
        ] {
            self.trail.clear();
            for step in self.steps.iter().filter(|step| step.sort == sort) {
                let to = self.made.get(step.to as usize)?;
                let from = match step.from {
                    End::Entity(number) => Some(number),
                    End::Reference(number) => {
                        let from = self.made.get(number as usize)?;
                        // The same entity of another record, too.
                        if bytes(text, from.place) == bytes(text, to.place) {
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

#[inline(always)]
fn slot(word: &[u8]) -> usize {
    usize::try_from(super::text::number_of(word).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> SHIFT)
        .unwrap_or(0)
}

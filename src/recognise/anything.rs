//! Values that the schema leaves open.

use super::State;
use super::cursor::Cursor;
use super::text::Letters;

/// The deepest nesting that is followed.
const DEEPEST: usize = 16;
/// The most members of an object whose keys are compared with each other.
const MEMBERS: usize = 24;

/// Any string.
struct Any;

impl Letters for Any {
    const MAX: usize = usize::MAX;
    const WATCHED: bool = false;
    const WORDS: bool = false;
    const CHECKED: bool = false;

    fn refuses(_: char) -> bool {
        false
    }

    fn refuses_at_end(_: char) -> bool {
        false
    }
}

impl Cursor<'_> {
    /// Any JSON value in a plain spelling.
    pub(super) fn anything(&mut self, state: &mut State<'_>, depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        match self.peek() {
            b'"' => self.any_string(state),
            b'{' => self.any_object(state, depth),
            b'[' => self.array(0, |cursor| cursor.anything(state, depth + 1)).map(drop),
            b't' | b'f' => self.boolean(),
            b'n' => self.literal(b"null").then_some(()),
            _ => self.number(f64::MIN, f64::MAX),
        }
    }

    fn any_string(&mut self, state: &mut State<'_>) -> Option<()> {
        // A text of no length is none; here it may be.
        if self.literal(b"\"\"") {
            return Some(());
        }
        self.text::<Any>(state)
    }

    fn any_object(&mut self, state: &mut State<'_>, depth: usize) -> Option<()> {
        let mut keys: [&[u8]; MEMBERS] = [&[]; MEMBERS];
        let mut count = 0;
        if !self.object()? {
            return Some(());
        }
        loop {
            let start = self.at;
            self.any_string(state)?;
            let key = self.bytes.get(start..self.at)?;
            // Two spellings of one key are one key.
            if key.contains(&b'\\') || keys.get(..count)?.contains(&key) {
                return None;
            }
            *keys.get_mut(count)? = key;
            count += 1;
            self.space();
            self.punctuation(b':')?;
            self.anything(state, depth + 1)?;
            if !self.more(b'}')? {
                return Some(());
            }
        }
    }
}

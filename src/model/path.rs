//! Symbolic places in a record.

use std::borrow::Cow;

use smallvec::SmallVec;

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Segment<'s> {
    /// To the member of this name.
    Key(&'s str),
    /// To the entry of this number, from 0.
    Index(usize),
}

/// The way from the root of a record to a value, held on the stack of whoever walks it.
///
/// A walk makes one link a step and allocates nothing; [`Path::to_owned`] keeps a place for later.
#[derive(Clone, Copy, Debug)]
pub struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    segment: Segment<'static>,
}

impl<'p> Path<'p> {
    /// The root of the record.
    pub const ROOT: Path<'static> = Path { parent: None, segment: Segment::Key("") };

    /// One step further, to a member.
    #[must_use]
    pub const fn key(&'p self, key: &'static str) -> Path<'p> {
        Path { parent: Some(self), segment: Segment::Key(key) }
    }

    /// One step further, to an entry of a list.
    #[must_use]
    pub const fn index(&'p self, index: usize) -> Path<'p> {
        Path { parent: Some(self), segment: Segment::Index(index) }
    }

    /// The step that led here; none at the root.
    #[must_use]
    pub const fn last(&self) -> Option<Segment<'static>> {
        match self.parent {
            Some(_) => Some(self.segment),
            None => None,
        }
    }

    /// The place one step nearer to the root; none at the root.
    #[must_use]
    pub const fn parent(&self) -> Option<&'p Path<'p>> {
        self.parent
    }

    /// A copy that owns its steps.
    #[must_use]
    pub fn to_owned(&self) -> PathBuf {
        let mut steps = SmallVec::new();
        let mut at = self;
        while let Some(parent) = at.parent {
            steps.push(match at.segment {
                Segment::Key(key) => Step::Key(Cow::Borrowed(key)),
                Segment::Index(index) => Step::Index(index),
            });
            at = parent;
        }
        steps.reverse();
        PathBuf { steps }
    }
}

/// A place in a record that is kept: the steps from the root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PathBuf {
    // Nearly every place of a record is within so many steps, and takes no memory of its own.
    steps: SmallVec<[Step; 6]>,
}

/// An owned [`Segment`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Step {
    Key(Cow<'static, str>),
    Index(usize),
}

impl PathBuf {
    /// The root of the record.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// One step further, to a member.
    #[must_use]
    pub fn key(mut self, key: impl Into<Cow<'static, str>>) -> Self {
        self.steps.push(Step::Key(key.into()));
        self
    }

    /// One step further, to an entry of a list.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.steps.push(Step::Index(index));
        self
    }

    /// The steps from the root.
    #[must_use]
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = Segment<'_>> {
        self.steps.iter().map(|step| match step {
            Step::Key(key) => Segment::Key(key),
            Step::Index(index) => Segment::Index(*index),
        })
    }

    /// The last step; none at the root.
    #[must_use]
    pub fn last(&self) -> Option<Segment<'_>> {
        self.segments().next_back()
    }

    /// The place one step nearer to the root; the root itself at the root.
    #[must_use]
    pub fn parent(&self) -> Self {
        let mut steps = self.steps.clone();
        steps.pop();
        PathBuf { steps }
    }

    /// Whether `self` is `other` or lies inside it.
    #[must_use]
    pub fn is_within(&self, other: &PathBuf) -> bool {
        self.steps.starts_with(&other.steps)
    }
}

impl<'s> FromIterator<Segment<'s>> for PathBuf {
    fn from_iter<I: IntoIterator<Item = Segment<'s>>>(segments: I) -> Self {
        let step = |segment| match segment {
            Segment::Key(key) => Step::Key(Cow::Owned(String::from(key))),
            Segment::Index(index) => Step::Index(index),
        };
        PathBuf { steps: segments.into_iter().map(step).collect() }
    }
}

/// Shown as a JSON Pointer (RFC 6901).
impl std::fmt::Display for PathBuf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for segment in self.segments() {
            match segment {
                Segment::Key(key) => write!(f, "/{}", key.replace('~', "~0").replace('/', "~1"))?,
                Segment::Index(index) => write!(f, "/{index}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_as_a_pointer() {
        let root = Path::ROOT;
        assert_eq!(root.to_owned().to_string(), "");
        let actors = root.key("actors");
        let second = actors.index(1);
        assert_eq!(second.key("a/b~c").to_owned().to_string(), "/actors/1/a~1b~0c");
        assert!(second.to_owned().is_within(&actors.to_owned()));
        assert!(!actors.to_owned().is_within(&second.to_owned()));
    }
}

//! What became of a passage that was looked for.

use std::fmt;
use std::ops::Range;

/// Whether and how a passage stands in a text. Ordered from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Letter for letter.
    Exact,
    /// The same words and marks, written with other characters: quotation marks, dashes, blanks,
    /// line ends, ligatures, composed or decomposed letters, characters that cannot be seen.
    Typographic,
    /// At least half of its words stand there in this order, but not all of it.
    Altered,
    /// Nothing like it.
    Absent,
}

/// What was found of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// Whether and how it stands in the text.
    pub verdict: Verdict,
    /// Where, in Unicode scalar values of the canonical text; at most [`Located::MOST`].
    ///
    /// In order of the text, or, if the caller said near what it should be, the nearest first.
    /// Places where the passage begins or ends inside a word are left out if there are others.
    /// One place if the verdict is [`Verdict::Altered`], none if it is [`Verdict::Absent`].
    pub places: Vec<Range<usize>>,
    /// What differs at the place, in order of the text; empty unless the verdict is
    /// [`Verdict::Altered`].
    pub changes: Vec<Change>,
}

impl Located {
    /// The largest number of places that are given for one passage.
    pub const MOST: usize = 100;

    /// A passage of which there is nothing in the text.
    pub(crate) fn absent() -> Self {
        Located { verdict: Verdict::Absent, places: Vec::new(), changes: Vec::new() }
    }
}

/// A difference between a passage and the place in the text that is most like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What sort of difference.
    pub kind: ChangeKind,
    /// The words of the source; empty where the passage added some.
    pub source: String,
    /// The words of the passage; empty where it left some out.
    pub passage: String,
    /// Where the words of the source stand, in Unicode scalar values of the canonical text; empty
    /// where the passage added some.
    pub at: Range<usize>,
}

/// What sort of difference there is. Of several that fit the first of these is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// A "not" or its like was dropped, added or moved.
    Negation,
    /// A number, in digits or in words.
    Number,
    /// A verb that says how sure or how binding it is: will, would, may, must.
    Modal,
    /// A name, or a part of one. Where names are not known: a word with a capital letter inside a
    /// sentence, but in German.
    Name,
    /// Letters of another script that look alike.
    Lookalike,
    /// The same words in another order.
    Order,
    /// Words passed over with an ellipsis, none of them weighty.
    Skipped,
    /// Any other word or mark.
    Word,
}

impl ChangeKind {
    /// What it is in words, with an article.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ChangeKind::Negation => "a negation",
            ChangeKind::Number => "a number",
            ChangeKind::Modal => "a modal verb",
            ChangeKind::Name => "a name",
            ChangeKind::Lookalike => "letters of another script that look alike",
            ChangeKind::Order => "the order of words",
            ChangeKind::Skipped => "skipped words",
            ChangeKind::Word => "a word",
        }
    }
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

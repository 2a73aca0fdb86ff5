//! Words and marks of a passage beside those of a text, so that as many as can be are the same.

use std::borrow::Cow;

use foldhash::HashMap;

use super::joined::undivided;
use super::letters::key;
use super::token::Token;

/// A word or mark of the passage and the one of the text beside it, by their numbers. One of them
/// is missing where the other has no match.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// A passage beside a part of a text.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    /// How alike they are.
    pub score: i32,
    /// From the first pair to the last; nothing of the text before or behind them counts.
    pub pairs: Vec<Pair>,
}

/// Above this number of comparisons only a band along the diagonal is looked at.
const FULL: usize = 1 << 21;

/// Half the width of that band, in words and marks.
const BAND: usize = 512;

/// How many words at the end of a passage may be put beside others.
const NEAR: usize = 8;

const SAME: i32 = 6;
const ALIKE: i32 = 4;
const OTHER: i32 = -3;
const MISSING: i32 = -3;
const MARK: i32 = 1;

/// Words and marks with numbers instead of letters.
pub(super) struct Numbered {
    /// For each its number, the number of its key, and whether it is a word.
    items: Vec<(u32, u32, bool)>,
}

/// Gives equal words equal numbers.
#[derive(Default)]
pub(super) struct Numbers<'t> {
    words: HashMap<Cow<'t, str>, (u32, u32)>,
    keys: HashMap<String, u32>,
}

impl<'t> Numbers<'t> {
    /// Numbers these words and marks of `text`.
    pub(super) fn of(&mut self, text: &'t str, tokens: &[Token]) -> Numbered {
        let items = tokens.iter().map(|token| {
            let word = text.get(token.start..token.end).unwrap_or_default();
            let (number, key) = self.number(if token.word { undivided(word) } else { word.into() });
            (number, key, token.word)
        });
        Numbered { items: items.collect() }
    }

    fn number(&mut self, word: Cow<'t, str>) -> (u32, u32) {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let keys = &mut self.keys;
        *self.words.entry(word).or_insert_with_key(|word| {
            let key = *keys.entry(key(word).collect()).or_insert(next);
            (next, key)
        })
    }
}

impl Numbered {
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }
}

/// What two items are worth beside each other; none if they must not be.
fn worth(one: (u32, u32, bool), other: (u32, u32, bool)) -> Option<i32> {
    match (one.2, other.2) {
        (true, true) if one.0 == other.0 => Some(SAME),
        (true, true) if one.1 == other.1 => Some(ALIKE),
        (true, true) => Some(OTHER),
        (false, false) if one.0 == other.0 => Some(MARK),
        (false, false) => Some(-MARK),
        _ => None,
    }
}

fn missing(item: (u32, u32, bool)) -> i32 {
    if item.2 { MISSING } else { -MARK }
}

/// Lays the whole of `passage` beside the part of `text` where it fits best, which is expected to
/// begin with item `begin` of it.
pub(super) fn align(passage: &Numbered, text: &Numbered, begin: usize) -> Alignment {
    const BESIDE: u8 = 0;
    const ONLY_PASSAGE: u8 = 1;
    const ONLY_TEXT: u8 = 2;
    const START: u8 = 3;
    const NEVER: i32 = i32::MIN / 2;
    let (rows, columns) = (passage.len(), text.len());
    let banded = rows.saturating_mul(columns) > FULL;
    // The columns of a row, of which column `c` stands behind `c` items of the text.
    let bounds = |row: usize| {
        if banded {
            ((row + begin).saturating_sub(BAND).min(columns), (row + begin + BAND).min(columns))
        } else {
            (0, columns)
        }
    };
    let mut steps: Vec<Vec<u8>> = Vec::with_capacity(rows + 1);
    let (mut low, high) = bounds(0);
    let mut before = vec![0_i32; high - low + 1];
    steps.push(vec![START; high - low + 1]);
    for row in 1..=rows {
        let (from, to) = bounds(row);
        let mut scores = Vec::with_capacity(to - from + 1);
        let mut way = Vec::with_capacity(to - from + 1);
        let item = passage.items[row - 1];
        let above = |column: usize| {
            column.checked_sub(low).and_then(|at| before.get(at)).copied().unwrap_or(NEVER)
        };
        let alone = missing(item);
        let mut left = NEVER;
        for column in from..=to {
            let (mut score, mut step) = (above(column) + alone, ONLY_PASSAGE);
            if column > 0 {
                let other = text.items[column - 1];
                if let Some(worth) = worth(item, other) {
                    let beside = above(column - 1) + worth;
                    if beside >= score {
                        (score, step) = (beside, BESIDE);
                    }
                }
                let skipped = left + missing(other);
                if skipped > score {
                    (score, step) = (skipped, ONLY_TEXT);
                }
            }
            left = score.max(NEVER);
            scores.push(left);
            way.push(step);
        }
        (before, low) = (scores, from);
        steps.push(way);
    }
    let best = before.iter().enumerate().rev().max_by_key(|(_, score)| **score);
    let Some((at, &score)) = best else { return Alignment::default() };
    // Where the last words have no match, those of the text in their place stand beside them.
    let last = |at: usize| steps.get(rows).and_then(|way| way.get(at)).copied();
    let beside = |at: &usize| before.get(*at) == Some(&score) && last(*at) == Some(BESIDE);
    let at = if last(at) == Some(ONLY_PASSAGE) {
        (at + 1..at + 1 + NEAR).find(beside).unwrap_or(at)
    } else {
        at
    };
    let column = at + low;
    let (mut row, mut column) = (rows, column);
    let mut pairs = Vec::with_capacity(rows);
    while row > 0 {
        let (from, _) = bounds(row);
        let step = column.checked_sub(from).and_then(|at| steps[row].get(at)).copied();
        match step {
            Some(BESIDE) => {
                (row, column) = (row - 1, column - 1);
                pairs.push((Some(row), Some(column)));
            }
            Some(ONLY_TEXT) => {
                column -= 1;
                pairs.push((None, Some(column)));
            }
            Some(ONLY_PASSAGE) => {
                row -= 1;
                pairs.push((Some(row), None));
            }
            _ => return Alignment::default(),
        }
    }
    pairs.reverse();
    Alignment { score, pairs }
}

impl Alignment {
    /// How many words of the passage stand in the text, in this order, if case and letters that
    /// look alike are set aside.
    pub(super) fn common(&self, passage: &Numbered, text: &Numbered) -> usize {
        let same = |(one, other): &&Pair| match (one, other) {
            (Some(one), Some(other)) => {
                let (one, other) = (passage.items[*one], text.items[*other]);
                one.2 && other.2 && one.1 == other.1
            }
            _ => false,
        };
        self.pairs.iter().filter(same).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn beside(passage: &str, text: &str) -> (Vec<(String, String)>, usize) {
        let (left, right): (Vec<Token>, Vec<Token>) =
            (tokens(passage).collect(), tokens(text).collect());
        let mut numbers = Numbers::default();
        let (one, other) = (numbers.of(passage, &left), numbers.of(text, &right));
        let alignment = align(&one, &other, 0);
        let word = |text: &str, tokens: &[Token], at: Option<usize>| {
            at.map_or(String::new(), |at| text[tokens[at].start..tokens[at].end].to_owned())
        };
        let pairs = alignment.pairs.iter();
        let pairs = pairs.map(|(a, b)| (word(passage, &left, *a), word(text, &right, *b)));
        (pairs.filter(|(a, b)| a != b).collect(), alignment.common(&one, &other))
    }

    fn differ(passage: &str, text: &str) -> String {
        let (pairs, common) = beside(passage, text);
        let pairs: Vec<String> = pairs.iter().map(|(a, b)| format!("{a}/{b}")).collect();
        format!("{common}: {}", pairs.join(" "))
    }

    #[test]
    fn tells_what_differs() {
        let text = "So: we will not discuss a fifteenth, he said.";
        assert_eq!(differ("we will not discuss a fifteenth", text), "6: ");
        assert_eq!(differ("we will discuss a fifteenth", text), "5: /not");
        assert_eq!(differ("we will not discuss a sixteenth", text), "5: sixteenth/fifteenth");
        assert_eq!(differ("they will not discuss a fifteenth", text), "5: they/we");
        assert_eq!(differ("we will not ever discuss a fifteenth", text), "6: ever/");
        assert_eq!(differ("We will not discuss a fifteenth!", text), "6: We/we !/,");
        assert!(differ("nothing like it", text).starts_with("0: "));
    }

    #[test]
    fn a_long_passage_goes_along_the_diagonal() {
        let words: Vec<String> = (0..4000).map(|at| format!("w{at} ")).collect();
        let text = words.concat();
        let passage = text.replacen("w1999 ", "other ", 1).replacen("w3000 ", "", 1);
        assert_eq!(differ(&passage, &text), "3998: other/w1999 /w3000");
    }
}

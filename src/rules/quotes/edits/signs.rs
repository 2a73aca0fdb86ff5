//! What an edited text writes between the pieces that it is put together from.

use super::parts::{Part, parts};
use crate::grounding::words;

/// The words of a text with the gaps between them.
pub(in crate::rules::quotes) struct Signs {
    items: Vec<Item>,
    /// The item after the last gap that was taken.
    next: usize,
}

enum Item {
    Word(String),
    Gap(String),
}

impl Signs {
    pub(in crate::rules::quotes) fn new(text: &str) -> Self {
        let mut items = Vec::new();
        for part in parts(text).unwrap_or_default() {
            match part {
                Part::Words(words) => items.extend(words.into_iter().map(Item::Word)),
                Part::Gap(put_in) => items.push(Item::Gap(put_in)),
            }
        }
        Signs { items, next: 0 }
    }

    /// What the text writes between a piece and the next one: what is in the brackets, nothing for
    /// an ellipsis; none where it has neither. Asked in the order of the pieces.
    pub(in crate::rules::quotes) fn between(&mut self, one: &str, other: &str) -> Option<String> {
        let (last, first) = (words(one).pop()?.key, words(other).into_iter().next()?.key);
        let word = |at: Option<usize>| match at.and_then(|at| self.items.get(at)) {
            Some(Item::Word(word)) => Some(word.as_str()),
            _ => None,
        };
        let gaps = self.items.iter().enumerate().skip(self.next);
        let (at, put_in) = gaps
            .filter_map(|(at, item)| match item {
                Item::Gap(put_in) => Some((at, put_in)),
                Item::Word(_) => None,
            })
            .find(|(at, put_in)| {
                let follows = word(at.checked_sub(1)) == Some(last.as_str());
                let precedes = word(Some(at + 1)) == Some(first.as_str());
                // A bracket within a word has taken the word in.
                (follows && precedes) || (!put_in.trim().is_empty() && (follows || precedes))
            })?;
        let put_in = put_in.clone();
        self.next = at + 1;
        Some(put_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_joint_has_its_own_sign() {
        let mut signs = Signs::new("We will … sell [the guild’s] quay today");
        assert_eq!(signs.between("We will", "sell").as_deref(), Some(""));
        assert_eq!(signs.between("sell", "quay").as_deref(), Some("the guild’s"));
        assert_eq!(signs.between("quay", "today"), None);
        let mut signs = Signs::new("We will sell");
        assert_eq!(signs.between("We will", "sell"), None);
        let mut signs = Signs::new("我们 … 会出售");
        assert_eq!(signs.between("我们", "会出售").as_deref(), Some(""));
        // An ellipsis elsewhere is no sign for this joint.
        let mut signs = Signs::new("We … will sell");
        assert_eq!(signs.between("We all will", "sell"), None);
        let mut signs = Signs::new("Yes. [W]e will");
        assert_eq!(signs.between("Yes.", "we will").as_deref(), Some("We"));
    }
}

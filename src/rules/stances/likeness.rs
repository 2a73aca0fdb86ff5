//! Whether two texts say nearly the same in nearly the same words.

use foldhash::HashMap;

/// Words that turn a sentence into its contrary.
const NEGATIONS: &[&str] = &["no", "not", "never", "without"];

/// Words that a threat and the offer made of it do not share: they say on which side of the
/// condition somebody stands.
const HINGES: &[&str] = &[
    "no", "not", "never", "without", "if", "unless", "until", "only", "when", "as", "long", "does",
    "do", "is", "are", "will", "would", "the", "a", "an", "to",
];

/// The words of texts as numbers, so that texts are compared quickly.
#[derive(Default)]
pub(super) struct Words {
    numbers: HashMap<String, usize>,
    /// Of each number, whether two texts that differ in this word are not alike however much else
    /// they share.
    decides: Vec<bool>,
}

/// The set of words of a text, in order of number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct WordSet(Vec<usize>);

impl WordSet {
    /// How many different words.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

impl Words {
    /// The words of a text, in small letters, without marks.
    pub(super) fn of(&mut self, text: &str) -> WordSet {
        self.set(text, &[])
    }

    /// The same without the words on which a condition turns.
    pub(super) fn of_matter(&mut self, text: &str) -> WordSet {
        self.set(text, HINGES)
    }

    fn set(&mut self, text: &str, without: &[&str]) -> WordSet {
        let text = text.to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut set = Vec::new();
        for word in words.filter(|word| !without.contains(word)) {
            let number = if let Some(number) = self.numbers.get(word) {
                *number
            } else {
                let number = self.decides.len();
                self.numbers.insert(word.to_owned(), number);
                let decides = NEGATIONS.contains(&word) || word.chars().any(char::is_numeric);
                self.decides.push(decides);
                number
            };
            set.push(number);
        }
        set.sort_unstable();
        set.dedup();
        WordSet(set)
    }

    /// Whether two texts share at least three quarters of all words that they have together, and
    /// differ neither in a number nor in a negation. Texts without words are not alike.
    pub(super) fn are_near(&self, one: &WordSet, other: &WordSet) -> bool {
        let (mut shared, mut all) = (0_usize, 0_usize);
        let (mut left, mut right) = (one.0.iter().peekable(), other.0.iter().peekable());
        loop {
            let lone = match (left.peek(), right.peek()) {
                (None, None) => break,
                (Some(a), Some(b)) if a == b => {
                    left.next();
                    right.next();
                    shared += 1;
                    None
                }
                (Some(a), Some(b)) if a < b => left.next(),
                (Some(_), None) => left.next(),
                _ => right.next(),
            };
            all += 1;
            if lone.is_some_and(|word| self.decides.get(*word) == Some(&true)) {
                return false;
            }
        }
        all > 0 && shared * 4 >= all * 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> bool {
        let mut words = Words::default();
        let (one, other) = (words.of(one), words.of(other));
        assert_eq!(words.are_near(&one, &other), words.are_near(&other, &one));
        words.are_near(&one, &other)
    }

    #[test]
    fn nearly_the_same_words() {
        assert!(near("Open the gate.", "open the GATE!"));
        assert!(near("Open the gate, please", "Open the gate now, please"), "four of five");
        assert!(near("Open the north gate", "Open the gate"), "three of four");
        assert!(!near("Open the gate here", "Open the gate there"), "three of five");
        assert!(!near("Open the gate", "Open the door"));
        assert!(!near("", ""), "nothing is like nothing");
        assert!(near("la la la", "la"), "each word once");
    }

    #[test]
    fn numbers_and_negations_decide() {
        let long = "keep the channel of the harbour open for ships of every state at";
        assert!(near(&format!("{long} night"), &format!("{long} noon")));
        assert!(!near(&format!("{long} 12"), &format!("{long} 14")));
        assert!(!near(&format!("{long} night"), &format!("not {long} night")));
        assert!(!near(&format!("never {long} night"), &format!("{long} night")));
        assert!(near(&format!("not {long} 12"), &format!("not {long} 12")));
    }

    #[test]
    fn the_matter_is_without_its_hinges() {
        let mut words = Words::default();
        let threat = words.of_matter("Unless the toll is lifted");
        let offer = words.of_matter("if the toll is not lifted");
        assert_eq!(threat, offer);
        assert_eq!(threat.len(), 2);
        assert_eq!(words.of_matter("if not").len(), 0);
    }
}

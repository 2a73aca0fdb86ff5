//! Words of one text that are written as one word in another.

use std::borrow::Cow;

use foldhash::{HashSet, HashSetExt as _};

use super::token::Token;

/// How many words may follow the first in one that is written as one elsewhere.
const MORE: usize = 3;

/// The words of a text, to look others up in.
pub(super) struct Words<'t> {
    all: HashSet<&'t str>,
    longest: usize,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str, tokens: &[Token]) -> Self {
        let mut words = Words { all: HashSet::new(), longest: 0 };
        for token in tokens.iter().filter(|token| token.word) {
            let word = text.get(token.start..token.end).unwrap_or_default();
            words.longest = words.longest.max(word.len());
            words.all.insert(word);
        }
        words
    }

    /// Makes one of the words of `text` that follow each other, with blanks or one hyphen between,
    /// and that together are one of these words.
    pub(super) fn join(&self, text: &str, tokens: &[Token]) -> Vec<Token> {
        let mut joined = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while let Some(first) = tokens.get(at) {
            let last = self.last(text, tokens, at);
            let end = tokens.get(last).map_or(first.end, |token| token.end);
            joined.push(Token { end, ..*first });
            at = last + 1;
        }
        joined
    }

    /// The number of the last token of the word that begins with token `at`.
    fn last(&self, text: &str, tokens: &[Token], at: usize) -> usize {
        let word = |token: &Token| text.get(token.start..token.end).unwrap_or_default();
        let Some(first) = tokens.get(at).filter(|token| token.word) else { return at };
        if self.all.contains(word(first)) {
            return at;
        }
        let mut whole = word(first).to_owned();
        let mut last = at;
        for _ in 0..MORE {
            let Some(next) = next(text, tokens, last) else { break };
            last = next;
            whole.push_str(tokens.get(next).map_or("", word));
            if whole.len() > self.longest {
                break;
            }
            if self.all.contains(whole.as_str()) {
                return last;
            }
        }
        at
    }
}

/// The number of the next word, if there is nothing but a blank or a hyphen before it.
fn next(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let (this, next) = (tokens.get(at)?, tokens.get(at + 1)?);
    if next.word {
        return Some(at + 1);
    }
    let hyphen = text.get(this.end..next.end) == Some("-");
    (hyphen && tokens.get(at + 2)?.word).then_some(at + 2)
}

/// A word without the blanks and hyphens that divide it.
pub(super) fn undivided(word: &str) -> Cow<'_, str> {
    if word.len() > 1 && word.contains([' ', '-']) {
        return Cow::Owned(word.replace([' ', '-'], ""));
    }
    Cow::Borrowed(word)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn words_that_are_one_elsewhere() {
        let join = |text: &str, other: &str| -> Vec<String> {
            let (own, theirs): (Vec<Token>, Vec<Token>) =
                (tokens(text).collect(), tokens(other).collect());
            let joined = Words::new(other, &theirs).join(text, &own);
            joined.iter().map(|token| text[token.start..token.end].to_owned()).collect()
        };
        assert_eq!(join("the har bour is", "a harbour"), ["the", "har bour", "is"]);
        assert_eq!(join("the har- bour", "harbour"), ["the", "har- bour"]);
        assert_eq!(join("non-nego tiable", "nonnegotiable"), ["non-nego tiable"]);
        assert_eq!(join("a b c d e", "abcde abcd"), ["a b c d", "e"]);
        assert_eq!(join("may be", "maybe may"), ["may", "be"]);
        assert_eq!(join("har. bour", "harbour"), ["har", ".", "bour"]);
        assert_eq!(undivided("har- bour"), "harbour");
        assert_eq!(undivided("-"), "-");
    }
}

//! Word lists by kind and language.

use foldhash::{HashMap, HashMapExt as _, HashSet};

/// Words by kind and language, from lines of three columns: the words are parted by blanks, and a
/// line that begins with `#` is a comment.
pub(crate) struct Table {
    lists: HashMap<&'static str, HashMap<&'static str, HashSet<&'static str>>>,
}

impl Table {
    pub(crate) fn new(lines: &'static str) -> Self {
        let mut lists: HashMap<_, HashMap<_, HashSet<_>>> = HashMap::new();
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(kind), Some(language), Some(words)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let list = lists.entry(kind).or_default().entry(language).or_default();
            list.extend(words.split_whitespace());
        }
        Table { lists }
    }

    /// Whether a word is on the list of that kind and language.
    pub(crate) fn has(&self, kind: &'static str, language: &str, word: &str) -> bool {
        self.list(kind, language).is_some_and(|list| list.contains(word))
    }

    /// The list of that kind and language.
    pub(crate) fn list(
        &self,
        kind: &'static str,
        language: &str,
    ) -> Option<&HashSet<&'static str>> {
        self.lists.get(kind)?.get(language)
    }

    /// How many characters of `text` a word of the list takes at its start, at most.
    pub(crate) fn prefix(&self, kind: &'static str, language: &str, text: &str) -> Option<usize> {
        let list = self.list(kind, language)?;
        let ends = text.char_indices().take(LONGEST).map(|(at, c)| at + c.len_utf8());
        ends.filter(|end| text.get(..*end).is_some_and(|word| list.contains(word))).last()
    }
}

/// No word of these lists that is looked for at the start of a text has more characters.
const LONGEST: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_found_by_kind_and_language() {
        let table = Table::new("# a comment\nverb\ten\tsaid says\nverb\tzh\t说 说道\n");
        assert!(table.has("verb", "en", "said"));
        assert!(!table.has("verb", "de", "said") && !table.has("title", "en", "said"));
        assert_eq!(table.prefix("verb", "zh", "说道："), Some(6));
        assert_eq!(table.prefix("verb", "zh", "不说"), None);
    }
}

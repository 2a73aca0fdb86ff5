//! The list of the mistakes that are not found.

use std::collections::BTreeSet;

use crate::document::Document;
use crate::measure::{Measured, Verdict, verdict};

const HEAD: &str = "document\tmistake\tneeds\tnamed rules\tother findings\twhat";

/// One line for each mistake that is not found: where it is, whether it needs a reader, the rules
/// that could find it, those that find something else, and what is wrong.
pub(crate) fn list(all: &[(Document, Measured)]) -> String {
    let mut text = format!("{HEAD}\n");
    for (document, measured) in all {
        for (mistake, codes) in document.mistakes.iter().zip(&measured.codes) {
            if verdict(mistake, codes) == Verdict::Found {
                continue;
            }
            let needs = if mistake.reader { "reader" } else { "rule" };
            let others = codes.iter().copied().collect::<Vec<_>>().join(" ");
            let what = mistake.what.split_whitespace().collect::<Vec<_>>().join(" ");
            let cells =
                [&document.name, &mistake.id, needs, &mistake.finds.join(" "), &others, &what];
            text += &(cells.join("\t") + "\n");
        }
    }
    text
}

/// The document and the mistake of every line.
fn names(list: &str) -> BTreeSet<(&str, &str)> {
    let cells = list.lines().skip(1).map(|line| line.splitn(3, '\t').collect::<Vec<_>>());
    cells.map(|cells| (cells[0], cells[1])).collect()
}

/// What is in a list and was not in the one before it, a line each.
pub(crate) fn newly(now: &str, before: &str) -> Vec<String> {
    let before = names(before);
    let is_new = |name: &(&str, &str)| !before.contains(name);
    let new = names(now).into_iter().filter(is_new);
    new.map(|(document, mistake)| format!("{document}: {mistake} is not found")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_that_was_found_and_is_not_found_is_named() {
        let before = format!("{HEAD}\na\tone\trule\nb\ttwo\treader\n");
        let now = format!("{HEAD}\na\tthree\trule\nb\ttwo\trule\n");
        assert_eq!(newly(&now, &before), ["a: three is not found"]);
        assert_eq!(newly(&before, &before), [""; 0]);
    }
}

//! The marks with which an editor shows a change: brackets and ellipses.

/// Square brackets, in pairs. Chinese and Japanese editors also use tortoise shell brackets.
pub(super) const BRACKETS: &[(char, char)] = &[('[', ']'), ('［', '］'), ('〔', '〕')];

/// The first mark of an editor in a text: an ellipsis, three full stops in a row, or a square
/// bracket.
pub(in crate::rules::quotes) fn first_mark(text: &str) -> Option<&str> {
    let from = |at: usize| text.get(at..).unwrap_or_default();
    text.char_indices().find_map(|(at, c)| match c {
        '…' | '⋯' => from(at).get(..c.len_utf8()),
        '.' if from(at).starts_with("...") => from(at).get(..3),
        '.' if from(at).starts_with(". . .") => from(at).get(..5),
        c if BRACKETS.iter().any(|(open, close)| c == *open || c == *close) => {
            from(at).get(..c.len_utf8())
        }
        _ => None,
    })
}

/// Whether a text begins, and whether it ends, with a mark of an editor.
pub(in crate::rules::quotes) fn is_cut(text: &str) -> (bool, bool) {
    let text = text.trim();
    let dots = ["…", "⋯", "...", ". . ."];
    let opens = |c: char| BRACKETS.iter().any(|(open, _)| c == *open);
    let closes = |c: char| BRACKETS.iter().any(|(_, close)| c == *close);
    let starts = text.starts_with(opens) || dots.iter().any(|mark| text.starts_with(mark));
    let ends = text.ends_with(closes) || dots.iter().any(|mark| text.ends_with(mark));
    (starts, ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_editors_are_seen() {
        for (text, mark) in [
            ("The toll […] stays", Some("[")),
            ("a] b", Some("]")),
            ("The toll … stays", Some("…")),
            ("well...", Some("...")),
            ("well . . . no", Some(". . .")),
            ("No. And .. no.", None),
            ("a. b. c.", None),
            ("他说⋯好", Some("⋯")),
            ("［他］说", Some("［")),
            ("〔他〕说", Some("〔")),
            ("说］", Some("］")),
        ] {
            assert_eq!(first_mark(text), mark, "{text}");
        }
    }

    #[test]
    fn a_text_is_cut_at_either_end() {
        for (text, cut) in [
            ("… we stay", (true, false)),
            ("[W]e stay", (true, false)),
            ("we stay [...]", (false, true)),
            ("we stay . . .", (false, true)),
            ("we stay", (false, false)),
        ] {
            assert_eq!(is_cut(text), cut, "{text}");
        }
    }
}

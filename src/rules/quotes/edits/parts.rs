//! The parts of an edited text: words, and what is written for other words.

use super::marks::BRACKETS;
use crate::grounding::words;

/// A part of an edited text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Words, without their typography; there is at least one.
    Words(Vec<String>),
    /// What is written for other words: the inside of brackets; nothing for an ellipsis.
    Gap(String),
}

/// A piece of an edited text between its marks.
enum Piece {
    Plain(String),
    Bracket(String),
    Ellipsis,
}

/// Takes an edited text apart; none where a bracket is not closed, or closed and not open.
pub(super) fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    for piece in joined(pieces(text)?) {
        let put_in = match piece {
            Piece::Plain(text) => {
                let words: Vec<String> = words(&text).into_iter().map(|word| word.key).collect();
                if !words.is_empty() {
                    parts.push(Part::Words(words));
                }
                continue;
            }
            Piece::Bracket(put_in) => put_in,
            Piece::Ellipsis => String::new(),
        };
        match parts.last_mut() {
            Some(Part::Gap(all)) => {
                all.push(' ');
                all.push_str(&put_in);
            }
            _ => parts.push(Part::Gap(put_in)),
        }
    }
    Some(parts)
}

/// The text cut at its marks. Brackets may not hold others.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let spread = text.replace(". . .", "…").replace("...", "…");
    let mut pieces = vec![Piece::Plain(String::new())];
    let mut open: Option<char> = None;
    for c in spread.chars() {
        if let Some(close) = open {
            match pieces.last_mut() {
                _ if c == close => {
                    open = None;
                    pieces.push(Piece::Plain(String::new()));
                }
                _ if BRACKETS.iter().any(|(open, close)| c == *open || c == *close) => return None,
                // An ellipsis in brackets is one without them.
                Some(Piece::Bracket(_)) if matches!(c, '…' | '⋯') => {}
                Some(Piece::Bracket(inner)) => inner.push(c),
                _ => {}
            }
            continue;
        }
        if let Some((_, close)) = BRACKETS.iter().find(|(open, _)| *open == c) {
            open = Some(*close);
            pieces.push(Piece::Bracket(String::new()));
        } else if BRACKETS.iter().any(|(_, close)| *close == c) {
            return None;
        } else if matches!(c, '…' | '⋯') {
            pieces.push(Piece::Ellipsis);
            pieces.push(Piece::Plain(String::new()));
        } else if let Some(Piece::Plain(plain)) = pieces.last_mut() {
            plain.push(c);
        }
    }
    open.is_none().then_some(pieces)
}

/// The pieces with brackets that stand within a word widened to the whole word: "[W]e".
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Bracket(mut inner) => {
                if let Some(Piece::Plain(before)) = all.last_mut()
                    && !inner.starts_with(char::is_whitespace)
                {
                    let at = before.trim_end_matches(is_of_word).len();
                    inner.insert_str(0, &before.split_off(at));
                }
                all.push(Piece::Bracket(inner));
            }
            Piece::Plain(mut plain) => {
                if let Some(Piece::Bracket(before)) = all.last_mut()
                    && !before.ends_with(char::is_whitespace)
                {
                    let rest = plain.trim_start_matches(is_of_word);
                    let end = plain.len() - rest.len();
                    let rest = plain.split_off(end);
                    before.push_str(&plain);
                    plain = rest;
                }
                all.push(Piece::Plain(plain));
            }
            Piece::Ellipsis => all.push(Piece::Ellipsis),
        }
    }
    all
}

/// Whether a character is of a word of a script that divides words.
fn is_of_word(c: char) -> bool {
    (c.is_alphanumeric() && !crate::text::is_without_blanks(c)) || matches!(c, '\'' | '’' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        let shown = |part: &Part| match part {
            Part::Words(words) => words.join(" "),
            Part::Gap(put_in) => format!("<{}>", put_in.trim()),
        };
        Some(parts(text)?.iter().map(shown).collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn words_and_gaps() {
        for (text, parts) in [
            ("We … stay", "We|<>|stay"),
            ("We...stay", "We|<>|stay"),
            ("We . . . stay", "We|<>|stay"),
            ("We […] stay.", "We|<>|stay"),
            ("[W]e stay", "<We>|stay"),
            ("We would[n’t] pay", "We|<wouldn’t>|pay"),
            ("It is[ not] so", "It is|<not>|so"),
            ("It is [non-]negotiable", "It is|<non-negotiable>"),
            ("… [the guild] stays", "<the guild>|stays"),
            ("我们[不]会付", "我 们|<不>|会 付"),
            ("我们……会付", "我 们|<>|会 付"),
            ("หาก[เรา]ไป", "ห า ก|<เรา>|ไ ป"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(parts), "{text}");
        }
        for text in ["We [all stay", "We all] stay", "[We [all] stay]"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}

//! The words of a text, and the runs of signs between which no words are parted.

use std::ops::Range;

use super::fold::is_dropped;
use crate::text::is_alphanumeric;

/// A word, or a run of signs of a script without blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub at: Range<usize>,
    pub signs: bool,
}

/// What a character is a part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Word,
    Signs,
    /// An apostrophe or a point, which is a part of some words.
    Joining,
    None,
}

/// The words and runs of signs of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let mut open: Option<(Token, char)> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let part = match part(c) {
            Part::Joining => {
                let next = chars.peek().map(|(_, next)| *next);
                let joins = open.as_ref().is_some_and(|(token, last)| {
                    !token.signs && next.is_some_and(|next| joins(*last, c, next))
                });
                if joins { Part::Word } else { Part::None }
            }
            part => part,
        };
        match (&mut open, part) {
            (_, Part::None | Part::Joining) => all.extend(open.take().map(|(token, _)| token)),
            (Some((token, last)), part) if token.signs == (part == Part::Signs) => {
                token.at.end = end;
                *last = c;
            }
            (_, part) => {
                all.extend(open.take().map(|(token, _)| token));
                open = Some((Token { at: at..end, signs: part == Part::Signs }, c));
            }
        }
    }
    all.extend(open.map(|(token, _)| token));
    all
}

fn part(c: char) -> Part {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Part::Word,
        '\'' | '’' | 'ʼ' | '׳' | '״' | '"' => Part::Joining,
        '\0'..='\x7F' => Part::None,
        _ if is_sign(c) => Part::Signs,
        _ if is_alphanumeric(c) || is_mark(c) || is_dropped(c) => Part::Word,
        _ => Part::None,
    }
}

/// Whether an apostrophe, or a point of Hebrew, is a part of the word in which it is.
fn joins(before: char, c: char, after: char) -> bool {
    let hebrew = |c: char| ('א'..='ת').contains(&c);
    let cyrillic = |c: char| ('\u{400}'..='\u{52F}').contains(&c);
    match c {
        '"' | '״' => hebrew(before) && hebrew(after),
        '׳' => hebrew(before),
        _ => (hebrew(before) && hebrew(after)) || (cyrillic(before) && cyrillic(after)),
    }
}

/// Whether a character is of a script that is written without blanks between words.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{F40}'..='\u{FBC}' | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17D3}' | '々' | '〆' | '〇' | 'ぁ'..='ゖ' | 'ゝ'..='ゞ'
        | 'ァ'..='ヺ' | 'ー'..='ヾ' | '\u{3400}'..='\u{4DBF}' | '一'..='鿿'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether a character belongs to the letter before it, as vowel signs do.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{962}'..='\u{963}'
        | '\u{981}'..='\u{983}' | '\u{9BC}'..='\u{9CD}' | '\u{A01}'..='\u{A51}'
        | '\u{A70}'..='\u{A71}' | '\u{A81}'..='\u{A83}' | '\u{ABC}'..='\u{ACD}'
        | '\u{B01}'..='\u{B57}' | '\u{B82}'..='\u{BCD}' | '\u{C00}'..='\u{C56}'
        | '\u{C81}'..='\u{CD6}' | '\u{D00}'..='\u{D57}' | '\u{D81}'..='\u{DDF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| &text[token.at]).collect()
    }

    #[test]
    fn words_and_signs_are_taken_apart() {
        assert_eq!(
            cut("Venn’in, d'Arda O'Neill’s"),
            ["Venn", "in", "d", "Arda", "O", "Neill", "s"]
        );
        assert_eq!(cut("阿尔达·文恩说：“ok好”"), ["阿尔达", "文恩说", "ok", "好"]);
        assert_eq!(cut("アルダ・ヴェン氏は"), ["アルダ", "ヴェン氏は"]);
        assert_eq!(cut("Лук'янов «Обʼєднані»"), ["Лук'янов", "Обʼєднані"]);
        assert_eq!(cut("ארה\"ב ש\"לא\" ג'ורג'"), ["ארה\"ב", "ש\"לא", "ג'ורג"]);
        assert_eq!(cut("वेन ने कहा"), ["वेन", "ने", "कहा"]);
        assert_eq!(cut("علی‌اکبر"), ["علی", "اکبر"]);
    }
}

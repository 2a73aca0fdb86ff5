//! Sentences with what is known of their parts.

use super::dice::Dice;

/// What a part of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing in particular.
    Plain,
    /// A negation; the other is the sentence without it.
    Negation,
    /// A word that denies; the other is its opposite.
    Denial,
    /// A number in digits.
    Digits,
    /// A number in words.
    Words,
    /// A number with its scale.
    Scale,
    /// A number with its unit.
    Unit,
    /// A modal verb.
    Modal,
    /// A modal verb directly before the verb.
    ModalBefore,
    /// A name.
    Name,
    /// What can honestly be left out.
    Parenthesis,
    /// A pronoun; the other is the name it means.
    Pronoun,
    /// A condition at the end.
    Condition,
    /// A denial of all that follows.
    Front,
}

impl Kind {
    fn of(mark: &str) -> Self {
        match mark {
            "n" => Kind::Negation,
            "d" => Kind::Denial,
            "1" => Kind::Digits,
            "2" => Kind::Words,
            "3" => Kind::Scale,
            "4" => Kind::Unit,
            "m" => Kind::Modal,
            "M" => Kind::ModalBefore,
            "p" => Kind::Name,
            "(" => Kind::Parenthesis,
            "@" => Kind::Pronoun,
            "?" => Kind::Condition,
            "f" => Kind::Front,
            _ => panic!("{mark}"),
        }
    }

    pub(crate) fn is_number(self) -> bool {
        matches!(self, Kind::Digits | Kind::Words | Kind::Scale | Kind::Unit)
    }

    pub(crate) fn is_modal(self) -> bool {
        matches!(self, Kind::Modal | Kind::ModalBefore)
    }
}

/// A part of a sentence.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    /// What else could stand there.
    pub(crate) others: Vec<String>,
}

/// A sentence that somebody may say.
#[derive(Debug)]
pub(crate) struct Sentence {
    pub(crate) parts: Vec<Part>,
}

/// A sentence cut around one of its parts.
#[derive(Clone, Debug)]
pub(crate) struct Cut {
    pub(crate) before: String,
    pub(crate) part: String,
    pub(crate) other: String,
    pub(crate) after: String,
}

impl Cut {
    pub(crate) fn whole(&self) -> String {
        self.with(&self.part)
    }

    pub(crate) fn with(&self, part: &str) -> String {
        format!("{}{part}{}", self.before, self.after)
    }

    /// The same with the part and its other exchanged.
    pub(crate) fn turned(self) -> Self {
        Cut { part: self.other, other: self.part, ..self }
    }
}

impl Sentence {
    pub(crate) fn read(text: &str) -> Self {
        let plain =
            |text: &str| Part { kind: Kind::Plain, text: text.to_owned(), others: Vec::new() };
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (inner, after) = after.split_once('}').unwrap();
            let (kind, words) = inner.split_once(':').unwrap();
            let mut words = words.split('|').map(str::to_owned);
            parts.push(plain(before));
            parts.push(Part {
                kind: Kind::of(kind),
                text: words.next().unwrap(),
                others: words.collect(),
            });
            rest = after;
        }
        parts.push(plain(rest));
        Sentence { parts }
    }

    /// All of it.
    pub(crate) fn whole(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }

    /// The sentence around one of its parts, if it has one such.
    pub(crate) fn cut(&self, is: impl Fn(Kind) -> bool, dice: &mut Dice) -> Option<Cut> {
        let at: Vec<usize> = (0..self.parts.len()).filter(|at| is(self.parts[*at].kind)).collect();
        if at.is_empty() {
            return None;
        }
        let at = *dice.one(&at);
        let text = |parts: &[Part]| parts.iter().map(|part| part.text.as_str()).collect();
        let part = &self.parts[at];
        let other = if part.others.is_empty() { "" } else { dice.one(&part.others).as_str() };
        Some(Cut {
            before: text(&self.parts[..at]),
            part: part.text.clone(),
            other: other.to_owned(),
            after: text(&self.parts[at + 1..]),
        })
    }
}

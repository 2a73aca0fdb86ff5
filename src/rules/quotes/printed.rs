//! Whether a text is what stands in print, but for what may differ.

use super::country_languages::language;
use super::edits::{self, Edit};
use crate::grounding::{respelled, same_but_typography};
use crate::model::Quote;

/// The words of several spans, joined by one blank.
pub(crate) struct Printed {
    pub(crate) joined: String,
}

impl Printed {
    pub(crate) fn new(parts: &[&str]) -> Self {
        Printed { joined: parts.join(" ") }
    }

    /// Whether `text` has these words, but for outer marks and one comma or full stop at the end. In
    /// an edited text, of the language of the tag `edited`, brackets and ellipses stand for any words
    /// that do not turn its meaning round.
    pub(crate) fn says(&self, text: &str, edited: Option<&str>) -> bool {
        let (own, print) = (core(text), core(&self.joined));
        let faithful = |tag| edits::compare(own, print, &language(tag)) == Edit::Faithful;
        own == print || (holds_pieces(print, own) && edited.is_some_and(faithful))
    }

    /// Whether `text` has these words but for typography, outer marks and one comma or full stop at
    /// the end.
    pub(crate) fn is_typographic(&self, text: &str) -> bool {
        same_but_typography(core(text), core(&self.joined))
    }

    /// The text in the typography of these words, if that changes more than line ends.
    pub(crate) fn respelled(&self, text: &str) -> Option<String> {
        respelled(text, &self.joined).filter(|told| told != text)
    }

    /// Whether a quote has these words.
    pub(crate) fn says_quote(&self, quote: &Quote<'_>) -> bool {
        let edited = quote.edited == Some(true);
        self.says(quote.text.as_str(), edited.then(|| quote.language.as_str()))
    }

    /// What the brackets of an edited quote do that these words do not bear out, in words that
    /// follow the name of the quote.
    pub(crate) fn twisted(&self, quote: &Quote<'_>) -> Option<String> {
        if quote.edited != Some(true) {
            return None;
        }
        let (own, print) = (core(quote.text.as_str()), core(&self.joined));
        edits::compare(own, print, &language(quote.language.as_str())).told()
    }
}

/// The text without outer marks and one comma or full stop.
fn core(text: &str) -> &str {
    let marks = |c: char| "“”„‟«»‹›「」『』〝〞〟\"＂‘’‚'".contains(c) || c.is_whitespace();
    let text = text.trim_matches(marks);
    let cut = text.ends_with("..");
    let text =
        text.strip_suffix([',', '.', '，', '。', '、', '،', '।']).filter(|_| !cut).unwrap_or(text);
    text.trim_matches(marks)
}

/// Whether the pieces of `text` between brackets and ellipses stand in `print` in order, the first at
/// its start and the last at its end unless something is left out there.
fn holds_pieces(print: &str, text: &str) -> bool {
    let pieces = pieces(text);
    if pieces.len() < 2 {
        return false;
    }
    let last = pieces.len() - 1;
    let mut rest = print;
    for (number, piece) in pieces.iter().enumerate() {
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        let found = match number {
            0 => rest.strip_prefix(piece),
            _ if number == last => rest.strip_suffix(piece).map(|_| ""),
            _ => rest.split_once(piece).map(|(_, after)| after),
        };
        match found {
            Some(after) => rest = after,
            None => return false,
        }
    }
    true
}

/// The text cut at square brackets with what is in them, and at ellipses.
fn pieces(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['[', '…']).into_iter().chain(rest.find("...")).min() {
        let (piece, after) = rest.split_at(at);
        all.push(piece);
        rest = if after.starts_with('[') {
            after.find(']').and_then(|end| after.get(end + 1..)).unwrap_or_default()
        } else {
            after.trim_start_matches(['…', '.'])
        };
    }
    all.push(rest);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_differ() {
        let says = |print: &[&str], text: &str| Printed::new(print).says(text, None);
        assert!(says(&["We came,", "and went."], "We came, and went."));
        assert!(says(&["We came,", "and went."], "We came, and went"));
        assert!(says(&["“We came,”"], "We came"));
        assert!(says(&["We came,"], "“We came,”"));
        assert!(!says(&["We came,", "and went."], "We came and went"));
        assert!(!says(&["We came!"], "We came"));
        assert!(!says(&["We […] came"], "We […] went"));
        assert!(says(&["We […] came"], "We […] came"));
    }

    #[test]
    fn an_edited_text_leaves_out_what_it_marks() {
        let print = Printed::new(&["We came here, and then we went."]);
        let says = |text: &str| print.says(text, Some("en"));
        for text in [
            "We came […] we went",
            "We came … then we went.",
            "[The envoys] came here, and then we went",
            "We came here...",
            "We […] here […] went",
            "We came [to the harbour], and then we went",
        ] {
            assert!(says(text), "{text}");
        }
        for text in [
            "They came […] we went",
            "We came […] they went",
            "We […] then […] here […]",
            "We came",
        ] {
            assert!(!says(text), "{text}");
        }
        for text in [
            "[not a word of it]",
            "We came [not here, and then we went",
            "We [never] came here, and then we went",
        ] {
            assert!(!says(text), "{text}");
        }
    }
}

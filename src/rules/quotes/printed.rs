//! Whether a text is what stands in print, but for what may differ.

use super::alteration::{Alteration, Judge};
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
    /// an edited text, for which there is a judge, brackets and ellipses are written for any words
    /// that do not alter its sense.
    pub(crate) fn says(&self, text: &str, edited: Option<&Judge<'_>>) -> bool {
        let (own, print) = (core(text), core(&self.joined));
        let faithful = |judge| edits::compare(own, print, judge) == Edit::Faithful;
        own == print || edited.is_some_and(faithful)
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
    pub(crate) fn says_quote(&self, quote: &Quote<'_>, judge: &Judge<'_>) -> bool {
        self.says(quote.text.as_str(), (quote.edited == Some(true)).then_some(judge))
    }

    /// How the brackets and ellipses of an edited quote alter the sense of these words.
    pub(crate) fn alteration(&self, quote: &Quote<'_>, judge: &Judge<'_>) -> Option<Alteration> {
        if quote.edited != Some(true) {
            return None;
        }
        let (own, print) = (core(quote.text.as_str()), core(&self.joined));
        edits::compare(own, print, judge).alteration()
    }
}

/// The text without outer marks and one comma or full stop.
fn core(text: &str) -> &str {
    let marks = |c: char| "“”„‟«»‹›「」『』〝〞〟\"＂‘’‚'".contains(c) || c.is_whitespace();
    let text = text.trim_matches(marks);
    let cut = text.ends_with("..");
    let text = text
        .strip_suffix([',', '.', '，', '。', '、', '،', '।', '۔'])
        .filter(|_| !cut)
        .unwrap_or(text);
    text.trim_matches(marks)
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
        let judge = Judge::of_language("en");
        let says = |text: &str| print.says(text, Some(&judge));
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

//! Words that are written like names: with a capital inside a sentence.

use super::endings::AFFIXES;
use super::fold::folded;
use super::tokens::tokens;

/// Where words of a text have a capital that is not that of a sentence or a title. In German all
/// nouns have one. The `context` is the sentence around the text.
pub(super) fn capitals(text: &str, language: &str, context: Option<&str>) -> Vec<(usize, usize)> {
    if language == "de" || language == "lb" {
        return Vec::new();
    }
    let before =
        context.and_then(|context| context.find(text.trim()).and_then(|at| context.get(..at)));
    let mut all = Vec::new();
    let mut is_first = true;
    for token in tokens(text).into_iter().filter(|token| !token.signs) {
        let (Some(word), Some(earlier)) = (text.get(token.at.clone()), text.get(..token.at.start))
        else {
            continue;
        };
        let begins = match before {
            Some(before) if is_first => {
                begins_sentence(if earlier.trim().is_empty() { before } else { earlier })
            }
            _ => begins_sentence(earlier),
        };
        is_first = false;
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        let is_word =
            word.chars().nth(1).is_some() && !AFFIXES.has("apart", language, &folded(word));
        if is_capital && is_word && !begins {
            all.push((token.at.start, token.at.end));
        }
    }
    all
}

/// Whether a sentence begins after that: where there is nothing, after a full stop, and after a mark
/// that opens a quotation.
fn begins_sentence(before: &str) -> bool {
    let rest = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '['));
    let last = rest.chars().next_back();
    last.is_none_or(|last| {
        matches!(last, '.' | '!' | '?' | '…' | ':' | '¿' | '¡' | '“' | '„' | '«' | '"' | '‘' | '—')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'t>(text: &'t str, language: &str, context: Option<&str>) -> Vec<&'t str> {
        capitals(text, language, context).into_iter().map(|(from, to)| &text[from..to]).collect()
    }

    #[test]
    fn capitals_inside_a_sentence_are_names() {
        assert_eq!(
            words("The guild met Venn on Monday. I saw Arda.", "en", None),
            ["Venn", "Arda"]
        );
        assert_eq!(words("Venn", "en", Some("We met Venn.")), ["Venn"]);
        assert!(words("The", "en", Some("The guild met.")).is_empty());
        assert!(words("Venn", "en", None).is_empty());
        assert!(words("said: “We stay", "en", None).is_empty());
        assert!(words("die Zollstelle bleibt", "de", None).is_empty());
        assert_eq!(words("мы видели Венна", "ru", None), ["Венна"]);
        assert!(words("the Prime Minister", "en", None).is_empty());
    }
}

//! What an editor puts into a quotation: brackets and ellipses.

mod marks;
mod parts;
mod signs;

use self::parts::{Part, parts};
pub(super) use marks::{first_mark, is_cut};
pub(super) use signs::Signs;

use super::alteration::{Alteration, Judge};
use crate::grounding::{Word, words};

/// How an edited text differs from the words that it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// It has them all, but for what its brackets and ellipses are written for.
    Faithful,
    /// What its brackets or ellipses are written for has another sense.
    Altered(Alteration),
    /// It has other words.
    Different,
}

impl Edit {
    /// What the quote does that its source does not bear out; none where only its words as a whole
    /// can be compared.
    pub(super) fn alteration(self) -> Option<Alteration> {
        match self {
            Edit::Altered(alteration) => Some(alteration),
            Edit::Faithful | Edit::Different => None,
        }
    }
}

/// The most parts of a text that are compared. No quotation has as many marks of editors.
const PARTS: usize = 256;

/// The longest print, in bytes, that an edited text is compared with: that of the longest `exact`.
const LONGEST: usize = 400_000;

/// How many ways are tried to lay the parts of one text beside its source.
const TRIES: usize = 2_000;

/// Compares a text that has brackets and ellipses with the words that it was made of.
///
/// An ellipsis is written for any number of words, and so is a bracket or a word with a bracketed
/// part. All other words have to be there in the same order; punctuation and typography do not
/// count. Of several ways to read the text the one that alters least is taken.
pub(super) fn compare(text: &str, source: &str, judge: &Judge<'_>) -> Edit {
    if source.len() > LONGEST {
        return Edit::Different;
    }
    let Some(parts) = parts(text).filter(|parts| parts.len() <= PARTS) else {
        return Edit::Different;
    };
    if !parts.iter().any(|part| matches!(part, Part::Words(_))) {
        return Edit::Different;
    }
    let words = words(source);
    let steps = 32 * words.len() + 8_192;
    let judged = 8 * source.len() + 8_192;
    Matching { source, words: &words, parts: &parts, judge, tries: TRIES, steps, judged }.from(0, 0)
}

/// The parts of a text beside the words of its source.
struct Matching<'m, 'r> {
    source: &'m str,
    words: &'m [Word],
    parts: &'m [Part],
    judge: &'m Judge<'r>,
    tries: usize,
    /// How many words may still be looked at.
    steps: usize,
    /// How many bytes may still be judged.
    judged: usize,
}

impl Matching<'_, '_> {
    /// The best way to read the parts from that number on beside the words from that number on.
    fn from(&mut self, part: usize, word: usize) -> Edit {
        match self.parts.get(part) {
            None if word == self.words.len() => Edit::Faithful,
            None => Edit::Different,
            Some(Part::Words(own)) => {
                if self.begins(word, own) {
                    self.from(part + 1, word + own.len())
                } else {
                    Edit::Different
                }
            }
            Some(Part::Gap(put_in)) => self.over(part, word, put_in),
        }
    }

    /// The best way to pass over words with a gap.
    fn over(&mut self, part: usize, from: usize, put_in: &str) -> Edit {
        let mut best = Edit::Different;
        let last = self.words.len();
        for to in from..=last {
            let Some(steps) = self.steps.checked_sub(1).filter(|_| self.tries > 0) else { break };
            self.steps = steps;
            let may_end = match self.parts.get(part + 1) {
                Some(Part::Words(next)) => self.begins(to, next),
                _ => to == last,
            };
            if !may_end {
                continue;
            }
            self.tries -= 1;
            let rest = self.from(part + 1, to);
            if rest == Edit::Different {
                continue;
            }
            let written = self.text(from, to).len() + put_in.len();
            let Some(judged) = self.judged.checked_sub(written) else { break };
            self.judged = judged;
            let here = self.judge.exchanged(self.text(from, to), put_in).map(Edit::Altered);
            let edit = here.unwrap_or(rest);
            if edit == Edit::Faithful {
                return edit;
            }
            if best == Edit::Different {
                best = edit;
            }
        }
        best
    }

    fn begins(&self, at: usize, own: &[String]) -> bool {
        let there = self.words.get(at..at + own.len()).unwrap_or_default();
        there.len() == own.len() && there.iter().map(|word| &word.key).eq(own)
    }

    /// The source from one word up to another, with the marks between.
    fn text(&self, from: usize, to: usize) -> &str {
        let Some(first) = self.words.get(from).filter(|_| from < to) else { return "" };
        let end = self.words.get(to).map_or(self.source.len(), |word| word.at.start);
        self.source.get(first.at.start..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Alteration, Edit, Judge};
    use crate::grounding::sense::Sense;

    fn compare(text: &str, source: &str, language: &str) -> Edit {
        super::compare(text, source, &Judge::of_language(language))
    }

    fn puts_in(word: &str) -> Edit {
        Edit::Altered(Alteration::PutsIn(Sense::Negation, word.to_owned()))
    }

    fn leaves_out(word: &str) -> Edit {
        Edit::Altered(Alteration::LeavesOut(Sense::Negation, word.to_owned()))
    }

    fn hides(number: &str) -> Edit {
        Edit::Altered(Alteration::LeavesOut(Sense::Number, number.to_owned()))
    }

    fn number(own: &str, theirs: &str) -> Edit {
        Edit::Altered(Alteration::Number(own.to_owned(), theirs.to_owned()))
    }

    #[test]
    fn brackets_and_ellipses_are_written_for_words() {
        for (text, words) in [
            ("[W]e will not yield", "Yes, we will not yield"),
            ("[W]e will not yield", "we will not yield"),
            ("We […] stay", "We, as you know, stay"),
            ("We … stay", "We stay"),
            ("We...stay", "We all stay"),
            ("We . . . stay", "We all stay"),
            ("The toll […] stays.", "The toll […] stays"),
            ("We will stay …", "We will stay for years"),
            ("… we stay", "And so we stay"),
            ("We stay [in the harbour]", "We stay here"),
            ("We … stay … here", "We do stay and stay, all, here"),
            ("We will [not] yield", "We will never yield"),
            ("We … stay stay here", "We stay stay stay here"),
        ] {
            assert_eq!(compare(text, words, "en"), Edit::Faithful, "{text}");
        }
    }

    #[test]
    fn other_words_are_different() {
        for (text, words) in [
            ("We … stay", "We go"),
            ("We … go", "We stay and go home"),
            ("And we … stay", "We all stay"),
            ("We … go … stay", "We stay and go"),
            ("We [all stay", "We all stay"),
            ("We all] stay", "We all stay"),
            ("[We [all] stay]", "We all stay"),
            ("[everything]", "We all stay"),
            ("… we stay", "And so we stay here"),
            ("We … stay here", "We stay"),
            ("stay … stay", "stay"),
        ] {
            assert_eq!(compare(text, words, "en"), Edit::Different, "{text}");
        }
    }

    #[test]
    fn a_negation_may_not_be_left_out() {
        assert_eq!(compare("We will … yield", "We will not yield", "en"), leaves_out("not"));
        assert_eq!(compare("We … yield", "We won’t, ever, yield", "en"), leaves_out("won’t"));
        assert_eq!(compare("… we yield", "Never shall we yield", "en"), leaves_out("Never"));
        assert_eq!(compare("… we yield", "Not that we yield", "en"), leaves_out("Not"));
        assert_eq!(compare("We yield …", "We yield to nobody", "en"), leaves_out("nobody"));
        assert_eq!(compare("Nous … cédons", "Nous ne cédons", "fr"), leaves_out("ne"));
        assert_eq!(compare("We will … yield", "We will not yield", "de"), Edit::Faithful);
    }

    #[test]
    fn a_bracket_may_not_turn_a_word_round() {
        for (text, words, language, edit) in [
            ("We are [un]willing to pay", "We are willing to pay", "en", puts_in("unwilling")),
            ("We are [unwilling] to pay", "We are willing to pay", "en", puts_in("unwilling")),
            ("We are [wholly un]willing", "We are willing", "en", puts_in("unwilling")),
            ("It is [in]conclusive", "It is conclusive", "en", puts_in("inconclusive")),
            ("It is [non-]negotiable", "It is negotiable", "en", puts_in("non-negotiable")),
            ("It is [non ]negotiable", "It is negotiable", "en", puts_in("non")),
            ("It is [non] negotiable", "It is negotiable", "en", puts_in("non")),
            ("We [dis]agree", "We agree", "en", puts_in("disagree")),
            ("We would[n’t] pay", "We would pay", "en", puts_in("wouldn’t")),
            ("We can[not] pay", "We can pay", "en", puts_in("cannot")),
            ("We shall [never] pay", "We shall pay", "en", puts_in("never")),
            ("It is harm[less]", "It is harm", "en", puts_in("harmless")),
            ("We are [w]illing to pay", "We are unwilling to pay", "en", leaves_out("unwilling")),
            ("It is … negotiable", "It is, sadly, not negotiable", "en", leaves_out("not")),
            ("Es ist [un]möglich", "Es ist möglich", "de", puts_in("unmöglich")),
            ("Это [не]известно", "Это известно", "ru", puts_in("неизвестно")),
            ("Wij hebben [geen] haast", "Wij hebben haast", "nl", puts_in("geen")),
        ] {
            assert_eq!(compare(text, words, language), edit, "{text}");
        }
        for (text, words) in [
            ("The [UN] envoy is willing", "The envoy is willing"),
            ("We are [all] unwilling", "We are unwilling"),
            ("We are [u]nwilling", "We are unwilling"),
            ("[Unwilling] as we are", "Unwilling as we are"),
            ("They [designed] it", "They signed it"),
        ] {
            assert_eq!(compare(text, words, "en"), Edit::Faithful, "{text}");
        }
    }

    #[test]
    fn a_bracket_may_not_turn_the_meaning_round() {
        let words = "Fourteen metres is our limit, and we will not discuss a fifteenth";
        for (text, edit) in [
            (
                "Fourteen metres is [not] our limit, and we will not discuss a fifteenth",
                puts_in("not"),
            ),
            (
                "Fourteen metres is[ not] our limit, and we will not discuss a fifteenth",
                puts_in("not"),
            ),
            (
                "[Forty] metres is our limit, and we will not discuss a fifteenth",
                number("Forty", "Fourteen"),
            ),
            (
                "Fourteen metres is our limit, and we will [not only] discuss a fifteenth",
                leaves_out("not"),
            ),
            ("[14] metres is our limit, and we will [never] discuss a fifteenth", Edit::Faithful),
            (
                "[A few] metres is our limit, and we will [no longer] discuss a fifteenth",
                hides("Fourteen"),
            ),
        ] {
            assert_eq!(compare(text, words, "en"), edit, "{text}");
        }
        let only = "We will not only pay";
        assert_eq!(compare("We will [not] pay", only, "en"), puts_in("not"));
        assert_eq!(compare("We [do not only] pay", only, "en"), Edit::Faithful);
        let put_in = Alteration::PutsIn(Sense::Modal, "will".to_owned());
        assert_eq!(compare("We [will] pay", "We may pay", "en"), Edit::Altered(put_in));
        assert_eq!(compare("[The guild will] pay", "We’ll pay", "en"), Edit::Faithful);
        assert_eq!(compare("We [cannot] pay", "We can not pay", "en"), Edit::Faithful);
        assert_eq!(compare("[The 15 states] agree", "They agree", "en"), Edit::Faithful);
        let other = number("15", "14");
        assert_eq!(compare("We pay 1[5]", "We pay 14", "en"), other);
        assert_eq!(compare("We pay [1,000]", "We pay 1000", "en"), Edit::Faithful);
        assert_eq!(
            compare("Come [on] Monday, two", "Come to two Mondays, two", "en"),
            Edit::Different
        );
        assert_eq!(compare("Come [on] all", "Come two all", "en"), hides("two"));
        assert_eq!(compare("Come … all", "Come with two of all", "en"), hides("two"));
        assert_eq!(compare("Come […] all", "Come with one of all", "en"), Edit::Faithful);
    }
}

//! Quotations that are true, in every form that a careful contributor gives them.

use super::article::{
    Anchor, Article, Hash, Lines, Quote, anchored, article, fill, record, with_stop,
};
use super::case::{Case, letters};
use super::dice::Dice;
use super::language::{Language, Marks, Template};
use super::sentence::Kind;
use super::spelling::Spelling;

/// What is not only another spelling.
pub(crate) const CLASSES: &[&str] = &[
    "verbatim, exact",
    "verbatim, positions",
    "verbatim, both",
    "verbatim, prefix and suffix",
    "right hash",
    "wrapped lines",
    "word broken at a line end",
    "comma at inner marks",
    "outer comma or stop",
    "text in another spelling than exact",
    "prefix and suffix in another spelling",
    "ellipsis, one anchor",
    "ellipsis, two anchors",
    "bracket for a pronoun",
    "bracket for a first letter",
    "bracket with a name added",
    "split by the reporter",
    "two paragraphs",
    "dialogue dash",
];

/// A case in the making.
struct Maker<'l, 'd> {
    language: &'l Language,
    marks: &'l Marks,
    template: &'l Template,
    dice: &'d mut Dice,
    /// The sentence that is quoted, and others that are.
    taken: Vec<usize>,
    lines: Lines,
    hash: Hash,
}

/// All classes.
pub(crate) fn classes() -> Vec<String> {
    let plain = CLASSES.iter().map(|class| (*class).to_owned());
    let spelled = Spelling::ALL
        .iter()
        .flat_map(|(name, _)| ["record", "source"].map(|place| format!("{name}, in the {place}")));
    plain.chain(spelled).collect()
}

/// A true quotation of that class; none if chance did not lend itself to it.
pub(crate) fn truth(class: &str, language: &Language, dice: &mut Dice) -> Option<Case> {
    let marks = dice.one(&language.marks);
    let template = dice.one(&language.after);
    let taken = vec![dice.below(language.sentences.len())];
    let (lines, hash) = (Lines::Long, Hash::None);
    let mut maker = Maker { language, marks, template, dice, taken, lines, hash };
    let mut case = maker.make(class)?;
    class.clone_into(&mut case.class);
    Some(case)
}

impl Maker<'_, '_> {
    fn whole(&self) -> String {
        self.language.sentences[self.taken[0]].whole()
    }

    fn printed(&self, raw: &str) -> String {
        self.language.printed(raw, self.marks)
    }

    fn around(&mut self, tested: &[String]) -> Article {
        let Maker { language, marks, template, dice, taken, lines, .. } = self;
        article(language, marks, tested, template, taken, *lines, dice)
    }

    /// The article in which these words are quoted.
    fn article(&mut self, quoted: &str) -> Article {
        let paragraph = fill(&self.template.text, self.marks, &[quoted]);
        self.around(&[paragraph])
    }

    fn case(&mut self, article: &Article, text: &str, anchors: Vec<Anchor>, edited: bool) -> Case {
        let speaker = self.template.speaker.clone();
        let quote = Quote { speaker, text: text.to_owned(), anchors, edited };
        let pieces: Vec<String> = article.spans.iter().map(|span| article.slice(*span)).collect();
        Case {
            class: String::new(),
            marks: format!("{} {}", self.marks.open, self.marks.close),
            record: record(self.language, article, &quote, self.hash),
            source: pieces.join(" / "),
            said: quote.text,
        }
    }

    /// Anchors of these words in one of the modes.
    fn anchors(&mut self, article: &Article, words: &[String]) -> Vec<Anchor> {
        let mode = article.mode(words, self.dice);
        let anchor = |(span, words): (&(usize, usize), &String)| match mode {
            0 => Anchor::exact(words),
            1 => Anchor::at(*span),
            _ => Anchor::both(*span, words),
        };
        article.spans.iter().zip(words).map(anchor).collect()
    }

    fn make(&mut self, class: &str) -> Option<Case> {
        match class {
            "verbatim, exact"
            | "verbatim, positions"
            | "verbatim, both"
            | "verbatim, prefix and suffix" => Some(self.verbatim(class)),
            "right hash" => {
                self.hash = Hash::Right;
                Some(self.verbatim("verbatim, both"))
            }
            "wrapped lines" => {
                self.lines = Lines::Wrapped;
                let words = self.printed(&self.whole());
                let article = self.article(&anchored(&words));
                article.slice(article.spans[0]).contains('\n').then_some(())?;
                Some(self.said(&article, &words))
            }
            "word broken at a line end" => self.broken(),
            "comma at inner marks" => self.inner_comma(),
            "outer comma or stop" => Some(self.outer_stop()),
            "text in another spelling than exact" => {
                let words = self.printed(&self.whole());
                let (_, spelling) = *self.dice.one(Spelling::ALL);
                let text = spelling.of(&words, self.language, self.dice)?;
                let article = self.article(&anchored(&words));
                let span = article.spans[0];
                let anchor = if self.dice.in_(2) {
                    Anchor::exact(&words)
                } else {
                    Anchor::both(span, &words)
                };
                Some(self.case(&article, &text, vec![anchor], false))
            }
            "prefix and suffix in another spelling" => self.context(),
            "ellipsis, one anchor" | "ellipsis, two anchors" => self.ellipsis(class),
            "bracket for a pronoun" | "bracket with a name added" => {
                let cut = self.language.sentences[self.taken[0]]
                    .cut(|kind| kind == Kind::Pronoun, self.dice)?;
                let name = match class {
                    "bracket for a pronoun" => format!("[{}]", cut.other),
                    _ if self.language.is_wide() => format!("{}[{}]", cut.part, cut.other),
                    // A particle at the pronoun leaves no place for a name.
                    _ if !cut.after.starts_with(' ') => return None,
                    _ => format!("{} [{}]", cut.part, cut.other),
                };
                let source = self.printed(&cut.whole());
                let text = self.printed(&cut.with(&name));
                let article = self.article(&anchored(&source));
                let anchors = self.anchors(&article, &[source]);
                Some(self.case(&article, &text, anchors, true))
            }
            "bracket for a first letter" => self.first_letter(),
            "split by the reporter" => self.split(),
            "two paragraphs" => self.paragraphs(),
            "dialogue dash" => self.dash(),
            _ => self.spelled(class),
        }
    }

    fn verbatim(&mut self, class: &str) -> Case {
        let words = self.printed(&self.whole());
        let paragraph = fill(&self.template.text, self.marks, &[&anchored(&words)]);
        let paragraph =
            if self.dice.in_(2) { with_stop(&paragraph, self.marks) } else { paragraph };
        let article = self.around(&[paragraph]);
        let span = article.spans[0];
        let found = article.slice(span);
        let anchor = match class {
            "verbatim, exact" => Anchor::exact(&found),
            "verbatim, positions" => Anchor::at(span),
            "verbatim, both" => Anchor::both(span, &found),
            _ => Anchor {
                prefix: Some(article.slice((span.0.saturating_sub(6), span.0))),
                suffix: Some(article.slice((span.1, span.1 + 6))),
                ..Anchor::exact(&found)
            },
        };
        self.case(&article, &words, vec![anchor], false)
    }

    /// These words as the text of the quote, with an anchor that has them or none.
    fn said(&mut self, article: &Article, words: &str) -> Case {
        let anchors = self.anchors(article, &[words.to_owned()]);
        self.case(article, words, anchors, false)
    }

    fn spelled(&mut self, class: &str) -> Option<Case> {
        let (name, place) = class.rsplit_once(", in the ")?;
        let spelling = Spelling::ALL.iter().find(|spelling| spelling.0 == name)?.1;
        let words = self.printed(&self.whole());
        let other = spelling.of(&words, self.language, self.dice)?;
        // Marks within marks of the same form have no reading.
        let outer = |text: &str| text.matches(|c| self.marks.open.contains(c)).count();
        if place == "source" && outer(&other) > outer(&words) {
            return None;
        }
        let (source, said) = if place == "record" { (words, other) } else { (other, words) };
        let article = self.article(&anchored(&source));
        Some(self.said(&article, &said))
    }

    fn broken(&mut self) -> Option<Case> {
        if !self.language.is_cased() {
            return None;
        }
        let words = self.printed(&self.whole());
        let mut parts: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let is_long = |word: &&String| word.chars().filter(|c| c.is_alphabetic()).count() > 7;
        let long = parts.iter().filter(is_long).count();
        let number = self.dice.below(long.max(1));
        let word = parts.iter_mut().filter(|word| is_long(&&**word)).nth(number)?;
        let letters: Vec<char> = word.chars().collect();
        if !letters.iter().take(7).all(|c| c.is_alphabetic()) {
            return None;
        }
        let (front, back) = letters.split_at(3 + self.dice.below(2));
        let hyphen = if self.dice.in_(4) { "\u{AD}\n" } else { "-\n" };
        *word = [front.iter().collect(), hyphen.to_owned(), back.iter().collect()].concat();
        self.lines = Lines::Wrapped;
        let article = self.article(&anchored(&parts.join(" ")));
        Some(self.said(&article, &words))
    }

    /// The comma that belongs to the sentence stands within the inner marks, or outside of them.
    fn inner_comma(&mut self) -> Option<Case> {
        let words = self.printed(&self.whole());
        let comma = [",", "，", "、", "،"]
            .into_iter()
            .find(|comma| words.contains(&format!("{}{comma}", self.marks.inner_close)))?;
        let close = &self.marks.inner_close;
        let other = words.replacen(&format!("{close}{comma}"), &format!("{comma}{close}"), 1);
        let (source, said) = if self.dice.in_(2) { (words, other) } else { (other, words) };
        let article = self.article(&anchored(&source));
        Some(self.said(&article, &said))
    }

    /// The text ends with another mark than the words within the quotation marks.
    fn outer_stop(&mut self) -> Case {
        let words = self.printed(&self.whole());
        let paragraph = fill(&self.template.text, self.marks, &[&anchored(&words)]);
        let paragraph = with_stop(&paragraph, self.marks);
        let article = self.around(&[paragraph]);
        let span = article.spans[0];
        let found = article.slice(span);
        let stop = self.language.stop();
        let text = if found == words || self.dice.in_(2) {
            format!("{words}{stop}")
        } else {
            words.clone()
        };
        let anchor = match self.dice.below(4) {
            0 => Anchor::exact(&words),
            1 => Anchor::at(span),
            2 => Anchor::both(span, &found),
            // The comma or stop behind the marks is taken in.
            _ => {
                let rest: String = article.text.chars().skip(span.1).take(4).collect();
                let next = rest.strip_prefix(self.marks.close.as_str());
                let moved = next.and_then(|rest| rest.chars().next());
                let moved = moved.filter(|c| ",.，。،۔".contains(*c));
                Anchor::exact(&moved.map_or(found, |c| format!("{words}{c}")))
            }
        };
        self.case(&article, &text, vec![anchor], false)
    }

    fn context(&mut self) -> Option<Case> {
        let words = self.printed(&self.whole());
        let article = self.article(&anchored(&words));
        let span = article.spans[0];
        let blanks = |text: String| {
            let marks = ['“', '”', '„', '«', '»', '‘', '’', '‚', '״', '"', '「', '」'];
            let text = text.replace('\u{A0}', " ").replace(' ', "\u{A0}");
            text.replace(marks, if text.contains('"') { "“" } else { "\"" })
        };
        let prefix = article.slice((span.0.saturating_sub(8), span.0));
        let suffix = article.slice((span.1, span.1 + 8));
        let two = ["''", "``", ",,", "<<", ">>", "’’", "‘‘"];
        if two.iter().any(|two| prefix.contains(two) || suffix.contains(two)) {
            return None;
        }
        let (prefix, suffix) = (Some(blanks(prefix)), Some(blanks(suffix)));
        let anchor =
            if self.dice.in_(2) { Anchor::exact(&words) } else { Anchor::both(span, &words) };
        let anchor = Anchor { prefix, suffix, ..anchor };
        Some(self.case(&article, &words, vec![anchor], false))
    }

    fn ellipsis(&mut self, class: &str) -> Option<Case> {
        let cut = self.language.sentences[self.taken[0]]
            .cut(|kind| kind == Kind::Parenthesis, self.dice)?;
        let (before, part, after) =
            (self.printed(&cut.before), self.printed(&cut.part), self.printed(&cut.after));
        let wide = self.language.is_wide();
        let forms: &[&str] =
            if wide { &["……", "…", "[…]"] } else { &["…", "...", "[…]", "[...]"] };
        let form = *self.dice.one(forms);
        let text = if wide {
            format!("{before}{form}{after}")
        } else {
            format!("{before} {form} {after}")
        };
        let joint = self.language.joint();
        let (quoted, words) = if class == "ellipsis, two anchors" {
            (format!("{}{part}{joint}{}", anchored(&before), anchored(&after)), vec![before, after])
        } else {
            let whole = self.printed(&cut.whole());
            (anchored(&whole), vec![whole])
        };
        let article = self.article(&quoted);
        let anchors = self.anchors(&article, &words);
        Some(self.case(&article, &text, anchors, true))
    }

    fn first_letter(&mut self) -> Option<Case> {
        let sentence = &self.language.sentences[self.taken[0]];
        let whole = sentence.whole();
        if !self.language.is_cased() {
            return None;
        }
        let tail = whole.split_once('^').filter(|_| self.dice.in_(2));
        let (before, words) = match tail {
            Some((before, tail)) => {
                (format!("{}{}", self.printed(before), self.language.joint()), self.printed(tail))
            }
            None => (String::new(), self.printed(&whole)),
        };
        let first = words.chars().next()?;
        let starts_with_name =
            sentence.parts.iter().find(|part| !part.text.is_empty())?.kind == Kind::Name;
        // The dotless letters have rules of their own.
        if !first.is_alphabetic() || "iIıİ".contains(first) || (tail.is_none() && starts_with_name)
        {
            return None;
        }
        let other: String = if first.is_uppercase() {
            first.to_lowercase().collect()
        } else {
            first.to_uppercase().collect()
        };
        let text = format!("[{other}]{}", &words[first.len_utf8()..]);
        let article = self.article(&format!("{before}{}", anchored(&words)));
        let anchors = self.anchors(&article, &[words]);
        Some(self.case(&article, &text, anchors, true))
    }

    fn split(&mut self) -> Option<Case> {
        let whole = self.whole();
        let (front, back) = whole.split_once('^')?;
        let front = front.trim_end_matches([' ', '/', ',', '，', '、', '،']);
        let words = [self.printed(front), self.printed(back)];
        self.template = self.dice.one(&self.language.split);
        let pieces = words.clone().map(|piece| anchored(&piece));
        let paragraph = fill(&self.template.text, self.marks, &[&pieces[0], &pieces[1]]);
        let article = self.around(&[paragraph]);
        let anchors = self.anchors(&article, &words);
        let joint = if self.dice.in_(2) { " " } else { self.language.joint() };
        Some(self.case(&article, &words.join(joint), anchors, false))
    }

    fn paragraphs(&mut self) -> Option<Case> {
        let next = self.dice.below(self.language.sentences.len());
        if next == self.taken[0] {
            return None;
        }
        self.taken.push(next);
        self.template = self.dice.one(&self.language.long);
        let stop = self.language.stop();
        let first = format!("{}{stop}", self.printed(&self.whole()));
        let second = self.printed(&self.language.sentences[next].whole());
        let Marks { open, close, .. } = self.marks;
        let joint = self.language.joint();
        let tested = vec![
            format!("{}{joint}{open}{}", self.template.text, anchored(&first)),
            format!("{open}{}{stop}{close}", anchored(&second)),
        ];
        let article = self.around(&tested);
        let words = [first, second];
        let anchors = self.anchors(&article, &words);
        let joint = if self.dice.in_(2) { " " } else { joint };
        Some(self.case(&article, &words.join(joint), anchors, false))
    }

    fn dash(&mut self) -> Option<Case> {
        if self.language.dash.is_empty() {
            return None;
        }
        self.template = self.dice.one(&self.language.dash);
        let words = self.printed(&self.whole());
        let article = self.article(&anchored(&words));
        Some(self.said(&article, &words))
    }
}

/// Whether these words of the source belong to what is quoted.
pub(crate) fn belongs(found: &str, source: &str) -> bool {
    let (found, source) = (letters(found), letters(source));
    !found.is_empty() && (source.contains(&found) || found.contains(&source))
}

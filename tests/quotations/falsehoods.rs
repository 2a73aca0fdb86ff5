//! Quotations that are false, each in one way.

use super::article::{
    Anchor, Article, Hash, Lines, Quote, anchored, article, fill, record, with_stop,
};
use super::case::{Case, letters};
use super::dice::Dice;
use super::language::{Language, Marks, Template};
use super::sentence::{Cut, Kind};

/// Changes of words, in all modes.
pub(crate) const CHANGES: &[&str] = &[
    "another word",
    "word dropped",
    "word added",
    "words swapped",
    "halves swapped",
    "negation dropped",
    "negation added",
    "denial dropped",
    "denial turned round",
    "number in digits",
    "number in words",
    "scale of a number",
    "unit of a number",
    "modal changed",
    "name changed",
    "stands nowhere",
    "homoglyph",
    "case",
];

/// Where the false words are.
pub(crate) const MODES: &[&str] = &["exact", "positions", "both", "text", "text, edited"];

/// Everything else.
pub(crate) const OTHERS: &[&str] = &[
    "gap",
    "gap, edited",
    "gap over a negation",
    "gap over a negation, edited",
    "ellipsis over a negation, one anchor",
    "ellipsis over a negation, two anchors",
    "ellipsis over a denial, one anchor",
    "ellipsis over a denial, two anchors",
    "ellipsis over a number, one anchor",
    "ellipsis over a number, two anchors",
    "ellipsis over a modal, one anchor",
    "ellipsis over a modal, two anchors",
    "bracket with another number",
    "bracket with another name",
    "bracket without the negation",
    "bracket with a negation",
    "front cut after a negation",
    "front cut after a denial",
    "end cut before a condition",
    "two speakers, one paragraph",
    "two speakers, two paragraphs",
    "two speakers, ellipsis",
    "edited without a sign",
    "place of another quotation, both",
    "place of another quotation, positions",
];

/// A case in the making.
struct Maker<'l, 'd> {
    language: &'l Language,
    marks: &'l Marks,
    template: &'l Template,
    dice: &'d mut Dice,
    /// The sentences that are used.
    taken: Vec<usize>,
}

/// A false quotation of that class; none if chance did not lend itself to it.
pub(crate) fn falsehood(
    class: &str,
    mode: &str,
    language: &Language,
    dice: &mut Dice,
) -> Option<Case> {
    let marks = dice.one(&language.marks);
    let template = dice.one(&language.after);
    let taken = vec![dice.below(language.sentences.len())];
    let mut maker = Maker { language, marks, template, dice, taken };
    let mut case = if mode.is_empty() { maker.other(class)? } else { maker.change(class, mode)? };
    let of_class = if mode.is_empty() { class.to_owned() } else { format!("{class} ({mode})") };
    // What an invented hash hides is counted by mode.
    let of_hash = if mode.is_empty() { class } else { mode };
    case.class += if case.class.is_empty() { &of_class } else { of_hash };
    Some(case)
}

/// A false quotation with this many words left out between two anchors.
pub(crate) fn omission(words: usize, language: &Language, dice: &mut Dice) -> Option<Case> {
    let marks = dice.one(&language.marks);
    let template = dice.one(&language.after);
    let taken = vec![dice.below(language.sentences.len())];
    let edited = dice.in_(2);
    let mut maker = Maker { language, marks, template, dice, taken };
    let pieces = maker.gap(words)?;
    let mut case = maker.gapped(&pieces, edited);
    let edited = if edited { ", edited" } else { "" };
    case.class = format!("{}{words:2} words left out{edited}", case.class);
    Some(case)
}

impl Maker<'_, '_> {
    fn whole(&self) -> String {
        self.language.sentences[self.taken[0]].whole()
    }

    fn cut(&mut self, is: impl Fn(Kind) -> bool) -> Option<Cut> {
        self.language.sentences[self.taken[0]].cut(is, self.dice)
    }

    fn printed(&self, raw: &str) -> String {
        self.language.printed(raw, self.marks)
    }

    /// What joins two anchors in the text of a quote.
    fn joint(&mut self) -> &'static str {
        if self.dice.in_(2) { " " } else { self.language.joint() }
    }

    fn hash(&mut self) -> Hash {
        if self.dice.in_(8) { Hash::Invented } else { Hash::None }
    }

    /// The article in which these words are quoted, with anchors in them.
    fn article(&mut self, quoted: &str) -> Article {
        let mut paragraph = fill(&self.template.text, self.marks, &[quoted]);
        if self.dice.in_(2) {
            paragraph = with_stop(&paragraph, self.marks);
        }
        self.around(&[paragraph])
    }

    fn around(&mut self, tested: &[String]) -> Article {
        let lines = if self.dice.in_(6) { Lines::Wrapped } else { Lines::Long };
        let Maker { language, marks, template, dice, taken } = self;
        article(language, marks, tested, template, taken, lines, dice)
    }

    fn case(&mut self, article: &Article, source: &str, quote: Quote) -> Case {
        let hash = self.hash();
        self.case_of(article, source, quote, hash)
    }

    fn case_of(&self, article: &Article, source: &str, quote: Quote, hash: Hash) -> Case {
        Case {
            class: (if hash == Hash::Invented { "invented hash: " } else { "" }).to_owned(),
            marks: format!("{} {}", self.marks.open, self.marks.close),
            record: record(self.language, article, &quote, hash),
            source: source.to_owned(),
            said: quote.text,
        }
    }

    fn quote(&self, text: String, anchors: Vec<Anchor>, edited: bool) -> Quote {
        Quote { speaker: self.template.speaker.clone(), text, anchors, edited }
    }

    /// What the source has and what the record makes of it, as in the data.
    fn changed(&mut self, class: &str) -> Option<(String, String)> {
        let whole = self.whole();
        let mut words = self.language.words_of(&whole.replace('^', ""));
        let inner = 1 + self.dice.below(words.len().checked_sub(2).filter(|count| *count > 0)?);
        let turned = |cut: Cut| (cut.whole(), cut.with(&cut.other));
        let claim = match class {
            "another word" => {
                let other = self.dice.one(&self.language.words).clone();
                let word = letters(&words[inner]);
                if word.is_empty() || words[inner].contains(['‹', '›']) {
                    return None;
                }
                words[inner] = words[inner].replacen(&word, &other, 1);
                self.language.join(&words)
            }
            "word dropped" => {
                if letters(&words.remove(inner)).is_empty() {
                    return None;
                }
                self.language.join(&words)
            }
            "word added" => {
                words.insert(inner, self.dice.one(&self.language.added).clone());
                self.language.join(&words)
            }
            "words swapped" => {
                words.swap(inner, inner - 1);
                self.language.join(&words)
            }
            "halves swapped" => {
                words.rotate_left(inner);
                self.language.join(&words)
            }
            "negation dropped" => return self.cut(|kind| kind == Kind::Negation).map(turned),
            "negation added" => {
                return self.cut(|kind| kind == Kind::Negation).map(Cut::turned).map(turned);
            }
            "denial dropped" => {
                let cut = self.cut(|kind| kind == Kind::Denial)?;
                cut.with("")
            }
            "denial turned round" => {
                let cut = self.cut(|kind| kind == Kind::Denial)?;
                let cut = if self.dice.in_(2) { cut.turned() } else { cut };
                return Some(turned(cut));
            }
            "number in digits" => return self.cut(|kind| kind == Kind::Digits).map(turned),
            "number in words" => return self.cut(|kind| kind == Kind::Words).map(turned),
            "scale of a number" => return self.cut(|kind| kind == Kind::Scale).map(turned),
            "unit of a number" => return self.cut(|kind| kind == Kind::Unit).map(turned),
            "modal changed" => return self.cut(Kind::is_modal).map(turned),
            "name changed" => return self.cut(|kind| kind == Kind::Name).map(turned),
            "stands nowhere" => {
                let other = self.dice.below(self.language.sentences.len());
                if other == self.taken[0] {
                    return None;
                }
                self.taken.push(other);
                self.language.sentences[other].whole()
            }
            "homoglyph" => {
                let alike: Vec<(usize, String)> = (0..words.len())
                    .flat_map(|at| self.homoglyphs(&words[at]).map(move |word| (at, word)))
                    .collect();
                let (at, word) = alike.get(self.dice.below(alike.len().max(1)))?;
                words[*at].clone_from(word);
                self.language.join(&words)
            }
            "case" => {
                words[inner] = self.other_case(&words[inner])?;
                self.language.join(&words)
            }
            _ => panic!("{class}"),
        };
        Some((whole, claim))
    }

    /// A word with a letter of another script that looks alike, in every such way.
    fn homoglyphs(&self, word: &str) -> impl Iterator<Item = String> {
        let latin: &[(char, char)] =
            &[('a', 'а'), ('e', 'е'), ('o', 'о'), ('p', 'р'), ('c', 'с'), ('x', 'х'), ('i', 'і')];
        let wide: &[(char, char)] = &[('口', 'ロ'), ('カ', '力'), ('ロ', '口'), ('二', 'ニ')];
        let (pairs, back) = match self.language.tag {
            "ru" | "uk" => (latin, true),
            "zh" | "ja" => (wide, false),
            _ => (latin, false),
        };
        let word = word.to_owned();
        pairs.iter().filter_map(move |pair| {
            let (from, to) = if back { (pair.1, pair.0) } else { *pair };
            word.contains(from).then(|| word.replacen(from, &to.to_string(), 1))
        })
    }

    fn other_case(&mut self, word: &str) -> Option<String> {
        let dotted = |c: char| "iIıİß‹›".contains(c);
        if !self.language.is_cased() || word.contains(dotted) {
            return None;
        }
        let first = word.chars().next()?;
        let flipped: String = if first.is_uppercase() {
            first.to_lowercase().collect()
        } else {
            first.to_uppercase().collect()
        };
        let new = if self.dice.in_(2) {
            format!("{flipped}{}", &word[first.len_utf8()..])
        } else {
            word.to_uppercase()
        };
        (new != word).then_some(new)
    }

    fn change(&mut self, class: &str, mode: &str) -> Option<Case> {
        let (source, claim) = self.changed(class)?;
        let (source, claim) = (self.printed(&source), self.printed(&claim));
        if letters(&source).contains(&letters(&claim)) {
            return None;
        }
        let article = self.article(&anchored(&source));
        let span = article.spans[0];
        let found = self.clean(&article.slice(span));
        let (text, anchor, edited) = match mode {
            "exact" => (claim.clone(), Anchor::exact(&claim), false),
            "positions" => (claim.clone(), Anchor::at(span), false),
            "both" => (claim.clone(), Anchor::both(span, &claim), false),
            "text" if self.dice.in_(2) => (claim.clone(), Anchor::both(span, &found), false),
            "text" => (claim.clone(), Anchor::exact(&found), false),
            _ => (claim.clone(), Anchor::exact(&found), true),
        };
        let quote = self.quote(text, vec![anchor], edited);
        Some(self.case(&article, &source, quote))
    }

    /// Words of the source in one line.
    fn clean(&self, words: &str) -> String {
        words.replace('\n', self.language.joint())
    }

    /// Cuts the sentence around so many words.
    fn gap(&mut self, count: usize) -> Option<Vec<String>> {
        let words = self.language.words_of(&self.whole().replace('^', ""));
        let free = words.len().checked_sub(count + 1)?;
        if free == 0 {
            return None;
        }
        let from = 1 + self.dice.below(free);
        let join = |words: &[String]| self.language.join(words);
        let gap = join(&words[from..from + count]);
        let is_word = !letters(&gap).is_empty();
        let pieces = vec![join(&words[..from]), gap, join(&words[from + count..])];
        let marks = |piece: &String| piece.matches(['‹', '›']).count() % 2 == 1;
        (is_word && !pieces.iter().any(marks)).then_some(pieces)
    }

    /// A quotation of every other piece, without a sign of what is left out.
    fn gapped(&mut self, pieces: &[String], edited: bool) -> Case {
        let separator = self.language.separator().to_string();
        let whole = self.printed(&pieces.join(&separator));
        let kept: Vec<String> = pieces.iter().step_by(2).map(|piece| self.printed(piece)).collect();
        let quoted: Vec<String> = (0..pieces.len())
            .map(|at| {
                let piece = self.printed(&pieces[at]);
                if at % 2 == 0 { anchored(&piece) } else { piece }
            })
            .collect();
        let article = self.article(&quoted.join(self.language.joint()));
        let anchors = self.anchors(&article, &kept);
        let text = kept.join(self.joint());
        let quote = self.quote(text, anchors, edited);
        self.case(&article, &whole, quote)
    }

    /// Anchors of these words in one of the modes. Words that are there twice have their positions,
    /// lest that alone be an error.
    fn anchors(&mut self, article: &Article, words: &[String]) -> Vec<Anchor> {
        let mode = article.mode(words, self.dice);
        let anchor = |(span, words): (&(usize, usize), &String)| match mode {
            0 => Anchor::exact(words),
            1 => Anchor::at(*span),
            _ => Anchor::both(*span, &article.slice(*span)),
        };
        article.spans.iter().zip(words).map(anchor).collect()
    }

    /// The sentence with pieces left out so that its negation is gone; none where that takes other
    /// words.
    fn without_negation(&mut self) -> Option<Vec<String>> {
        let cut = self.cut(|kind| kind == Kind::Negation)?;
        let (long, short) = (self.language.words_of(&cut.part), self.language.words_of(&cut.other));
        let mut rest = short.iter().peekable();
        let mut pieces = self.language.words_of(&cut.before);
        // Which words are kept, in runs.
        let mut runs: Vec<(bool, Vec<String>)> = vec![(true, std::mem::take(&mut pieces))];
        let mut add = |keep: bool, word: String| match runs.last_mut() {
            Some((kept, run)) if *kept == keep => run.push(word),
            _ => runs.push((keep, vec![word])),
        };
        for word in long {
            let keep = rest.next_if(|next| **next == word).is_some();
            add(keep, word);
        }
        if rest.next().is_some() {
            return None;
        }
        for word in self.language.words_of(&cut.after.replace('^', "")) {
            add(true, word);
        }
        let is_cut = runs.len() > 2 && !runs[0].1.is_empty() && runs.len() % 2 == 1;
        is_cut.then(|| runs.iter().map(|(_, run)| self.language.join(run)).collect())
    }

    fn other(&mut self, class: &str) -> Option<Case> {
        match class {
            "gap" | "gap, edited" => {
                let count = 1 + self.dice.below(10);
                let pieces = self.gap(count)?;
                Some(self.gapped(&pieces, class != "gap"))
            }
            "gap over a negation" | "gap over a negation, edited" => {
                let pieces = self.without_negation()?;
                Some(self.gapped(&pieces, class != "gap over a negation"))
            }
            "bracket with another number" => {
                let cut = self.cut(Kind::is_number)?;
                self.bracket(&cut)
            }
            "bracket with another name" => {
                let cut = self.cut(|kind| kind == Kind::Name)?;
                self.bracket(&cut)
            }
            "bracket without the negation" => {
                let cut = self.cut(|kind| kind == Kind::Negation)?;
                self.bracket(&cut)
            }
            "bracket with a negation" => {
                let cut = self.cut(|kind| kind == Kind::Negation)?.turned();
                self.bracket(&cut)
            }
            "front cut after a negation" => self.front_cut_negation(),
            "front cut after a denial" => {
                let cut = self.cut(|kind| kind == Kind::Front)?;
                self.part_of(&format!("{}{}", cut.before, cut.part), &cut.after, "")
            }
            "end cut before a condition" => {
                let cut = self.cut(|kind| kind == Kind::Condition)?;
                self.part_of("", &cut.before, &format!("{}{}", cut.part, cut.after))
            }
            "two speakers, one paragraph" => self.joined(" ", false),
            "two speakers, two paragraphs" => self.joined("\n", false),
            "two speakers, ellipsis" => self.joined(" ", true),
            "edited without a sign" => {
                let source = self.printed(&self.whole());
                let article = self.article(&anchored(&source));
                let anchors = self.anchors(&article, std::slice::from_ref(&source));
                let quote = self.quote(source.clone(), anchors, true);
                Some(self.case(&article, &source, quote))
            }
            "place of another quotation, both" | "place of another quotation, positions" => {
                let source = self.printed(&self.whole());
                let article = self.article(&anchored(&source));
                let place = article.others.first()?.1;
                let anchor = if class.ends_with("both") {
                    Anchor::both(place, &source)
                } else {
                    Anchor::at(place)
                };
                let quote = self.quote(source.clone(), vec![anchor], false);
                // Beside an invented hash all positions are those of another text: the error about the
                // hash is the one about them, and the words themselves are true.
                Some(self.case_of(&article, &source, quote, Hash::None))
            }
            _ => self.ellipsis(class),
        }
    }

    fn ellipsis(&mut self, class: &str) -> Option<Case> {
        let what = class.strip_prefix("ellipsis over a ")?;
        let (what, anchors) = what.split_once(", ")?;
        let cut = match what {
            "negation" => {
                // Only what negates, where that is in one piece.
                match self.without_negation() {
                    Some(pieces) if pieces.len() == 3 => {
                        let separator = self.language.separator();
                        Cut {
                            before: format!("{}{separator}", pieces[0]),
                            part: pieces[1].clone(),
                            other: String::new(),
                            after: format!("{separator}{}", pieces[2]),
                        }
                    }
                    _ => self.cut(|kind| kind == Kind::Negation)?,
                }
            }
            "denial" => self.cut(|kind| kind == Kind::Denial)?,
            "number" => self.cut(Kind::is_number)?,
            "modal" => self.cut(|kind| kind == Kind::ModalBefore)?,
            _ => panic!("{class}"),
        };
        let forms: &[&str] = if self.language.is_wide() {
            &["……", "…", "[…]"]
        } else {
            &["…", "...", "[…]", "[...]"]
        };
        let form = *self.dice.one(forms);
        let words = |raw: &str| self.printed(raw);
        let (before, after) = (words(&cut.before), words(&cut.after));
        let both = !letters(&before).is_empty() && !letters(&after).is_empty();
        let text = format!("{before} {form} {after}").replace(" ,", ",").replace(" ،", "،");
        let text = if self.language.is_wide() { text.replace(' ', "") } else { text };
        let whole = words(&cut.whole());
        let joint = self.language.joint();
        let (article, kept) = if anchors == "two anchors" {
            if !both {
                return None;
            }
            let part = words(&cut.part);
            // What is not separated in the sentence is not here.
            let join = |raw: &str, on: bool| if on && raw.ends_with(' ') { joint } else { "" };
            let quoted = format!(
                "{}{}{part}{}{}",
                anchored(&before),
                join(&cut.before, true),
                join(&cut.after.chars().take(1).collect::<String>(), true),
                anchored(&after)
            );
            (self.article(&quoted), vec![before, after])
        } else {
            (self.article(&anchored(&whole)), vec![whole.clone()])
        };
        let anchors = self.anchors(&article, &kept);
        let quote = self.quote(text.trim().to_owned(), anchors, true);
        Some(self.case(&article, &whole, quote))
    }

    fn bracket(&mut self, cut: &Cut) -> Option<Case> {
        let source = self.printed(&cut.whole());
        let text = self.printed(&cut.with(&format!("[{}]", cut.other)));
        if cut.other.is_empty() {
            return None;
        }
        let article = self.article(&anchored(&source));
        let anchors = self.anchors(&article, std::slice::from_ref(&source));
        let quote = self.quote(text, anchors, true);
        Some(self.case(&article, &source, quote))
    }

    fn front_cut_negation(&mut self) -> Option<Case> {
        let separator = self.language.separator();
        if let Some(pieces) = self.without_negation() {
            let [before, gap, after] = &pieces[..] else { return None };
            let before = format!("{before}{separator}{gap}{separator}");
            return self.part_of(&before, after, "");
        }
        let cut = self.cut(|kind| kind == Kind::Negation)?;
        if !letters(&cut.before).is_empty() {
            return None;
        }
        self.part_of(&cut.part, &cut.after, "")
    }

    /// A quotation of a part of a sentence in one of the modes.
    fn part_of(&mut self, before: &str, part: &str, after: &str) -> Option<Case> {
        let whole = self.printed(&format!("{before}{part}{after}"));
        let part = self.printed(part);
        let at = whole.find(&part)?;
        if self.language.words_of(&part).is_empty() || part.chars().count() < 4 {
            return None;
        }
        let quoted = format!("{}{}{}", &whole[..at], anchored(&part), &whole[at + part.len()..]);
        let article = self.article(&quoted);
        let anchors = self.anchors(&article, std::slice::from_ref(&part));
        let quote = self.quote(part, anchors, false);
        Some(self.case(&article, &whole, quote))
    }

    /// A quotation and the next one, by somebody else, as one.
    fn joined(&mut self, between: &str, edited: bool) -> Option<Case> {
        let next = self.dice.below(self.language.sentences.len());
        if next == self.taken[0] {
            return None;
        }
        self.taken.push(next);
        let first = self.printed(&self.whole());
        let second = self.printed(&self.language.sentences[next].whole());
        let speaker = self.template.speaker.clone();
        let other = self.language.template_of_other(&speaker, self.dice);
        let one = fill(&self.template.text, self.marks, &[&anchored(&first)]);
        let two = fill(&other.text, self.marks, &[&anchored(&second)]);
        let tested = if between == " " {
            vec![format!("{one}{}{two}", self.language.joint())]
        } else {
            vec![one, two]
        };
        let article = self.around(&tested);
        let words = [first, second];
        let anchors = self.anchors(&article, &words);
        let source = format!("{} / {}", words[0], words[1]);
        let joint = if edited { " … " } else { self.joint() };
        let quote = self.quote(words.join(joint), anchors, edited);
        Some(self.case(&article, &source, quote))
    }
}

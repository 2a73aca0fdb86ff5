//! Who speaks, by the reporter's clause right beside a quotation.
//!
//! Only the plainest clauses are read: a name and a verb of saying side by side, at the start of the
//! clause, with nothing but titles between them. What is any other way says nothing.

use std::sync::LazyLock;

use unicode_script::Script;

use crate::grounding::sense;
use crate::rules::naming::table::Table;
use crate::rules::naming::{AFFIXES, Known, Mention, folded, words_of};

/// Words that may be beside the name of a speaker.
static TITLES: LazyLock<Table> = LazyLock::new(|| Table::new(include_str!("titles.tsv")));

/// A clause is read as far as so many bytes from the marks.
const CLAUSE: usize = 240;

/// So many words may be between a verb and the marks that follow.
const BETWEEN: usize = 2;

/// A quotation, and what is beside its marks in the same paragraph.
pub(super) struct Beside<'t> {
    pub before: &'t str,
    /// With its marks.
    pub quotation: &'t str,
    pub after: &'t str,
    pub language: &'t str,
}

impl Beside<'_> {
    /// The person who speaks, if the clause before or the one after the marks is plain, and no other
    /// person is named in either.
    pub(super) fn speaker(&self, known: &Known) -> Option<u32> {
        self.plain(known).map(|(speaker, _)| speaker)
    }

    /// The script in which the one who speaks is named.
    pub(super) fn script(&self, known: &Known) -> Option<Script> {
        self.plain(known).map(|(_, script)| script)
    }

    /// Whether a clause beside the marks may tell who speaks, and has nothing of this kind in it.
    pub(super) fn may_tell(&self, is_there: impl Fn(&str) -> bool) -> bool {
        let clauses = [clause_before(self.before), clause_after(self.quotation, self.after)];
        let mut clauses = clauses.into_iter().flatten().peekable();
        !is_nested(self.quotation) && clauses.peek().is_some() && !clauses.any(is_there)
    }

    /// Whether a clause beside the marks has something of this kind in it.
    pub(super) fn has_clause(&self, is_there: impl Fn(&str) -> bool) -> bool {
        let clauses = [clause_before(self.before), clause_after(self.quotation, self.after)];
        clauses.into_iter().flatten().any(is_there)
    }

    fn plain(&self, known: &Known) -> Option<(u32, Script)> {
        if is_nested(self.quotation) {
            return None;
        }
        let before = clause_before(self.before).map(|text| Clause::new(text, self.language, known));
        let after = clause_after(self.quotation, self.after)
            .map(|text| Clause::new(text, self.language, known));
        let all = [&before, &after].into_iter().flatten();
        let mut persons = all.flat_map(|clause| clause.persons(known));
        let first = persons.next()?;
        let one = match first {
            Some(one) if persons.all(|other| other == Some(one)) => one,
            _ => return None,
        };
        let told = |clause: &Option<Clause<'_>>, is_before| {
            clause.as_ref().and_then(|clause| clause.told(is_before, after.as_ref()))
        };
        let script = told(&before, true).or_else(|| told(&after, false))?;
        Some((one, script))
    }
}

/// How many characters are looked through for the end of a sentence.
const LOOKED: usize = 4 * CLAUSE;

/// The longest quotation, in bytes, of which the clause beside it may name the speaker.
const LONGEST: usize = 1 << 14;

/// What is before the marks, from the start of the sentence on.
fn clause_before(text: &str) -> Option<&str> {
    let end = text.char_indices().rev().take(LOOKED).find(|(_, c)| is_end(*c));
    if end.is_none() && text.len() > LOOKED {
        return None;
    }
    let start = end.map_or(0, |(at, c)| at + c.len_utf8());
    let clause = text.get(start..)?.trim();
    (!clause.is_empty() && clause.len() <= CLAUSE).then_some(clause)
}

/// What is after the marks, up to the end of the sentence, if the quotation does not end one.
fn clause_after<'t>(quotation: &str, text: &'t str) -> Option<&'t str> {
    let last = quotation.chars().rev().nth(1)?;
    if matches!(last, '.' | '。' | '．' | '।' | '۔') {
        return None;
    }
    let end = text.char_indices().take(LOOKED).find(|(_, c)| is_end(*c));
    if end.is_none() && text.len() > LOOKED {
        return None;
    }
    let end = end.map_or(text.len(), |(at, _)| at);
    let clause = text.get(..end)?.trim();
    (!clause.is_empty() && clause.len() <= CLAUSE).then_some(clause)
}

/// Whether somebody else is quoted within a quotation.
fn is_nested(quotation: &str) -> bool {
    if quotation.len() > LONGEST {
        return true;
    }
    let inner = quotation.chars().skip(1);
    let count = quotation.chars().count().saturating_sub(2);
    inner.take(count).any(|c| {
        matches!(c, '‘' | '‚' | '“' | '”' | '„' | '«' | '»' | '‹' | '"' | '「' | '『' | '《')
    })
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।' | '۔' | ';' | '；' | '\n' | '…')
}

/// A clause beside a quotation.
struct Clause<'t> {
    text: &'t str,
    language: &'t str,
    mentions: Vec<Mention>,
}

impl<'t> Clause<'t> {
    fn new(text: &'t str, language: &'t str, known: &Known) -> Self {
        Clause { text, language, mentions: known.mentions(text, language) }
    }

    /// The persons who are named; none in place of those who share a name.
    fn persons(&self, known: &Known) -> impl Iterator<Item = Option<u32>> {
        self.mentions.iter().filter_map(|mention| {
            let mut persons =
                mention.actors.iter().copied().filter(|actor| known.is_person(*actor));
            let first = persons.next();
            let alone = persons.next().is_none() && !mention.more;
            (first.is_some() || mention.more).then_some(first.filter(|_| alone))
        })
    }

    /// The script of the only name of a person, if the clause says plainly that this one speaks.
    fn told(&self, before: bool, last: Option<&Self>) -> Option<Script> {
        let mention = self.mentions.iter().rfind(|mention| mention.sure)?;
        let (ahead, rest) = (self.text.get(..mention.at.start)?, self.text.get(mention.at.end..)?);
        let name = self.text.get(mention.at.clone())?;
        let last = last.map_or("", |clause| clause.text);
        let plain = match self.language {
            "zh" => chinese(ahead, rest, before),
            "ja" => before && japanese(ahead, rest, last),
            "ko" => before && korean(ahead, name, rest, last),
            _ if !mention.bare => false,
            "tr" if before => self.turkish(ahead, rest, last),
            _ => self.with_blanks(ahead, rest, before),
        };
        plain.then_some(mention.script)
    }

    fn is_verb(&self, word: &str) -> bool {
        sense::is_saying(word, self.language)
    }

    fn are_titles(&self, words: &[&str]) -> bool {
        words.iter().all(|word| TITLES.has("title", self.language, &folded(word)))
    }

    /// A verb and a name side by side, with titles before, between and after them.
    fn with_blanks(&self, ahead: &str, rest: &str, before: bool) -> bool {
        let (ahead, after) = (words_of(ahead), words_of(rest));
        let verb = ahead.iter().position(|word| self.is_verb(word));
        let (name_first, tail) = if let Some(verb) = verb {
            let (titles, more) = ahead.split_at(verb);
            let plain = self.are_titles(titles) && self.are_titles(more.get(1..).unwrap_or(&[]));
            if !plain {
                return false;
            }
            (false, &after[..])
        } else {
            let verb = after.iter().position(|word| self.is_verb(word));
            let Some(verb) = verb.filter(|_| self.are_titles(&ahead)) else { return false };
            let (titles, more) = after.split_at(verb);
            if !self.are_titles(titles) || is_apposition(rest) && titles.is_empty() {
                return false;
            }
            (true, more.get(1..).unwrap_or(&[]))
        };
        if before {
            return tail.len() <= BETWEEN && !tail.iter().any(|word| self.is_verb(word));
        }
        name_first || self.is_clean(rest, tail)
    }

    /// Whether nothing right after the name makes somebody else the speaker.
    fn is_clean(&self, rest: &str, tail: &[&str]) -> bool {
        let Some(next) = rest.trim_start().chars().next() else { return true };
        if !next.is_alphanumeric() {
            return !matches!(next, '-' | '’' | '\'');
        }
        !next.is_uppercase()
            && tail.first().is_none_or(|word| !TITLES.has("other", self.language, &folded(word)))
    }

    /// "Venn, “…” dedi": the name before the marks and the verb after them.
    fn turkish(&self, ahead: &str, rest: &str, last: &str) -> bool {
        let verb = words_of(last).first().is_some_and(|word| self.is_verb(word));
        (verb && self.are_titles(&words_of(ahead)) && words_of(rest).is_empty())
            || self.with_blanks(ahead, rest, true)
    }
}

/// Whether a comma parts a name from its verb.
fn is_apposition(rest: &str) -> bool {
    rest.trim_start().starts_with([',', '،'])
}

fn chinese(ahead: &str, rest: &str, before: bool) -> bool {
    let ahead =
        ahead.trim_end_matches(|c: char| c.is_whitespace()).trim_start_matches(['，', ',', ' ']);
    let ends = |title: &&'static str| ahead.ends_with(*title);
    let titled = AFFIXES.list("title", "zh").is_some_and(|list| list.iter().any(ends));
    let plain = ahead.is_empty()
        || ahead.ends_with(['，', '、'])
        || titled && !ahead.contains(['对', '向', '和', '与', '跟', '對', '與']);
    let skipped = AFFIXES.prefix("title", "zh", rest).unwrap_or(0);
    let Some(rest) = rest.get(skipped..) else { return false };
    let Some(verb) = sense::saying_at_start(rest, "zh") else { return false };
    let tail = rest.get(verb..).unwrap_or_default();
    let tail =
        tail.trim_matches(|c: char| matches!(c, '：' | ':' | '，' | ',' | '道' | ' ' | '了'));
    plain && tail.is_empty() && (before || !ahead.ends_with('，'))
}

/// "Name は「…」と述べた".
fn japanese(ahead: &str, rest: &str, last: &str) -> bool {
    let skipped = AFFIXES.prefix("title", "ja", rest).unwrap_or(0);
    let rest = rest.get(skipped..).unwrap_or_default();
    let particle = rest.strip_prefix('は').or_else(|| rest.strip_prefix('が'));
    let plain = particle.is_some_and(|rest| rest.trim_matches(['、', '，', ' ']).is_empty());
    let begins =
        ahead.trim().is_empty() || ahead.ends_with(['の', '、']) || titled_in_japanese(ahead);
    let says = ["述べ", "語", "話", "言", "強調", "主張", "発言", "指摘", "説明", "表明", "答え"];
    let verb =
        last.strip_prefix('と').is_some_and(|rest| says.iter().any(|says| rest.starts_with(says)));
    plain && begins && verb && !ahead.contains('と')
}

fn titled_in_japanese(ahead: &str) -> bool {
    AFFIXES.list("title", "ja").is_some_and(|list| list.iter().any(|title| ahead.ends_with(title)))
}

/// "Name 장관은 “…”라고 말했다".
fn korean(ahead: &str, name: &str, rest: &str, last: &str) -> bool {
    let topic = |word: &str| word.ends_with(['은', '는', '이', '가']);
    let rest = rest.trim().trim_end_matches(',');
    let plain = if rest.is_empty() {
        topic(name)
    } else {
        let skipped = AFFIXES.prefix("title", "ko", rest);
        let particle = skipped.and_then(|end| rest.get(end..));
        particle.is_some_and(|rest| rest.chars().count() == 1 && topic(rest))
    };
    let titles = ahead.split_whitespace().all(|word| AFFIXES.has("title", "ko", word));
    let verb = ["라고", "이라고", "고"].iter().find_map(|end| last.strip_prefix(end));
    let says = ["말", "밝", "강조", "전", "주장", "덧붙", "답", "설명"];
    let verb = verb.is_some_and(|rest| says.iter().any(|says| rest.trim_start().starts_with(says)));
    plain && titles && verb
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Record;
    use crate::rules::naming::tests::{TAMERIL, VENN, record};

    fn speaks(language: &str, text: &str) -> Option<u32> {
        let json = record(&[VENN, TAMERIL]);
        let record: Record<'_> = serde_json::from_str(&json).unwrap();
        let (before, rest) = text.split_once('“').unwrap();
        let (inner, after) = rest.split_once('”').unwrap();
        let quotation = format!("“{inner}”");
        let beside = Beside { before, quotation: &quotation, after, language };
        beside.speaker(&Known::new(&record))
    }

    #[test]
    fn plain_clauses_say_who_speaks() {
        for (language, text) in [
            ("en", "“We stay,” Tameril said."),
            ("en", "“We stay,” said Minister Osk Tameril."),
            ("en", "Tameril said: “We stay.”"),
            ("de", "“Wir bleiben”, sagte Tameril."),
            ("fr", "“Nous restons”, a déclaré le ministre Tameril."),
            ("es", "“Nos quedamos”, dijo Tameril."),
            ("ru", "“Мы остаёмся”, — заявил министр Тамерил."),
            ("ar", "وقال تاميريل: “نبقى”."),
            ("fa", "تامریل گفت: “می‌مانیم”."),
            ("he", "“נישאר”, אמר טמריל."),
            ("hi", "तामेरिल ने कहा, “हम रुकेंगे”।"),
            ("tr", "“Kalıyoruz” dedi Tameril."),
            ("tr", "Tameril, “Kalıyoruz” dedi."),
            ("zh", "塔梅里尔说：“我们留下。”"),
            ("zh", "“我们留下”，外长塔梅里尔表示。"),
            ("ja", "タメリル外相は“残る”と述べた。"),
            ("ko", "타메릴 장관은 “남겠다”라고 말했다."),
        ] {
            assert_eq!(speaks(language, text), Some(1), "{text}");
        }
    }

    #[test]
    fn other_clauses_say_nothing() {
        for (language, text) in [
            ("en", "“We stay,” he told Tameril."),
            ("en", "“We stay,” he said to Tameril."),
            ("en", "“We stay,” Venn said to Tameril."),
            ("en", "“We stay,” said Tameril’s aide."),
            ("en", "“We stay,” said Tameril aide Bo Blunt."),
            ("en", "“We stay,” the minister who met Tameril said."),
            ("en", "“We stay.” Tameril said no more."),
            ("en", "Tameril spoke. “We stay,” he said."),
            ("en", "Tameril said the minister had replied: “We stay.”"),
            ("en", "“He said ‘no’ to us,” Tameril said."),
            ("ru", "“Мы остаёмся”, сказал он Тамерилу."),
            ("fr", "“Nous restons”, a déclaré le porte-parole de Tameril."),
            ("ar", "قال لتاميريل: “نبقى”."),
            ("he", "“נישאר”, אמר לטמריל."),
            ("zh", "他对塔梅里尔说：“我们留下。”"),
            ("ja", "大使はタメリル氏に“残る”と述べた。"),
            ("ko", "그는 타메릴에게 “남겠다”라고 말했다."),
            ("tr", "“Kalıyoruz” dedi Tameril'e."),
        ] {
            assert_eq!(speaks(language, text), None, "{text}");
        }
    }
}

//! The data of a language: people, marks, templates and sentences.

use super::dice::Dice;
use super::sentence::Sentence;

/// A pair of quotation marks with the pair that is used within it.
#[derive(Debug)]
pub(crate) struct Marks {
    pub(crate) open: String,
    pub(crate) close: String,
    pub(crate) inner_open: String,
    pub(crate) inner_close: String,
}

/// Somebody of whom the articles speak.
pub(crate) struct Actor {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) name: String,
}

/// A sentence of the reporter around a quotation.
pub(crate) struct Template {
    pub(crate) speaker: String,
    pub(crate) text: String,
}

/// All that is known of a language.
pub(crate) struct Language {
    pub(crate) tag: &'static str,
    pub(crate) actors: Vec<Actor>,
    pub(crate) marks: Vec<Marks>,
    /// A quotation in one pair of marks.
    pub(crate) after: Vec<Template>,
    /// A quotation that the reporter's clause splits.
    pub(crate) split: Vec<Template>,
    /// What introduces a long quotation.
    pub(crate) long: Vec<Template>,
    /// A quotation with a dialogue dash in place of marks.
    pub(crate) dash: Vec<Template>,
    /// Sentences of the reporter without a quotation.
    pub(crate) news: Vec<String>,
    /// Words to put in place of others.
    pub(crate) words: Vec<String>,
    /// Words to add.
    pub(crate) added: Vec<String>,
    /// Pairs of simplified and traditional signs.
    pub(crate) signs: Vec<(char, char)>,
    pub(crate) sentences: Vec<Sentence>,
}

const TEXTS: &[(&str, &str)] = &[
    ("en", include_str!("en.tsv")),
    ("de", include_str!("de.tsv")),
    ("fr", include_str!("fr.tsv")),
    ("es", include_str!("es.tsv")),
    ("it", include_str!("it.tsv")),
    ("pt", include_str!("pt.tsv")),
    ("pl", include_str!("pl.tsv")),
    ("ru", include_str!("ru.tsv")),
    ("uk", include_str!("uk.tsv")),
    ("tr", include_str!("tr.tsv")),
    ("ar", include_str!("ar.tsv")),
    ("fa", include_str!("fa.tsv")),
    ("ur", include_str!("ur.tsv")),
    ("he", include_str!("he.tsv")),
    ("zh", include_str!("zh.tsv")),
    ("ja", include_str!("ja.tsv")),
    ("ko", include_str!("ko.tsv")),
];

/// All languages.
pub(crate) fn languages() -> Vec<Language> {
    TEXTS.iter().map(|(tag, text)| Language::read(tag, text)).collect()
}

impl Language {
    fn read(tag: &'static str, text: &str) -> Self {
        let mut language = Language {
            tag,
            actors: Vec::new(),
            marks: Vec::new(),
            after: Vec::new(),
            split: Vec::new(),
            long: Vec::new(),
            dash: Vec::new(),
            news: Vec::new(),
            words: Vec::new(),
            added: Vec::new(),
            signs: Vec::new(),
            sentences: Vec::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            language.row(fields[0], &fields[1..]);
        }
        language
    }

    fn row(&mut self, kind: &str, fields: &[&str]) {
        let words = || fields[0].split(' ').map(str::to_owned).collect();
        match (kind, fields) {
            ("actor", [id, kind, name]) => self.actors.push(Actor {
                id: (*id).to_owned(),
                kind: (*kind).to_owned(),
                name: (*name).to_owned(),
            }),
            ("marks", [open, close, inner_open, inner_close]) => self.marks.push(Marks {
                open: (*open).to_owned(),
                close: (*close).to_owned(),
                inner_open: (*inner_open).to_owned(),
                inner_close: (*inner_close).to_owned(),
            }),
            ("after" | "split" | "long" | "dash", [speaker, text]) => {
                let template =
                    Template { speaker: (*speaker).to_owned(), text: (*text).to_owned() };
                match kind {
                    "after" => self.after.push(template),
                    "split" => self.split.push(template),
                    "long" => self.long.push(template),
                    _ => self.dash.push(template),
                }
            }
            ("news", [text]) => self.news.push((*text).to_owned()),
            ("word", [_]) => self.words = words(),
            ("add", [_]) => self.added = words(),
            ("map", [pairs]) => {
                let signs: Vec<char> = pairs.chars().collect();
                self.signs = signs.chunks(2).map(|pair| (pair[0], pair[1])).collect();
            }
            ("say", [text]) => self.sentences.push(Sentence::read(text)),
            _ => panic!("{}: {kind} {fields:?}", self.tag),
        }
    }

    /// Whether words are written without blanks.
    pub(crate) fn is_wide(&self) -> bool {
        matches!(self.tag, "zh" | "ja")
    }

    /// Whether letters have two cases.
    pub(crate) fn is_cased(&self) -> bool {
        !matches!(self.tag, "ar" | "fa" | "ur" | "he" | "zh" | "ja" | "ko")
    }

    /// What separates words in a sentence of the data.
    pub(crate) fn separator(&self) -> char {
        if self.is_wide() { '/' } else { ' ' }
    }

    /// The full stop.
    pub(crate) fn stop(&self) -> &'static str {
        match self.tag {
            "zh" | "ja" => "。",
            "ur" => "۔",
            _ => ".",
        }
    }

    /// What joins two pieces of a quotation.
    pub(crate) fn joint(&self) -> &'static str {
        if self.is_wide() { "" } else { " " }
    }

    /// The words of a piece of a sentence, as it stands in the data.
    pub(crate) fn words_of(&self, raw: &str) -> Vec<String> {
        let words = raw.split(self.separator()).map(str::trim);
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// A piece of a sentence as it is printed.
    pub(crate) fn printed(&self, raw: &str, marks: &Marks) -> String {
        let joined = self.words_of(&raw.replace('^', "")).join(self.joint());
        let joined = joined.replace(" ,", ",").replace(" ،", "،");
        joined.replace('‹', &marks.inner_open).replace('›', &marks.inner_close)
    }

    /// Joins words.
    pub(crate) fn join(&self, words: &[String]) -> String {
        words.join(&self.separator().to_string())
    }

    /// A template of somebody else.
    pub(crate) fn template_of_other(&self, speaker: &str, dice: &mut Dice) -> &Template {
        loop {
            let template = dice.one(&self.after);
            if template.speaker != speaker {
                return template;
            }
        }
    }
}

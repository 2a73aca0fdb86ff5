//! From TOML to what a file says.
//!
//! The tables of [`super::keys`] say what is looked for. All that is wrong is gathered, and only a
//! file in which nothing is wrong is used.

use std::path::PathBuf;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file::{File, Named, Override};
use super::globs::{self, Globs};
use super::keys::{CONFIG, Key, Kind, Table};
use super::problem::Text;
use super::{Day, Problem, Suppression};
use crate::rules::words::quoted;
use crate::rules::{self, RULES, Rule};
use crate::text::Span;
use crate::validate::{Level, PROFILES, Profile};

/// The most problems of one file that are told.
const MOST_PROBLEMS: usize = 20;

/// The word for every rule.
const ALL: &str = "all";

/// A value with its place.
type Value<'v, 'i> = &'v Spanned<DeValue<'i>>;

/// Reads the text of a file that lies in `folder`.
pub(super) fn read(text: &Arc<Text>, real: PathBuf, folder: PathBuf) -> Result<File, Vec<Problem>> {
    let table = match DeTable::parse(&text.content) {
        Ok(table) => table,
        Err(error) => {
            let span = error.span().map_or(Span::default(), |span| Span::new(span.start, span.end));
            let message = error.message().lines().next().unwrap_or_default();
            return Err(vec![Problem::at(text, span, format!("this is not TOML: {message}"))]);
        }
    };
    let mut reader =
        Reader { text: Arc::clone(text), folder: folder.clone(), problems: Vec::new() };
    let file = reader.file(table.get_ref(), real, folder);
    if reader.problems.is_empty() {
        return Ok(file);
    }
    reader.problems.sort_by_key(|problem| problem.span);
    reader.problems.truncate(MOST_PROBLEMS);
    Err(reader.problems)
}

/// The values of a table by the names of their keys.
struct Fields<'v, 'i>(Vec<(&'static Key, Value<'v, 'i>)>);

impl<'v, 'i> Fields<'v, 'i> {
    fn get(&self, name: &str) -> Option<Value<'v, 'i>> {
        self.0.iter().find(|(key, _)| key.name == name).map(|(_, value)| *value)
    }
}

struct Reader {
    text: Arc<Text>,
    folder: PathBuf,
    problems: Vec<Problem>,
}

impl Reader {
    fn file(&mut self, table: &DeTable<'_>, real: PathBuf, folder: PathBuf) -> File {
        let fields = self.fields(&CONFIG, Span::default(), table);
        File {
            profile: self.profile(fields.get("profile")),
            extend: self.named(fields.get("extend")),
            sources: self.named(fields.get("sources")),
            baseline: self.path(fields.get("baseline")),
            max_record_bytes: self.bytes("max_record_bytes", &fields),
            max_line_bytes: self.bytes("max_line_bytes", &fields),
            levels: self.levels(fields.get("levels")),
            overrides: self.tables(&fields, "overrides", Self::override_),
            suppressions: self.tables(&fields, "suppress", Self::suppression),
            text: Arc::clone(&self.text),
            real,
            folder,
        }
    }

    fn override_(&mut self, fields: &Fields<'_, '_>, _: Span) -> Option<Override> {
        let profile = self.profile(fields.get("profile"));
        let levels = self.levels(fields.get("levels"));
        let paths = self.globs(fields.get("paths"))?;
        Some(Override { paths, profile, levels })
    }

    fn suppression(&mut self, fields: &Fields<'_, '_>, span: Span) -> Option<Suppression> {
        let rule = self.rule(fields.get("rule"));
        let reason = self.words(fields.get("reason"));
        let paths = fields.get("paths").and_then(|value| self.globs(Some(value)));
        let record = fields.get("record").and_then(|value| self.words(Some(value)));
        let pointer = self.pointer(fields.get("pointer"));
        let until = self.day(fields.get("until"));
        Some(Suppression {
            rule: rule?,
            reason: reason?,
            until,
            folder: self.folder.clone(),
            paths,
            record,
            pointer,
            text: Arc::clone(&self.text),
            span,
        })
    }

    /// The known keys of a table; complains of unknown and of missing ones.
    fn fields<'v, 'i>(
        &mut self,
        table: &'static Table,
        at: Span,
        values: &'v DeTable<'i>,
    ) -> Fields<'v, 'i> {
        let mut fields = Fields(Vec::new());
        for (name, value) in values {
            match table.key(name.get_ref()) {
                Some(key) => fields.0.push((key, value)),
                None => self.unknown(table, name.get_ref(), key_span(name)),
            }
        }
        for key in table.keys.iter().filter(|key| key.required && fields.get(key.name).is_none()) {
            let message = format!("`{}` is missing in this `{}`", key.name, table.name);
            let help = format!("add {} = {}", key.name, key.example);
            self.tell(at, message).help = Some(help);
        }
        if !table.one_of.is_empty() && table.one_of.iter().all(|name| fields.get(name).is_none()) {
            let names: Vec<String> = table.one_of.iter().map(|name| format!("`{name}`")).collect();
            let message = format!("this `{}` has none of {}", table.name, names.join(", "));
            self.tell(at, message).help = Some("add at least one of them".to_owned());
        }
        fields
    }

    fn unknown(&mut self, table: &'static Table, name: &str, at: Span) {
        let place = match table.name {
            "" => "here".to_owned(),
            name => format!("in `{name}`"),
        };
        let names: Vec<&str> = table.keys.iter().map(|key| key.name).collect();
        let message = format!("no key {place} is called {}", quoted(name));
        let problem = Problem::at(&self.text, at, message)
            .suggest(name, names.iter().copied())
            .help(format!("the keys are {}", names.join(", ")));
        self.problems.push(problem);
    }

    fn tables<T>(
        &mut self,
        fields: &Fields<'_, '_>,
        name: &str,
        read: fn(&mut Self, &Fields<'_, '_>, Span) -> Option<T>,
    ) -> Vec<T> {
        let Some((key, value)) = fields.0.iter().find(|(key, _)| key.name == name) else {
            return Vec::new();
        };
        let Kind::Tables(table) = key.kind else { return Vec::new() };
        let wanted = format!("`{name}` is a list of tables");
        let help = format!("write [[{name}]] above each");
        let DeValue::Array(entries) = value.get_ref() else {
            self.wrong(value, wanted).help = Some(help);
            return Vec::new();
        };
        let mut read_all = Vec::new();
        for entry in entries {
            match entry.get_ref() {
                DeValue::Table(inner) => {
                    let fields = self.fields(table, span(entry), inner);
                    read_all.extend(read(self, &fields, span(entry)));
                }
                _ => self.wrong(entry, wanted.clone()).help = Some(help.clone()),
            }
        }
        read_all
    }

    fn profile(&mut self, value: Option<Value<'_, '_>>) -> Option<&'static Profile> {
        let value = value?;
        let name = self.string(value, Kind::Profile)?;
        let found = Profile::find(name);
        if found.is_none() {
            let names: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
            let message = format!("no profile is called {}", quoted(name));
            let problem = Problem::at(&self.text, span(value), message)
                .suggest(name, names.iter().copied())
                .help(format!("the profiles are {}", names.join(", ")));
            self.problems.push(problem);
        }
        found
    }

    fn path(&mut self, value: Option<Value<'_, '_>>) -> Option<PathBuf> {
        let value = value?;
        let text = self.not_blank(value, Kind::Path)?;
        if text.contains('\0') {
            self.tell(span(value), "a path has no NUL character");
            return None;
        }
        Some(self.folder.join(text))
    }

    fn named(&mut self, value: Option<Value<'_, '_>>) -> Option<Named> {
        let path = self.path(value)?;
        let value = value?;
        Some(Named { written: value.get_ref().as_str()?.to_owned(), path, span: span(value) })
    }

    fn words(&mut self, value: Option<Value<'_, '_>>) -> Option<String> {
        self.not_blank(value?, Kind::Words).map(str::to_owned)
    }

    fn pointer(&mut self, value: Option<Value<'_, '_>>) -> Option<Vec<String>> {
        let value = value?;
        let text = self.not_blank(value, Kind::Pointer)?;
        let steps = steps(text);
        if steps.is_none() {
            let message = format!("{} is not a JSON Pointer", quoted(text));
            self.tell(span(value), message).help =
                Some("write it as in the report, such as \"/actors/orvane/name\"".to_owned());
        }
        steps
    }

    fn day(&mut self, value: Option<Value<'_, '_>>) -> Option<Day> {
        let value = value?;
        match value.get_ref() {
            DeValue::Datetime(at) if at.time.is_none() && at.offset.is_none() => {
                at.date.map(|date| Day { year: date.year, month: date.month, day: date.day })
            }
            _ => {
                self.wrong(value, "`until` is a day".to_owned()).help =
                    Some("write it without quotes and without a time: 2031-12-31".to_owned());
                None
            }
        }
    }

    fn bytes(&mut self, name: &str, fields: &Fields<'_, '_>) -> Option<usize> {
        let value = fields.get(name)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => {
                usize::from_str_radix(number.as_str(), number.radix()).ok().filter(|it| *it > 0)
            }
            _ => None,
        };
        if number.is_none() {
            self.wrong(value, format!("`{name}` is a number of bytes")).help =
                Some("write a whole number above 0".to_owned());
        }
        number
    }

    fn globs(&mut self, value: Option<Value<'_, '_>>) -> Option<Globs> {
        let value = value?;
        let DeValue::Array(entries) = value.get_ref() else {
            self.wrong(value, "`paths` is a list of patterns".to_owned()).help =
                Some("put it in brackets".to_owned());
            return None;
        };
        if entries.is_empty() {
            self.tell(span(value), "this list of patterns is empty, and so matches nothing");
        }
        let mut patterns = Vec::new();
        for entry in entries {
            let Some(text) = self.string(entry, Kind::Globs) else { continue };
            match globs::pattern(text) {
                Ok(glob) => patterns.push(glob),
                Err(why) => {
                    self.tell(span(entry), format!("the pattern {} {why}", quoted(text)));
                }
            }
        }
        match Globs::new(&self.folder, &patterns) {
            Ok(globs) => Some(globs),
            Err(error) => {
                self.tell(span(value), format!("these patterns cannot be used: {}", error.kind()));
                None
            }
        }
    }

    fn rule(&mut self, value: Option<Value<'_, '_>>) -> Option<&'static Rule> {
        let value = value?;
        let word = self.string(value, Kind::Rule)?;
        let Some(rule) = RULES.iter().find(|rule| rule.code == word || rule.name == word) else {
            let message = format!("no rule is called {}", quoted(word));
            let problem = Problem::at(&self.text, span(value), message);
            self.problems.push(if is_family(word) {
                problem.help("name a single rule; families can be turned off in [levels]")
            } else {
                suggest_rule(problem, word, &[])
            });
            return None;
        };
        if rule.is_fatal() {
            self.fatal(span(value), rule);
            return None;
        }
        Some(rule)
    }

    /// What is said of rules, from the widest selector to the narrowest.
    fn levels(&mut self, value: Option<Value<'_, '_>>) -> Vec<(String, Level)> {
        let Some(value) = value else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(value, "`levels` is a table from rules to levels".to_owned()).help =
                Some("write { V104 = \"warning\" }".to_owned());
            return Vec::new();
        };
        let mut levels: Vec<(u8, String, Level)> = Vec::new();
        for (name, value) in table {
            let selector = self.selector(name.get_ref(), key_span(name));
            let level = self.level(value);
            let (Some(selector), Some(level)) = (selector, level) else { continue };
            let (breadth, selector) = match selector {
                Selector::All => (0, ALL),
                Selector::Family(family) => (1, family),
                Selector::Rule(rule) if rule.is_fatal() && !level.fits_fatal() => {
                    self.fatal(span(value), rule);
                    continue;
                }
                Selector::Rule(rule) => (2, rule.code),
            };
            if levels.iter().any(|(_, known, _)| known == selector) {
                let message = format!("something is said of {selector} twice, by code and by name");
                self.tell(key_span(name), message).help = Some("remove one of the two".to_owned());
            }
            levels.push((breadth, selector.to_owned(), level));
        }
        levels.sort_by_key(|(breadth, ..)| *breadth);
        levels.into_iter().map(|(_, selector, level)| (selector, level)).collect()
    }

    fn selector(&mut self, word: &str, at: Span) -> Option<Selector> {
        if word == ALL {
            return Some(Selector::All);
        }
        if let Some(rule) = RULES.iter().find(|rule| rule.code == word || rule.name == word) {
            return Some(Selector::Rule(rule));
        }
        if let Some(rule) = RULES.iter().find(|rule| rule.family() == word) {
            return Some(Selector::Family(rule.family()));
        }
        let message = format!("no rule and no family of rules is called {}", quoted(word));
        let families = RULES.iter().map(|rule| rule.family());
        let families: Vec<&str> = std::iter::once(ALL).chain(families).collect();
        let problem = suggest_rule(Problem::at(&self.text, at, message), word, &families);
        self.problems.push(problem);
        None
    }

    fn level(&mut self, value: Value<'_, '_>) -> Option<Level> {
        let words: Vec<&str> = Level::WORDS.iter().map(|(word, _)| *word).collect();
        let all = format!("write one of {}", words.join(", "));
        let Some(word) = value.get_ref().as_str() else {
            self.wrong(value, "a level is a string".to_owned()).help = Some(all);
            return None;
        };
        let level = Level::of(word);
        if level.is_none() {
            let problem = Problem::at(
                &self.text,
                span(value),
                format!("no level is called {}", quoted(word)),
            )
            .suggest(word, words.iter().copied())
            .help(all);
            self.problems.push(problem);
        }
        level
    }

    /// Complains of a rule that is to be turned off and cannot be.
    fn fatal(&mut self, at: Span, rule: &'static Rule) {
        let message = format!("{} ({}) is always an error", rule.code, rule.name);
        let help =
            "a record with this fault cannot be read, and silence would be taken for a good one";
        let problem = Problem::at(&self.text, at, message).help(format!("remove this: {help}"));
        self.problems.push(problem);
    }

    fn not_blank<'v>(&mut self, value: Value<'v, '_>, kind: Kind) -> Option<&'v str> {
        let text = self.string(value, kind)?;
        if text.trim().is_empty() {
            self.tell(span(value), format!("this is blank, and has to be {}", kind.words()));
            return None;
        }
        Some(text)
    }

    fn string<'v>(&mut self, value: Value<'v, '_>, kind: Kind) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            let wanted = match kind {
                Kind::Globs => "a pattern",
                kind => kind.words(),
            };
            self.wrong(value, format!("this has to be {wanted}, in quotes"));
        }
        text
    }

    /// Complains of a value of another type.
    fn wrong(&mut self, value: Value<'_, '_>, wanted: String) -> &mut Problem {
        let found = value.get_ref().type_str();
        let problem = self.tell(span(value), wanted);
        problem.label = Some(format!("this is of type {found}"));
        problem
    }

    fn tell(&mut self, at: Span, message: impl Into<String>) -> &mut Problem {
        let at_end = self.problems.len();
        self.problems.push(Problem::at(&self.text, at, message));
        &mut self.problems[at_end]
    }
}

/// Whom a level is for.
enum Selector {
    All,
    Family(&'static str),
    Rule(&'static Rule),
}

/// Whether a word stands for several rules.
fn is_family(word: &str) -> bool {
    word == ALL || RULES.iter().any(|rule| rule.family() == word)
}

/// The problem with the rule that may have been meant.
fn suggest_rule(problem: Problem, word: &str, families: &[&'static str]) -> Problem {
    let help = "`verbale explain --list` lists the rules";
    // In another case, or a family without its last letters.
    let plain = word.to_ascii_lowercase();
    let family = families.iter().find(|family| {
        let family = family.to_ascii_lowercase();
        family == plain || family.trim_end_matches('x') == plain.trim_end_matches('x')
    });
    if let Some(family) = family.filter(|_| plain.len() > 1) {
        return problem.label(format!("did you mean `{family}`?")).help(help);
    }
    match rules::nearest(word) {
        Some(rule) => {
            problem.label(format!("did you mean {} ({})?", rule.code, rule.name)).help(help)
        }
        None => problem.help(help),
    }
}

/// The steps of a JSON Pointer; none if it is not one.
fn steps(pointer: &str) -> Option<Vec<String>> {
    let mut steps = Vec::new();
    for step in pointer.strip_prefix('/')?.split('/') {
        let mut rest = step.split('~');
        let mut plain = rest.next()?.to_owned();
        for part in rest {
            match part.as_bytes().first() {
                Some(b'0') => plain.push('~'),
                Some(b'1') => plain.push('/'),
                _ => return None,
            }
            plain.push_str(part.get(1..)?);
        }
        steps.push(plain);
    }
    Some(steps)
}

fn span(value: Value<'_, '_>) -> Span {
    let span = value.span();
    Span::new(span.start, span.end)
}

fn key_span<T>(key: &Spanned<T>) -> Span {
    let span = key.span();
    Span::new(span.start, span.end)
}

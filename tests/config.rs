//! `verbale.toml`: good and bad files as data, its published schema, and its page.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use toml::de::{DeTable, DeValue};

use verbale::config::keys::{CONFIG, Key, Kind, Table};
use verbale::config::schema::config_schema;
use verbale::config::{Config, Problem};
use verbale::rules::RULES;
use verbale::schema::print;
use verbale::validate::{Level, PROFILES};

fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Writes `text` to `path` when `UPDATE` is set, and compares otherwise.
fn up_to_date(path: &str, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        return fs::write(at_root(path), text).unwrap();
    }
    let written = fs::read_to_string(at_root(path)).unwrap_or_default();
    assert!(written == text, "{path} is not what the source says: run `UPDATE=1 cargo test`");
}

/// The files of a folder of `tests/config`, with their names.
fn files(folder: &str) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(at_root("tests/config").join(folder)).unwrap();
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path))
        .collect();
    files.sort();
    assert!(files.len() > 3);
    files
}

/// A TOML value as editors hand it to a validator.
fn as_json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Boolean(value) => (*value).into(),
        DeValue::Integer(number) => number.as_str().parse::<i64>().unwrap().into(),
        DeValue::Float(number) => number.as_str().parse::<f64>().unwrap().into(),
        DeValue::Datetime(at) => at.to_string().into(),
        DeValue::Array(entries) => entries.iter().map(|entry| as_json(entry.get_ref())).collect(),
        DeValue::Table(table) => table_as_json(table),
    }
}

fn table_as_json(table: &DeTable<'_>) -> Value {
    let member = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let key: &toml::Spanned<std::borrow::Cow<'_, str>> = key;
        (key.get_ref().to_string(), as_json(value.get_ref()))
    };
    Value::Object(table.iter().map(member).collect())
}

/// Whether the published schema takes the file; none if it is no TOML.
fn schema_takes(text: &str) -> Option<bool> {
    let table = DeTable::parse(text).ok()?;
    let validator = jsonschema::draft7::new(&config_schema()).unwrap();
    Some(validator.is_valid(&table_as_json(table.get_ref())))
}

fn told(problem: &Problem) -> String {
    let Problem { start, message, label, help, .. } = problem;
    let mut line = format!("  {}:{} {message}", start.line, start.column);
    for (mark, more) in [("^", label), ("=", help)] {
        if let Some(more) = more {
            write!(line, "\n    {mark} {more}").unwrap();
        }
    }
    line
}

#[test]
fn good_files_are_taken() {
    for (name, path) in files("valid") {
        let problems: Vec<String> = Config::load(&path).err().iter().flatten().map(told).collect();
        assert!(problems.is_empty(), "{name}: {problems:?}");
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(schema_takes(&text), Some(true), "{name}");
    }
}

#[test]
fn bad_files_are_refused_with_these_words() {
    let mut all = String::from(
        "What is told of the files in tests/config/invalid: line and column, what is wrong, the words\n\
         beside the mark, and the order. Made by `UPDATE=1 cargo test`.\n",
    );
    for (name, path) in files("invalid") {
        let problems = Config::load(&path).expect_err(&name);
        assert!(!problems.is_empty(), "{name}");
        let lines: Vec<String> = problems.iter().map(told).collect();
        writeln!(all, "\n{name}\n{}", lines.join("\n").escape_debug_but_lines()).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let beyond = text.starts_with("# beyond the schema\n");
        assert_ne!(schema_takes(&text), Some(!beyond), "{name}: what the schema says of it");
    }
    up_to_date("tests/config/invalid.txt", &all);
}

/// Words of a file as they may stand in another one.
trait Plain {
    fn escape_debug_but_lines(&self) -> String;
}

impl Plain for String {
    fn escape_debug_but_lines(&self) -> String {
        let escape = |c: char| match c {
            '\n' => "\n".to_owned(),
            c if c.is_control() => c.escape_default().to_string(),
            c => c.to_string(),
        };
        self.chars().map(escape).collect()
    }
}

// The schema

#[test]
fn the_schema_is_up_to_date() {
    up_to_date("schemas/v1/config.schema.json", &print(&config_schema()));
}

#[test]
fn the_schema_names_what_there_is() {
    let schema = config_schema();
    assert!(jsonschema::meta::is_valid(&schema));
    let definitions = &schema["definitions"];
    let names: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
    assert_eq!(definitions["profile"]["enum"], json!(names));
    let levels = definitions["levels"]["properties"].as_object().unwrap();
    for rule in RULES {
        for word in [rule.code, rule.name, rule.family()] {
            assert!(levels.contains_key(word), "{word}");
        }
        let off = levels[rule.code]["enum"].as_array().unwrap().contains(&json!("off"));
        assert_eq!(off, !rule.is_fatal(), "{}", rule.code);
        let rules = definitions["rule"]["enum"].as_array().unwrap();
        assert_eq!(rules.contains(&json!(rule.name)), !rule.is_fatal(), "{}", rule.code);
    }
    assert_eq!(levels["all"]["enum"].as_array().unwrap().len(), Level::WORDS.len());
}

// The keys

fn tables() -> Vec<&'static Table> {
    let mut all = vec![&CONFIG];
    all.extend(CONFIG.keys.iter().filter_map(|key| match key.kind {
        Kind::Tables(table) => Some(table),
        _ => None,
    }));
    all
}

/// A file in which the keys of a table have the values of their examples.
fn example(table: &Table, keys: &[&Key]) -> String {
    let mut text = String::new();
    if !table.name.is_empty() {
        writeln!(text, "[[{}]]", table.name).unwrap();
    }
    for key in keys.iter().filter(|key| key.name != "extend") {
        writeln!(text, "{} = {}", key.name, key.example).unwrap();
    }
    text
}

#[test]
fn every_example_of_a_key_is_taken() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("verbale.toml");
    let load = |text: &str| {
        fs::write(&path, text).unwrap();
        Config::load(&path).map_err(|problems| problems.iter().map(told).collect::<Vec<_>>())
    };
    for table in tables() {
        let all: Vec<&Key> = table.keys.iter().collect();
        let text = example(table, &all);
        load(&text).unwrap_or_else(|told| panic!("{text}{told:?}"));
        assert_eq!(schema_takes(&text), Some(true), "{text}");
        for left_out in table.keys.iter().filter(|key| key.required) {
            let rest: Vec<&Key> =
                table.keys.iter().filter(|key| key.name != left_out.name).collect();
            let text = example(table, &rest);
            let told = load(&text).unwrap_err();
            let missing = format!("`{}` is missing", left_out.name);
            assert!(told.iter().any(|told| told.contains(&missing)), "{told:?}");
            assert_eq!(schema_takes(&text), Some(false), "{text}");
        }
    }
}

#[test]
fn what_a_file_says_can_be_asked() {
    let path = at_root("tests/config/valid/everything.toml");
    let config = Config::load(&path).unwrap();
    let folder = path.parent().unwrap().canonicalize().unwrap();
    assert_eq!(config.folder(), folder);
    assert_eq!(config.sources().unwrap(), folder.join("../sources"));
    assert_eq!(config.baseline().unwrap(), folder.join("known.json"));
    assert_eq!(config.suppressions().count(), 2);
    let chosen = |name: &str| config.chosen(&folder.join(name));
    assert_eq!(chosen("x.json").profile.unwrap().name, "strict");
    assert_eq!(chosen("drafts/new/x.json").profile.unwrap().name, "shape");
    let levels = chosen("a.ndjson").levels;
    let words: Vec<&str> = levels.iter().map(|(selector, _)| selector.as_str()).collect();
    assert_eq!(words[..2], ["all", "V1xx"]);
    assert_eq!(words[words.len() - 2..], ["V0xx", "V109"]);
    let empty = Config::load(&at_root("tests/config/valid/empty.toml")).unwrap();
    assert_eq!((empty.sources(), empty.baseline()), (None, None));
    assert!(empty.chosen(&folder.join("a.json")).profile.is_none());
}

// The page

const BEGIN: &str =
    "<!-- Made by `UPDATE=1 cargo test`; what is written here by hand is lost. -->\n";
const END: &str = "<!-- The end of what is made. -->\n";

/// The tables of keys, profiles and levels.
fn generated() -> String {
    let mut page = String::new();
    for table in tables() {
        let heading = match table.name {
            "" => "The keys".to_owned(),
            name => format!("`[[{name}]]`"),
        };
        writeln!(
            page,
            "### {heading}\n\n{}\n\n| key | | | example |\n|---|---|---|---|",
            table.doc
        )
        .unwrap();
        for Key { name, doc, kind, required, example } in table.keys {
            let need = if *required { "required" } else { "" };
            let kind = kind.words();
            let example = example.replace('|', "\\|");
            writeln!(page, "| `{name}` | {kind} | {need} | {doc} Such as `{example}`. |").unwrap();
        }
        if !table.one_of.is_empty() {
            let names: Vec<String> = table.one_of.iter().map(|name| format!("`{name}`")).collect();
            writeln!(page, "\nAt least one of {} has to be there.", names.join(", ")).unwrap();
        }
        page.push('\n');
    }
    page = page.replace("| key | | | example |", "| key | value | | |");
    page.push_str("### Levels\n\n| level | |\n|---|---|\n");
    for (word, meaning) in Level::WORDS {
        writeln!(page, "| `{word}` | {meaning} |").unwrap();
    }
    page.push_str("\n### Profiles\n\n| profile | what is checked | |\n|---|---|---|\n");
    for profile in PROFILES {
        writeln!(page, "| `{}` | {} | {} |", profile.name, profile.summary, profile.doc).unwrap();
    }
    page
}

#[test]
fn the_page_is_up_to_date() {
    let page = fs::read_to_string(at_root("docs/configuration.md")).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the mark of what is made");
    let (_, after) = rest.split_once(END).expect("the end of what is made");
    up_to_date(
        "docs/configuration.md",
        &format!("{before}{BEGIN}\n{}\n\n{END}{after}", generated().trim_end()),
    );
}

#[test]
fn every_file_that_the_page_shows_is_taken() {
    let page = fs::read_to_string(at_root("docs/configuration.md")).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config-page");
    fs::create_dir_all(&folder).unwrap();
    let shown = page.split("\n```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let mut count = 0;
    for text in shown {
        count += 1;
        let path = folder.join(format!("{count}.toml"));
        let text: String = text
            .lines()
            .filter(|line| !line.starts_with("extend"))
            .fold(String::new(), |all, l| all + l + "\n");
        fs::write(&path, &text).unwrap();
        let problems: Vec<String> = Config::load(&path).err().iter().flatten().map(told).collect();
        assert!(problems.is_empty(), "{text}{problems:?}");
        assert_eq!(schema_takes(&text), Some(true), "{text}");
    }
    assert!(count >= 2);
}

//! The documentation tells what is there: what can be generated is generated, the commands run, the
//! example compiles, and no link leads nowhere.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use verbale::diagnostic::FixLevel;
use verbale::formats::{FORMATS, Keeps, page};
use verbale::model::Record;
use verbale::model::shape::{Entity, Field, List, Model, Number, Scalar, Type, Vocabulary};
use verbale::report::REPORTS;
use verbale::rules::{RULES, Rule};
use verbale::schema::publish::{named_types, prose};

const MADE: &str = "<!-- Made by `UPDATE=1 cargo test`; what is written here by hand is lost. -->";

fn at_root(path: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text_of(path: impl AsRef<Path>) -> String {
    let path = at_root(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes `text` to `path` when `UPDATE` is set, and compares otherwise.
fn up_to_date(path: &str, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        return fs::write(at_root(path), text).unwrap();
    }
    let written = fs::read_to_string(at_root(path)).unwrap_or_default();
    assert!(written == text, "{path} is not what the source says: run `UPDATE=1 cargo test`");
}

// The formats

#[test]
fn the_formats_page_is_up_to_date() {
    let mut text = format!(
        "# Formats

{MADE}

`verbale convert` writes each of these formats, and reads it back; `verbale validate` checks what is in
it and tells where. The format is known by the extension of a name, or named with `-t`, `--from` and
`--input-format`. An input may be packed by gzip (`.gz`) or zstd (`.zst`), and so may an output that is
a stream.

A format is *lossless* if what is read back is equal to what was written, for every record that is
valid. What becomes of each value is told by a line on standard error, and in full by `--loss-report`
(`verbale schema loss`). What a format that is not lossless leaves out is kept by `--sidecar FILE`, and
taken from there on the way back. `--check` reads back what was written and compares it before the output
takes its place, and `--lossless` refuses to lose anything.

The formats of RDF share a vocabulary, a context and shapes, which are made from the model:
[vocabulary.ttl](../schemas/v1/vocabulary.ttl), [context.jsonld](../schemas/v1/context.jsonld) and
[shapes.ttl](../schemas/v1/shapes.ttl).

| name | format | extensions | media type | records | lossless |
|---|---|---|---|---|---|
"
    );
    for format in FORMATS {
        let extensions: Vec<_> = format.extensions.iter().map(|it| format!("`.{it}`")).collect();
        writeln!(
            text,
            "| [`{name}`](#{name}) | {} | {} | `{}` | {} | {} |",
            format.title,
            extensions.join(", "),
            format.media_type,
            if format.many { "any number" } else { "one" },
            if matches!(format.keeps, Keeps::Everything) { "yes" } else { "no" },
            name = format.name,
        )
        .unwrap();
    }
    for format in FORMATS {
        write!(text, "\n## {}\n\n{}\n", format.name, page::of_format(format).trim_end()).unwrap();
    }
    write!(text, "\n## Tables\n\n{}", page::of_tables()).unwrap();
    up_to_date("docs/formats.md", &text);
}

// The rules

#[test]
fn the_rules_page_is_up_to_date() {
    let mut page = format!(
        "# Rules

{MADE}

Each rule has a code, which is never used again for another, and a name; both work wherever a rule
is asked for. The first digit is the family: 0 for the text, 1 for shape and references. An error
makes a record invalid, a warning does not. Where a fix is offered, the JSON report carries the edit;
a safe one cannot change the meaning, an unsafe one needs a look.

`verbale explain CODE` prints these pages. An example that is no whole record stands for
[minimal.json](../examples/minimal.json) with these fields put in place.

| code | name | severity | fix | what is wrong |
|---|---|---|---|---|
"
    );
    for rule in RULES {
        let Rule { code, name, summary, .. } = rule;
        let link = slug(&heading(rule));
        let (severity, fix) = (rule.severity.as_str(), fix(rule));
        writeln!(page, "| [{code}](#{link}) | {name} | {severity} | {fix} | {} |", cell(summary))
            .unwrap();
    }
    for rule in RULES {
        writeln!(page, "\n## {}\n\n{}", heading(rule), body(rule)).unwrap();
    }
    page.push_str(&known());
    up_to_date("docs/rules.md", &page);
}

/// What is known about the words that turn the sense of a sentence.
fn known() -> String {
    let mut section = String::from(
        "
## What is known of each language

V402, V403, V407, V413 and V426 look for words that turn the sense of a sentence. What they know is in
tables; entries are counted here, and one entry may stand for all forms of a word. Languages are given
by their BCP 47 subtag.

| language | negations | denials | conditions | modals | numbers | parts of words | rules of grammar |
|---|---|---|---|---|---|---|---|
",
    );
    for known in verbale::grounding::known_languages() {
        writeln!(
            section,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            known.language,
            known.negations,
            known.denials,
            known.conditions,
            known.modals,
            known.numbers,
            known.affixes,
            known.grammar.join(", ")
        )
        .unwrap();
    }
    section
}

fn heading(rule: &Rule) -> String {
    format!("{} {}", rule.code, rule.name)
}

fn fix(rule: &Rule) -> &'static str {
    match rule.fix {
        None => "",
        Some(FixLevel::Safe) => "safe",
        Some(FixLevel::Unsafe) => "unsafe",
    }
}

/// A rule's page, in which the marks of its examples have become words.
fn body(rule: &Rule) -> String {
    let mut body = String::new();
    for line in rule.page.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let lead = match line.strip_prefix("```json ").map(|marks| marks.split(' ').next()) {
            Some(Some("bad")) => "Bad:\n\n```json",
            Some(Some("good")) => "Good:\n\n```json",
            _ => line,
        };
        writeln!(body, "{lead}").unwrap();
    }
    body.trim_end().to_owned()
}

// The fields

#[test]
fn the_field_reference_is_up_to_date() {
    let types = named_types();
    let mut page = format!(
        "# The record, field by field

{MADE}

A record is a JSON object, described by [record](#record). Objects hold the fields listed here and no
others. A field that is not required is left out where there is nothing to say; `null` is never
written. `verbale explain FIELD` prints what stands here.

"
    );
    let of = |wanted: fn(&Type) -> bool| types.iter().copied().filter(wanted);
    let objects: fn(&Type) -> bool = |ty| matches!(ty, Type::Entity(_));
    let lists: fn(&Type) -> bool = |ty| matches!(ty, Type::Vocabulary(_));
    let others: fn(&Type) -> bool = |ty| !matches!(ty, Type::Entity(_) | Type::Vocabulary(_));
    for (title, wanted) in
        [("Objects", objects), ("Closed lists", lists), ("Strings and numbers", others)]
    {
        let links: Vec<String> = of(wanted).map(link).collect();
        writeln!(page, "{title}: {}.\n", links.join(", ")).unwrap();
    }
    for ty in &types {
        let section = match ty {
            Type::Entity(entity) => object(entity),
            Type::Vocabulary(list) => words(list),
            Type::Scalar(scalar) => string(scalar),
            Type::Number(number) => bounds(number),
            Type::Boolean | Type::Json | Type::List(_) => continue,
        };
        writeln!(page, "## {}\n\n{}\n", ty.name().unwrap(), section.trim_end()).unwrap();
    }
    up_to_date("docs/record.md", &(page.trim_end().to_owned() + "\n"));
}

fn object(entity: &Entity) -> String {
    let mut section = format!("{}\n\n| field | type | | |\n|---|---|---|---|\n", prose(entity.doc));
    for field in entity.fields {
        let Field { name, doc, required, ty, default } = field;
        let need = match default {
            _ if *required => "required".to_owned(),
            Some(default) => format!("`{default}` if absent"),
            None => String::new(),
        };
        writeln!(section, "| `{name}` | {} | {need} | {} |", usage(*ty), cell(doc)).unwrap();
    }
    section
}

fn words(list: &Vocabulary) -> String {
    let mut section = format!("{}\n\n| word | meaning |\n|---|---|\n", prose(list.doc));
    for word in list.words {
        writeln!(section, "| `{}` | {} |", word.word, cell(word.doc)).unwrap();
    }
    section
}

fn string(scalar: &Scalar) -> String {
    let mut section = format!("{}\n\n", prose(scalar.doc));
    let lines = |examples: &[&str]| examples.join("\n");
    writeln!(section, "Such as:\n\n```text\n{}\n```\n", lines(scalar.examples)).unwrap();
    if let Some(pattern) = scalar.pattern {
        writeln!(section, "Pattern:\n\n```text\n{pattern}\n```\n").unwrap();
    }
    if let Some(max) = scalar.max {
        writeln!(section, "At most {max} characters.\n").unwrap();
    }
    section
}

fn bounds(number: &Number) -> String {
    let Number { integer, min, max, .. } = number;
    let whole = if *integer { "A whole number" } else { "A number" };
    format!("{}\n\n{whole} from {min} to {max}.\n", prose(number.doc))
}

fn usage(ty: Type) -> String {
    match ty {
        Type::List(List { item, min, unique }) => {
            let least = if *min > 0 { ", at least one" } else { "" };
            let unique = if *unique { ", none twice" } else { "" };
            format!("list of {}{least}{unique}", usage(*item))
        }
        ty => link(ty),
    }
}

fn link(ty: Type) -> String {
    match ty.name() {
        Some(name) => format!("[{name}](#{name})"),
        None => ty.json_type().to_owned(),
    }
}

/// Prose for a cell of a table.
fn cell(doc: &str) -> String {
    prose(doc).replace("\n\n", " ").replace('|', "\\|")
}

// The README

#[test]
fn the_table_of_the_readme_has_every_required_field() {
    let Type::Entity(record) = Record::TYPE else { panic!("a record is an object") };
    let readme = text_of("README.md");
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `"));
    let rows: Vec<&str> = rows.filter(|row| row.contains("| required |")).collect();
    for field in record.fields.iter().filter(|field| field.required) {
        let listed = rows.iter().any(|row| row.contains(&format!("{}`", field.name)));
        assert!(listed, "README.md does not list the required field `{}`", field.name);
    }
}

#[test]
fn the_readme_lists_every_report_format() {
    let readme = text_of("README.md");
    for format in REPORTS {
        let row = format!("| `{}` |", format.name);
        assert!(readme.contains(&row), "README.md does not list the format `{}`", format.name);
    }
}

/// The program that the README shows.
#[test]
fn the_example_of_the_readme() -> Result<(), Box<dyn Error>> {
    // begin
    use verbale::model::Record;
    use verbale::validate::{self, Options, Source};

    let text = std::fs::read_to_string("examples/minimal.json")?;
    let record: Record = serde_json::from_str(&text)?;
    println!("{}: {}", record.id, record.event.name);

    let broken = text.replace("organization", "organisation");
    for found in validate::check(&Source::new(broken.as_bytes()), &Options::default()).diagnostics {
        println!("{}:{} {}", found.place.start.line, found.code, found.message);
    }
    // end
    assert_eq!(validate::check(&Source::new(text.as_bytes()), &Options::default()).diagnostics, []);
    Ok(())
}

#[test]
fn the_readme_shows_that_program() {
    let lines =
        include_str!("docs.rs").lines().map(|line| line.strip_prefix("    ").unwrap_or(line));
    let program: Vec<&str> = lines
        .skip_while(|line| *line != "// begin")
        .skip(1)
        .take_while(|l| *l != "// end")
        .collect();
    let shown = blocks(&text_of("README.md"), "rust").remove(0);
    assert_eq!(shown.trim_end(), program.join("\n"), "README.md and tests/docs.rs differ");
}

/// The contents of the code blocks with that mark.
fn blocks(page: &str, mark: &str) -> Vec<String> {
    let fence = format!("\n```{mark}\n");
    let after = page.split(&fence).skip(1);
    after.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[cfg(feature = "cli")]
mod commands {
    use std::process::{Command, Output};

    use super::*;

    fn verbale(arguments: &str, directory: &Path) -> Output {
        Command::new(env!("CARGO_BIN_EXE_verbale"))
            .args(arguments.split_whitespace())
            .current_dir(directory)
            .env_remove("CLICOLOR_FORCE")
            .env_remove("VERBALE_CONFIG")
            .env("XDG_CONFIG_HOME", directory)
            .env("NO_COLOR", "1")
            .output()
            .unwrap()
    }

    /// What the program says, with no white space at the ends of lines.
    fn said(output: Output) -> String {
        let said = String::from_utf8(output.stdout).unwrap();
        let said = said + &String::from_utf8(output.stderr).unwrap();
        let lines: Vec<&str> = said.lines().map(str::trim_end).collect();
        lines.join("\n").trim().to_owned()
    }

    /// A folder with what the commands of the README are about.
    fn folder(readme: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs");
        // What an earlier run has written there would be in the way.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("records")).unwrap();
        fs::create_dir_all(folder.join("articles")).unwrap();
        fs::write(folder.join("quay-dispute.json"), &blocks(readme, "json")[0]).unwrap();
        for (name, example) in [
            ("records/minimal.json", "minimal.json"),
            ("records/harbour-talks.json", "harbour-talks/harbour-talks.json"),
            ("articles/harbour-talks.txt", "harbour-talks/harbour-talks.txt"),
            ("record.json", "harbour-talks/harbour-talks.json"),
            ("article.txt", "harbour-talks/harbour-talks.txt"),
        ] {
            fs::write(folder.join(name), text_of(format!("examples/{example}"))).unwrap();
        }
        folder
    }

    /// The first block shows a command with its output, the others commands alone.
    #[test]
    fn the_commands_of_the_readme_run() {
        let mut readme = text_of("README.md");
        let folder = folder(&readme);
        let blocks = blocks(&readme, "console");
        let (shown, others) = blocks.split_first().unwrap();

        let command = shown.lines().next().unwrap();
        let output = verbale(command.strip_prefix("$ verbale ").unwrap(), &folder);
        assert_eq!(output.status.code(), Some(1), "{command}");
        let session = format!("{command}\n{}\n", said(output));
        if std::env::var_os("UPDATE").is_some() {
            readme = readme.replace(shown.as_str(), &session);
            fs::write(at_root("README.md"), &readme).unwrap();
        } else {
            assert_eq!(*shown, session, "README.md: run `UPDATE=1 cargo test`");
        }

        for command in others.iter().flat_map(|block| block.lines()) {
            let arguments = command.strip_prefix("$ verbale ").unwrap();
            let output = verbale(arguments.split(" > ").next().unwrap(), &folder);
            assert!(output.status.success(), "{command}\n{}", said(output));
        }
    }

    #[test]
    fn the_main_command_finds_the_examples_right() {
        let readme = text_of("README.md");
        let shown = blocks(&readme, "sh");
        let main = "cargo run --release -- ";
        let command = shown.iter().find_map(|block| block.trim().strip_prefix(main)).unwrap();
        let output = verbale(command, &at_root(""));
        assert!(output.status.success(), "{command}\n{}", said(output));
        assert!(shown.iter().any(|block| block.trim() == "cargo test"));
    }

    #[test]
    fn the_options_of_the_readme_exist() {
        let readme = text_of("README.md");
        let help: String = ["validate", "analyze", "convert", "ground"]
            .iter()
            .map(|command| said(verbale(&format!("{command} --help"), &at_root(""))))
            .collect();
        for option in readme.split('`').skip(1).step_by(2) {
            if option.starts_with('-') && option != "-" {
                assert!(help.contains(option), "README.md names `{option}`, which is no option");
            }
        }
    }
}

// All pages

fn pages() -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for folder in ["", "docs"] {
        let entries = fs::read_dir(at_root(folder)).unwrap();
        let files = entries.map(|entry| Path::new(folder).join(entry.unwrap().file_name()));
        pages.extend(files.filter(|file| file.extension().is_some_and(|end| end == "md")));
    }
    pages.sort();
    pages
}

/// The lines of a page that are not code.
fn text_lines(page: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    page.lines().filter(move |line| {
        let fence = line.starts_with("```");
        in_code ^= fence;
        !in_code && !fence
    })
}

/// The name under which a heading can be linked to.
fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn every_link_leads_somewhere() {
    // Pages are being written beside this test then.
    if std::env::var_os("UPDATE").is_some() {
        return;
    }
    for page in pages() {
        let text = text_of(&page);
        let targets = text_lines(&text).flat_map(|line| line.split("](").skip(1));
        for target in targets.map(|rest| rest.split(')').next().unwrap_or_default()) {
            if target.contains("://") {
                continue;
            }
            let (file, place) = target.split_once('#').unwrap_or((target, ""));
            let file = match file {
                "" => page.clone(),
                file => page.parent().unwrap().join(file),
            };
            let shown = page.display();
            assert!(at_root(&file).exists(), "{shown} links to {target}, which is not there");
            if !place.is_empty() {
                let there = text_of(&file);
                let mut headings = text_lines(&there)
                    .filter(|line| line.starts_with('#'))
                    .map(|line| slug(line.trim_start_matches('#').trim()));
                assert!(
                    headings.any(|heading| heading == place),
                    "{shown} links to {target}, and there is no such heading"
                );
            }
        }
    }
}

#[test]
fn no_page_names_a_place_on_somebodys_disk() {
    let examples = fs::read_dir(at_root("examples")).unwrap().map(|entry| entry.unwrap().path());
    let examples = examples.filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let examples = examples.map(|path| Path::new("examples").join(path.file_name().unwrap()));
    for page in pages().into_iter().chain(examples) {
        for (number, line) in text_of(&page).lines().enumerate() {
            let roots = ["/home/", "/Users/", "file://", "C:\\"];
            let found = roots.iter().find(|root| line.contains(*root));
            assert!(found.is_none(), "{}:{}: {line}", page.display(), number + 1);
        }
    }
}

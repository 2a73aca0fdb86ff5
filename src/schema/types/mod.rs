//! The types of the record in other languages, printed from the model.
//!
//! Each language is a file here and a line in [`LANGUAGES`]. What is printed has a type for each entity,
//! closed list and form of string, with what it means as a comment. It describes shape alone: what spans
//! several fields, and the forms of strings, are for the schema and for [`crate::validate`].

mod python;
mod typescript;

use super::publish::prose;

/// A language that types are printed in.
#[derive(Debug)]
pub struct Language {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What is printed, in one line.
    pub summary: &'static str,
    /// The extension of a file's name, without the dot.
    pub extension: &'static str,
    /// Prints all types.
    pub print: fn() -> String,
}

/// Every language.
pub static LANGUAGES: &[&Language] = &[&typescript::TYPESCRIPT, &python::PYTHON];

/// The language of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Language> {
    LANGUAGES.iter().copied().find(|language| language.name == name)
}

/// What a file of types begins with, in one line.
fn heading(language: &str) -> String {
    let version = crate::model::SchemaVersion::CURRENT;
    format!("Records of diplomatic news, version {version}. Printed by `verbale types {language}`.")
}

/// The name of a type: `red_line` is `RedLine`.
fn type_name(name: &str) -> String {
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
    };
    name.split('_').map(capital).collect()
}

/// The lines of a doc comment, each at most `width` Unicode scalar values long unless one word is longer.
fn lines(doc: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in prose(doc).split("\n\n") {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::publish::named_types;

    #[test]
    fn every_named_type_is_printed_once() {
        for language in LANGUAGES {
            let text = (language.print)();
            for ty in named_types() {
                let name = type_name(ty.name().unwrap());
                let starts = [
                    format!("export interface {name} {{"),
                    format!("export type {name} ="),
                    format!("class {name}(TypedDict):"),
                    format!("{name} = "),
                ];
                let is_it = |line: &&str| starts.iter().any(|start| line.starts_with(start));
                assert_eq!(text.lines().filter(is_it).count(), 1, "{} {name}", language.name);
            }
            assert!(text.ends_with('\n') && !text.contains("\n\n\n\n"));
            assert!(text.lines().all(|line| line == line.trim_end()), "{}", language.name);
        }
    }

    #[test]
    fn lines_are_filled_and_words_are_whole() {
        assert_eq!(lines("One two\n three.\n\nFour.", 8), ["One two", "three.", "", "Four."]);
        assert_eq!(lines("incomprehensible", 4), ["incomprehensible"]);
        assert_eq!(type_name("red_line"), "RedLine");
    }
}

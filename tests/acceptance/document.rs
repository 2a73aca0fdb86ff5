//! A document: its text, the correct record of it, and the mistakes that are made in the record.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::patch::{self, Operation};

/// A mistake that somebody makes in a record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mistake {
    /// Its name, unique in the document.
    pub(crate) id: String,
    /// What is wrong, in words.
    pub(crate) what: String,
    /// What makes the correct record wrong.
    edit: Vec<Operation>,
    /// The rules that may say so; any rule, where there are none.
    #[serde(default)]
    pub(crate) finds: Vec<String>,
    /// Whether only a reader of the text can find it.
    #[serde(default)]
    pub(crate) reader: bool,
}

/// A document.
#[derive(Debug)]
pub(crate) struct Document {
    /// The name of its folder, which is the id of the record.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) record: Value,
    pub(crate) mistakes: Vec<Mistake>,
}

impl Document {
    /// The record with one mistake.
    pub(crate) fn with(&self, mistake: &Mistake) -> Value {
        let mut record = self.record.clone();
        if let Err(error) = patch::apply(&mistake.edit, &mut record) {
            panic!("{} {}: {error}", self.name, mistake.id);
        }
        assert!(record != self.record, "{} {} changes nothing", self.name, mistake.id);
        record
    }

    fn read(folder: &Path) -> Self {
        fn parse<T: for<'d> Deserialize<'d>>(folder: &Path, text: &str) -> T {
            serde_json::from_str(text).unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        }
        let read = |file: &str| {
            let path = folder.join(file);
            fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        };
        Document {
            name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
            text: read("text.txt"),
            record: parse(folder, &read("record.json")),
            mistakes: parse(folder, &read("mistakes.json")),
        }
    }
}

/// All documents below a folder, by their names.
pub(crate) fn read_all(folder: &Path) -> Vec<Document> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut documents: Vec<Document> =
        entries.filter(|path| path.is_dir()).map(|path| Document::read(&path)).collect();
    documents.sort_by(|one, other| one.name.cmp(&other.name));
    documents
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use verbale::rules;

    use super::*;

    /// The tests below would say nothing of documents that are not found.
    fn documents() -> Vec<Document> {
        let documents = read_all(&crate::folder().join("documents"));
        assert!(!documents.is_empty());
        documents
    }

    #[test]
    fn every_document_is_whole() {
        for document in documents() {
            let (name, source) = (&document.name, &document.record["source"]);
            assert_eq!(document.record["id"], document.name.as_str());
            assert_eq!(source["text_file"], "text.txt", "{name}");
            assert!(!document.text.contains('\r'), "{name}");
            let language = source["language"].as_str().unwrap().split('-').next().unwrap();
            assert!(name.starts_with(&format!("{language}-")), "{name}: {language}");
            for field in ["kind", "published", "publisher_name", "url", "license"] {
                assert!(source[field].is_string(), "{name}: {field}");
            }
        }
    }

    #[test]
    fn every_mistake_can_be_made_and_names_rules_that_exist() {
        for document in documents() {
            let mut ids = HashSet::new();
            for mistake in &document.mistakes {
                assert!(ids.insert(&mistake.id), "{} {}", document.name, mistake.id);
                assert!(!mistake.what.is_empty());
                document.with(mistake);
                for code in &mistake.finds {
                    let is_code = rules::find(code).is_some_and(|rule| rule.code == *code);
                    assert!(is_code, "{} {}: {code}", document.name, mistake.id);
                }
            }
        }
    }
}

//! The drop-downs of a template, as XML.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use crate::formats::sheets::layout::Choice;
use crate::formats::tables::{Column, TABLES, Table};

/// The words that a cell offers.
pub(super) struct DropDown {
    choice: Choice,
    /// Whether a cell holds several words, so that others than one of them are taken too.
    many: bool,
}

impl DropDown {
    /// That of a column, if its words are a closed list.
    pub(super) fn of(table: &Table, column: &Column) -> Option<Self> {
        Some(DropDown { choice: Choice::of(table, column)?, many: column.many })
    }

    /// By what cells name it.
    pub(super) fn name(&self) -> String {
        let end = if self.many { "_many" } else { "" };
        format!("{}{end}", self.choice.name)
    }

    fn push(&self, xml: &mut String) {
        let words: Vec<String> =
            self.choice.words.iter().map(|word| format!("\"{word}\"")).collect();
        let condition = format!("of:cell-content-is-in-list({})", words.join(";"));
        // Writing to a string does not fail.
        let _ = write!(
            xml,
            "<table:content-validation table:name=\"{}\" table:condition=\"{}\" \
             table:allow-empty-cell=\"true\" table:display-list=\"unsorted\">\
             <table:error-message table:message-type=\"stop\" table:display=\"{}\" \
             table:title=\"Not in the list\"><text:p>Only the words of the drop-down are read here.\
             </text:p></table:error-message></table:content-validation>",
            self.name(),
            escape(&*condition),
            !self.many
        );
    }
}

/// Adds the drop-downs of all tables.
pub(super) fn push_drop_downs(xml: &mut String) {
    let mut known: Vec<String> = Vec::new();
    xml.push_str("<table:content-validations>");
    for table in TABLES.iter() {
        for drop_down in table.columns.iter().filter_map(|column| DropDown::of(table, column)) {
            let name = drop_down.name();
            if !known.contains(&name) {
                drop_down.push(xml);
                known.push(name);
            }
        }
    }
    xml.push_str("</table:content-validations>");
}

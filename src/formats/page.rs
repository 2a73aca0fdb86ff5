//! Pages about formats and about tables, for `verbale explain` and the documentation.

use std::fmt::Write as _;

use super::tables::TABLES;
use super::views::{self, VIEWS};
use super::{Format, Keeps, Layout};
use crate::schema::publish::prose;

/// The page about a format, in Markdown without a heading.
#[must_use]
pub fn of_format(format: &Format) -> String {
    let layout = match format.layout {
        Layout::Stream => "A stream: it can come from and go to a pipe.".to_owned(),
        Layout::File => "A file; not written to a pipe.".to_owned(),
        Layout::Folder { with, zipped } => {
            let zip = if zipped { ", or all of them in one zip file" } else { "" };
            format!("A folder of files, known by `{with}`{zip}.")
        }
    };
    let mut page = format!("{}. {layout}", capitalized(format.about));
    if let Keeps::Part { loses, wants, .. } = format.keeps {
        // Writing to a string does not fail.
        let _ = write!(page, "\n\nLost: {loses}.\n\nMissing: {wants}.");
    }
    if let Some(guide) = format.guide {
        let _ = write!(page, "\n\n{}", guide());
    }
    page
}

/// What people need to know who read tables, or change them.
pub(super) fn guide() -> String {
    "`verbale explain tables` describes how the tables belong together, and `verbale explain TABLE` the \
     columns of one, such as `red_lines` or `view_demands`."
        .to_owned()
}

/// The page about all tables, in Markdown without a heading.
#[must_use]
pub fn of_tables() -> String {
    let mut page = String::from(
        "A row of `records` is a record. A row of another table belongs to the record whose id is in \
         its column `record`.\n\n\
         * `owner` is the id of the row that a row belongs to; blank: the record itself.\n\
         * `field` is the list of that row in which it is, where there is a choice.\n\
         * `number` is its place in that list, from 1.\n\
         * `key` is how other rows name a row that has no `id`.\n\
         * `empty` names lists and objects that are there and have nothing in them. Any other blank \
         cell is a value that is absent.\n\
         * Columns that end in `_first`, `_last` and `_dated_by` follow from the dates beside them, \
         and are not read.\n\
         * `checksum` shows whether the record is still the one that was written; clear it when a \
         change is meant.\n\n\
         Views are for reading. They follow from the tables, and are not read back.\n\n\
         | table | a row is |\n|---|---|\n",
    );
    let tables = TABLES.iter().map(|table| (table.name.clone(), prose(&table.doc)));
    let views = VIEWS.iter().map(|view| (view.table_name(), view.doc.to_owned()));
    for (name, doc) in tables.chain(views) {
        // Writing to a string does not fail.
        let _ = writeln!(page, "| `{name}` | {} |", doc.replace("\n\n", " ").replace('|', "\\|"));
    }
    page
}

/// The page about a table or a view and its columns, as plain text.
#[must_use]
pub fn of_table(name: &str) -> Option<String> {
    let table = TABLES.iter().find(|table| table.name == name);
    let (doc, columns): (_, Vec<(bool, &str, String)>) = if let Some(table) = table {
        let columns = table.columns.iter();
        let columns = columns.map(|it| (it.required, &*it.name, prose(&it.doc)));
        (prose(&table.doc), columns.collect())
    } else {
        let view = views::find(name).filter(|_| views::is_view(name))?;
        let columns = view.columns.iter().map(|it| (false, it.name, it.doc.to_owned()));
        (view.doc.to_owned(), columns.collect())
    };
    let width = columns.iter().map(|(_, name, _)| name.len()).max().unwrap_or(0);
    let mut page = format!("{doc}\n\n");
    for (is_required, name, doc) in &columns {
        let mark = if *is_required { "*" } else { " " };
        let doc = doc.replace("\n\n", " ");
        // Writing to a string does not fail.
        let _ = writeln!(page, "{mark} {name:width$}  {doc}");
    }
    if columns.iter().any(|(is_required, ..)| *is_required) {
        page.push_str("\n* must be filled in\n");
    }
    Some(page)
}

/// Every name of a table or view.
pub fn table_names() -> impl Iterator<Item = String> {
    let views = VIEWS.iter().map(views::View::table_name);
    TABLES.iter().map(|table| table.name.clone()).chain(views)
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::FORMATS;

    #[test]
    fn every_table_and_view_has_a_page_with_its_columns() {
        for name in table_names() {
            let page = of_table(&name).unwrap();
            let has = |column: &str| {
                page.lines().any(|line| line.get(2..).is_some_and(|line| line.starts_with(column)))
            };
            assert!(has("record ") || has("schema_version "), "{name}: {page}");
            assert!(of_tables().contains(&format!("| `{name}` |")), "{name}");
        }
        assert_eq!(of_table("demands_and_more"), None);
        // Without the prefix a word is not the name of a sheet.
        assert_eq!(of_table("quotations"), None);
    }

    #[test]
    fn pages_of_workbooks_say_how_they_are_filled_in() {
        for format in FORMATS {
            let page = of_format(format);
            assert_eq!(
                page.contains("Begin with the sheet `records`"),
                format.template.is_some() && format.name != "csv",
                "{}",
                format.name
            );
        }
    }
}

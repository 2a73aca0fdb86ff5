//! The sheet `_about`, which explains a workbook and says how many rows its tables have.

use super::table_of;
use super::value::{Rows, Value};
use crate::formats::places::Cell;
use crate::formats::tables::{Assembler, Role, TABLES};
use crate::formats::views::View;
use crate::formats::{Error, page};

/// What is in a cell of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::formats) enum Part {
    /// Nothing.
    Blank,
    /// The title of the sheet.
    Title(String),
    /// A heading.
    Head(String),
    /// A text.
    Text(String),
    /// The name of a sheet, which leads to it.
    Link(String),
    /// How many rows the sheet of a table has: its name, the number, and the letters of the column by
    /// which they are counted.
    Count(String, u64, String),
}

/// Why there is a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum Purpose {
    /// It holds records.
    Records,
    /// It is to be filled in.
    Template,
}

/// The header of the list of sheets.
const HEADER: [&str; 3] = ["sheet", "rows", "a row is"];

/// The rows of the sheet, for a workbook with these views, and these tables and numbers of rows.
pub(in crate::formats) fn rows(
    purpose: Purpose,
    views: &[&View],
    tables: &[(usize, u64)],
) -> Vec<Vec<Part>> {
    let text = |text: &str| vec![Part::Text(text.to_owned())];
    let title = match purpose {
        Purpose::Records => "Records of diplomatic news",
        Purpose::Template => "A workbook for records of diplomatic news, to be filled in",
    };
    let mut rows = vec![vec![Part::Title(title.to_owned())], vec![]];
    rows.extend(lines(purpose).iter().map(|line| text(line)));
    rows.push(vec![]);
    if !views.is_empty() {
        rows.push(["for reading", "", HEADER[2]].map(|head| Part::Head(head.to_owned())).to_vec());
        for view in views {
            let (link, doc) = (Part::Link(view.table_name()), Part::Text(view.doc.to_owned()));
            rows.push(vec![link, Part::Blank, doc]);
        }
        rows.push(vec![]);
    }
    // Of a template each sheet may be deleted, so that nothing is said of its rows.
    let heads = match purpose {
        Purpose::Records => HEADER,
        Purpose::Template => [HEADER[0], "", HEADER[2]],
    };
    rows.push(heads.map(|head| Part::Head(head.to_owned())).to_vec());
    for (number, count) in tables {
        let Some(table) = TABLES.get(*number) else { continue };
        let doc = table.doc.split_whitespace().collect::<Vec<_>>().join(" ");
        let count = match purpose {
            Purpose::Template => Part::Blank,
            Purpose::Records => {
                let key = table.column(Role::Record).or_else(|| table.key());
                let letters =
                    Cell::letters(key.and_then(|key| u32::try_from(key).ok()).unwrap_or(0));
                Part::Count(table.name.clone(), *count, letters)
            }
        };
        rows.push(vec![Part::Link(table.name.clone()), count, Part::Text(doc)]);
    }
    rows
}

/// What is said before the list of sheets.
fn lines(purpose: Purpose) -> &'static [&'static str] {
    match purpose {
        Purpose::Records => &[
            "The sheets whose names begin with `view_` are for reading: they have names for ids, and dates to filter by. They are not read back, so do not change anything there.",
            "A row of the sheet `records` is a record. A row of another sheet belongs to the record whose id is in its column `record`.",
            "The column `owner` has the id of the row that a row belongs to; `field` names the list in it, and `number` the place in that list.",
            "Point at a header to read what its column holds. Columns without any value are hidden.",
            "Write dates, ids and codes as text, so that `010` does not become 10. The cells are formatted for that.",
            "To check the workbook: verbale validate FILE.xlsx. To have the findings in its cells: verbale validate FILE.xlsx --annotate OUT.xlsx",
        ],
        Purpose::Template => &[
            "1. Begin with the sheet `records`: one row for each article. Give it an id, such as talks-2031-03-03.",
            "2. Add the people and states to `actors`, what happened to `events`, and what was said to `quotes`.",
            "3. Add `demands`, `red_lines` and the other sheets where the article has them. Leave the other sheets as they are.",
            "4. Each of these rows has the id of its record in the column `record`, and an id of its own in `id` by which other rows name it.",
            "5. The column `owner` has the id of the row that a row belongs to; `field` names the list in it, and `number` the place in that list, from 1.",
            "Row 2 of each sheet is an example. It is not read, since its id begins with `#`. Delete it, or leave it.",
            "Point at a header to read what its column holds and whether it is required. Columns of closed lists have a drop-down.",
            "To find what is missing, cell by cell: verbale validate FILE.xlsx",
        ],
    }
}

/// What people need to know who fill in or read a workbook, in Markdown.
pub(in crate::formats) fn guide() -> String {
    let mut guide =
        String::from("To fill in a workbook, write a template: `verbale template -o FILE`.\n\n");
    for (purpose, head) in
        [(Purpose::Template, ""), (Purpose::Records, "In a workbook of records:\n\n")]
    {
        guide.push_str(head);
        for line in lines(purpose) {
            // Numbered lines are a list by themselves.
            let mark = if line.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "* " };
            guide.push_str(mark);
            guide.push_str(line);
            guide.push('\n');
        }
        guide.push('\n');
    }
    guide + &page::guide()
}

/// How many rows the tables had when they were written.
#[derive(Debug, Default)]
pub(in crate::formats) struct Expected {
    /// The numbers of tables, and how many rows they had; none where the cell has no number.
    tables: Vec<(usize, Option<u64>)>,
}

impl Expected {
    /// Reads the sheet.
    pub(super) fn read(&mut self, rows: &mut dyn Rows) -> Result<(), Error> {
        let mut is_list = false;
        while let Some(row) = rows.next()? {
            let at = |wanted: u32| {
                let cell = row.cells.iter().find(|(column, _)| *column == wanted);
                cell.map(|(_, value)| value)
            };
            let is = |wanted: u32, word: &str| matches!(at(wanted), Some(Value::Text(text)) if text.trim() == word);
            if is(0, HEADER[0]) && is(1, HEADER[1]) {
                is_list = true;
                continue;
            }
            let Some(Value::Text(name)) = at(0) else { continue };
            if let Some(table) = table_of(name).filter(|_| is_list) {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "it is a small whole number"
                )]
                let count = match at(1) {
                    Some(Value::Number(number)) if (0.0..1e9).contains(number) => {
                        Some(*number as u64)
                    }
                    _ => None,
                };
                self.tables.push((table, count));
            }
        }
        Ok(())
    }

    /// Tells an assembler how many rows to expect; `marked` has for each table how many rows are not
    /// read, which are counted in the sheet.
    pub(super) fn tell(&self, assembler: &mut Assembler, marked: &[u64]) {
        for (table, count) in &self.tables {
            let checksum =
                TABLES.get(*table).and_then(|plan| plan.columns.get(plan.column(Role::Checksum)?));
            // Without it nothing would show that another column is gone.
            if let Some(column) = checksum {
                assembler.expect_columns(*table, vec![column.name.clone()]);
            }
            let marked = marked.get(*table).copied().unwrap_or(0);
            assembler.expect_rows(*table, count.map(|count| count.saturating_sub(marked)));
        }
    }
}

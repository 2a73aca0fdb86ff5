//! The rows of views, from the rows of a record's tables.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::{BETWEEN, Part, Place, Source, VIEWS, View};
use crate::formats::tables::{Cell, Role, TABLES, Table, each_row as each_row_of_tables};
use crate::model::Record;

/// Shows every row that a view has of a record, with a cell for each column.
///
/// # Errors
/// The first error that `show` gives.
pub fn each_row<'r, E>(
    record: &'r Record<'_>,
    view: &View,
    show: impl FnMut(&[Cell<'r>]) -> Result<(), E>,
) -> Result<(), E> {
    let mut gathered = Gathered::new();
    each_row_of_tables(record, |table, cells| {
        gathered.take(table, cells);
        Ok(())
    })?;
    gathered.each_row_of(view, show)
}

/// Which tables views are made from.
static NEEDED: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut needed = vec![false; TABLES.len()];
    let mut need = |table: usize| needed.iter_mut().skip(table).take(1).for_each(|it| *it = true);
    for part in VIEWS.iter().flat_map(|view| &view.parts) {
        need(part.table);
        part.sources.iter().for_each(|source| source.each_table(&mut need));
    }
    needed
});

impl Source {
    /// Shows every table that the value comes from, besides the one of the row.
    fn each_table(&self, show: &mut impl FnMut(usize)) {
        match self {
            Source::Of { of, .. } => show(of.table),
            Source::Joined { links, of, .. } => {
                show(*links);
                show(of.table);
            }
            Source::Several(all) => all.iter().for_each(|source| source.each_table(show)),
            Source::OfRecord(_) => show(0),
            Source::Blank | Source::Word(_) | Source::Own(_) => {}
        }
    }
}

/// The rows of a record in the tables that views are made from.
#[derive(Debug)]
pub struct Gathered<'r> {
    tables: Vec<Rows<'r>>,
}

/// The rows of one table.
#[derive(Debug, Default)]
struct Rows<'r> {
    cells: Vec<Vec<Cell<'r>>>,
    /// The numbers of rows, by id.
    by_id: HashMap<Cow<'r, str>, usize>,
    /// The numbers of rows, by the row they belong to.
    by_owner: HashMap<Cow<'r, str>, Vec<usize>>,
}

impl Default for Gathered<'_> {
    fn default() -> Self {
        Gathered::new()
    }
}

impl<'r> Gathered<'r> {
    /// Without a row.
    #[must_use]
    pub fn new() -> Self {
        Gathered { tables: TABLES.iter().map(|_| Rows::default()).collect() }
    }

    /// Takes in a row of a table.
    pub fn take(&mut self, table: usize, cells: &[Cell<'r>]) {
        let needed = NEEDED.get(table).copied().unwrap_or(false);
        let (Some(rows), Some(plan)) =
            (self.tables.get_mut(table).filter(|_| needed), TABLES.get(table))
        else {
            return;
        };
        let number = rows.cells.len();
        let text = |column: Option<usize>| match column.and_then(|column| cells.get(column)) {
            Some(Cell::Text(text)) => Some(text.clone()),
            _ => None,
        };
        if let Some(id) = text(plan.key()) {
            rows.by_id.entry(id).or_insert(number);
        }
        if let Some(owner) = text(plan.column(Role::Owner)) {
            rows.by_owner.entry(owner).or_default().push(number);
        }
        rows.cells.push(cells.to_vec());
    }

    /// Shows every row of the views, with the number of its view.
    ///
    /// # Errors
    /// The first error that `show` gives.
    pub fn each_row<E>(
        &self,
        mut show: impl FnMut(usize, &[Cell<'r>]) -> Result<(), E>,
    ) -> Result<(), E> {
        for (number, view) in VIEWS.iter().enumerate() {
            self.each_row_of(view, |cells| show(number, cells))?;
        }
        Ok(())
    }

    /// Shows every row of a view.
    ///
    /// # Errors
    /// The first error that `show` gives.
    pub fn each_row_of<E>(
        &self,
        view: &View,
        mut show: impl FnMut(&[Cell<'r>]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut cells = Vec::with_capacity(view.columns.len());
        for part in &view.parts {
            let rows = self.tables.get(part.table).map(|rows| rows.cells.as_slice());
            for row in rows.unwrap_or_default().iter().filter(|row| part.has(row)) {
                let base = Base { id: id_of(part.table, row), cells: row };
                cells.clear();
                cells.extend(part.sources.iter().map(|source| self.value(&base, source)));
                show(&cells)?;
            }
        }
        Ok(())
    }

    fn value(&self, base: &Base<'_, 'r>, source: &Source) -> Cell<'r> {
        let own = |column: usize| base.cells.get(column).cloned().unwrap_or(Cell::Blank);
        match source {
            Source::Blank => Cell::Blank,
            Source::Word(word) => Cell::Text(Cow::Borrowed(word)),
            Source::Own(column) => own(*column),
            Source::OfRecord(column) => {
                let record = self.tables.first().and_then(|records| records.cells.first());
                record.and_then(|cells| cells.get(*column)).cloned().unwrap_or(Cell::Blank)
            }
            Source::Of { id, of } => match own(*id) {
                Cell::Text(id) => self.cell_of(&id, *of).unwrap_or(Cell::Blank),
                _ => Cell::Blank,
            },
            Source::Joined { links, value, of } => {
                joined(self.linked(base.id, *links, *value, *of))
            }
            Source::Several(sources) => {
                joined(sources.iter().map(|source| self.value(base, source)).collect())
            }
        }
    }

    /// What the rows that belong to a row name, in order; what is not there by its id.
    fn linked(&self, owner: &str, links: usize, value: usize, of: Place) -> Vec<Cell<'r>> {
        let Some(links) = self.tables.get(links) else { return Vec::new() };
        let numbers = links.by_owner.get(owner).map(Vec::as_slice).unwrap_or_default();
        let named =
            numbers.iter().filter_map(|number| match links.cells.get(*number)?.get(value)? {
                Cell::Text(id) => {
                    let cell = self.cell_of(id, of).filter(|cell| *cell != Cell::Blank);
                    Some(cell.unwrap_or_else(|| Cell::Text(id.clone())))
                }
                _ => None,
            });
        named.collect()
    }

    /// A cell of the row of that id.
    fn cell_of(&self, id: &str, of: Place) -> Option<Cell<'r>> {
        let rows = self.tables.get(of.table)?;
        rows.cells.get(*rows.by_id.get(id)?)?.get(of.column).cloned()
    }
}

/// The row of a table that a row of a view comes from.
struct Base<'a, 'r> {
    id: &'a str,
    cells: &'a [Cell<'r>],
}

impl Part {
    /// Whether a row of the table is in the view.
    fn has(&self, row: &[Cell<'_>]) -> bool {
        let is_there = |column: usize| row.get(column).is_some_and(|cell| *cell != Cell::Blank);
        self.only_with.is_none_or(is_there)
    }
}

/// By what other rows name a row.
fn id_of<'a>(table: usize, row: &'a [Cell<'_>]) -> &'a str {
    let key = TABLES.get(table).and_then(Table::key);
    match key.and_then(|column| row.get(column)) {
        Some(Cell::Text(id)) => id,
        _ => "",
    }
}

/// Several values in one cell.
fn joined(cells: Vec<Cell<'_>>) -> Cell<'_> {
    let mut texts = cells.into_iter().filter_map(|cell| match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    });
    let Some(mut all) = texts.next() else { return Cell::Blank };
    for text in texts {
        let all = all.to_mut();
        all.push_str(BETWEEN);
        all.push_str(&text);
    }
    Cell::Text(all)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::formats::views::find;

    /// The rows of a view of the reference example, as texts by column.
    fn rows(name: &str) -> Vec<HashMap<&'static str, String>> {
        let text = include_str!("../../../examples/iran-us-missiles-2026-02-11.json");
        let record: Record<'_> = serde_json::from_str(text).unwrap();
        let view = find(name).unwrap();
        let mut all = Vec::new();
        each_row::<()>(&record, view, |cells| {
            let texts = cells.iter().map(|cell| match cell {
                Cell::Blank => String::new(),
                Cell::Text(text) => text.to_string(),
                Cell::Number(number) => number.to_string(),
                Cell::Boolean(boolean) => boolean.to_string(),
                Cell::Date(date) => date.to_string(),
            });
            all.push(view.columns.iter().map(|column| column.name).zip(texts).collect());
            Ok(())
        })
        .unwrap();
        all
    }

    #[test]
    fn names_are_beside_ids_and_days_beside_dates() {
        let text = include_str!("../../../examples/iran-us-missiles-2026-02-11.json");
        let record: Record<'_> = serde_json::from_str(text).unwrap();
        let name = |id: &str| {
            record.actors.iter().find(|actor| actor.id.as_str() == id).unwrap().name.to_string()
        };
        let demands = rows("demands");
        assert_eq!(demands.len(), record.demands.len());
        for (row, demand) in demands.iter().zip(&record.demands) {
            assert_eq!(row["actor_name"], name(demand.issuer.as_str()));
            let to: Vec<String> = demand.addressees.iter().map(|it| name(it.as_str())).collect();
            assert_eq!(row["addressee_names"], to.join(BETWEEN));
            assert_eq!(row["text"], demand.text.as_str());
            assert_eq!(row["record_title"], record.title.as_ref().map_or("", |it| it.as_str()));
        }
        let quotations = rows("quotations");
        assert_eq!(quotations.len(), record.quotes.len());
        assert!(rows("timeline").iter().all(|row| !row["date_first"].is_empty()));
        assert!(rows("timeline").iter().any(|row| row["sort"] == "event"));
    }
}

//! The rows of views, from the rows of a record's tables.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::{BETWEEN, Part, Place, Source, VIEWS, View};
use crate::formats::tables::{
    Cell, Columns, Role, TABLES, Table, each_row as each_row_of_tables, each_row_with,
};
use crate::model::Record;

/// A row of a table or of a view, with the number of that.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a, 'r> {
    /// A row of a table, with a cell for each column.
    Table(usize, &'a [Cell<'r>]),
    /// A row of a view.
    View(usize, &'a ViewRow<'a, 'r>),
}

/// A row of a view.
#[derive(Debug)]
pub struct ViewRow<'a, 'r> {
    /// A cell for each column.
    pub cells: &'a [Cell<'r>],
    part: &'a Part,
    rows: &'a Gathered<'a, 'r>,
    /// Which of the rows of the table it comes from.
    number: usize,
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The table, by number.
    pub table: usize,
    /// Which of the rows that the record has in the table, from 0.
    pub row: usize,
}

/// Shows every row that a record has in the tables and, after them, in the views.
///
/// # Errors
/// The first error that `show` gives.
pub fn each_row<'r, E>(
    record: &'r Record<'_>,
    mut show: impl FnMut(Row<'_, 'r>) -> Result<(), E>,
) -> Result<(), E> {
    let mut gathered = Gathered::new(&OF_ALL);
    each_row_of_tables(record, |table, cells| {
        gathered.take(table, cells);
        show(Row::Table(table, cells))
    })?;
    for (number, view) in VIEWS.iter().enumerate() {
        gathered.each_row_of(view, |row| show(Row::View(number, row)))?;
    }
    Ok(())
}

/// Shows every row that a record has in a view, with a cell for each column.
///
/// # Errors
/// The first error that `show` gives.
pub(super) fn each_row_of_view<'r, E>(
    record: &'r Record<'_>,
    view: &View,
    needed: &Needed,
    mut show: impl FnMut(&[Cell<'r>]) -> Result<(), E>,
) -> Result<(), E> {
    let mut gathered = Gathered::new(needed);
    each_row_with(record, &needed.columns, |table, cells| {
        gathered.take(table, cells);
        Ok(())
    })?;
    gathered.each_row_of(view, |row| show(row.cells))
}

/// What all views are made from.
static OF_ALL: LazyLock<Needed> = LazyLock::new(|| Needed::of(VIEWS.iter()));

/// What views are made from.
#[derive(Debug)]
pub(super) struct Needed {
    columns: Columns,
    /// For each table, where the cells of its columns are among those that are kept of a row.
    slots: Vec<Vec<Option<usize>>>,
    /// The tables whose rows are looked up by id.
    by_id: Vec<bool>,
    /// The tables whose rows are looked up by the row they belong to.
    by_owner: Vec<bool>,
}

impl Needed {
    pub(super) fn of<'v>(views: impl Iterator<Item = &'v View>) -> Self {
        let (by_id, by_owner) = (vec![false; TABLES.len()], vec![false; TABLES.len()]);
        let mut needed = Needed { columns: Columns::none(), slots: Vec::new(), by_id, by_owner };
        for part in views.flat_map(|view| &view.parts) {
            // By its id a row finds those that belong to it.
            needed.add_key(part.table);
            part.only_with.iter().for_each(|column| needed.columns.add(part.table, *column));
            part.sources.iter().for_each(|source| needed.add(part.table, source));
        }
        for (number, table) in TABLES.iter().enumerate() {
            let mut kept = 0;
            let slot = |column| {
                needed.columns.has(number, column).then(|| {
                    kept += 1;
                    kept - 1
                })
            };
            needed.slots.push((0..table.columns.len()).map(slot).collect());
        }
        needed
    }

    fn add(&mut self, table: usize, source: &Source) {
        match source {
            Source::Blank | Source::Word(_) => {}
            Source::Own(column) => self.columns.add(table, *column),
            Source::OfRecord(column) => self.columns.add(0, *column),
            Source::Of { id, of } => {
                self.columns.add(table, *id);
                self.add_named(*of);
            }
            Source::Joined { links, value, of } => {
                let owner = TABLES.get(*links).and_then(|table| table.column(Role::Owner));
                [Some(*value), owner]
                    .into_iter()
                    .flatten()
                    .for_each(|it| self.columns.add(*links, it));
                self.by_owner.iter_mut().skip(*links).take(1).for_each(|it| *it = true);
                self.add_named(*of);
            }
            Source::Several(all) => all.iter().for_each(|source| self.add(table, source)),
        }
    }

    /// Adds a column of rows that are looked up by id.
    fn add_named(&mut self, place: Place) {
        self.columns.add(place.table, place.column);
        self.add_key(place.table);
        self.by_id.iter_mut().skip(place.table).take(1).for_each(|it| *it = true);
    }

    fn add_key(&mut self, table: usize) {
        if let Some(key) = TABLES.get(table).and_then(Table::key) {
            self.columns.add(table, key);
        }
    }
}

/// The rows of a record in the tables that views are made from, with the cells that these need.
#[derive(Debug)]
struct Gathered<'n, 'r> {
    needed: &'n Needed,
    tables: Vec<Rows<'r>>,
}

/// The rows of one table.
#[derive(Debug, Default)]
struct Rows<'r> {
    count: usize,
    /// The cells of all rows, one row after another.
    cells: Vec<Cell<'r>>,
    /// How many of them a row has.
    width: usize,
    /// The numbers of rows, by id.
    by_id: HashMap<Cow<'r, str>, usize>,
    /// The numbers of the first and the last row that belong to a row, by the id of that.
    by_owner: HashMap<Cow<'r, str>, (usize, usize)>,
    /// For each row, the number of the next one that belongs to the same row; for the last, its own.
    next: Vec<usize>,
}

impl<'r> Rows<'r> {
    /// Takes in the number of a row, and the row it belongs to.
    fn belongs(&mut self, number: usize, owner: Option<Cow<'r, str>>) {
        self.next.push(number);
        let Some(owner) = owner else { return };
        let (_, last) = self.by_owner.entry(owner).or_insert((number, number));
        if let Some(next) = self.next.get_mut(*last) {
            *next = number;
        }
        *last = number;
    }

    /// The numbers of the rows that belong to a row, in order.
    fn of_owner(&self, owner: &str) -> impl Iterator<Item = usize> {
        let first = self.by_owner.get(owner).map(|(first, _)| *first);
        std::iter::successors(first, |number| {
            self.next.get(*number).copied().filter(|next| next != number)
        })
    }
}

impl<'n, 'r> Gathered<'n, 'r> {
    /// Without a row.
    fn new(needed: &'n Needed) -> Self {
        Gathered { needed, tables: TABLES.iter().map(|_| Rows::default()).collect() }
    }

    /// Takes in a row of a table.
    fn take(&mut self, table: usize, cells: &[Cell<'r>]) {
        let (Some(rows), Some(slots), Some(plan)) =
            (self.tables.get_mut(table), self.needed.slots.get(table), TABLES.get(table))
        else {
            return;
        };
        let before = rows.cells.len();
        let kept = cells.iter().zip(slots).filter(|(_, slot)| slot.is_some());
        rows.cells.extend(kept.map(|(cell, _)| cell.clone()));
        rows.width = rows.cells.len() - before;
        let number = rows.count;
        rows.count += 1;
        let text = |column: Option<usize>| match column.and_then(|column| cells.get(column)) {
            Some(Cell::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let is = |tables: &[bool]| tables.get(table).is_some_and(|is| *is);
        if is(&self.needed.by_id)
            && let Some(id) = text(plan.key())
        {
            rows.by_id.entry(id).or_insert(number);
        }
        if is(&self.needed.by_owner) {
            rows.belongs(number, text(plan.column(Role::Owner)));
        }
    }

    /// Shows every row of a view.
    fn each_row_of<E>(
        &self,
        view: &View,
        mut show: impl FnMut(&ViewRow<'_, 'r>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut cells = Vec::with_capacity(view.columns.len());
        for part in &view.parts {
            let count = self.tables.get(part.table).map_or(0, |rows| rows.count);
            let has = |number: &usize| {
                part.only_with
                    .is_none_or(|column| *self.cell(part.table, *number, column) != Cell::Blank)
            };
            for number in (0..count).filter(has) {
                cells.clear();
                let value = |source| self.value(part.table, number, source);
                cells.extend(part.sources.iter().map(value));
                show(&ViewRow { cells: &cells, part, rows: self, number })?;
            }
        }
        Ok(())
    }

    /// The value of a cell of a view, for the row of a table.
    fn value(&self, table: usize, row: usize, source: &Source) -> Cell<'r> {
        match source {
            Source::Blank => Cell::Blank,
            Source::Word(word) => Cell::Text(Cow::Borrowed(word)),
            Source::Own(column) => self.cell(table, row, *column).clone(),
            Source::OfRecord(column) => self.cell(0, 0, *column).clone(),
            Source::Of { id, of } => match self.cell(table, row, *id) {
                Cell::Text(id) => self.cell_of(id, *of).cloned().unwrap_or(Cell::Blank),
                _ => Cell::Blank,
            },
            Source::Joined { links, value, of } => {
                joined(self.linked(table, row, (*links, *value), *of))
            }
            Source::Several(sources) => {
                joined(sources.iter().map(|source| self.value(table, row, source)))
            }
        }
    }

    /// What the rows that belong to a row name, in order; what is not there by its id.
    fn linked(
        &self,
        table: usize,
        row: usize,
        (links, value): (usize, usize),
        of: Place,
    ) -> impl Iterator<Item = Cell<'r>> {
        let key = TABLES.get(table).and_then(Table::key);
        let owner = match key.map(|key| self.cell(table, row, key)) {
            Some(Cell::Text(id)) => id,
            _ => "",
        };
        let numbers = self.tables.get(links).into_iter().flat_map(|rows| rows.of_owner(owner));
        numbers.filter_map(move |number| match self.cell(links, number, value) {
            Cell::Text(id) => {
                let cell = self.cell_of(id, of).filter(|cell| **cell != Cell::Blank);
                Some(cell.cloned().unwrap_or_else(|| Cell::Text(id.clone())))
            }
            _ => None,
        })
    }

    /// A cell of the row of that id.
    fn cell_of(&self, id: &str, of: Place) -> Option<&Cell<'r>> {
        let row = *self.tables.get(of.table)?.by_id.get(id)?;
        Some(self.cell(of.table, row, of.column))
    }

    /// A cell of a table; blank where it was not kept.
    fn cell(&self, table: usize, row: usize, column: usize) -> &Cell<'r> {
        let found = || {
            let slot = (*self.needed.slots.get(table)?.get(column)?)?;
            let rows = self.tables.get(table)?;
            rows.cells.get(row * rows.width + slot)
        };
        found().unwrap_or(&Cell::Blank)
    }
}

impl ViewRow<'_, '_> {
    /// The row of a table whose id is in the cell of a column.
    #[must_use]
    pub fn target(&self, column: usize) -> Option<Target> {
        let table = self.part.table;
        let plan = TABLES.get(table)?;
        let Source::Own(own) = *self.part.sources.get(column)? else { return None };
        if plan.column(Role::Record) == Some(own) {
            return Some(Target { table: 0, row: 0 });
        }
        if plan.key() == Some(own) {
            return Some(Target { table, row: self.number });
        }
        let table = plan.columns.get(own)?.refers_to()?;
        let Cell::Text(id) = self.cells.get(column)? else { return None };
        let row = *self.rows.tables.get(table)?.by_id.get(id)?;
        Some(Target { table, row })
    }
}

/// Several values in one cell.
fn joined<'r>(cells: impl Iterator<Item = Cell<'r>>) -> Cell<'r> {
    let mut texts = cells.filter_map(|cell| match cell {
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
    use crate::formats::testing::record;
    use crate::formats::views::find;

    /// The rows of a view of the reference example, as texts by column.
    fn rows(name: &str) -> Vec<HashMap<&'static str, String>> {
        let text = include_str!("../../../examples/iran-us-missiles-2026-02-11.json");
        let record: Record<'_> = serde_json::from_str(text).unwrap();
        let view = find(name).unwrap();
        let mut all = Vec::new();
        each_row_of_view::<()>(&record, view, &Needed::of([view].into_iter()), |cells| {
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
    fn a_view_alone_has_the_rows_that_it_has_among_all() {
        for seed in 0..40 {
            let record = record(seed);
            let mut among_all = vec![Vec::new(); VIEWS.len()];
            each_row::<()>(&record, |row| {
                if let Row::View(number, row) = row {
                    among_all[number].push(row.cells.to_vec());
                }
                Ok(())
            })
            .unwrap();
            for (view, expected) in VIEWS.iter().zip(among_all) {
                let mut alone = Vec::new();
                let needed = Needed::of(std::iter::once(view));
                each_row_of_view::<()>(&record, view, &needed, |cells| {
                    alone.push(cells.to_vec());
                    Ok(())
                })
                .unwrap();
                assert_eq!(alone, expected, "{} of {seed}", view.name);
            }
        }
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

//! Rows that wait until their record is put together: in memory while they are few, in a temporary
//! file without a name after that.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};

use super::assemble::{Raw, RawCell, RawKind};

/// So many bytes of rows are kept in memory.
const IN_MEMORY: usize = 32 << 20;
/// So many bytes are written to the file at a time.
const AT_A_TIME: usize = 1 << 18;
/// So many bytes are read from the file at a time.
const WINDOW: usize = 1 << 16;

/// A row that is kept: most of its cells are blank, and take no room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// Its number in the table, from 1.
    pub(super) row: u32,
    /// The cells that are not blank, with the numbers of their columns, in order.
    pub(super) cells: Vec<(u32, RawCell)>,
}

impl Kept {
    /// A row without its blank cells and those of columns that are passed over. A cell of nothing but
    /// white space is blank too, but in columns that keep it, if the row has something else.
    pub(super) fn of(
        raw: Raw,
        is_passed: impl Fn(u32) -> bool,
        keeps_blanks: impl Fn(u32) -> bool,
    ) -> Self {
        let is_blank = |cell: &RawCell| cell.text.trim().is_empty();
        let full = raw.cells.into_iter().zip(0..).filter_map(|(cell, column)| {
            Some((column, cell.filter(|cell| !cell.text.is_empty() && !is_passed(column))?))
        });
        let mut cells: Vec<(u32, RawCell)> = full.collect();
        let any = cells.iter().any(|(_, cell)| !is_blank(cell));
        cells.retain(|(column, cell)| any && (!is_blank(cell) || keeps_blanks(*column)));
        Kept { row: raw.row, cells }
    }

    /// The cell in the column of that number.
    pub(super) fn get(&self, column: usize) -> Option<&RawCell> {
        let column = u32::try_from(column).ok()?;
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    /// Appends the row to bytes, after their number.
    fn put(&self, bytes: &mut Vec<u8>) {
        let start = bytes.len();
        bytes.extend_from_slice(&[0; 4]);
        bytes.extend_from_slice(&self.row.to_le_bytes());
        for (column, RawCell { text, kind }) in &self.cells {
            bytes.extend_from_slice(&column.to_le_bytes());
            bytes.push(kind.number());
            bytes.extend_from_slice(&length(text.len()));
            bytes.extend_from_slice(text.as_bytes());
        }
        let all = length(bytes.len() - start - 4);
        if let Some(place) = bytes.get_mut(start..start + 4) {
            place.copy_from_slice(&all);
        }
    }

    /// The row in bytes, after their number.
    fn taken(bytes: &[u8]) -> Option<Self> {
        let (row, mut rest) = number(bytes)?;
        let mut cells = Vec::new();
        while !rest.is_empty() {
            let (column, after) = number(rest)?;
            let (kind, after) = after.split_first()?;
            let (length, after) = number(after)?;
            let (text, after) = after.split_at_checked(length as usize)?;
            let (text, kind) = (String::from_utf8(text.to_vec()).ok()?, RawKind::numbered(*kind));
            cells.push((column, RawCell { text, kind }));
            rest = after;
        }
        Some(Kept { row, cells })
    }
}

fn length(length: usize) -> [u8; 4] {
    // A row has 64 MiB at most.
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*number), rest))
}

/// The rows of all tables.
#[derive(Debug, Default)]
pub(super) struct Store {
    /// The rows that are not in the file.
    bytes: Vec<u8>,
    file: Option<File>,
    /// How many bytes are in the file.
    in_file: u64,
}

/// Part of the file of a store, in memory.
#[derive(Debug, Default)]
pub(super) struct Window {
    start: u64,
    bytes: Vec<u8>,
}

impl Store {
    /// Keeps a row; says where.
    ///
    /// # Errors
    /// When there is no room for a temporary file.
    pub(super) fn keep(&mut self, row: &Kept) -> io::Result<u64> {
        let most = if self.file.is_some() { AT_A_TIME } else { IN_MEMORY };
        if self.bytes.len() >= most {
            self.write_out()?;
        }
        let at = self.in_file + self.bytes.len() as u64;
        row.put(&mut self.bytes);
        Ok(at)
    }

    fn write_out(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        file.seek(SeekFrom::Start(self.in_file))?;
        file.write_all(&self.bytes)?;
        self.in_file += self.bytes.len() as u64;
        self.bytes = Vec::new();
        Ok(())
    }

    /// The row at a place. What is read on the way is left in the window, for rows that follow.
    ///
    /// # Errors
    /// When the temporary file cannot be read.
    pub(super) fn row(&mut self, at: u64, window: &mut Window) -> io::Result<Kept> {
        let lost = || io::Error::other("a temporary file is not what was written to it");
        let whole = if at >= self.in_file {
            let start = usize::try_from(at - self.in_file).map_err(|_| lost())?;
            record_at(self.bytes.get(start..).unwrap_or_default())
        } else {
            self.read_to(window, at, 4)?;
            let (length, _) = number(window.from(at)).ok_or_else(lost)?;
            self.read_to(window, at, 4 + length as usize)?;
            record_at(window.from(at))
        };
        whole.and_then(Kept::taken).ok_or_else(lost)
    }

    /// Has so many bytes from a place on be in the window, if there are as many.
    fn read_to(&mut self, window: &mut Window, at: u64, length: usize) -> io::Result<()> {
        if window.from(at).len() >= length {
            return Ok(());
        }
        let Some(file) = &mut self.file else { return Ok(()) };
        window.bytes.clear();
        window.start = at;
        file.seek(SeekFrom::Start(at))?;
        let most = (length.max(WINDOW) as u64).min(self.in_file.saturating_sub(at));
        file.take(most).read_to_end(&mut window.bytes)?;
        Ok(())
    }
}

impl Window {
    fn from(&self, at: u64) -> &[u8] {
        let start = at.checked_sub(self.start).and_then(|start| usize::try_from(start).ok());
        start.and_then(|start| self.bytes.get(start..)).unwrap_or_default()
    }
}

/// The bytes of the row with which bytes begin.
fn record_at(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = number(bytes)?;
    rest.get(..length as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u32) -> Kept {
        let cell = |column: u32| {
            let kind = RawKind::numbered(u8::try_from(column % 4).unwrap());
            let text = "ä".repeat(((number * 7 + column) % 900) as usize + 1);
            (column, RawCell { text, kind })
        };
        Kept { row: number, cells: (0..number % 5).map(|column| cell(column * 3)).collect() }
    }

    #[test]
    fn rows_come_back_from_memory_and_from_the_file() {
        let mut store = Store::default();
        let places: Vec<u64> =
            (0..40_000).map(|number| store.keep(&row(number)).unwrap()).collect();
        assert!(store.file.is_some() && !store.bytes.is_empty());
        let mut window = Window::default();
        for number in (0..40_000).chain([39_999, 0, 20_000, 7]) {
            let back = store.row(places[number as usize], &mut window).unwrap();
            assert_eq!(back, row(number), "{number}");
        }
    }
}

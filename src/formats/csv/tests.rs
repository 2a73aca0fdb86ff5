//! Tables of CSV as a whole: written, read, and what is no such table.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::Value;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::lines::Lines;
use super::{CSV, template};
use crate::formats::tables::TABLES;
use crate::formats::testing::{self, NAUGHTY, record, round_trips};
use crate::formats::{Error, Found, Input, Limits, Options, Output, Places};
use crate::model::Record;

/// The files of a zip file by their names.
fn unzipped(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for number in 0..zip.len() {
        let mut file = zip.by_index(number).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(file.name().unwrap().into_owned(), text);
    }
    files
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read_from(input: Input) -> Result<Vec<Found>, Error> {
    let mut reader = CSV.reader(input, &Limits::default())?;
    let mut all = Vec::new();
    while let Some(found) = reader.read()? {
        all.push(found);
    }
    Ok(all)
}

fn read_zip(bytes: Vec<u8>) -> Result<Vec<Found>, Error> {
    read_from(Input::Stream(Box::new(Cursor::new(bytes))))
}

/// What is said of these files, with the help.
fn refusal(files: &[(&str, &[u8])]) -> String {
    match read_zip(zipped(files)) {
        Ok(found) => panic!("read: {found:?}"),
        Err(Error::Malformed(malformed)) => {
            format!("{}; {}", malformed.message, malformed.help.unwrap_or_default())
        }
        Err(error) => error.to_string(),
    }
}

fn records_of(found: &[Found]) -> Vec<Record<'static>> {
    let record = |found: &Found| {
        assert_eq!(found.faults, [], "{}", found.json);
        let record: Result<Record<'_>, _> = serde_json::from_str(&found.json);
        record.unwrap_or_else(|e| panic!("{e}: {}", found.json)).into_owned()
    };
    found.iter().map(record).collect()
}

fn write_to(output: Output, records: &[Record<'_>], unguarded: bool) {
    let mut writer = CSV.writer(output, &Options { unguarded, ..Options::default() }).unwrap();
    for record in records {
        writer.write(record).unwrap();
    }
    writer.finish().unwrap();
}

/// The record that the tests all know.
fn reference() -> Record<'static> {
    let text = include_str!("../../../examples/iran-us-missiles-2026-02-11.json");
    serde_json::from_str::<Record<'_>>(text).unwrap().into_owned()
}

fn minimal() -> Record<'static> {
    let text = include_str!("../../../examples/minimal.json");
    serde_json::from_str::<Record<'_>>(text).unwrap().into_owned()
}

#[test]
fn everything_comes_back() {
    round_trips(&CSV, 10_000);
}

#[test]
fn examples_come_back_from_folder_zip_file_and_pipe() {
    let records = [reference(), minimal(), record(3)];
    for unguarded in [false, true] {
        let room = tempfile::tempdir().unwrap();
        for name in ["tables", "tables.zip"] {
            let path = room.path().join(name);
            write_to(Output::Path(path.clone()), &records, unguarded);
            assert_eq!(records_of(&read_from(Input::Path(path)).unwrap()), records, "{name}");
        }
        let left: Vec<_> = fs::read_dir(room.path()).unwrap().collect();
        assert_eq!(left.len(), 2, "no file is left beside them: {left:?}");
    }
    let piped = testing::written(&CSV, &records);
    assert_eq!(piped, testing::written(&CSV, &records), "the same bytes each time");
    assert_eq!(records_of(&read_zip(piped).unwrap()), records);
}

#[test]
fn only_tables_with_rows_are_written() {
    let files = unzipped(testing::written(&CSV, &[minimal()]));
    for (name, text) in &files {
        assert!(name == "metadata.json" || text.lines().count() > 1, "{name}: {text}");
    }
    assert!(files.len() < TABLES.len());
    let none = unzipped(testing::written(&CSV, &[]));
    let names: Vec<_> = none.keys().map(String::as_str).collect();
    assert_eq!(names, ["metadata.json", "records.csv"]);
}

/// Every text of a record in turn.
fn texts_of(value: &mut Value, change: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => change(text),
        Value::Array(values) => values.iter_mut().for_each(|value| texts_of(value, change)),
        Value::Object(members) => {
            members.iter_mut().for_each(|(_, value)| texts_of(value, change));
        }
        _ => {}
    }
}

#[test]
fn naughty_texts_come_back_from_a_record() {
    for naughty in NAUGHTY {
        let mut value: Value =
            serde_json::from_str(include_str!("../../../examples/minimal.json")).unwrap();
        texts_of(&mut value, &mut |text| {
            // Titles and the like take any text; what does not take it is left as it is.
            if text.contains(' ') {
                *text = format!("{naughty}{text}");
            }
        });
        value["extensions"] =
            serde_json::json!([{ "namespace": "https://example.org/a", "data": naughty }]);
        let text = value.to_string();
        let Ok(record) = serde_json::from_str::<Record<'_>>(&text) else { continue };
        let record = record.into_owned();
        let back =
            records_of(&read_zip(testing::written(&CSV, std::slice::from_ref(&record))).unwrap());
        assert_eq!(back, [record], "{naughty:?}");
    }
}

#[test]
fn no_cell_begins_as_a_formula_does() {
    let records: Vec<_> = (0..200).map(record).collect();
    let mut guarded = 0;
    for (name, text) in unzipped(testing::written(&CSV, &records)) {
        let Some(table) = name.strip_suffix(".csv").and_then(|name| TABLES.number(name)) else {
            continue;
        };
        let mut rows = ::csv::Reader::from_reader(text.as_bytes());
        for row in rows.records() {
            for (cell, column) in row.unwrap().iter().zip(&TABLES[table].columns) {
                let is_number = matches!(column.ty, crate::model::shape::Type::Number(_));
                let bare = cell.trim_start_matches([' ', '"', '\n', '\u{A0}']);
                let is_formula = bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
                assert!(is_number || !is_formula, "{name} {}: {cell:?}", column.name);
                guarded += usize::from(cell.starts_with('\''));
            }
        }
    }
    assert!(guarded > 100, "{guarded}");
}

#[test]
fn ids_that_are_there_twice_are_refused() {
    let room = tempfile::tempdir().unwrap();
    let begin =
        |name: &str| CSV.writer(Output::Path(room.path().join(name)), &Options::default()).unwrap();
    let mut writer = begin("a");
    writer.write(&minimal()).unwrap();
    writer.write(&reference()).unwrap();
    let error = writer.write(&minimal()).unwrap_err();
    assert!(matches!(error, Error::Refused(ref why) if why.contains("two records")), "{error}");

    let mut value = serde_json::to_value(reference()).unwrap();
    let id = value["quotes"][0]["id"].clone();
    value["actors"][0]["id"] = id.clone();
    let text = value.to_string();
    let twice: Record<'_> = serde_json::from_str(&text).unwrap();
    let error = begin("b").write(&twice).unwrap_err();
    let wanted = format!("has the id `{}` twice", id.as_str().unwrap());
    assert!(matches!(error, Error::Refused(ref why) if why.contains(&wanted)), "{error}");
}

#[test]
fn other_outputs_are_refused() {
    let room = tempfile::tempdir().unwrap();
    let file = room.path().join("tables.txt");
    fs::write(&file, "kept").unwrap();
    for path in [room.path().to_owned(), file.clone()] {
        let refused = CSV.writer(Output::Path(path), &Options::default());
        assert!(matches!(refused, Err(Error::Refused(_))));
    }
    assert_eq!(fs::read_to_string(file).unwrap(), "kept");
}

#[test]
fn a_template_has_all_tables_and_no_records() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("empty");
    template(Output::Path(folder.clone())).unwrap();
    let mut files: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let mut wanted: Vec<String> =
        TABLES.iter().map(|table| format!("{}.csv", table.name)).collect();
    wanted.push("metadata.json".to_owned());
    wanted.sort();
    assert_eq!(files, wanted);
    assert!(read_from(Input::Path(folder)).unwrap().is_empty());

    let file = room.path().join("empty.ZIP");
    template(Output::Path(file.clone())).unwrap();
    assert_eq!(unzipped(fs::read(&file).unwrap()).len(), TABLES.len() + 1);
    assert!(read_from(Input::Path(file)).unwrap().is_empty());
}

/// The tables of the reference example, with those changed that `change` changes.
fn reference_tables(change: impl Fn(&str, &str) -> Option<Vec<u8>>) -> Vec<u8> {
    let files = unzipped(testing::written(&CSV, &[reference()]));
    let files: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|(name, text)| {
            let changed = change(&name, &text).unwrap_or_else(|| text.into_bytes());
            (name, changed)
        })
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_slice())).collect();
    zipped(&files)
}

/// The table in the CSV of another program.
fn spelled(text: &str, separator: u8, terminator: ::csv::Terminator) -> Vec<u8> {
    let mut rows = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(terminator)
        .quote_style(::csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    for row in rows.records() {
        writer.write_record(&row.unwrap()).unwrap();
    }
    writer.into_inner().unwrap()
}

#[test]
fn tables_of_other_programs_are_read() {
    use ::csv::Terminator::{Any, CRLF};
    for separator in *b",;\t" {
        for terminator in [CRLF, Any(b'\n'), Any(b'\r')] {
            for mark in ["", "\u{FEFF}"] {
                let tables = reference_tables(|name, text| {
                    let is_table = name != "metadata.json";
                    let spelled = || spelled(text, separator, terminator);
                    is_table.then(|| [mark.as_bytes(), &spelled()].concat())
                });
                assert_eq!(records_of(&read_zip(tables).unwrap()), [reference()]);
            }
        }
    }
}

#[test]
fn decimal_commas_are_read_where_semicolons_separate() {
    let wanted = record_with_numbers();
    let files = unzipped(testing::written(&CSV, std::slice::from_ref(&wanted)));
    let mut changes = 0;
    let mut tables = Vec::new();
    for (name, text) in &files {
        let Some(table) = name.strip_suffix(".csv").and_then(|name| TABLES.number(name)) else {
            continue;
        };
        let mut writer = ::csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        let mut rows = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        for row in rows.records() {
            let row = row.unwrap();
            let cells = row.iter().zip(&TABLES[table].columns).map(|(cell, column)| {
                let is_number = matches!(column.ty, crate::model::shape::Type::Number(_));
                if is_number && cell.contains('.') {
                    changes += 1;
                    cell.replace('.', ",")
                } else {
                    cell.to_owned()
                }
            });
            writer.write_record(cells).unwrap();
        }
        tables.push((name.as_str(), writer.into_inner().unwrap()));
    }
    assert!(changes > 0);
    let tables: Vec<(&str, &[u8])> =
        tables.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    assert_eq!(records_of(&read_zip(zipped(&tables)).unwrap()), [wanted]);
}

/// A record with a number that is not whole.
fn record_with_numbers() -> Record<'static> {
    let has_fraction = |record: &Record<'_>| has_fraction(&serde_json::to_value(record).unwrap());
    (0..500).map(record).find(has_fraction).unwrap()
}

/// Whether there is a number that is not whole, but for the data of extensions.
fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            members.iter().any(|(name, value)| name != "data" && has_fraction(value))
        }
        Value::Array(values) => values.iter().any(has_fraction),
        value => value.as_f64().is_some_and(|number| number.fract() != 0.0),
    }
}

const IDS: &[u8] = b"id,title\n";

#[test]
fn what_is_no_table_is_told() {
    assert!(refusal(&[("records.csv", b"")]).contains("records.csv: the file is empty"));
    assert!(refusal(&[("metadata.json", b"{}")]).contains("there is no `records.csv`"));
    let told = refusal(&[("records.csv", IDS), ("demand.csv", IDS)]);
    assert_eq!(told, "`demand.csv` is none of the tables; did you mean `demands.csv`?");
    let told = refusal(&[("records.csv", IDS), ("demands.tsv", IDS)]);
    assert_eq!(told, "`demands.tsv` is no CSV file; save the table as CSV");
    let told = refusal(&[("a/records.csv", IDS), ("b/actors.csv", b"record,id\n")]);
    assert!(told.contains("not in the same folder"), "{told}");
    assert!(refusal(&[("records.csv", b"id,titel\n")]).contains("records.csv!B1"));
    assert!(refusal(&[("records.csv", b"id,id\n")]).contains("is there twice"));
    let beside: &[(&str, &[u8])] = &[
        ("tables/records.csv", IDS),
        ("tables/README.md", b"# Talks"),
        ("tables/.DS_Store", b"\0"),
        ("__MACOSX/tables/._records.csv", b"\0"),
        ("tables/metadata.json", b"not JSON"),
    ];
    assert!(read_zip(zipped(beside)).unwrap().is_empty());
}

#[test]
fn rows_that_are_no_rows_are_told() {
    let of = |rows: &[u8]| refusal(&[("records.csv", &[IDS, rows].concat())]);
    let told = of(b"a,b\n\na\n");
    assert!(told.contains("records.csv!4: the row has 1 cell, and the header 2"), "{told}");
    let told = of(b"a,b\nc,d,e\n");
    assert!(told.contains("records.csv!3: the row has 3 cells, and the header 2"), "{told}");
    let told = of(b"a,b\r\n\"a\nb\",\"c\nd");
    assert!(told.contains("records.csv!B3"), "{told}");
    assert!(told.contains("opens the cell in line 4 is not closed"), "{told}");
    let told = of(b"a,\"b\"c\n");
    assert!(told.contains("records.csv!B2: there is something after"), "{told}");
    let told = of(b"a,b\xFF\n");
    assert!(told.contains("records.csv!B2: the cell is not UTF-8"), "{told}");
    // Two halves of a letter in two cells.
    let told = of(b"\xC3,\xA9\n");
    assert!(told.contains("records.csv!A2: the cell is not UTF-8"), "{told}");
}

#[test]
fn there_are_bounds_to_everything() {
    let rows = |text: &[u8], left: u64| -> Result<usize, Error> {
        let mut lines = Lines::new(text, "t.csv", left)?;
        let mut count = 0;
        while lines.next_row()? {
            count += lines.cells()?.count();
        }
        Ok(count)
    };
    let told = |text: &[u8]| rows(text, u64::MAX).unwrap_err().to_string();
    let cell = vec![b'a'; (16 << 20) + 1];
    assert!(told(&cell).contains("t.csv!A1: the cell has more than 16777216 bytes"));
    assert_eq!(rows(&cell[1..], u64::MAX).unwrap(), 1);
    let open = [b"a,\"", cell.as_slice()].concat();
    assert!(told(&open).contains("t.csv!B1: the cell has more than 16777216 bytes"));
    let wide = vec![b','; 100_000];
    assert!(told(&wide).contains("t.csv!1: the row has more than 100000 cells"));
    assert_eq!(rows(&wide[1..], u64::MAX).unwrap(), 100_000);
    let long: Vec<u8> = (0..5).flat_map(|_| [&cell[1..], b","].concat()).collect();
    assert!(told(&long).contains("or 67108864 bytes"));
    assert!(rows(b"a,b\nc,d\n", 7).unwrap_err().to_string().contains("more bytes than are read"));
    assert_eq!(rows(b"a,b\nc,d\n", 8).unwrap(), 4);
}

#[test]
fn what_is_cut_off_or_changed_is_no_panic() {
    let whole = testing::written(&CSV, &[minimal()]);
    for end in (0..whole.len()).step_by(7) {
        assert!(read_zip(whole[..end].to_vec()).is_err(), "{end}");
    }
    for at in (0..whole.len()).step_by(5) {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        let _ = read_zip(changed);
    }
    // A table that is cut off within a row.
    let tables = reference_tables(|name, text| {
        let text = text.as_bytes();
        (name == "quotes.csv").then(|| text[..text.len() - 40].to_vec())
    });
    assert!(read_zip(tables).is_err());
    let bomb = vec![b'\n'; 64 << 20];
    assert!(refusal(&[("records.csv", &bomb)]).contains("200 times its size"));
}

#[test]
fn deep_json_in_a_cell_is_a_text() {
    let deep = "[".repeat(100_000);
    let table =
        format!("record,owner,field,number,namespace,data\n{},,,1,x,{deep}\n", minimal().id);
    let mut files = unzipped(testing::written(&CSV, &[minimal()]));
    files.insert("extensions.csv".to_owned(), table);
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    // Whether the row fits or not, it is told, and nothing is run over.
    match read_zip(zipped(&files)) {
        Ok(found) => assert!(found.iter().all(|found| found.json.contains(&deep))),
        Err(error) => assert!(error.to_string().contains("extensions.csv"), "{error}"),
    }
}

#[test]
fn places_are_cells() {
    let found = read_zip(testing::written(&CSV, &[reference()])).unwrap();
    let [Found { json, places: Places::Cells(places), .. }] = &found[..] else {
        panic!("{found:?}");
    };
    let value: Value = serde_json::from_str(json).unwrap();
    let id = value["demands"][1]["id"].to_string();
    let (_, cell) = places
        .spans
        .iter()
        .find(|(span, cell)| json[span.start..span.end] == id && &*cell.table == "demands.csv")
        .unwrap();
    assert_eq!(cell.row, 3);
    let (number, header) = cell.column.clone().unwrap();
    let table = &TABLES[TABLES.number("demands").unwrap()];
    assert_eq!(&*header, "id");
    assert_eq!(table.columns[number as usize].name, "id");
    assert!(places.spans.iter().all(|(_, cell)| cell.table.ends_with(".csv")));
}

#[test]
fn a_row_that_belongs_to_nothing_is_told() {
    let stray = |name: &str, text: &str| {
        (name == "demands.csv").then(|| {
            let row = text.lines().nth(1).unwrap();
            let (_, rest) = row.split_once(',').unwrap();
            format!("{text}no-such-record,{rest}\n").into_bytes()
        })
    };
    let told = read_zip(reference_tables(stray)).unwrap_err().to_string();
    assert!(told.starts_with("demands.csv!"), "{told}");
}

#[test]
fn limits_hold() {
    let bytes = testing::written(&CSV, &[reference()]);
    let told = |limits: Limits| {
        let input = Input::Stream(Box::new(Cursor::new(bytes.clone())));
        let read = CSV.reader(input, &limits).and_then(|mut reader| reader.read());
        read.unwrap_err().to_string()
    };
    let told_of_record = told(Limits { record_bytes: 10_000, ..Limits::default() });
    assert_eq!(told_of_record, "the rows of a record make up more than 10000 bytes");
    let told_of_all = told(Limits { unpacked_bytes: 2_000, ..Limits::default() });
    assert!(told_of_all.contains("the tables have more bytes than are read"), "{told_of_all}");
}

#[test]
fn two_records_of_one_id_are_told() {
    let told = refusal(&[("records.csv", b"id,title\na,b\n\nc,d\na,e\n")]);
    assert!(told.starts_with("records.csv!5: the record has the same id"), "{told}");
    assert!(told.contains("row 2: `a`"), "{told}");
}

#[test]
fn metadata_names_what_is_there() {
    let files = unzipped(testing::written(&CSV, &[reference()]));
    let metadata: Value = serde_json::from_str(&files["metadata.json"]).unwrap();
    let tables = metadata["tables"].as_array().unwrap();
    assert_eq!(tables.len(), files.len() - 1);
    let mut references = 0;
    for table in tables {
        let text = &files[table["url"].as_str().unwrap()];
        let schema = &table["tableSchema"];
        let columns = schema["columns"].as_array().unwrap();
        let titles: Vec<_> = columns.iter().map(|c| c["titles"].as_str().unwrap()).collect();
        assert_eq!(titles.join(","), text.lines().next().unwrap());
        for key in schema["foreignKeys"].as_array().into_iter().flatten() {
            references += 1;
            assert!(files.contains_key(key["reference"]["resource"].as_str().unwrap()));
            for column in key["columnReference"].as_array().unwrap() {
                assert!(titles.contains(&column.as_str().unwrap()));
            }
        }
    }
    assert!(references > tables.len(), "{references}");
}

#[test]
fn the_golden_tables_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/golden/csv");
    let files = unzipped(testing::written(&CSV, &[reference()]));
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &files {
            fs::write(folder.join(name), text).unwrap();
        }
        return;
    }
    let there: BTreeMap<String, String> = fs::read_dir(&folder)
        .map(|entries| {
            let paths = entries.map(|entry| entry.unwrap().path());
            let named = |path: PathBuf| {
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                (name, fs::read_to_string(&path).unwrap())
            };
            paths.map(named).collect()
        })
        .unwrap_or_default();
    assert!(there == files, "tests/formats/golden/csv is out of date: run `UPDATE=1 cargo test`");
    assert_eq!(records_of(&read_from(Input::Path(folder)).unwrap()), [reference()]);
}

/// The rows of a text, or that there is something wrong with it.
fn rows_of(text: &[u8]) -> Option<Vec<Vec<String>>> {
    let mut lines = Lines::new(text, "t.csv", u64::MAX).unwrap();
    let mut rows = Vec::new();
    while lines.next_row().ok()? {
        rows.push(lines.cells().ok()?.map(str::to_owned).collect());
    }
    Some(rows)
}

proptest! {
    /// The `csv` crate reads more than we do, but nothing otherwise.
    #[test]
    fn rows_are_those_that_others_read(text in "[ab\",\n\r]{0,24}") {
        let Some(rows) = rows_of(text.as_bytes()) else { return Ok(()) };
        let mut others = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let others: Vec<Vec<String>> = others
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        prop_assert_eq!(rows, others);
    }

    #[test]
    fn any_bytes_are_rows_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = rows_of(&bytes);
        let _ = read_zip(zipped(&[("records.csv", &bytes)]));
    }
}

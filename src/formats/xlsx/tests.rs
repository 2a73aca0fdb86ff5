//! Workbooks that are written are read back, and those that mean harm are refused.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use rust_xlsxwriter::{ExcelDateTime, Format as Look, Formula, Workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::cells::SheetRows;
use super::preflight::Checked;
use super::*;
use crate::diagnostic;
use crate::formats::sheets::value::{Row, Rows as _, Value};
use crate::formats::sheets::{ABOUT, FINDINGS, LISTS, MAX_ROWS, table_of};
use crate::formats::tables::TABLES;
use crate::formats::testing::{NAUGHTY, read, record, round_trips, written};
use crate::formats::{
    Error, FaultKind, Found, Input, Limits, Output, Places, ReadOptions, Shared, TemplateOptions,
    UnknownColumns,
};
use crate::model::Record;

const REFERENCE: &str = include_str!("../../../examples/iran-us-missiles-2026-02-11.json");

fn reference() -> Record<'static> {
    serde_json::from_str::<Record<'_>>(REFERENCE).unwrap().into_owned()
}

/// The sheets of a workbook, with what stands in their rows.
fn sheets(bytes: Vec<u8>) -> Vec<(String, Vec<Row>)> {
    let mut checked = {
        let input = Input::Stream(Box::new(Cursor::new(bytes)));
        Checked::open(input, &Limits::default()).unwrap()
    };
    let mut all = Vec::new();
    for name in checked.sheets().unwrap() {
        let mut found = Vec::new();
        let mut rows = SheetRows::of(&mut checked, &name).unwrap();
        while let Some(row) = rows.next().unwrap() {
            found.push(row);
        }
        drop(rows);
        all.push((name, found));
    }
    all
}

/// The records in a workbook, or why it is refused.
fn try_read(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    try_read_with(bytes, &ReadOptions::default())
}

fn try_read_with(bytes: &[u8], options: &ReadOptions) -> Result<Vec<Found>, Error> {
    let input = Input::Stream(Box::new(Cursor::new(bytes.to_vec())));
    let mut reader = XLSX.reader_with(input, options)?;
    let mut all = Vec::new();
    while let Some(found) = reader.read()? {
        all.push(found);
    }
    Ok(all)
}

fn refusal(bytes: &[u8]) -> String {
    match try_read(bytes) {
        Ok(found) => panic!("read: {found:?}"),
        Err(Error::Malformed(malformed)) => {
            format!("{}; {}", malformed.message, malformed.help.unwrap_or_default())
        }
        Err(error) => error.to_string(),
    }
}

/// A workbook whose sheets are these, written as somebody else would.
fn workbook(write: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    write(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

/// A workbook with a table `records` and these cells of row 2, `id` first.
fn one_row(headers: &[&str], write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    workbook(|book| {
        let sheet = book.add_worksheet().set_name("records").unwrap();
        for (column, header) in (0_u16..).zip(["id"].iter().chain(headers)) {
            sheet.write_string(0, column, *header).unwrap();
        }
        sheet.write_string(1, 0, "talks").unwrap();
        write(sheet);
    })
}

#[test]
fn records_come_back() {
    round_trips(&XLSX, 2_000);
}

/// The same with more, which takes up to two minutes.
#[test]
#[ignore = "slow: run it with `cargo test --lib formats::xlsx -- --ignored`"]
fn ten_thousand_records_come_back() {
    round_trips(&XLSX, 10_000);
}

#[test]
fn the_reference_example_comes_back() {
    let record = reference();
    assert_eq!(read(&XLSX, written(&XLSX, std::slice::from_ref(&record))), [record]);
}

#[test]
fn equal_records_make_equal_files() {
    let records: Vec<_> = (0..20).map(record).collect();
    let first = written(&XLSX, &records);
    std::thread::sleep(Duration::from_millis(1100));
    assert!(first == written(&XLSX, &records));
}

#[test]
fn texts_come_back_as_they_are() {
    let strange = ["_x0041\u{1}", "_x0041_x0041\u{FFFE}", "_x005F_x0001\r\n_xD83D\0_xDE00_"];
    let mut texts: Vec<String> =
        NAUGHTY.iter().chain(&strange).map(|&text| text.to_owned()).collect();
    texts.push("é".repeat(32_767));
    for text in texts {
        let bytes = with_text(&text);
        let all = sheets(bytes);
        let (_, rows) = all.iter().find(|(name, _)| name == "texts").unwrap();
        assert_eq!(rows[0].cells, [(0, Value::Text(text.clone()))], "{text:?}");
    }
}

/// A workbook with this text in a cell of a sheet `texts`.
fn with_text(text: &str) -> Vec<u8> {
    let out = Shared::default();
    let mut book = layout::Book::new(None);
    let mut sheet = book.sheet("texts").unwrap();
    layout::put(&mut sheet, (0, 0), layout::Content::Text(text), None).unwrap();
    book.finish(vec![sheet], Box::new(out.clone())).unwrap();
    out.take()
}

#[test]
fn what_no_cell_can_hold_is_refused() {
    let mut book = layout::Book::new(None);
    let mut sheet = book.sheet("quotes").unwrap();
    let long = "\u{1F600}".repeat(16_384);
    let error = layout::put(&mut sheet, (6, 27), layout::Content::Text(&long), None).unwrap_err();
    assert!(matches!(error, Error::Refused(_)));
    assert!(error.to_string().starts_with("quotes!AB7: the text has 32768 UTF-16"), "{error}");
    let number = layout::Content::Number(1.0);
    let error = layout::put(&mut sheet, (MAX_ROWS, 0), number, None).unwrap_err();
    assert!(error.to_string().contains("take the records apart"), "{error}");
}

#[test]
fn the_workbook_of_the_reference_example_is_as_before() {
    let mut dump = String::new();
    for (name, rows) in sheets(written(&XLSX, &[reference()])) {
        for row in rows {
            for (column, value) in row.cells {
                let letters = crate::formats::places::Cell::letters(column);
                let shown = match value {
                    Value::Text(text) => format!("{text:?}"),
                    value => value.text().into_owned(),
                };
                writeln!(dump, "{name}!{letters}{} {shown}", row.number).unwrap();
            }
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/golden/xlsx.txt");
    if std::env::var_os("UPDATE").is_some() {
        return std::fs::write(path, dump).unwrap();
    }
    let before = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(dump == before, "{path}: run `UPDATE=1 cargo test --lib formats::xlsx` and compare");
}

#[test]
fn the_full_template_has_every_table() {
    let bytes = made_template(TemplateOptions::full());
    let all = sheets(bytes.clone());
    assert_eq!(all.len(), TABLES.len() + 2);
    for (table, (name, rows)) in TABLES.iter().zip(&all[1..]) {
        assert_eq!(*name, table.name);
        assert!(name.encode_utf16().count() <= 31, "{name}");
        let headers: Vec<_> = rows[0].cells.iter().map(|(_, value)| value.text()).collect();
        assert_eq!(headers, table.columns.iter().map(|c| &*c.name).collect::<Vec<_>>());
        assert_eq!(rows.len(), 2);
    }
    assert_eq!((&*all[0].0, &*all[TABLES.len() + 1].0), (ABOUT, LISTS));
    assert!(try_read(&bytes).unwrap().is_empty());
}

fn made_template(options: TemplateOptions) -> Vec<u8> {
    let out = Shared::default();
    template(Output::Stream(Box::new(out.clone())), options).unwrap();
    out.take()
}

#[test]
fn a_template_has_what_a_first_record_needs() {
    let bytes = made_template(TemplateOptions::default());
    let all = sheets(bytes.clone());
    assert!((8..TABLES.len() * 2 / 3).contains(&all.len()), "{}", all.len());
    let names: Vec<&str> = all.iter().map(|(name, _)| &**name).collect();
    for name in [ABOUT, "records", "actors", "quotes", "demands"] {
        assert!(names.contains(&name), "{name}");
    }
    assert!(try_read(&bytes).unwrap().is_empty());
    let about = &all[0].1;
    assert!(about.iter().any(|row| row.cells[0].1.text().contains("Row 2 of each sheet")));
}

#[test]
fn rows_whose_ids_are_marked_are_passed_over() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet().set_name("records").unwrap();
        for (column, header) in (0_u16..).zip(["title", "id"]) {
            sheet.write_string(0, column, header).unwrap();
        }
        for (row, id) in (1_u32..).zip(["talks", "# harbour-talks", "more"]) {
            sheet.write_string(row, 0, "# Talks").unwrap();
            sheet.write_string(row, 1, id).unwrap();
        }
    });
    let found = try_read(&bytes).unwrap();
    assert_eq!(found.len(), 2);
    // What is not the example of the template is passed over with a note.
    assert_eq!(
        notes(&found),
        [("records!3", "the row is passed over, for its id begins with `#`")]
            .map(|(cell, text)| format!("{cell}: {text}"))
    );
}

/// The notes on records, with their cells.
fn notes(found: &[Found]) -> Vec<String> {
    let faults = found.iter().flat_map(|found| &found.faults);
    let of_kind = faults.filter(|fault| fault.kind == FaultKind::Adapted);
    of_kind.map(|fault| format!("{}: {}", fault.cell, fault.message)).collect()
}

#[test]
fn what_people_do_to_sheets_is_taken_and_noted() {
    let headers = ["title", "source_published", "summary", "source_text"];
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet().set_name("records").unwrap();
        // Two blank rows, one with a space in it, come before the header.
        sheet.write_string(0, 3, " ").unwrap();
        for (column, header) in (0_u16..).zip(["id"].iter().chain(&headers)) {
            sheet.write_string(2, column, *header).unwrap();
        }
        let texts = ["talks", "a\r\nb", "", "\u{A0}", "a\r\nb", "\u{A0} "];
        for (column, text) in (0_u16..).zip(texts) {
            sheet.write_string(3, column, text).unwrap();
        }
        sheet.write_number(3, 2, 47_910).unwrap();
        sheet.write_string(4, 0, " \u{A0}").unwrap();
    });
    let found = try_read(&bytes).unwrap();
    assert_eq!(found.len(), 1);
    let json: serde_json::Value = serde_json::from_str(&found[0].json).unwrap();
    assert_eq!(json["source"]["published"], "2031-03-03");
    // Texts of sources keep their line ends.
    assert_eq!((&json["title"], &json["source"]["text"]), (&"a\nb".into(), &"a\r\nb".into()));
    assert!(json.get("summary").is_none());
    assert_eq!(
        notes(&found),
        [
            "records!3: the header is in row 3, below blank rows",
            "records!B4: the line ends CR LF are read as LF",
            "records!C4: the number `47910` is read as 2031-03-03, as spreadsheets count days",
        ]
    );
}

#[test]
fn what_is_unknown_is_noted_if_that_is_wanted() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet().set_name("records").unwrap();
        sheet.write_string(0, 0, "id").unwrap();
        sheet.write_string(1, 0, "talks").unwrap();
        sheet.write_string(1, 300, "mine").unwrap();
        book.add_worksheet().set_name("Pivot").unwrap().write_string(0, 0, "mine").unwrap();
    });
    assert!(refusal(&bytes).contains("`--unknown-columns note`"));
    let options = ReadOptions { unknown_columns: UnknownColumns::Note, ..ReadOptions::default() };
    let found = try_read_with(&bytes, &options).unwrap();
    assert_eq!(
        notes(&found),
        [
            "Pivot!1: the sheet `Pivot` is none of the tables and is passed over",
            "records!KO2: what is in columns without a header is passed over",
        ]
    );
}

#[test]
fn merged_cells_are_the_first_cause() {
    let bytes = one_row(&["title"], |sheet| {
        let look = Look::new();
        sheet.merge_range(1, 1, 3, 1, "Talks", &look).unwrap();
        sheet.write_string(1, 2, "beside").unwrap();
    });
    let told = refusal(&bytes);
    assert!(told.starts_with("records!B2:B4: the cells are merged"), "{told}");
    assert!(told.contains("fill down"), "{told}");
}

#[test]
fn the_errors_of_all_cells_of_a_row_are_found() {
    let bytes = one_row(&["title", "summary"], |sheet| {
        for column in [1, 2] {
            let formula = Formula::new("=NA()").set_result("#N/A");
            sheet.write_formula(1, column, formula).unwrap();
        }
    });
    let found = try_read(&bytes).unwrap();
    let faults: Vec<String> = found[0].faults.iter().map(|it| it.cell.to_string()).collect();
    assert_eq!(faults, ["records!B2", "records!C2"]);
    assert!(found[0].faults.iter().all(|fault| fault.kind == FaultKind::Malformed));
}

#[test]
fn rows_and_sheets_that_are_gone_are_missed() {
    let whole = written(&XLSX, &[reference()]);
    assert_eq!(missing(&whole), [""; 0]);
    // The sheet `_about` says that there is one more sheet.
    let expected = workbook(|book| {
        let about = book.add_worksheet().set_name(ABOUT).unwrap();
        for (row, (name, rows)) in
            (0_u32..).zip([("sheet", "rows"), ("records", ""), ("quotes", "")])
        {
            about.write_string(row, 0, name).unwrap();
            about.write_string(row, 1, rows).unwrap();
        }
        about.write_number(1, 1, 3).unwrap();
        let sheet = book.add_worksheet().set_name("records").unwrap();
        sheet.write_string(0, 0, "id").unwrap();
        sheet.write_string(1, 0, "talks").unwrap();
    });
    assert_eq!(
        missing(&expected),
        [
            "quotes!1: the table `quotes` was written and is not there",
            "records!1: the column `checksum` is not there",
            "records!3: the table has 1 row, and 3 were written",
        ]
    );
}

fn missing(bytes: &[u8]) -> Vec<String> {
    let found = try_read(bytes).unwrap();
    let faults = found.iter().flat_map(|found| &found.faults);
    let of_kind = faults.filter(|fault| fault.kind == FaultKind::Missing);
    of_kind.map(|fault| format!("{}: {}", fault.cell, fault.message)).collect()
}

#[test]
fn a_limit_is_raised_by_the_option_that_is_named() {
    let records: Vec<_> = (0..3).map(record).collect();
    let bytes = written(&XLSX, &records);
    let limits = Limits { unpacked_bytes: 1 << 10, ..Limits::default() };
    let Err(Error::Malformed(told)) = try_read_with(&bytes, &limits.into()) else { panic!() };
    assert!(told.help.unwrap().contains("--max-unpacked-bytes"), "{}", told.message);
    // Two megabytes of the same letter: 250 times the size.
    let dense = package(&[("xl/a.xml", &vec![b' '; 2 << 20])]);
    assert!(refusal(&dense).contains("--max-unpacked-ratio"));
    let limits = Limits { unpacked_ratio: 5_000, ..Limits::default() };
    let Err(Error::Malformed(told)) = try_read_with(&dense, &limits.into()) else { panic!() };
    assert!(!told.help.unwrap().contains("--max"), "{}", told.message);
}

#[test]
fn numbers_of_many_digits_are_texts() {
    let out = Shared::default();
    let mut book = layout::Book::new(None);
    let mut sheet = book.sheet("texts").unwrap();
    for (column, number) in [(0, 0.1 + 0.2), (1, 0.25)] {
        layout::put(&mut sheet, (0, column), layout::Content::Number(number), None).unwrap();
    }
    book.finish(vec![sheet], Box::new(out.clone())).unwrap();
    let all = sheets(out.take());
    let wanted = [(0, Value::Text("0.30000000000000004".to_owned())), (1, Value::Number(0.25))];
    assert_eq!(all[0].1[0].cells, wanted);
}

#[test]
fn values_are_told_at_their_cells() {
    let found = try_read(&written(&XLSX, &[reference()])).unwrap().remove(0);
    let Places::Cells(places) = &found.places else { panic!() };
    for (before, table, header) in [
        ("{\"schema_version\":", "records", "schema_version"),
        ("\"demands\":[{\"id\":", "demands", "id"),
    ] {
        let at = found.json.find(before).unwrap() + before.len();
        let (_, cell) = places.spans.iter().find(|(span, _)| span.start == at).unwrap();
        assert_eq!((&*cell.table, cell.row), (table, 2));
        let columns = &TABLES[table_of(table).unwrap()].columns;
        let number = columns.iter().position(|column| column.name == header).unwrap();
        assert_eq!(cell.column, Some((u32::try_from(number).unwrap(), header.into())));
    }
}

#[test]
fn cells_of_all_kinds_are_taken_for_what_they_mean() {
    let headers = ["title", "source_published", "revision", "summary", "source_title"];
    let day = ExcelDateTime::from_ymd(2026, 2, 11).unwrap();
    let bytes = one_row(&headers, |sheet| {
        sheet.write_number(1, 1, 2026).unwrap();
        let month = Look::new().set_num_format("mmm-yy");
        sheet.write_datetime_with_format(1, 2, &day, &month).unwrap();
        sheet.write_number(1, 3, 2).unwrap();
        sheet.write_formula(1, 4, Formula::new("=\"a\"&\"b\"").set_result("ab")).unwrap();
        sheet.write_boolean(1, 5, true).unwrap();
    });
    let json: serde_json::Value = serde_json::from_str(&try_read(&bytes).unwrap()[0].json).unwrap();
    assert_eq!(json["title"], "2026");
    assert_eq!(json["source"]["published"], "2026-02");
    assert_eq!(json["revision"], 2);
    assert_eq!(json["summary"], "ab");
    assert_eq!(json["source"]["title"], "true");
}

#[test]
fn what_cannot_be_read_is_told_with_its_cell() {
    let column = TABLES[0].columns.iter().find(|column| column.name != "id").unwrap();
    let header = [column.name.as_str()];
    let clock = Look::new().set_num_format("h:mm");
    let time = one_row(&header, |sheet| {
        sheet.write_number_with_format(1, 1, 0.5, &clock).unwrap();
    });
    let found = try_read(&time).unwrap();
    assert_eq!(found[0].faults[0].cell.to_string(), "records!B2");
    assert!(found[0].faults[0].message.starts_with("the cell has a time of day"));
    let stray = one_row(&header, |sheet| {
        sheet.write_string(1, 16_383, "far").unwrap();
    });
    assert!(refusal(&stray).starts_with("records!XFD2: something is in a column"));
    let error = one_row(&header, |sheet| {
        sheet.write_formula(1, 0, Formula::new("=NA()").set_result("#N/A")).unwrap();
    });
    assert!(refusal(&error).starts_with("records!A2: the cell has the error #N/A"));
    let unknown = one_row(&["wehn"], |_| {});
    assert!(refusal(&unknown).contains("records!B1: the table has no column `wehn`"));
}

#[test]
fn sheets_that_are_no_tables_are_told() {
    let with = |name: &str, text: &str| {
        workbook(|book| {
            book.add_worksheet().set_name("Records").unwrap().write_string(0, 0, "id").unwrap();
            let sheet = book.add_worksheet().set_name(name).unwrap();
            sheet.write_string(3, 3, text).unwrap();
        })
    };
    assert!(refusal(&with("Demand", "x")).contains("did you mean `demands`?"));
    assert!(refusal(&with("Notes for me", "x")).contains("begin its name with `_`"));
    for (name, text) in [("_notes", "x"), ("lists", "x"), ("Sheet1", "")] {
        assert!(try_read(&with(name, text)).unwrap().is_empty(), "{name}");
    }
    let without = workbook(|book| {
        book.add_worksheet().set_name("demands").unwrap().write_string(0, 0, "id").unwrap();
    });
    assert!(refusal(&without).contains("no sheet `records`"));
}

/// A zip file that looks like a workbook: the parts that it has to have, and these.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let rels = |targets: &[(&str, &str)]| {
        let mut xml = String::from("<Relationships>");
        for (number, (kind, target)) in targets.iter().enumerate() {
            write!(xml, "<Relationship Id=\"r{number}\" Type=\"a/relationships/{kind}\" Target=\"{target}\"/>")
                .unwrap();
        }
        xml + "</Relationships>"
    };
    let mut all: Vec<(&str, Vec<u8>)> = vec![
        ("_rels/.rels", rels(&[("officeDocument", "xl/workbook.xml")]).into()),
        ("xl/_rels/workbook.xml.rels", rels(&[("worksheet", "worksheets/sheet1.xml")]).into()),
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name=\"records\" r:id=\"r0\"/></sheets></workbook>".to_vec(),
        ),
        (
            "xl/worksheets/sheet1.xml",
            b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c>\
              </row></sheetData></worksheet>"
                .to_vec(),
        ),
    ];
    for (name, bytes) in parts {
        match all.iter_mut().find(|(other, _)| other == name) {
            Some((_, content)) => *content = bytes.to_vec(),
            None => all.push((name, bytes.to_vec())),
        }
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in all {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these cells.
fn with_cells(cells: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    package(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())])
}

#[test]
fn the_smallest_workbook_is_read() {
    assert!(try_read(&package(&[])).unwrap().is_empty());
}

/// Workbooks that would cost a decoder gigabytes, minutes or its life, and what is told of them.
fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let strings = |xml: &str| package(&[("xl/sharedStrings.xml", xml.as_bytes())]);
    let styles = |xml: &str| package(&[("xl/styles.xml", xml.as_bytes())]);
    let sheet = |xml: &[u8]| package(&[("xl/worksheets/sheet1.xml", xml)]);
    let mut blanks = b"<worksheet><sheetData>".to_vec();
    blanks.resize(266_000_000, b' ');
    let corners = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row><row \
                   r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let formats = "[".repeat(300);
    let formats =
        format!("<styleSheet><numFmt numFmtId=\"9\" formatCode=\"{formats}\"/></styleSheet>");
    let twice = b"<workbook><sheet name=\"records\" r:id=\"r0\"/><sheet name=\"quotes\" \
                  r:id=\"r0\"/></workbook>";
    let picture = b"<Relationships><Relationship Id=\"r0\" Type=\"a/worksheet\" \
                    Target=\"worksheets/sheet1.png\"/></Relationships>";
    vec![
        ("XFD1048576: something is in a column", with_cells(corners)),
        (
            "claims to have more strings than it has",
            strings("<sst count=\"9\" uniqueCount=\"4294967295\"><si><t>a</t></si></sst>"),
        ),
        ("in the zip file unpacks to more than", sheet(&blanks)),
        (
            "a document type",
            strings("<!DOCTYPE a [<!ENTITY b \"c\">]><sst><si><t>&b;</t></si></sst>"),
        ),
        (
            "more styles than a workbook can have",
            styles(&format!("<styleSheet>{}</styleSheet>", "<xf/>".repeat(200_000))),
        ),
        ("a style that is too long", styles(&formats)),
        ("two sheets that are the same", package(&[("xl/workbook.xml", twice)])),
        ("a sheet that is no XML file", package(&[("xl/_rels/workbook.xml.rels", picture)])),
        ("elements in elements without end", with_cells(&"<a>".repeat(50_000))),
        ("a row out of bounds", with_cells("<row r=\"99999999999\"/>")),
        ("a cell out of bounds", with_cells("<row><c r=\"AAAAAAAAAAAA1\"/></row>")),
        (
            "a range out of bounds",
            sheet(b"<worksheet><dimension ref=\"B2:A1\"/><sheetData/></worksheet>"),
        ),
        ("is not UTF-8", package(&[("xl/workbook.xml", b"<?xml encoding=\"UTF-7\"?><a/>")])),
    ]
}

#[test]
fn bombs_are_refused_at_once() {
    for (wanted, bytes) in bombs() {
        let start = Instant::now();
        let told = refusal(&bytes);
        let time = start.elapsed();
        println!("{} bytes, {time:?}: {told}", bytes.len());
        assert!(told.contains(wanted), "{told}");
        assert!(time < Duration::from_secs(2), "{wanted}: {time:?}");
    }
}

#[test]
fn other_kinds_of_workbooks_are_not_written() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.xlsm", "a.XLS"] {
        let output = Output::Path(folder.path().join(name));
        let Err(error) = XLSX.writer(output, &crate::formats::Options::default()) else { panic!() };
        assert!(error.to_string().contains("name it `.xlsx`"), "{error}");
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn other_bytes_are_refused() {
    assert!(refusal(b"").contains("no workbook"));
    assert!(refusal(b"id,name\n").contains("no workbook"));
    assert!(refusal(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").contains("password"));
    let whole = written(&XLSX, &[record(1)]);
    for end in (0..whole.len()).step_by(97) {
        assert!(try_read(&whole[..end]).is_err(), "{end}");
    }
    // Bytes that are changed may be told or not, but nothing worse happens.
    for at in (0..whole.len()).step_by(61) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = try_read(&bytes);
    }
}

#[test]
fn sheets_with_strange_cells_are_refused_and_never_worse() {
    for (cells, wanted) in [
        ("<row r=\"2\"><c r=\"A2\"/></row><row r=\"1\"><c r=\"A1\"/></row>", "not in order"),
        ("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "not in order"),
        ("<row r=\"1\"><c r=\"A1\"/><c r=\"A1\"/></row>", "not in order"),
        ("<row><c t=\"s\"><v>7</v></c></row>", "damaged"),
        ("<row><c t=\"z\"><v>7</v></c></row>", "damaged"),
        ("<row><c><v>inf</v></c></row>", "not finite"),
        (
            "<row><c r=\"A1\"><f>1+1</f></c></row>",
            "records!A1: the cell has a formula and no value",
        ),
        ("<row><c r=\"A1\"><f>1+1</f><v/></c></row>", "has a formula and no value"),
        ("<row><c t=\"e\"><v>#N/A</v></c></row>", "has the error #N/A"),
        ("<row><c t=\"inlineStr\"><is><t>id", "ends too early"),
        ("</row>", "`sheet1.xml` in the workbook"),
    ] {
        let told = refusal(&with_cells(cells));
        let wanted = wanted.strip_prefix('`').map_or(wanted, |_| "in the workbook");
        assert!(told.contains(wanted), "{cells}: {told}");
    }
    // A formula whose value is a text with nothing in it has a value.
    let blank = "<row><c t=\"inlineStr\"><is><t>id</t></is></c></row><row><c t=\"str\"><f>A1</f><v></v></c></row>";
    assert!(try_read(&with_cells(blank)).unwrap().is_empty());
}

fn finding(table: &str, column: Option<&str>, row: u32, message: &str) -> Finding {
    let (table, column) = (table.to_owned(), column.map(str::to_owned));
    let cell = Some(diagnostic::Cell { table, row, column, header: None });
    let help = Some("mend it".to_owned());
    Finding { code: "V000".to_owned(), message: message.to_owned(), help, cell }
}

#[test]
fn findings_are_shown_in_a_workbook_that_still_reads_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("talks.xlsx");
    let records: Vec<_> = (0..10).map(record).collect();
    std::fs::write(&input, written(&XLSX, &records)).unwrap();
    let mut findings = vec![
        finding("records", Some("A"), 2, "no id"),
        finding("records", Some("A"), 2, "again"),
        finding("records", Some("B"), 1, "a header"),
        finding("records", Some("AZ"), 3, "a blank cell"),
        finding("records", None, 4, "a row"),
        finding("records", None, 900, "a row that is not there"),
        finding("nowhere", None, 1, "a sheet that is not there"),
    ];
    findings.push(Finding { cell: None, ..finding("", None, 1, &"long ".repeat(10_000)) });
    let output = folder.path().join("told.xlsx");
    annotate(&input, Output::Path(output.clone()), &findings, &Limits::default()).unwrap();
    let bytes = std::fs::read(&output).unwrap();
    assert_eq!(read(&XLSX, bytes.clone()), records);
    let all = sheets(bytes.clone());
    let (_, rows) = all.iter().find(|(name, _)| name == FINDINGS).unwrap();
    assert_eq!(rows.len(), findings.len() + 1);
    let texts: Vec<_> = rows[1].cells.iter().map(|(_, value)| value.text().into_owned()).collect();
    assert_eq!(texts, ["V000", "no id", "mend it", "records", "A2"]);
    let notes = part(&bytes, "xl/comments1.xml");
    for (cell, text) in [
        ("A2", "V000: no id\nHelp: mend it\n\nV000: again"),
        ("B1", "a header"),
        ("AZ3", "a blank cell"),
        ("A4", "a row"),
        ("A900", "a row that is not there"),
    ] {
        let at = notes.find(&format!("ref=\"{cell}\"")).unwrap();
        let rest = &notes[at..];
        assert!(rest[..rest.find("</comment>").unwrap()].contains(text), "{cell}");
    }
    // What is annotated can be annotated again.
    let again = Shared::default();
    let stream = Output::Stream(Box::new(again.clone()));
    annotate(&output, stream, &findings[..1], &Limits::default()).unwrap();
    let all = sheets(again.take());
    assert_eq!(all.iter().filter(|(name, _)| name == FINDINGS).count(), 1);
}

#[test]
fn sheets_that_are_no_tables_are_copied_too() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("talks.xlsx");
    let day = ExcelDateTime::from_ymd(2026, 2, 11).unwrap();
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet().set_name("_notes").unwrap();
        sheet.write_string(2, 1, "=1+1").unwrap();
        sheet.write_number(2, 2, 1.5).unwrap();
        sheet.write_boolean(3, 0, true).unwrap();
        let look = Look::new().set_num_format("yyyy-mm-dd");
        sheet.write_datetime_with_format(4, 0, &day, &look).unwrap();
    });
    std::fs::write(&input, &bytes).unwrap();
    let out = Shared::default();
    annotate(&input, Output::Stream(Box::new(out.clone())), &[], &Limits::default()).unwrap();
    // A date is the text that it is read as.
    let (copy, before) = (sheets(out.take()).remove(0), sheets(bytes).remove(0));
    let texts = |rows: &[Row]| -> Vec<String> {
        let cells = rows.iter().flat_map(|row| &row.cells);
        cells.map(|(column, value)| format!("{column} {}", value.text())).collect()
    };
    assert_eq!((&copy.0, texts(&copy.1)), (&before.0, texts(&before.1)));
}

/// A part of a workbook, as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn a_written_workbook_helps_who_fills_it_in() {
    let bytes = written(&XLSX, &[reference()]);
    // The sheet that explains comes first, and has no notes; then there are views.
    let names: Vec<String> = sheets(bytes.clone()).into_iter().map(|(name, _)| name).collect();
    let at = names.iter().position(|name| name == "records").unwrap();
    assert!(names[1..at].iter().all(|name| name.starts_with("view_")) && at > 1, "{names:?}");
    let sheet = part(&bytes, &format!("xl/worksheets/sheet{}.xml", at + 1));
    for wanted in
        ["hidden=\"1\"", "<pane ySplit=\"1\"", "<autoFilter ref=\"A1:", "<dataValidation "]
    {
        assert!(sheet.contains(wanted), "{wanted}");
    }
    assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"));
    // Ids in views lead to the rows that have them.
    let view = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(view.contains("<hyperlink ref=\"A2\" location=\"'records'!A2\""), "{view}");
    assert!(part(&bytes, "xl/workbook.xml").contains("state=\"hidden\""));
    let notes = part(&bytes, &format!("xl/comments{at}.xml"));
    assert_eq!(notes.matches("<comment ").count(), TABLES[0].columns.len());
}

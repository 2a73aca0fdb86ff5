//! Spreadsheets that are written are read back, and those that mean harm are refused.

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::formats::sheets::ABOUT;
use crate::formats::tables::TABLES;
use crate::formats::testing::{NAUGHTY, read, record, round_trips, written};
use crate::formats::{Error, FaultKind, Found, Input, Limits, Output, Shared, TemplateOptions};

fn try_read(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let input = Input::Stream(Box::new(Cursor::new(bytes.to_vec())));
    let mut reader = ODS.reader(input, &Limits::default())?;
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

/// A file with these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A spreadsheet whose sheet `records` has these rows below a header `id`, `title`,
/// `source_published`.
fn with_rows(rows: &str) -> Vec<u8> {
    with_table(&format!("{}{rows}", row(&["id", "title", "source_published"])))
}

fn with_table(rows: &str) -> Vec<u8> {
    package(&[(
        CONTENT,
        &format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content>\
             <office:automatic-styles>\
             <number:date-style style:name=\"N1\"><number:month/><number:year/></number:date-style>\
             <style:style style:name=\"ce1\" style:data-style-name=\"N1\"/>\
             </office:automatic-styles><office:body><office:spreadsheet>\
             <table:table table:name=\"records\">{rows}</table:table>\
             </office:spreadsheet></office:body></office:document-content>"
        ),
    )])
}

fn row(texts: &[&str]) -> String {
    let cells: Vec<String> = texts.iter().map(|text| cell(text)).collect();
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

fn cell(text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
    )
}

/// The first record that is read, as JSON.
fn first(bytes: &[u8]) -> serde_json::Value {
    serde_json::from_str(&try_read(bytes).unwrap()[0].json).unwrap()
}

#[test]
fn records_come_back() {
    round_trips(&ODS, 1_000);
}

#[test]
fn equal_records_make_equal_files() {
    let records: Vec<_> = (0..20).map(record).collect();
    let first = written(&ODS, &records);
    std::thread::sleep(Duration::from_millis(1100));
    assert!(first == written(&ODS, &records));
    assert!(first[30..].starts_with(format!("mimetype{MEDIA_TYPE}").as_bytes()));
}

#[test]
fn texts_come_back_as_they_are() {
    for text in NAUGHTY.iter().chain(&["  a  b  ", "\n\n", "\t\t", "_x0007_\u{7}", "_x005F_x0007_"])
    {
        let mut xml = String::new();
        super::text::push_paragraphs(&mut xml, text);
        let cell =
            format!("<table:table-cell office:value-type=\"string\">{xml}</table:table-cell>");
        let bytes = with_rows(&format!(
            "<table:table-row>{}{cell}</table:table-row>",
            super::tests::cell("a")
        ));
        let found = first(&bytes);
        if !text.chars().all(char::is_whitespace) && !text.contains('\r') {
            assert_eq!(found["title"], *text, "{text:?}");
        }
    }
}

#[test]
fn a_template_can_be_filled_in() {
    let out = Shared::default();
    let output = Output::Stream(Box::new(out.clone()));
    (ODS.template.unwrap())(output, TemplateOptions::full()).unwrap();
    let bytes = out.take();
    assert!(try_read(&bytes).unwrap().is_empty());
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(CONTENT).unwrap(), &mut xml).unwrap();
    for name in TABLES.iter().map(|table| &*table.name).chain([ABOUT]) {
        assert!(xml.contains(&format!("<table:table table:name=\"{name}\">")), "{name}");
    }
}

fn content(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(CONTENT).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn ids_in_views_lead_to_their_rows() {
    let written = content(&written(&ODS, &[record(1)]));
    assert!(written.contains("xlink:href=\"#records.A2\">"), "{written}");
}

#[test]
fn a_template_has_drop_downs() {
    let out = Shared::default();
    let output = Output::Stream(Box::new(out.clone()));
    write::template(output, TemplateOptions { full: true, ..TemplateOptions::default() }).unwrap();
    let written = content(&out.take());
    let named = |start: &str| {
        let names = written.split(start).skip(1).filter_map(|rest| rest.split('"').next());
        names.map(str::to_owned).collect::<std::collections::BTreeSet<_>>()
    };
    let defined = named("<table:content-validation table:name=\"");
    assert_eq!(named(" table:content-validation-name=\""), defined);
    assert!(defined.contains("event_type"), "{defined:?}");
    let condition = "of:cell-content-is-in-list(&quot;TRUE&quot;;&quot;FALSE&quot;)";
    assert!(written.contains(condition));
}

#[test]
fn cells_of_all_kinds_are_taken_for_what_they_mean() {
    let typed = |kind: &str, rest: &str| {
        format!(
            "<table:table-row>{}{}<table:table-cell office:value-type=\"{kind}\" {rest}>\
             <text:p>shown</text:p></table:table-cell></table:table-row>",
            cell("talks"),
            cell("Talks")
        )
    };
    for (kind, rest, wanted) in [
        ("string", "", "shown"),
        ("string", "office:string-value=\"a&#10;b\"", "a\nb"),
        ("float", "office:value=\"2026\"", "2026"),
        ("float", "office:value=\"47910\"", "2031-03-03"),
        ("boolean", "office:boolean-value=\"true\"", "true"),
        ("date", "office:date-value=\"2031-03-03\"", "2031-03-03"),
        ("date", "office:date-value=\"2031-03-03T00:00:00\"", "2031-03-03"),
        ("date", "office:date-value=\"2031-03-03T12:30:00\"", "2031-03-03T12:30:00"),
        ("date", "table:style-name=\"ce1\" office:date-value=\"2031-03-03\"", "2031-03"),
    ] {
        let json = first(&with_rows(&typed(kind, rest)));
        assert_eq!(json["source"]["published"], wanted, "{kind} {rest}");
    }
    for (kind, rest, wanted) in [
        ("time", "office:time-value=\"PT1H\"", "a time of day"),
        ("float", "office:value=\"x\"", "cannot be read"),
        ("string", "calcext:value-type=\"error\"", "the error shown"),
        ("", "table:formula=\"of:=1\"", ""),
    ] {
        let found = try_read(&with_rows(&typed(kind, rest))).unwrap();
        let told = found[0].faults.first().map_or("", |fault| &fault.message);
        assert!(told.contains(wanted), "{kind} {rest}: {told}");
    }
}

#[test]
fn what_is_shown_beside_a_text_is_no_part_of_it() {
    let rows = format!(
        "<table:table-row>{}<table:table-cell office:value-type=\"string\"><office:annotation>\
         <text:p>a note</text:p></office:annotation><text:p>a <text:span>b</text:span>\
         <text:s text:c=\"2\"/>c<text:tab/>&amp;&#233;<text:line-break/>d</text:p><text:p>e</text:p>\
         <draw:frame><text:p>picture</text:p></draw:frame></table:table-cell></table:table-row>",
        cell("talks")
    );
    assert_eq!(first(&with_rows(&rows))["title"], "a b  c\t&\u{e9}\nd\ne");
}

#[test]
fn merged_cells_are_told() {
    let rows = format!(
        "<table:table-row>{}<table:table-cell table:number-rows-spanned=\"3\" \
         office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>",
        cell("talks")
    );
    assert!(refusal(&with_rows(&rows)).starts_with("records!B2:B4: the cells are merged"));
}

#[test]
fn what_is_repeated_is_bounded() {
    let repeated = |rows: u32, columns: u32, text: &str| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell \
             table:number-columns-repeated=\"{columns}\" office:value-type=\"string\"><text:p>{text}\
             </text:p></table:table-cell></table:table-row>"
        )
    };
    let long = "x".repeat(1 << 19);
    for (rows, wanted) in [
        (repeated(10_000, 3, "x"), "is the same"),
        (repeated(1, 16_385, "x"), "too many columns"),
        (repeated(1, 16_384, "x"), "in a column that has no header"),
        (repeated(1_048_576, 1, "x"), "too many rows"),
        (repeated(1_048_575, 16_384, "x"), "more than 80000000 cells"),
        (repeated(200, 1, &long), "more than 80000000 cells"),
        (repeated(0, 1, "x"), "without a proper number"),
        (repeated(1, u32::MAX, "x"), "too many columns"),
    ] {
        let start = Instant::now();
        let told = refusal(&with_rows(&rows));
        assert!(told.contains(wanted) || wanted == "is the same", "{wanted}: {told}");
        assert!(start.elapsed() < Duration::from_secs(5), "{wanted}: {:?}", start.elapsed());
    }
    // Blank cells and rows may be repeated to the end of the sheet.
    let blank = format!(
        "{}<table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row>",
        row(&["talks"])
    );
    assert_eq!(try_read(&with_rows(&blank)).unwrap().len(), 1);
}

#[test]
fn other_bytes_are_refused() {
    assert!(refusal(b"").contains("no spreadsheet"));
    assert!(refusal(b"id,name\n").contains("no spreadsheet"));
    assert!(refusal(&package(&[("a", "b")])).contains("no `content.xml`"));
    let manifest = ("META-INF/manifest.xml", "<a><manifest:encryption-data/></a>");
    assert!(refusal(&package(&[manifest, (CONTENT, "")])).contains("password"));
    for xml in
        ["<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a>", "</a>", "<a", &"<a>".repeat(50_000)]
    {
        assert!(try_read(&package(&[(CONTENT, xml)])).is_err(), "{xml:.30}");
    }
    assert!(refusal(&with_rows(&row(&["talks", "&b;"]))).contains("damaged"));
    let whole = written(&ODS, &[record(1)]);
    for end in (0..whole.len()).step_by(97) {
        assert!(try_read(&whole[..end]).is_err(), "{end}");
    }
    for at in (0..whole.len()).step_by(61) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = try_read(&bytes);
    }
}

#[test]
fn sheets_that_are_gone_are_missed() {
    let records: Vec<_> = (0..4).map(record).collect();
    let whole = written(&ODS, &records);
    assert_eq!(read(&ODS, whole.clone()), records);
    let mut zip = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(CONTENT).unwrap(), &mut xml).unwrap();
    let start = xml.find("<table:table table:name=\"quotes\">").unwrap();
    let end = start + xml[start..].find("</table:table>").unwrap() + "</table:table>".len();
    xml.replace_range(start..end, "");
    let found = try_read(&package(&[(CONTENT, &xml)]));
    // Rows of other tables may belong to those that are gone.
    let missing = found.iter().flatten().flat_map(|found| &found.faults);
    let missing: Vec<_> =
        missing.filter(|fault| fault.kind == FaultKind::Missing).map(|it| &it.message).collect();
    assert_eq!(missing.len(), 1);
    assert!(missing[0].starts_with("the table `quotes` with"), "{missing:?}");
}

//! Inputs that are something else than their names say, and arrays of records.

use crate::program::Records;

const MINIMAL: &str = include_str!("../../examples/minimal.json");
const TALKS: &str = include_str!("../../examples/harbour-talks/harbour-talks.json");

fn value(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn content_goes_before_the_name() {
    let records = Records::new().with("minimal.json", MINIMAL);
    let wrong = [
        ("a.xlsx", "b.xlsm"),
        ("a.xlsx", "c.json"),
        ("a.sqlite", "d.parquet"),
        ("a.parquet", "e.sqlite"),
        ("a.jsonld", "f.json"),
        ("a.ndjsonld", "g.ndjson"),
        ("a.zip", "h.xlsx"),
        ("a.xlsx", "i"),
    ];
    for (name, other) in wrong {
        records.run(&["convert", "--force", "minimal.json", "-o", name]).exits(0);
        std::fs::rename(records.path().join(name), records.path().join(other)).unwrap();
        let told = records.run(&["convert", other, "-t", "ndjson"]).exits(0);
        assert_eq!(value(&told.out), value(MINIMAL), "{other}");
        let told = records.run(&["validate", "--ignore", "V125", "-f", "concise", other]).exits(0);
        assert!(told.err.contains("Checked 1 record in 1 file: no findings"), "{}", told.err);
    }
}

#[test]
fn what_is_not_read_is_told_by_what_it_is() {
    let legacy = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0";
    let cases: &[(&str, &[u8], &str, &str)] = &[
        ("a.xls", legacy, "before 2007", "save it as .xlsx"),
        ("a.xlsx", legacy, "before 2007", "save it as .xlsx"),
        ("a.json", legacy, "before 2007", "save it as .xlsx"),
        ("a.json", b"%PDF-1.7\n", "this is a PDF", "write the record as JSON"),
        ("a.docx", b"{\\rtf1", "Rich Text", "verbale template"),
        ("quotes.csv", b"record,number,id\na,1,b\n", "one table of several", "records.csv"),
        ("a.yaml", b"\x1F\x8B\x08\0", "packed by gzip", "name it `a.yaml.gz`"),
        (
            "a.ndjson",
            b"{\n  \"id\": \"a\",\n  \"b\": [\n  ]\n}\n{\n  \"id\": 1\n}\n",
            "over several lines",
            "jq -c .",
        ),
        ("a.ndjson", b"{\"id\": \"a\",\n\"b\": 1}\n", "over several lines", "jq -c ."),
    ];
    for (name, content, what, order) in cases {
        let records = Records::new().with(name, content);
        let told = records.run(&["validate", "-f", "concise", name]).exits(1);
        assert_eq!(told.out.lines().count(), 1, "{}", told.out);
        assert!(told.out.contains("V001") && told.out.contains(what), "{}", told.out);
        assert!(told.out.contains(order), "{}", told.out);
        let told = records.run(&["convert", name, "-t", "ndjson"]).exits(1);
        assert!(told.err.contains(what) && told.err.contains("1 file cannot"), "{}", told.err);
    }
}

#[test]
fn a_table_leads_to_its_folder() {
    let records = Records::new().with("minimal.json", MINIMAL);
    records.run(&["convert", "minimal.json", "-t", "csv", "-o", "tables"]).exits(0);
    let told = records.run(&["validate", "-f", "concise", "tables/events.csv"]).exits(1);
    assert!(told.out.contains("name the folder, `tables`"), "{}", told.out);
    // JSON is JSON, whatever it is called.
    let records = records.with("minimal.csv", MINIMAL);
    records.run(&["validate", "minimal.csv"]).exits(0);
}

#[test]
fn packed_streams_say_what_is_wrong_with_them() {
    let records = Records::new().with("minimal.json", MINIMAL);
    records.run(&["convert", "minimal.json", "-o", "a.ndjson.gz"]).exits(0);
    let whole = std::fs::read(records.path().join("a.ndjson.gz")).unwrap();
    let length = whole.len();
    let with = |tail: &[u8]| [&whole, tail].concat();
    let records = records
        .with("zeros.ndjson.gz", with(&[0; 1000]))
        .with("junk.ndjson.gz", with(b"junk"))
        .with("late.ndjson.gz", with(b"\0\0\0junk"))
        .with("two.ndjson.gz", with(&whole))
        .with("cut.ndjson.gz", &whole[..length - 5])
        .with("plain.ndjson.gz", "{}")
        .with("a.ndjson", &whole);
    let check = |name: &str| records.run(&["validate", "--select", "V0", name]);
    check("zeros.ndjson.gz").exits(0).complains("Checked 1 record");
    check("two.ndjson.gz").exits(0).complains("Checked 2 records");
    check("a.ndjson").exits(0).complains("Checked 1 record");
    for name in ["junk.ndjson.gz", "late.ndjson.gz"] {
        check(name).exits(3).complains(&format!("whole to byte {length}, and something else"));
    }
    check("cut.ndjson.gz").exits(3).complains("ends before its end");
    check("plain.ndjson.gz").exits(3).complains("is not packed by gzip; take `.gz` off its name");
}

#[test]
fn an_array_is_read_record_by_record() {
    let (one, two) = (MINIMAL.trim(), TALKS.trim());
    let tight = |text: &str| value(text).to_string();
    for (name, text) in [
        ("a.json", format!("[\n{one},\n{two}\n]\n")),
        ("a.json", format!("[{},{}]", tight(one), tight(two))),
        ("a.json", format!("\u{feff} {{\"records\" : [{one}, {two}]}}")),
        ("a.ndjson", format!("[\n{},\n{}\n]", tight(one), tight(two))),
        ("a.jsonl", format!("[{},{}]", tight(one), tight(two))),
        ("noname", format!("[{one},{two}]")),
    ] {
        let records = Records::new().with(name, &text);
        for outcome in [
            records.run(&["convert", name, "-t", "ndjson"]),
            records.run_stdin(&["convert", "-", "-t", "ndjson"], text.as_bytes()),
        ] {
            let told = outcome.exits(0);
            let found: Vec<_> = told.out.lines().map(value).collect();
            assert_eq!(found, [value(MINIMAL), value(TALKS)], "{text}");
        }
        records.check(&[name]).exits(0).complains("Checked 2 records in 1 file");
        let told = records.run(&["analyze", name]).exits(0);
        assert!(!told.err.contains("not valid"), "{}", told.err);
    }
}

#[test]
fn a_fault_in_an_array_is_told_at_its_place() {
    let text = "[{\"a\": \"\u{e9}\"}, {\"a\": 1 2},\n  {\n   \"b\": },\n{}]";
    let records = Records::new().with("a.json", text);
    let told = records.check(&["-f", "ndjson", "a.json"]).exits(1).complains("4 records");
    let found: Vec<_> = told.out.lines().map(value).collect();
    let place = |at: usize| {
        let found = &found[at];
        let start = &found["span"]["start"];
        let byte = found["span"]["byte"][0].as_u64().unwrap();
        let index = found["record"]["index"].as_u64().unwrap();
        (index, start["line"].as_u64().unwrap(), start["column"].as_u64().unwrap(), byte)
    };
    assert_eq!(place(0), (1, 1, 22, 22), "{}", told.out);
    assert_eq!(place(1), (2, 3, 9, 38), "{}", told.out);
    for (text, message) in [
        ("[{} {}]", "a.json:1:5: error V001 found `{` where a comma or the end of the array"),
        ("[{},\n]", "a.json:2:1: error V001 found `]` where a record was wanted"),
        ("[{}]\n\n{}", "a.json:3:1: error V001 found `{` where the end of the text"),
        ("[{}", "a.json:1:4: error V001 the text ends where a comma"),
        ("{\"records\": [{}], \"a\": 1}", "a.json:1:17: error V001 found `,`"),
        ("[{}, 7]", "a.json:1:6: error V103"),
    ] {
        let records = Records::new().with("a.json", text);
        let told = records.run(&["validate", "--select", "V001,V103", "-f", "concise", "a.json"]);
        let told = told.exits(1);
        assert!(told.out.contains(message), "{text}: {}", told.out);
    }
    let records = Records::new().with("a.json", "[ ]");
    records.check(&["a.json"]).exits(2).complains("no records in a.json");
}

#[test]
fn records_of_an_array_are_sorted_one_a_line() {
    let text = "[{\n\"a\": 1\n}, {\"a\": 1 2}, {}]";
    let records = Records::new().with("a.json", text);
    let sort = ["a.json", "--good", "good.ndjson", "--bad", "bad.ndjson"];
    records.check(&sort).exits(1);
    assert_eq!(records.read("good.ndjson"), "{\"a\":1}\n{}\n");
    assert_eq!(records.read("bad.ndjson"), "{\"a\": 1 2}\n");
}

#[test]
fn an_element_that_is_too_large_is_one_finding() {
    let text = format!("[{{}}, {{\"a\": \"{}\"}}, {{}}]", "b".repeat(5000));
    let records = Records::new().with("a.json", text);
    let told = records.check(&["-f", "concise", "--max-record-bytes", "1K", "a.json"]).exits(1);
    assert!(told.out.starts_with("a.json:1:6: error V006"), "{}", told.out);
    assert_eq!(told.out.lines().count(), 1);
    told.complains("Checked 3 records");
}

#[test]
fn names_of_outputs_lead_to_others_that_work() {
    let records = Records::new().with("minimal.json", MINIMAL);
    for (name, order) in [
        ("x.csv", "`-o x.zip`"),
        ("x.xls", "`-o x.xlsx`"),
        ("x.rdf", "`-o x.ttl`"),
        ("x.feather", "`-o x.arrow`"),
        ("x.txt", "`-o x.xlsx`"),
        ("x.unknown", "name the format with -t"),
    ] {
        if verbale::formats::of_name(name.as_ref()).is_some() {
            continue;
        }
        let told = records.run(&["convert", "minimal.json", "-o", name]).exits(2);
        told.complains(order);
        if let Some((_, then)) = order.split_once("-o ") {
            let then = then.trim_end_matches('`');
            records.run(&["convert", "--force", "minimal.json", "-o", then]).exits(0);
        }
    }
    let told = records.run(&["convert", "minimal.json", "-t", "csv", "-o", "x.csv"]).exits(2);
    told.complains("name a folder, as in `-o x`");
    records.run(&["convert", "minimal.json", "-t", "csv", "-o", "x"]).exits(0);
}

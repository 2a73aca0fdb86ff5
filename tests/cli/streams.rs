//! Streams of records: packed, split, and on several threads.

use std::io::Write as _;

use crate::program::Records;

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(text).unwrap();
    writer.finish().unwrap()
}

fn zstd(text: &[u8]) -> Vec<u8> {
    zstd::encode_all(text, 1).unwrap()
}

/// Records good, bad, broken, too long and repeated, over several blocks.
fn mixed() -> String {
    let minimal = include_str!("../../examples/minimal.json").replace('\n', " ");
    let mut text = String::new();
    for number in 0..2000 {
        let id = if number % 7 == 0 { "again".to_owned() } else { format!("r-{number}") };
        let line = match number % 5 {
            0 => minimal.replace("\"minimal\"", &format!("\"{id}\"")),
            1 => "{".to_owned(),
            2 => "x".repeat(3000),
            3 => String::new(),
            _ => minimal.replace("\"id\"", "\"idd\""),
        };
        text += &line;
        text += if number % 3 == 0 { "\r\n" } else { "\n" };
    }
    text
}

#[test]
fn the_report_is_the_same_for_any_number_of_threads() {
    let text = mixed();
    let mut records = Records::new()
        .with("r/a.ndjson", &text)
        .with("r/b.ndjson.gz", gzip(text.as_bytes()))
        .with("r/c.jsonl.zst", zstd(text.as_bytes()));
    for number in 0..150 {
        records =
            records.with(format!("r/s/{number}.json"), include_str!("../../examples/minimal.json"));
    }
    for format in ["concise", "ndjson"] {
        let run = |threads: &str| {
            let arguments = [
                "r",
                "-f",
                format,
                "--max-line-bytes",
                "2900",
                "-j",
                threads,
                "--max-diagnostics=0",
            ];
            records.run(&arguments).exits(1)
        };
        let one = run("1");
        assert!(one.out.contains("V006") && one.out.contains("V908"), "{}", &one.out[..2000]);
        for threads in ["2", "8"] {
            let many = run(threads);
            assert!(one.out == many.out && one.err == many.err, "{threads} {format}");
        }
    }
}

#[test]
fn packed_input_is_found_and_read() {
    let text = "{}\n{\n{}\n";
    for (name, bytes) in
        [("a.ndjson.gz", gzip(text.as_bytes())), ("a.JSONL.ZST", zstd(text.as_bytes()))]
    {
        let records = Records::new().with(name, &bytes);
        let outcome = records.check(&[".", "-fconcise"]).exits(1);
        assert!(outcome.out.starts_with(&format!("{name}:2:")), "{}", outcome.out);
        let outcome = records.check_stdin(&["-", "-fconcise"], &bytes).exits(1);
        assert!(outcome.out.starts_with("<stdin>:2:"), "{}", outcome.out);
        let cut = &bytes[..bytes.len() - 3];
        let outcome =
            records.check_stdin(&["-", "-fconcise", "--input-format=ndjson"], cut).exits(3);
        outcome.complains("ends before its end");
    }
}

#[test]
fn records_are_sorted() {
    let records = Records::new()
        .with("a.ndjson", format!("{{}}\r\n\n{{\n{}\n{{ }}", "x".repeat(100)))
        .with("b.json", "{\n}\n");
    let arguments = ["a.ndjson", "b.json", "--good", "g.ndjson", "--bad", "b.ndjson.gz"];
    let arguments = [&arguments[..], &["--max-line-bytes", "64"]].concat();
    records.check(&arguments).exits(1);
    assert_eq!(records.read("g.ndjson"), "{}\r\n{ }\n{}\n");
    let packed = std::fs::read(records.path().join("b.ndjson.gz")).unwrap();
    let mut bad = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&packed[..]), &mut bad)
        .unwrap();
    assert_eq!(bad, format!("{{\n{}\n", "x".repeat(100)));
    let arguments = ["b.json", "--max-record-bytes", "2", "--bad", "cut.ndjson"];
    records.check(&arguments).exits(1).complains("left out");
    assert_eq!(records.read("cut.ndjson"), "");
    records.check(&["a.ndjson", "--good", "./a.ndjson"]).exits(2).complains("is an input");
    records.check(&["b.json", "--good", "x", "--bad", "./x"]).exits(2).complains("written twice");
}

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
    records.check(&["a.ndjson", "--good", "./a.ndjson"]).exits(2).complains("is an input");
    records.check(&["b.json", "--good", "x", "--bad", "./x"]).exits(2).complains("written twice");
}

#[test]
fn a_record_that_is_too_large_is_sorted_whole() {
    let text = format!("\u{feff}{{\r\n\"a\": \"{}\"\n}}\n", "x y ".repeat(800_000));
    let line = text.trim_start_matches('\u{feff}').replace(['\r', '\n'], " ") + "\n";
    let records = Records::new()
        .with("a.json", &text)
        .with("b.json.gz", gzip(text.as_bytes()))
        .with("c.json", "{\n}");
    let limits = ["--max-record-bytes", "64K", "--good", "g.ndjson", "--bad", "b.ndjson"];
    for threads in ["1", "2"] {
        let files = ["a.json", "b.json.gz", "c.json", "-fconcise", "-j", threads];
        let outcome = records.check(&[&files[..], &limits].concat()).exits(1);
        assert_eq!(outcome.out.matches("V006").count(), 2, "{}", outcome.out);
        assert!(records.read("b.ndjson") == line.repeat(2));
        assert_eq!(records.read("g.ndjson"), "{}\n");
    }
    let arguments = [&["-", "--stdin-filename=a.json"], &limits[..]].concat();
    records.check_stdin(&arguments, text.as_bytes()).exits(1);
    assert!(records.read("b.ndjson") == line);
    // What is cut off is told, whatever was written of it.
    let packed = gzip(text.as_bytes());
    let arguments = [&["-", "--stdin-filename=a.json"], &limits[..]].concat();
    let outcome = records.check_stdin(&arguments, &packed[..packed.len() - 9]).exits(3);
    outcome.complains("ends before its end");
}

#[test]
fn a_blank_line_is_none_however_long() {
    let blank = " \t".repeat(1 << 20);
    let long = format!("{blank}{}", "x".repeat(3 << 20));
    let text = format!("{{}}\n{blank}\n{blank}\r\n{{}}\n{long}\n{{\n{blank}");
    let records = Records::new().with("a.ndjson", &text);
    for threads in ["1", "2"] {
        let limits = ["--max-line-bytes", "1M", "-j", threads, "-fconcise"];
        let outcome = records.check(&[&["a.ndjson"], &limits[..]].concat()).exits(1);
        let at: Vec<_> = outcome.out.lines().map(|line| &line[..11]).collect();
        assert_eq!(at, ["a.ndjson:5:", "a.ndjson:6:"], "{}", outcome.out);
        assert!(
            outcome.err.starts_with("Checked 4 records in 1 file: 2 errors"),
            "{}",
            outcome.err
        );
        let sorted = ["a.ndjson", "--good", "g", "--bad", "b"];
        records.check(&[&sorted[..], &limits].concat()).exits(1);
        assert_eq!(records.read("g"), "{}\n{}\n");
        assert!(records.read("b").trim_start() == format!("{}\n{{\n", "x".repeat(3 << 20)));
    }
}

#[test]
fn places_are_right_in_packed_input() {
    let minimal = include_str!("../../examples/minimal.json").replace('\n', " ");
    let bad = minimal.replace("\"minimal\"", "\"Minimal\"");
    let column = bad.find("\"Minimal").unwrap() + 1;
    let mut text = String::new();
    for number in 1..=3000 {
        text += if number % 1000 == 0 { &bad } else { &minimal };
        text += "\n";
    }
    // Members that end within lines.
    let packed: Vec<u8> = text.as_bytes().chunks(100_001).flat_map(gzip).collect();
    let frames: Vec<u8> = text.as_bytes().chunks(100_001).flat_map(zstd).collect();
    let records = Records::new().with("a.ndjson.gz", packed).with("b.ndjson.zst", frames);
    for name in ["a.ndjson.gz", "b.ndjson.zst"] {
        let outcome = records.run(&[name, "-fconcise", "--profile=shape", "-j2"]).exits(1);
        let wanted = [1000, 2000, 3000].map(|line| format!("{name}:{line}:{column}: "));
        let mut lines = outcome.out.lines();
        assert!(wanted.iter().all(|at| lines.next().unwrap().starts_with(at)), "{}", outcome.out);
    }
}

#[test]
fn a_stream_that_is_cut_is_never_valid() {
    let text = include_str!("../../examples/minimal.json").replace('\n', " ") + "\n";
    let text = text.repeat(500);
    for (name, bytes) in
        [("a.ndjson.gz", gzip(text.as_bytes())), ("a.ndjson.zst", zstd(text.as_bytes()))]
    {
        for end in [0, 1, 5, bytes.len() / 2, bytes.len() - 1] {
            let records = Records::new().with(name, &bytes[..end]);
            for format in ["human", "json"] {
                let outcome = records.run(&[name, "--profile=shape", "-f", format]).exits(3);
                outcome.complains("ends before its end");
            }
        }
    }
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let text = "{}\n".to_owned() + &"\n".repeat(3 << 20);
    let records = Records::new()
        .with("a.ndjson.gz", gzip(text.as_bytes()))
        .with("b.ndjson.zst", zstd(text.as_bytes()));
    for name in ["a.ndjson.gz", "b.ndjson.zst"] {
        let outcome = records.check(&[name, "--max-unpacked-bytes", "1M"]).exits(3);
        outcome.complains("unpacks to more than 1048576 bytes");
        records.check(&[name, "--max-unpacked-bytes", "4M"]).exits(0);
    }
}

#[test]
fn more_records_than_can_be_remembered_are_told() {
    let minimal = include_str!("../../examples/minimal.json").replace('\n', " ");
    let mut text = String::new();
    for number in (0..600).chain(0..600) {
        text += &minimal
            .replace("\"minimal\"", &format!("\"r-{number}\""))
            .replace("example.org/a", &format!("example.org/{number}"));
        text += "\n";
    }
    let records = Records::new().with("a.ndjson", &text);
    let repeated = |memory: &str| {
        let options = ["-fconcise", "--max-diagnostics=0", "--select=V908"];
        let memory = ["a.ndjson", "--max-remembered-bytes", memory];
        let outcome = records.run(&[&options[..], &memory].concat()).exits(1);
        let told = outcome.err.contains("more records than can be compared");
        (outcome.out.matches("V908").count(), told)
    };
    assert_eq!(repeated("8M"), (600, false));
    let (few, told) = repeated("64K");
    assert!(told && (50..500).contains(&few), "{few}");
}

#[test]
fn the_counts_are_right_where_not_all_is_shown() {
    let records = Records::new().with("a.ndjson", "{\n".repeat(20_000));
    for format in ["human", "concise", "json", "ndjson"] {
        let arguments = ["a.ndjson", "-f", format, "--max-diagnostics", "10", "-j2"];
        let outcome = records.check(&arguments).exits(1);
        assert!(outcome.out.len() < 10_000, "{format}: {} bytes", outcome.out.len());
        outcome.complains("20000 errors");
    }
}

#[cfg(unix)]
#[test]
fn a_run_that_is_interrupted_tells_what_it_has_found() {
    use std::io::{BufRead as _, BufReader, Read as _};
    use std::process::{Command, Stdio};

    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let records = Records::new();
        let arguments = ["-", "--input-format=ndjson", "-fndjson", "--bad", "bad.ndjson"];
        let mut child = records
            .command(&[&["validate"], &arguments[..]].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Enough for the first findings to leave the buffer of the output.
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all("{\n".repeat(2000).as_bytes()).unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut report = String::new();
        stdout.read_line(&mut report).unwrap();
        // Standard input stays open: it is not waited for.
        let process = child.id().to_string();
        assert!(Command::new("kill").args([signal, &process]).status().unwrap().success());
        stdout.read_to_string(&mut report).unwrap();
        let mut errors = String::new();
        child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(code), "{errors}");
        drop(stdin);
        let last: serde_json::Value = serde_json::from_str(report.lines().last().unwrap()).unwrap();
        assert_eq!(last["type"], "summary", "{last}");
        assert!(errors.contains("interrupted") && errors.contains("Checked "), "{errors}");
        assert!(records.names().is_empty(), "{:?}", records.names());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn who_waits_at_a_terminal_sees_how_far_it_is() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    use std::time::Duration;

    // Not everywhere is there a program that makes a terminal.
    if Command::new("script").arg("--version").output().is_err() {
        return;
    }
    let record = include_str!("../../examples/minimal.json");
    let line = serde_json::from_str::<serde_json::Value>(record).unwrap().to_string() + "\n";
    let records = Records::new();
    let program = env!("CARGO_BIN_EXE_verbale");
    for (run, is_shown) in [
        ("validate in.ndjson", true),
        ("validate -q in.ndjson", false),
        ("convert -o out.ndjson in.ndjson", true),
    ] {
        let command = format!("cat | {program} {} >/dev/null", run.replace("in.ndjson", "-"));
        let mut child = Command::new("script")
            .args(["-q", "-e", "-c", &command, "/dev/null"])
            .current_dir(records.path())
            .env("TERM", "xterm")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(line.as_bytes()).unwrap();
        stdin.flush().unwrap();
        std::thread::sleep(Duration::from_millis(2600));
        // The end of input, as one types it at a terminal.
        stdin.write_all(b"\x04").unwrap();
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        let shown = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(shown.contains(" so far"), is_shown, "{run}: {shown:?}");
        let last = shown.rsplit("so far").next().unwrap();
        assert!(!is_shown || last.starts_with("\r\u{1b}[K"), "{run}: {shown:?}");
    }
}

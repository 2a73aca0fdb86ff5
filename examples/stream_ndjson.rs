//! Reads records, one a line, and counts the quotes of each speaker.
//!
//! ```console
//! $ cargo run --example stream_ndjson -- records.ndjson
//! $ cargo run --example stream_ndjson < records.ndjson
//! ```
//!
//! Lines are read one by one into the same buffer, and a record borrows its texts from there, so
//! that a file of any length takes the memory of its longest line. A line that is no record is told
//! with its number and its faults, and the program goes on; it ends with 1 then.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::process::ExitCode;

use verbale::json::ndjson::Lines;
use verbale::model::Record;
use verbale::report::Sanitized;
use verbale::text::decode;
use verbale::validate::{self, Options};

/// Quotes by name of speaker.
type Counts = BTreeMap<String, u64>;

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            // If standard error is closed, there is nobody left to tell.
            let _ = writeln!(io::stderr(), "stream_ndjson: {error}");
            ExitCode::from(2)
        }
    }
}

/// Counts, prints, and says how many lines were no records.
fn run() -> Result<u64, Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let input: Box<dyn BufRead> = match (arguments.next(), arguments.next()) {
        (None, _) => Box::new(io::stdin().lock()),
        (Some(file), None) => Box::new(BufReader::new(File::open(file)?)),
        (Some(_), Some(_)) => return Err("usage: stream_ndjson [FILE]".into()),
    };

    let (counts, bad) = read(input, &mut io::stderr().lock())?;

    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut out = io::stdout().lock();
    for (speaker, count) in counts {
        writeln!(out, "{count:6}  {}", Sanitized::line(&speaker))?;
    }
    Ok(bad)
}

fn read(input: impl BufRead, errors: &mut dyn Write) -> io::Result<(Counts, u64)> {
    let options = Options::default();
    let mut lines = Lines::new(input, options.max_record_bytes);
    let mut buffer = Vec::new();
    let mut counts = Counts::new();
    let mut bad = 0;
    while let Some(line) = lines.next_line(&mut buffer)? {
        if !line.too_long
            && let Some(record) = typed(&buffer)
        {
            count(&record, &mut counts);
            continue;
        }
        // The typed reader stops at the first fault. The check finds them all, with their places.
        bad += 1;
        let mut source = validate::Source::new(&buffer);
        source.first_line = line.number;
        let checked = if line.too_long {
            validate::too_large(&source, &options)
        } else {
            validate::check(&source, &options)
        };
        for found in &checked.diagnostics {
            let (line, column) = (found.place.start.line, found.place.start.column);
            let message = Sanitized::line(&found.message);
            writeln!(errors, "line {line}, column {column}: {message}")?;
        }
    }
    Ok((counts, bad))
}

/// The record that a line holds, if it is right in shape.
fn typed(line: &[u8]) -> Option<Record<'_>> {
    serde_json::from_str(decode(line).ok()?.text).ok()
}

fn count(record: &Record<'_>, counts: &mut Counts) {
    for quote in &record.quotes {
        let name = match &quote.speaker {
            None => "(nobody is named)",
            // Ids are short and local; names are what records have in common.
            Some(id) => record
                .actors
                .iter()
                .find(|actor| actor.id.as_str() == id.as_str())
                .map_or(id.as_str(), |actor| actor.name.as_str()),
        };
        *counts.entry(name.to_owned()).or_default() += 1;
    }
}

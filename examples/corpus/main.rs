//! Writes records of invented talks as NDJSON, to try a program on.
//!
//! ```console
//! $ cargo run --release --example corpus -- --records 1000 --seed 1 -o corpus.ndjson
//! ```

mod generate;

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use generate::{Corpus, Place};

const USAGE: &str = "usage: corpus --records N [--bytes N] [--seed S] [--invalid P%] [--truth FILE] \
                     [--texts DIR] [-o FILE]";

/// What is asked for.
struct Asked {
    corpus: Corpus,
    records: u64,
    bytes: u64,
    truth: Option<PathBuf>,
    texts: Option<PathBuf>,
    output: Option<PathBuf>,
}

fn main() -> ExitCode {
    match asked().and_then(|asked| run(&asked)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If standard error is closed, there is nobody left to tell.
            let _ = writeln!(io::stderr(), "corpus: {error}");
            ExitCode::FAILURE
        }
    }
}

fn asked() -> Result<Asked, Box<dyn Error>> {
    let mut asked = Asked {
        corpus: Corpus::valid(1),
        records: u64::MAX,
        bytes: u64::MAX,
        truth: None,
        texts: None,
        output: None,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} wants a value\n{USAGE}"));
        match word.as_str() {
            "--records" => asked.records = value()?.parse()?,
            "--bytes" => asked.bytes = value()?.parse()?,
            "--seed" => asked.corpus.seed = value()?.parse()?,
            "--invalid" => asked.corpus.faulty = share(&value()?)?,
            "--truth" => asked.truth = Some(value()?.into()),
            "--texts" => asked.texts = Some(value()?.into()),
            "-o" | "--output" => asked.output = Some(value()?.into()),
            _ => return Err(USAGE.into()),
        }
    }
    if asked.records == u64::MAX && asked.bytes == u64::MAX {
        return Err(USAGE.into());
    }
    if asked.texts.is_some() {
        asked.corpus.place = Place::Beside;
    }
    Ok(asked)
}

/// `1%` as so many of a million.
fn share(text: &str) -> Result<u32, Box<dyn Error>> {
    let percent: f64 = text.trim_end_matches('%').parse()?;
    if !(0.0..=100.0).contains(&percent) {
        return Err(format!("{text} is no share").into());
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1,000,000")]
    let share = (percent * 10_000.0).round() as u32;
    Ok(share)
}

fn run(asked: &Asked) -> Result<(), Box<dyn Error>> {
    let mut output: Box<dyn Write> = match &asked.output {
        Some(path) => Box::new(BufWriter::with_capacity(1 << 20, File::create(path)?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let mut truth = asked.truth.as_ref().map(File::create).transpose()?.map(BufWriter::new);
    if let Some(folder) = &asked.texts {
        fs::create_dir_all(folder)?;
    }
    let mut written = 0;
    for number in 0..asked.records {
        let made = asked.corpus.record(number);
        output.write_all(&made.line)?;
        output.write_all(b"\n")?;
        if let Some(folder) = &asked.texts {
            fs::write(folder.join(format!("{}.txt", made.id)), &made.text)?;
        }
        if let (Some(truth), Some(planted)) = (&mut truth, &made.planted) {
            writeln!(truth, "{}", planted.told(number + 1, &made.id))?;
        }
        written += made.line.len() as u64 + 1;
        if written >= asked.bytes {
            break;
        }
    }
    if let Some(truth) = &mut truth {
        truth.flush()?;
    }
    output.flush()?;
    Ok(())
}

//! How fast records are checked: megabytes of NDJSON a second of one thread's time on the processor.
//!
//! ```sh
//! cargo bench --bench check -- examples/harbour-talks/harbour-talks.json
//! cargo bench --bench check -- --rules records.ndjson
//! ```
//!
//! A file that is one record over many lines is written on one line; what is less than 16 MB is
//! taken several times. `--rules` lists what each rule costs. Where the system does not tell a
//! thread's own time, the time of the wall is taken.

use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use jsonschema::PatternOptions;
use verbale::model::Record;
use verbale::recognise::Recogniser;
use verbale::rules::{Check, Findings, RULES, Scope};
use verbale::validate::{Options, Profile, Source, check};

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let (switches, files): (Vec<_>, Vec<_>) = args.iter().partition(|arg| arg.starts_with("--"));
    let has = |switch: &str| switches.iter().any(|given| *given == switch);
    let mut out = std::io::stdout().lock();
    for file in files {
        let text = std::fs::read_to_string(file)?;
        let lines = match serde_json::from_str::<serde_json::Value>(&text) {
            Ok(one) => vec![one.to_string()],
            Err(_) => text.lines().map(str::to_owned).collect(),
        };
        let bytes: usize = lines.iter().map(String::len).sum();
        let rounds = if has("--once") { 1 } else { (16 << 20) / bytes.max(1) + 1 };
        writeln!(out, "{file}: {} records, {bytes} bytes, {rounds} times", lines.len())?;
        let bench = Bench { lines: &lines, bytes, rounds };
        if has("--rules") {
            for (cost, name) in bench.rules() {
                writeln!(out, "{cost:8.2} ns/KB  {name}")?;
            }
            continue;
        }
        if has("--schema") {
            let schema = serde_json::from_str(verbale::schema::SCHEMAS[0].text)?;
            let options = jsonschema::options().with_pattern_options(PatternOptions::regex());
            let validator = options.build(&schema).expect("the schema is one");
            let rate = bench.rate(|line| {
                let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
                validator.is_valid(&value)
            });
            writeln!(out, "{rate:8.1} MB/s  the schema alone, over serde_json::Value")?;
        }
        if has("--shape") {
            let mut recogniser = Recogniser::new();
            let declined = lines.iter().filter(|line| recogniser.recognise(line).is_none()).count();
            let recogniser = std::cell::RefCell::new(recogniser);
            let rate = bench.rate(|line| {
                let text = simdutf8::basic::from_utf8(line.as_bytes()).unwrap_or_default();
                recogniser.borrow_mut().recognise(text).is_some()
            });
            writeln!(out, "{rate:8.1} MB/s  recognising ({declined} declined)")?;
            let options = Profile::find("shape").unwrap_or_default().options();
            let rate = bench.rate(|line| check(&Source::new(line.as_bytes()), &options).is_valid());
            writeln!(out, "{rate:8.1} MB/s  the profile `shape`")?;
        }
        if has("--read") {
            let rate = bench.rate(|line| serde_json::from_str::<Record<'_>>(line).is_ok());
            writeln!(out, "{rate:8.1} MB/s  reading as types")?;
        }
        let options = Options::default();
        let rate = bench.rate(|line| {
            let checked = check(&Source::new(line.as_bytes()), &options);
            checked.diagnostics.is_empty()
        });
        writeln!(out, "{rate:8.1} MB/s  every check")?;
    }
    Ok(())
}

struct Bench<'a> {
    lines: &'a [String],
    bytes: usize,
    rounds: usize,
}

impl Bench<'_> {
    fn rate(&self, run: impl Fn(&str) -> bool) -> f64 {
        let start = on_processor();
        for _ in 0..self.rounds {
            for line in self.lines {
                black_box(run(black_box(line)));
            }
        }
        let seconds = on_processor().saturating_sub(start).as_secs_f64();
        self.megabytes() / seconds
    }

    #[expect(clippy::cast_precision_loss, reason = "a rate is no count")]
    fn megabytes(&self) -> f64 {
        (self.bytes * self.rounds) as f64 / 1e6
    }

    fn rules(&self) -> Vec<(f64, String)> {
        let records: Vec<Record<'_>> =
            self.lines.iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let texts: Vec<_> = records
            .iter()
            .map(|record| {
                Some(verbale::grounding::SourceText::new(record.source.text.as_ref()?.as_str()))
            })
            .collect();
        let rounds = self.rounds.div_ceil(8);
        let mut costs = vec![Duration::ZERO; RULES.len() + 1];
        for _ in 0..rounds {
            for (record, text) in records.iter().zip(&texts) {
                let start = Instant::now();
                let scope = Scope::new(record, None).with_text(text.as_ref());
                costs[RULES.len()] += start.elapsed();
                for (rule, cost) in RULES.iter().zip(&mut costs) {
                    let mut findings = Findings::default();
                    let start = Instant::now();
                    match (rule.check, text) {
                        (Some(Check::Record(check)), _) => check(&scope, &mut findings),
                        (Some(Check::Text(check)), Some(text)) => {
                            check(&scope, text, &mut findings);
                        }
                        _ => {}
                    }
                    *cost += start.elapsed();
                }
            }
        }
        let names = RULES.iter().map(|rule| format!("{} {}", rule.code, rule.name));
        let names = names.chain(["the scope".to_owned()]);
        let thousands = self.megabytes() / self.rounds_as_f64()
            * f64::from(u32::try_from(rounds).unwrap_or(1))
            * 1e3;
        let mut all: Vec<_> =
            costs.iter().map(|cost| cost.as_secs_f64() * 1e9 / thousands).zip(names).collect();
        let sum = all.iter().map(|(cost, _)| cost).sum();
        all.push((sum, "all".to_owned()));
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        all
    }

    #[expect(clippy::cast_precision_loss, reason = "a rate is no count")]
    fn rounds_as_f64(&self) -> f64 {
        self.rounds as f64
    }
}

/// The time this thread has had.
fn on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|told| told.split(' ').next()?.parse().ok());
    told.map_or_else(since_start, Duration::from_nanos)
}

fn since_start() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

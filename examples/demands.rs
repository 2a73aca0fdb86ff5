//! Prints who demands what of whom, by when, and what has become of it.
//!
//! ```console
//! $ cargo run --example demands -- examples/iran-us-missiles-2026-02-11.json
//! ```

use std::error::Error;
use std::io::Write as _;

use verbale::model::{ActorRef, Record};
use verbale::report::Sanitized;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    for file in std::env::args_os().skip(1) {
        let text = std::fs::read_to_string(file)?;
        let record: Record<'_> = serde_json::from_str(&text)?;
        let name = |actor: &ActorRef<'_>| {
            record.resolve(actor).map_or_else(|| actor.to_string(), |it| it.name.to_string())
        };
        for demand in &record.demands {
            let addressees: Vec<String> = demand.addressees.iter().map(name).collect();
            let deadline = demand.deadline.as_ref().and_then(|deadline| deadline.bounds().latest);
            let line = format!(
                "{} -> {}: {} [{}{}]",
                name(&demand.issuer),
                addressees.join(", "),
                demand.text,
                demand.status.as_str(),
                deadline.map_or_else(String::new, |day| format!(", by {day}")),
            );
            writeln!(out, "{}", Sanitized::line(&line))?;
        }
    }
    Ok(())
}

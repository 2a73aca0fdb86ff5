//! Prints what every actor is called in each of several records that name the same one.
//!
//! ```console
//! $ cargo run --example actors -- examples/*.json examples/harbour-talks/*.json
//! ```

use std::error::Error;
use std::io::Write as _;

use verbale::model::{Collection, Record};
use verbale::report::Sanitized;

fn main() -> Result<(), Box<dyn Error>> {
    let texts: Vec<String> =
        std::env::args_os().skip(1).map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    let records: Vec<Record<'_>> =
        texts.iter().map(|text| serde_json::from_str(text)).collect::<Result<_, _>>()?;
    let collection = Collection::new(&records);
    let mut out = std::io::stdout().lock();
    for record in &records {
        for actor in &record.actors {
            let mut names = vec![actor.name.as_str()];
            for identifier in actor.identifiers.iter().flatten() {
                let (scheme, value) = (identifier.scheme.as_str(), identifier.value.as_str());
                let same = collection.with_identifier(scheme, value);
                names.extend(same.iter().map(|(_, actor)| actor.name.as_str()));
            }
            names.sort_unstable();
            names.dedup();
            let id = format!("{}#{}", record.id, actor.id);
            writeln!(out, "{id}: {}", Sanitized::line(&names.join(" / ")))?;
        }
    }
    Ok(())
}

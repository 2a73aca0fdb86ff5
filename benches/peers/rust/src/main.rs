//! One peer over one corpus: `verbale-peers TOOL SCHEMA CORPUS`. Prints how many records it takes.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead as _, BufReader};

use serde::de::IgnoredAny;
use serde_json::Value;

/// The schema, read when this program is compiled.
#[jsonschema::validator(path = "../../../schemas/v1/record.schema.json")]
struct Compiled;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().collect();
    let [_, tool, schema, corpus] = words.as_slice() else {
        return Err("usage: verbale-peers TOOL SCHEMA CORPUS".into());
    };
    let schema: Value = serde_json::from_reader(BufReader::new(File::open(schema)?))?;
    let mut check = checker(tool, schema)?;
    let mut lines = BufReader::with_capacity(1 << 20, File::open(corpus)?);
    let mut line = Vec::new();
    let (mut records, mut taken) = (0_u64, 0_u64);
    while lines.read_until(b'\n', &mut line)? > 0 {
        records += 1;
        taken += u64::from(check(&mut line));
        line.clear();
    }
    println!("{taken} of {records}");
    Ok(())
}

type Check = Box<dyn FnMut(&mut [u8]) -> bool>;

fn checker(tool: &str, schema: Value) -> Result<Check, Box<dyn Error>> {
    Ok(match tool {
        "serde-ignored" => Box::new(|line| serde_json::from_slice::<IgnoredAny>(line).is_ok()),
        "serde-value" => Box::new(|line| serde_json::from_slice::<Value>(line).is_ok()),
        "simd-json-tape" => {
            let mut buffers = simd_json::Buffers::default();
            Box::new(move |line| simd_json::to_tape_with_buffers(line, &mut buffers).is_ok())
        }
        "jsonschema" => {
            let validator = jsonschema::validator_for(&schema)?;
            Box::new(move |line| {
                serde_json::from_slice::<Value>(line).is_ok_and(|value| validator.is_valid(&value))
            })
        }
        "jsonschema-compiled" => Box::new(|line| {
            serde_json::from_slice::<Value>(line).is_ok_and(|value| Compiled::is_valid(&value))
        }),
        "boon" => {
            let mut schemas = boon::Schemas::new();
            let mut compiler = boon::Compiler::new();
            compiler.add_resource("record.json", schema)?;
            let index = compiler.compile("record.json", &mut schemas)?;
            Box::new(move |line| {
                serde_json::from_slice::<Value>(line)
                    .is_ok_and(|value| schemas.validate(&value, index).is_ok())
            })
        }
        _ => return Err(format!("no such tool: {tool}").into()),
    })
}

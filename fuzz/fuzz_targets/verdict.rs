//! One verdict on any bytes: what the recogniser accepts the published schema accepts, and the fast
//! road finds what the explaining road finds.

#![no_main]

use std::cell::RefCell;

use jsonschema::{PatternOptions, Validator};
use libfuzzer_sys::fuzz_target;
use verbale::recognise::Recogniser;
use verbale::validate::{Engine, Options, Profile, Source, check};

thread_local! {
    static RECOGNISER: RefCell<Recogniser> = RefCell::new(Recogniser::new());
    static SCHEMA: Validator = schema();
    static OPTIONS: [Options; 2] = options();
}

/// Every rule; and shape alone, where the recogniser is the fast road.
fn options() -> [Options; 2] {
    let shape = Profile::find("shape").expect("there is such a profile").options();
    [Options::default(), shape].map(|options| Options { engine: Engine::Both, ..options })
}

fn schema() -> Validator {
    let schema = serde_json::from_str(verbale::schema::SCHEMAS[0].text).expect("the schema is JSON");
    let options = jsonschema::options().with_pattern_options(PatternOptions::regex());
    options.build(&schema).expect("the schema is one")
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes)
        && RECOGNISER.with_borrow_mut(|recogniser| recogniser.recognise(text).is_some())
    {
        let value = serde_json::from_str(text).expect("what is recognised is JSON");
        assert!(SCHEMA.with(|schema| schema.is_valid(&value)), "what is recognised has the shape");
    }
    OPTIONS.with(|all| {
        for options in all {
            for found in &check(&Source::new(bytes), options).diagnostics {
                let differs = found.notes.iter().any(|note| note.contains("a fault of verbale"));
                assert!(!differs, "{}", found.message);
            }
        }
    });
});

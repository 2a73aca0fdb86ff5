//! One verdict on any bytes: what the recogniser accepts the published schema accepts, and the fast
//! road finds what the explaining road finds.

#![no_main]

use std::cell::RefCell;

use jsonschema::{PatternOptions, Validator};
use libfuzzer_sys::fuzz_target;
use verbale::recognise::Recogniser;
use verbale::validate::{Engine, Options, Source, check};

thread_local! {
    static RECOGNISER: RefCell<Recogniser> = RefCell::new(Recogniser::new());
    static SCHEMA: Validator = schema();
    static OPTIONS: Options = Options { engine: Engine::Both, ..Options::default() };
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
    let checked = OPTIONS.with(|options| check(&Source::new(bytes), options));
    for found in &checked.diagnostics {
        let differs = found.notes.iter().any(|note| note.contains("a fault of verbale"));
        assert!(!differs, "{}", found.message);
    }
});

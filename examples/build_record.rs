//! Builds a record from nothing and prints it as JSON.
//!
//! `new` of an entity takes its required fields in order; a method of each optional field's name
//! sets that one. A string goes in through `try_into` or `parse`, which look at it, so that a value
//! of the model is always right in shape. What spans several fields, such as a reference that leads
//! nowhere, is for [`validate::check`], which this program asks before it prints.
//!
//! ```console
//! $ cargo run --example build_record > quay-dispute.json
//! ```

use std::error::Error;
use std::io::{self, Write as _};
use std::process::ExitCode;

use verbale::model::{
    Actor, ActorKind, Affiliation, AffiliationRelation, Anchor, Basis, Demand, DemandStatus, Event,
    EventStatus, EventType, Expression, Firmness, Force, Method, NonEmpty, NonEmptySet, Offset,
    Participant, Provenance, Quote, QuoteKind, Record, RedLine, RedLineKind, RedLineStatus, Role,
    Set, Source, SourceKind, When,
};
use verbale::validate::{self, Options};

/// The document, made up like the states in it. A record of a text that may not be republished
/// holds its hash and its length in place of the text.
const TEXT: &str = "“The outer quay is not for sale,” said Arda Venn, foreign minister of Orvane, \
                    on 4 May 2031, and called on Tesmar to keep the night passage open.";
const WORDS: &str = "The outer quay is not for sale";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If standard error is closed, there is nobody left to tell.
            let _ = writeln!(io::stderr(), "build_record: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let json = serde_json::to_string_pretty(&record()?)?;

    let checked = validate::check(&validate::Source::new(json.as_bytes()), &Options::default());
    if let Some(first) = checked.diagnostics.first() {
        return Err(format!("the record is not right: {}", first.message).into());
    }

    writeln!(io::stdout().lock(), "{json}")?;
    Ok(())
}

fn record() -> Result<Record<'static>, Box<dyn Error>> {
    let source = Source::new(SourceKind::NewsArticle, "en".try_into()?)
        .publisher_name("The Sulmara Courier".try_into()?)
        .published("2031-05-05".try_into()?)
        .text(TEXT.try_into()?);

    let orvane = Actor::new("orvane".try_into()?, ActorKind::State, "Orvane".try_into()?);
    let tesmar = Actor::new("tesmar".try_into()?, ActorKind::State, "Tesmar".try_into()?);
    // A title is not part of a name.
    let office = Affiliation::new("orvane".try_into()?)
        .role("foreign minister".try_into()?)
        .relation(AffiliationRelation::Minister);
    let venn = Actor::new("arda-venn".try_into()?, ActorKind::Person, "Arda Venn".try_into()?)
        .affiliations(vec![office]);

    let event = Event::new(
        "e-statement".try_into()?,
        EventType::Statement,
        "Orvane’s foreign minister speaks about the outer quay".try_into()?,
        EventStatus::Occurred,
        When::new(Basis::Stated).edtf("2031-05-04".try_into()?).text("on 4 May 2031".try_into()?),
    )
    .participants(vec![Participant::new("arda-venn".try_into()?, Role::Speaker)])
    .anchors(vec![anchor(TEXT)?]);

    let quote =
        Quote::new("q-quay".try_into()?, QuoteKind::Direct, WORDS.try_into()?, "en".try_into()?)
            .speaker("arda-venn".try_into()?)
            .cue("said".try_into()?)
            .on_behalf_of("orvane".try_into()?)
            .anchors(vec![anchor(WORDS)?]);

    // The text of a stance is a paraphrase in our own words.
    let red_line = RedLine::new(
        "r-quay".try_into()?,
        "orvane".try_into()?,
        RedLineKind::NonNegotiable,
        RedLineStatus::InForce,
        "Orvane will not give up the outer quay.".try_into()?,
        Expression::Declared,
    )
    .firmness(Firmness::Absolute)
    .quotes(Set::one("q-quay".try_into()?));

    let demand = Demand::new(
        "d-passage".try_into()?,
        "orvane".try_into()?,
        NonEmptySet::one("tesmar".try_into()?),
        Force::Appeal,
        DemandStatus::Outstanding,
        "Tesmar is to keep the night passage open.".try_into()?,
        Expression::Attributed,
    )
    .anchors(vec![anchor("called on Tesmar to keep the night passage open")?]);

    // The list of actors may not be empty, and its type does not let it be.
    let actors = NonEmpty::try_from(vec![orvane, tesmar, venn])?;
    let provenance = Provenance::new(Method::Manual, "CC0-1.0".try_into()?);
    Ok(Record::new("quay-dispute".try_into()?, source, event, actors, provenance)
        .title("Orvane will not sell its quay".try_into()?)
        .quotes(vec![quote])
        .demands(vec![demand])
        .red_lines(vec![red_line]))
}

/// Where `words` stand in the source. Positions count Unicode scalar values, not bytes.
fn anchor(words: &'static str) -> Result<Anchor<'static>, Box<dyn Error>> {
    let (before, _) = TEXT.split_once(words).ok_or_else(|| format!("not in the text: {words}"))?;
    let start = before.chars().count();
    let end = start + words.chars().count();
    let offset = |at: usize| Ok::<_, Box<dyn Error>>(Offset::new(u64::try_from(at)?)?);
    Ok(Anchor::at(offset(start)?, offset(end)?).exact(words.try_into()?))
}

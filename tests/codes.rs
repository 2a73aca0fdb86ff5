//! The code lists, held against independent packages and against each other.

use std::collections::{BTreeSet, HashSet};

use verbale::codes::countries::{self, FORMERS};
use verbale::codes::languages::{self, Sort};
use verbale::codes::{self, SCHEMES, crosswalk};
use verbale::model::shape::{Model, Type};
use verbale::model::{CountryCode, EventType, ThreatAct};

/// The words of a closed list.
fn words(ty: Type) -> Vec<&'static str> {
    let Type::Vocabulary(vocabulary) = ty else { panic!("a closed list") };
    vocabulary.words.iter().map(|word| word.word).collect()
}

#[test]
fn schemes_are_told_in_full() {
    let ids: Vec<&str> = SCHEMES.iter().map(|scheme| scheme.id).collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    for scheme in SCHEMES {
        let id = scheme.id;
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        assert!(!scheme.title.is_empty() && !scheme.edition.is_empty(), "{id}");
        assert!(scheme.source.starts_with("http"), "{id}");
        assert!(!scheme.licence.is_empty(), "{id}");
        assert_eq!(codes::find(id).unwrap().title, scheme.title);
        assert!(!scheme.codes().is_empty(), "{id}");
        let mut seen = HashSet::new();
        for entry in scheme.codes() {
            assert!(seen.insert((entry.code, entry.with)), "{id}: {} twice", entry.code);
            assert_eq!(entry.code, entry.code.trim(), "{id}");
            assert!(!entry.code.is_empty() && !entry.meaning.is_empty(), "{id}: {}", entry.code);
            assert_eq!(scheme.get(entry.code).unwrap().code, entry.code);
            for next in entry.retired.unwrap_or_default() {
                // A language may give way to a tag of several subtags.
                let known = scheme.get(next).is_some_and(|next| next.retired.is_none());
                assert!(known || id == "bcp47", "{id}: {} gives way to {next}", entry.code);
            }
        }
    }
}

#[test]
fn lists_are_as_long_as_their_manuals_say() {
    let count = |id: &str| {
        codes::find(id).unwrap().codes().iter().filter(|entry| entry.retired.is_none()).count()
    };
    for (id, number) in [
        ("plover-event", 16),
        ("plover-mode", 67),
        ("plover-context", 37),
        ("plover-sector", 25),
        ("plover-entity", 7),
        ("cameo", 296 + 20),
        ("cameo-gdelt", 296 + 20 - 5),
        ("scc-conduct", 20),
        ("ties-issue", 15),
        ("ties-outcome", 10),
        ("cow-mid-action", 23),
        ("icb-trigger", 9),
        ("acled-event", 6),
        ("acled-subevent", 25),
        ("iso-3166-1-a3", 249),
        ("iso-3166-1-a2", 249),
        ("iso-3166-3", 30),
    ] {
        assert_eq!(count(id), number, "{id}");
    }
    let with = |id: &str| codes::find(id).unwrap().codes().iter().filter_map(|entry| entry.with);
    assert!(
        with("plover-mode").all(|event| codes::find("plover-event").unwrap().get(event).is_some())
    );
    assert!(with("acled-subevent").all(|e| codes::find("acled-event").unwrap().get(e).is_some()));
}

#[test]
fn countries_agree_with_the_model_and_with_another_package() {
    let model: BTreeSet<&str> = words(CountryCode::TYPE).into_iter().collect();
    let own: BTreeSet<&str> = countries::current().map(|country| country.alpha_3).collect();
    let former: BTreeSet<&str> = FORMERS.iter().map(|former| former.alpha_3).collect();
    let all: BTreeSet<&str> = own.iter().chain(&former).copied().chain(["XKX"]).collect();
    assert_eq!(all, model);
    assert_eq!(former, verbale::model::HISTORIC.iter().copied().collect());

    let other: BTreeSet<(&str, &str, String)> = rust_iso3166::ALL
        .iter()
        .map(|country| (country.alpha3, country.alpha2, format!("{:03}", country.numeric)))
        .collect();
    let own: BTreeSet<(&str, &str, String)> = countries::current()
        .map(|country| (country.alpha_3, country.alpha_2, country.number.to_owned()))
        .collect();
    assert_eq!(own, other);
}

#[test]
fn other_systems_name_countries_of_the_model() {
    let model = words(CountryCode::TYPE);
    for id in ["fips", "cow", "gw", "cameo-country", "ioc"] {
        for entry in codes::find(id).unwrap().codes() {
            assert!(model.contains(&&*entry.meaning), "{id}: {} is {}", entry.code, entry.meaning);
            let reads = countries::readings(entry.code);
            assert!(reads.iter().any(|reading| reading.country == entry.meaning), "{}", entry.code);
        }
    }
    let countries_of = |code: &str| {
        countries::readings(code).iter().map(|reading| reading.country).collect::<Vec<_>>()
    };
    assert_eq!(countries_of("RS"), ["SRB", "RUS"]);
    assert_eq!(countries_of("AUS"), ["AUT", "AUS", "AUS"], "COW, CAMEO, IOC");
    assert_eq!(countries_of("KOS"), ["XKX", "XKX"]);
    assert_eq!(countries_of("SU"), ["SUN", "SDN"], "withdrawn alpha-2, FIPS");
    assert_eq!(countries_of("643"), ["RUS"]);
    assert!(countries_of("XX").is_empty());
}

#[test]
fn withdrawn_codes_have_years_and_successors() {
    let model = words(CountryCode::TYPE);
    for former in FORMERS {
        assert!((1974..former.until).contains(&former.since), "{}", former.alpha_3);
        assert!(!former.successors.is_empty() && former.alpha_4.len() == 4);
        assert!(former.successors.iter().all(|next| model.contains(next)), "{}", former.alpha_3);
        // The same years as in the name.
        let name = former.alpha_3.parse::<CountryCode>().unwrap().country();
        assert!(name.ends_with(&format!("until {}", former.until)), "{name}");
        let other = rust_iso3166::iso3166_3::from_code(former.alpha_4);
        assert!(other.is_some_and(|other| other.code == former.alpha_4), "{}", former.alpha_3);
    }
    assert_eq!(countries::former("SUN").unwrap().until, 1992);
    assert_eq!(countries::former("RUS"), None);
}

/// Everything of two or three letters.
fn short_words() -> impl Iterator<Item = String> {
    let letters = || 'a'..='z';
    let two = letters().flat_map(move |a| letters().map(move |b| format!("{a}{b}")));
    let three = two.clone().flat_map(move |ab| letters().map(move |c| format!("{ab}{c}")));
    two.chain(three)
}

#[test]
fn the_registry_of_languages_agrees_with_an_older_copy() {
    // The other package carries the registry of an earlier year, and nothing is ever taken out of it.
    let mut both = 0;
    let mut newer = 0;
    for language in short_words() {
        let theirs = language_tags::LanguageTag::parse(&language).unwrap().validate().is_ok();
        let ours = languages::get(Sort::Language, &language).is_some()
            || languages::is_private(Sort::Language, &language);
        // The other package takes the words from `qb` on for private use as well.
        let is_slip = language.len() == 2 && language.starts_with('q');
        assert!(ours || !theirs || is_slip, "{language}");
        both += usize::from(ours && theirs);
        newer += usize::from(ours && !theirs);
    }
    assert!(both > 8_000 && newer < 400, "{both} languages in both, {newer} in ours alone");
    let scripts = ["Arab", "Latn", "Hant", "Nagm", "Gara"];
    assert!(scripts.iter().all(|script| languages::get(Sort::Script, script).is_some()));
    for region in short_words().take(26 * 26).map(|word| word.to_uppercase()) {
        let tag = format!("en-{region}");
        let theirs = language_tags::LanguageTag::parse(&tag).unwrap().validate().is_ok();
        let ours = languages::get(Sort::Region, &region).is_some()
            || languages::is_private(Sort::Region, &region);
        assert!(ours == theirs || region == "CQ", "{region}: only CQ, for Sark, is newer");
    }
}

#[test]
fn canonical_forms_agree_with_another_package() {
    let mut compared = 0;
    for entry in codes::find("bcp47").unwrap().codes() {
        let tag = match entry.with {
            Some("language" | "grandfathered" | "redundant") => entry.code.to_owned(),
            Some("region") => format!("en-{}", entry.code),
            Some("script") => format!("und-{}", entry.code),
            _ => continue,
        };
        let Ok(other) = language_tags::LanguageTag::parse(&tag) else { continue };
        let Ok(other) = other.canonicalize() else { continue };
        let known =
            entry.retired.is_none_or(|next| next.iter().all(|n| other.as_str().ends_with(n)));
        // What has been deprecated since the other copy was made.
        if !known {
            continue;
        }
        let own = languages::inspect(&tag).canonical;
        // The other package leaves out a script that goes without saying; RFC 5646 does not.
        let script = own.strip_prefix(other.as_str()).and_then(|rest| rest.strip_prefix('-'));
        assert!(own == other.as_str() || script.is_some_and(|s| s.len() == 4), "{own} {other}");
        compared += 1;
    }
    assert!(compared > 8_500, "{compared}");
}

#[test]
fn the_crosswalk_covers_the_model_and_uses_known_codes() {
    let get = |scheme: &str, code: &str| codes::find(scheme).unwrap().get(code).is_some();
    let types: Vec<&str> = words(EventType::TYPE).into_iter().filter(|t| *t != "other").collect();
    let rows: Vec<&str> = crosswalk::EVENTS.iter().map(|row| row.event_type).collect();
    assert_eq!(rows, types);
    let modes = codes::find("plover-mode").unwrap();
    for row in crosswalk::EVENTS {
        assert!(row.plover.iter().all(|code| get("plover-event", code)), "{row:?}");
        assert!(row.cameo.iter().all(|code| get("cameo", code)), "{row:?}");
        for mode in row.modes {
            let first = row.plover.first().copied();
            assert!(modes.all(mode).any(|entry| entry.with == first), "{row:?}");
        }
    }
    let acts: Vec<&str> = words(ThreatAct::TYPE).into_iter().filter(|a| *a != "other").collect();
    let rows: Vec<&str> = crosswalk::THREATS.iter().map(|row| row.act).collect();
    assert_eq!(rows, acts);
    for row in crosswalk::THREATS {
        assert!(row.cow.is_none_or(|code| get("cow-mid-action", code)), "{row:?}");
        assert!(row.cameo.iter().all(|code| get("cameo", code)), "{row:?}");
        assert!(row.ties.iter().all(|code| get("ties-sanction", code)), "{row:?}");
        let mode = |mode| modes.all(mode).any(|entry| entry.with == Some("THREATEN"));
        assert!(row.plover.is_none_or(mode), "{row:?}");
    }
    assert_eq!(crosswalk::of_event("talks").unwrap().plover, ["CONSULT"]);
    assert_eq!(crosswalk::of_threat("closure").unwrap().plover, Some("restrict"));
}

//! See [`LANGUAGE_TAG`].

use std::sync::atomic::{AtomicU8, Ordering};

use crate::codes::languages::{self, Inspected, Sort};
use crate::diagnostic::{FixLevel, Suggestion};
use crate::model::path::{Path, PathBuf};
use crate::model::shape::Scalar;
use crate::rules::rule::rule;
use crate::rules::{Absence, Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// A language tag is well-formed, and yet not one that others write.
    ///
    /// A language goes by a tag of BCP 47 in its canonical form: subtags that are in the registry of
    /// IANA, none that is deprecated, and the usual case. Other lists do not fit: GDELT writes the
    /// three letters of ISO 639-2 (`per`), `FollowTheMoney` those of 639-3 (`fas`), and BCP 47 the two of
    /// 639-1 (`fa`) wherever there are two. A reader who asks for `fa` misses the others.
    ///
    /// That a tag is not well-formed is an error and a matter of V105.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "eng" } }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en-UK" } }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "iw" } }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "EN-gb" } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en-GB" } }
    /// ```
    ///
    /// `und`, for a language that is not known, and `mul`, for several, are allowed with a note. Of
    /// what has a language, quotes alone have a `note`, so it is asked of quotes alone.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the gates stay shut", "language": "und",
    ///   "speaker": "harbour-guild", "anchors": [{ "exact": "the gates stay shut" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the gates stay shut", "language": "und",
    ///   "note": "the article does not say in which language the guild spoke",
    ///   "speaker": "harbour-guild", "anchors": [{ "exact": "the gates stay shut" }] }] }
    /// ```
    ///
    /// The fix writes the canonical form, as the registry gives it. There is none for a subtag that is
    /// not registered, unless ISO gives the same language a code of two letters.
    LANGUAGE_TAG = "V801" "language-tag" Warning fix Safe by check:
        "a language tag is not registered, deprecated or not in its canonical form"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let wanted = |scalar: &'static Scalar, tag: &'_ str| {
        scalar.name == "language_tag" && !is_known_good(tag)
    };
    scope.each_scalar(wanted, |path, _, tag| {
        if !findings.is_full()
            && let Some(finding) = judge(tag, path)
        {
            findings.push(finding);
        }
    });
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let tag = quote.language.as_str();
        let is_vague = ["und", "mul"].iter().any(|vague| tag.eq_ignore_ascii_case(vague));
        if !is_vague || quote.note.is_some() || findings.is_full() {
            continue;
        }
        let path = PathBuf::root().key("quotes").index(number).key("language");
        let message = format!("{} is said without a note", words::quoted(tag));
        let mut finding = Finding::new(&LANGUAGE_TAG, Spot::value(path), message)
            .found(tag)
            .help("say in `note` why the language is not named");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// Whether a tag is two letters that were looked at before, in any record, and are as they should
/// be. The same few tags come again and again.
fn is_known_good(tag: &str) -> bool {
    const UNKNOWN: u8 = 0;
    const GOOD: u8 = 1;
    const OTHER: u8 = 2;
    static SEEN: [AtomicU8; 26 * 26] = [const { AtomicU8::new(UNKNOWN) }; 26 * 26];
    let [first @ b'a'..=b'z', second @ b'a'..=b'z'] = tag.as_bytes() else { return false };
    let number = usize::from(first - b'a') * 26 + usize::from(second - b'a');
    let Some(seen) = SEEN.get(number) else { return false };
    let mut state = seen.load(Ordering::Relaxed);
    if state == UNKNOWN {
        state = if judge(tag, &Path::ROOT).is_none() { GOOD } else { OTHER };
        seen.store(state, Ordering::Relaxed);
    }
    state == GOOD
}

fn judge(tag: &str, path: &Path<'_>) -> Option<Finding> {
    let told = languages::inspect(tag);
    let new = |message: String| {
        Finding::new(&LANGUAGE_TAG, Spot::value(path.to_owned()), message).found(tag)
    };
    let quoted = words::quoted(tag);
    if let Some((sort, subtag)) = told.unregistered.first() {
        let what = match sort {
            Sort::Extlang => "extended language",
            other => other.as_str(),
        };
        let finding = new(format!("{} is not a registered {what} subtag", words::quoted(subtag)));
        return Some(match shortened(&told) {
            Some(better) => fixed(
                finding.note("BCP 47 uses the two letters of ISO 639-1 wherever there are two"),
                &better,
            ),
            None => finding.help(look_up(*sort, subtag)),
        });
    }
    if let Some(variant) = &told.repeated {
        return Some(
            new(format!("{quoted} has the variant {} twice", words::quoted(variant)))
                .help("remove one of the two"),
        );
    }
    if let Some((subtag, preferred)) = told.deprecated.first() {
        let message = format!("{} is deprecated", words::quoted(subtag));
        return Some(match preferred {
            Some(_) => fixed(new(message), &told.canonical),
            None => new(message).help("use a tag that says which of the languages is meant"),
        });
    }
    let is_spelling = told.canonical.eq_ignore_ascii_case(tag);
    (told.canonical != tag).then(|| {
        let message = if is_spelling {
            format!("{quoted} is not in its usual case")
        } else {
            format!("{quoted} is not in its canonical form")
        };
        fixed(new(message), &told.canonical)
    })
}

/// The canonical form with the code of two letters for one of three, where nothing else is wrong.
fn shortened(told: &Inspected) -> Option<String> {
    let [(Sort::Language, language)] = told.unregistered.as_slice() else { return None };
    if !told.deprecated.is_empty() || told.repeated.is_some() {
        return None;
    }
    let short = languages::shorter(language)?;
    Some(match told.canonical.split_once('-') {
        Some((_, rest)) => format!("{short}-{rest}"),
        None => short.to_owned(),
    })
}

/// What to do about a subtag that is not registered.
fn look_up(sort: Sort, subtag: &str) -> String {
    match sort {
        Sort::Region if subtag.eq_ignore_ascii_case("uk") => {
            "use `GB` for the United Kingdom".to_owned()
        }
        _ => "look it up with `verbale codes bcp47`, or leave it out".to_owned(),
    }
}

/// The finding with the tag that is to be written.
fn fixed(finding: Finding, better: &str) -> Finding {
    let change = Change::Replace(format!("\"{better}\""));
    finding
        .help(format!("use `{better}`"))
        .suggest(vec![Suggestion { value: better.to_owned(), score: 1.0 }])
        .repair(FixLevel::Safe, format!("replace with `{better}`"), change)
}

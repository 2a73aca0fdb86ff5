//! See [`SCRIPT_OF_ANOTHER_LANGUAGE`].

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;
use unicode_script::{Script, UnicodeScript as _};

use super::chinese_forms;
use super::translated::translated;
use crate::model::path::PathBuf;
use crate::model::{Line, Name, NameKind, Text};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A text is in a script in which its language is never written.
    ///
    /// Two texts or two language tags were swapped, or a tag was left as it was in the template. It
    /// costs little to see that what is called Persian has Latin letters. A text that is carried
    /// over into another script says so in its tag: `fa-Latn`.
    ///
    /// Looked at are, against the record's `language`: title, summary, the names and summaries of
    /// events and issues, the names and descriptions of actors, and the texts of stances and claims;
    /// of these only the first misfit is told. Each against its own tag: translations, further names
    /// with `lang`, quotes and their originals, and the title, text and authors of the source.
    ///
    /// A text fits unless it has ten letters or more, and more than four in five of them are of one
    /// script that is not one of the language's. Of a long text the first 2,000 letters count. A
    /// script in the tag (`sr-Latn`) or beside a name (`script`) decides; beside a name two letters
    /// are enough. Of Chinese the tag may name the form of the signs, `zh-Hans` or `zh-Hant`: a quote and
    /// the text of the source, of fifteen signs or more, are compared with it. Some hundred languages
    /// are known here, with all scripts that they are or were lately written in; of others nothing is
    /// said, nor of names told as `transliteration`.
    ///
    /// ```json bad
    /// { "title": "Гильдия гавани выступила" }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "names": [{ "text": "Guild", "script": "Arab" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "title": "The guild of the harbour speaks",
    ///   "translations": [{ "lang": "ru", "title": "Гильдия гавани выступила" }] }
    /// ```
    SCRIPT_OF_ANOTHER_LANGUAGE = "V802" "script-of-another-language" Warning by check:
        "a text is in a script in which its language is never written"
}

/// The least number of letters from which a script can be told.
const LEAST: usize = 10;

/// The same for a name whose script is given.
const LEAST_WITH_SCRIPT: usize = 2;

/// So many letters of a text are looked at.
const MOST: usize = 2_000;

/// The languages of each script or set of scripts, by their primary subtags.
const WRITTEN_IN: &[(&str, &[Script])] = &[
    (
        "af ay ca cs cy da de en eo es et eu fi fil fo fr fy ga gd gl gn hr ht hu id ig is it la lb lg \
         ln lt lv mg mi mt nb nl nn no nso pl pt qu rn ro rw sk sl sm sn sq ss st sv tl tn to tr ts \
         ve vi wo xh yo zu",
        &[Script::Latin],
    ),
    ("be bg ce cv mk os ru rue uk ba", &[Script::Cyrillic]),
    ("bs cnr sh sr tt", &[Script::Latin, Script::Cyrillic]),
    ("az kk ku ky kmr tg tk ug uz", &[Script::Latin, Script::Cyrillic, Script::Arabic]),
    ("ar ckb fa pes prs ps ur", &[Script::Arabic]),
    ("ha jv ms so su sw", &[Script::Latin, Script::Arabic, Script::Javanese, Script::Osmanya]),
    ("mn", &[Script::Cyrillic, Script::Mongolian]),
    ("el", &[Script::Greek]),
    ("hy", &[Script::Armenian]),
    ("ka", &[Script::Georgian]),
    ("he yi", &[Script::Hebrew]),
    ("hi mai mr ne", &[Script::Devanagari]),
    ("ks sd", &[Script::Arabic, Script::Devanagari]),
    ("as bn", &[Script::Bengali]),
    ("pa", &[Script::Gurmukhi, Script::Arabic]),
    ("gu", &[Script::Gujarati]),
    ("or", &[Script::Oriya]),
    ("ta", &[Script::Tamil]),
    ("te", &[Script::Telugu]),
    ("kn", &[Script::Kannada]),
    ("ml", &[Script::Malayalam]),
    ("si", &[Script::Sinhala]),
    ("th", &[Script::Thai]),
    ("lo", &[Script::Lao]),
    ("my", &[Script::Myanmar]),
    ("km", &[Script::Khmer]),
    ("bo dz", &[Script::Tibetan]),
    ("am ti", &[Script::Ethiopic]),
    ("dv", &[Script::Thaana]),
    ("ko", &[Script::Hangul, Script::Han]),
    ("ja", &[Script::Han, Script::Hiragana, Script::Katakana]),
    ("cmn wuu yue zh", &[Script::Han, Script::Bopomofo]),
];

/// Codes of ISO 15924 that stand for several scripts, or for a style of one.
const CODES: &[(&str, &[Script])] = &[
    ("aran", &[Script::Arabic]),
    ("cyrs", &[Script::Cyrillic]),
    ("geok", &[Script::Georgian]),
    ("hanb", &[Script::Han, Script::Bopomofo]),
    ("hans", &[Script::Han]),
    ("hant", &[Script::Han]),
    ("hrkt", &[Script::Hiragana, Script::Katakana]),
    ("jpan", &[Script::Han, Script::Hiragana, Script::Katakana]),
    ("kore", &[Script::Hangul, Script::Han]),
    ("latf", &[Script::Latin]),
    ("latg", &[Script::Latin]),
];

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    own_words(scope, findings);
    chinese_forms::check(scope, findings);
    let record = scope.record;
    let root = PathBuf::root;
    for (number, translation) in record.translations.iter().flatten().enumerate() {
        let path = || root().key("translations").index(number);
        let Some(scripts) = scripts(translation.lang.as_str()) else { continue };
        let title = translation.title.as_ref().map(|title| ("title", title.as_str()));
        let summary = translation.summary.as_ref().map(|summary| ("summary", summary.as_str()));
        for (key, text) in title.into_iter().chain(summary) {
            let said = (translation.lang.as_str(), &scripts[..]);
            tell(text, said, LEAST, || (path().key(key), path().key("lang")), findings);
        }
    }
    for entry in translated(scope) {
        for (number, translation) in entry.translations.iter().enumerate() {
            let Some(scripts) = scripts(translation.lang.as_str()) else { continue };
            let path = || entry.path.clone().index(number);
            let places = || (path().key("text"), path().key("lang"));
            let said = (translation.lang.as_str(), &scripts[..]);
            tell(translation.text.as_str(), said, LEAST, places, findings);
        }
    }
    for (number, actor) in record.actors.iter().enumerate() {
        let path = || root().key("actors").index(number).key("names");
        names(actor.names.iter().flatten(), path, findings);
    }
    for (number, quote) in record.quotes.iter().enumerate() {
        let path = || root().key("quotes").index(number);
        if let Some(scripts) = scripts(quote.language.as_str()) {
            let places = || (path().key("text"), path().key("language"));
            let said = (quote.language.as_str(), &scripts[..]);
            tell(quote.text.as_str(), said, LEAST, places, findings);
        }
        let Some(original) = &quote.original else { continue };
        if let (Some(text), Some(scripts)) = (&original.text, scripts(original.language.as_str())) {
            let path = || path().key("original");
            let places = || (path().key("text"), path().key("language"));
            let said = (original.language.as_str(), &scripts[..]);
            tell(text.as_str(), said, LEAST, places, findings);
        }
    }
    let source = &record.source;
    let path = || root().key("source");
    if let Some(scripts) = scripts(source.language.as_str()) {
        let title = source.title.as_ref().map(|title| ("title", title.as_str()));
        let text = source.text.as_ref().map(|text| ("text", text.as_str()));
        for (key, text) in title.into_iter().chain(text) {
            let places = || (path().key(key), path().key("language"));
            let said = (source.language.as_str(), &scripts[..]);
            tell(text, said, LEAST, places, findings);
        }
    }
    names(source.authors.iter().flatten(), || path().key("authors"), findings);
}

/// Names against the script or the language beside them.
fn names<'r>(
    names: impl Iterator<Item = &'r Name<'r>>,
    path: impl Fn() -> PathBuf,
    findings: &mut Findings,
) {
    for (number, name) in names.enumerate() {
        let place = || path().index(number);
        if let Some(scripts) = name.script.as_ref().and_then(|code| of_code(code.as_str())) {
            let places = || (place().key("text"), place().key("script"));
            let said = (name.script.as_ref().map_or("", |code| code.as_str()), &scripts[..]);
            tell(name.text.as_str(), said, LEAST_WITH_SCRIPT, places, findings);
        } else if let Some(scripts) = name.lang.as_ref().and_then(|lang| scripts(lang.as_str()))
            && name.script.is_none()
            && name.kind != Some(NameKind::Transliteration)
        {
            let places = || (place().key("text"), place().key("lang"));
            let said = (name.lang.as_ref().map_or("", |lang| lang.as_str()), &scripts[..]);
            tell(name.text.as_str(), said, LEAST, places, findings);
        }
    }
}

/// The texts in the language of the record. If its tag is wrong, they are wrong all alike.
fn own_words(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let Some(scripts) = scripts(record.language_or_default()) else { return };
    let mut misfits = Vec::new();
    let mut look = |text: Option<&str>, path: &dyn Fn() -> PathBuf| {
        if let Some(script) = text.and_then(|text| misfit(text, &scripts, LEAST)) {
            misfits.push((path(), script));
        }
    };
    let root = PathBuf::root;
    look(record.title.as_ref().map(Line::as_str), &|| root().key("title"));
    look(record.summary.as_ref().map(Text::as_str), &|| root().key("summary"));
    for (path, event) in scope.events() {
        look(Some(event.name.as_str()), &|| path.clone().key("name"));
        let summary = event.summary.as_ref().map(Text::as_str);
        look(summary, &|| path.clone().key("summary"));
    }
    for (number, actor) in record.actors.iter().enumerate() {
        let path = || root().key("actors").index(number);
        look(Some(actor.name.as_str()), &|| path().key("name"));
        let description = actor.description.as_ref().map(Text::as_str);
        look(description, &|| path().key("description"));
    }
    for (number, issue) in record.issues.iter().flatten().enumerate() {
        let path = || root().key("issues").index(number);
        look(Some(issue.name.as_str()), &|| path().key("name"));
        let summary = issue.summary.as_ref().map(Text::as_str);
        look(summary, &|| path().key("summary"));
    }
    for stance in scope.stances() {
        look(Some(stance.text.as_str()), &|| stance.path.clone().key("text"));
    }
    for (number, claim) in record.claims.iter().flatten().enumerate() {
        let path = || root().key("claims").index(number).key("text");
        look(Some(claim.text.as_str()), &path);
    }
    let more = misfits.len().saturating_sub(1);
    let Some((path, script)) = misfits.into_iter().next() else { return };
    let language = record.language.as_ref().map(|_| root().key("language"));
    let mut finding = finding(path, script, record.language_or_default(), language);
    if more > 0 {
        finding = finding.note(format!("so it is with {more} more of the record’s own texts"));
    }
    if record.language.is_none() {
        finding = finding.note("the record has no `language`, which stands for `en`");
    }
    findings.push(finding);
}

/// Tells a text that is in none of the scripts; the places are its own and that of the tag.
fn tell(
    text: &str,
    (said, scripts): (&str, &[Script]),
    least: usize,
    places: impl Fn() -> (PathBuf, PathBuf),
    findings: &mut Findings,
) {
    if let Some(script) = misfit(text, scripts, least) {
        let (path, tag) = places();
        findings.push(finding(path, script, said, Some(tag)));
    }
}

/// The finding for a text in that script, which is said to be in the language or script `said`.
fn finding(path: PathBuf, script: Script, said: &str, tag: Option<PathBuf>) -> Finding {
    let message = format!(
        "{} is in {} letters, in which {} is never written",
        words::place(&path),
        script.full_name(),
        words::quoted(said)
    );
    let finding = Finding::new(&SCRIPT_OF_ANOTHER_LANGUAGE, Spot::value(path), message)
        .found(script.full_name())
        .help("correct the language or the text, or add the script to the tag, as in `fa-Latn`");
    match tag {
        Some(tag) => finding.related(Spot::value(tag), "the language or script it is said to have"),
        None => finding,
    }
}

/// Whether a text is in a script in which the language of that tag is never written.
pub(super) fn is_misfit(text: &str, tag: &str) -> bool {
    scripts(tag).is_some_and(|scripts| misfit(text, &scripts, LEAST).is_some())
}

/// The scripts of a language, by its tag; none where they are not known.
fn scripts(tag: &str) -> Option<Cow<'static, [Script]>> {
    static BY_LANGUAGE: LazyLock<HashMap<&str, &[Script]>> = LazyLock::new(|| {
        let each = |(all, scripts): &(&'static str, _)| {
            let scripts = *scripts;
            all.split(' ').map(move |one| (one, scripts))
        };
        WRITTEN_IN.iter().flat_map(each).collect()
    });
    if let Some(scripts) = BY_LANGUAGE.get(tag) {
        return Some(Cow::Borrowed(scripts));
    }
    let mut parts = tag.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    // A script has four letters and stands before all but extended languages, which have three.
    let script =
        parts.take_while(|part| (3..=4).contains(&part.len())).find(|part| part.len() == 4);
    if let Some(code) = script.filter(|code| code.bytes().all(|b| b.is_ascii_alphabetic())) {
        return of_code(code).map(Cow::Owned);
    }
    BY_LANGUAGE.get(language.as_str()).map(|scripts| Cow::Borrowed(*scripts))
}

/// The scripts of a code of ISO 15924.
fn of_code(code: &str) -> Option<Vec<Script>> {
    let lower = code.to_ascii_lowercase();
    if let Some((_, scripts)) = CODES.iter().find(|(known, _)| *known == lower) {
        return Some(scripts.to_vec());
    }
    let head = lower.get(..1)?.to_ascii_uppercase();
    Script::from_short_name(&format!("{head}{}", lower.get(1..)?))
        .filter(|script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown))
        .map(|script| vec![script])
}

/// The script of more than four letters in five, if it is none of those and the text has at least
/// `least` letters.
fn misfit(text: &str, scripts: &[Script], least: usize) -> Option<Script> {
    if scripts.contains(&Script::Latin) && is_mostly_ascii(text) {
        return None;
    }
    // Where a fifth of all there can be is in these scripts, no other one has more than four.
    let most = text.len().min(MOST);
    let mut own = 0;
    let mut counts: Vec<(Script, usize)> = Vec::new();
    let mut total = 0;
    for script in text.chars().filter_map(script_of_letter).take(MOST) {
        if scripts.contains(&script) {
            own += 1;
            if own * 5 >= most {
                return None;
            }
        }
        if matches!(script, Script::Common | Script::Inherited | Script::Unknown) {
            continue;
        }
        total += 1;
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    let (script, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (total >= least && count * 5 > total * 4 && !scripts.contains(&script)).then_some(script)
}

/// A letter's script.
fn script_of_letter(c: char) -> Option<Script> {
    Some(match c {
        // The letters of the scripts that are met most; a look-up takes much longer.
        'A'..='Z' | 'a'..='z' => Script::Latin,
        '\0'..='\u{7F}' => return None,
        'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' => Script::Cyrillic,
        'א'..='ת' => Script::Hebrew,
        'ء'..='ؿ' | 'ف'..='ي' | 'ٱ'..='ۓ' => Script::Arabic,
        'ऄ'..='ह' => Script::Devanagari,
        'ぁ'..='ゖ' => Script::Hiragana,
        'ァ'..='ヺ' => Script::Katakana,
        '一'..='鿿' => Script::Han,
        c => return c.is_alphabetic().then(|| c.script()),
    })
}

/// Whether so many letters of a text are of ASCII that no other script has four in five.
fn is_mostly_ascii(text: &str) -> bool {
    if text.is_ascii() {
        return true;
    }
    if text.len() > MOST {
        return false;
    }
    let plain = text.bytes().filter(u8::is_ascii_alphabetic).count();
    // Other letters have two bytes at least.
    let others = text.bytes().filter(|byte| !byte.is_ascii()).count() / 2;
    others <= 4 * plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_the_script_that_unicode_says() {
        for c in '\0'..=char::MAX {
            let script = c.is_alphabetic().then(|| c.script());
            assert_eq!(script_of_letter(c), script, "{c:?}");
        }
    }

    fn of(tag: &str, text: &str) -> Option<Script> {
        misfit(text, &scripts(tag)?, LEAST)
    }

    #[test]
    fn a_clear_majority_in_another_script_is_seen() {
        assert_eq!(of("en", "Гильдия гавани"), Some(Script::Cyrillic));
        assert_eq!(of("fa", "We do not sell the harbour"), Some(Script::Latin));
        assert_eq!(of("fa", "ما بندر را نمی‌فروشیم"), None);
        assert_eq!(of("ar-Latn", "ما بندر را نمی‌فروشیم"), Some(Script::Arabic));
        assert_eq!(of("sr", "Guilda luke govori"), None);
        assert_eq!(of("sr-Cyrl", "Guilda luke govori"), Some(Script::Latin));
        assert_eq!(of("SR-cyrl-RS", "Guilda luke govori"), Some(Script::Latin));
        assert_eq!(of("zh-Hant-TW", "港口公會今天發表聲明說"), None);
        assert_eq!(of("zh-yue-Hant", "The guild of the harbour"), Some(Script::Latin));
        assert_eq!(of("ja", "ハーバーギルドが声明を出した"), None);
        assert_eq!(of("ja", "ХарбораГильдия"), Some(Script::Cyrillic));
        // A variant is no script, nor is what stands behind a single letter.
        assert_eq!(of("de-1901", "Гильдия гавани"), Some(Script::Cyrillic));
        assert_eq!(of("xyz", "Гильдия гавани"), None);
        assert_eq!(of("und-Zsym", "Гильдия гавани"), None);
    }

    #[test]
    fn the_bounds_are_held() {
        let cyrillic = &[Script::Cyrillic];
        assert_eq!(misfit("abcdefghi", cyrillic, LEAST), None);
        assert_eq!(misfit("abcdefghij", cyrillic, LEAST), Some(Script::Latin));
        // Eight of ten are not more than four in five.
        assert_eq!(misfit("abcdefghЖЖ", cyrillic, LEAST), None);
        assert_eq!(misfit("abcdefghiЖ", cyrillic, LEAST), Some(Script::Latin));
        assert_eq!(misfit("1234567890 !?", cyrillic, 0), None);
        let late = format!("{}{}", "Ж".repeat(MOST), "a".repeat(MOST * 9));
        assert_eq!(misfit(&late, cyrillic, LEAST), None);
    }

    #[test]
    fn every_language_is_there_once_and_every_code_known() {
        let all: Vec<&str> = WRITTEN_IN.iter().flat_map(|(all, _)| all.split(' ')).collect();
        let unique: std::collections::HashSet<&str> = all.iter().copied().collect();
        assert_eq!(unique.len(), all.len());
        assert!(all.len() > 100 && all.iter().all(|one| (2..=3).contains(&one.len())));
        assert_eq!(of_code("Latn"), Some(vec![Script::Latin]));
        assert_eq!(of_code("Kore"), Some(vec![Script::Hangul, Script::Han]));
        assert_eq!(of_code("Zyyy"), None);
        assert_eq!(of_code("Zsym"), None);
    }
}

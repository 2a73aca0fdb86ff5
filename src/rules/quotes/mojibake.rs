//! Text that was written as UTF-8 and read as Windows-1252 or Latin-1.
//!
//! UTF-8 writes every character beyond ASCII as two to four bytes, a leading one and one to three
//! that follow it. Read as Windows-1252 each becomes a character of its own: `é` becomes `Ã©`, a
//! quotation mark `â€œ`. Turned back into bytes, such characters are valid UTF-8, which honest text
//! seldom is by chance: an accented capital before a quotation mark or a note sign is. So a run
//! counts as garbled only if something in it does not stand behind a letter in honest text.

use std::ops::Range;

/// The characters of Windows-1252 for the bytes 0x80 to 0x9F; NUL where it has none.
const HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The byte that was read as this character, if it is beyond ASCII.
fn byte(c: char) -> Option<u8> {
    match u32::from(c) {
        0x80..=0xFF => u8::try_from(u32::from(c)).ok(),
        // It stands for bytes that no character has.
        0 => None,
        _ => HIGH.iter().zip(0x80..).find(|(high, _)| **high == c).map(|(_, byte)| byte),
    }
}

/// A run of characters that were one.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    /// The bytes of the text that hold it.
    at: Range<usize>,
    /// What it was.
    meant: char,
    /// Whether it cannot be there by chance.
    is_certain: bool,
}

/// The run that begins at the byte offset `at` of `text`.
fn run(text: &str, at: usize) -> Option<Run> {
    let mut chars = text.get(at..)?.chars();
    let lead = chars.next()?;
    let mut bytes = [byte(lead)?, 0, 0, 0];
    let more = match bytes[0] {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xF4 => 3,
        _ => return None,
    };
    let mut length = lead.len_utf8();
    let before = text.get(..at)?.chars().next_back();
    // A capital within a word.
    let mut is_certain = lead.is_uppercase() && before.is_some_and(char::is_lowercase);
    for slot in bytes.iter_mut().skip(1).take(more) {
        let c = chars.next()?;
        *slot = byte(c).filter(|byte| (0x80..=0xBF).contains(byte))?;
        length += c.len_utf8();
        // Nearly all accents of Western Europe are `Ã` and a sign.
        is_certain |= !stands_behind_letters(c) || (matches!(lead, 'Ã' | 'Â') && is_sign(c));
    }
    // `Ã–sterreich`: the capital is a word of its own only by chance.
    is_certain |= lead == 'Ã'
        && !before.is_some_and(char::is_alphabetic)
        && chars.next().is_some_and(char::is_lowercase);
    let meant = std::str::from_utf8(bytes.get(..=more)?).ok()?.chars().next()?;
    Some(Run { at: at..at + length, meant, is_certain })
}

/// What may well stand behind a letter: quotation marks, dashes, blanks, marks of notes and trade,
/// the letters among the bytes that follow.
fn stands_behind_letters(c: char) -> bool {
    is_sign(c)
        || matches!(
            c,
            '«' | '»'
                | '‹'
                | '›'
                | '‘'
                | '’'
                | '‚'
                | '“'
                | '”'
                | '„'
                | '–'
                | '—'
                | '…'
                | '\u{A0}'
                | '\u{AD}'
                | '·'
                | '•'
                | 'Š'
                | 'š'
                | 'Œ'
                | 'œ'
                | 'Ž'
                | 'ž'
                | 'Ÿ'
        )
}

/// Signs that stand behind names and numbers.
fn is_sign(c: char) -> bool {
    matches!(c, '©' | '®' | '™' | '°' | 'º' | 'ª' | '¹' | '²' | '³' | '†' | '‡' | 'ƒ' | '‰')
}

/// What is garbled in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Garbled {
    /// The first run that is certainly garbled, with those that follow it at once.
    pub(super) found: String,
    /// What that was.
    pub(super) meant: String,
    /// The whole text with every run put right.
    pub(super) mended: String,
}

/// Looks for what is garbled.
pub(super) fn find(text: &str) -> Option<Garbled> {
    // What is garbled begins with one of the characters from U+00C2 to U+00F4.
    if text.is_ascii() {
        return None;
    }
    let (mut mended, runs) = mend(text);
    let first = runs.iter().position(|run| run.is_certain)?;
    let (mut start, mut end) = (first, first);
    let touch = |a: usize, b: usize| match (runs.get(a), runs.get(b)) {
        (Some(a), Some(b)) => a.at.end == b.at.start,
        _ => false,
    };
    while start > 0 && touch(start - 1, start) {
        start -= 1;
    }
    while touch(end, end + 1) {
        end += 1;
    }
    let piece = runs.get(start..=end)?;
    let at = piece.first()?.at.start..piece.last()?.at.end;
    let found = text.get(at)?.to_owned();
    // What was garbled twice is put right twice.
    let mut meant: String = piece.iter().map(|run| run.meant).collect();
    for _ in 0..2 {
        let (again, runs) = mend(&mended);
        if !runs.iter().any(|run| run.is_certain) {
            break;
        }
        mended = again;
        meant = mend(&meant).0;
    }
    Some(Garbled { found, meant, mended })
}

/// The text with every run put right, and the runs.
fn mend(text: &str) -> (String, Vec<Run>) {
    let (mut mended, mut runs) = (String::with_capacity(text.len()), Vec::new());
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if at < from || c.is_ascii() {
            continue;
        }
        if let Some(run) = run(text, at) {
            let kept = runs.last().map_or(0, |last: &Run| last.at.end);
            mended.push_str(text.get(kept..at).unwrap_or_default());
            mended.push(run.meant);
            from = run.at.end;
            runs.push(run);
        }
    }
    mended.push_str(text.get(from..).unwrap_or_default());
    (mended, runs)
}

#[cfg(test)]
mod tests {
    use super::find;

    /// The text as it looks when its UTF-8 is read as Windows-1252.
    fn garble(text: &str) -> String {
        text.bytes()
            .map(|byte| match byte {
                0x80..=0x9F if super::HIGH[usize::from(byte - 0x80)] != '\0' => {
                    super::HIGH[usize::from(byte - 0x80)]
                }
                _ => char::from(byte),
            })
            .collect()
    }

    #[test]
    fn garbled_text_is_found_and_mended() {
        for text in [
            "Café",
            "“No,” she said",
            "it’s",
            "Nous avons décidé à Genève",
            "São Paulo",
            "Política",
            "Düsseldorf",
            "łódź",
            "İstanbul’da",
            "Đà Nẵng",
            "وزارة الخارجية",
            "می‌گویند",
            "Москва заявила",
            "外交部发言人",
            "משרד החוץ",
            "cœur",
            "20 °C",
            "Österreich",
            "\u{1F600} fine",
        ] {
            let garbled = garble(text);
            let found = find(&garbled).unwrap_or_else(|| panic!("{garbled}"));
            assert_eq!(found.mended, text);
            assert!(garbled.contains(&found.found) && text.contains(&found.meant), "{garbled}");
            let twice = garble(&garbled);
            assert_eq!(find(&twice).map(|found| found.mended), Some(text.to_owned()));
        }
    }

    #[test]
    fn a_run_is_shown_with_its_neighbours() {
        let garbled = format!("a {} b", garble("вот"));
        let found = find(&garbled).unwrap();
        assert_eq!((found.found, found.meant), (garble("вот"), "вот".to_owned()));
        let found = find("CafÃ© and thÃ©").unwrap();
        assert_eq!((found.found.as_str(), found.meant.as_str()), ("Ã©", "é"));
        assert_eq!(found.mended, "Café and thé");
    }

    #[test]
    fn honest_text_is_left_alone() {
        for text in [
            "«CAFÉ»",
            "“CAFÉ”",
            "»Ä« und “Ö”",
            "‘À PROPOS’",
            "CAFÉ®, POKÉ™ et RÉSUMÉ²",
            "«Ya está»—dijo",
            "«Voilà»…",
            "Ça va… À bientôt – où ?",
            "L’État, c’est moi",
            "IRMÃ—disse, Ã, Ó—meu",
            "NÃO, SENHOR — «AMANHû",
            "Irmã, avô, ação, põe",
            "Tiếng Việt: XÃ HỘI, HÀ NỘI, ĐÃ – ĐÂU",
            "Ông nói: “Đã đến lúc”…",
            "Škoda, Žižkov, Ünlü, ÇAĞ, ÉŠ",
            "ÅÄÖ åäö",
            "Größe: 5 µm ± 2 §",
            "Nº 5 à 3 €",
            "MENÜ\u{AD}KARTE",
            "naïve façade",
            "Straße – „Maß“",
            "Þórr, Æther, ðað",
            "وزارة الخارجية",
            "Москва",
            "plain",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}

//! See [`GARBLED_TEXT`].

use std::cell::OnceCell;

use super::mojibake;
use crate::diagnostic::{FixLevel, Suggestion};
use crate::model::path::{Path, PathBuf, Segment};
use crate::model::shape::{Class, Scalar};
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// A text was read in the wrong encoding.
    ///
    /// U+FFFD is what a program writes in place of bytes that it could not read. `Ã©`, `â€œ` or `Ø§`
    /// in place of `é`, `“` or `ا` is UTF-8 that was read as Windows-1252 or Latin-1. Collections of
    /// news have both by the thousand, and words that are garbled cannot be found in the source. All
    /// texts are looked at, the words of the source as well. Where the embedded text of the source or
    /// the anchors of a quote are garbled in the same place, that is told there and not again for
    /// what is taken from them.
    ///
    /// A run of characters counts if it is valid UTF-8 when it is turned back into bytes, and could
    /// not be honest text: an accented capital before a quotation mark, as in `CAFÉ”`, is.
    ///
    /// The fix is unsafe because some may have meant what stands there, and is offered for our own
    /// words only; words of the source are to be taken from it again.
    ///
    /// ```json bad
    /// { "title": "The guildâ€™s harbour" }
    /// ```
    ///
    /// ```json bad
    /// { "title": "The guild\ufffds harbour" }
    /// ```
    ///
    /// ```json good
    /// { "title": "The guild’s harbour: «CAFÉ», “À LA MER”, NÃO" }
    /// ```
    GARBLED_TEXT = "V422" "garbled-text" Warning fix Unsafe by check:
        "a text was read in the wrong encoding"
}

/// What a program writes for bytes that it could not read.
const REPLACEMENT: char = '\u{FFFD}';

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let embedded = OnceCell::new();
    let wanted = |scalar: &'static Scalar, text: &str| {
        matches!(scalar.class, Class::Words | Class::Verbatim) && Garbled::may_be_in(text)
    };
    scope.each_beyond_ascii(wanted, |path, scalar, text| {
        if findings.is_full() {
            return;
        }
        let Some(garbled) = Garbled::find(text) else { return };
        let embedded = embedded.get_or_init(|| Embedded::of(scope));
        if is_told_elsewhere(scope, path, &garbled, embedded) {
            return;
        }
        findings.push(garbled.finding(path.to_owned(), scalar));
    });
}

/// What is wrong with a text.
enum Garbled {
    /// The number from 0 of the first replacement character.
    Lost(usize),
    Misread(mojibake::Garbled),
}

impl Garbled {
    /// Whether a text has a replacement character, or one that a misread run can begin with before
    /// one that it can go on with.
    fn may_be_in(text: &str) -> bool {
        // U+FFFD is EF BF BD; U+00C2 to U+00F4 are C3 82 to C3 B4. What follows them is one of U+0080
        // to U+00BF, or what Windows-1252 has in place of the first of these.
        memchr::memchr2_iter(0xC3, 0xEF, text.as_bytes()).any(|at| {
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            matches!(
                rest,
                [0xC3, 0x82..=0xB4, 0xC2 | 0xC5 | 0xC6 | 0xCB | 0xE2, ..] | [0xEF, 0xBF, 0xBD, ..]
            )
        })
    }

    fn find(text: &str) -> Option<Self> {
        match text.chars().position(|c| c == REPLACEMENT) {
            Some(at) => Some(Garbled::Lost(at)),
            None => mojibake::find(text).map(Garbled::Misread),
        }
    }

    /// The part of the text that shows it.
    fn found(&self) -> &str {
        match self {
            Garbled::Lost(_) => "\u{FFFD}",
            Garbled::Misread(garbled) => &garbled.found,
        }
    }

    fn finding(self, path: PathBuf, scalar: &Scalar) -> Finding {
        let place = words::place(&path);
        let of_source = is_of_source(&path);
        let garbled = match self {
            Garbled::Lost(at) => {
                let message = format!(
                    "{place} has U+FFFD at character {}, which stands for something lost",
                    at + 1
                );
                return Finding::new(&GARBLED_TEXT, Spot::value(path), message)
                    .help("take the words again from where they come from, in the right encoding");
            }
            Garbled::Misread(garbled) => garbled,
        };
        let message = format!(
            "{place} has {}, which is {} read in the wrong encoding",
            words::quoted(&garbled.found),
            words::quoted(&garbled.meant)
        );
        let finding = Finding::new(&GARBLED_TEXT, Spot::value(path), message);
        if of_source {
            return finding.help("read the source again as UTF-8, and take the words from there");
        }
        let mended = garbled.mended;
        // Bytes that no encoding has can be mended into controls, and a name can become too long.
        if scalar.inspect(&mended).is_err() || mended.len() > 1_000 {
            return finding.help("write the text again, in UTF-8");
        }
        let replacement = serde_json::Value::from(mended.as_str()).to_string();
        finding
            .help(format!("write {}", words::quoted(&mended)))
            .suggest(vec![Suggestion { value: mended.clone(), score: 0.9 }])
            .repair(
                FixLevel::Unsafe,
                format!("replace with {}", words::quoted(&mended)),
                Change::Replace(replacement),
            )
    }
}

/// Whether a text holds words of the source, which nobody but the source can put right.
fn is_of_source(path: &PathBuf) -> bool {
    let mut keys = path.segments().filter_map(|segment| match segment {
        Segment::Key(key) => Some(key),
        Segment::Index(_) => None,
    });
    let last = path.last();
    let verbatim = ["exact", "prefix", "suffix", "speaker_text", "role"];
    words::is_quotation(path)
        || verbatim.iter().any(|key| last == Some(Segment::Key(key)))
        || keys.any(|key| matches!(key, "source" | "when" | "deadline" | "since" | "until"))
}

/// What is wrong with the embedded text of the source, where all that is taken from it has it too.
struct Embedded {
    lost: bool,
    misread: bool,
}

impl Embedded {
    fn of(scope: &Scope<'_>) -> Self {
        let text = scope.record.source.text.as_ref().map_or("", |text| text.as_str());
        Embedded { lost: text.contains(REPLACEMENT), misread: mojibake::find(text).is_some() }
    }
}

/// Whether the same fault is told where the text at `path` is taken from: in the embedded text, or,
/// for the text of a quote, in its anchors.
fn is_told_elsewhere(
    scope: &Scope<'_>,
    path: &Path<'_>,
    garbled: &Garbled,
    embedded: &Embedded,
) -> bool {
    let path = path.to_owned();
    let segments: Vec<Segment<'_>> = path.segments().collect();
    let anchors = match segments[..] {
        [Segment::Key("quotes"), Segment::Index(number), Segment::Key("text")] => {
            scope.record.quotes.get(number).and_then(|quote| quote.anchors.as_deref())
        }
        [.., Segment::Key("exact" | "prefix" | "suffix")] => None,
        _ => return false,
    };
    let in_text = match garbled {
        Garbled::Lost(_) => embedded.lost,
        Garbled::Misread(_) => embedded.misread,
    };
    let mut exact =
        anchors.iter().flat_map(|anchors| anchors.iter()).filter_map(|a| a.exact.as_ref());
    in_text || exact.any(|exact| exact.as_str().contains(garbled.found()))
}

//! The same words in another spelling or typography.

use unicode_normalization::UnicodeNormalization as _;

use super::dice::Dice;
use super::language::Language;

/// A kind of spelling that changes no word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    Marks,
    Dashes,
    Blanks,
    Decomposed,
    SoftHyphen,
    Unseen,
    Ligatures,
    FullWidth,
    YehKaf,
    Harakat,
    Hamza,
    Niqqud,
    Yo,
    Digits,
    Joiner,
    Signs,
}

impl Spelling {
    /// All of them, with their names.
    pub(crate) const ALL: &[(&str, Spelling)] = &[
        ("marks inside", Spelling::Marks),
        ("dashes", Spelling::Dashes),
        ("blanks", Spelling::Blanks),
        ("decomposed", Spelling::Decomposed),
        ("soft hyphen", Spelling::SoftHyphen),
        ("unseen characters", Spelling::Unseen),
        ("ligatures", Spelling::Ligatures),
        ("full-width forms", Spelling::FullWidth),
        ("yeh and kaf", Spelling::YehKaf),
        ("harakat", Spelling::Harakat),
        ("hamza on alef", Spelling::Hamza),
        ("niqqud", Spelling::Niqqud),
        ("io", Spelling::Yo),
        ("digits of a script", Spelling::Digits),
        ("joiner or blank", Spelling::Joiner),
        ("traditional signs", Spelling::Signs),
    ];

    /// The text in this spelling; none where the text or the language has nothing to change.
    pub(crate) fn of(self, text: &str, language: &Language, dice: &mut Dice) -> Option<String> {
        let is = |tags: &[&str]| tags.contains(&language.tag);
        let arabic = is(&["ar", "fa", "ur"]);
        let written = match self {
            Spelling::Marks => marks(text, dice),
            Spelling::Dashes => dashes(text, dice),
            Spelling::Blanks => {
                let blank = *dice.one(&["\u{A0}", "\u{202F}", "\u{2009}", "  ", "\u{2005}"]);
                text.replace(' ', blank)
            }
            Spelling::Decomposed => text.nfd().collect(),
            Spelling::SoftHyphen if language.is_cased() => within(text, &['\u{AD}'], dice),
            Spelling::Unseen if arabic || is(&["he"]) => {
                between(text, &['\u{200E}', '\u{200F}', '\u{2060}'], dice)
            }
            Spelling::Unseen => {
                within(text, &['\u{200B}', '\u{200C}', '\u{FEFF}', '\u{2060}'], dice)
            }
            Spelling::Ligatures => text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ"),
            Spelling::FullWidth => text.chars().map(full_width).collect(),
            Spelling::YehKaf if is(&["fa", "ur"]) => text.replace('ی', "ي").replace('ک', "ك"),
            Spelling::YehKaf if is(&["ar"]) => text.replace('ي', "ی").replace('ك', "ک"),
            Spelling::Harakat if arabic => {
                let marks = ['\u{64E}', '\u{64F}', '\u{650}', '\u{651}', '\u{652}'];
                after_letters(text, &marks, |c| ('ب'..='ي').contains(&c), dice)
            }
            Spelling::Hamza if arabic => {
                text.replace(['أ', 'إ'], "ا").replace('آ', if is(&["ar"]) { "ا" } else { "آ" })
            }
            Spelling::Niqqud if is(&["he"]) => {
                let marks = ['\u{5B0}', '\u{5B4}', '\u{5B6}', '\u{5B7}', '\u{5B8}', '\u{5BC}'];
                after_letters(text, &marks, |c| ('א'..='ת').contains(&c), dice)
            }
            Spelling::Yo if is(&["ru"]) => text.replace('ё', "е").replace('Ё', "Е"),
            Spelling::Digits => digits(text, language),
            Spelling::Joiner if is(&["fa"]) => text.replace('\u{200C}', " "),
            Spelling::Signs => {
                let traditional = |c: char| {
                    language.signs.iter().find(|pair| pair.0 == c).map_or(c, |pair| pair.1)
                };
                text.chars().map(traditional).collect()
            }
            _ => return None,
        };
        (written != text).then_some(written)
    }
}

fn marks(text: &str, dice: &mut Dice) -> String {
    let pairs = [('“', '”'), ('‘', '’'), ('"', '"'), ('\'', '\'')];
    let (open, close) = *dice.one(&pairs);
    let apostrophe = *dice.one(&['\'', '’']);
    let mut opened = false;
    let chars: Vec<char> = text.chars().collect();
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
    let change = |(at, c): (usize, char)| match c {
        '\'' | '’' if at > 0 && letter(at - 1) && letter(at + 1) => apostrophe,
        '“' | '”' | '‘' | '’' | '"' | '\'' | '«' | '»' | '‹' | '›' | '„' | '‚' | '『' | '』'
        | '「' | '」' | '״' | '׳' => {
            opened = !opened;
            if opened { open } else { close }
        }
        c => c,
    };
    chars.iter().copied().enumerate().map(change).collect()
}

fn dashes(text: &str, dice: &mut Dice) -> String {
    let dash = *dice.one(&["—", "-", "–", "―", "--"]);
    let wide = *dice.one(&["—", "――", "──", "–"]);
    text.replace("——", wide).replace("――", wide).replace('–', dash)
}

fn full_width(c: char) -> char {
    if !c.is_ascii_digit() && !matches!(c, '%' | '!' | '?') {
        return c;
    }
    char::from_u32(u32::from(c) + 0xFEE0).unwrap()
}

/// Digits of the script that the language is written in, or plain ones for those.
fn digits(text: &str, language: &Language) -> String {
    let zero = match language.tag {
        "ar" => '٠',
        "fa" | "ur" => '۰',
        _ => return text.to_owned(),
    };
    let of_script = |c: char| match c.to_digit(10) {
        Some(digit) => char::from_u32(u32::from(zero) + digit).unwrap(),
        None => c,
    };
    text.chars().map(of_script).collect()
}

/// Puts a character into some words.
fn within(text: &str, signs: &[char], dice: &mut Dice) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate() {
        out.push(c);
        let next = chars.get(at + 1).is_some_and(|c| c.is_alphabetic());
        if c.is_alphabetic() && next && dice.in_(6) {
            out.push(*dice.one(signs));
        }
    }
    out
}

/// Puts a character between some words.
fn between(text: &str, signs: &[char], dice: &mut Dice) -> String {
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if c == ' ' && dice.in_(3) {
            out.push(*dice.one(signs));
        }
    }
    out
}

/// Puts a mark to some letters.
fn after_letters(text: &str, marks: &[char], is: impl Fn(char) -> bool, dice: &mut Dice) -> String {
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if is(c) && dice.in_(3) {
            out.push(*dice.one(marks));
        }
    }
    out
}

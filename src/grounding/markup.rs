//! Markup that was left in a text: HTML entities and tags, emphasis and links of Markdown.
//!
//! It is known well enough to tell a reader what is wrong with a text, and not to read it as a
//! browser would.

use std::borrow::Cow;

use super::{SourceText, Verdict};

/// The longest text, in bytes, that is decoded as a whole.
const WHOLE: usize = 1 << 18;

/// How many bytes around the nearest place are decoded of a longer text.
const AROUND: usize = 2_000;

/// How long a tag may be, in bytes.
const TAG: usize = 1_000;

/// A sort of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    /// `&amp;`, `&#8217;`
    Entities,
    /// `<em>`, `<br>`; entities are decoded too.
    Tags,
    /// `**not**`, `[sale](https://example.org)`; tags and entities are decoded too.
    Markdown,
}

impl Markup {
    const ALL: [Markup; 3] = [Markup::Entities, Markup::Tags, Markup::Markdown];

    /// What it is called.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Markup::Entities => "HTML entities",
            Markup::Tags => "HTML tags",
            Markup::Markdown => "Markdown",
        }
    }

    /// The text without this markup.
    fn decoded(self, text: &str) -> Cow<'_, str> {
        let text = match self {
            Markup::Entities => Cow::Borrowed(text),
            Markup::Tags => without_tags(text),
            Markup::Markdown => match without_tags(text) {
                Cow::Borrowed(text) => without_markdown(text),
                Cow::Owned(text) => Cow::Owned(without_markdown(&text).into_owned()),
            },
        };
        match text {
            Cow::Borrowed(text) => without_entities(text),
            Cow::Owned(text) => Cow::Owned(without_entities(&text).into_owned()),
        }
    }
}

/// Where markup is that keeps a passage from being the same as a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Undecoded {
    /// In the text.
    Text(Markup),
    /// In the passage.
    Passage(Markup),
}

impl SourceText {
    /// The markup that keeps a passage from being found, if nothing else does. `near` is a place in
    /// Unicode scalar values where it would be.
    pub(crate) fn undecoded(&self, passage: &str, near: Option<usize>) -> Option<Undecoded> {
        if self.as_str().len() <= WHOLE {
            let texts = self.decoded.get_or_init(|| decoded(self.as_str()));
            return self.undecoded_in(texts, passage);
        }
        self.undecoded_in(&decoded(self.around(passage, near)?), passage)
    }

    /// The same, where the decoded forms of the text are these; none where it has no such markup.
    fn undecoded_in(&self, texts: &[Option<SourceText>], passage: &str) -> Option<Undecoded> {
        Markup::ALL.into_iter().zip(texts).find_map(|(markup, text)| {
            let own = markup.decoded(passage);
            let in_passage = matches!(own, Cow::Owned(_));
            if in_passage && self.is_there(&own) {
                return Some(Undecoded::Passage(markup));
            }
            text.as_ref()?.is_there(&own).then_some(Undecoded::Text(markup))
        })
    }

    fn is_there(&self, passage: &str) -> bool {
        let located = self.locate_whole(passage, None);
        located.is_some_and(|located| located.verdict <= Verdict::Typographic)
    }

    /// The text around a place.
    fn around(&self, passage: &str, near: Option<usize>) -> Option<&str> {
        let text = self.as_str();
        let near = self.byte_at(near?)?;
        let room = AROUND + passage.len().saturating_mul(2);
        let start = (near.saturating_sub(room)..=near).find(|at| text.is_char_boundary(*at))?;
        let end = near.saturating_add(room + passage.len()).min(text.len());
        text.get(start..(end..=text.len()).find(|at| text.is_char_boundary(*at))?)
    }
}

/// A text without each sort of markup; none where it has none of it.
fn decoded(text: &str) -> Vec<Option<SourceText>> {
    let decoded = Markup::ALL.into_iter().map(|markup| match markup.decoded(text) {
        Cow::Owned(text) => Some(SourceText::new(&text)),
        Cow::Borrowed(_) => None,
    });
    decoded.collect()
}

/// Whether two texts are the same but for typography when markup is decoded in both.
pub(crate) fn same_when_decoded(one: &str, other: &str) -> Option<Markup> {
    Markup::ALL.into_iter().find(|markup| {
        let (left, right) = (markup.decoded(one), markup.decoded(other));
        let changed = matches!(left, Cow::Owned(_)) || matches!(right, Cow::Owned(_));
        changed && super::same_but_typography(&left, &right)
    })
}

/// Puts what `decode` gives for each of its places in a text; it is asked at every `mark`, and
/// answers with what to write and how many bytes to skip.
fn replaced<'t>(
    text: &'t str,
    marks: &[char],
    decode: impl Fn(&'t str, &str) -> Option<(Cow<'t, str>, usize)>,
) -> Cow<'t, str> {
    let mut out = String::new();
    let (mut from, mut at) = (0, 0);
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(marks)) {
        at += next;
        let rest = text.get(at..).unwrap_or_default();
        let Some((words, length)) = decode(rest, text.get(..at).unwrap_or_default()) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(&words);
        at += length;
        from = at;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

fn without_entities(text: &str) -> Cow<'_, str> {
    replaced(text, &['&'], |rest, _| {
        let end = rest.bytes().take(12).position(|byte| byte == b';')?;
        let c = entity(rest.get(1..end)?)?;
        Some((Cow::Owned(c.to_string()), end + 1))
    })
}

/// The character of an entity, given by what is between `&` and `;`.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    named(name)
}

const NAMED: &str = include_str!("entities.tsv");

fn named(name: &str) -> Option<char> {
    let lines = NAMED.lines().filter(|line| !line.starts_with('#'));
    let mut entries = lines.filter_map(|line| line.split_once('\t'));
    let (_, code) = entries.find(|(known, _)| *known == name)?;
    char::from_u32(u32::from_str_radix(code, 16).ok()?)
}

/// Where the first of these bytes is, if it is near.
fn end(text: &str, of: &[u8]) -> Option<usize> {
    text.bytes().take(TAG).position(|byte| of.contains(&byte))
}

/// A tag that ends a line or a paragraph becomes a line end, another one nothing.
fn without_tags(text: &str) -> Cow<'_, str> {
    replaced(text, &['<'], |rest, _| {
        let inner = rest.get(1..)?;
        let name = inner.strip_prefix('/').unwrap_or(inner);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
            return None;
        }
        // A tag has no other tag in it, so that no text is read twice.
        let end = end(inner, b"><").filter(|end| inner.as_bytes().get(*end) == Some(&b'>'))? + 1;
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next()?.to_ascii_lowercase();
        let breaks = matches!(
            name.as_str(),
            "p" | "br" | "div" | "li" | "ul" | "ol" | "td" | "tr" | "blockquote" | "section"
        );
        let breaks = breaks || (name.starts_with('h') && name.len() == 2);
        Some((Cow::Borrowed(if breaks { "\n" } else { "" }), end + 1))
    })
}

/// Emphasis marks at the bounds of words are dropped, and of a link its words are kept.
fn without_markdown(text: &str) -> Cow<'_, str> {
    let links = replaced(text, &['['], |rest, _| {
        let inner = rest.get(1..)?;
        let close = end(inner, b"][")?;
        let after = inner.get(close..)?.strip_prefix("](")?;
        let end = end(after, b")[(").filter(|end| after.as_bytes().get(*end) == Some(&b')'))?;
        Some((Cow::Borrowed(inner.get(..close)?), 1 + close + 2 + end + 1))
    });
    let plain = |text: &str| {
        let stripped = replaced(text, &['*', '_'], |rest, before| {
            let mark = rest.chars().next()?;
            let length = rest.len() - rest.trim_start_matches(mark).len();
            let within = before.ends_with(char::is_alphanumeric)
                && rest.get(length..)?.starts_with(char::is_alphanumeric);
            (length <= 3 && !within).then_some((Cow::Borrowed(""), length))
        });
        match stripped {
            Cow::Owned(text) => Some(text),
            Cow::Borrowed(_) => None,
        }
    };
    match plain(&links) {
        Some(text) => Cow::Owned(text),
        None => links,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_decoded() {
        for (markup, text, plain) in [
            (Markup::Entities, "isn&rsquo;t &amp; never&nbsp;was", "isn’t & never\u{A0}was"),
            (Markup::Entities, "isn&#8217;t &#x201C;x&#x201d;", "isn’t “x”"),
            (
                Markup::Entities,
                "R&D; &unknown; & &; &#; &#x110000;",
                "R&D; &unknown; & &; &#; &#x110000;",
            ),
            (Markup::Tags, "<p>is <em class=\"a\">not</em><br/>for&lt;", "\nis not\nfor<"),
            (Markup::Tags, "a < b and c > d, <3", "a < b and c > d, <3"),
            (
                Markup::Markdown,
                "is **not** for [sale](https://example.org) _now_",
                "is not for sale now",
            ),
            (Markup::Markdown, "a_b [c] 2*3 [d](", "a_b [c] 2*3 [d]("),
        ] {
            assert_eq!(markup.decoded(text), plain, "{text}");
        }
        let hostile = "<a [".repeat(50_000);
        assert_eq!(Markup::Markdown.decoded(&hostile), hostile);
    }

    #[test]
    fn markup_that_is_the_only_difference_is_known() {
        let text = |text: &str| SourceText::new(text);
        let source = text("She said: “The quay isn&rsquo;t for sale &amp; never&nbsp;was.” So.");
        let passage = "The quay isn’t for sale & never was.";
        assert_eq!(source.undecoded(passage, None), Some(Undecoded::Text(Markup::Entities)));
        let plain = text("She said: “The quay isn’t for sale & never was.” So.");
        let escaped = "The quay isn&#8217;t for sale &amp; never was.";
        assert_eq!(plain.undecoded(escaped, None), Some(Undecoded::Passage(Markup::Entities)));
        assert_eq!(source.undecoded("The quay is for sale & never was.", None), None);
        let tags = text("<p>The quay is <em>not</em> for sale.</p>");
        let quay = "The quay is not for sale.";
        assert_eq!(tags.undecoded(quay, None), Some(Undecoded::Text(Markup::Tags)));
        assert_eq!(tags.undecoded("The quay is for sale.", None), None);
        let marked = text("The quay is **not** for [sale](https://example.org).");
        assert_eq!(marked.undecoded(quay, None), Some(Undecoded::Text(Markup::Markdown)));
        let long = format!("{}<p>The quay is <em>not</em> for sale.</p>", "x & y. ".repeat(60_000));
        let near = Some(420_005);
        assert_eq!(text(&long).undecoded(quay, near), Some(Undecoded::Text(Markup::Tags)));
        assert_eq!(text(&long).undecoded(quay, None), None);
    }

    #[test]
    fn texts_of_a_record_are_the_same_when_decoded() {
        assert_eq!(same_when_decoded("isn&rsquo;t", "isn't"), Some(Markup::Entities));
        assert_eq!(same_when_decoded("isn't", "isn’t"), None);
        assert_eq!(same_when_decoded("is <b>not</b>", "is"), None);
    }
}

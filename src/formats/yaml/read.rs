//! From a YAML document to JSON text.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag};

use super::super::Error;
use super::super::budget::Budget;
use super::super::draft::Draft;
use super::super::excerpt::malformed;
use super::scalar::Scalar;
use crate::text::Span;

/// How many bytes of JSON may come of aliases: 4 MiB.
const ALIASED: usize = 4 << 20;

/// The JSON text of a document, and of each key and value its bytes in the JSON text and in `text`.
pub(super) type Read = (String, Vec<(Span, Span)>);

/// Reads the one document that is in a text. The first line of the text has that number in the input.
///
/// # Errors
/// When the text is not YAML, when it has what JSON has not, and when it becomes more than so many bytes.
pub(super) fn document(text: &str, first_line: u64, limit: usize) -> Result<Read, Error> {
    let mut reading = Reading {
        text,
        first_line,
        draft: Draft::new(),
        budget: Budget::new(limit),
        open: Vec::new(),
        anchors: HashMap::new(),
        aliased: 0,
        last: 0,
    };
    reading.characters()?;
    let options = granit_parser::options! { emit_comments: false };
    let mut documents = 0;
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, place) = next.map_err(|error| reading.not_yaml(&error))?;
        let span = place.byte_range().map(Span::from).unwrap_or_default();
        if matches!(event, Event::DocumentStart(..)) {
            documents += 1;
        }
        if documents > 1 {
            let help = "write `---` on a line of its own in front of each document";
            return Err(reading.fault(span, "here begins another document", Some(help)));
        }
        let tag_span = place.tag_span().and_then(|tag| tag.byte_range()).map_or(span, Span::from);
        reading.event(event, span, tag_span)?;
    }
    if reading.draft.is_empty() {
        return Err(reading.fault(Span::default(), "there is nothing in the document", None));
    }
    Ok(reading.draft.finish())
}

struct Reading<'t> {
    text: &'t str,
    first_line: u64,
    draft: Draft<Span>,
    budget: Budget,
    open: Vec<Open>,
    /// What anchors stand for, by the numbers that the parser gives them. None while it is not
    /// complete.
    anchors: HashMap<usize, Option<Anchored>>,
    /// How many bytes came of aliases.
    aliased: usize,
    /// Where the last key or value ended.
    last: usize,
}

/// A list or mapping that is not complete.
struct Open {
    is_object: bool,
    /// Whether the key is there, but not its value.
    has_key: bool,
    /// Where it begins in the text.
    start: usize,
    /// The number of its anchor; 0 for none.
    anchor: usize,
    /// How many values were there in front of it.
    before: usize,
    /// How many lists and objects are within one another in it, itself counted.
    height: usize,
}

/// What an anchor stands for.
#[derive(Clone, Copy)]
struct Anchored {
    /// Its bytes in the JSON text.
    json: Span,
    values: usize,
    height: usize,
}

impl Reading<'_> {
    /// Looks for characters that may stand nowhere in YAML. To the parser, one of them is the end.
    fn characters(&self) -> Result<(), Error> {
        let bytes = self.text.as_bytes();
        let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
        let Some(at) = bytes.iter().position(is_control) else { return Ok(()) };
        let code = bytes.get(at).copied().unwrap_or_default();
        let help = format!("write `\\x{code:02X}`, within double quotes");
        let message = format!("the character U+{code:04X} may not stand in YAML as it is");
        Err(self.fault(Span::new(at, at + 1), message, Some(&help)))
    }

    fn event(&mut self, event: Event<'_>, span: Span, tag_span: Span) -> Result<(), Error> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let scalar = self.resolve(&text, style, tag.as_deref(), span, tag_span)?;
                if self.wants_key() {
                    self.key(&text, style, &scalar, span)?;
                } else {
                    self.scalar(&text, scalar, span)?;
                    self.placed(anchor, 1, 0);
                }
                self.last = span.end;
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.check_tag(tag.as_deref(), "seq", tag_span)?;
                self.begin(false, anchor, span)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.check_tag(tag.as_deref(), "map", tag_span)?;
                self.begin(true, anchor, span)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(anchor) => {
                self.alias(anchor, span)?;
                self.last = span.end;
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether a key is next.
    fn wants_key(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_object && !open.has_key)
    }

    /// Notes that a value is there, with so many values in it.
    fn placed(&mut self, anchor: usize, values: usize, height: usize) {
        if let Some(open) = self.open.last_mut() {
            open.has_key = false;
            open.height = open.height.max(height + 1);
        }
        if let (true, Some(json)) = (anchor > 0, self.draft.last()) {
            self.anchors.insert(anchor, Some(Anchored { json, values, height }));
        }
    }

    /// What a scalar is by its style, its tag and its letters.
    fn resolve<'s>(
        &self,
        text: &'s str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        span: Span,
        tag_span: Span,
    ) -> Result<Scalar<'s>, Error> {
        let Some(tag) = tag else {
            let is_plain = style == ScalarStyle::Plain;
            return Ok(if is_plain { Scalar::of(text) } else { Scalar::Text });
        };
        let wanted = match tag.core_suffix() {
            Some("str") => return Ok(Scalar::Text),
            Some(name @ ("null" | "bool" | "int" | "float")) => name,
            // By YAML, a lone `!` makes a string of whatever it is.
            None if tag.original() == "!" => return Ok(Scalar::Text),
            _ => return Err(self.unknown_tag(tag, tag_span)),
        };
        match (wanted, Scalar::of(text)) {
            ("float", Scalar::Integer(digits)) => Ok(Scalar::Float(format!("{digits}.0").into())),
            (_, scalar @ (Scalar::NotFinite | Scalar::TooLarge))
            | ("null", scalar @ Scalar::Null)
            | ("bool", scalar @ Scalar::Boolean(_))
            | ("int", scalar @ Scalar::Integer(_))
            | ("float", scalar @ Scalar::Float(_)) => Ok(scalar),
            _ => {
                let message = format!("this is not what its tag `!!{wanted}` says");
                Err(self.fault(span, message, Some("take the tag away")))
            }
        }
    }

    fn check_tag(&self, tag: Option<&Tag>, wanted: &str, span: Span) -> Result<(), Error> {
        match tag {
            Some(tag) if tag.core_suffix() != Some(wanted) && tag.original() != "!" => {
                Err(self.unknown_tag(tag, span))
            }
            _ => Ok(()),
        }
    }

    fn unknown_tag(&self, tag: &Tag, span: Span) -> Error {
        let name: String = tag.original().chars().take(60).collect();
        let name = name.escape_debug();
        let message =
            format!("the tag `{name}` means nothing here: there is no such value in JSON");
        self.fault(span, message, Some("take the tag away, and write the value as a string"))
    }

    fn key(
        &mut self,
        text: &str,
        style: ScalarStyle,
        scalar: &Scalar<'_>,
        span: Span,
    ) -> Result<(), Error> {
        if *scalar != Scalar::Text {
            let message = "a key that is not text; a record has no others";
            return Err(self.fault(span, message, Some("put the key in quotes")));
        }
        if text == "<<" && style == ScalarStyle::Plain {
            let message = "merge keys are not part of YAML 1.2";
            let help = "write the members themselves, or put the key in quotes if it is meant";
            return Err(self.fault(span, message, Some(help)));
        }
        self.within(span, |this| {
            this.budget.values(1)?;
            this.budget.string(this.draft.len(), text)
        })?;
        self.draft.key(text, span);
        if let Some(open) = self.open.last_mut() {
            open.has_key = true;
        }
        Ok(())
    }

    fn scalar(&mut self, text: &str, scalar: Scalar<'_>, span: Span) -> Result<(), Error> {
        self.within(span, |this| {
            this.budget.values(1)?;
            this.budget.string(this.draft.len(), text)
        })?;
        match scalar {
            Scalar::Null => self.draft.raw("null", span),
            Scalar::Boolean(true) => self.draft.raw("true", span),
            Scalar::Boolean(false) => self.draft.raw("false", span),
            Scalar::Integer(number) | Scalar::Float(number) => self.draft.raw(&number, span),
            Scalar::Text => self.draft.string(text, span),
            Scalar::NotFinite => {
                let help = "leave the value out, or put it in quotes if it is meant as a string";
                return Err(self.fault(span, "JSON has no infinity and no NaN", Some(help)));
            }
            Scalar::TooLarge => {
                let help = "put it in quotes if it is meant as a string";
                return Err(self.fault(span, "the integer has more than 64 bits", Some(help)));
            }
        }
        Ok(())
    }

    fn begin(&mut self, is_object: bool, anchor: usize, span: Span) -> Result<(), Error> {
        if self.wants_key() {
            return Err(self.no_text_key(span));
        }
        let before = self.budget.counted();
        self.within(span, |this| {
            this.budget.values(1)?;
            this.budget.depth(this.open.len() + 1)
        })?;
        if anchor > 0 {
            self.anchors.insert(anchor, None);
        }
        self.open.push(Open {
            is_object,
            has_key: false,
            start: span.start,
            anchor,
            before,
            height: 1,
        });
        if is_object {
            self.draft.begin_object();
        } else {
            self.draft.begin_list();
        }
        self.last = span.end;
        Ok(())
    }

    fn end(&mut self, span: Span) {
        let Some(Open { is_object, start, anchor, before, height, .. }) = self.open.pop() else {
            return;
        };
        // A bracket ends it. Without one, it ends with what is last in it.
        if !span.is_empty() {
            self.last = span.end;
        }
        let whole = Span::new(start, self.last.max(start));
        if is_object {
            self.draft.end_object(whole);
        } else {
            self.draft.end_list(whole);
        }
        let values = self.budget.counted().saturating_sub(before);
        self.placed(anchor, values, height);
    }

    /// Puts what an anchor stands for in the place of an alias.
    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Error> {
        if self.wants_key() {
            return Err(self.no_text_key(span));
        }
        let Some(Anchored { json, values, height }) = self.anchors.get(&anchor).copied().flatten()
        else {
            let message = "an alias within what it stands for: there would be no end of it";
            return Err(self.fault(span, message, None));
        };
        self.aliased = self.aliased.saturating_add(json.len());
        self.within(span, |this| {
            if this.aliased > ALIASED {
                return Err(format!("aliases stand for more than {ALIASED} bytes"));
            }
            this.budget.values(values)?;
            this.budget.depth(this.open.len() + height)?;
            this.budget.json(this.draft.len(), json.len())
        })?;
        let copy = json.of(self.draft.as_str()).to_owned();
        self.draft.raw(&copy, span);
        self.placed(0, values, height);
        Ok(())
    }

    /// Holds something against the budget.
    fn within(
        &mut self,
        span: Span,
        holds: impl FnOnce(&mut Self) -> Result<(), String>,
    ) -> Result<(), Error> {
        holds(self).map_err(|message| self.fault(span, message, None))
    }

    fn no_text_key(&self, span: Span) -> Error {
        let message = "a key that is a list, a mapping or an alias; a record has text only";
        self.fault(span, message, Some("write the key as text, in quotes"))
    }

    fn not_yaml(&self, error: &ScanError) -> Error {
        let at = error.marker().byte_offset().unwrap_or(0);
        let span = Span::new(at, at + 1);
        match error.kind() {
            // The parser looks ahead, and meets its own bound, which is wider, before ours.
            ErrorKind::RecursionLimitExceeded => {
                let depth = self.budget.depth(usize::MAX).err().unwrap_or_default();
                self.fault(span, depth, None)
            }
            kind => {
                let is_tab = matches!(
                    kind,
                    ErrorKind::TabNotAllowed
                        | ErrorKind::TabInIndentation
                        | ErrorKind::TabInBlockIndentation
                );
                let help = is_tab.then_some("indent with spaces");
                self.fault(span, format!("this is not YAML: {kind}"), help)
            }
        }
    }

    fn fault(&self, span: Span, message: impl Into<String>, help: Option<&str>) -> Error {
        malformed(self.text, self.first_line, span, message, help)
    }
}

//! The text of an article while it is written, with the places of what its sentences say.

/// A span of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    /// In Unicode scalar values, as anchors count.
    pub(crate) start: usize,
    /// Exclusive.
    pub(crate) end: usize,
    from: usize,
    to: usize,
}

impl Span {
    /// From the start of one to the end of another.
    pub(crate) fn across(first: Span, last: Span) -> Span {
        Span { end: last.end, to: last.to, ..first }
    }
}

/// Where the parts of one paragraph stand, by the name of the hole or bracket of its template.
#[derive(Debug, Default)]
pub(crate) struct Places(Vec<(&'static str, Span)>);

impl Places {
    /// The first place of that name. Every template has the names that its paragraph asks for; a
    /// test writes all of them.
    pub(crate) fn of(&self, name: &str) -> Span {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.unwrap_or_else(|| panic!("a template of this tongue has no `{name}`")).1
    }
}

/// The text so far.
#[derive(Debug, Default)]
pub(crate) struct Article {
    text: String,
    scalars: usize,
}

impl Article {
    /// Writes a paragraph. In the template `{name}` stands for the value of that name, and
    /// `<name|...>` is a place to be known by that name; braces and angles nest.
    pub(crate) fn paragraph(&mut self, template: &'static str, values: &[(&str, &str)]) -> Places {
        if !self.text.is_empty() {
            self.push("\n");
        }
        let mut places = Places::default();
        let mut open: Vec<(&'static str, usize, usize)> = Vec::new();
        let mut rest = template;
        while let Some(at) = rest.find(['{', '<', '>']) {
            self.push(&rest[..at]);
            let tail = &rest[at + 1..];
            rest = match rest.as_bytes()[at] {
                b'{' => {
                    let (name, after) = tail.split_once('}').unwrap_or((tail, ""));
                    let value = values.iter().find(|(known, _)| *known == name);
                    let value = value.unwrap_or_else(|| panic!("no value for `{name}`")).1;
                    let (start, from) = (self.scalars, self.text.len());
                    self.push(value);
                    let span = Span { start, end: self.scalars, from, to: self.text.len() };
                    places.0.push((name, span));
                    after
                }
                b'<' => {
                    let (name, after) = tail.split_once('|').unwrap_or((tail, ""));
                    open.push((name, self.scalars, self.text.len()));
                    after
                }
                _ => {
                    if let Some((name, start, from)) = open.pop() {
                        let span = Span { start, end: self.scalars, from, to: self.text.len() };
                        places.0.push((name, span));
                    }
                    tail
                }
            };
        }
        self.push(rest);
        places
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.scalars += text.chars().count();
    }

    /// The words of a span.
    pub(crate) fn words(&self, span: Span) -> &str {
        &self.text[span.from..span.to]
    }

    /// Up to `most` characters before a span, and up to `most` after it.
    pub(crate) fn beside(&self, span: Span, most: usize) -> (&str, &str) {
        let (before, after) = (&self.text[..span.from], &self.text[span.to..]);
        let from = before.char_indices().rev().nth(most - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(most).map_or(after.len(), |(at, _)| at);
        (&before[from..], &after[..to])
    }

    /// The span of all that has been written.
    pub(crate) fn everything(&self) -> Span {
        Span { start: 0, end: self.scalars, from: 0, to: self.text.len() }
    }

    /// All of it.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Its length in Unicode scalar values.
    pub(crate) fn length(&self) -> usize {
        self.scalars
    }
}

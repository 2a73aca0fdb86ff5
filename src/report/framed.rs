//! A message about a file that is no record, drawn as findings are.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::human::{NEVER_CUT, level, number, shown, without_gaps};
use crate::diagnostic::Severity;
use crate::text::{Position, Span};

/// What to tell of a place in a file. Any of its texts may come from outside.
#[derive(Clone, Copy, Debug)]
pub struct Framed<'a> {
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong.
    pub message: &'a str,
    /// The file as the user knows it.
    pub file: &'a str,
    /// What the span counts in; nothing is shown of a file of which there is no text.
    pub text: &'a str,
    /// The bytes it is about.
    pub span: Span,
    /// Where they start.
    pub start: Position,
    /// What to write beside them.
    pub label: Option<&'a str>,
    /// An order that can be carried out.
    pub help: Option<&'a str>,
}

impl Framed<'_> {
    /// The drawing, with colours, and with nothing else in it that a terminal acts on.
    #[must_use]
    pub fn draw(&self) -> String {
        let title = level(self.severity).primary_title(shown(self.message));
        let mut origin = Origin::path(shown(self.file));
        if !self.text.is_empty() {
            origin = origin.line(number(self.start.line)).char_column(number(self.start.column));
        }
        let mut group = Group::with_title(title).element(origin);
        if !self.text.is_empty() {
            let Excerpt { text, mark, .. } = Excerpt::around(self.text.as_bytes(), self.span);
            let mark = AnnotationKind::Primary.span(mark).label(self.label.map(shown));
            let line = number(self.start.line);
            group = group.element(Snippet::source(text).line_start(line).annotation(mark));
        }
        if let Some(help) = self.help {
            group = group.element(Level::HELP.message(shown(help)));
        }
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(NEVER_CUT);
        let drawn = renderer.render(&[group]);
        without_gaps(&drawn).fold(String::new(), |all, line| all + &line + "\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_shown_and_marked() {
        let text = "a = 1\nprofil = \"core\"\n";
        let framed = Framed {
            severity: Severity::Error,
            message: "no key is called `profil\u{1b}`",
            file: "verbale\u{202e}.toml",
            text,
            span: Span::new(6, 12),
            start: Position { line: 2, column: 1 },
            label: Some("did you mean `profile`?"),
            help: Some("the keys are"),
        };
        let drawn = anstream::adapter::strip_str(&framed.draw()).to_string();
        assert_eq!(
            drawn,
            "error: no key is called `profil\\u{1b}`
 --> verbale\\u{202e}.toml:2:1
  |
2 | profil = \"core\"
  | ^^^^^^ did you mean `profile`?
  |
  = help: the keys are
"
        );
        let framed = Framed { text: "", ..framed };
        let drawn = anstream::adapter::strip_str(&framed.draw()).to_string();
        assert!(drawn.contains("--> verbale\\u{202e}.toml\n"), "{drawn}");
        assert!(!drawn.contains(" | "), "{drawn}");
    }
}

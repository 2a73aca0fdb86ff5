//! Types for Python.

use std::fmt::Write as _;

use super::{Language, heading, lines, type_name};
use crate::model::shape::{Entity, Type, Vocabulary};
use crate::schema::publish::named_types;

/// Typed dictionaries of Python 3.10 and later (PEP 589, PEP 655), in one module.
pub(super) static PYTHON: Language = Language {
    name: "python",
    summary: "typed dictionaries, and literals of words, in a module",
    extension: "py",
    print,
};

/// The greatest width of a line of a comment.
const WIDTH: usize = 92;
/// The words that no attribute of a class can be called by (Python 3.13).
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

fn print() -> String {
    let mut text = format!("\"\"\"{}\"\"\"\n\n", heading(PYTHON.name));
    text.push_str(
        "from __future__ import annotations\n\nimport sys\nfrom typing import Any, Literal\n\n\
         if sys.version_info >= (3, 12):\n    from typing import NotRequired, TypedDict\nelse:\n    \
         from typing_extensions import NotRequired, TypedDict\n",
    );
    let (entities, others): (Vec<Type>, Vec<Type>) =
        named_types().into_iter().partition(|ty| matches!(ty, Type::Entity(_)));
    for ty in others {
        text.push('\n');
        match ty {
            Type::Vocabulary(list) => literal(&mut text, list),
            Type::Scalar(scalar) => alias(&mut text, scalar.doc, scalar.name, "str"),
            Type::Number(number) => {
                let ty = if number.integer { "int" } else { "float" };
                alias(&mut text, number.doc, number.name, ty);
            }
            Type::Entity(_) | Type::Boolean | Type::Json | Type::List(_) => {}
        }
    }
    for entity in entities.iter().filter_map(|ty| ty.entity()) {
        text.push_str("\n\n");
        dictionary(&mut text, entity);
    }
    text
}

fn dictionary(text: &mut String, entity: &Entity) {
    let name = type_name(entity.name);
    let is_plain = |name: &str| {
        let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        is_word && !KEYWORDS.contains(&name)
    };
    // The keys of a class are names of attributes; others go into a call.
    let is_class = entity.fields.iter().all(|field| is_plain(field.name));
    if is_class {
        // Writing to a string does not fail.
        let _ = writeln!(text, "class {name}(TypedDict):");
        let lines = lines(entity.doc, WIDTH).join("\n    ").replace('\\', "\\\\");
        let lines = lines.replace("\n    \n", "\n\n").replace("\"\"\"", "'''");
        let end = if lines.contains('\n') { "\n    " } else { "" };
        let _ = writeln!(text, "    \"\"\"{lines}{end}\"\"\"\n");
    } else {
        comment(text, "", entity.doc);
        let _ = writeln!(text, "{name} = TypedDict(\n    \"{name}\",\n    {{");
    }
    for field in entity.fields {
        let ty = used(field.ty);
        let ty = if field.required { ty } else { format!("NotRequired[{ty}]") };
        if is_class {
            comment(text, "    ", field.doc);
            let _ = writeln!(text, "    {}: {ty}", field.name);
        } else {
            comment(text, "        ", field.doc);
            let _ = writeln!(text, "        \"{}\": \"{ty}\",", field.name);
        }
    }
    if !is_class {
        text.push_str("    },\n)\n");
    }
}

fn literal(text: &mut String, list: &Vocabulary) {
    comment(text, "", list.doc);
    let _ = writeln!(text, "{} = Literal[", type_name(list.name));
    for word in list.words {
        comment(text, "    ", word.doc);
        let _ = writeln!(text, "    \"{}\",", word.word);
    }
    text.push_str("]\n");
}

fn alias(text: &mut String, doc: &str, name: &str, ty: &str) {
    comment(text, "", doc);
    let _ = writeln!(text, "{} = {ty}", type_name(name));
}

fn used(ty: Type) -> String {
    match (ty.name(), ty) {
        (Some(name), _) => type_name(name),
        (None, Type::Boolean) => "bool".to_owned(),
        (None, Type::List(list)) => format!("list[{}]", used(list.item)),
        (None, _) => "Any".to_owned(),
    }
}

fn comment(text: &mut String, indent: &str, doc: &str) {
    for line in lines(doc, WIDTH) {
        let space = if line.is_empty() { "" } else { " " };
        let _ = writeln!(text, "{indent}#{space}{line}");
    }
}

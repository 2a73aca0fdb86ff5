//! Types for TypeScript.

use std::fmt::Write as _;

use super::{Language, heading, lines, type_name};
use crate::model::shape::{Entity, Type, Vocabulary};
use crate::schema::publish::named_types;

/// Interfaces and unions of TypeScript, in one module.
pub(super) static TYPESCRIPT: Language = Language {
    name: "typescript",
    summary: "interfaces, and unions of words, in a module",
    extension: "ts",
    print,
};

/// The greatest width of a line of a comment.
const WIDTH: usize = 92;

fn print() -> String {
    let mut text = format!("// {}\n", heading(TYPESCRIPT.name));
    for ty in named_types() {
        text.push('\n');
        match ty {
            Type::Entity(entity) => interface(&mut text, entity),
            Type::Vocabulary(list) => union(&mut text, list),
            Type::Scalar(scalar) => alias(&mut text, scalar.doc, scalar.name, "string"),
            Type::Number(number) => alias(&mut text, number.doc, number.name, "number"),
            Type::Boolean | Type::Json | Type::List(_) => {}
        }
    }
    text
}

fn interface(text: &mut String, entity: &Entity) {
    comment(text, "", entity.doc);
    // Writing to a string does not fail.
    let _ = writeln!(text, "export interface {} {{", type_name(entity.name));
    for field in entity.fields {
        comment(text, "  ", field.doc);
        let is_word = field.name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let quote = if is_word { "" } else { "\"" };
        let mark = if field.required { "" } else { "?" };
        let _ = writeln!(text, "  {quote}{}{quote}{mark}: {};", field.name, used(field.ty));
    }
    text.push_str("}\n");
}

fn union(text: &mut String, list: &Vocabulary) {
    comment(text, "", list.doc);
    let _ = write!(text, "export type {} =", type_name(list.name));
    for word in list.words {
        text.push('\n');
        comment(text, "  ", word.doc);
        let _ = write!(text, "  | \"{}\"", word.word);
    }
    text.push_str(";\n");
}

fn alias(text: &mut String, doc: &str, name: &str, ty: &str) {
    comment(text, "", doc);
    let _ = writeln!(text, "export type {} = {ty};", type_name(name));
}

fn used(ty: Type) -> String {
    match (ty.name(), ty) {
        (Some(name), _) => type_name(name),
        (None, Type::Boolean) => "boolean".to_owned(),
        (None, Type::List(list)) => {
            let item = used(list.item);
            if list.min > 0 { format!("[{item}, ...{item}[]]") } else { format!("{item}[]") }
        }
        (None, _) => "unknown".to_owned(),
    }
}

fn comment(text: &mut String, indent: &str, doc: &str) {
    let lines = lines(&doc.replace("*/", "* /"), WIDTH);
    match &lines[..] {
        [line] => {
            let _ = writeln!(text, "{indent}/** {line} */");
        }
        lines => {
            let _ = writeln!(text, "{indent}/**");
            for line in lines {
                let space = if line.is_empty() { "" } else { " " };
                let _ = writeln!(text, "{indent} *{space}{line}");
            }
            let _ = writeln!(text, "{indent} */");
        }
    }
}

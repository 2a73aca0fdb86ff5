//! The office that the text names right before the name of a person.

use super::offices::{Office, Role, read};
use crate::model::path::PathBuf;
use crate::model::{Actor, AffiliationRelation};
use crate::rules::Scope;

/// So many characters before a name are looked at, and so many words.
const REACH: usize = 60;
const WORDS: usize = 5;

/// So many anchors of a person are looked at.
const ANCHORS: usize = 4;

/// Marks that part a title from what is before it.
const MARKS: &[char] = &['.', ',', ';', ':', '!', '?', '\n', '(', ')', '"', '”', '“', '،', '।'];

/// The office in the text and its words, where nobody has it who has the office in `role`: a prime
/// minister or spokesperson is no president, and a spokesperson no minister.
pub(super) fn contrary<'s>(
    scope: &'s Scope<'s>,
    actor: &Actor<'_>,
    place: &PathBuf,
    role: &Role,
    relation: AffiliationRelation,
) -> Option<(Office, &'s str)> {
    use Office as O;
    let given = [O::Sovereign, O::Government, O::Portfolio];
    let given = given.into_iter().find(|office| role.is_only(&[*office]))?;
    let others: &[Office] = match given {
        O::Sovereign if relation == AffiliationRelation::HeadOfState => {
            &[O::Government, O::Portfolio, O::Spokesperson, O::Speaker]
        }
        O::Government => &[O::Spokesperson, O::Speaker, O::Envoy],
        O::Portfolio => &[O::Spokesperson, O::Speaker],
        _ => return None,
    };
    let mut found = None;
    for number in 0..actor.anchors.as_deref().map_or(0, <[_]>::len).min(ANCHORS) {
        let anchor = place.clone().key("anchors").index(number);
        let Some((office, title)) = title(scope, &anchor) else { continue };
        if !others.contains(&office) {
            return None;
        }
        found.get_or_insert((office, title));
    }
    found
}

/// The title right before the words of an anchor, if it has no other words than that of an office.
fn title<'s>(scope: &'s Scope<'s>, anchor: &PathBuf) -> Option<(Office, &'s str)> {
    let text = scope.text?;
    let at = text.byte_at(scope.proof(text, anchor)?.place()?.start)?;
    let before = text.as_str().get(..at)?;
    let from = before.char_indices().rev().nth(REACH).map_or(0, |(from, _)| from);
    let near = before.get(from..)?.rsplit(MARKS).next()?.trim_end();
    let blanks = near.char_indices().rev().filter(|(_, c)| c.is_whitespace());
    let ends = blanks.map(|(at, c)| at + c.len_utf8());
    let starts: Vec<usize> = ends.chain([0]).take(WORDS).collect();
    // The longest first: "former prime minister" decides before "prime minister".
    for from in starts.into_iter().rev() {
        let title = near.get(from..)?;
        let role = read(title);
        if role.others.is_empty() {
            return Some((role.only()?, title));
        }
    }
    None
}

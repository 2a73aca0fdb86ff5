//! Whose a document is: who signs it, publishes it, or is named at its head.

use foldhash::{HashMap, HashMapExt as _};

use super::is_dialogue;
use crate::grounding::{SourceText, paragraphs};
use crate::model::{Actor, ActorKind, ActorRef, CountryCode, Line, QuoteKind, Role};
use crate::rules::Scope;
use crate::rules::naming::{Known, Naming, primary};

/// The longest line of a head or a signature, in bytes.
const LONGEST: usize = 240;

/// So many paragraphs at the head may name the author.
const HEAD: usize = 5;

/// So many at the end may be those of a signature.
const END: usize = 16;

/// Whose a document may be.
#[derive(Debug, Default)]
pub(super) struct Authors {
    /// Persons who sign it at its end, or are entered as its authors.
    pub(super) signed: Vec<u32>,
    /// Persons whom its title, its publisher or the main event name.
    pub(super) named: Vec<u32>,
    /// Persons whom its first paragraphs name: the author, or the one to whom a letter goes.
    pub(super) head: Vec<u32>,
    /// The bodies that publish it, and their countries.
    publishers: Vec<u32>,
    countries: Vec<CountryCode>,
    /// Who has more of the quotes than anybody else.
    principal: Option<u32>,
}

impl Authors {
    pub(super) fn new(scope: &Scope<'_>, text: &SourceText, naming: &Naming<'_>) -> Self {
        let source = &scope.record.source;
        let language = primary(source.language.as_str());
        let known = naming.known();
        let mut authors = Authors::default();
        let names = |text: &str| persons(text, &language, known);
        for name in source.authors.iter().flatten() {
            authors.signed.extend(names(name.text.as_str()));
        }
        if is_dialogue(source.kind) {
            // Who writes an interview down does not give it.
            authors.signed.clear();
        }
        authors.signatures(text.as_str(), &language, known);
        let title = source.title.as_ref().map(Line::as_str);
        authors.named.extend(title.into_iter().flat_map(names));
        let all = paragraphs(text.as_str());
        for paragraph in all.iter().take(HEAD).filter(|at| at.len() <= LONGEST) {
            let words = text.as_str().get(paragraph.clone()).unwrap_or_default();
            authors.head.extend(names(words));
        }
        for part in scope.record.event.participants.iter().flatten() {
            if matches!(part.role, Role::Speaker | Role::Signatory) {
                authors.named.extend(known.number(part.actor.as_str()));
            }
        }
        authors.publishers(scope, &language, known);
        authors.principal = principal(scope, known);
        authors
    }

    /// Those whose name is a line at the end, with nothing but titles beside it.
    fn signatures(&mut self, text: &str, language: &str, known: &Known) {
        let lines = text.lines().rev().map(str::trim).filter(|line| !line.is_empty());
        for line in lines.take(END) {
            let is_sentence = line.ends_with(['.', '!', '?', '。', '।', '۔', ':', '：']);
            if line.len() > LONGEST || is_sentence && line.split_whitespace().count() > 6 {
                break;
            }
            if line.contains(['@', ':', '：', '“', '"', '«']) {
                continue;
            }
            let mentions = known.mentions(line, language);
            let Some(first) = mentions.iter().find(|mention| mention.sure) else { continue };
            let rest = line.get(first.at.end..).unwrap_or_default();
            let ahead = line.get(..first.at.start).unwrap_or_default();
            let is_alone = rest.is_empty() || rest.starts_with([',', '(', '،', '、', '/', '，']);
            if is_alone && ahead.split_whitespace().count() <= 4 {
                self.signed.extend(one_person(first, known));
            } else {
                self.named.extend(persons(line, language, known));
            }
        }
    }

    fn publishers(&mut self, scope: &Scope<'_>, language: &str, known: &Known) {
        let source = &scope.record.source;
        let own = source.publisher.as_ref().and_then(|own| known.number(own.as_str()));
        let printed = source.publisher_name.as_ref().map(Line::as_str);
        let mentions = printed.into_iter().flat_map(|name| known.mentions(name, language));
        let bodies: Vec<u32> = mentions.flat_map(|mention| mention.actors.to_vec()).collect();
        for number in own.into_iter().chain(bodies) {
            let Some(actor) = scope.record.actors.get(number as usize) else { continue };
            if actor.kind == ActorKind::Media {
                continue;
            }
            if actor.kind == ActorKind::Person {
                self.named.push(number);
            }
            self.publishers.push(number);
            self.countries.extend(actor.country);
        }
    }

    /// Whether nothing tells whose it is.
    pub(super) fn is_empty(&self) -> bool {
        self.signed.is_empty() && self.named.is_empty() && self.head.is_empty()
    }

    /// Whether that person is named as one whose document it may be.
    pub(super) fn name(&self, actor: u32) -> bool {
        [&self.signed, &self.named, &self.head].into_iter().any(|list| list.contains(&actor))
    }

    /// Whether the document may be that person's.
    pub(super) fn have(&self, scope: &Scope<'_>, known: &Known, actor: u32) -> bool {
        self.name(actor)
            || self.principal == Some(actor)
            || scope.record.actors.get(actor as usize).is_some_and(|actor| {
                let ties = actor.affiliations.iter().flatten().map(|tie| &tie.organization);
                let mut whole = ties.chain(&actor.parent).map(ActorRef::as_str);
                whole.any(|id| self.is_publisher(scope, known, id))
                    || actor.country.is_some_and(|country| self.countries.contains(&country))
            })
    }

    fn is_publisher(&self, scope: &Scope<'_>, known: &Known, id: &str) -> bool {
        let country = |actor: &Actor<'_>| actor.country;
        known.number(id).is_some_and(|number| self.publishers.contains(&number))
            || scope.actor(id).and_then(country).is_some_and(|c| self.countries.contains(&c))
    }
}

/// The persons whom a short text names, each alone.
fn persons(text: &str, language: &str, known: &Known) -> Vec<u32> {
    let mentions = known.mentions(text, language);
    let fills = |length: usize| length * 2 >= text.trim().len();
    let sure = mentions.iter().filter(|mention| mention.sure || fills(mention.at.len()));
    sure.filter_map(|mention| one_person(mention, known)).collect()
}

fn one_person(mention: &crate::rules::naming::Mention, known: &Known) -> Option<u32> {
    let mut persons = mention.actors.iter().copied().filter(|actor| known.is_person(*actor));
    let first = persons.next()?;
    (persons.next().is_none() && !mention.more).then_some(first)
}

/// The speaker who has more quotes than each of the others.
fn principal(scope: &Scope<'_>, known: &Known) -> Option<u32> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    let quotes = scope.record.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
    for speaker in quotes.filter_map(|quote| quote.speaker.as_ref()) {
        if let Some(number) = known.number(speaker.as_str()) {
            *counts.entry(number).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    let mut first = counts.iter().filter(|(_, count)| **count == most);
    let principal = first.next().map(|(number, _)| *number);
    principal.filter(|_| first.next().is_none())
}

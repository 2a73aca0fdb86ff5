//! Records as articles of schema.org, for web pages.
//!
//! An article is JSON-LD as search engines read it: a `NewsArticle`, or the type that is nearer to the
//! kind of the source, with the main event and the issues in `about`, the actors, the other events and
//! what they want, think and say in `mentions`, and the quotations in `hasPart`. It can stand in a page
//! as it is: no `<` is in it, so that no text can end the `script` that it is in.
//!
//! One record is one object; several are a list of them.
//!
//! # What is lost
//!
//! schema.org has no words for much of a record, and none is bent to fit. The tables in `mapping.rs` say
//! of each field what becomes of it, and every value that is lost or approximated is accounted for. With
//! a sidecar (see [`super::sidecar`]) the record can be put together again.
//!
//! # What is no plain fact
//!
//! What is proposed, expected, alleged, disputed, attributed to somebody, or reported in other words is
//! said to be so: by a further type of this crate's vocabulary, and by a sentence in
//! `disambiguatingDescription`, with which `description` begins as well (`caution.rs`). An event that is
//! denied or did not take place is left out. A date is written only if it is in no doubt, a year stays a
//! year, and an interval has both its ends.
//!
//! # What is read
//!
//! Articles of this crate, and others as far as they say the same things in the same places: one object,
//! a list of them, or a `@graph` of nothing but articles. Nothing is made up: what an article does not
//! say is left out of the record, and the validator tells what is missing. What an article says and a
//! record has no place for is an error that names it. Only what concerns the page and not the article is
//! passed over: pictures, teasers, tags, sections, counts, and the addresses of author and publisher.
//! An `@type` that is nearer than a record can tell (an author who is an organisation) is read as the
//! nearest one.

mod articles;
mod caution;
mod date;
mod form;
mod mapping;
mod read;
#[cfg(test)]
mod tests;
mod write;

use std::io::Write;

use super::fate::Ledger;
use super::{
    Error, Format, Found, Input, Keeps, Layout, Options, Output, ReadOptions, Reader, Writer,
};
use crate::model::Record;

/// Records as articles of schema.org.
pub(super) static SCHEMAORG: Format = Format {
    name: "schemaorg",
    title: "schema.org NewsArticle (JSON-LD)",
    extensions: &["schemaorg.jsonld"],
    media_type: "application/ld+json",
    about: "articles with quotations, for web pages and search engines; not everything is kept",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Part {
        loses: "places in the source, confidence, notes, relations, and most of what stances and \
                provenance say beyond who, what and when; and events that were denied or did not take \
                place",
        account,
        wants: "no record has pictures, which search engines look for in articles. The events, claims and \
                quotations are what an article is about: none is a candidate for a search result of its \
                own, since an `Event` there is one that people can attend, with a place and the address \
                of it, and no `ClaimReview` is written, since who doubts a claim has not checked it",
        lacks,
    },
    read: Some(read),
    write: Some(write),
    template: None,
    view: None,
};

fn account(record: &Record<'_>, ledger: &mut Ledger) {
    write::article(record, Some(ledger));
}

fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    Ok(Box::new(FromArticles(articles::Articles::new(input, options)?)))
}

/// What search engines recommend for articles and the record does not have.
fn lacks(record: &Record<'_>) -> Vec<&'static str> {
    let source = &record.source;
    let all = [
        ("headline", source.title.is_some()),
        ("datePublished", source.published.is_some()),
        ("author", source.authors.is_some()),
        ("publisher", source.publisher.is_some() || source.publisher_name.is_some()),
        ("url", source.url.is_some()),
    ];
    all.into_iter().filter(|(_, is_there)| !is_there).map(|(property, _)| property).collect()
}

struct FromArticles(articles::Articles);

impl Reader for FromArticles {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        self.0.next()?.map(read::record).transpose()
    }
}

fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    Ok(Box::new(ToArticles { out: output.into_stream()?, written: Written::None }))
}

struct ToArticles {
    out: Box<dyn Write + Send>,
    written: Written,
}

/// How many articles have come. The first is held back until it is known whether it is the only one.
enum Written {
    None,
    One(String),
    Many,
}

impl Writer for ToArticles {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let article = text_of(record)?;
        self.written = match std::mem::replace(&mut self.written, Written::Many) {
            Written::None => Written::One(article),
            Written::One(first) => {
                write!(self.out, "[\n{first},\n{article}")?;
                Written::Many
            }
            Written::Many => {
                write!(self.out, ",\n{article}")?;
                Written::Many
            }
        };
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        match &self.written {
            Written::None => self.out.write_all(b"[]\n")?,
            Written::One(article) => writeln!(self.out, "{article}")?,
            Written::Many => self.out.write_all(b"\n]\n")?,
        }
        Ok(self.out.flush()?)
    }
}

/// The article of a record as text without any `<`: neither `</script` nor `<!--` can come of it.
fn text_of(record: &Record<'_>) -> Result<String, Error> {
    let article = write::article(record, None);
    let text = serde_json::to_string_pretty(&article).map_err(std::io::Error::from)?;
    // Keys have none, and within strings it may be escaped.
    Ok(text.replace('<', "\\u003c"))
}

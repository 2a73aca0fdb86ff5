//! Types of schema.org that say what sort of document a source is.

use super::entries::entries;
use super::{Codes, Entry, Scheme};

/// The scheme.
pub(super) static TYPES: Scheme = Scheme {
    id: "schema-type",
    title: "schema.org: types for sources, a part of its vocabulary",
    edition: "30.0",
    source: "https://schema.org/docs/full.html",
    licence: "Apache-2.0 for the repository, CC-BY-SA-3.0 for the pages; the names are facts",
    complete: false,
    codes: Codes::List(NAMES),
};

static NAMES: &[Entry] = entries! {
    "NewsArticle": "an article of news",
    "ReportageNewsArticle": "news from the reporter's own work",
    "AnalysisNewsArticle": "analysis of news",
    "OpinionNewsArticle": "an opinion on news",
    "BackgroundNewsArticle": "background to news",
    "LiveBlogPosting": "a blog that follows events as they happen",
    "SocialMediaPosting": "a post in social media",
    "Report": "a report of an organisation",
    "Message": "a message from one to others",
    "SpecialAnnouncement": "an announcement on a special occasion",
    "Legislation": "a law or regulation",
    "Quotation": "quoted words",
    "Claim": "something that is claimed",
    "ClaimReview": "a check of a claim",
    "Statement": "a statement",
    "Event": "an event",
};

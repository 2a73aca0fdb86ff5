//! Where everything goes: a table for each entity, in which every field has a line.
//!
//! Writing, reading and the account of what is lost all follow these tables, so none of them can say
//! anything else than the others. A table begins with the types of its nodes; a form that is shared by
//! many fields has a name of its own below.

use super::form::Code::{Date, License, Local, Plain, Prefixed, Record as RecordIri, Term};
use super::form::Form::{
    Attendance, Basis, Dates, Described, Either, Kind, Lost, Node, One, Or, Ours, Part, Ref, Same,
    Within,
};
use super::form::{Doubt, Form, VERSIONS, mapping};

const ID: Form = One("@id", Local);
const ANCHORS: Form = Lost("schema.org has no places within a text");
const CONFIDENCE: Form = Lost("schema.org has no measure of how sure an entry is");
const NOTE: Form = Lost("a remark on our reading is nothing that the article says");
const TRANSLATIONS: Form = Lost("schema.org has one text for each property of a node");
const BY: Form = Lost("schema.org does not tell who made a part of an article's data");
const CODES: Form = Node("keywords", &CODE);
const NO_CODES: Form = Lost("only works and events of schema.org have keywords");
const ATTRIBUTION: Form = Lost("schema.org has no chain of those who passed words on");
const EXPRESSION: Form = One("additionalType", Prefixed("https://w3id.org/verbale/ns#Expression-"));
const ON_BEHALF_OF: Form = Lost("schema.org has nobody for whom others speak");
const NO_DATELINE: Form = Lost("only news articles of schema.org have a dateline");
const NO_THING: Form = Lost("a thing of no known type is in no country");
const NO_MEMBER: Form =
    Lost("only persons and organizations of schema.org are members of something");
const NO_ORGANIZATION: Form = Lost("only organizations of schema.org have members and parents");
const NO_VERSION: Form = Lost("only software of schema.org has a version");
const WORDS: Form = Lost("schema.org has dates, but not the words that a source has for them");
const RELATED: Form = Lost("schema.org has no word for it");
const ASSERTION: Form = One("additionalType", Prefixed("https://w3id.org/verbale/ns#Assertion-"));
const LEGAL_BASIS: Form = Lost("schema.org does not tell what an act or a stance rests on in law");
const LENGTH: Form = Lost("schema.org has a length for an event, but not for this");
const SCRIPT: Form = Lost("JSON-LD has no script beside the language");

/// The news articles among the types of articles.
const NEWS_ARTICLES: &[&str] = &[
    "NewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "BackgroundNewsArticle",
];
/// The types of actors that are no members of anything.
const NO_MEMBERS: &[&str] = &["Thing", "Country"];
/// The types of actors that are no organizations.
const NO_ORGANIZATIONS: &[&str] = &["Thing", "Country", "Person"];

mapping! {
    /// The record is its article; what is about the record itself is mostly lost.
    RECORD: Record [
        "NewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "LiveBlogPosting",
        "SocialMediaPosting", "ReportageNewsArticle", "BackgroundNewsArticle", "Report", "Article",
        "CreativeWork"
    ] {
        schema: Lost("it is for editors of JSON"),
        schema_version: One("schemaVersion", Prefixed(VERSIONS)),
        id: One("@id", RecordIri),
        status: Lost("the status of an article in schema.org is the article's, not the record's"),
        language: Lost("schema.org has the language of the article, not of the words about it"),
        title: Ours(&One("alternativeHeadline", Plain)),
        summary: Ours(&One("abstract", Plain)),
        translations: TRANSLATIONS,
        source: Same(&SOURCE),
        event: Node("about", &EVENT),
        related_events: Node("mentions", &EVENT),
        actors: Node("mentions", &ACTOR),
        quotes: Node("hasPart", &QUOTE),
        demands: Node("mentions", &DEMAND),
        red_lines: Node("mentions", &RED_LINE),
        issues: Node("about", &ISSUE),
        threats: Node("mentions", &THREAT),
        offers: Node("mentions", &OFFER),
        positions: Node("mentions", &POSITION),
        commitments: Node("mentions", &COMMITMENT),
        claims: Node("mentions", &CLAIM),
        relations: Lost("schema.org has no relations between what an article mentions"),
        provenance: Same(&PROVENANCE),
        revision: Lost("the version of an article in schema.org is the article's, not the record's"),
        supersedes: Lost("schema.org has versions of the article, not of the record"),
        corrections: Lost("a correction in schema.org is one of the article, not of the record"),
        extensions: Lost("it is data of a sort that schema.org does not know"),
    }
}

mapping! {
    /// The article.
    SOURCE: Source [] {
        kind: Kind {
            prefix: "https://w3id.org/verbale/ns#SourceKind-",
            words: &[
                ("news_article", "NewsArticle"),
                ("news_article", "ReportageNewsArticle"),
                ("news_article", "Article"),
                ("wire_report", "NewsArticle"),
                ("analysis", "AnalysisNewsArticle"),
                ("analysis", "BackgroundNewsArticle"),
                ("opinion", "OpinionNewsArticle"),
                ("live_blog", "LiveBlogPosting"),
                ("press_release", "Article"),
                ("official_statement", "Article"),
                ("interview", "Article"),
                ("social_post", "SocialMediaPosting"),
                ("report", "Report"),
                ("other", "CreativeWork"),
                ("speech", "CreativeWork"),
                ("transcript", "CreativeWork"),
                ("resolution", "CreativeWork"),
                ("treaty", "CreativeWork"),
                ("broadcast", "CreativeWork"),
            ],
        },
        url: One("url", Plain),
        archive_url: One("archivedAt", Plain),
        title: One("headline", Plain),
        publisher_name: Within("publisher", Some("Organization"), &One("name", Plain)),
        publisher: Within("publisher", Some("Organization"), &ID),
        authors: Node("author", &AUTHOR),
        syndicated_from: One("creditText", Plain),
        dateline: Either(NEWS_ARTICLES, &One("dateline", Plain), &NO_DATELINE),
        published: One("datePublished", Date),
        modified: One("dateModified", Date),
        retrieved: Lost("schema.org does not tell when somebody fetched an article"),
        language: One("inLanguage", Plain),
        license: One("license", License),
        rights: One("copyrightNotice", Plain),
        text: Either(&["CreativeWork"], &One("text", Plain), &One("articleBody", Plain)),
        text_file: Lost("a path on a disk means nothing on a web page"),
        text_sha256: Within("encoding", Some("MediaObject"), &One("sha256", Plain)),
        text_length: Lost("schema.org counts bytes and words, not characters"),
        original: Node("isBasedOn", &ORIGINAL),
    }
}

mapping! {
    /// Where it first appeared.
    ORIGINAL: Original ["CreativeWork", "NewsArticle", "Article"] {
        url: One("url", Plain),
        publisher_name: Within("publisher", Some("Organization"), &One("name", Plain)),
        language: One("inLanguage", Plain),
    }
}

mapping! {
    /// An author.
    AUTHOR: Name ["Person", "Organization", "NewsMediaOrganization"] {
        text: Within("name", None, &One("@value", Plain)),
        lang: Within("name", None, &One("@language", Plain)),
        script: SCRIPT,
        kind: Lost("an author of schema.org has a name, not a sort of name"),
    }
}

mapping! {
    /// A further name of an actor: a text and its language.
    NAME: Name [] {
        text: One("@value", Plain),
        lang: One("@language", Plain),
        script: SCRIPT,
        kind: Lost("schema.org has other names, but no sorts of them"),
    }
}

mapping! {
    /// An event.
    EVENT: Event ["Event"] {
        id: ID,
        r#type: One("additionalType", Prefixed("https://w3id.org/verbale/ns#EventType-")),
        type_text: RELATED,
        name: One("name", Plain),
        summary: Described,
        status: Or(
            &One("eventStatus", Term(
                &[
                    ("scheduled", "https://schema.org/EventScheduled"),
                    ("postponed", "https://schema.org/EventPostponed"),
                    ("cancelled", "https://schema.org/EventCancelled"),
                ],
                "an event of schema.org is scheduled, postponed or cancelled, and nothing else",
            )),
            &One("additionalType", Prefixed("https://w3id.org/verbale/ns#EventStatus-")),
        ),
        assertion: ASSERTION,
        when: Same(&WHEN_OF_EVENT),
        effective: Lost("an event of schema.org has a beginning, but no day from which it applies"),
        place: Node("location", &PLACE),
        places: Lost("a second location of schema.org could not be told from the main one"),
        participants: Node("contributor", &PARTICIPANT),
        formats: One("additionalType", Prefixed("https://w3id.org/verbale/ns#EventFormat-")),
        round: Lost("schema.org numbers episodes and seasons, not rounds of talks"),
        issues: Ref("about"),
        legal_basis: LEGAL_BASIS,
        outcome: Lost("an event of schema.org has no outcome"),
        casualties: Lost("schema.org has no word for people who were harmed"),
        anchors: ANCHORS,
        codes: CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// When an event was.
    WHEN_OF_EVENT: When [] {
        edtf: Dates("startDate", "endDate", Doubt::Said),
        duration: One("duration", Plain),
        text: WORDS,
        basis: Basis,
        anchor: ANCHORS,
        note: NOTE,
    }
}

mapping! {
    /// When words were said.
    WHEN_OF_WORDS: When [] {
        edtf: One("dateCreated", Date),
        duration: LENGTH,
        text: WORDS,
        basis: Basis,
        anchor: ANCHORS,
        note: NOTE,
    }
}

mapping! {
    /// When something was asked or a position taken.
    WHEN_OF_ACTION: When [] {
        edtf: Dates("startTime", "endTime", Doubt::Lost),
        duration: LENGTH,
        text: WORDS,
        basis: Basis,
        anchor: ANCHORS,
        note: NOTE,
    }
}

mapping! {
    /// Since when somebody has an office.
    SINCE: When [] {
        edtf: One("startDate", Date),
        duration: LENGTH,
        text: WORDS,
        basis: Basis,
        anchor: ANCHORS,
        note: NOTE,
    }
}

mapping! {
    /// Until when somebody has an office.
    UNTIL: When [] {
        edtf: One("endDate", Date),
        duration: LENGTH,
        text: WORDS,
        basis: Basis,
        anchor: ANCHORS,
        note: NOTE,
    }
}

mapping! {
    /// A place.
    PLACE: Place ["Place", "Country", "City", "State", "AdministrativeArea"] {
        name: One("name", Plain),
        country: Within("address", Some("PostalAddress"), &One("addressCountry", Plain)),
        claimed_by: Lost("schema.org does not tell who claims a place"),
        admin: Within("address", Some("PostalAddress"), &One("addressRegion", Plain)),
        locality: Within("address", Some("PostalAddress"), &One("addressLocality", Plain)),
        lat: Within("geo", Some("GeoCoordinates"), &One("latitude", Plain)),
        lon: Within("geo", Some("GeoCoordinates"), &One("longitude", Plain)),
        precision: Lost("coordinates of schema.org do not tell how closely they mark a place"),
        identifiers: Node("identifier", &IDENTIFIER),
    }
}

mapping! {
    /// What another collection calls it.
    IDENTIFIER: Identifier ["PropertyValue"] {
        scheme: One("propertyID", Plain),
        value: One("value", Plain),
    }
}

mapping! {
    /// A code.
    CODE: Code ["DefinedTerm"] {
        scheme: One("inDefinedTermSet", Plain),
        code: One("termCode", Plain),
        label: One("name", Plain),
        edition: Lost("a set of terms in schema.org has no edition"),
    }
}

mapping! {
    /// Somebody's part in an event.
    PARTICIPANT: Participant ["Role"] {
        actor: Ref("contributor"),
        role: Part,
        side: Lost("an event of schema.org has no sides"),
        status: Attendance,
        anchors: ANCHORS,
    }
}

mapping! {
    /// An actor.
    ACTOR: Actor [
        "Thing", "Person", "Country", "GovernmentOrganization", "Organization", "PoliticalParty",
        "Corporation", "NGO", "NewsMediaOrganization"
    ] {
        id: ID,
        kind: Kind {
            prefix: "https://w3id.org/verbale/ns#ActorKind-",
            words: &[
                ("person", "Person"),
                ("state", "Country"),
                ("government_body", "GovernmentOrganization"),
                ("organization", "Organization"),
                ("intergovernmental", "Organization"),
                ("alliance", "Organization"),
                ("party", "PoliticalParty"),
                ("armed_group", "Organization"),
                ("company", "Corporation"),
                ("ngo", "NGO"),
                ("media", "NewsMediaOrganization"),
                ("unknown", "Thing"),
                ("population", "Thing"),
                ("group", "Organization"),
            ],
        },
        name: One("name", Plain),
        names: Node("alternateName", &NAME),
        description: One("description", Plain),
        country: Either(
            &["Person"],
            &Within("nationality", Some("Country"), &One("identifier", Plain)),
            &Either(
                &["Thing"],
                &NO_THING,
                &Within("address", Some("PostalAddress"), &One("addressCountry", Plain)),
            ),
        ),
        identifiers: Node("identifier", &IDENTIFIER),
        affiliations: Either(NO_MEMBERS, &NO_MEMBER, &Node("memberOf", &AFFILIATION)),
        members: Either(NO_ORGANIZATIONS, &NO_ORGANIZATION, &Ref("member")),
        parent: Either(NO_ORGANIZATIONS, &NO_ORGANIZATION, &Ref("parentOrganization")),
        recognition: Lost("schema.org does not tell whether a country is recognised"),
        claimed_by: Lost("schema.org does not tell who claims a country"),
        anchors: ANCHORS,
        codes: NO_CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// An office or membership.
    AFFILIATION: Affiliation ["OrganizationRole", "Role"] {
        organization: Ref("memberOf"),
        role: One("roleName", Plain),
        relation: Lost("a role of schema.org has a name, but no sort"),
        since: Same(&SINCE),
        until: Same(&UNTIL),
    }
}

mapping! {
    /// What is argued about.
    ISSUE: Issue ["DefinedTerm"] {
        id: ID,
        name: One("name", Plain),
        summary: One("description", Plain),
        parent: Lost("a term of schema.org has no wider one"),
        anchors: ANCHORS,
        codes: NO_CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// Words of somebody.
    QUOTE: Quote ["Quotation"] {
        id: ID,
        kind: One("additionalType", Prefixed("https://w3id.org/verbale/ns#QuoteKind-")),
        text: One("text", Plain),
        language: One("inLanguage", Plain),
        speaker: Ref("spokenByCharacter"),
        speaker_basis: Lost("schema.org does not tell how a speaker is known"),
        speaker_text: Lost("schema.org does not tell by which words a speaker is named"),
        speaker_anchor: ANCHORS,
        cue: Lost("schema.org has the words that were said, not those that say so"),
        cue_anchor: ANCHORS,
        on_behalf_of: ON_BEHALF_OF,
        addressees: Lost("a quotation of schema.org is not said to anybody"),
        original: Node("translationOfWork", &QUOTE_ORIGINAL),
        translation: Lost("schema.org has a translator by name, not whether it was a person or machine"),
        attribution: ATTRIBUTION,
        channel: Same(&CHANNEL),
        when: Same(&WHEN_OF_WORDS),
        issues: Ref("about"),
        edited: Lost("schema.org does not tell whether a quotation is cut"),
        question: Lost("a quotation of schema.org is not marked as a question"),
        answers: RELATED,
        anchors: ANCHORS,
        codes: CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// The words before they were translated.
    QUOTE_ORIGINAL: QuoteOriginal ["Quotation"] {
        language: One("inLanguage", Plain),
        text: One("text", Plain),
        basis: Lost("schema.org does not tell how a language is known"),
    }
}

mapping! {
    /// The way on which words were said.
    CHANNEL: Channel [] {
        kind: Lost("schema.org has the event and the outlet, but not the sort of way"),
        outlet: Ref("publisher"),
        event: Ref("recordedAt"),
        url: One("url", Plain),
    }
}

mapping! {
    /// What somebody wants of somebody.
    DEMAND: Demand ["AskAction"] {
        id: ID,
        issuer: Ref("agent"),
        addressees: Ref("recipient"),
        force: One("additionalType", Prefixed("https://w3id.org/verbale/ns#Force-")),
        conduct: RELATED,
        precondition_for: RELATED,
        status: One("additionalType", Prefixed("https://w3id.org/verbale/ns#DemandStatus-")),
        deadline: Lost("an action of schema.org has an end, but no time until which it is wanted"),
        consequence: RELATED,
        inducements: RELATED,
        compliance: RELATED,
        text: Described,
        expression: EXPRESSION,
        assertion: ASSERTION,
        on_behalf_of: ON_BEHALF_OF,
        issues: Ref("about"),
        quotes: Ref("subjectOf"),
        attribution: ATTRIBUTION,
        when: Same(&WHEN_OF_ACTION),
        event: Lost("an action of schema.org is in a place, but at no event"),
        legal_basis: LEGAL_BASIS,
        anchors: ANCHORS,
        codes: NO_CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// What somebody will not give up: a statement about its holder, for nothing in schema.org is nearer.
    RED_LINE: RedLine ["Statement"] as "https://w3id.org/verbale/ns#RedLine" {
        id: ID,
        holder: Ref("mainEntity"),
        addressees: RELATED,
        kind: One("additionalType", Prefixed("https://w3id.org/verbale/ns#RedLineKind-")),
        trigger: RELATED,
        firmness: RELATED,
        consequence: RELATED,
        reason: RELATED,
        status: One("additionalType", Prefixed("https://w3id.org/verbale/ns#RedLineStatus-")),
        since: RELATED,
        text: One("text", Plain),
        expression: EXPRESSION,
        assertion: ASSERTION,
        on_behalf_of: ON_BEHALF_OF,
        issues: Ref("about"),
        quotes: Ref("citation"),
        attribution: ATTRIBUTION,
        when: Same(&WHEN_OF_WORDS),
        event: Ref("recordedAt"),
        legal_basis: LEGAL_BASIS,
        anchors: ANCHORS,
        codes: CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// What somebody says will follow: a statement about the one who says it.
    THREAT: Threat ["Statement"] as "https://w3id.org/verbale/ns#Threat" {
        id: ID,
        issuer: Ref("mainEntity"),
        addressees: RELATED,
        act: One("additionalType", Prefixed("https://w3id.org/verbale/ns#ThreatAct-")),
        condition: RELATED,
        direction: RELATED,
        veiled: RELATED,
        status: One("additionalType", Prefixed("https://w3id.org/verbale/ns#ThreatStatus-")),
        deadline: RELATED,
        text: One("text", Plain),
        expression: EXPRESSION,
        assertion: ASSERTION,
        on_behalf_of: ON_BEHALF_OF,
        issues: Ref("about"),
        quotes: Ref("citation"),
        attribution: ATTRIBUTION,
        when: Same(&WHEN_OF_WORDS),
        event: Ref("recordedAt"),
        legal_basis: LEGAL_BASIS,
        anchors: ANCHORS,
        codes: CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// What somebody is ready to give: a statement about the one who offers it. An `Offer` of schema.org
    /// is one to sell.
    OFFER: Offer ["Statement"] as "https://w3id.org/verbale/ns#Offer" {
        id: ID,
        issuer: Ref("mainEntity"),
        addressees: RELATED,
        kind: One("additionalType", Prefixed("https://w3id.org/verbale/ns#OfferKind-")),
        conditions: RELATED,
        in_return_for: RELATED,
        status: One("additionalType", Prefixed("https://w3id.org/verbale/ns#OfferStatus-")),
        text: One("text", Plain),
        expression: EXPRESSION,
        assertion: ASSERTION,
        on_behalf_of: ON_BEHALF_OF,
        issues: Ref("about"),
        quotes: Ref("citation"),
        attribution: ATTRIBUTION,
        when: Same(&WHEN_OF_WORDS),
        event: Ref("recordedAt"),
        legal_basis: LEGAL_BASIS,
        anchors: ANCHORS,
        codes: CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// How somebody stands to something.
    POSITION: Position ["AssessAction", "AgreeAction", "DisagreeAction"] {
        id: ID,
        holder: Ref("agent"),
        addressees: RELATED,
        stance: Kind {
            prefix: "https://w3id.org/verbale/ns#Attitude-",
            words: &[
                ("supports", "AgreeAction"),
                ("accepts", "AgreeAction"),
                ("opposes", "DisagreeAction"),
                ("refuses", "DisagreeAction"),
                ("neutral", "AssessAction"),
                ("open_to", "AssessAction"),
                ("concerned", "AssessAction"),
                ("welcomes", "AgreeAction"),
                ("condemns", "DisagreeAction"),
                ("regrets", "AssessAction"),
                ("denies", "DisagreeAction"),
                ("urges_restraint", "AssessAction"),
                ("undecided", "AssessAction"),
            ],
        },
        intensity: RELATED,
        on: Ref("object"),
        text: Described,
        expression: EXPRESSION,
        assertion: ASSERTION,
        on_behalf_of: ON_BEHALF_OF,
        issues: Lost("only actions of schema.org that tell somebody something are about something"),
        quotes: Ref("subjectOf"),
        attribution: ATTRIBUTION,
        when: Same(&WHEN_OF_ACTION),
        event: Lost("an action of schema.org is in a place, but at no event"),
        legal_basis: LEGAL_BASIS,
        anchors: ANCHORS,
        codes: NO_CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// What somebody binds themselves to: a statement about the one who is bound.
    COMMITMENT: Commitment ["Statement"] as "https://w3id.org/verbale/ns#Commitment" {
        id: ID,
        holder: Ref("mainEntity"),
        addressees: RELATED,
        kind: One("additionalType", Prefixed("https://w3id.org/verbale/ns#CommitmentKind-")),
        conduct: RELATED,
        conditions: RELATED,
        deadline: RELATED,
        status: One("additionalType", Prefixed("https://w3id.org/verbale/ns#CommitmentStatus-")),
        text: One("text", Plain),
        expression: EXPRESSION,
        assertion: ASSERTION,
        on_behalf_of: ON_BEHALF_OF,
        issues: Ref("about"),
        quotes: Ref("citation"),
        attribution: ATTRIBUTION,
        when: Same(&WHEN_OF_WORDS),
        event: Ref("recordedAt"),
        legal_basis: LEGAL_BASIS,
        anchors: ANCHORS,
        codes: CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// What is said to be true.
    CLAIM: Claim ["Claim"] {
        id: ID,
        text: One("text", Plain),
        kind: One("additionalType", Prefixed("https://w3id.org/verbale/ns#ClaimKind-")),
        about: Ref("about"),
        views: Node("author", &VIEW),
        assessment: Lost("a check of a claim is an article of its own in schema.org"),
        anchors: ANCHORS,
        codes: CODES,
        confidence: CONFIDENCE,
        note: NOTE,
        translations: TRANSLATIONS,
        by: BY,
    }
}

mapping! {
    /// Who asserts a claim. Other views of it are in words.
    VIEW: View ["Role"] {
        actor: Ref("author"),
        description: Lost("the author of a claim has a name of its own"),
        by_source: Lost("an author is no one else’s voice"),
        stance: One("roleName", Plain),
        quotes: Lost("a role of schema.org has no words of its own"),
        anchors: ANCHORS,
        when: Lost("a role of schema.org has the time of an office, not of words"),
    }
}

mapping! {
    /// Who made the record: schema.org has a few words for who made the data about a work.
    PROVENANCE: Provenance [] {
        method: Lost("schema.org does not tell how the data about a work was made"),
        license: One("sdLicense", License),
        created: One("sdDatePublished", Date),
        updated: Lost("schema.org has one date for the data about a work"),
        agents: Node("sdPublisher", &AGENT),
        guidelines: RELATED,
        derived_from: RELATED,
        not_quotes: ANCHORS,
        imported_from: RELATED,
    }
}

mapping! {
    /// Somebody who worked on the record.
    AGENT: Agent ["Organization", "Person", "SoftwareApplication"] {
        id: ID,
        kind: Kind {
            prefix: "https://w3id.org/verbale/ns#AgentKind-",
            words: &[
                ("person", "Person"),
                ("organization", "Organization"),
                ("software", "SoftwareApplication"),
            ],
        },
        name: One("name", Plain),
        version: Either(&["SoftwareApplication"], &One("softwareVersion", Plain), &NO_VERSION),
        roles: Lost("schema.org does not tell who did what for the data about a work"),
        identifiers: Node("identifier", &IDENTIFIER),
    }
}

//! Through whom and over what words came to the source.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{ActorRef, EventRef, Iri, Line};

vocabulary! {
    /// How a reporter passed words on.
    AttributionMode "attribution_mode" {
        /// In the speaker's words.
        Quoted "quoted",
        /// In the reporter's words.
        Reported "reported",
        /// The speaker told the reporter.
        Told "told",
        /// The reporter published a text of the speaker.
        Published "published",
        /// In another language than it was said in.
        Translated "translated",
        /// From a source that is not named.
        CitedAnonymously "cited_anonymously",
        /// From a leak.
        Leaked "leaked",
        /// The source does not say.
        Unspecified "unspecified",
    }
}

entity! {
    /// One link of the chain through which words came to the source. A chain begins with the
    /// outermost reporter; the speaker is never in it.
    part(Eq, Hash) Attribution "attribution" {
        /// The reporter, where it is an actor of the record.
        optional actor: ActorRef<'a>,
        /// The reporter in words, where it is not ("two officials who asked not to be named").
        optional description: Line<'a>,
        /// How the words were passed on.
        required mode: AttributionMode,
        /// Whether the reporter's source stays unnamed.
        optional anonymous: bool,
    }
}

vocabulary! {
    /// The way on which something was said.
    ChannelKind "channel_kind" {
        /// Before an audience.
        Speech "speech",
        /// Before the press.
        PressConference "press_conference",
        /// To one outlet or journalist.
        Interview "interview",
        /// On radio or television.
        Broadcast "broadcast",
        /// In a newspaper or magazine.
        Print "print",
        /// Over a news agency.
        Wire "wire",
        /// On a social network.
        SocialMedia "social_media",
        /// As a statement of an office.
        OfficialStatement "official_statement",
        /// In a document.
        Document "document",
        /// In a letter.
        Letter "letter",
        /// In a meeting.
        Meeting "meeting",
        /// In a telephone or video call.
        Call "call",
        /// By a leak.
        Leak "leak",
        /// It is not known how.
        Unknown "unknown",
    }
}

entity! {
    /// The way on which something was said.
    part(Eq, Hash) Channel "channel" {
        /// What sort of way.
        required kind: ChannelKind,
        /// The outlet.
        optional outlet: ActorRef<'a>,
        /// The event at which it was said.
        optional event: EventRef<'a>,
        /// Where it can be read, seen or heard.
        optional url: Iri<'a>,
    }
}

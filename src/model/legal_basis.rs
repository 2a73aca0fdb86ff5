//! What an act or a stance rests on in law.

use super::entity::entity;
use super::{Iri, Line};

entity! {
    /// A text of law that an act or a stance rests on, or is said to rest on: an article of a treaty
    /// or law, a resolution, an order.
    part(Eq, Hash) LegalBasis "legal_basis" {
        /// Its name and the place in it, as the source cites it ("Resolution 2231, paragraph 11").
        required text: Line<'a>,
        /// Where it can be read.
        optional url: Iri<'a>,
    }
}

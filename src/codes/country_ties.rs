//! Countries that may be written for each other without a contradiction.

use super::countries;

/// A line each: the kind of tie, a code, and the codes that may be written for it.
static TIES: &str = include_str!("country-ties.tsv");

/// Whether two codes may mean one thing: they are equal, one was followed by the other, one is a
/// territory of the other or is claimed by it.
pub(crate) fn are_related(one: &str, other: &str) -> bool {
    one == other
        || follows(one, other)
        || follows(other, one)
        || have_tie("territory", one, other)
        || have_tie("claimed", one, other)
}

/// Whether one of the two holds land that the other one claims, or lately held some.
pub(crate) fn are_in_dispute(one: &str, other: &str) -> bool {
    have_tie("occupied", one, other)
}

/// Whether a name of the one country is in use for the other one too.
pub(crate) fn lends_its_name(one: &str, other: &str) -> bool {
    rows("name").any(|(code, codes)| code == one && codes.split(' ').any(|code| code == other))
}

/// Whether `next` came after the withdrawn code `first`, directly or after another withdrawn one,
/// or both came after the same.
fn follows(first: &str, next: &str) -> bool {
    let Some(former) = countries::former(first) else { return false };
    former.successors.contains(&next)
        || countries::former(next)
            .is_some_and(|next| next.successors.iter().any(|code| former.successors.contains(code)))
}

/// Whether the table has the pair, in either order.
fn have_tie(kind: &str, one: &str, other: &str) -> bool {
    rows(kind).any(|(code, codes)| {
        let within = |wanted: &str| codes.split(' ').any(|code| code == wanted);
        code == one && within(other) || code == other && within(one)
    })
}

/// The rows of a kind: a code, and those that may be written for it.
fn rows(kind: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    TIES.lines().filter_map(move |line| {
        line.strip_prefix(kind).and_then(|rest| rest.strip_prefix('\t'))?.split_once('\t')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_are_of_countries() {
        let is_code =
            |code: &str| code == "XKX" || countries::current().any(|known| known.alpha_3 == code);
        for line in TIES.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "{line}");
            assert!(["territory", "claimed", "occupied", "name"].contains(&cells[0]), "{line}");
            assert!(is_code(cells[1]) && cells[2].split(' ').all(is_code), "{line}");
        }
    }

    #[test]
    fn related_are_those_that_may_be_meant() {
        for (one, other) in [
            ("RUS", "RUS"),
            ("RUS", "SUN"),
            ("SUN", "KAZ"),
            ("YUG", "SCG"),
            ("COD", "ZAR"),
            ("TWN", "CHN"),
            ("GRL", "DNK"),
            ("DEU", "DDR"),
        ] {
            assert!(are_related(one, other) && are_related(other, one), "{one} {other}");
        }
        for (one, other) in
            [("RUS", "BLR"), ("IRN", "IRQ"), ("COD", "COG"), ("KOR", "PRK"), ("SDN", "SSD")]
        {
            assert!(!are_related(one, other) && !are_related(other, one), "{one} {other}");
        }
        assert!(are_in_dispute("UKR", "RUS") && !are_in_dispute("UKR", "POL"));
        assert!(lends_its_name("GEO", "USA") && !lends_its_name("USA", "GEO"));
    }
}

//! The views of a database: what people ask for, joined together.
//!
//! They are written in words of SQL that SQLite has had since it has strict tables, as one view that an
//! older SQLite does not understand keeps it from the whole database.

use super::schema::{comment, quoted};
use crate::formats::tables::{Column, Role, TABLES, Table};
use crate::model::shape::Type;

/// The quotations, with their speakers and where they can be read.
const QUOTATIONS: &str = r#"SELECT
  q."record", q."id", q."text", q."language", q."kind",
  q."speaker", speaker."name" AS "speaker_name", represented."name" AS "on_behalf_of_name",
  q."channel_kind" AS "channel", outlet."name" AS "outlet_name",
  q."when_edtf" AS "date", q."when_text" AS "date_text",
  r."title" AS "record_title", r."source_title", r."source_publisher_name", r."source_published",
  r."source_url"
FROM "quotes" AS q
JOIN "records" AS r ON r."id" = q."record"
LEFT JOIN "actors" AS speaker ON speaker."record" = q."record" AND speaker."id" = q."speaker"
LEFT JOIN "actors" AS represented
  ON represented."record" = q."record" AND represented."id" = q."on_behalf_of"
LEFT JOIN "actors" AS outlet
  ON outlet."record" = q."record" AND outlet."id" = q."channel_outlet""#;

/// The statements that make the views.
pub(super) fn views() -> Vec<String> {
    let mut all = vec![view(
        "quotations",
        "The quotations, with the names of those who speak and of the outlet, and with what is known of \
         the document they stand in.",
        QUOTATIONS,
    )];
    for table in TABLES.iter() {
        if let Some(party) = party(table) {
            let doc = format!(
                "The {}, with the names of those who hold, make or are to hear them, and of what they \
                 are about.",
                table.name.replace('_', " ")
            );
            all.push(view(
                &format!("{}_with_parties", table.name),
                &doc,
                &with_parties(table, party),
            ));
        }
    }
    all.push(view(
        "timeline",
        "Events, and quotes and stances by when they were voiced, in the order of the letters of their \
         dates; for years of four digits that is the order of time. What has no date is left out.",
        &timeline(),
    ));
    all
}

/// The statement that makes a view.
fn view(name: &str, doc: &str, select: &str) -> String {
    format!("CREATE VIEW {} AS\n{}\n{select}", quoted(name), comment(doc))
}

/// The column of a table that says whose the stance is that a row is, if a row is one.
fn party(table: &Table) -> Option<&str> {
    let is_party = |column: &&Column| {
        column.role == Role::Value && matches!(&*column.name, "issuer" | "holder")
    };
    table.columns.iter().find(is_party).map(|column| &*column.name)
}

/// The stances of a table with their words, what kind they are of, and who is concerned.
fn with_parties(table: &Table, party: &str) -> String {
    let plain = table.columns.iter().filter(|column| is_of_interest(column));
    let plain: Vec<_> = plain.map(|column| format!("t.{}", quoted(&column.name))).collect();
    format!(
        r#"SELECT
  t."record", t."id", t."text",
  t."{party}", party."name" AS "{party}_name",
  (SELECT group_concat("name", '; ') FROM (
    SELECT coalesce(a."name", x."actor") AS "name" FROM "addressees" AS x
    LEFT JOIN "actors" AS a ON a."record" = x."record" AND a."id" = x."actor"
    WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number"
  )) AS "addressee_names",
  (SELECT group_concat("name", '; ') FROM (
    SELECT coalesce(i."name", x."issue") AS "name" FROM "issue_links" AS x
    LEFT JOIN "issues" AS i ON i."record" = x."record" AND i."id" = x."issue"
    WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number"
  )) AS "issue_names",
  {},
  r."title" AS "record_title", r."source_url"
FROM {} AS t
JOIN "records" AS r ON r."id" = t."record"
LEFT JOIN "actors" AS party ON party."record" = t."record" AND party."id" = t."{party}""#,
        plain.join(",\n  "),
        quoted(&table.name),
    )
}

/// Whether a column of a stance tells what kind it is of, when it was voiced, what it concerns, or what
/// is to follow.
fn is_of_interest(column: &Column) -> bool {
    let is_word = matches!(column.ty, Type::Vocabulary(_)) && !column.name.ends_with("_basis");
    let is_date = column.name.ends_with("_edtf");
    let is_text = matches!(&*column.name, "trigger_text" | "consequence_text" | "condition_text");
    column.role == Role::Value && (is_word || is_date || is_text)
}

/// All that has a date, with what it is and whose it is.
fn timeline() -> String {
    let dated = TABLES.iter().filter_map(|table| {
        let kind = table.entity?.name;
        table.columns.iter().find(|column| column.name == "when_edtf")?;
        table.columns.iter().find(|column| column.name == "id")?;
        let (words, actor) = match party(table) {
            Some(party) => ("text", quoted(party)),
            None if kind == "quote" => ("text", quoted("speaker")),
            None => ("name", "NULL".to_owned()),
        };
        Some(format!(
            "  SELECT \"record\", '{kind}' AS \"kind\", \"id\", \"when_edtf\" AS \"date\",\n    \
             \"when_text\" AS \"date_text\", {actor} AS \"actor\", {} AS \"text\" FROM {}",
            quoted(words),
            quoted(&table.name)
        ))
    });
    format!(
        r#"SELECT
  d."date", d."date_text", d."kind", d."record", d."id", d."actor", a."name" AS "actor_name",
  d."text"
FROM (
{}
) AS d
LEFT JOIN "actors" AS a ON a."record" = d."record" AND a."id" = d."actor"
WHERE d."date" IS NOT NULL
ORDER BY ltrim(d."date", '[{{./'), d."record", d."kind", d."id""#,
        dated.collect::<Vec<_>>().join("\n  UNION ALL\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stance_has_a_view_and_no_view_is_called_like_a_table() {
        let names: Vec<String> =
            views().iter().map(|view| view.split('"').nth(1).unwrap().to_owned()).collect();
        for wanted in [
            "quotations",
            "demands_with_parties",
            "red_lines_with_parties",
            "threats_with_parties",
            "offers_with_parties",
            "positions_with_parties",
            "commitments_with_parties",
            "timeline",
        ] {
            assert!(names.iter().any(|name| name == wanted), "{wanted} {names:?}");
        }
        assert!(names.iter().all(|name| TABLES.number(name).is_none()), "{names:?}");
    }

    #[test]
    fn the_timeline_has_all_kinds() {
        let timeline = timeline();
        for kind in
            ["event", "quote", "demand", "red_line", "threat", "offer", "position", "commitment"]
        {
            assert!(timeline.contains(&format!("'{kind}'")), "{kind}");
        }
        assert!(!timeline.contains("'view'"), "views have no id");
    }
}

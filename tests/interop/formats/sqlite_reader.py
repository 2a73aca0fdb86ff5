"""Python's own sqlite3 finds in the database what stands in the JSON text, and nothing besides.

Called as `python sqlite_reader.py REFERENCE_JSON DATABASE`. Every object of the record is laid out as the row
that it should be, with a layout that is written down here once more, and held against the row that is there.
"""

import json
import pathlib
import sqlite3
import sys

import derived

# Lists that stand in tables of another name, by their own name.
TABLES = {
    "event": "events",
    "related_events": "events",
    "authors": "names",
    "not_quotes": "anchors",
    "attribution": "attributions",
    "translations": "text_translations",
    "quotes": "evidence",
    "items": "precondition_items",
    "legal_basis": "legal_bases",
    "issues": "issue_links",
    "threats": "threat_links",
}
# Those of the record itself that differ from lists of the same name elsewhere.
OF_RECORD = {
    "translations": "record_translations",
    "quotes": "quotes",
    "issues": "issues",
    "threats": "threats",
}
# Lists that stand in one cell, with spaces between.
IN_CELLS = {"derived_from", "formats", "claimed_by", "roles"}
# Lists that are always there, so that it need not be said when they are empty.
ALWAYS = {"quotes", "demands", "red_lines"}

failures = []
checks = 0


def check(found, wanted, what):
    global checks
    checks += 1
    if found != wanted:
        failures.append(f"{what}: found {found!r}, wanted {wanted!r}")


def laid_out(table, thing, owner, field, number, rows):
    """Adds the row of an object, or of a reference, and those of all that belongs to it."""
    row = {"owner": owner, "field": field, "number": number, "empty": set()}
    rows.setdefault(table, []).append(row)
    if not isinstance(thing, dict):
        row["reference"] = thing
        return
    lists = []

    def flatten(part, prefix):
        for key, value in part.items():
            name = prefix + key.lstrip("$")
            if key == "data" and table == "extensions":
                row[name] = json.dumps(value)
            elif isinstance(value, dict) and "id" not in value or name == "provenance_imported_from":
                if not value:
                    row["empty"].add(name)
                flatten(value, name + "_")
            elif isinstance(value, dict):
                lists.append((key, name, [value]))
            elif isinstance(value, list) and key in IN_CELLS:
                if value:
                    row[name] = " ".join(value)
                else:
                    row["empty"].add(name)
            elif isinstance(value, list):
                if not value and not (table == "records" and key in ALWAYS):
                    row["empty"].add(name)
                lists.append((key, name, value))
            else:
                row[name] = int(value) if isinstance(value, bool) else value

    flatten(thing, "")
    key = thing.get("id") or f"{owner}{'/' if owner else ''}{field}/{number}"
    row["key"] = key
    for own, name, entries in lists:
        target = (OF_RECORD if table == "records" else {}).get(own) or TABLES.get(own, own)
        for number, entry in enumerate(entries, 1):
            laid_out(target, entry, "" if table == "records" else key, name, number, rows)


def compare(table, found, wanted):
    """Holds a row that is there against the one that should be."""
    what = f"{table} {wanted['owner']} {wanted['field']} {wanted['number']}"
    for column, value in derived.without_derived(found).items():
        if column == "empty":
            check(set((value or "").split()), wanted["empty"], f"{what} empty")
        elif column == "data":
            check(json.loads(value), json.loads(wanted["data"]), f"{what} data")
        elif column == "record":
            check(value, wanted["record"], f"{what} record")
        elif "reference" in wanted and column not in wanted:
            check(value, wanted["reference"], f"{what} {column}")
        else:
            check(value, wanted.get(column), f"{what} {column}")
    plain = set(wanted) - {"record", "owner", "field", "number", "empty", "key", "reference"}
    check(plain - set(found), set(), f"{what}: columns that are missing")


def check_tables(database, record):
    rows = {}
    laid_out("records", record, "", "", 1, rows)
    names = [
        name
        for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> '_tables'"
        )
    ]
    check(set(rows) - set(names), set(), "tables that are missing")
    for table in names:
        found = [dict(row) for row in database.execute(f'SELECT * FROM "{table}" ORDER BY rowid')]
        wanted = rows.get(table, [])
        check(len(found), len(wanted), f"rows of {table}")
        for there, should in zip(found, wanted):
            compare(table, there, {"record": record["id"], **should})


def check_derived(database, record):
    """Days, checksums, views and the count of rows follow from the record."""

    def holds(condition, what):
        check(bool(condition), True, what)

    def names(kind):
        found = database.execute(
            "SELECT name FROM sqlite_schema WHERE type = ? AND name <> '_tables'", [kind]
        )
        return [name for (name,) in found]

    def rows(name):
        return [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]

    tables = {name: rows(name) for name in names("table")}
    derived.check_days(holds, tables)
    derived.check_checksum(holds, tables["records"])
    views = {name: rows(name) for name in names("view")}
    derived.check_views(holds, record, views)
    starts = [row["date_first"] for row in views["view_timeline"]]
    check(starts, sorted(starts), "the order of the timeline")
    written = {row["name"]: row for row in rows("_tables")}
    check(set(written), set(tables), "tables that `_tables` names")
    for name, there in tables.items():
        check(written[name]["rows"], len(there), f"`_tables`: rows of {name}")
        header = [column[1] for column in database.execute(f'PRAGMA table_info("{name}")')]
        wanted = [column for column in header if not derived.is_derived(column, header)]
        found = [
            column
            for column in written[name]["columns"].split()
            if not derived.is_derived(column, header)
        ]
        check(found, wanted, f"`_tables`: columns of {name}")


def main():
    record = json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"))
    path = pathlib.Path(sys.argv[2]).resolve()
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    check([row[0] for row in database.execute("PRAGMA integrity_check")], ["ok"], "integrity")
    check(database.execute("PRAGMA foreign_key_check").fetchall(), [], "foreign keys")
    check(database.execute("PRAGMA application_id").fetchone()[0], 0x7672626C, "application")
    check(database.execute("PRAGMA user_version").fetchone()[0], 1, "version of the layout")
    check_tables(database, record)
    check_derived(database, record)
    for failure in failures[:20]:
        print(failure)
    print(f"sqlite: {checks} checks" + (f", {len(failures)} failed" if failures else ""))
    return 1 if failures or checks < 100 else 0


sys.exit(main())

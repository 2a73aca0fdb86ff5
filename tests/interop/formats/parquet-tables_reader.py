"""Reads the folder of Parquet tables of a record with DuckDB, and compares them with the JSON.

usage: python parquet-tables_reader.py REFERENCE_JSON OUTPUT_FOLDER; needs duckdb.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import duckdb

import derived

# The columns that join tables; all others hold what the record holds.
JOINING = {"record", "owner", "field", "number", "key", "empty"}
# Lists of the record whose entries are rows of the table of the same name.
LISTS = (
    "actors quotes demands red_lines issues threats offers positions commitments claims relations".split()
)

checks = 0


def check(condition, message):
    global checks
    checks += 1
    if not condition:
        sys.exit(f"parquet-tables: {message}")


def plain(value):
    """One form for a value, whatever holds it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(float(value))
    return value


def leaves(value, joined, into, path=""):
    """Counts the values of the record; a list of words that stands in one cell is one value."""
    if path.endswith("/data") and "/extensions" in path:
        into[json.dumps(value, sort_keys=True)] += 1
    elif isinstance(value, dict):
        for key, inner in value.items():
            leaves(inner, joined, into, f"{path}/{key}")
    elif isinstance(value, list):
        if value and all(isinstance(inner, str) for inner in value) and " ".join(value) in joined:
            into[" ".join(value)] += 1
        else:
            for inner in value:
                leaves(inner, joined, into, path)
    else:
        into[plain(value)] += 1


def check_counts(path, tables):
    """Each file says how many rows the tables have."""
    about = duckdb.execute(
        "select value from parquet_kv_metadata(?) where key = 'verbale.tables'", [str(path)]
    ).fetchone()[0]
    wanted = {name: len(rows) for name, rows in tables.items()}
    found = json.loads(about)
    check(found == wanted, f"{path.name} counts {found}, not {wanted}")


def main():
    reference, output = sys.argv[1:3]
    with open(reference, encoding="utf-8") as file:
        wanted = json.load(file)
    tables, views = {}, {}
    for path in sorted(Path(output).glob("*.parquet")):
        result = duckdb.execute("select * from read_parquet(?)", [str(path)])
        names = [column[0] for column in result.description]
        into = views if derived.is_view(path.stem) else tables
        into[path.stem] = [dict(zip(names, row)) for row in result.fetchall()]
    check(len(tables) > 20, f"only {len(tables)} tables")
    for name in tables:
        check_counts(Path(output) / f"{name}.parquet", tables)

    records = tables["records"]
    check(len(records) == 1, f"{len(records)} records, not 1")
    check(records[0]["id"] == wanted["id"], f"the record {records[0]['id']}")
    for name in LISTS:
        entries = wanted.get(name, [])
        rows = sorted(tables[name], key=lambda row: row["number"])
        check(len(rows) == len(entries), f"{name}: {len(rows)} rows, not {len(entries)}")
        for row, entry in zip(rows, entries):
            for key, value in entry.items():
                if not isinstance(value, (dict, list)):
                    check(row[key] == value, f"{name}.{key}: {row[key]!r}, not {value!r}")

    # Whatever the tables are: every value of the record is in a cell, and nothing else is.
    cells = [
        plain(value)
        for name, rows in tables.items()
        for row in rows
        for column, value in derived.without_derived(row).items()
        if value is not None and column not in JOINING
    ]
    found, expected = Counter(cells), Counter()
    leaves(wanted, set(cells), expected)
    check(sum(found.values()) == sum(expected.values()), "another number of values")
    for value, count in expected.items():
        check(found[value] == count, f"{value!r}: {found[value]} times, not {count}")

    derived.check_days(check, tables)
    derived.check_checksum(check, records)
    derived.check_views(check, wanted, views)

    # Every row belongs to the record, and to a row that is there.
    keys = {row.get("id") or row.get("key") for rows in tables.values() for row in rows}
    for name, rows in tables.items():
        if name == "records":
            continue
        for row in rows:
            check(row["record"] == wanted["id"], f"{name}: a row of {row['record']}")
            owner = row.get("owner")
            check(owner is None or owner in keys, f"{name}: a row of {owner}")
    described = duckdb.execute(
        "select count(*) from parquet_kv_metadata(?) where key = 'verbale.schema'",
        [str(Path(output) / "records.parquet")],
    ).fetchone()[0]
    check(described == 1, "the schema is not named")
    print(f"parquet-tables: {checks} checks")


main()

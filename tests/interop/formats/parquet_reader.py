"""Reads the nested Parquet file of a record with pyarrow and DuckDB, and compares it with the JSON.

usage: python parquet_reader.py REFERENCE_JSON OUTPUT_PATH; needs pyarrow and duckdb.
"""

import json
import sys

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import derived

checks = 0


def check(condition, message):
    global checks
    checks += 1
    if not condition:
        sys.exit(f"parquet: {message}")


def bare(value):
    """The value without members that are null."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [bare(inner) for inner in value]
    return value


def same(found, wanted, path):
    """Compares deeply; the data of extensions is JSON text."""
    if path.endswith("/data") and "/extensions/" in path:
        check(json.loads(found) == wanted, f"{path}: {found!r}, not {wanted!r}")
    elif isinstance(wanted, dict):
        keys = set(found) if isinstance(found, dict) else found
        check(keys == set(wanted), f"{path}: {keys!r}, not {set(wanted)!r}")
        for key, inner in wanted.items():
            same(found[key], inner, f"{path}/{key}")
    elif isinstance(wanted, list):
        check(isinstance(found, list), f"{path}: {found!r} is no list")
        check(len(found) == len(wanted), f"{path}: {len(found)} entries, not {len(wanted)}")
        for number, inner in enumerate(wanted):
            same(found[number], inner, f"{path}/{number}")
    else:
        check(found == wanted, f"{path}: {found!r}, not {wanted!r}")


def described(field):
    """Every column says what it holds, and so does every column in it."""
    check((field.metadata or {}).get(b"description"), f"{field.name} has no description")
    inner = field.type
    while pa.types.is_list(inner):
        inner = inner.value_type
    if pa.types.is_struct(inner):
        for number in range(inner.num_fields):
            described(inner.field(number))


def main():
    reference, output = sys.argv[1:3]
    with open(reference, encoding="utf-8") as file:
        wanted = json.load(file)

    table = pq.read_table(output)
    check(table.num_rows == 1, f"{table.num_rows} rows, not 1")
    about = table.schema.metadata
    found = bare(table.to_pylist()[0])
    derived.check_checksum(check, [found])
    del found["checksum"]
    same(found, wanted, "")
    check(pq.ParquetFile(output).metadata.metadata[b"verbale.rows"] == b"1", "another number of rows")
    for field in table.schema:
        described(field)
    check(about[b"verbale.schema"].startswith(b"https://"), "the schema is not named")
    check(about[b"verbale.schema_version"].decode() == wanted["schema_version"], "another version")

    metadata = pq.ParquetFile(output).metadata
    for group in range(metadata.num_row_groups):
        for column in range(metadata.num_columns):
            chunk = metadata.row_group(group).column(column)
            check(chunk.compression == "ZSTD", f"{chunk.path_in_schema} is {chunk.compression}")

    rows = duckdb.execute("select * from read_parquet(?)", [output])
    names = [column[0] for column in rows.description]
    rows = rows.fetchall()
    check(len(rows) == 1, f"{len(rows)} rows in DuckDB, not 1")
    found = bare(dict(zip(names, rows[0])))
    del found["checksum"]
    same(found, wanted, "")
    quotes = duckdb.execute(
        "select count(*) from (select unnest(quotes) from read_parquet(?))", [output]
    ).fetchone()[0]
    check(quotes == len(wanted["quotes"]), f"{quotes} quotes, not {len(wanted['quotes'])}")
    print(f"parquet: {checks} checks")


main()

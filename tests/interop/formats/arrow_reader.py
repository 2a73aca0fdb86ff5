"""Reads the Arrow stream of a record with pyarrow, and compares it with the JSON.

usage: python arrow_reader.py REFERENCE_JSON OUTPUT_PATH; needs pyarrow.
"""

import json
import sys

import pyarrow as pa
import pyarrow.ipc

import derived

checks = 0


def check(condition, message):
    global checks
    checks += 1
    if not condition:
        sys.exit(f"arrow: {message}")


def same(found, wanted, path):
    """Compares deeply: a null member is one that is absent, the data of extensions is JSON text."""
    if path.endswith("/data") and "/extensions/" in path:
        check(json.loads(found) == wanted, f"{path}: {found!r}, not {wanted!r}")
    elif isinstance(wanted, dict):
        check(isinstance(found, dict), f"{path}: {found!r} is no object")
        keys = {key for key, inner in found.items() if inner is not None}
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


def main():
    reference, output = sys.argv[1:3]
    with open(reference, encoding="utf-8") as file:
        wanted = json.load(file)
    with pa.OSFile(output) as file:
        stream = pa.ipc.open_stream(file)
        schema = stream.schema
        batches = list(stream)
    for batch in batches:
        batch.validate(full=True)
    rows = [row for batch in batches for row in batch.to_pylist()]
    check(len(rows) == 1, f"{len(rows)} rows, not 1")
    derived.check_checksum(check, rows)
    del rows[0]["checksum"]
    same(rows[0], wanted, "")
    for field in schema:
        check((field.metadata or {}).get(b"description"), f"{field.name} has no description")
    check(schema.metadata[b"verbale.schema"].startswith(b"https://"), "the schema is not named")
    version = schema.metadata[b"verbale.schema_version"].decode()
    check(version == wanted["schema_version"], f"version {version}")
    print(f"arrow: {checks} checks")


main()

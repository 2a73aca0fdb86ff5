"""Has polars, pandas, pyarrow and DuckDB write records again that were written as Parquet and Arrow, in
every packing, encoding and type that they offer, and reads the result: the records have to be the same.
Then has them edit, and cbor2 and msgpack write as they like: the records have to be the same, or there
has to be a finding.

usage: python rewritten.py VERBALE REFERENCE_JSON FOLDER; needs polars, pandas, pyarrow, duckdb, cbor2 and
msgpack. FOLDER is a folder for files, which is emptied.
"""

import datetime
import json
import shutil
import subprocess
import sys
from pathlib import Path

import cbor2
import duckdb
import msgpack
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.ipc
import pyarrow.parquet as pq

verbale, reference, work = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
failures, checks = [], 0


def run(*arguments):
    return subprocess.run([verbale, *map(str, arguments)], capture_output=True, text=True)


def convert(source, to, output):
    done = run("convert", source, "-q", "-t", to, "-o", output)
    if done.returncode != 0:
        sys.exit(f"{source} to {to}: {done.stderr}")


def read_back(path, source_format=None):
    """The records of a file or folder as text, and what was said of them; no text if they are refused."""
    output = work / "back.ndjson"
    output.unlink(missing_ok=True)
    arguments = ["convert", path, "-t", "ndjson", "-o", output]
    done = run(*arguments, *(["-f", source_format] if source_format else []))
    text = output.read_text(encoding="utf-8") if done.returncode == 0 else None
    return text, done.stderr


def fail(name, why, said):
    failures.append(f"{name}: {why}: {said.strip().splitlines()[:2]}")


def same(name, path, is_noted=False):
    """The records have to be those that were written, with nothing found but what is noted."""
    global checks
    checks += 1
    text, said = read_back(path)
    if text is None:
        fail(name, "refused", said)
    elif text != wanted:
        fail(name, "other records", said)
    elif not is_noted and "[V0" in said:
        fail(name, "a finding", said)


def noticed(name, path, *codes):
    """There has to be a finding of one of these codes."""
    global checks
    checks += 1
    done = run("validate", path, "--max-diagnostics", "0")
    said = done.stdout + done.stderr
    if not any(f"[{code}]" in said for code in codes):
        fail(name, f"no {codes[0]}", said)


def leaves(path, physical):
    """The columns of a Parquet file of a physical type."""
    schema = pq.ParquetFile(path).schema
    columns = [schema.column(number) for number in range(len(schema))]
    return [column.path for column in columns if column.physical_type == physical]


def with_pyarrow(source):
    table = pq.read_table(source)
    for packing in ["none", "snappy", "gzip", "brotli", "zstd", "lz4"]:
        for version in ["1.0", "2.0"]:
            yield f"pyarrow-{packing}-{version}.parquet", lambda path: pq.write_table(
                table, path, compression=packing, data_page_version=version, write_page_checksum=True
            )
    texts = leaves(source, "BYTE_ARRAY")
    numbers = {
        column: encoding
        for physical, encoding in [("INT64", "DELTA_BINARY_PACKED"), ("DOUBLE", "BYTE_STREAM_SPLIT")]
        for column in leaves(source, physical)
    }
    for encoding in ["PLAIN", "DELTA_BYTE_ARRAY", "DELTA_LENGTH_BYTE_ARRAY"]:
        encodings = numbers | dict.fromkeys(texts, encoding)
        for version in ["1.0", "2.0"]:
            yield f"pyarrow-{encoding}-{version}.parquet", lambda path: pq.write_table(
                table,
                path,
                use_dictionary=False,
                column_encoding=encodings,
                data_page_version=version,
                compression="gzip",
            )
    for packing in ["uncompressed", "lz4", "zstd"]:
        yield f"pyarrow-{packing}.feather", lambda path: feather.write_feather(
            table, path, compression=packing
        )

        def stream(path):
            packed = None if packing == "uncompressed" else packing
            options = pa.ipc.IpcWriteOptions(compression=packed)
            with pa.ipc.new_stream(path, table.schema, options=options) as writer:
                writer.write_table(table)

        yield f"pyarrow-{packing}.arrows", stream


def with_pandas(source):
    frame = pd.read_parquet(source)
    yield "pandas.parquet", lambda path: frame.to_parquet(path)
    yield "pandas-gzip.parquet", lambda path: frame.to_parquet(path, compression="gzip", index=True)
    yield "pandas.feather", lambda path: frame.to_feather(path)
    typed = pd.read_parquet(source, dtype_backend="pyarrow")
    yield "pandas-typed.parquet", lambda path: typed.to_parquet(path, index=False)


def with_polars(source):
    frame = pl.read_parquet(source)
    for packing in ["uncompressed", "snappy", "gzip", "brotli", "zstd", "lz4"]:
        yield f"polars-{packing}.parquet", lambda path: frame.write_parquet(path, compression=packing)
    yield "polars-lazy.parquet", lambda path: pl.scan_parquet(source).sink_parquet(path)
    for packing in ["uncompressed", "lz4", "zstd"]:
        yield f"polars-{packing}.arrow", lambda path: frame.write_ipc(path, compression=packing)
        yield f"polars-{packing}.feather", lambda path: frame.write_ipc(
            path, compression=packing, compat_level=pl.CompatLevel.oldest()
        )
        yield f"polars-{packing}.arrows", lambda path: frame.write_ipc_stream(
            path, compression=packing
        )
    words = frame.with_columns(pl.col("id", "schema_version").cast(pl.Categorical))
    yield "polars-categorical.arrow", lambda path: words.write_ipc(path)
    yield "polars-categorical.parquet", lambda path: words.write_parquet(path)


def with_duckdb(source):
    def copy(path, options):
        duckdb.execute(f"copy (from read_parquet('{source}')) to '{path}' (format parquet, {options})")

    for packing in ["uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4"]:
        for version in ["v1", "v2"]:
            options = f"compression {packing}, parquet_version {version}"
            yield f"duckdb-{packing}-{version}.parquet", lambda path: copy(path, options)


def nested():
    source = work / "records.parquet"
    convert(reference, "parquet", source)
    folder = work / "nested"
    folder.mkdir()
    for programs in [with_pyarrow, with_pandas, with_polars, with_duckdb]:
        for name, write in programs(source):
            write(folder / name)
            same(name, folder / name)
    old = folder / "old.feather"
    old.write_bytes(b"FEA1" + bytes(100) + b"FEA1")
    noticed("feather of version 1", old, "V001")


def edited():
    """One edit at a time of the nested file."""
    frame = pl.read_parquet(work / "records.parquet")
    folder = work / "edited"
    folder.mkdir()
    edits = {
        "id-number": (frame.with_columns(pl.lit(10).alias("id")), "V010"),
        "id-real": (frame.with_columns(pl.lit(1e5).alias("id")), "V010"),
        "id-truth": (frame.with_columns(pl.lit(True).alias("id")), "V010"),
        "id-day": (frame.with_columns(pl.lit(datetime.date(2031, 3, 4)).alias("id")), "V010"),
        "title": (frame.with_columns(pl.lit("Another title").alias("title")), "V009"),
        "no-quotes": (frame.with_columns(quotes=pl.col("quotes").list.head(0)), "V009"),
        "one-quote": (frame.with_columns(quotes=pl.col("quotes").list.head(1)), "V009"),
        "no-summary": (frame.drop("summary"), "V009"),
        "no-demands": (frame.drop("demands"), "V102"),
    }
    for name, (changed, code) in edits.items():
        path = folder / f"{name}.parquet"
        changed.write_parquet(path)
        noticed(name, path, code)
        changed.write_ipc(path.with_suffix(".arrow"))
        noticed(name, path.with_suffix(".arrow"), code)
    whole = frame.with_columns(_mine=pl.lit(1))
    whole.write_parquet(folder / "own-column.parquet")
    same("a column of one's own", folder / "own-column.parquet")
    version = frame.with_columns(pl.lit(1).alias("schema_version"))
    version.write_parquet(folder / "version.parquet")
    same("the version as a number", folder / "version.parquet", is_noted=True)


def tables():
    """The folder of tables, written again and edited."""
    source = work / "tables"
    convert(reference, "parquet-tables", source)
    tables = [path for path in sorted(source.glob("*.parquet")) if not path.stem.startswith("view_")]
    frames = {path.stem: pl.read_parquet(path) for path in tables}

    def folder(name):
        copy = work / f"tables-{name}"
        shutil.copytree(source, copy)
        return copy

    copy = folder("polars")
    for name, frame in frames.items():
        frame.write_parquet(copy / f"{name}.parquet", compression="lz4")
    same("tables by polars", copy)
    copy = folder("pandas")
    for name in frames:
        pd.read_parquet(source / f"{name}.parquet").to_parquet(copy / f"{name}.parquet")
    same("tables by pandas", copy)
    copy = folder("duckdb")
    for name in frames:
        query = f"copy (from '{source}/{name}.parquet') to '{copy}/{name}.parquet'"
        duckdb.execute(f"{query} (parquet_version v2, compression gzip)")
    same("tables by DuckDB", copy)

    for name, frame in frames.items():
        if frame.is_empty():
            continue
        if name != "records":
            copy = folder(f"{name}-lost")
            (copy / f"{name}.parquet").unlink()
            noticed(f"{name} lost", copy, "V008")
            copy = folder(f"{name}-short")
            frame.head(frame.height - 1).write_parquet(copy / f"{name}.parquet")
            noticed(f"a row of {name} lost", copy, *OTHER)
        for column in frame.columns:
            kept = frame[column].drop_nulls()
            edit = changed(kept)
            if edit is None or column in JOINING or column.endswith(("_first", "_last", "_dated_by")):
                continue
            copy = folder(f"{name}-{column}")
            frame.with_columns(pl.lit(edit).alias(column)).write_parquet(copy / f"{name}.parquet")
            noticed(f"{name}.{column} changed", copy, *OTHER)
            shutil.rmtree(copy)


# What is found when a row is gone or a value is another one: that the record is not the one that was
# written, or that it is none.
OTHER = ["V009", *(f"V{number:03}" for number in [1, 11, *range(101, 130), *range(301, 499)])]
# The columns that join tables, and that of the checksum.
JOINING = {"record", "owner", "field", "number", "key", "empty", "checksum"}


def changed(values):
    """Another value for a column, if it has any."""
    if values.is_empty():
        return None
    first = values[0]
    if isinstance(first, bool):
        return not first
    if isinstance(first, (int, float)):
        return first + 1
    return f"{first}x" if isinstance(first, str) else None


def binary():
    record = json.loads(reference.read_text(encoding="utf-8"))
    dated = json.loads(json.dumps(record))
    created = record["provenance"]["created"].replace("Z", "+00:00")
    dated["provenance"]["created"] = datetime.datetime.fromisoformat(created)
    day = json.loads(json.dumps(record))
    day["event"]["when"]["edtf"] = datetime.date.fromisoformat(record["event"]["when"]["edtf"])
    for name, data in {
        "self.cbor": cbor2.dumps(cbor2.CBORTag(55799, record)),
        "date.cbor": cbor2.dumps(dated),
        "date-number.cbor": cbor2.dumps(dated, datetime_as_timestamp=True),
        "day.cbor": cbor2.dumps(day),
        "list.cbor": cbor2.dumps([record]),
        "records.cbor": cbor2.dumps({"records": [record]}),
        "list.msgpack": msgpack.packb([record]),
        "records.msgpack": msgpack.packb({"records": [record]}),
        "date.msgpack": msgpack.packb(dated, datetime=True),
    }.items():
        (work / name).write_bytes(data)
        same(name, work / name)
    numbered = dict(record, id=10)
    for name, data in [("id.cbor", cbor2.dumps(numbered)), ("id.msgpack", msgpack.packb(numbered))]:
        (work / name).write_bytes(data)
        noticed(name, work / name, "V103")


shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
convert(reference, "ndjson", work / "wanted.ndjson")
wanted = (work / "wanted.ndjson").read_text(encoding="utf-8")
nested()
edited()
tables()
binary()
for failure in failures:
    print(failure, file=sys.stderr)
print(f"rewritten: {checks} checks")
sys.exit(1 if failures else 0)

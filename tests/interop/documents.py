"""Edits of files that hold whole records: by pyarrow, polars, DuckDB and pandas of nested columns, by
ruamel.yaml, cbor2 and msgpack, and by rdflib.

A text that is changed in such a document is an edit like one of the JSON, and is not looked for, except
where the format keeps a checksum. What no longer is a record is.
"""

import json

import cbor2
import duckdb
import msgpack
import polars
import pyarrow
import pyarrow.feather
import pyarrow.parquet
import rdflib
import ruamel.yaml

SOURCES = {
    "yaml": "talks.yaml",
    "cbor": "talks.cbor",
    "msgpack": "talks.msgpack",
    "turtle": "talks.ttl",
    "nquads": "talks.nq",
    "trig": "talks.trig",
    "ntriples": "talks.nt",
    "rdfxml": "talks.rdf",
}
VOCABULARY = rdflib.Namespace("https://w3id.org/verbale/ns#")


def read_arrow(path):
    # Not by its name, for then it stays mapped while it is written.
    return pyarrow.ipc.open_stream(path.read_bytes()).read_all()


def write_arrow(table, path):
    with pyarrow.ipc.new_stream(path, table.schema) as out:
        out.write_table(table)


def edited_title(table):
    """The table with another title in the first row."""
    rows = table.to_pylist()
    rows[0]["title"] = "Something else"
    return pyarrow.Table.from_pylist(rows, schema=table.schema)


def without_quote(table):
    """The table without the last quote of the first row."""
    rows = table.to_pylist()
    rows[0]["quotes"] = rows[0]["quotes"][:-1]
    return pyarrow.Table.from_pylist(rows, schema=table.schema)


def columnar():
    """Edits of nested columns."""
    tables = {
        "no change": (lambda table: table, True),
        "rows in another order": (lambda table: table.take([2, 0, 1]), True),
        "text typed over": (edited_title, False),
        "entry of a list deleted": (without_quote, False),
        "column deleted": (lambda table: table.drop_columns(["quotes"]), False),
        "column deleted, title": (lambda table: table.drop_columns(["title"]), False),
        "column added": (lambda table: table.append_column("seen_by", [["x"] * 3]), False),
        "header renamed": (
            lambda table: table.rename_columns(
                ["Title" if name == "title" else name for name in table.column_names]
            ),
            False,
        ),
    }
    parquet = {
        "pyarrow": lambda table, path: pyarrow.parquet.write_table(table, path),
        "pyarrow, gzip": lambda table, path: pyarrow.parquet.write_table(table, path, compression="gzip"),
        "pyarrow, brotli": lambda table, path: pyarrow.parquet.write_table(table, path, compression="brotli"),
        "pyarrow, lz4, rows": lambda table, path: pyarrow.parquet.write_table(
            table, path, row_group_size=1, compression="lz4", use_dictionary=False
        ),
        "polars": lambda table, path: polars.from_arrow(table).write_parquet(path),
        "pandas": lambda table, path: table.to_pandas().to_parquet(path),
        "duckdb": lambda table, path: duckdb.from_arrow(table).write_parquet(str(path)),
    }
    arrow = {
        "pyarrow": lambda table, path: write_arrow(table, path),
        "polars": lambda table, path: polars.from_arrow(table).write_ipc_stream(path),
        "polars, file": lambda table, path: polars.from_arrow(table).write_ipc(path),
        "polars, zstd": lambda table, path: polars.from_arrow(table).write_ipc(path, compression="zstd"),
        "pyarrow, feather": lambda table, path: pyarrow.feather.write_feather(table, str(path)),
    }
    reads = {"parquet": (pyarrow.parquet.read_table, parquet), "arrow": (read_arrow, arrow)}
    for source, (read, writers) in reads.items():
        for program, write in writers.items():
            for kind, (change, is_harmless) in tables.items():
                make = lambda path, read=read, change=change, write=write: saved(
                    path, change(read(path)), write
                )
                yield f"{program} ({source})", kind.split(",")[0], kind, source, make, is_harmless


def saved(path, content, write):
    write(content, path)
    return path


def rename_key(record):
    record["titel"] = record.pop("title", "x")


def number_for_text(record):
    record["quotes"][0]["text"] = 10


def without_needed(record):
    del record["source"]


def date_for_text(record):
    record["event"]["name"] = True


# What no longer is a record.
DAMAGES = {
    "key renamed": rename_key,
    "number for a text": number_for_text,
    "member deleted": without_needed,
    "truth for a text": date_for_text,
}


def edit_yaml(path, change, kind):
    yaml = ruamel.yaml.YAML(typ=kind)
    with open(path, encoding="utf-8") as file:
        records = list(yaml.load_all(file))
    change(records[0])
    with open(path, "w", encoding="utf-8") as file:
        yaml.dump_all(records, file)
    return path


def edit_cbor(path, change, as_array=False):
    records = []
    with open(path, "rb") as file:
        decoder, end = cbor2.CBORDecoder(file, read_size=1), path.stat().st_size
        while file.tell() < end:
            records.append(decoder.decode())
    change(records[0])
    whole = cbor2.dumps(records) if as_array else b"".join(map(cbor2.dumps, records))
    path.write_bytes(whole)
    return path


def edit_msgpack(path, change, as_array=False):
    with open(path, "rb") as file:
        records = list(msgpack.Unpacker(file))
    change(records[0])
    path.write_bytes(msgpack.packb(records) if as_array else b"".join(map(msgpack.packb, records)))
    return path


def whole_records():
    """Edits of documents of records."""
    for kind, change in {"no change": lambda record: None, **DAMAGES}.items():
        same = kind == "no change"
        for typ in ("rt", "safe"):
            make = lambda path, change=change, typ=typ: edit_yaml(path, change, typ)
            yield f"ruamel.yaml {typ}", kind, "", "yaml", make, same
        for name, edit in {"cbor": edit_cbor, "msgpack": edit_msgpack}.items():
            for as_array in (False, True):
                make = lambda path, edit=edit, change=change, as_array=as_array: edit(
                    path, change, as_array
                )
                what = "array" if as_array else ""
                yield "cbor2" if name == "cbor" else name, kind, what, name, make, same


FORMS = {
    "turtle": ("turtle", "ttl"),
    "ntriples": ("nt", "nt"),
    "rdfxml": ("xml", "rdf"),
    "nquads": ("nquads", "nq"),
    "trig": ("trig", "trig"),
}


def drop(property_):
    """Takes away a statement of a record, or else of another entry, that there has to be."""

    def change(graph):
        records = set(graph.subjects(VOCABULARY.source, None))
        found = sorted(graph.triples((None, VOCABULARY[property_], None)))
        graph.remove(max(found, key=lambda triple: triple[0] in records))

    return change


def add_unknown(graph):
    subject = next(graph.subjects(VOCABULARY.source, None))
    graph.add((subject, VOCABULARY.titel, rdflib.Literal("x")))


def edit_graph(path, change, source, target):
    graph = rdflib.Graph() if source in ("turtle", "ntriples", "rdfxml") else rdflib.Dataset()
    graph.parse(path, format=FORMS[source][0])
    change(graph)
    form, ending = FORMS[target]
    out = path.with_name(f"saved.{ending}")
    graph.serialize(out, format=form, encoding="utf-8")
    return out


def graphs():
    """Edits of graphs by rdflib, which writes them in an order of its own."""
    one = ("turtle", "ntriples", "rdfxml")
    for source in FORMS:
        for target in FORMS:
            if (source in one) == (target in one):
                make = lambda path, source=source, target=target: edit_graph(
                    path, lambda graph: None, source, target
                )
                yield "rdflib", "no change", f"{source} to {target}", source, make, True
    for what, change in {
        "a quote kind": drop("quoteKind"),
        "a source": drop("source"),
        "a status of an event": drop("eventStatus"),
        "an unknown property": add_unknown,
    }.items():
        for source in one:
            make = lambda path, change=change, source=source: edit_graph(path, change, source, source)
            yield "rdflib", "statement deleted or added", what, source, make, False


def edits():
    """All edits of documents: program, kind, what, format, how, and whether it is harmless."""
    yield from columnar()
    yield from whole_records()
    yield from graphs()

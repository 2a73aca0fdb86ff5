"""Edits of files as such: cut or damaged ones, the dialects of CSV, and what people do in workbooks and in
databases beyond the values of cells."""

import csv
import random
import shutil
import sqlite3

import duckdb
import openpyxl
import pyarrow.parquet
from openpyxl.comments import Comment

from programs import CsvModule, Skipped, office

CUTS = 20
FLIPS = 100


def chosen(path, dice):
    """The file itself, or some file of the folder."""
    return path if path.is_file() else dice.choice(sorted(path.iterdir()))


def cut(path, seed):
    """Leaves out the end of a file."""
    dice = random.Random(f"cut {seed}")
    file = chosen(path, dice)
    content = file.read_bytes()
    file.write_bytes(content[: dice.randrange(len(content))])
    return path


def flip(path, seed):
    """Turns over one bit of a file."""
    dice = random.Random(f"flip {seed}")
    file = chosen(path, dice)
    content = bytearray(file.read_bytes())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    file.write_bytes(content)
    return path


def damages():
    """Files that are cut or damaged. CBOR and MessagePack have no checksum, and are left out."""
    for source in ("csv", "parquet", "parquet-tables", "sqlite", "arrow", "xlsx", "ods"):
        for number in range(CUTS):
            make = lambda path, number=number: cut(path, number)
            yield "a full disk", f"file cut ({source})", str(number), source, make, False
    for source in ("parquet", "parquet-tables", "sqlite", "arrow", "xlsx", "ods"):
        for number in range(FLIPS):
            make = lambda path, number=number: flip(path, number)
            yield "a bad disk", f"bit flipped ({source})", str(number), source, make, False


def rewritten(change):
    """An edit of the text of each table of CSV."""

    def make(path):
        for file in path.glob("*.csv"):
            file.write_bytes(change(file.read_bytes().decode()))
        return path

    return make


def dialect(encoding="utf-8", before="", decimal=False, **options):
    """An edit that has each table of CSV written in another dialect."""

    def make(path):
        book = CsvModule(path)
        for name, rows in book.rows.items():
            with open(book.files[name], "w", encoding=encoding, newline="") as file:
                file.write(before)
                writer = csv.writer(file, **options)
                writer.writerow(book.headers[name])
                for row in rows:
                    is_number = lambda cell: cell.replace(".", "", 1).isdigit() and "." in cell
                    comma = lambda cell: cell.replace(".", ",") if is_number(cell) else cell
                    writer.writerow([comma(cell) if decimal else cell for cell in row])
        return path

    return make


def dialects():
    """The dialects in which programs and people have CSV."""
    whole = {
        "semicolons": dialect(delimiter=";"),
        "sep=;": dialect(before="sep=;\r\n", delimiter=";"),
        "tabs": dialect(delimiter="\t"),
        "UTF-16, semicolons": dialect("utf-16", delimiter=";"),
        "UTF-16, commas": dialect("utf-16"),
        "byte order mark": dialect("utf-8-sig"),
        "all quoted": dialect(quoting=csv.QUOTE_ALL),
        "line feeds": dialect(lineterminator="\n"),
        "blank first row": dialect(before="\r\n"),
        "row of commas first": dialect(before=",,,,\r\n"),
        "blank rows at the end": rewritten(lambda text: (text + "\r\n\r\n,,,\r\n").encode()),
        "decimal comma": dialect(delimiter=";", decimal=True),
        "Windows-1252": rewritten(lambda text: text.encode("cp1252", "replace")),
        "carriage returns": dialect(lineterminator="\r"),
        "no quotes": rewritten(lambda text: text.replace('"', "").encode()),
        "no end of line": rewritten(lambda text: text.rstrip("\r\n").encode()),
    }
    for what, make in whole.items():
        yield "a text editor", "dialect of CSV", what, "csv", make, False


def in_folder(change):
    def make(path):
        change(path)
        return path

    return make


def of_folders():
    """What happens to files of a folder."""
    for source, ending in {"csv": "csv", "parquet-tables": "parquet"}.items():
        for table in ("codes", "quotes", "records", "addressees", "view_demands"):
            gone = in_folder(lambda path, name=f"{table}.{ending}": (path / name).unlink())
            yield "a file manager", "file deleted", table, source, gone, False
            renamed = in_folder(
                lambda path, name=table, ending=ending: (path / f"{name}.{ending}").rename(
                    path / f"{name} (2).{ending}"
                )
            )
            yield "a file manager", "file renamed", table, source, renamed, False
        copied = in_folder(
            lambda path, ending=ending: shutil.copy(
                path / f"codes.{ending}", path / f"codes copy.{ending}"
            )
        )
        yield "a file manager", "file copied", "codes", source, copied, False
        empty = in_folder(lambda path, ending=ending: (path / f"quotes.{ending}").write_bytes(b""))
        yield "a file manager", "file emptied", "quotes", source, empty, False
    lost = in_folder(lambda path: (path / "metadata.json").unlink())
    yield "a file manager", "file deleted", "metadata.json", "csv", lost, False
    both = in_folder(
        lambda path: ((path / "metadata.json").unlink(), (path / "codes.csv").unlink())
    )
    yield "a file manager", "file deleted", "metadata.json, codes", "csv", both, False


def workbook(change):
    """An edit of a workbook by openpyxl."""

    def make(path):
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
        return path

    return make


def column_of(sheet, name):
    return [cell.value for cell in sheet[1]].index(name) + 1


def merge(book):
    sheet = book["quotes"]
    at = column_of(sheet, "speaker")
    sheet.merge_cells(start_row=2, end_row=4, start_column=at, end_column=at)


def set_cell(table, column, value, row=3, form=None):
    def change(book):
        cell = book[table].cell(row, column_of(book[table], column))
        cell.value = value
        if form:
            cell.number_format = form

    return change


def retitle(table, title):
    def change(book):
        book[table].title = title

    return change


def note(book):
    book["quotes"]["C3"].comment = Comment("Is that so?", "somebody")


def hide(book):
    book["quotes"].column_dimensions["C"].hidden = True
    book["quotes"].row_dimensions[3].hidden = True
    book["demands"].sheet_state = "hidden"


def add_sheet(book):
    book.create_sheet("Notes").append(["to do", 1])


def scribble(book):
    sheet = book["quotes"]
    sheet.cell(sheet.max_row + 3, 2).value = "Total"


def of_workbooks():
    """What people do in workbooks."""
    changes = {
        "cells merged": (merge, False),
        "blank row first": (lambda book: book["quotes"].insert_rows(1), False),
        "blank column first": (lambda book: book["quotes"].insert_cols(1), False),
        "blank row between": (lambda book: book["quotes"].insert_rows(4), False),
        "heading above": (
            lambda book: (book["quotes"].insert_rows(1), book["quotes"].cell(1, 1, "Our quotes")),
            False,
        ),
        "formula": (set_cell("quotes", "text", '="a"&"b"'), False),
        "formula of a number": (set_cell("anchors", "start", "=1+1"), False),
        "error in a cell": (set_cell("quotes", "speaker", "#N/A"), False),
        "number with zeros by format": (set_cell("codes", "code", 10, form="000"), False),
        "decimal comma": (set_cell("anchors", "start", "12,5"), False),
        "text for a number": (set_cell("anchors", "start", "12"), False),
        "sheet renamed": (retitle("codes", "codes (2)"), False),
        "sheet capitalized": (retitle("codes", "Codes"), False),
        "note added": (note, True),
        "hidden": (hide, True),
        "sheet added": (add_sheet, False),
        "sheets in another order": (lambda book: book._sheets.reverse(), True),
        "words below the rows": (scribble, False),
        "filter taken away": (lambda book: setattr(book["quotes"].auto_filter, "ref", None), True),
        "lists deleted": (lambda book: book.remove(book["lists"]), False),
        "first sheet deleted": (lambda book: book.remove(book.worksheets[0]), False),
    }
    for what, (change, is_harmless) in changes.items():
        yield "openpyxl", "workbook edited", what, "xlsx", workbook(change), is_harmless


def of_databases():
    """What people do in databases."""
    same = [
        "VACUUM",
        "PRAGMA journal_mode = WAL",
        "PRAGMA journal_mode = DELETE; REINDEX; ANALYZE",
        "DROP VIEW view_demands",
        "DROP INDEX actors_by_name",
        "CREATE VIRTUAL TABLE found USING fts5(text)",
        "CREATE TRIGGER seen AFTER UPDATE ON quotes BEGIN SELECT 1; END",
    ]
    changed = [
        "CREATE TABLE notes (text); INSERT INTO notes VALUES ('x')",
        "UPDATE quotes SET text = upper(text) WHERE number = 1",
        "UPDATE quotes SET number = number + 1000",
        "UPDATE codes SET code = CAST(CAST(code AS INTEGER) AS TEXT)",
        "UPDATE demands SET status = NULL",
        "UPDATE events SET when_edtf = '2026-03' WHERE rowid = 1",
        "UPDATE events SET when_first = '1999-01-01'",
        "UPDATE records SET checksum = NULL",
        "UPDATE records SET checksum = 'x'",
        "DELETE FROM quotes WHERE number > 3",
        "DELETE FROM addressees",
        "DELETE FROM records WHERE rowid = 1",
        "DELETE FROM codes; UPDATE records SET checksum = NULL",
        "DELETE FROM _tables",
        "DROP TABLE _tables",
        "DROP TABLE _tables; DELETE FROM codes",
        "ALTER TABLE quotes RENAME TO quotations",
        "ALTER TABLE demands DROP COLUMN consequence_text",
        "INSERT INTO record_translations SELECT * FROM record_translations",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x' WHERE name = 'codes'",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 9",
    ]

    def make(path, script):
        base = sqlite3.connect(path)
        views = [name for (name,) in base.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
        if "ALTER" in script:
            script = "".join(f"DROP VIEW {name};" for name in views) + script
        base.executescript(f"PRAGMA foreign_keys = OFF; {script}")
        base.commit()
        base.close()
        return path

    for scripts, is_harmless in ((same, True), (changed, False)):
        for script in scripts:
            edit = lambda path, script=script: make(path, script)
            yield "sqlite3", "statements", script, "sqlite", edit, is_harmless


def of_parquet():
    """Each way in which programs pack and write tables of Parquet."""
    for options in (
        {"compression": "gzip"},
        {"compression": "brotli"},
        {"compression": "lz4"},
        {"compression": "none", "use_dictionary": False},
        {"row_group_size": 5, "version": "1.0"},
        {"data_page_version": "2.0", "use_byte_stream_split": False},
        {"store_schema": False},
    ):

        def make(path, options=options):
            for file in path.glob("*.parquet"):
                pyarrow.parquet.write_table(pyarrow.parquet.read_table(file), file, **options)
            return path

        yield "pyarrow parquet", "packed in another way", str(options), "parquet-tables", make, True
    for codec in ("snappy", "gzip", "zstd", "lz4_raw", "uncompressed"):

        def copy(path, codec=codec):
            for file in path.glob("*.parquet"):
                rows = duckdb.read_parquet(str(file)).fetch_arrow_table()
                duckdb.from_arrow(rows).write_parquet(str(file), compression=codec)
            return path

        yield "duckdb parquet", "packed in another way", codec, "parquet-tables", copy, True


def of_office():
    """What LibreOffice makes of workbooks, where it is installed."""

    def make(path, kinds):
        if not shutil.which("soffice"):
            raise Skipped
        for kind in kinds:
            path = office(path, kind, path.parent)
        return path

    for source, kinds in (
        ("xlsx", ["xlsx"]),
        ("xlsx", ["ods"]),
        ("ods", ["ods", "xlsx"]),
    ):
        edit = lambda path, kinds=kinds: make(path, kinds)
        yield "LibreOffice", "no change", f"{source} to {kinds}", source, edit, True


def edits():
    """All edits of files: program, kind, what, format, how, and whether it is harmless."""
    for some in (of_office, dialects, of_folders, of_workbooks, of_databases, of_parquet, damages):
        yield from some()

"""Reads a spreadsheet that `verbale convert` wrote, by what ODF 1.3 says of `content.xml`, and compares
it with the JSON record. Has LibreOffice write it again as .ods and .xlsx, where it is installed, and
compares what comes back.

    python ods_reader.py REFERENCE_JSON OUTPUT_PATH
"""

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

import xlsx_reader
from xlsx_reader import Tables, check, compare

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def text_of(paragraph):
    """The text of a paragraph, with the white space that elements mean."""
    text = paragraph.text or ""
    for inner in paragraph:
        if inner.tag == TEXT + "s":
            text += " " * int(inner.get(TEXT + "c", "1"))
        elif inner.tag == TEXT + "tab":
            text += "\t"
        elif inner.tag == TEXT + "line-break":
            text += "\n"
        else:
            text += text_of(inner)
        text += inner.tail or ""
    return text


def value_of(cell):
    kind = cell.get(OFFICE + "value-type")
    if kind is None:
        return None
    if kind == "float":
        number = float(cell.get(OFFICE + "value"))
        return int(number) if number.is_integer() else number
    if kind == "boolean":
        return cell.get(OFFICE + "boolean-value") == "true"
    if kind == "date":
        return cell.get(OFFICE + "date-value")
    return "\n".join(text_of(inner) for inner in cell if inner.tag == TEXT + "p")


class Sheet:
    """A sheet with the one method of openpyxl that is needed."""

    def __init__(self, table):
        self.rows = []
        for row in table.iter(TABLE + "table-row"):
            cells = []
            for cell in row:
                count = int(cell.get(TABLE + "number-columns-repeated", "1"))
                value = value_of(cell)
                cells += [value] * (count if value is not None or count < 1000 else 0)
            if any(cell is not None for cell in cells):
                self.rows.append(cells)
        width = len(self.rows[0]) if self.rows else 0
        self.rows = [row + [None] * (width - len(row)) for row in self.rows]

    def iter_rows(self, values_only):
        return iter([row for row in self.rows])


class Book(dict):
    @property
    def sheetnames(self):
        return list(self)


def book_of(path):
    with zipfile.ZipFile(path) as parts:
        first = parts.infolist()[0]
        check(first.filename == "mimetype", "the media type is not the first part")
        check(first.compress_type == zipfile.ZIP_STORED, "the media type is packed")
        kind = parts.read("mimetype").decode()
        check(kind == "application/vnd.oasis.opendocument.spreadsheet", f"it is {kind}")
        root = ElementTree.fromstring(parts.read("content.xml"))
    tables = root.iter(TABLE + "table")
    return Book((table.get(TABLE + "name"), Sheet(table)) for table in tables)


def by_libreoffice(path, kind, folder):
    """The file as LibreOffice writes it again."""
    copy = Path(folder) / "in.ods"
    shutil.copy(path, copy)
    out = Path(folder) / kind
    profile = f"-env:UserInstallation={Path(folder).as_uri()}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", out, copy]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return out / f"in.{kind}"


def main(reference, path):
    record = json.load(open(reference, encoding="utf-8"))
    book = book_of(path)
    check(book.sheetnames[0] == "_about", "the first sheet does not explain the others")
    compare(record, Tables(book))
    if shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as folder:
            compare(record, Tables(book_of(by_libreoffice(path, "ods", folder))))
            again = by_libreoffice(path, "xlsx", folder)
            compare(record, Tables(openpyxl.load_workbook(again, data_only=True)))
    print(f"ods: {xlsx_reader.checks} checks")


if __name__ == "__main__":
    main(*sys.argv[1:3])

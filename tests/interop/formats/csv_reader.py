"""Reads tables of CSV with Python's csv module, and compares them with the record they were made from.

usage: python csv_reader.py REFERENCE_JSON OUTPUT_PATH

OUTPUT_PATH is the folder, or the zip file, that `verbale convert REFERENCE_JSON -t csv -o OUTPUT_PATH`
has written. Every value of the record has to be in its cell, every row of the tables has to be a part
of the record, and what metadata.json says of keys has to hold. Where the package `csvw` is there, it
has to find the tables to be what metadata.json says.
"""

import csv
import json
import pathlib
import sys
import tempfile
import zipfile

import derived

# Lists of references whose tables are not called as the lists are.
LINKS = {"quotes": "evidence", "issues": "issue_links", "threats": "threat_links"}

checks = 0


def check(holds, *what):
    """Counts a check, and ends the program where it does not hold."""
    global checks
    checks += 1
    if not holds:
        sys.exit("csv: " + " ".join(str(part) for part in what))


def without_guard(cell):
    """The text of a cell: an apostrophe in front of what looks like a formula is not part of it."""
    signs = "=+-@\t\r\0\uff1d\uff0b\uff0d\uff20"
    if cell.startswith("'"):
        for sign in cell[1:]:
            if sign in signs:
                return cell[1:]
            if not (sign.isspace() or sign in "'\"\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"):
                break
    return cell


class Tables:
    """All tables of a folder."""

    def __init__(self, folder):
        csv.field_size_limit(1 << 26)
        self.rows = {}
        self.headers = {}
        self.views = {}
        for path in sorted(folder.glob("*.csv")):
            with open(path, encoding="utf-8", newline="") as file:
                header, *rows = csv.reader(file, strict=True)
            for number, row in enumerate(rows, 2):
                check(len(row) == len(header), path.name, "row", number, "has", len(row), "cells")
            self.headers[path.stem] = header
            into = self.views if derived.is_view(path.stem) else self.rows
            into[path.stem] = [dict(zip(header, row)) for row in rows]
        self.seen = set()

    def children(self, record, owner, field, name):
        """The rows of a list, in their order, with the name of their table."""
        found = {}
        for table, rows in self.rows.items():
            header = self.headers[table]
            if "record" not in header:
                continue
            # Tables are called for what is in them, lists sometimes for one of that.
            if "field" not in header and table not in (name, name + "s"):
                continue
            mine = [
                row
                for row in rows
                if row["record"] == record
                and row.get("owner", "") == owner
                and row.get("field", field) == field
            ]
            if mine:
                found[table] = sorted(mine, key=lambda row: int(row["number"]))
        check(len(found) <= 1, "the list", field, "of", owner or record, "is in", sorted(found))
        for table, rows in found.items():
            return table, rows
        return None, []

    def compare(self, table, row, entity, record, key):
        """Compares an entity with its row, and what belongs to it with theirs."""
        self.seen.add(id(row))
        values = {}
        self.gather(table, row, entity, record, key, "", values)
        hollow = row.get("empty", "").split()
        for column in self.headers[table]:
            if column in ("record", "owner", "field", "number", "key", "empty"):
                continue
            if derived.is_derived(column, self.headers[table]):
                continue
            cell, value = row[column], values.pop(column, None)
            where = f"{table}.csv, {column} of {key or record}: {cell!r} is not {value!r}"
            if value is None:
                check(cell == "", where)
            elif value == []:
                check(cell == "" and column in hollow, where)
            elif isinstance(value, bool):
                check(cell == ("true" if value else "false"), where)
            elif isinstance(value, (int, float)):
                check(float(cell) == value, where)
            elif isinstance(value, list):
                check(without_guard(cell).split(" ") == value, where)
            else:
                check(without_guard(cell) == value, where)
        check(not values, table, key, "has no columns for", sorted(values))

    def gather(self, table, row, entity, record, key, prefix, values):
        """Collects the values that have columns, and compares the lists that have rows."""
        header = self.headers[table]
        for name, value in entity.items():
            column = prefix + name.lstrip("$")
            if table == "extensions" and name == "data":
                check(json.loads(without_guard(row[column])) == value, table, key, column)
                values[column] = without_guard(row[column])
            elif column in header:
                values[column] = value
            elif isinstance(value, list):
                self.listed(row, value, record, key, column, name)
            elif any(other.startswith(column + "_") for other in header):
                self.gather(table, row, value, record, key, column + "_", values)
            elif value:
                self.listed(row, [value], record, key, column, name)
            else:
                check(column in row["empty"].split(), table, key, "has no", column)

    def listed(self, row, entries, record, key, field, name):
        """Compares the entries of a list with their rows."""
        is_link = any(isinstance(entry, str) for entry in entries)
        table, rows = self.children(record, key, field, LINKS.get(name, name) if is_link else name)
        check(len(rows) == len(entries), f"{field} of {key or record}: {len(rows)} rows of {table}")
        if not entries:
            check(field in row.get("empty", field).split(), field, "of", key or record)
        for number, (child, entry) in enumerate(zip(rows, entries), 1):
            check(child["number"] == str(number), table, child)
            if isinstance(entry, dict):
                known = child.get("key") or child.get("id") or ""
                self.compare(table, child, entry, record, known)
            else:
                self.seen.add(id(child))
                value = child[self.headers[table][-1]]
                check(without_guard(value) == entry, table, child, "is not", entry)


def check_keys(tables, metadata):
    """Keys are there once, and what refers to them finds them."""
    described = {pathlib.Path(table["url"]).stem: table for table in metadata["tables"]}
    there = tables.rows | tables.views
    check(described.keys() == there.keys(), "metadata.json describes", sorted(described))
    for name, table in described.items():
        count = len(there[name])
        extent = f"{count} row" + "s" * (count != 1)
        check(table["dc:extent"] == extent, name, "has", extent, "not", table["dc:extent"])
        schema = table["tableSchema"]
        titles = [column["titles"] for column in schema["columns"]]
        check(titles == tables.headers[name], name, "has other columns than", titles)
        for column in schema["columns"]:
            if column.get("required"):
                for row in there[name]:
                    check(row[column["titles"]] != "", name, column["name"], "is blank in", row)
        if "primaryKey" in schema:
            keys = [tuple(row[column] for column in schema["primaryKey"]) for row in there[name]]
            check(len(set(keys)) == len(keys), name, "has a key twice")
        for key in schema.get("foreignKeys", []):
            target = pathlib.Path(key["reference"]["resource"]).stem
            theirs = {
                tuple(row[column] for column in key["reference"]["columnReference"])
                for row in tables.rows[target]
            }
            for row in there[name]:
                mine = tuple(row[column] for column in key["columnReference"])
                check(mine in theirs, name, mine, "is not in", target)


def check_csvw(folder):
    """What the package csvw says of the tables, if it is there."""
    try:
        from csvw import TableGroup
    except ImportError:
        return 0
    group = TableGroup.from_file(folder / "metadata.json")
    count = 0
    for table in group.tables:
        # Reading a row checks the types of its cells.
        count += sum(1 for _ in table)
        check(table.check_primary_key(), "csvw finds a key twice in", table.url)
    check(group.check_referential_integrity(strict=True), "csvw finds keys that lead nowhere")
    return count


def compare(reference, folder):
    with open(reference, encoding="utf-8") as file:
        record = json.load(file)
    with open(folder / "metadata.json", encoding="utf-8") as file:
        metadata = json.load(file)
    tables = Tables(folder)
    for name in ("actors", "quotes", "demands"):
        check(len(tables.rows[name]) == len(record[name]), "rows of", name)
    check(len(tables.rows["records"]) == 1, "rows of records")
    tables.compare("records", tables.rows["records"][0], record, record["id"], "")
    for name, rows in tables.rows.items():
        for row in rows:
            check(id(row) in tables.seen, name, row, "is no part of the record")
    check_keys(tables, metadata)
    derived.check_days(check, tables.rows)
    derived.check_checksum(check, tables.rows["records"])
    bare = {
        name: [{column: without_guard(cell) for column, cell in row.items()} for row in rows]
        for name, rows in tables.views.items()
    }
    derived.check_views(check, record, bare)
    rows = sum(len(rows) for rows in (tables.rows | tables.views).values())
    count = check_csvw(folder)
    check(count in (0, rows), "csvw reads", count, "rows of", rows)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    reference, output = map(pathlib.Path, sys.argv[1:3])
    if output.is_dir():
        compare(reference, output)
    else:
        with tempfile.TemporaryDirectory() as folder:
            with zipfile.ZipFile(output) as packed:
                check(packed.testzip() is None, "the zip file is damaged")
                packed.extractall(folder)
            compare(reference, pathlib.Path(folder))
    print(f"csv: {checks} checks")


main()

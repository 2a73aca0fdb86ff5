"""Reads a workbook that `verbale convert` wrote with openpyxl and compares it with the JSON record.

    python xlsx_reader.py REFERENCE_JSON OUTPUT_PATH

Each table is put together again from its sheet by what the documentation says of the columns, without
any code of the project: every value of the record has to be in the cell where it belongs, and every
cell that is not blank has to be accounted for.
"""

import json
import sys

import openpyxl

import derived

# Sheets that have no rows of records.
BESIDE = {"_about", "lists"}
JOINS = {"record", "owner", "field", "number", "key", "empty"}
# Lists that a record has to have: without rows they are empty, and `empty` does not name them.
NEEDED = {"quotes", "demands", "red_lines"}

checks = 0


def check(condition, message):
    global checks
    checks += 1
    if not condition:
        sys.exit(f"xlsx: {message}")


def rows_of(sheet, with_blanks=False):
    """The rows below the header as dictionaries, with or without blank cells."""
    rows = sheet.iter_rows(values_only=True)
    header = next(rows)
    return [
        {name: value for name, value in zip(header, row) if with_blanks or value is not None}
        for row in rows
    ]


def same(value, cell):
    """Whether a cell holds a value: texts as texts, numbers as numbers, truth as truth."""
    if isinstance(value, bool) or isinstance(cell, bool):
        return value is cell
    if isinstance(value, (int, float)):
        return isinstance(cell, (int, float)) and float(value) == float(cell)
    return isinstance(cell, str) and cell == value


class Tables:
    def __init__(self, book):
        sheets = [name for name in book.sheetnames if name not in BESIDE]
        self.views = {name: rows_of(book[name], True) for name in sheets if derived.is_view(name)}
        names = [name for name in sheets if name not in self.views]
        self.whole = {name: rows_of(book[name], True) for name in names}
        self.rows = {name: rows_of(book[name]) for name in names}
        self.used = {name: [False] * len(rows) for name, rows in self.rows.items()}
        self.cells = 0

    def belonging(self, owner, field):
        """Rows by table that stand in a list of a row, in their order."""
        found = {}
        for name, rows in self.rows.items():
            if name == "records":
                continue
            listed = [
                (row.get("number", 0), place)
                for place, row in enumerate(rows)
                if not self.used[name][place]
                and row.get("owner", "") == owner
                and row.get("field", field) == field
            ]
            if listed:
                found[name] = [place for _, place in sorted(listed)]
        return found

    def take(self, name, place):
        self.used[name][place] = True
        return self.rows[name][place]

    def entity(self, value, row, where):
        """Compares an object with its row, and its lists with the rows of other tables."""
        key = "" if where == "$" else row.get("key", row.get("id", ""))
        left = {
            name: cell
            for name, cell in row.items()
            if name not in JOINS and not derived.is_derived(name)
        }
        empty = set(row.get("empty", "").split())
        self.part(value, "", key, left, empty, where)
        check(not left, f"{where}: cells that the record does not have: {left}")
        check(not empty, f"{where}: said to be empty, and is not: {empty}")

    def part(self, value, prefix, key, left, empty, where):
        for field, inner in value.items():
            name = prefix + field.lstrip("$")
            here = f"{where}.{field}"
            if name in left and not isinstance(inner, (dict, list)):
                check(same(inner, left.pop(name)), f"{here}: the cell is not {inner!r}")
                self.cells += 1
            elif name in left and isinstance(inner, list):
                check(left.pop(name).split() == inner, f"{here}: the cell is not {inner!r}")
                self.cells += 1
            elif name in left and field == "data":
                check(json.loads(left.pop(name)) == inner, f"{here}: other data")
                self.cells += 1
            elif inner in ([], {}):
                check(name in empty or name in NEEDED, f"{here}: not named in `empty`")
                empty.discard(name)
            elif isinstance(inner, list):
                self.entries(inner, key, name, here)
            elif isinstance(inner, dict) and not self.single(inner, key, name, here):
                self.part(inner, name + "_", key, left, empty, here)
            elif not isinstance(inner, dict):
                check(False, f"{here}: {inner!r} stands nowhere")

    def fitting(self, entries, key, name):
        """The rows that are these entries: of the table in which the first one is found."""
        for table, places in self.belonging(key, name).items():
            rows = [self.rows[table][place] for place in places]
            if "field" not in rows[0] and not self.is_table_of(table, name, entries):
                continue
            if len(rows) == len(entries):
                return table, places
        return None, []

    @staticmethod
    def is_table_of(table, name, entries):
        """Whether a table without `field` can be that of a list, by its name or its columns."""
        last = name.split("_")[-1]
        close = {name, last, name + "s", last + "s"}
        return (
            table in close
            or name.endswith(table)
            or table.rstrip("s") in name
            or (name == "quotes" and table == "evidence")
            or table.replace("_links", "s") == last
        )

    def entries(self, entries, key, name, where):
        table, places = self.fitting(entries, key, name)
        check(table is not None, f"{where}: no table has {len(entries)} rows for it")
        for number, (entry, place) in enumerate(zip(entries, places)):
            row = self.take(table, place)
            here = f"{where}[{number}]"
            check(row.get("number") == number + 1, f"{here}: another number")
            if isinstance(entry, dict):
                self.entity(entry, row, here)
            else:
                values = [cell for column, cell in row.items() if column not in JOINS]
                check(values == [entry], f"{here}: the cell is not {entry!r}")
                self.cells += 1

    def single(self, value, key, name, where):
        """An object that is a row of its own, because it has an id."""
        if "id" not in value:
            return False
        for table, places in self.belonging(key, name).items():
            row = self.rows[table][places[0]]
            if row.get("id") == value["id"]:
                self.entity(value, self.take(table, places[0]), where)
                return True
        return False


def check_about(path, tables):
    """The front sheet says how many rows each sheet of records has."""
    sheet = openpyxl.load_workbook(open(path, "rb"), data_only=True)["_about"]
    counts = {}
    for name, count, *_ in sheet.iter_rows(values_only=True):
        counts[name] = count
    for name, rows in tables.items():
        check(counts.get(name) == len(rows), f"_about: {counts.get(name)!r} rows of {name}")


def main(reference, path):
    record = json.load(open(reference, encoding="utf-8"))
    book = openpyxl.load_workbook(open(path, "rb"))

    check("lists" in book.sheetnames, "there is no sheet `lists`")
    check(book["lists"].sheet_state == "hidden", "the sheet `lists` can be seen")
    drop_downs = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                place = f"{sheet.title}!{cell.coordinate}"
                if sheet.title != "_about":
                    check(cell.data_type != "f", f"{place} is a formula")
                elif cell.data_type == "f":
                    check(str(cell.value).startswith("=COUNTA("), f"{place}: {cell.value}")
                if cell.hyperlink is not None:
                    check(cell.hyperlink.target is None, f"{place} is a link to another file")
                    sheet_name = cell.hyperlink.location.split("!")[0].strip("'")
                    check(sheet_name in book.sheetnames, f"{place} leads nowhere")
        if sheet.title in BESIDE:
            continue
        check(sheet.freeze_panes == "A2", f"{sheet.title}: the header is not frozen")
        check(sheet.auto_filter.ref is not None, f"{sheet.title}: there is no filter")
        for cell in sheet[1]:
            check(cell.font.bold, f"{sheet.title}!{cell.coordinate} is not bold")
            check(cell.comment is not None, f"{sheet.title}!{cell.coordinate} has no note")
        for rule in sheet.data_validations.dataValidation:
            check(rule.type == "list", f"{sheet.title}: a rule that is no drop-down")
            words = rule.formula1
            if words.startswith("lists!"):
                cells = book["lists"][words.split("!")[1].replace("$", "")]
                check(all(cell.value for (cell,) in cells), f"{sheet.title}: blanks in {words}")
            drop_downs += 1
    check(drop_downs > 20, f"only {drop_downs} drop-downs")

    for table in ("actors", "quotes", "demands", "threats", "positions", "claims", "issues"):
        if table in record:
            count = len(rows_of(book[table]))
            check(count == len(record[table]), f"{table}: {count} rows")

    check(book.sheetnames[0] == "_about", "the first sheet does not explain the others")
    tables = Tables(book)
    compare(record, tables)
    check_about(path, tables.rows)
    print(f"xlsx: {checks} checks")


def compare(record, tables):
    """Compares a record with the tables that it was written to."""
    check(len(tables.rows["records"]) == 1, "there is not one record")
    check(tables.rows["records"][0]["id"] == record["id"], "another id")
    for rows in tables.rows.values():
        for row in rows:
            check(row.get("record", record["id"]) == record["id"], "a row of another record")
    derived.check_days(check, tables.whole)
    derived.check_checksum(check, tables.rows["records"])
    derived.check_views(check, record, tables.views)
    tables.entity(record, tables.take("records", 0), "$")
    for name, used in tables.used.items():
        check(all(used), f"{name}: rows that the record does not have")
    check(tables.cells > 300, f"only {tables.cells} values")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

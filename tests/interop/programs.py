"""Programs that open tables that `verbale convert` wrote, have them edited, and save them.

Each class opens one kind of output with one program. `Tables` holds all rows in memory as plain values;
classes below it read and write them with a program of their own. A workbook of openpyxl and a database
of sqlite3 are edited in place.
"""

import csv
import sqlite3
import subprocess

import duckdb
import openpyxl
import pandas
import polars
import pyarrow
import pyarrow.csv
import pyarrow.parquet

csv.field_size_limit(1 << 26)


class Skipped(Exception):
    """The program has no such edit, or the tables no such column."""


def as_text(value):
    """What a program that writes CSV has for a value."""
    if value is None:
        return ""
    return str(value).upper() if isinstance(value, bool) else str(value)


def one_type(values):
    """A column whose values are of one type: all as texts if they are not."""
    types = {type(value) for value in values if value is not None}
    if len(types) <= 1:
        return values
    return [None if value is None else str(value) for value in values]


class Tables:
    """Tables of a folder, each with a header and rows, held in memory."""

    pattern = "*.csv"
    source = "csv"
    # The most edits of a kind that the program makes: fewer where it takes long.
    most = 1
    # What is left as it is: texts that look like numbers, and the numbers of rows beside the tables; and
    # whether cells or columns have types.
    keeps = ("texts", "counts")

    def __init__(self, path):
        self.path = path
        self.headers, self.rows, self.files = {}, {}, {}
        for file in sorted(path.glob(self.pattern)):
            if not file.stem.startswith("view_"):
                self.files[file.stem] = file
                header, rows = self.read(file)
                self.headers[file.stem] = list(header)
                self.rows[file.stem] = [list(row) for row in rows]

    def save(self):
        for name, rows in self.rows.items():
            self.write(self.files[name], self.headers[name], rows)

    def has(self, table, column):
        return column in self.headers.get(table, ())

    def filled(self, table, column):
        """The numbers of the rows that have a value in a column."""
        at = self.headers[table].index(column)
        return [n for n, row in enumerate(self.rows[table]) if row[at] not in (None, "")]

    def get(self, table, row, column):
        return self.rows[table][row][self.headers[table].index(column)]

    def set(self, table, row, column, value):
        self.rows[table][row][self.headers[table].index(column)] = value

    def delete_row(self, table, row):
        del self.rows[table][row]

    def repeat_row(self, table, row):
        self.rows[table].append(list(self.rows[table][row]))

    def reorder(self, table, order):
        self.rows[table] = [self.rows[table][n] for n in order]

    def delete_column(self, table, column):
        at = self.headers[table].index(column)
        for row in [self.headers[table], *self.rows[table]]:
            del row[at]

    def add_column(self, table, column, value):
        self.headers[table].append(column)
        for row in self.rows[table]:
            row.append(value)

    def rename_column(self, table, column, name):
        self.headers[table][self.headers[table].index(column)] = name

    def delete_table(self, table):
        self.files[table].unlink()
        del self.headers[table], self.rows[table]


class CsvModule(Tables):
    """The module csv of Python, as a text editor or a script has it."""

    name = "csv"

    def read(self, file):
        with open(file, encoding="utf-8", newline="") as opened:
            header, *rows = csv.reader(opened)
        return header, rows

    def write(self, file, header, rows):
        with open(file, "w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows([header, *[[as_text(it) for it in row] for row in rows]])


class PandasCsv(Tables):
    """pandas, which takes cells as texts."""

    name = "pandas csv"
    options = {"dtype": str, "keep_default_na": False}

    def read(self, file):
        frame = pandas.read_csv(file, **self.options)
        return frame.columns, frame.astype(object).values.tolist()

    def write(self, file, header, rows):
        pandas.DataFrame(rows, columns=header, dtype=object).to_csv(file, index=False)


class PandasTyped(Tables):
    """pandas, which decides on types by itself."""

    name = "pandas csv, own types"
    keeps = ("counts",)

    def read(self, file):
        frame = pandas.read_csv(file)
        return frame.columns, frame.astype(object).values.tolist()

    def write(self, file, header, rows):
        frame = pandas.DataFrame(rows, columns=header).infer_objects()
        frame.to_csv(file, index=False)


class PolarsCsv(Tables):
    """polars, which takes cells as texts."""

    name = "polars csv"

    def read(self, file):
        frame = polars.read_csv(file, infer_schema=False)
        return frame.columns, frame.rows()

    def write(self, file, header, rows):
        rows = [[None if it is None else as_text(it) for it in row] for row in rows]
        schema = {name: polars.String for name in header}
        polars.DataFrame(rows, schema=schema, orient="row").write_csv(file)


class PolarsTyped(PolarsCsv):
    """polars, which decides on types by itself."""

    name = "polars csv, own types"
    keeps = ("counts",)

    def read(self, file):
        frame = polars.read_csv(file, infer_schema_length=None)
        return frame.columns, frame.rows()


class DuckCsv(Tables):
    """DuckDB, which decides on types by itself."""

    name = "duckdb csv, own types"
    keeps = ("counts",)

    def read(self, file):
        found = duckdb.execute("SELECT * FROM read_csv(?, header = true)", [str(file)])
        return [column[0] for column in found.description], found.fetchall()

    def write(self, file, header, rows):
        columns = {name: one_type([row[n] for row in rows]) for n, name in enumerate(header)}
        table = pyarrow.table(columns)
        duckdb.from_arrow(table).write_csv(str(file), header=True)


class ArrowParquet(Tables):
    """pyarrow."""

    name = "pyarrow parquet"
    source = "parquet-tables"
    pattern = "*.parquet"
    keeps = ("texts", "columns")

    def __init__(self, path):
        self.schemas = {}
        super().__init__(path)

    def read(self, file):
        table = pyarrow.parquet.read_table(file)
        self.schemas[file] = table.schema
        return table.column_names, list(zip(*(column.to_pylist() for column in table.columns)))

    def frame(self, file, header, rows):
        """The table, with the types that it had where the values still have them."""
        arrays = []
        for number, name in enumerate(header):
            values = one_type([row[number] for row in rows])
            position = self.schemas[file].get_field_index(name)
            kind = self.schemas[file].field(position).type if position >= 0 else None
            try:
                arrays.append(pyarrow.array(values, kind))
            except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError):
                arrays.append(pyarrow.array(values))
        return pyarrow.Table.from_arrays(arrays, names=list(header))

    def write(self, file, header, rows):
        pyarrow.parquet.write_table(self.frame(file, header, rows), file)


class PandasParquet(ArrowParquet):
    """pandas."""

    name = "pandas parquet"

    def write(self, file, header, rows):
        self.frame(file, header, rows).to_pandas().to_parquet(file)


class PolarsParquet(ArrowParquet):
    """polars."""

    name = "polars parquet"

    def write(self, file, header, rows):
        polars.from_arrow(self.frame(file, header, rows)).write_parquet(file)


class DuckParquet(ArrowParquet):
    """DuckDB."""

    name = "duckdb parquet"

    def write(self, file, header, rows):
        duckdb.from_arrow(self.frame(file, header, rows)).write_parquet(str(file))


class Workbook:
    """A workbook that openpyxl edits in place."""

    name = "openpyxl"
    most = 2
    source = "xlsx"
    keeps = ("texts", "cells")

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def save(self):
        self.book.save(self.path)

    def has(self, table, column):
        return table in self.book.sheetnames and column in self.header(table)

    def header(self, table):
        return [cell.value for cell in self.book[table][1]]

    def cell(self, table, row, column):
        return self.book[table].cell(row + 2, self.header(table).index(column) + 1)

    def filled(self, table, column):
        at = self.header(table).index(column)
        rows = self.book[table].iter_rows(min_row=2, values_only=True)
        return [number for number, row in enumerate(rows) if row[at] is not None]

    def get(self, table, row, column):
        return self.cell(table, row, column).value

    def set(self, table, row, column, value):
        self.cell(table, row, column).value = value

    def delete_row(self, table, row):
        self.book[table].delete_rows(row + 2)

    def repeat_row(self, table, row):
        self.book[table].append([cell.value for cell in self.book[table][row + 2]])

    def reorder(self, table, order):
        sheet = self.book[table]
        rows = list(sheet.iter_rows(min_row=2, values_only=True))
        for number, place in enumerate(order):
            for column, value in enumerate(rows[place], 1):
                sheet.cell(number + 2, column).value = value

    def delete_column(self, table, column):
        self.book[table].delete_cols(self.header(table).index(column) + 1)

    def add_column(self, table, column, value):
        sheet, at = self.book[table], self.book[table].max_column + 1
        for number in range(1, sheet.max_row + 1):
            sheet.cell(number, at).value = column if number == 1 else value

    def rename_column(self, table, column, name):
        self.book[table].cell(1, self.header(table).index(column) + 1).value = name

    def delete_table(self, table):
        del self.book[table]


class PandasWorkbook(Tables):
    """A workbook that pandas writes once more, with values alone."""

    name = "pandas xlsx"
    most = 2
    source = "xlsx"
    keeps = ("texts", "cells")

    def __init__(self, path):
        self.path, self.files = path, {}
        frames = pandas.read_excel(path, sheet_name=None)
        self.headers = {name: list(frame.columns) for name, frame in frames.items()}
        self.rows = {name: frame.astype(object).values.tolist() for name, frame in frames.items()}

    def save(self):
        with pandas.ExcelWriter(self.path, engine="openpyxl") as writer:
            for name, rows in self.rows.items():
                frame = pandas.DataFrame(rows, columns=self.headers[name], dtype=object)
                frame.to_excel(writer, sheet_name=name, index=False)

    def filled(self, table, column):
        at = self.headers[table].index(column)
        return [n for n, row in enumerate(self.rows[table]) if not pandas.isna(row[at])]

    def delete_table(self, table):
        del self.headers[table], self.rows[table]


class Database:
    """A database that sqlite3 edits in place."""

    name = "sqlite3"
    most = 1
    source = "sqlite"
    keeps = ("texts", "counts")

    def __init__(self, path):
        self.base = sqlite3.connect(path)
        # Rows are edited as they come, whatever refers to them.
        self.base.execute("PRAGMA foreign_keys = OFF")

    def save(self):
        self.base.commit()
        self.base.close()

    def has(self, table, column):
        found = self.base.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", [table, column])
        return found.fetchone() is not None

    def ids(self, table):
        return [it for (it,) in self.base.execute(f'SELECT rowid FROM "{table}" ORDER BY rowid')]

    def filled(self, table, column):
        found = self.base.execute(f'SELECT "{column}" IS NOT NULL FROM "{table}" ORDER BY rowid')
        return [number for number, (has,) in enumerate(found) if has]

    def get(self, table, row, column):
        query = f'SELECT "{column}" FROM "{table}" WHERE rowid = ?'
        return self.base.execute(query, [self.ids(table)[row]]).fetchone()[0]

    def set(self, table, row, column, value):
        query = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?'
        self.base.execute(query, [value, self.ids(table)[row]])

    def delete_row(self, table, row):
        self.base.execute(f'DELETE FROM "{table}" WHERE rowid = ?', [self.ids(table)[row]])

    def repeat_row(self, table, row):
        query = f'INSERT INTO "{table}" SELECT * FROM "{table}" WHERE rowid = ?'
        self.base.execute(query, [self.ids(table)[row]])

    def reorder(self, table, order):
        ids = self.ids(table)
        for number, place in enumerate(order):
            self.base.execute(
                f'UPDATE "{table}" SET rowid = ? WHERE rowid = ?', [1_000_000 + number, ids[place]]
            )

    def drop_what_uses(self, column):
        """Indexes and views of a column do not let it be dropped."""
        found = self.base.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        for kind, name, text in found.fetchall():
            if kind == "view" or kind == "index" and f'"{column}"' in text:
                self.base.execute(f'DROP {kind} "{name}"')

    def delete_column(self, table, column):
        self.drop_what_uses(column)
        self.base.execute(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')

    def add_column(self, table, column, value):
        self.base.execute(f'ALTER TABLE "{table}" ADD COLUMN "{column}" ANY')
        self.base.execute(f'UPDATE "{table}" SET "{column}" = ?', [value])

    def rename_column(self, table, column, name):
        self.drop_what_uses("")
        self.base.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "{name}"')

    def delete_table(self, table):
        self.drop_what_uses("")
        self.base.execute(f'DROP TABLE "{table}"')


def office(path, kind, folder):
    """Has LibreOffice open a file and save it as another kind of file."""
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        + ["--outdir", str(folder / "saved"), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "saved" / f"{path.stem}.{kind.split(':')[0]}"


PROGRAMS = [
    *(CsvModule, PandasCsv, PandasTyped, PolarsCsv, PolarsTyped, DuckCsv),
    *(ArrowParquet, PandasParquet, PolarsParquet, DuckParquet),
    *(Workbook, PandasWorkbook, Database),
]

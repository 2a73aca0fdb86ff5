"""The questions of docs/tables.md, asked with DuckDB, pandas and openpyxl, have the answers of that page.

usage: python questions.py VERBALE ROOT WORK RECORDS

The lines of code are run as they are on the page, over the examples below ROOT. Then the same questions
are asked of RECORDS, a file of many records: SQLite, DuckDB over Parquet, pandas over CSV and openpyxl
over the workbook have to give the same rows. WORK is a folder for files, which is emptied.
"""

import collections
import datetime
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys

import duckdb
import openpyxl
import pandas as pd

VERBALE, ROOT, WORK, RECORDS = (pathlib.Path(argument).resolve() for argument in sys.argv[1:5])
# What the page has of a question, and the sheet of the workbook with the filter for it.
Question = collections.namedtuple("Question", "title codes names answer")
# Whom and which days the questions are about.
About = collections.namedtuple("About", "actor first last")
OF_PAGE = About("Iran", "2026-03-01", "2026-03-31")
FILTERS = [
    ("view_demands", lambda row, about: True),
    ("view_red_lines", lambda row, about: row["actor_name"] == about.actor),
    (
        "view_timeline",
        lambda row, about: row["date_first"] <= about.last and row["date_last"] >= about.first,
    ),
]

checks = 0


def check(condition, message):
    global checks
    checks += 1
    if not condition:
        sys.exit(f"questions: {message}")


def text_of(value):
    """The text of a cell: days in ISO 8601, blanks as nothing."""
    if value is None or value != value:
        return ""
    if isinstance(value, datetime.datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def as_texts(rows):
    """Rows as texts, in the order of these."""
    return sorted(tuple(text_of(value) for value in row) for row in rows)


def questions(page):
    """The questions of the page."""
    for part in page.split("\n### ")[1:]:
        title, text = part.split("\n", 1)
        codes = dict(re.findall(r"```(\w+)\n(.*?)\n```", text, re.DOTALL))
        table = text.split("<!-- answer -->")[1].split("\n## ")[0].strip().splitlines()
        cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table]
        yield Question(title, codes, cells[0], as_texts(cells[2:]))


def written(source):
    """Has records written in each format of tables, below the names that the page has."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for form, name in (
        ("sqlite", "talks.sqlite"),
        ("parquet-tables", "tables/"),
        ("csv", "csv/"),
        ("xlsx", "talks.xlsx"),
    ):
        command = [VERBALE, "convert", source, "-q", "-t", form, "-o", name]
        subprocess.run(command, check=True, cwd=WORK)
    os.chdir(WORK)


def from_workbook(book, number, names, about):
    """The rows that a filter of the workbook leaves."""
    sheet_name, is_wanted = FILTERS[number]
    sheet = book[sheet_name]
    header, *rows = sheet.iter_rows(values_only=True)
    width = openpyxl.utils.cell.range_boundaries(sheet.auto_filter.ref)[2]
    check(width == len(header), f"{sheet_name} has a filter of {width} columns")
    days = [at for at, name in enumerate(header) if name.endswith(("_first", "_last"))]
    for row in rows:
        for at in days:
            is_day = row[at] is None or isinstance(row[at], datetime.date)
            check(is_day, f"{sheet_name}: {row[at]!r} is no date")
        found = dict(zip(header, row))
        if is_wanted(found | {header[at]: text_of(row[at]) for at in days}, about):
            yield [found[name] for name in names]


def answers(number, question, book, base, about):
    """What each program answers."""
    codes = question.codes
    table = eval(codes["python"], {"pd": pd})
    check(list(table.columns) == question.names, f"pandas gives {list(table.columns)}")
    yield "sqlite3", base.execute(codes["sql"]).fetchall()
    yield "DuckDB", duckdb.execute(codes["duckdb"]).fetchall()
    yield "pandas", table.itertuples(index=False)
    yield "openpyxl", from_workbook(book, number, question.names, about)


def ask(all_questions, about, is_of_page):
    """Asks each question with each program: the answers are those of the page, or all the same."""
    book = openpyxl.load_workbook("talks.xlsx")
    base = sqlite3.connect("talks.sqlite")
    for number, question in enumerate(all_questions):
        wanted = question.answer if is_of_page else None
        for program, rows in answers(number, question, book, base, about):
            found = as_texts(rows)
            wanted = found if wanted is None else wanted
            differing = sorted(set(found) ^ set(wanted))[:2]
            check(found == wanted, f"{question.title} {program}: {len(found)} rows: {differing}")
        check(wanted, f"{question.title} has no answer")
        print(f"{question.title} {len(wanted)} rows, by four programs")


def often(base):
    """The actor with the most red lines, and the month with the most events and deadlines."""
    actor = base.execute(
        "SELECT actor_name FROM view_red_lines WHERE actor_name NOT LIKE '%''%'"
        " GROUP BY 1 ORDER BY count(*) DESC, 1"
    ).fetchone()[0]
    month = base.execute(
        "SELECT substr(date_first, 1, 7) FROM view_timeline WHERE date_first = date_last"
        " GROUP BY 1 ORDER BY count(*) DESC, 1"
    ).fetchone()[0]
    year, number = map(int, month.split("-"))
    following = datetime.date(year + number // 12, number % 12 + 1, 1)
    last = following - datetime.timedelta(days=1)
    return About(actor, f"{month}-01", last.isoformat())


def instead(question, about):
    """The question about somebody else and other days."""
    codes = question.codes
    for one, other in zip(OF_PAGE, about):
        codes = {name: code.replace(f"'{one}'", f"'{other}'") for name, code in codes.items()}
    return question._replace(codes=codes)


def main():
    page = list(questions((ROOT / "docs/tables.md").read_text("utf-8")))
    check(len(page) == len(FILTERS), f"{len(page)} questions")
    written(ROOT / "examples")
    ask(page, OF_PAGE, True)
    written(RECORDS)
    about = often(sqlite3.connect("talks.sqlite"))
    ask([instead(question, about) for question in page], about, False)
    print(f"questions: {checks} checks")


main()

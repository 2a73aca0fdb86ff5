"""Real programs edit what `verbale convert` wrote: what is read back is equal, or there is a finding.

usage: python edits.py VERBALE EXAMPLES WORK

EXAMPLES is a folder of records, and WORK a folder for files, which is emptied. Each edit is made to a copy
of the output by a program, and read by `verbale convert`. A change of the records without a finding on
standard error fails the script, and so do a panic, a run without an end, and a finding in place of the
records where an edit changes nothing. What is left of such an edit is in WORK/failed.
"""

import collections
import concurrent.futures
import datetime
import json
import multiprocessing
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

import documents
import files
from programs import PROGRAMS, Skipped

VERBALE, EXAMPLES, WORK = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
PROCESSES = 4
SECONDS = 60
# An edit: the program, the kind of edit, what it is about, the format, the function that makes it of the
# path of the copy, and whether the records have to be read as they were.
Edit = collections.namedtuple("Edit", "program kind what source make is_harmless")

TEXTS = [
    ("codes", "code"),
    ("quotes", "text"),
    ("quotes", "speaker"),
    ("demands", "status"),
    ("events", "when_edtf"),
    ("identifiers", "value"),
    ("records", "title"),
]
TABLES = ["codes", "quotes", "addressees", "anchors", "participants", "demands", "records"]
NUMBERS = [("anchors", "start"), ("quotes", "number"), ("casualties", "best")]
TYPED = {
    "10": 10,
    "19 digits": 1234567890123456789,
    "1E5": 1e5,
    "TRUE": True,
    "a date": datetime.date(2026, 3, 2),
}


def pick(book, random_, table, column):
    """The number of some row that has a value."""
    return random_.choice(book.filled(table, column))


def no_op(book, random_):
    """Nothing."""


def clear(book):
    """Blanks the checksums, as somebody does who means a change."""
    for row in book.filled("records", "checksum"):
        book.set("records", row, "checksum", None)


def type_over(book, random_, table, column, value):
    book.set(table, pick(book, random_, table, column), column, value)


def type_and_clear(book, random_, table, column, value):
    type_over(book, random_, table, column, value)
    clear(book)


def type_and_drop(book, random_, table, column):
    type_over(book, random_, table, column, "Something else")
    book.delete_column("records", "checksum")


def make_numbers(book, random_, table, column):
    """Has numbers in a column, as programs do that decide on types."""
    for row in book.filled(table, column):
        digits = re.sub(r"\D", "", str(book.get(table, row, column)))
        book.set(table, row, column, int(digits or 0))
    clear(book)


def dress(book, random_, table, column, form):
    """Changes the form of a value, as people do without noticing."""
    row = pick(book, random_, table, column)
    book.set(table, row, column, form.format(book.get(table, row, column)))


def delete_row(book, random_, table, column):
    book.delete_row(table, pick(book, random_, table, column))


def delete_and_clear(book, random_, table, column):
    delete_row(book, random_, table, column)
    clear(book)


def repeat_row(book, random_, table, column):
    book.repeat_row(table, pick(book, random_, table, column))


def shuffle(book, random_, table, column):
    order = list(range(len(book.filled(table, column))))
    random_.shuffle(order)
    book.reorder(table, order)


def delete_column(book, random_, table, column):
    book.delete_column(table, column)


def drop_column_and_clear(book, random_, table, column):
    book.delete_column(table, column)
    clear(book)


def delete_table(book, random_, table, column):
    book.delete_table(table)


def delete_table_and_clear(book, random_, table, column):
    book.delete_table(table)
    clear(book)


def rename(book, random_, table, column, form):
    changed = {"capital": column.upper(), "blank": f" {column} "}
    book.rename_column(table, column, changed.get(form, f"{column}{form}"))


def add_column(book, random_, table, column, value):
    book.add_column(table, "seen_by", value)


def swap(book, random_, table, column):
    """Exchanges the values of two cells."""
    one, other = random_.sample(book.filled(table, column), 2)
    first, second = book.get(table, one, column), book.get(table, other, column)
    book.set(table, one, column, second)
    book.set(table, other, column, first)


def say_yes(book, random_, table, column, words):
    """Has words for truth in a column of it."""
    for row in book.filled(table, column):
        is_true = str(book.get(table, row, column)).lower() in ("true", "1", "1.0")
        book.set(table, row, column, words[0] if is_true else words[1])


KEYED = [(table, "id" if table == "records" else "record") for table in TABLES]
# The kind of edit, the function, its arguments by name, and whether the records stay the same.
EDITS = [
    ("no change", no_op, {"": []}, True),
    ("text typed over", type_over, {f"{t}.{c}": [t, c, "Something else"] for t, c in TEXTS}, False),
    (
        "number, truth or date typed",
        type_over,
        {f"{name} in {t}.{c}": [t, c, v] for t, c in TEXTS[:2] for name, v in TYPED.items()},
        False,
    ),
    ("number typed over", type_over, {f"{t}.{c}": [t, c, 7] for t, c in NUMBERS}, False),
    ("cells swapped", swap, {f"{t}.{c}": [t, c] for t, c in TEXTS[:3]}, False),
    ("row deleted", delete_row, {t: [t, c] for t, c in KEYED}, False),
    ("row repeated", repeat_row, {t: [t, c] for t, c in KEYED[:3]}, False),
    ("rows in another order", shuffle, {t: [t, c] for t, c in KEYED}, True),
    ("column deleted", delete_column, {f"{t}.{c}": [t, c] for t, c in TEXTS[:5]}, False),
    ("table deleted", delete_table, {t: [t, c] for t, c in KEYED[:4]}, False),
    (
        "header renamed",
        rename,
        {form: ["quotes", "speaker", form] for form in ("capital", "blank", "_old")},
        False,
    ),
    ("column added", add_column, {"quotes": ["quotes", "text", "somebody"]}, False),
    (
        "blanks around a word",
        dress,
        {
            name: ["demands", "status", form]
            for name, form in {"space": " {} ", "nbsp": "{}\u00a0", "line feed": "{}\r\n"}.items()
        },
        False,
    ),
    ("CRLF in a text", dress, {"": ["quotes", "text", "{}\r\nmore"]}, False),
    (
        "yes and no",
        say_yes,
        {"/".join(words): ["views", "by_source", words] for words in (("yes", "no"), ("TRUE", "FALSE"))},
        False,
    ),
]
# A checksum that is cleared says that a change is meant. Rows that are gone are still found by formats that
# have the number of rows where the program leaves it alone,
COUNTED = [
    ("row deleted, checksum cleared", delete_and_clear, {t: [t, c] for t, c in KEYED[:3]}, False),
    (
        "column deleted, checksum cleared",
        drop_column_and_clear,
        {f"{t}.{c}": [t, c] for t, c in [("quotes", "speaker"), ("records", "title")]},
        False,
    ),
    ("text typed over, checksums deleted", type_and_drop, {"": ["quotes", "text"]}, False),
    ("table deleted, checksum cleared", delete_table_and_clear, {"codes": ["codes", "code"]}, False),
]
# and what may be gone of a number in a cell of text, by formats whose cells or columns have types.
TYPED_CELLS = [
    (
        "number typed, checksum cleared",
        type_and_clear,
        {f"{name} in codes.code": ["codes", "code", value] for name, value in TYPED.items()},
        False,
    )
]
TYPED_COLUMNS = [
    (
        "column made numbers, checksum cleared",
        make_numbers,
        {f"{t}.{c}": [t, c] for t, c in [("codes", "code"), ("identifiers", "value")]},
        False,
    )
]


def of_programs():
    """The edits of tables by programs. Of each kind a program makes some, and all programs together all."""
    for place, program in enumerate(PROGRAMS):
        more = {"counts": COUNTED, "cells": TYPED_CELLS, "columns": TYPED_COLUMNS}
        kinds = [*EDITS, *(kind for word in program.keeps for kind in more.get(word, []))]
        for kind, function, variants, is_harmless in kinds:
            every = list(variants.items())
            at = place * program.most % len(every)
            for what, arguments in (every[at:] + every[:at])[: program.most]:
                harmless = is_harmless and "texts" in program.keeps
                make = lambda path, program=program, function=function, arguments=arguments: edit(
                    program, function, arguments, path
                )
                yield Edit(program.name, kind, what, program.source, make, harmless)


def edit(program, function, arguments, path):
    """Opens what is at a path with a program, edits it and saves it."""
    book = program(path)
    needed = [argument for argument in arguments[:2]]
    if len(needed) == 2 and not book.has(*needed):
        raise Skipped
    function(book, random.Random(f"{program.name} {function.__name__} {arguments}"), *arguments)
    book.save()
    return path


def all_edits(sources):
    """All edits of formats that the program writes."""
    found = [*of_programs(), *(Edit(*it) for it in files.edits()), *(Edit(*it) for it in documents.edits())]
    return [it for it in found if it.source in sources]


def convert(path, arguments=()):
    """What `verbale convert` says of a path: how it ended, the records by id, and its findings."""
    command = [VERBALE, "convert", path, "-t", "ndjson", "--color", "never", *arguments]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS)
    records = {}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        records[record["id"]] = json.dumps(record, sort_keys=True)
    return done.returncode, records, done.stderr.decode("utf-8", "replace")


def verdict(one, path):
    """Whether the records are equal, there is a finding, or neither."""
    try:
        code, records, said = convert(path)
    except subprocess.TimeoutExpired:
        return "HANG", "no end"
    if code not in (0, 1, 2, 3) or "panicked" in said:
        return "CRASH", said
    if code == 0 and records == ORIGINAL:
        return "equal", said
    # A note of what was adapted is no finding: it does not say that the records are others.
    has_finding = re.search(r"^(error|warning)\b", said, re.MULTILINE)
    if one.is_harmless:
        return "REFUSED", said
    return ("finding" if has_finding else "SILENT"), said


def run(number):
    """Makes one edit to a copy, and has it read."""
    one, start = ALL[number], time.monotonic()
    folder = WORK / f"edit-{number}"
    folder.mkdir()
    original = SOURCES[one.source]
    path = folder / original.name
    (shutil.copytree if original.is_dir() else shutil.copy)(original, path)
    try:
        result, said = verdict(one, one.make(path))
    except Skipped:
        result, said = "skipped", ""
    except Exception as error:  # The edit could not be made.
        result, said = "not made", f"{type(error).__name__}: {error}"
    if result.isupper():
        shutil.copytree(folder, WORK / "failed" / f"{number}", dirs_exist_ok=True)
    shutil.rmtree(folder)
    return number, result, said, time.monotonic() - start


def sources():
    """Has the examples written in every format that the edits need; a format may be missing yet."""
    names = {
        **{"csv": "csv", "parquet-tables": "tables", "xlsx": "talks.xlsx", "sqlite": "talks.sqlite"},
        **{"parquet": "talks.parquet", "arrow": "talks.arrow", "ods": "talks.ods"},
        **documents.SOURCES,
    }
    found = {}
    for form, name in names.items():
        path = WORK / "written" / name
        command = [VERBALE, "convert", EXAMPLES, "-q", "-t", form, "-o", path]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        if done.returncode == 0:
            found[form] = path
        else:
            print(f"{form} is not written: {done.stderr.strip().splitlines()[:1]}")
    return found


def show(results):
    """Prints the table of edits, those that failed, and the closing line."""
    counts = collections.Counter()
    kinds = collections.defaultdict(collections.Counter)
    seconds = collections.Counter()
    for number, result, said, taken in results:
        one = ALL[number]
        seconds[one.program] += taken
        kinds[one.program, one.kind][result] += 1
        counts[result] += 1
        if result.isupper():
            first = said.strip().splitlines()[:1]
            print(f"{result} {number}: {one.program}, {one.kind}, {one.what}: {first}")
        elif result == "not made":
            print(f"not made: {one.program}, {one.kind}, {one.what}: {said[:150]!r}")
    print(f"{'program':24} {'edit':36} {'equal':>6} {'finding':>8} {'FAILED':>7}")
    for (program, kind), found in kinds.items():
        failed = sum(count for result, count in found.items() if result.isupper())
        print(f"{program:24} {kind:36} {found['equal']:6} {found['finding']:8} {failed:7}")
    if "--times" in sys.argv:
        print({program: round(taken) for program, taken in seconds.most_common()})
    failed = sum(count for result, count in counts.items() if result.isupper())
    made = counts["equal"] + counts["finding"] + failed
    print(
        f"edits: {made} made, {counts['equal']} equal, {counts['finding']} with a finding,"
        f" {counts['SILENT']} silent, {failed - counts['SILENT']} failed otherwise"
        f" ({counts['not made'] + counts['skipped']} could not be made)"
    )
    return 1 if failed or made < 300 else 0


if __name__ == "__main__":
    shutil.rmtree(WORK, ignore_errors=True)
    (WORK / "written").mkdir(parents=True)
    SOURCES = sources()
    _, ORIGINAL, _ = convert(EXAMPLES)
    ALL = all_edits(SOURCES)
    wanted = sys.argv[4] if len(sys.argv) > 4 and sys.argv[4] != "--times" else ""
    numbers = [n for n, one in enumerate(ALL) if wanted in f"{one.program}, {one.kind}, {one.what}"]
    processes = multiprocessing.get_context("fork")
    with concurrent.futures.ProcessPoolExecutor(PROCESSES, processes) as pool:
        results = list(pool.map(run, numbers))
    sys.exit(show(results))

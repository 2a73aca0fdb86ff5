"""Runs `verbale convert` and its peers interleaved on one corpus of NDJSON, and writes the table into
docs/performance.md: convert.py ROOT WORK ROUNDS."""

import datetime
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

root, work, rounds = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), int(sys.argv[3])
verbale = root / "target/release/verbale"
corpus = work / "convert.ndjson"
out = work / "converted"

DUCKDB = """
import duckdb, sys
corpus, out, options = sys.argv[1:]
db = duckdb.connect(config={"threads": 1})
db.execute(f"COPY (SELECT * FROM read_json('{corpus}', format = 'newline_delimited', "
           f"maximum_object_size = 33554432)) TO '{out}' ({options})")
"""

# What `sqlite-utils insert` leaves as JSON text, taken apart with its own library: a table for each list
# of objects, whose rows name the record and the row they belong to.
TABLES = """
import json, sqlite_utils, sys
corpus, out = sys.argv[1:]
db = sqlite_utils.Database(out)
rows, number = {}, 0

def add(table, value, record, owner):
    global number
    number += 1
    own = number
    row = {"row": own, "record": record, "owner": owner}
    rows.setdefault(table, []).append(row)
    fill(row, "", value, record, own)

def fill(row, prefix, value, record, own):
    for key, inner in value.items():
        if isinstance(inner, dict) and key != "data":
            fill(row, prefix + key + "_", inner, record, own)
        elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
            for entry in inner:
                add(key, entry, record, own)
        else:
            row[prefix + key] = json.dumps(inner) if isinstance(inner, (list, dict)) else inner

def flush():
    for table, entries in rows.items():
        db[table].insert_all(entries, alter=True)
    rows.clear()

for count, line in enumerate(open(corpus, encoding="utf-8"), 1):
    record = json.loads(line)
    add("records", record, record["id"], None)
    if count % 500 == 0:
        flush()
flush()
"""


def ours(form, name):
    return lambda: [verbale, "convert", "--force", "-j", "1", "-q", "-t", form, "-o", out / name, corpus]


def duckdb(name, options):
    return lambda: [sys.executable, "-c", DUCKDB, corpus, out / name, options]


# Each group: what is made, by whom, and by what command; ours first.
GROUPS = [
    ("Parquet, zstd", [
        ("verbale", "one nested row a record", ours("parquet", "a.parquet")),
        ("DuckDB", "the same", duckdb("b.parquet", "FORMAT parquet, COMPRESSION zstd")),
    ]),
    ("CSV", [
        ("verbale", "a table for each list, guarded", ours("csv", "tables")),
        ("DuckDB", "one table, lists and objects as text", duckdb("b.csv", "FORMAT csv, HEADER")),
    ]),
    ("SQLite", [
        ("verbale", "a table for each list, with keys and indexes", ours("sqlite", "a.sqlite")),
        ("sqlite-utils, by a script", "a table for each list, without keys and indexes",
         lambda: [sys.executable, "-c", TABLES, corpus, out / "b.sqlite"]),
        ("sqlite-utils", "one table, lists and objects as JSON text",
         lambda: [Path(sys.executable).with_name("sqlite-utils"), "insert", out / "b.sqlite", "records", corpus, "--nl"]),
    ]),
]


def run(command):
    """CPU seconds, wall seconds, peak MB."""
    with tempfile.TemporaryFile() as told:
        begin = time.monotonic()
        child = subprocess.Popen([str(word) for word in command], stdout=told, stderr=told)
        peak = 0.0
        # `ru_maxrss` would count this program too, from which the child was forked.
        while True:
            try:
                status = Path(f"/proc/{child.pid}/status").read_text()
                lines = [line for line in status.splitlines() if line.startswith("VmHWM")]
                peak = max([peak] + [int(line.split()[1]) / 1000 for line in lines])
            except OSError:
                pass
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            time.sleep(0.005)
        wall = time.monotonic() - begin
        if os.waitstatus_to_exitcode(status) != 0:
            told.seek(0)
            sys.exit(f"{command[0]}: {told.read().decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime, wall, peak


def size(path):
    """How many bytes the newest thing in the folder has."""
    files = [path] if path.is_file() else list(path.rglob("*"))
    return sum(file.stat().st_size for file in files if file.is_file())


results = {}
for _ in range(rounds):
    for made, tools in GROUPS:
        for tool, what, command in tools:
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            results.setdefault((made, tool, what), []).append((*run(command()), size(out)))
shutil.rmtree(out, ignore_errors=True)

megabytes = corpus.stat().st_size / 1e6
lines = [
    "| made | tool | what | MB/s of CPU time | ratio | CPU s | wall s | peak memory, MB | output, MB |",
    "|---|---|---|---|---|---|---|---|---|",
]
first = {}
for (made, tool, what), runs in results.items():
    first.setdefault(made, [run[0] for run in runs])
    cpu, wall, peak, written = (statistics.median(column) for column in zip(*runs))
    # Of one round, so that a machine that slows down in between slows both.
    ratio = statistics.median(ours / theirs[0] for ours, theirs in zip(first[made], runs))
    lines.append(
        f"| {made} | {tool} | {what} | {megabytes / cpu:.1f} | {ratio:.2f} | {cpu:.1f} | {wall:.1f} "
        f"| {peak:.0f} | {written / 1e6:.0f} |"
    )
model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
              if line.startswith("model name")), platform.machine()) if Path("/proc/cpuinfo").exists() else platform.machine()
lines += ["", f"{datetime.date.today()}, {model}, {os.cpu_count()} cores, {megabytes:.0f} MB, medians of {rounds} "
          f"interleaved runs; duckdb {version('duckdb')}; sqlite-utils {version('sqlite-utils')}."]
print("\n".join(lines))

page = root / "docs/performance.md"
begin, end = "<!-- convert: begin -->\n", "<!-- convert: end -->"
before, rest = page.read_text().split(begin)
page.write_text(before + begin + "\n" + "\n".join(lines) + "\n\n" + end + rest.split(end)[1])

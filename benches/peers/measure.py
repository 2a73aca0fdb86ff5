"""Runs verbale and its peers interleaved and writes results.json: measure.py ROOT WORK ROUNDS."""

import datetime
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

root, work, rounds = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), int(sys.argv[3])
schema = root / "schemas/v1/record.schema.json"
verbale = root / "target/release/verbale"
rust = Path(os.environ.get("PEERS_RUST", work / "rust")) / "release/verbale-peers"
python = work / "venv/bin/python"
here = root / "benches/peers"
jsonschema_cli = work / "node_modules/.bin/jsonschema"
whole, slice_ = work / "corpus.ndjson", work / "slice.ndjson"



def ours(profile, threads, *more):
    options = ["--profile", profile, "--threads", threads, *more, "--input-format", "ndjson"]
    return lambda corpus: [verbale, "validate", *options, corpus]



def peer(tool):
    return lambda corpus: [rust, tool, schema, corpus]


written = set()


def records_of(corpus):
    """A file for each record, for tools that read no NDJSON."""
    folder = work / corpus.stem
    if folder not in written:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        written.add(folder)
        for number, line in enumerate(corpus.read_bytes().splitlines()):
            (folder / f"{number}.json").write_bytes(line)
    return sorted(folder.iterdir())


# Name, what it checks, command, whether it reads the small slice, what has to be there.
TOOLS = [
    ("verbale, profile shape", "shape and references", ours("shape", "1"), False, verbale),
    ("verbale, profile default", "all rules, and every quote in the text", ours("default", "1"), False, verbale),
    ("verbale, profile default without V4", "all rules but those on the text", ours("default", "1", "--ignore", "V4"), False, verbale),
    ("verbale, profile shape, 2 threads", "shape and references", ours("shape", "2"), False, verbale),
    ("verbale, profile default, 2 threads", "the same", ours("default", "2"), False, verbale),
    ("serde_json IgnoredAny", "syntax", peer("serde-ignored"), False, rust),
    ("serde_json Value", "syntax", peer("serde-value"), False, rust),
    ("simd-json tape", "syntax", peer("simd-json-tape"), False, rust),
    ("jsonschema (Rust)", "shape", peer("jsonschema"), False, rust),
    ("jsonschema, compile-time macro", "shape", peer("jsonschema-compiled"), False, rust),
    ("boon", "shape", peer("boon"), False, rust),
    ("jsonschema-rs (Python)", "shape", lambda c: [python, here / "peer.py", "jsonschema-rs", schema, c], False, python),
    ("fastjsonschema (Python)", "shape, no formats", lambda c: [python, here / "peer.py", "fastjsonschema", schema, c], True, python),
    ("ajv 8 (Node)", "shape, no formats", lambda c: ["node", here / "peer.cjs", schema, c, work], True, work / "node_modules/ajv"),
    ("check-jsonschema (Python)", "shape", lambda c: [python.with_name("check-jsonschema"), "--schemafile", schema, *records_of(c)], True, python.with_name("check-jsonschema")),
    ("sourcemeta jsonschema, exhaustive", "shape", lambda c: [jsonschema_cli, "validate", schema, c.with_suffix(".jsonl")], True, jsonschema_cli),
    ("sourcemeta jsonschema --fast", "shape", lambda c: [jsonschema_cli, "validate", "--fast", schema, c.with_suffix(".jsonl")], True, jsonschema_cli),
]


def run(command):
    """CPU seconds, wall seconds, peak MB, last line of output, exit status."""
    with tempfile.TemporaryFile() as out:
        begin = time.monotonic()
        child = subprocess.Popen([str(word) for word in command], stdout=out, stderr=out)
        peak = 0.0
        # `ru_maxrss` would count this program too, from which the child was forked.
        while True:
            done, status, usage = os.wait4(child.pid, os.WNOHANG)
            if done:
                break
            peak = max(peak, high_water(child.pid))
            time.sleep(0.005)
        wall = time.monotonic() - begin
        out.seek(0)
        said = out.read().decode("utf-8", "replace").strip().splitlines()
    cpu = usage.ru_utime + usage.ru_stime
    return cpu, wall, peak, said[-1] if said else "", os.waitstatus_to_exitcode(status)


def high_water(pid):
    """The peak of that process so far, in MB; of the process alone, if it has children."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except (OSError, ProcessLookupError):
        pass
    return 0.0


def version(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "not there"


# sourcemeta goes by the extension.
shutil.copyfile(slice_, slice_.with_suffix(".jsonl"))
one = work / "one.ndjson"
with open(slice_, "rb") as lines:
    one.write_bytes(lines.readline())
shutil.copyfile(one, one.with_suffix(".jsonl"))
there = [tool for tool in TOOLS if Path(tool[4]).exists()]
runs = {tool[0]: [] for tool in there}
failed = {}
for number in range(rounds):
    for name, _, command, small, _ in there:
        if name in failed:
            continue
        cpu, wall, peak, said, status = run(command(slice_ if small else whole))
        # A tool that does not run, or does not take a good corpus, is not measured.
        if status != 0 or " of " in said and said.split(" of ")[0] != said.split(" of ")[1]:
            failed[name] = f"exit {status}: {said[:200]}"
            continue
        # What it costs to start and to read the schema is told apart.
        start, start_wall, _, _, status = run(command(one))
        if status != 0:
            start, start_wall = 0.0, 0.0
        runs[name].append((max(cpu - start, 1e-6), max(wall - start_wall, 1e-6), peak, start))
        print(f"{number + 1}/{rounds} {name}: {cpu:.2f} s", file=sys.stderr)

size = {False: whole.stat().st_size / 1e6, True: slice_.stat().st_size / 1e6}
results = []
first = runs[TOOLS[0][0]]
for name, checks, command, small, _ in there:
    if not runs[name] or name in failed:
        continue
    speeds = [size[small] / cpu for cpu, *_ in runs[name]]
    reference = [size[False] / cpu for cpu, *_ in first]
    results.append({
        "tool": name,
        "checks": checks,
        "megabytes": round(size[small], 1),
        "mb_per_cpu_second": round(statistics.median(speeds), 1),
        "mb_per_second": round(statistics.median(size[small] / wall for _, wall, *_ in runs[name]), 1),
        "ratio_to_first": round(statistics.median(own / other for own, other in zip(speeds, reference)), 3),
        "start_seconds": round(statistics.median(start for *_, start in runs[name]), 3),
        "peak_megabytes": round(max(peak for _, _, peak, _ in runs[name]), 1),
        "command": " ".join(Path(word).name if "/" in word else word for word in map(str, command(slice_ if small else whole)[:12])),
    })

cpu_name = platform.machine()
try:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            cpu_name = line.split(":", 1)[1].strip()
            break
except OSError:
    pass
missing = {tool[0]: "could not be installed" for tool in TOOLS if tool not in there}
report = {
    "date": datetime.date.today().isoformat(),
    "machine": f"{cpu_name}, {os.cpu_count()} cores",
    "rounds": rounds,
    "versions": {
        "verbale": version(str(verbale), "--version"),
        "rustc": version("rustc", "--version"),
        "node": version("node", "--version"),
        "python": platform.python_version(),
    },
    "results": results,
    "not_measured": missing | failed,
}
(here / "results.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n")

"""Types for Python and TypeScript take the records that are valid, and refuse what is not.

usage: python languages.py VERBALE ROOT WORK

WORK is a folder with `typescript` installed below `node_modules`.
"""

import importlib.util
import json
import pathlib
import subprocess
import sys

import pydantic

VERBALE, ROOT, WORK = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
RECORDS = [
    json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(ROOT.glob("examples/**/*.json"))
]
checks = failures = 0


def expect(condition, what):
    global checks, failures
    checks += 1
    if not condition:
        failures += 1
        print(what)


def changed(record):
    """Variants of a record that no type should take."""
    for key, value in [("id", 7), ("actors", {}), ("quotes", "none"), ("event", None)]:
        yield f"{key} = {value!r}", {**record, key: value}
    yield "an unknown field", {**record, "nonsense": 1}
    yield "no source", {key: value for key, value in record.items() if key != "source"}
    actors = [{**record["actors"][0], "kind": "stat"}, *record["actors"][1:]]
    yield "an unknown word", {**record, "actors": actors}


# Python
module = WORK / "verbale_record.py"
subprocess.run([VERBALE, "types", "python", "-o", module], check=True)
spec = importlib.util.spec_from_file_location("verbale_record", module)
types = importlib.util.module_from_spec(spec)
sys.modules["verbale_record"] = types
spec.loader.exec_module(types)
types.Record.__pydantic_config__ = pydantic.ConfigDict(extra="forbid", strict=True)
adapter = pydantic.TypeAdapter(types.Record)
for record in RECORDS:
    read = adapter.validate_python(record)
    expect(adapter.dump_python(read) == record, f"python: {record['id']} is not written back equal")
    for what, variant in changed(record):
        try:
            adapter.validate_python(variant)
            expect(False, f"python: {record['id']} with {what} is taken")
        except pydantic.ValidationError:
            expect(True, "")

# TypeScript
subprocess.run([VERBALE, "types", "typescript", "-o", WORK / "record.ts"], check=True)


def compiles(record):
    source = f'import type {{ Record }} from "./record";\nexport const it: Record = {json.dumps(record)};\n'
    (WORK / "check.ts").write_text(source, encoding="utf-8")
    command = ["node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "check.ts"]
    return subprocess.run(command, cwd=WORK, capture_output=True, text=True)


for record in RECORDS:
    run = compiles(record)
    expect(run.returncode == 0, f"typescript: {record['id']}: {run.stdout[:300]}")
for what, variant in changed(RECORDS[0]):
    expect(compiles(variant).returncode != 0, f"typescript: {what} is taken")

print(f"types: {checks} checks, {failures} failed")
sys.exit(1 if failures or checks < 30 else 0)

"""What scripts that read whole records share: the deep comparison with the JSON, and its closing line."""

import json
import pathlib
import subprocess
import sys


def differences(wanted, found, at="", ordered=True):
    """The places where two values differ, and how many values were compared."""
    if type(wanted) is not type(found):
        return [f"{at}: {type(wanted).__name__} became {type(found).__name__}"], 1
    if isinstance(wanted, dict):
        members = list if ordered else sorted
        if members(wanted) != members(found):
            return [f"{at}: members {members(wanted)} became {members(found)}"], 1
        parts = [(key, wanted[key], found[key]) for key in wanted]
    elif isinstance(wanted, list):
        if len(wanted) != len(found):
            return [f"{at}: {len(wanted)} entries became {len(found)}"], 1
        parts = list(zip(range(len(wanted)), wanted, found))
    else:
        return ([] if wanted == found else [f"{at}: {wanted!r} became {found!r}"]), 1
    all_differences, count = [], 1
    for key, one, other in parts:
        more, compared = differences(one, other, f"{at}/{key}", ordered)
        all_differences += more
        count += compared
    return all_differences, count


def read_back(text, extension, wanted):
    """Has our own program, which is named third on the command line, read what another library wrote.
    The places where the record differs from the one wanted, and how many values were compared."""
    path = pathlib.Path(f"{sys.argv[2]}.edited.{extension}")
    path.write_text(text, encoding="utf-8")
    command = [sys.argv[3], "convert", str(path), "-q", "-t", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return [done.stderr], 1
    return differences(wanted, json.loads(done.stdout), ordered=False)


def compare(name, readings, ordered=True, edits=(), extension=""):
    """Compares the record that is named first on the command line with what each reader found in the
    file that is named second, and ends the script. `readings` are names and functions from the open
    file, in bytes, to all its records; `edits` are names and functions from it to the text that a
    library makes of it, which our own program reads back."""
    with open(sys.argv[1], encoding="utf-8") as file:
        wanted = json.load(file)
    found_all, checks = [], 0
    for reader, read in readings:
        with open(sys.argv[2], "rb") as file:
            records = read(file)
        checks += 1
        if len(records) != 1:
            found_all.append(f"{reader}: {len(records)} records instead of one")
        for record in records:
            found, count = differences(wanted, record, ordered=ordered)
            found_all += [f"{reader}: {difference}" for difference in found]
            checks += count
    for edit, make in edits:
        with open(sys.argv[2], "rb") as file:
            found, count = read_back(make(file), extension, wanted)
        checks += count
        found_all += [f"{edit}: {difference}" for difference in found]
    for difference in found_all:
        print(difference, file=sys.stderr)
    print(f"{name}: {checks} checks")
    sys.exit(1 if found_all else 0)

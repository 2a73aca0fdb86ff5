"""Reads a record that was written as TOML with tomllib, and compares it with its JSON.

usage: python toml_reader.py REFERENCE_JSON OUTPUT_PATH

tomllib is part of Python (3.11 and later) and reads TOML 1.0. Every value has to be there with its type;
members may come in another order, for in TOML tables come last.
"""

import json
import sys
import tomllib


def differences(wanted, found, at=""):
    """The places where two values differ, and how many values were compared."""
    if type(wanted) is not type(found):
        return [f"{at}: {type(wanted).__name__} became {type(found).__name__}"], 1
    if isinstance(wanted, dict):
        if set(wanted) != set(found):
            return [f"{at}: members {sorted(wanted)} became {sorted(found)}"], 1
        parts = [(key, wanted[key], found[key]) for key in wanted]
    elif isinstance(wanted, list):
        if len(wanted) != len(found):
            return [f"{at}: {len(wanted)} entries became {len(found)}"], 1
        parts = list(zip(range(len(wanted)), wanted, found))
    else:
        return ([] if wanted == found else [f"{at}: {wanted!r} became {found!r}"]), 1
    all_differences, count = [], 1
    for key, one, other in parts:
        more, compared = differences(one, other, f"{at}/{key}")
        all_differences += more
        count += compared
    return all_differences, count


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        wanted = json.load(file)
    with open(sys.argv[2], "rb") as file:
        records = [tomllib.load(file)]
    found_all, checks = [], 1
    if len(records) != 1:
        found_all.append(f"{len(records)} records instead of one")
    for record in records:
        found, count = differences(wanted, record)
        found_all += found
        checks += count
    for difference in found_all:
        print(difference, file=sys.stderr)
    print(f"toml: {checks} checks")
    return 1 if found_all else 0


if __name__ == "__main__":
    sys.exit(main())

"""Reads a record that was written as MessagePack with msgpack, and compares it with its JSON.

usage: python msgpack_reader.py REFERENCE_JSON OUTPUT_PATH

Every value has to be there with its type and in its order. What is in the file besides, if anything, is
not a part of the record, and an error.
"""

import json
import sys

import msgpack


def differences(wanted, found, at=""):
    """The places where two values differ, and how many values were compared."""
    if type(wanted) is not type(found):
        return [f"{at}: {type(wanted).__name__} became {type(found).__name__}"], 1
    if isinstance(wanted, dict):
        if list(wanted) != list(found):
            return [f"{at}: members {list(wanted)} became {list(found)}"], 1
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
        records = list(msgpack.Unpacker(file))
    found_all, checks = [], 1
    if len(records) != 1:
        found_all.append(f"{len(records)} records instead of one")
    for record in records:
        found, count = differences(wanted, record)
        found_all += found
        checks += count
    for difference in found_all:
        print(difference, file=sys.stderr)
    print(f"msgpack: {checks} checks")
    return 1 if found_all else 0


if __name__ == "__main__":
    sys.exit(main())

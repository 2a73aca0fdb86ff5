"""Reads a record that was written as YAML with ruamel.yaml, and compares it with its JSON.

usage: python yaml_reader.py REFERENCE_JSON OUTPUT_PATH

ruamel.yaml in its pure form reads YAML 1.2. What it reads has to be equal to the JSON in every value
and every type. PyYAML reads YAML 1.1, with other ideas of what is a date, a number or a truth value; if
it is installed, it has to find the same.
"""

import json
import sys

from ruamel.yaml import YAML


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
    readers = [("ruamel.yaml", lambda file: list(YAML(typ="safe", pure=True).load_all(file)))]
    try:
        import yaml
    except ImportError:
        pass
    else:
        readers.append(("PyYAML", lambda file: list(yaml.safe_load_all(file))))
    found_all, checks = [], 0
    for name, read in readers:
        with open(sys.argv[2], encoding="utf-8") as file:
            documents = read(file)
        if len(documents) != 1:
            found_all.append(f"{name}: {len(documents)} documents instead of one")
        for document in documents:
            found, count = differences(wanted, document)
            found_all += [f"{name}: {difference}" for difference in found]
            checks += count
    for difference in found_all:
        print(difference, file=sys.stderr)
    print(f"yaml: {checks} checks")
    return 1 if found_all else 0


if __name__ == "__main__":
    sys.exit(main())

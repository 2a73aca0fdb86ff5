"""Reads a record that was written as YAML with ruamel.yaml, and compares it with its JSON.

usage: python yaml_reader.py REFERENCE_JSON OUTPUT_PATH VERBALE

ruamel.yaml in its pure form reads YAML 1.2. What it reads has to be equal to the JSON in every value
and every type. PyYAML reads YAML 1.1, with other ideas of what is a date, a number or a truth value; if
it is installed, it has to find the same. What both write again has to be the same record for VERBALE.
"""

import io

from ruamel.yaml import YAML

from comparison import compare

readings = [("ruamel.yaml", lambda file: list(YAML(typ="safe", pure=True).load_all(file)))]
try:
    import yaml
except ImportError:
    pass
else:
    readings.append(("PyYAML", lambda file: list(yaml.safe_load_all(file))))


def edited(file):
    """The file as ruamel.yaml writes it after an edit by hand: it keeps the style of each value."""
    editor = YAML()
    text = io.StringIO()
    editor.dump_all(list(editor.load_all(file)), text)
    return text.getvalue()


def dumped(file):
    """The file as ruamel.yaml writes it from plain values."""
    text = io.StringIO()
    plain = YAML(typ="safe", pure=True)
    plain.dump_all(list(plain.load_all(file)), text)
    return text.getvalue()


edits = [("ruamel.yaml, kept style", edited), ("ruamel.yaml, plain values", dumped)]
if len(readings) > 1:
    edits.append(("PyYAML", lambda file: yaml.safe_dump_all(yaml.safe_load_all(file), allow_unicode=True)))
compare("yaml", readings, edits=edits, extension="yaml")

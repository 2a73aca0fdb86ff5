"""Reads a record that was written as YAML with ruamel.yaml, and compares it with its JSON.

usage: python yaml_reader.py REFERENCE_JSON OUTPUT_PATH

ruamel.yaml in its pure form reads YAML 1.2. What it reads has to be equal to the JSON in every value
and every type. PyYAML reads YAML 1.1, with other ideas of what is a date, a number or a truth value; if
it is installed, it has to find the same.
"""

from ruamel.yaml import YAML

from comparison import compare

readings = [("ruamel.yaml", lambda file: list(YAML(typ="safe", pure=True).load_all(file)))]
try:
    import yaml
except ImportError:
    pass
else:
    readings.append(("PyYAML", lambda file: list(yaml.safe_load_all(file))))
compare("yaml", readings)

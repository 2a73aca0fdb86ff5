"""Reads a record that was written as TOML with tomllib, and compares it with its JSON.

usage: python toml_reader.py REFERENCE_JSON OUTPUT_PATH

tomllib is part of Python (3.11 and later) and reads TOML 1.0. Every value has to be there with its type;
members may come in another order, for in TOML tables come last.
"""

import tomllib

from comparison import compare

# Tables come after plain values in TOML, so that members are in another order.
compare("toml", [("tomllib", lambda file: [tomllib.load(file)])], ordered=False)

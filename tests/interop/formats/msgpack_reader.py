"""Reads a record that was written as MessagePack with msgpack, and compares it with its JSON.

usage: python msgpack_reader.py REFERENCE_JSON OUTPUT_PATH

Every value has to be there with its type and in its order. What is in the file besides, if anything, is
not a part of the record, and an error.
"""

import msgpack

from comparison import compare

compare("msgpack", [("msgpack", lambda file: list(msgpack.Unpacker(file)))])

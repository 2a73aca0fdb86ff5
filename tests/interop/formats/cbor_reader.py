"""Reads a record that was written as CBOR with cbor2, and compares it with its JSON.

usage: python cbor_reader.py REFERENCE_JSON OUTPUT_PATH

Every value has to be there with its type and in its order. What is in the file besides, if anything, is
not a part of the record, and an error.
"""

import cbor2

from comparison import compare


def read(file):
    """All records of a CBOR sequence."""
    records, end = [], file.seek(0, 2)
    file.seek(0)
    # No reading ahead, so that the place in the file is the end of the record.
    decoder = cbor2.CBORDecoder(file, read_size=1)
    while file.tell() < end:
        records.append(decoder.decode())
    return records


compare("cbor", [("cbor2", read)])

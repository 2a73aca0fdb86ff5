"""One Python peer over one corpus: peer.py TOOL SCHEMA CORPUS."""

import json
import sys

tool, schema, corpus = sys.argv[1:]
with open(schema, encoding="utf-8") as file:
    schema = json.load(file)

if tool == "jsonschema-rs":
    import jsonschema_rs

    is_valid = jsonschema_rs.validator_for(schema).is_valid
else:
    import fastjsonschema

    check = fastjsonschema.compile(schema, use_formats=False)

    def is_valid(record):
        try:
            check(record)
        except fastjsonschema.JsonSchemaException:
            return False
        return True


records = taken = 0
with open(corpus, "rb") as lines:
    for line in lines:
        records += 1
        taken += is_valid(json.loads(line))
print(f"{taken} of {records}")

"""Python's jsonschema gives the verdict that the conformance suite expects of the schema."""

import json
import pathlib
import sys

import jsonschema

ROOT = pathlib.Path(sys.argv[1])
# The codes that the schema can tell. A text that is not JSON, or has a key twice, is not its matter.
SHAPE = {
    *("V101", "V102", "V103", "V104", "V105", "V106", "V107", "V108", "V110", "V111"),
    *("V214", "V301", "V302", "V602"),
}
TEXT = {"V001", "V002", "V003", "V004", "V005", "V006"}
# In Python's regular expressions `$` also matches before a line feed at the end.
EXCEPTIONS = {"v108-line-feed-behind"}


def cases():
    for path in sorted(ROOT.glob("examples/**/*.json")):
        yield path, True
    for path in sorted(ROOT.glob("tests/suite/*valid/*.json")):
        if path.name.endswith(".expected.json") or path.stem in EXCEPTIONS:
            continue
        expected = path.with_name(path.stem + ".expected.json")
        findings = json.loads(expected.read_text("utf-8"))["findings"] if expected.exists() else []
        errors = {found["code"] for found in findings if found["severity"] == "error"}
        if not TEXT & {found["code"] for found in findings}:
            yield path, not errors & SHAPE


def main():
    passed = failed = 0
    for name in ["record.schema.json", "record.draft-07.schema.json"]:
        schema = json.loads((ROOT / "schemas/v1" / name).read_text("utf-8"))
        validator_class = jsonschema.validators.validator_for(schema)
        validator_class.check_schema(schema)
        validator = validator_class(schema)
        for path, wanted in cases():
            if validator.is_valid(json.loads(path.read_text("utf-8"))) == wanted:
                passed += 1
            else:
                failed += 1
                print(f"{name}: {path.relative_to(ROOT)}: wanted {wanted}")
    print(f"python: {passed} passed, {failed} failed")
    return 1 if failed or passed < 400 else 0


sys.exit(main())

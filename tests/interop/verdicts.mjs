// Ajv, in strict mode, gives the verdict that the conformance suite expects of the schema.
import fs from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";

const root = process.argv[2];
const SHAPE = [
  ...["V101", "V102", "V103", "V104", "V105", "V106", "V107", "V108", "V110", "V111"],
  ...["V214", "V301", "V302", "V602"],
];
const TEXT = ["V001", "V002", "V003", "V004", "V005", "V006"];

function* cases() {
  for (const folder of ["valid", "invalid"]) {
    const suite = path.join(root, "tests/suite", folder);
    for (const name of fs.readdirSync(suite).sort()) {
      if (!name.endsWith(".json") || name.endsWith(".expected.json")) continue;
      const file = path.join(suite, name);
      const expected = file.replace(/\.json$/, ".expected.json");
      const findings = fs.existsSync(expected)
        ? JSON.parse(fs.readFileSync(expected, "utf8")).findings
        : [];
      if (findings.some((found) => TEXT.includes(found.code))) continue;
      const errors = findings.filter((found) => found.severity === "error");
      yield [file, !errors.some((found) => SHAPE.includes(found.code))];
    }
  }
}

let passed = 0;
let failed = 0;
const dialects = [
  ["record.schema.json", Ajv2020.default ?? Ajv2020],
  ["record.draft-07.schema.json", Ajv.default ?? Ajv],
];
for (const [name, Dialect] of dialects) {
  const schema = JSON.parse(fs.readFileSync(path.join(root, "schemas/v1", name), "utf8"));
  const validate = new Dialect({ strict: true }).compile(schema);
  for (const [file, wanted] of cases()) {
    if (validate(JSON.parse(fs.readFileSync(file, "utf8"))) === wanted) {
      passed += 1;
    } else {
      failed += 1;
      console.log(`${name}: ${path.relative(root, file)}: wanted ${wanted}`);
    }
  }
}
console.log(`ajv: ${passed} passed, ${failed} failed`);
process.exit(failed || passed < 400 ? 1 : 0);

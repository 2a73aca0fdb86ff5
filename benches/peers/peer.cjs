// Ajv over one corpus: peer.cjs SCHEMA CORPUS. The schema is compiled to a function once.
const { createInterface } = require("node:readline");
const { createReadStream, readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const [schema, corpus, work] = process.argv.slice(2);
const Ajv = createRequire(join(work, "x.js"))("ajv/dist/2020");
const isValid = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schema, "utf8")),
);
let records = 0;
let taken = 0;
createInterface({ input: createReadStream(corpus), crlfDelay: Infinity })
  .on("line", (line) => {
    records += 1;
    if (isValid(JSON.parse(line))) taken += 1;
  })
  .on("close", () => console.log(`${taken} of ${records}`));

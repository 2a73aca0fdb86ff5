// The JSON language service of VS Code, which most editors share, with the schema for editors: what it
// shows at each field is the text of that field, and nothing that it proposes is taken for a value.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const require = createRequire(path.join(process.cwd(), "editor.cjs"));
const { getLanguageService, TextDocument } = require("vscode-json-languageservice");
const { parseTree } = require("jsonc-parser");

const root = process.argv[2];
const read = (file) => fs.readFileSync(path.join(root, file), "utf8");
const plain = JSON.parse(read("schemas/v1/record.schema.json"));
const editor = JSON.parse(read("schemas/v1/record.editor.schema.json"));
const service = getLanguageService({});
service.configure({
  validate: true,
  allowComments: false,
  schemas: [{ uri: "https://example.org/record.editor", fileMatch: ["*.json"], schema: editor }],
});
const failures = [];

function open(text) {
  const document = TextDocument.create("file:///record.json", "json", 1, text);
  return [document, service.parseJSONDocument(document)];
}

async function problems(text) {
  const [document, parsed] = open(text);
  return service.doValidation(document, parsed, { schemaValidation: "error" });
}

const followed = (schema) => (schema.$ref ? plain.$defs[schema.$ref.split("/").pop()] : schema);

// Every property of a document: its node, the entity it is in, its key, and its schema.
function* properties(node, schema, entity) {
  const target = followed(schema);
  const name = schema.$ref ? schema.$ref.split("/").pop() : entity;
  if (node.type === "object" && target.properties) {
    for (const property of node.children) {
      const [key, value] = property.children;
      const field = target.properties[key.value];
      if (!field) continue;
      yield { key, value, field: `${name}.${key.value}`, schema: field };
      yield* properties(value, field, name);
    }
  } else if (node.type === "array" && target.items) {
    for (const entry of node.children ?? []) yield* properties(entry, target.items, name);
  }
}

// A completion as it stands in the document, with every tab stop blank.
const filled = (text) => text.replace(/\$\{\d+(?::[^}]*)?\}|\$\d+/g, "");

const seen = new Map();
for (const file of ["iran-us-missiles-2026-02-11.json", "harbour-talks/harbour-talks.json"]) {
  const text = read(`examples/${file}`);
  const [document, parsed] = open(text);
  const found = await problems(text);
  if (found.length) failures.push(`${file}: ${found[0].message}`);
  for (const place of properties(parseTree(text), plain, "record")) {
    const hover = await service.doHover(document, document.positionAt(place.key.offset + 1), parsed);
    const shown = [hover?.contents ?? []].flat().map((part) => part.value ?? part).join("\n");
    if (!shown.includes(place.schema.description)) {
      failures.push(`${place.field}: shows ${JSON.stringify(shown.slice(0, 80))}`);
    }
    if (!seen.has(place.field)) seen.set(place.field, { ...place, text });
  }
}

let places = 0;
let words = 0;
let proposed = 0;
for (const [field, { value, schema, text }] of seen) {
  const target = followed(schema);
  const isString = value.type === "string";
  if (!isString && value.type !== "object") continue;
  places += 1;
  const blank = isString ? '""' : "";
  const [before, after] = [text.slice(0, value.offset), text.slice(value.offset + value.length)];
  const [document, parsed] = open(before + blank + after);
  const position = document.positionAt(value.offset + (isString ? 1 : 0));
  const { items } = (await service.doComplete(document, position, parsed)) ?? { items: [] };
  if (isString && target.enum) {
    const missing = target.enum.filter((word) => {
      const item = items.find((item) => item.label === `"${word}"` || item.label === word);
      return !item?.documentation;
    });
    if (missing.length) failures.push(`${field}: no text for the words ${missing.slice(0, 3)}`);
    words += target.enum.length - missing.length;
    continue;
  }
  for (const item of items) {
    proposed += 1;
    const written = filled(item.textEdit?.newText ?? item.insertText ?? item.label);
    const whole = before + written + after;
    if ((await problems(whole)).length === 0) {
      failures.push(`${field}: ${written} is proposed, and valid as it is`);
    }
  }
}

const broken = read("examples/minimal.json").replace(/"id": "[^"]*"/, '"id": "NO ID"');
const [first] = await problems(broken);
if (!first?.message.startsWith("Expected: ")) failures.push(`a form: ${first?.message}`);

failures.slice(0, 20).forEach((failure) => console.log(failure));
console.log(
  `editor: ${seen.size} fields shown, ${places} places completed (${words} words, ${proposed} other ` +
    `proposals), ${failures.length} failed`,
);
process.exit(failures.length || seen.size < 150 || places < 60 ? 1 : 0);

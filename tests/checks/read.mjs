// read.mjs PACKAGES SARIF... JUNIT...: holds each SARIF file to the JSON Schema of SARIF 2.1.0, reads each JUnit file (.xml) with a
// JUnit parser, and prints what that found: {"suites", "tests", "failures", "errors", "skipped"} a line.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, ...files] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(packages, "x.js")));
const Ajv = require("ajv");
const ajv = new Ajv({ schemaId: "auto", allErrors: true, meta: false, format: false, logger: false });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const folder = join(packages, "node_modules/@microsoft/jest-sarif/lib/schemas");
const fits = ajv.compile(JSON.parse(readFileSync(join(folder, "sarif-2.1.0-rtm.5.json"), "utf8").replace(/^\uFEFF/, "")));
const entry = join(packages, "node_modules/junit2json/dist/esm/index.js");
const { parse } = await import(pathToFileURL(entry));

let faults = 0;
const sum = (list, count) => list.reduce((total, one) => total + count(one), 0);
for (const file of files) {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".xml")) {
    const suites = (await parse(text)).testsuite;
    const cases = suites.flatMap((suite) => suite.testcase ?? []);
    console.log(JSON.stringify({
      suites: suites.length,
      tests: sum(suites, (s) => s.tests),
      cases: cases.length,
      failures: sum(cases, (c) => c.failure?.length ?? 0),
      errors: sum(cases, (c) => c.error?.length ?? 0),
      skipped: sum(cases, (c) => c.skipped?.length ?? 0),
    }));
  } else if (!fits(JSON.parse(text))) {
    ++faults;
    for (const error of fits.errors.slice(0, 20)) console.error(`${file}: ${error.dataPath} ${error.message}`);
  }
}
process.exit(faults ? 1 : 0);

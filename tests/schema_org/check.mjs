// check.mjs PACKAGES FILE.jsonld...: every line of the files is a JobPosting of schema.org, with the properties and
// the types of values that schema.org's own definitions (schema-dts) give them. TypeScript's compiler reads each line as
// an object literal of that type: it knows nothing of the program that wrote it.
//
// First the check is checked: each of a list of broken postings must be refused, and for its reason.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [packages, ...files] = process.argv.slice(2);
const ts = createRequire(join(packages, "package.json"))("typescript");

const options = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2020,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/// What the compiler says against each of the JSON texts: a list for each.
function faultsOf(texts) {
    const name = join(packages, "postings.ts");
    const line = (json) => `export const p${counter++}: WithContext<JobPosting> = ${json};\n`;
    let counter = 0;
    const source = 'import type { JobPosting, WithContext } from "schema-dts";\n' + texts.map(line).join("");
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.getSourceFile = (file, ...rest) =>
        file === name ? ts.createSourceFile(file, source, options.target) : getSourceFile(file, ...rest);
    host.fileExists = (file) => file === name || fileExists(file);
    const program = ts.createProgram([name], options, host);
    const faults = texts.map(() => []);
    for (const fault of ts.getPreEmitDiagnostics(program)) {
        if (fault.file?.fileName !== name) throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
        const { line } = fault.file.getLineAndCharacterOfPosition(fault.start);
        faults[line - 1]?.push(ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
    }
    return faults;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/;

/// What types of text can't say: dates are ISO 8601, a currency is three letters, a link is one.
function formsOf(posting) {
    const faults = [];
    const hold = (good, what) => good || faults.push(what);
    for (const name of ["validThrough", "jobStartDate", "datePosted"])
        if (name in posting) hold(DAY.test(posting[name]) || MOMENT.test(posting[name]), `${name} is no date: ${posting[name]}`);
    if (posting.baseSalary) hold(/^[A-Z]{3}$/.test(posting.baseSalary.currency), "the currency is no code of ISO 4217");
    if (posting.url) hold(URL.canParse(posting.url), `no link: ${posting.url}`);
    hold(!("description" in posting) || /^<(h2|h3|p|ul)>/.test(posting.description), "the description is no HTML");
    return faults;
}

const posting = (members) => JSON.stringify({ "@context": "https://schema.org", "@type": "JobPosting", ...members });
const BROKEN = [
    [posting({ totalJobOpenings: "two" }), /totalJobOpenings/],
    [posting({ directApply: "perhaps" }), /directApply|Boolean/],
    [posting({ jobTitle: "Lamp Keeper" }), /jobTitle/],
    [posting({ hiringOrganization: 7 }), /hiringOrganization/],
    [posting({ jobLocation: { "@type": "JobPosting" } }), /jobLocation/],
    [posting({ baseSalary: { "@type": "MonetaryAmount", currency: 826 } }), /currency/],
    [posting({ baseSalary: { "@type": "MonetaryAmount", value: { "@type": "QuantitativeValue", minValue: "a lot" } } }), /minValue|baseSalary/],
    [posting({ identifier: { "@type": "PropertyValue", reference: "1" } }), /reference/],
    [posting({ validThrough: { "@type": "Place" } }), /validThrough/],
    ['{"@context": "https://schema.org", "@type": "JobPost"}', /JobPost/],
];

const lines = files.flatMap((file) => readFileSync(file, "utf-8").trimEnd().split("\n"));
const faults = faultsOf([...BROKEN.map(([json]) => json), ...lines]);
const told = [];
BROKEN.forEach(([json, reason], i) => {
    if (!faults[i].some((fault) => reason.test(fault))) told.push(`the check let this pass: ${json}: ${faults[i]}`);
});
lines.forEach((line, i) => {
    for (const fault of [...faults[BROKEN.length + i], ...formsOf(JSON.parse(line))]) told.push(`line ${i + 1}: ${fault}\n  ${line}`);
});
if (lines.length < 10) told.push(`only ${lines.length} postings to check`);
console.log(told.length > 0 ? told.join("\n") : `${lines.length} postings are what schema.org says; ${BROKEN.length} broken ones were refused`);
process.exit(told.length > 0 ? 1 : 0);

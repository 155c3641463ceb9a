// functions.mjs APP UNIT OUT: bundles each UNIT/*.test.ts with APP's esbuild and runs it with node's own test runner.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [app, unit, out] = process.argv.slice(2);
const esbuild = createRequire(join(app, "package.json"))("esbuild");
const tests = readdirSync(unit).filter((name) => name.endsWith(".test.ts"));
await esbuild.build({
  entryPoints: tests.map((name) => join(unit, name)),
  bundle: true,
  platform: "node",
  format: "esm",
  outdir: join(out, "functions"),
  outExtension: { ".js": ".mjs" },
});
const bundles = tests.map((name) => join(out, "functions", name.replace(/\.ts$/, ".mjs")));
process.exit(spawnSync(process.execPath, ["--test", ...bundles], { stdio: "inherit" }).status ?? 1);

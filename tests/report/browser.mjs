// What the tests of the page have in common.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

const quiet = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];

export async function openBrowser(app, chromium) {
  assert.ok(chromium && !chromium.endsWith("NOTFOUND"), "chromium is missing: packages.txt names it");
  const { chromium: driver } = createRequire(join(app, "package.json"))("playwright-core");
  return driver.launch({ executablePath: chromium, headless: true, args: quiet });
}

/** A page that fails the test where it asks for anything but itself, or where a script fails. */
export async function openPage(browser, file, options = {}, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== `file://${file}` && !url.startsWith("blob:")) faults.push(`asks for ${url}`);
  });
  await prepare(page, context);
  await page.goto(`file://${file}`);
  await page.waitForSelector("main h2");
  return { page, context, faults };
}

/** Runs the program; its status has to be one of these. */
export function run(program, words, statuses = [0]) {
  const done = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(statuses.includes(done.status), `${words.join(" ")}: status ${done.status}\n${done.stderr}`);
  return done.stdout;
}

/** What axe finds wrong, in a line each. */
export async function violations(app, page) {
  const axe = createRequire(join(app, "package.json")).resolve("axe-core/axe.min.js");
  const { readFileSync } = await import("node:fs");
  await page.evaluate(readFileSync(axe, "utf8"));
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap((v) => v.nodes.slice(0, 3).map((node) => `${v.id}: ${node.html.slice(0, 160)} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""}`));
}

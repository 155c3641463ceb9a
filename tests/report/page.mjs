// page.mjs APP CHROMIUM PROGRAM ADVERTS WORK: a report of ADVERTS in a browser: it loads, filters, sorts, marks the words that
// the records' evidence names, exports gold, and axe finds nothing wrong with any screen in light and dark.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { openBrowser, openPage, run, violations } from "./browser.mjs";

const [app, chromium, program, adverts, work] = process.argv.slice(2);
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const file = join(work, "report.html");

// An advert that tries to be markup, among the others.
const hostile = join(work, "hostile.html");
const words = "</script><img src=x onerror=alert(1)><script>alert(2)</script><!--";
const escaped = words.replace(/</g, "&lt;").replace(/>/g, "&gt;");
writeFileSync(hostile, `<html><body><h1>Keeper of ${escaped}</h1><p>Reference number</p><p>7654321</p><p>${escaped}</p></body></html>`);

run(program, ["report", adverts, hostile, "-o", file], [0, 3]);
const records = run(program, ["extract", adverts, hostile, "--quiet"], [0, 3]).trim().split("\n").map((line) => JSON.parse(line));
const again = join(work, "again.html");
run(program, ["report", adverts, hostile, "-o", again, "--jobs", "1"], [0, 3]);
assert.ok(readFileSync(file).equals(readFileSync(again)), "the same adverts give the same bytes");

const browser = await openBrowser(app, chromium);
/** Goes to a screen, and waits until it is there. */
async function goTo(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForSelector(`main[data-screen="${hash.slice(1).split("/")[0]}"]`);
  if (hash === "#plots") await page.waitForSelector("figure svg");
  if (hash.startsWith("#advert/")) await page.waitForSelector("#advert-title");
}

let checks = 0;
const ok = (value, message) => (assert.ok(value, message), ++checks);
const equal = (value, wanted, message) => (assert.equal(value, wanted, message), ++checks);

try {
  const { page, context, faults } = await openPage(browser, file);
  page.on("dialog", (dialog) => faults.push(`an advert said ${dialog.message()}`));
  const go = (hash) => goTo(page, hash);
  const shown = () => page.textContent(".status");

  // Loads: every screen is there.
  equal(await shown(), `${records.length} adverts`, "all adverts are shown");
  const filled = (path) => records.filter((record) => { const v = path.split(".").reduce((o, k) => o?.[k], record); return v !== null && v !== undefined && !(Array.isArray(v) && v.length === 0); }).length;
  const cell = await page.getAttribute('table.heat tr:has(th[title="dates.closing"]) td.all [title]', "title");
  ok(cell.endsWith(`${filled("dates.closing")} of ${records.length}`), `the heat map counts closing dates: ${cell}`);
  await go("#findings");
  const codes = new Set(records.flatMap((record) => record.diagnostics.map((d) => d.code)));
  for (const code of codes) ok((await page.textContent(".findings")).includes(code), `${code} is among the findings`);
  await go("#plots");
  ok((await page.locator("figure svg").count()) >= 5, "there are plots");

  // Filters: a search, a facet, a cell of the heat map.
  await go("#adverts");
  const title = records.find((record) => record.title)?.title;
  await page.fill("#search", title.toLowerCase());
  ok((await page.textContent("table.adverts tbody")).includes(title), "search finds a title");
  ok(Number((await shown()).split(" ")[0]) < records.length, "and leaves others out");
  await page.click("text=Clear filters");
  equal(await page.inputValue("#search"), "", "filters are cleared");
  await page.click('summary:text-is("Layout")');
  await page.check('details.facet:has(> summary:text-is("Layout")) .choices input >> nth=0');
  ok(/^\d+ of/.test(await shown()), "a facet leaves fewer");
  await page.click("text=Clear filters");
  await go("#fill");
  await page.click('table.heat tr:has(th[title="posts"]) td.all button');
  const without = records.length - filled("posts");
  equal(await shown(), `${without} of ${records.length} adverts`, "a cell shows the adverts without the field");
  await page.click("text=Clear filters");

  // Sorts: by salary, down and up.
  await go("#adverts");
  const salaries = async () => {
    const texts = await page.locator("table.adverts td.salary").allTextContents();
    return texts.map((text) => Number(/[\d,.]+/.exec(text)?.[0].replace(/,/g, "") ?? NaN)).filter((n) => !Number.isNaN(n));
  };
  const isSorted = (list, sign) => list.every((n, i) => i === 0 || sign * (n - list[i - 1]) >= 0);
  await page.click('[data-sort="salary"]');
  ok(isSorted(await salaries(), -1), "salaries go down");
  await page.click('[data-sort="salary"]');
  ok(isSorted(await salaries(), 1), "salaries go up");
  equal(await page.getAttribute("th.salary", "aria-sort"), "ascending", "and the table says so");
  await page.click('[data-sort="salary"]');

  // Arrow keys go from advert to advert.
  await page.focus('tr[data-row="0"] a');
  await page.keyboard.press("ArrowDown");
  equal(await page.evaluate(() => document.activeElement.closest("tr").getAttribute("aria-rowindex")), "3", "the next advert has the focus");

  // Marks: the words of each piece of evidence, for every advert.
  for (const record of records) {
    await go(`#advert/${record.id}`);
    await page.waitForFunction((wanted) => document.querySelector("#advert-title")?.textContent === wanted, record.title ?? "(no title)");
    const marked = await page.evaluate(() => {
      const words = {};
      for (const mark of document.querySelectorAll(".text mark"))
        for (const m of mark.dataset.marks.split(" ")) words[m] = (words[m] ?? "") + mark.textContent;
      return words;
    });
    const squeezed = (text) => text.replace(/[\s•*·–-]+/g, "");
    Object.entries(record.evidence).forEach(([pointer, evidence], m) => {
      ok(squeezed(marked[m] ?? "") === squeezed(evidence.text), `${record.source.path} ${pointer}: '${marked[m]}' is marked for '${evidence.text}'`);
    });
  }

  // A value, its words and its rule belong together.
  const some = records.find((record) => record.evidence["/title"] && record.evidence["/reference"]);
  await go(`#advert/${some.id}`);
  await page.waitForFunction((wanted) => document.querySelector("#advert-title")?.textContent === wanted, some.title);
  await page.hover('.field:has(h4[title="reference"]) .unit');
  equal(await page.textContent(".text mark.lit"), some.evidence["/reference"].text, "the words light up");
  ok((await page.textContent(".source")).includes(some.evidence["/reference"].rule), "and the rule is named");
  await page.hover(".text mark.lit");
  ok(await page.locator('.field:has(h4[title="reference"]) .unit.lit').count(), "the value lights up");

  // Judging and gold.
  const judge = (field, verdict) => page.click(`.field:has(h4[title="${field}"]) .judge.${verdict} >> nth=0`);
  await judge("title", "accepted");
  await judge("reference", "rejected");
  const export1 = page.waitForEvent("download");
  await page.click("#export");
  const gold = JSON.parse(readFileSync(await (await export1).path(), "utf8"));
  equal(gold.input, basename(some.source.path), "gold names its input");
  equal(gold.records[0].title, some.title, "what was accepted is in the gold");
  ok(!("reference" in gold.records[0]) && !gold.records[0].ignore.includes("reference"), "what was rejected is not, and counts");
  ok(gold.records[0].ignore.includes("salary"), "what nobody judged is ignored");
  await page.keyboard.press("Escape");
  await page.reload();
  await page.waitForSelector("#export:not([hidden])");
  ++checks; // verdicts are kept
  const other = records.find((record) => record.source.path !== some.source.path && record.title);
  await go(`#advert/${other.id}`);
  await page.waitForFunction((wanted) => document.querySelector("#advert-title")?.textContent === wanted, other.title);
  await page.click("text=Accept the rest");
  const export2 = page.waitForEvent("download");
  await page.click("#export");
  const packed = readFileSync(await (await export2).path());
  const zip = join(work, "gold.zip");
  writeFileSync(zip, packed);
  equal(packed.subarray(0, 4).toString("latin1"), "PK\x03\x04", "several inputs are a zip file");
  ok(packed.includes(Buffer.from(`"input": "${basename(other.source.path)}"`)), "with a file for each");

  // Hostile words stay words.
  const tags = records.find((record) => record.source.path === hostile);
  await go(`#advert/${tags.id}`);
  await page.waitForSelector(".text >> text=onerror");
  ok((await page.locator("article img, article script").count()) === 0, "no markup of an advert is markup here");
  assert.deepEqual(faults, [], "nothing failed, nothing was fetched");
  await context.close();

  // Accessible, in light and dark, wide and narrow.
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1440, 560]) {
      const view = await openPage(browser, file, { colorScheme, viewport: { width, height: 900 } });
      for (const hash of ["#fill", "#findings", "#plots", "#adverts", `#advert/${some.id}`]) {
        await goTo(view.page, hash);
        assert.deepEqual(await violations(app, view.page), [], `axe: ${hash}, ${colorScheme}, ${width}`);
        const wide = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        ok(wide <= 0, `${hash} is ${wide} px too wide at ${width}`);
        ++checks;
        if (process.env.SHOTS) await view.page.screenshot({ path: join(process.env.SHOTS, `${hash.slice(1).split("/")[0]}-${colorScheme}-${width}.png`) });
      }
      assert.deepEqual(view.faults, []);
      await view.context.close();
    }
  }

  // Records alone, once with and once without the texts that they were read from.
  const lines = join(work, "records.ndjson");
  writeFileSync(lines, records.map((record) => JSON.stringify(record)).join("\n") + "\n");
  const fromRecords = join(work, "from-records.html");
  run(program, ["report", lines, "-o", fromRecords], [0, 3]);
  const view = await openPage(browser, fromRecords);
  await goTo(view.page, `#advert/${some.id}`);
  await view.page.waitForSelector(".text mark");
  equal(await view.page.textContent(".text >> nth=0").then((text) => text.includes(some.evidence["/reference"].text)), true, "the text is found again");
  await view.context.close();
  writeFileSync(lines, records.map((record) => JSON.stringify({ ...record, source: { ...record.source, path: "gone/" + basename(record.source.path) } })).join("\n") + "\n");
  run(program, ["report", lines, "-o", fromRecords], [0, 3]);
  const quotes = await openPage(browser, fromRecords);
  await goTo(quotes.page, `#advert/${some.id}`);
  await quotes.page.waitForSelector(".quote mark");
  equal(await quotes.page.locator(".quote mark").count(), Object.keys(some.evidence).length, "without it there are the words alone");
  await quotes.context.close();
} finally {
  await browser.close();
}
console.log(`${checks} passed, 0 failed`);

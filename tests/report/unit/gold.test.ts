import assert from "node:assert/strict";
import test from "node:test";
import { goldRecord, inputName, Reviews, type Verdict } from "../../../report/src/gold.ts";
import type { Page } from "../../../report/src/page.ts";
import { blocksOf, pieces } from "../../../report/src/page.ts";
import { marksOf, unitsOf, valueText } from "../../../report/src/values.ts";
import { crc32, zip } from "../../../report/src/zip.ts";

function page(): Page {
  return {
    record: {
      id: "a-0",
      kind: "advert",
      title: "Keeper of Ropes",
      reference: "77",
      salary: { currency: "GBP", period: "year", min: 30000, max: 32000, bands: [] },
      locations: [
        { text: "Leeds", town: "Leeds", region: null, site: null, postcode: null },
        { text: "York", town: "York", region: null, site: null, postcode: null },
      ],
      contract: { types: ["permanent"], length: null },
      dates: { closing: { edtf: "2024-05-03", from: "2024-05-03", to: "2024-05-03" }, events: [] },
      posts: null,
    },
    text: "Keeper of Ropes\nLeeds, York",
    blocks: [1, 1, 0, 0, 15, 0, 0, 0, 16, 27],
    sections: [],
    marks: [
      ["/title", "headline.title", 0, 15, "section", 1, 0, null],
      ["/salary/min", "salary.range", -1, -1, "label", 0, 0, "£30,000"],
      ["/salary", "salary.range", -1, -1, "label", 0, 0, "£30,000"],
      ["/locations/0", "place.town", 16, 21, "label", 2, 0, null],
    ],
    findings: [{ severity: "warning", code: "value_lost", field: "/posts", message: "", help: "", span: null, notes: [] }],
    passed: [],
  };
}

test("a record is taken apart into what can be judged", () => {
  const units = unitsOf(page().record);
  assert.deepEqual(
    units.map((unit) => unit.pointer),
    ["/title", "/reference", "/salary", "/locations/0", "/locations/1", "/contract/types/0", "/contract/length", "/dates/closing", "/dates/events", "/posts"],
  );
  assert.equal(valueText(units[2]!), "£30,000 – £32,000 a year");
  assert.equal(units[9]!.value, null);
});

test("a value rests on marks at its pointer, below it, or above it", () => {
  const units = unitsOf(page().record);
  assert.deepEqual(marksOf(units[2]!, page()), [1, 2]);
  assert.deepEqual(marksOf(units[3]!, page()), [3]);
  assert.deepEqual(marksOf(units[4]!, page()), []);
});

test("gold holds what was accepted, ignores what was not judged, leaves out what was rejected", () => {
  const verdicts: Record<string, Verdict> = {
    "/title": "accepted",
    "/reference": "rejected",
    "/salary": "accepted",
    "/locations/0": "accepted",
    "/locations/1": "rejected",
    "/contract/length": "accepted",
    "/posts": "accepted",
  };
  const gold = goldRecord(page(), (pointer) => verdicts[pointer] ?? null);
  assert.equal(gold.title, "Keeper of Ropes");
  assert.ok(!("reference" in gold));
  assert.deepEqual((gold.locations as { text: string }[]).map((place) => place.text), ["Leeds"]);
  assert.equal((gold.salary as { min: number }).min, 30000);
  assert.deepEqual(gold.ignore, ["kind", "sections", "contract.types", "dates.closing", "dates.events"]);
  assert.deepEqual(gold.lost, ["/posts"]);
});

test("a field that is said to be stated, though none was found, is ignored", () => {
  const gold = goldRecord(page(), (pointer) => (pointer === "/posts" ? "rejected" : null));
  assert.ok((gold.ignore as string[]).includes("posts"));
  assert.deepEqual(gold.lost, []);
});

test("verdicts are kept, taken back, and survive a broken store", () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  const reviews = new Reviews("k", storage);
  reviews.toggle("a-0", "/title", "accepted");
  reviews.accept("a-0", ["/title", "/posts"]);
  assert.equal(new Reviews("k", storage).count("a-0"), 2);
  reviews.toggle("a-0", "/title", "accepted");
  assert.equal(reviews.get("a-0", "/title"), null);
  kept.set("k", "{broken");
  assert.deepEqual(new Reviews("k", storage).ids(), []);
});

test("marks that overlap cut the text, the shortest first", () => {
  assert.deepEqual(pieces(0, 10, [[2, 8], [4, 6], [-1, -1]]), [
    { begin: 0, end: 2, marks: [] },
    { begin: 2, end: 4, marks: [0] },
    { begin: 4, end: 6, marks: [1, 0] },
    { begin: 6, end: 8, marks: [0] },
    { begin: 8, end: 10, marks: [] },
  ]);
  assert.deepEqual(blocksOf(page()).map((block) => [block.kind, block.begin, block.end]), [["heading", 0, 15], ["paragraph", 16, 27]]);
});

test("a zip file has its files' sums and a directory", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
  const bytes = zip([{ name: "a.json", text: "{}" }, { name: "b.json", text: "[]" }]);
  const end = new DataView(bytes.buffer, bytes.length - 22);
  assert.equal(end.getUint32(0, true), 0x06054b50);
  assert.equal(end.getUint16(10, true), 2);
  assert.equal(new DataView(bytes.buffer).getUint32(end.getUint32(16, true), true), 0x02014b50);
});

test("an input's name is the last part of its path", () => {
  assert.equal(inputName("pile/all.tar/in/a.txt"), "a.txt");
});

import assert from "node:assert/strict";
import test from "node:test";
import { bitsOf, Data, findingKind, Lists, type Index } from "../../../report/src/data.ts";
import { facetsOf, Filter, sorted, sortValues } from "../../../report/src/filter.ts";
import { fillTable, groupsOf, percent, shade } from "../../../report/src/fill.ts";
import { pathOf, dayName, fieldName, themeOf, themes } from "../../../report/src/fields.ts";
import { byMonth, medianByMonth, quantile, quartilesBy, salariesOf } from "../../../report/src/stats.ts";

/** Four adverts: two of one department, one with nothing but a title, one with two grades. */
export function sample(): Data {
  const strings: string[] = [];
  const s = (text: string) => (strings.includes(text) ? strings.indexOf(text) : strings.push(text) - 1);
  const index: Index = {
    schema: "vacancy-report/1", version: "0", inputs: ["a"], profile: "", rejects: {}, codes: {},
    fields: ["title", "salary", "posts", "dates.closing", "contacts"],
    together: 16, count: 4, full: false, strings,
    columns: {
      id: ["a-0", "b-0", "c-0", "d-0"].map(s),
      place: ["x/a.txt", "x/b.txt", "x/c.html", "x/d.txt"].map(s),
      layout: ["lines", "lines", "html", "lines"].map(s),
      title: ["Élan Keeper", "Dyer", "apprentice Cooper", "Farrier"].map(s),
      reference: [s("12"), null, null, s("9")],
      department: [s("Mills"), s("Mills"), null, s("Roads")],
      grades: [[s("HEO")], [s("AO")], [], [s("G7"), s("SEO")]],
      period: [s("year"), s("hour"), null, s("year")],
      currency: [s("GBP"), s("GBP"), null, s("GBP")],
      min: [30000, 12.5, null, 50000],
      max: [32000, 12.5, null, null],
      closing: [s("2024-05-03"), s("2024-05-20"), null, s("2023-12-31")],
      places: [[s("Leeds")], [s("Leeds"), s("York")], [], [s("York")]],
      filled: ["f1", "b0", "10", "31"].map((d) => s(d)),
      findings: [[], [s("warning value_lost posts"), s("note mojibake_repaired ")], [s("warning value_lost posts")], []],
    },
  };
  return new Data(index);
}

test("filled fields are bits, the lowest first", () => {
  assert.deepEqual([...bitsOf("f1", 1)], [0x1f]);
  assert.deepEqual([...bitsOf("000000001", 2)], [0, 1]);
  const data = sample();
  assert.equal(data.filledCount(0), 5);
  assert.deepEqual(data.fields.filter((_, f) => data.isFilled(1, f)), ["title", "salary", "dates.closing"]);
});

test("lists of rows", () => {
  const lists = Lists.of([[1, 2], [], [3]]);
  assert.deepEqual([lists.list(0), lists.list(1), lists.list(2)], [[1, 2], [], [3]]);
  assert.equal(lists.size(1), 0);
});

test("a finding is taken apart", () => {
  assert.deepEqual(findingKind("warning value_lost dates.closing"), { severity: "warning", code: "value_lost", field: "dates.closing" });
});

test("facets and search leave the rows that have all of it", () => {
  const data = sample();
  const filter = new Filter(data, facetsOf(data));
  const facet = (id: string) => filter.facets.find((f) => f.id === id)!;
  const value = (id: string, name: string) => facet(id).values.indexOf(name);
  assert.deepEqual([...filter.apply("", new Map())], [0, 1, 2, 3]);
  assert.deepEqual([...filter.apply("leeds dye", new Map())], [1]);
  assert.deepEqual([...filter.apply("", new Map([["department", new Set([value("department", "Mills")])]]))], [0, 1]);
  const both = new Map([["department", new Set([value("department", "Mills")])], ["grade", new Set([value("grade", "AO"), value("grade", "G7")])]]);
  assert.deepEqual([...filter.apply("", both)], [1]);
  assert.deepEqual([...filter.apply("", new Map([["without", new Set([value("without", "posts")])]]))], [1, 2, 3]);
  assert.deepEqual([...filter.apply("", new Map([["finding", new Set([value("finding", "value_lost")])]]))], [1, 2]);
});

test("a facet counts what its other values would leave", () => {
  const data = sample();
  const filter = new Filter(data, facetsOf(data));
  const f = filter.facets.findIndex((facet) => facet.id === "department");
  const { values } = filter.facets[f]!;
  filter.apply("", new Map([["department", new Set([values.indexOf("Roads")])]]));
  assert.deepEqual(Object.fromEntries(values.map((v, i) => [v, filter.counts(f)[i]])), { Mills: 2, Roads: 1, "(none)": 1 });
});

test("grades have their own order", () => {
  const grades = facetsOf(sample()).find((facet) => facet.id === "grade")!;
  assert.deepEqual(grades.values, ["AO", "HEO", "SEO", "G7", "(none)"]);
});

test("sorting: without regard to case and accents, what is missing last either way", () => {
  const data = sample();
  const all = Uint32Array.of(0, 1, 2, 3);
  assert.deepEqual([...sorted(all, sortValues(data, "title"), false)], [2, 1, 0, 3]);
  assert.deepEqual([...sorted(all, sortValues(data, "salary"), true)], [3, 0, 1, 2]);
  assert.deepEqual([...sorted(all, sortValues(data, "salary"), false)], [1, 0, 3, 2]);
  assert.deepEqual([...sorted(all, sortValues(data, "grade"), false)], [1, 0, 3, 2]);
  assert.deepEqual([...sorted(all, sortValues(data, "department"), false)], [0, 1, 3, 2]);
});

test("the largest groups, and the others as one", () => {
  const data = sample();
  const facets = facetsOf(data);
  const department = facets.find((facet) => facet.id === "department")!;
  const all = Uint32Array.of(0, 1, 2, 3);
  assert.deepEqual(groupsOf(all, department, 2).map((g) => [g.label, g.count]), [["Mills", 2], ["2 others", 2]]);
  const month = facets.find((facet) => facet.id === "month")!;
  assert.deepEqual(groupsOf(all, month, 9, true).map((g) => g.label), ["(none)", "2023-12", "2024-05"]);
});

test("fill rates of groups", () => {
  const data = sample();
  const department = facetsOf(data).find((facet) => facet.id === "department")!;
  const rows = Uint32Array.of(0, 1, 3);
  const table = fillTable(data, rows, department, groupsOf(rows, department, 9));
  assert.deepEqual(table.groups.map((g) => g.label), ["Mills", "Roads"]);
  assert.deepEqual([...table.all.filled], [3, 2, 1, 2, 2].map((_, f) => [0, 1, 3].filter((r) => data.isFilled(r, f)).length));
  assert.equal(table.filled[0 * 5 + 2], 1);
});

test("shades and percents never say all or none where it is not so", () => {
  assert.deepEqual([shade(0, 9), shade(9, 9), shade(1, 1000), shade(999, 1000)], [0, 6, 1, 5]);
  assert.deepEqual([percent(0, 9), percent(1, 1000), percent(999, 1000), percent(9, 9), percent(0, 0)], ["0", "1", "99", "100", "–"]);
});

test("names", () => {
  assert.equal(pathOf("/locations/0/town"), "locations.town");
  assert.equal(dayName("2024-05-03"), "3 May 2024");
  assert.equal(fieldName("some.new_field"), "Some new field");
  assert.equal(themes[themeOf("/dates/closing")], "Dates");
});

test("salaries: pounds a year, the middle of the range, the lowest grade", () => {
  const points = salariesOf(sample(), [0, 1, 2, 3]);
  assert.deepEqual(points.map((p) => [p.grade, p.middle]), [["HEO", 31000], ["SEO", 50000]]);
});

test("quartiles and medians", () => {
  assert.equal(quantile([1, 2, 3, 4], 0.5), 2.5);
  assert.equal(quantile([7], 0.75), 7);
  const [group] = quartilesBy([5, 1, 3].map((value) => ({ label: "a", order: 0, value })));
  assert.deepEqual([group!.low, group!.q1, group!.median, group!.q3, group!.high, group!.count], [1, 2, 3, 4, 5, 3]);
  const point = (middle: number) => ({ grade: "EO", gradeOrder: 2, places: [], month: "2024-05", middle });
  assert.deepEqual(medianByMonth([point(1), point(9)], 5), []);
  assert.deepEqual(medianByMonth([point(1), point(9), point(5)], 5), [{ month: "2024-05", grade: "EO", count: 3, median: 5 }]);
  assert.deepEqual(byMonth(sample(), [0, 1, 2, 3]).map((m) => [m.label, m.count]), [["2023-12", 1], ["2024-05", 2]]);
});

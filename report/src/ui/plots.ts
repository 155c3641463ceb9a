/** Distributions and trends of what is chosen. */

import * as Plot from "@observablehq/plot";
import { gradeName } from "../data.ts";
import { monthName } from "../fields.ts";
import { byMonth, countBy, medianByMonth, quartilesBy, salariesOf, type Count, type Quartiles } from "../stats.ts";
import type { App, Screen } from "./app.ts";
import { amount, fill, h } from "./dom.ts";

interface Figure {
  title: string;
  note?: string;
  wide?: boolean;
  plot: (width: number) => Element;
  head: string[];
  rows: (string | number)[][];
}

const pounds = (n: number): string => `£${amount(Math.round(n))}`;
const thousands = (n: number): string => `£${Math.round(n / 1000)}k`;
const day = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

const look = { className: "plot", style: { fontSize: "12px", fontFamily: "inherit", background: "none", overflow: "visible" } };

const shortened = (label: string): string => (label.length > 32 ? `${label.slice(0, 31)}…` : label);

/** Width of the longest label, in what its letters take on average. */
function roomFor(rows: { label: string }[]): number {
  return 16 + Math.min(32, Math.max(6, ...rows.map((row) => row.label.length))) * 6.6;
}

function bars(counts: Count[], width: number, two?: [string, string]): Element {
  const flat = counts.flatMap(({ label: name, count, part }) =>
    two ? [{ name, n: part, kind: two[0] }, { name, n: count - part, kind: two[1] }] : [{ name, n: count, kind: "" }],
  );
  return Plot.plot({
    ...look,
    width,
    height: 34 + 24 * counts.length,
    marginTop: 6,
    marginLeft: roomFor(counts),
    marginRight: 44,
    x: { label: null, grid: true, ticks: 5, tickFormat: "~s" },
    y: { label: null, domain: counts.map((c) => c.label), tickSize: 0, tickFormat: shortened },
    ...(two ? { color: { domain: two, range: ["var(--series-1)", "var(--series-2)"] } } : {}),
    marks: [
      Plot.barX(flat, { y: "name", x: "n", fill: two ? "kind" : "var(--series-1)", insetTop: 3, insetBottom: 3 }),
      Plot.text(counts, { y: "label", x: "count", text: (d: Count) => amount(d.count), textAnchor: "start", dx: 5, fill: "currentColor" }),
      Plot.ruleX([0]),
    ],
  });
}

function spreads(rows: Quartiles[], width: number): Element {
  return Plot.plot({
    ...look,
    width,
    height: 34 + 26 * rows.length,
    marginTop: 6,
    marginLeft: roomFor(rows),
    marginRight: 24,
    x: { label: null, grid: true, tickFormat: thousands, ticks: 6 },
    y: { label: null, domain: rows.map((d) => d.label), tickSize: 0, tickFormat: shortened },
    marks: [
      Plot.ruleY(rows, { y: "label", x1: "low", x2: "high", stroke: "var(--rule)", strokeWidth: 1.5 }),
      Plot.barX(rows, { y: "label", x1: "q1", x2: "q3", fill: "var(--series-1)", fillOpacity: 0.55, insetTop: 6, insetBottom: 6 }),
      Plot.tickX(rows, { y: "label", x: "median", stroke: "var(--ink)", strokeWidth: 2.5, insetTop: 4, insetBottom: 4 }),
    ],
  });
}

const spreadHead = ["", "Adverts", "Lowest", "Lower quartile", "Median", "Upper quartile", "Highest"];
const spreadRows = (rows: Quartiles[]) => rows.map((d) => [d.label, d.count, ...[d.low, d.q1, d.median, d.q3, d.high].map(pounds)]);

function salaryFigures(app: App): Figure[] {
  const salaries = salariesOf(app.data, app.rows);
  const byGrade = quartilesBy(salaries.map((s) => ({ label: gradeName(s.grade), order: s.gradeOrder, value: s.middle })).filter((s) => s.order >= 0));
  byGrade.sort((a, b) => a.order - b.order);
  const byPlace = quartilesBy(salaries.flatMap((s) => s.places.map((label) => ({ label, order: 0, value: s.middle }))));
  byPlace.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  const places = byPlace.slice(0, 15).sort((a, b) => b.median - a.median);
  const trend = medianByMonth(salaries, 5);
  const note = "Middle of each advert’s range, pounds a year. Line: all; bar: the middle half; tick: the median.";
  const figures: Figure[] = [];
  if (byGrade.length > 0) figures.push({ title: "Salary by grade", note, plot: (w) => spreads(byGrade, w), head: spreadHead, rows: spreadRows(byGrade) });
  if (places.length > 0) figures.push({ title: "Salary by place", note: `The ${places.length} places with the most adverts. ${note}`, plot: (w) => spreads(places, w), head: spreadHead, rows: spreadRows(places) });
  if (trend.length > 1) {
    const grades = [...new Set(trend.map((d) => d.grade))];
    figures.push({
      title: "Median salary by closing month",
      note: "Grades with the most adverts; months with at least three.",
      wide: true,
      plot: (width) =>
        Plot.plot({
          ...look,
          width,
          height: 280,
          marginLeft: 56,
          marginRight: 70,
          x: { type: "utc", label: null },
          y: { label: "Pounds a year", grid: true, tickFormat: thousands, zero: false },
          color: { domain: grades, range: ["var(--series-1)", "var(--series-2)", "var(--series-3)", "var(--series-4)", "var(--series-5)"] },
          marks: [
            Plot.line(trend, { x: (d) => day(d.month), y: "median", stroke: "grade", strokeWidth: 2 }),
            Plot.dot(trend, { x: (d) => day(d.month), y: "median", fill: "grade", r: 2.5 }),
            Plot.text(trend, Plot.selectLast({ x: (d) => day(d.month), y: "median", z: "grade", text: (d) => gradeName(d.grade), fill: "grade", textAnchor: "start", dx: 8 })),
          ],
        }),
      head: ["Month", "Grade", "Adverts", "Median"],
      rows: trend.map((d) => [monthName(d.month), gradeName(d.grade), d.count, pounds(d.median)]),
    });
  }
  return figures;
}

function monthFigure(app: App): Figure | null {
  const months = byMonth(app.data, app.rows);
  if (months.length === 0) return null;
  return {
    title: "Adverts by closing month",
    wide: true,
    plot: (width) =>
      Plot.plot({
        ...look,
        width,
        height: 240,
        marginLeft: 44,
        x: { type: "utc", label: null },
        y: { label: "Adverts", grid: true, tickFormat: "~s", ticks: 5 },
        marks: [Plot.rectY(months, { x: (d: Count) => day(d.label), y: "count", interval: "month", fill: "var(--series-1)" }), Plot.ruleY([0])],
      }),
    head: ["Month", "Adverts"],
    rows: months.map((d) => [monthName(d.label), d.count]),
  };
}

function countFigure(title: string, counts: Count[], two?: [string, string], note?: string): Figure | null {
  if (counts.length === 0) return null;
  return {
    title,
    ...(note ? { note } : {}),
    plot: (width) => bars(counts, width, two),
    head: two ? ["", two[0], two[1]] : ["", "Adverts"],
    rows: counts.map((d) => (two ? [d.label, d.part, d.count - d.part] : [d.label, d.count])),
  };
}

function figuresOf(app: App): Figure[] {
  const { data, rows } = app;
  const words = (name: string) => name.replace(/_/g, " ");
  const texts = (column: string) => countBy(rows, (row) => data.texts(column, row).map((label) => ({ label: words(label), part: false })));
  const clearance = countBy(rows, (row) => {
    const required = data.texts("clearance", row);
    const perhaps = data.texts("conditional", row).filter((label) => !required.includes(label));
    return [...required.map((label) => ({ label: words(label), part: true })), ...perhaps.map((label) => ({ label: words(label), part: false }))];
  });
  const behaviours = countBy(rows, (row) => {
    const applied = new Set(data.texts("applied", row));
    return data.texts("behaviours", row).map((label) => ({ label, part: applied.has(label) }));
  });
  const all = [
    ...salaryFigures(app),
    monthFigure(app),
    countFigure("Behaviours asked", behaviours, ["in the application", "later"], "At which stage a behaviour is first assessed."),
    countFigure("Clearance", clearance, ["required", "may be required"]),
    countFigure("Contract types", texts("contract")),
    countFigure("Working patterns", texts("patterns")),
  ];
  return all.filter((figure): figure is Figure => figure !== null);
}

export class PlotScreen implements Screen {
  readonly element: HTMLElement;
  private readonly box = h("div", { class: "figures" });
  private width = 0;
  private timer = 0;

  constructor(private readonly app: App) {
    this.element = h("section", { class: "screen", "aria-labelledby": "plots-title" }, h("h2", { id: "plots-title" }, "Distributions and trends"), this.box);
    new ResizeObserver(() => {
      if (this.box.clientWidth > 0 && Math.abs(this.box.clientWidth - this.width) > 8) this.update();
    }).observe(this.box);
  }

  /** Plots wait until nobody has typed for a moment. */
  update(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.draw(), this.width === 0 ? 0 : 120);
  }

  private draw(): void {
    this.width = this.box.clientWidth;
    if (this.width === 0) return;
    const figures = figuresOf(this.app);
    const columns = this.width >= 1000 ? 2 : 1;
    const half = Math.floor((this.width - (columns - 1) * 20) / columns) - 34;
    if (figures.length === 0) return fill(this.box, h("p", { class: "empty" }, "There is nothing to plot in these adverts."));
    fill(this.box, ...figures.map((figure) => draw(figure, figure.wide ? this.width - 34 : half)));
  }
}

function draw(figure: Figure, width: number): HTMLElement {
  const plot = figure.plot(width);
  for (const part of plot.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", `${figure.title}; the numbers follow as a table`);
  return h(
    "figure",
    { class: figure.wide ? "wide" : "" },
    h("figcaption", {}, h("h3", {}, figure.title), figure.note ? h("p", {}, figure.note) : null, key(figure)),
    plot,
    h(
      "details",
      { class: "as-table" },
      h("summary", {}, h("span", { class: "hidden" }, `${figure.title}: `), "Numbers"),
      h(
        "div",
        { class: "scrolling", tabindex: "0", role: "region", "aria-label": `${figure.title}: numbers` },
        h(
          "table",
          {},
          h("thead", {}, h("tr", {}, ...figure.head.map((name, i) => h(name ? "th" : "td", name ? { scope: "col", class: i > 0 ? "numeric" : "" } : {}, name)))),
          h("tbody", {}, ...figure.rows.map((row) => h("tr", {}, ...row.map((cell, i) => (i === 0 ? h("th", { scope: "row" }, cell) : h("td", { class: "numeric" }, typeof cell === "number" ? amount(cell) : cell)))))),
        ),
      ),
    ),
  );
}

function key(figure: Figure): HTMLElement | null {
  if (figure.head.length !== 3 || figure.head[0] !== "") return null;
  return h("ul", { class: "key" }, ...figure.head.slice(1).map((name, i) => h("li", {}, h("i", { class: `swatch series-${i + 1}`, "aria-hidden": "true" }), name)));
}

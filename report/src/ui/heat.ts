/** The fill rate of every field, by department, layout or month. */

import { fieldName, themeOf, themes, valueName } from "../fields.ts";
import { fillTable, groupsOf, percent, shade, type Group } from "../fill.ts";
import { type App, go, type Screen } from "./app.ts";
import { amount, fill, h, plural } from "./dom.ts";

const ways = [
  { facet: "department", label: "Department", most: 18 },
  { facet: "layout", label: "Layout", most: 8 },
  { facet: "month", label: "Closing month", most: 18 },
] as const;

/** Rows down and columns to the right. */
const steps: Record<string, readonly [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Fields by theme, parts of another field only where they are asked for. */
function rowsOf(fields: string[], parts: boolean): { theme: number; fields: number[] }[] {
  const isPart = (path: string) => path.includes(".") && fields.includes(path.split(".")[0]!);
  return themes
    .map((_, theme) => ({
      theme,
      fields: [...fields.keys()].filter((f) => themeOf(fields[f]!) === theme && (parts || !isPart(fields[f]!))),
    }))
    .filter((row) => row.fields.length > 0);
}

export class HeatScreen implements Screen {
  readonly element: HTMLElement;
  private way: (typeof ways)[number] = ways[0];
  private parts = false;
  private timer = 0;
  private readonly numbers = h("dl", { class: "numbers" });
  private readonly box = h("div", { class: "heatbox", tabindex: "0", role: "region", "aria-label": "Fill rate of every field" });

  constructor(private readonly app: App) {
    const choose = h(
      "fieldset",
      { class: "segmented" },
      h("legend", {}, "Columns"),
      ...ways.flatMap((way, i) => {
        const input = h("input", { type: "radio", name: "way", id: `way-${i}`, on: { change: () => this.show(way) } });
        input.checked = i === 0;
        return [input, h("label", { for: `way-${i}` }, way.label)];
      }),
    );
    const parts = h("input", { type: "checkbox", id: "parts" });
    parts.addEventListener("change", () => {
      this.parts = parts.checked;
      this.draw();
    });
    this.box.addEventListener("keydown", (event) => this.move(event));
    this.element = h(
      "section",
      { class: "screen", "aria-labelledby": "fill-title" },
      h("h2", { id: "fill-title" }, "Completeness"),
      this.numbers,
      h(
        "div",
        { class: "tools" },
        choose,
        h("span", { class: "check" }, parts, h("label", { for: "parts" }, "Parts of fields")),
        legend(),
      ),
      this.box,
      h("p", { class: "hint" }, "Share of adverts, in percent, that give the field a value. Choose a cell to see the adverts that don’t."),
    );
  }

  private show(way: (typeof ways)[number]): void {
    this.way = way;
    this.draw();
  }

  /** The map waits until nobody has typed for a moment. */
  update(): void {
    this.showNumbers();
    clearTimeout(this.timer);
    if (this.box.childElementCount === 0) this.draw();
    else this.timer = window.setTimeout(() => this.draw(), 80);
  }

  private draw(): void {
    const { data, rows } = this.app;
    const facet = this.app.facet(this.way.facet);
    const table = fillTable(data, rows, facet, groupsOf(rows, facet, this.way.most, this.way.facet === "month"));
    const columns = [{ label: "All", values: [], count: rows.length }, ...table.groups];
    const fields = data.fields.length;
    const filledOf = (column: number, field: number) =>
      column === 0 ? table.all.filled[field]! : table.filled[(column - 1) * fields + field]!;
    const head = h("tr", {}, h("th", { scope: "col", class: "corner" }, "Field"), ...columns.map((group, c) => this.columnHead(group, c)));
    const bodies = rowsOf(data.fields, this.parts).map(({ theme, fields: own }) =>
      h(
        "tbody",
        {},
        h("tr", { class: "theme" }, h("th", { scope: "rowgroup", colspan: columns.length + 1 }, themes[theme])),
        ...own.map((field) =>
          h(
            "tr",
            {},
            h("th", { scope: "row", title: data.fields[field] }, fieldName(data.fields[field]!)),
            ...columns.map((group, c) => this.cell(group, c, field, filledOf(c, field))),
          ),
        ),
      ),
    );
    const focused = this.box.contains(document.activeElement);
    fill(this.box, h("table", { class: "heat" }, h("thead", {}, head), ...bodies));
    const first = this.box.querySelector("button");
    if (first) first.tabIndex = 0;
    if (focused) first?.focus();
  }

  /** Arrow keys go from cell to cell; the tab key stops at one of them. */
  private move(event: KeyboardEvent): void {
    const cell = (event.target as Element).closest("td");
    const step = steps[event.key];
    if (!cell || !step) return;
    event.preventDefault();
    const rows = [...this.box.querySelectorAll<HTMLTableRowElement>("tbody tr:not(.theme)")];
    let row = rows.indexOf(cell.parentElement as HTMLTableRowElement);
    let column = cell.cellIndex;
    for (;;) {
      row += step[0];
      column += step[1];
      const next = rows[row]?.cells[column];
      if (!next) return;
      const button = next.querySelector("button");
      if (!button) continue;
      (event.target as HTMLElement).tabIndex = -1;
      button.tabIndex = 0;
      return button.focus();
    }
  }

  private columnHead(group: Group, column: number): HTMLElement {
    const name = column === 0 ? "All" : valueName(this.way.facet, group.label);
    return h(
      "th",
      { scope: "col", class: column === 0 ? "all" : "group", title: name },
      h("span", { class: "turned" }, name),
      h("span", { class: "count" }, amount(group.count)),
    );
  }

  private cell(group: Group, column: number, field: number, filled: number): HTMLElement {
    const step = shade(filled, group.count);
    const title = `${fieldName(this.app.data.fields[field]!)}, ${column === 0 ? "all" : group.label}: ${amount(filled)} of ${amount(group.count)}`;
    const without = filled < group.count;
    return h(
      "td",
      { class: `s${step}${column === 0 ? " all" : ""}` },
      without
        ? h("button", { type: "button", tabindex: "-1", title, "aria-label": title, on: { click: () => this.open(group, column, field) } }, percent(filled, group.count))
        : h("span", { title }, percent(filled, group.count)),
    );
  }

  /** The adverts of a group without the field. */
  private open(group: Group, column: number, field: number): void {
    const without = this.app.facet("without");
    const chosen: [string, number[]][] = [...this.app.chosen].map(([facet, values]) => [facet, [...values]]);
    const kept = chosen.filter(([facet]) => facet !== "without" && (column === 0 || facet !== this.way.facet));
    if (column > 0) kept.push([this.way.facet, group.values]);
    this.app.only([...kept, ["without", [without.values.indexOf(this.app.data.fields[field]!)]]]);
    go("#adverts");
  }

  private showNumbers(): void {
    const { data, rows } = this.app;
    const rejected = Object.values(data.index.rejects).reduce((sum, count) => sum + count, 0);
    const findings: Record<string, number> = { error: 0, warning: 0, note: 0 };
    let filled = 0;
    const departments = new Set<string>();
    for (const row of rows) {
      filled += data.filledCount(row);
      const department = data.text("department", row);
      if (department) departments.add(department);
      for (const finding of data.texts("findings", row)) findings[finding.split(" ")[0]!]!++;
    }
    const mean = rows.length > 0 ? (filled / rows.length).toFixed(1) : "–";
    const reasons = Object.entries(data.index.rejects).map(([code, count]) => `${code} ${amount(count)}`).join(", ");
    fill(
      this.numbers,
      ...number(amount(rows.length), rows.length === 1 ? "advert" : "adverts"),
      ...number(amount(departments.size), departments.size === 1 ? "department" : "departments"),
      ...number(mean, `of ${data.fields.length} fields filled, on average`),
      ...number(amount(findings.error!), "errors", "error"),
      ...number(amount(findings.warning!), "warnings", "warning"),
      ...number(amount(findings.note!), "notes", "note"),
      ...(rejected > 0 ? number(amount(rejected), `${rejected === 1 ? "input" : "inputs"} without a record: ${reasons}`) : []),
    );
  }
}

function number(value: string, label: string, kind = ""): HTMLElement[] {
  return [h("div", { class: `number ${kind}` }, h("dt", {}, label), h("dd", {}, value))];
}

function legend(): HTMLElement {
  const steps = ["none", "under 25", "under 50", "under 75", "under 95", "nearly all", "all"];
  return h(
    "ul",
    { class: "legend", "aria-label": "Colours: percent filled" },
    ...steps.map((label, step) => h("li", {}, h("i", { class: `swatch s${step}`, "aria-hidden": "true" }), label)),
  );
}

export const shownText = (rows: number, all: number): string =>
  rows === all ? plural(all, "advert") : `${amount(rows)} of ${plural(all, "advert")}`;

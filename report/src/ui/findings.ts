/** What is doubtful, by code: how many adverts have it, in which fields. */

import { findingKind, type Severity } from "../data.ts";
import { fieldName } from "../fields.ts";
import { type App, go, type Screen } from "./app.ts";
import { amount, fill, h, severitySign } from "./dom.ts";

export interface CodeCount {
  code: string;
  severity: Severity;
  findings: number;
  adverts: number;
  fields: Map<string, number>;
}

const order: Severity[] = ["error", "warning", "note"];

/** By severity, then by how many adverts have it. A code's severity is the worst it has. */
export function countCodes(rows: Iterable<number>, findingsOf: (row: number) => string[]): CodeCount[] {
  const counts = new Map<string, CodeCount>();
  for (const row of rows) {
    const seen = new Set<string>();
    for (const text of findingsOf(row)) {
      const { severity, code, field } = findingKind(text);
      let count = counts.get(code);
      if (!count) counts.set(code, (count = { code, severity, findings: 0, adverts: 0, fields: new Map() }));
      if (order.indexOf(severity) < order.indexOf(count.severity)) count.severity = severity;
      ++count.findings;
      if (field) count.fields.set(field, (count.fields.get(field) ?? 0) + 1);
      if (!seen.has(code)) ++count.adverts;
      seen.add(code);
    }
  }
  return [...counts.values()].sort(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.adverts - a.adverts || (a.code < b.code ? -1 : 1),
  );
}

export class FindingsScreen implements Screen {
  readonly element: HTMLElement;
  private readonly body = h("div");

  constructor(private readonly app: App) {
    this.element = h("section", { class: "screen", "aria-labelledby": "findings-title" }, h("h2", { id: "findings-title" }, "Findings"), this.body);
  }

  update(): void {
    const { data, rows } = this.app;
    const codes = countCodes(rows, (row) => data.texts("findings", row));
    if (codes.length === 0) {
      fill(this.body, h("p", { class: "empty" }, rows.length === 0 ? "No advert is left by the filters." : "Nothing was found wanting in these adverts."));
      return;
    }
    const most = Math.max(...codes.map((code) => code.adverts));
    fill(
      this.body,
      h(
        "div",
        { class: "scrolling", tabindex: "0", role: "region", "aria-label": "Findings by code" },
        h(
          "table",
          { class: "findings" },
          h("thead", {}, h("tr", {}, ...["Finding", "Adverts", "Findings", "Fields"].map((name) => h("th", { scope: "col" }, name)))),
          h("tbody", {}, ...codes.map((code) => this.row(code, most))),
        ),
      ),
    );
  }

  private row(code: CodeCount, most: number): HTMLElement {
    const about = this.app.data.index.codes[code.code];
    const fields = [...code.fields].sort((a, b) => b[1] - a[1]);
    const share = ((100 * code.adverts) / Math.max(1, this.app.rows.length)).toFixed(code.adverts / this.app.rows.length < 0.1 ? 1 : 0);
    return h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        severitySign(code.severity),
        h("span", { class: "code" }, h("span", { class: "hidden" }, `${code.severity}: `), code.code),
        about ? h("span", { class: "about" }, about) : null,
      ),
      h(
        "td",
        { class: "bar" },
        h(
          "button",
          { type: "button", class: "plain", "aria-label": `${code.code}: show ${amount(code.adverts)} adverts`, on: { click: () => this.open(code.code) } },
          h("span", { class: `track ${code.severity}`, style: { "--share": `${(100 * code.adverts) / most}%` } }),
          h("span", { class: "count" }, amount(code.adverts)),
          h("span", { class: "share" }, `${share} %`),
        ),
      ),
      h("td", { class: "numeric" }, amount(code.findings)),
      h(
        "td",
        {},
        h(
          "ul",
          { class: "chips" },
          ...fields.slice(0, 6).map(([field, count]) => h("li", { title: field }, `${fieldName(field)} `, h("b", {}, amount(count)))),
          fields.length > 6 ? h("li", {}, `${fields.length - 6} more`) : null,
        ),
      ),
    );
  }

  private open(code: string): void {
    const facet = this.app.facet("finding");
    const others: [string, number[]][] = [...this.app.chosen].filter(([id]) => id !== "finding").map(([id, values]) => [id, [...values]]);
    this.app.only([...others, ["finding", [facet.values.indexOf(code)]]]);
    go("#adverts");
  }
}

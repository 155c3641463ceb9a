/** The table of adverts: only the rows in sight are in the page. */

import { gradeName } from "../data.ts";
import { dayName } from "../fields.ts";
import { type SortKey, sorted, sortValues } from "../filter.ts";
import { inputName } from "../gold.ts";
import { money } from "../values.ts";
import { type App, go, type Screen } from "./app.ts";
import { amount, fill, h, severitySign } from "./dom.ts";

const rowHeight = 44;
const beyond = 8; // rows kept above and below those in sight
const mostPrinted = 2000;

interface Column {
  key: SortKey;
  label: string;
  class: string;
}

const columns: Column[] = [
  { key: "title", label: "Advert", class: "title" },
  { key: "department", label: "Department", class: "department" },
  { key: "grade", label: "Grade", class: "grade" },
  { key: "salary", label: "Salary", class: "salary numeric" },
  { key: "closing", label: "Closes", class: "closing" },
  { key: "filled", label: "Filled", class: "fillcount" },
  { key: "findings", label: "Findings", class: "findingcount" },
];

export class TableScreen implements Screen {
  readonly element: HTMLElement;
  /** Rows as they are ordered now. */
  order: Uint32Array = new Uint32Array(0);
  private readonly head = h("tr", { "aria-rowindex": 1 });
  private readonly body = h("tbody");
  private readonly table: HTMLTableElement;
  private readonly box: HTMLElement;
  private readonly empty = h("p", { class: "empty", hidden: true }, "No advert is left by the filters.");
  private first = -1;
  private last = -1;
  private readonly values = new Map<SortKey, Float64Array>();

  constructor(private readonly app: App) {
    this.table = h("table", { class: "adverts", "aria-label": "Adverts" }, h("thead", {}, this.head), this.body);
    this.box = h("div", { class: "tablebox", tabindex: "0", role: "region", "aria-label": "Adverts, scrolling" }, this.table);
    this.box.addEventListener("scroll", () => this.draw(), { passive: true });
    this.body.addEventListener("keydown", (event) => this.move(event));
    this.body.addEventListener("click", (event) => {
      const row = (event.target as Element).closest("tr")?.dataset.row;
      if (row !== undefined && !(event.target as Element).closest("a") && !getSelection()?.toString()) this.open(Number(row));
    });
    new ResizeObserver(() => this.draw(true)).observe(this.box);
    window.addEventListener("beforeprint", () => this.drawRows(0, Math.min(this.order.length, mostPrinted)));
    window.addEventListener("afterprint", () => this.draw(true));
    this.element = h("section", { class: "screen table", "aria-labelledby": "adverts-title" }, h("h2", { id: "adverts-title", class: "hidden" }, "Adverts"), this.box, this.empty);
  }

  update(): void {
    const { key, down } = this.app.sort;
    this.order = key === "order" && !down ? this.app.rows : sorted(this.app.rows, this.valuesOf(key), down);
    this.table.setAttribute("aria-rowcount", String(this.order.length + 1));
    this.empty.hidden = this.order.length > 0;
    this.drawHead();
    this.draw(true);
  }

  private valuesOf(key: SortKey): Float64Array {
    let values = this.values.get(key);
    if (!values) this.values.set(key, (values = sortValues(this.app.data, key)));
    return values;
  }

  private drawHead(): void {
    const { key, down } = this.app.sort;
    fill(
      this.head,
      ...columns.map((column) => {
        const on = column.key === key;
        return h(
          "th",
          { scope: "col", class: column.class, "aria-sort": on ? (down ? "descending" : "ascending") : "none" },
          h(
            "button",
            { type: "button", class: "plain", "data-sort": column.key, on: { click: () => this.sortBy(column.key) } },
            column.label,
            h("span", { class: "arrow", "aria-hidden": "true" }, on ? (down ? "↓" : "↑") : ""),
          ),
        );
      }),
    );
  }

  /** Up, down, then as the adverts came. */
  private sortBy(key: SortKey): void {
    const { sort } = this.app;
    if (sort.key !== key) this.app.sort = { key, down: key === "findings" || key === "salary" };
    else if (sort.down === (key === "findings" || key === "salary")) this.app.sort = { key, down: !sort.down };
    else this.app.sort = { key: "order", down: false };
    this.update();
    this.box.scrollTop = 0;
    this.head.querySelector<HTMLElement>(`[data-sort="${key}"]`)?.focus();
  }

  private draw(anew = false): void {
    const height = this.box.clientHeight;
    if (height === 0) return;
    const top = Math.max(0, Math.floor(this.box.scrollTop / rowHeight) - beyond);
    const end = Math.min(this.order.length, top + Math.ceil(height / rowHeight) + 2 * beyond);
    if (anew || top < this.first || end > this.last || this.first < 0 || Math.abs(top - this.first) > beyond) this.drawRows(top, end);
  }

  private drawRows(first: number, last: number): void {
    const focused = this.body.contains(document.activeElement) ? (document.activeElement!.closest("tr") as HTMLElement | null)?.dataset.row : undefined;
    this.first = first;
    this.last = last;
    const space = (rows: number) => (rows > 0 ? h("tr", { class: "space", "aria-hidden": "true" }, h("td", { colspan: columns.length, style: { height: `${rows * rowHeight}px` } })) : null);
    const rows: HTMLElement[] = [];
    for (let place = first; place < last; ++place) rows.push(this.row(place));
    fill(this.body, space(first), ...rows, space(this.order.length - last));
    if (focused !== undefined) this.body.querySelector<HTMLElement>(`tr[data-row="${focused}"] a`)?.focus({ preventScroll: true });
  }

  private row(place: number): HTMLElement {
    const { data, reviews } = this.app;
    const row = this.order[place]!;
    const closing = data.text("closing", row);
    const filled = data.filledCount(row);
    const judged = reviews.count(data.text("id", row) ?? "");
    const reference = data.text("reference", row);
    const title = data.text("title", row);
    const file = data.text("place", row) ?? "";
    return h(
      "tr",
      { "aria-rowindex": place + 2, "data-row": row, class: place % 2 ? "odd" : "" },
      h(
        "td",
        { class: "title" },
        h("a", { href: `#advert/${data.text("id", row)}`, class: title ? "" : "untitled" }, title ?? "(no title)"),
        judged > 0 ? h("span", { class: "judged", title: `${judged} judged` }, h("span", { "aria-hidden": "true" }, "✓ "), amount(judged), h("span", { class: "hidden" }, " judged")) : null,
        h("span", { class: "sub", title: file }, [reference, inputName(file)].filter(Boolean).join(" · ")),
      ),
      h("td", { class: "department", title: data.text("department", row) }, data.text("department", row) ?? missing()),
      h("td", { class: "grade" }, data.texts("grades", row).map(gradeName).join(", ") || missing()),
      h("td", { class: "salary numeric" }, this.salary(row) ?? missing()),
      h("td", { class: "closing" }, closing ? dayName(closing) : missing()),
      h(
        "td",
        { class: "fillcount" },
        h("span", { class: "meter", "aria-hidden": "true", style: { "--share": `${(100 * filled) / data.fields.length}%` } }),
        h("span", {}, amount(filled)),
      ),
      h("td", { class: "findingcount" }, ...this.findings(row)),
    );
  }

  private salary(row: number): string | null {
    const { data } = this.app;
    const [min, max] = [data.number("min", row), data.number("max", row)];
    if (min === null && max === null) return null;
    const show = (n: number) => money(n, data.text("currency", row) ?? "GBP");
    const period = data.text("period", row);
    const text = min !== null && max !== null && min !== max ? `${show(min)} – ${show(max)}` : min === null ? `up to ${show(max!)}` : show(min);
    return text + (period && period !== "year" ? ` a ${period}` : "");
  }

  private findings(row: number): HTMLElement[] {
    const counts = new Map<string, number>();
    for (const finding of this.app.data.texts("findings", row)) {
      const severity = finding.split(" ")[0]!;
      counts.set(severity, (counts.get(severity) ?? 0) + 1);
    }
    return ["error", "warning", "note"]
      .filter((severity) => counts.has(severity))
      .map((severity) => h("span", { class: "tally" }, severitySign(severity), h("span", {}, amount(counts.get(severity)!)), h("span", { class: "hidden" }, ` ${severity}s `)));
  }

  private open(row: number): void {
    go(`#advert/${this.app.data.text("id", row)}`);
  }

  /** Arrow keys go from advert to advert. */
  private move(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const from = (event.target as Element).closest("tr");
    if (step === 0 || !from) return;
    event.preventDefault();
    const place = Number(from.getAttribute("aria-rowindex")) - 2 + step;
    if (place < 0 || place >= this.order.length) return;
    const head = this.head.offsetHeight;
    if (place * rowHeight < this.box.scrollTop) this.box.scrollTop = place * rowHeight;
    const bottom = (place + 1) * rowHeight + head - this.box.clientHeight;
    if (bottom > this.box.scrollTop) this.box.scrollTop = bottom;
    this.draw();
    this.body.querySelector<HTMLElement>(`tr[aria-rowindex="${place + 2}"] a`)?.focus({ preventScroll: true });
  }
}

function missing(): HTMLElement {
  return h("span", { class: "missing" }, "–", h("span", { class: "hidden" }, "none"));
}

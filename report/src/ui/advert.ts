/** One advert: its text with every value marked where it stands, and beside it the values, to be judged. */

import { dayName, fieldName, pathOf, themeOf, themes } from "../fields.ts";
import type { Verdict } from "../gold.ts";
import { blocksOf, pieces, type Block, type Page } from "../page.ts";
import { marksOf, unitsOf, valueText, type Unit } from "../values.ts";
import type { App } from "./app.ts";
import { amount, fill, h, severitySign } from "./dom.ts";

const confidences: Record<string, string> = {
  label: "a labelled value",
  section: "found in its section",
  prose: "found in prose",
  inferred: "worked out",
};

interface Shown {
  unit: Unit;
  marks: number[];
  element: HTMLElement;
}

export class AdvertView {
  readonly element = h("article", { class: "advert", tabindex: "-1", "aria-labelledby": "advert-title" });
  private row = -1;
  private page: Page | null = null;
  private id = "";
  private shown: Shown[] = [];
  private readonly source = h("p", { class: "source", "aria-live": "polite" });
  private text: HTMLElement = h("div", { class: "text" });

  constructor(
    private readonly app: App,
    /** The rows in the order of the table. */
    private readonly order: () => Uint32Array,
  ) {}

  async show(row: number): Promise<void> {
    this.row = row;
    this.id = this.app.data.text("id", row) ?? "";
    const page = await this.app.pages.page(row);
    if (this.row !== row) return;
    this.page = page;
    this.draw(page);
    this.element.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  /** The advert before or after this one in the table. */
  neighbour(step: number): number | null {
    const order = this.order();
    const place = order.indexOf(this.row);
    return place < 0 ? null : (order[place + step] ?? null);
  }

  private draw(page: Page): void {
    this.text = this.textOf(page);
    fill(this.source, hint(page));
    fill(
      this.element,
      this.headOf(),
      h(
        "div",
        { class: "halves" },
        h("div", { class: "half reading" }, this.text, this.source),
        h("div", { class: "half judging", tabindex: "0", role: "region", "aria-label": "Values" }, this.findingsOf(page), this.valuesOf(page), this.passedOf(page)),
      ),
    );
  }

  private headOf(): HTMLElement {
    const { data } = this.app;
    const closing = data.text("closing", this.row);
    const meta = [data.text("department", this.row), data.text("reference", this.row), closing ? `closes ${dayName(closing)}` : null];
    const link = (step: number, label: string) => {
      const row = this.neighbour(step);
      return row === null
        ? h("span", { class: "button off", "aria-hidden": "true" }, label)
        : h("a", { class: "button", href: `#advert/${data.text("id", row)}` }, label);
    };
    const order = this.order();
    const place = order.indexOf(this.row);
    return h(
      "header",
      { class: "advert-head" },
      h(
        "nav",
        { class: "around", "aria-label": "Adverts" },
        h("a", { class: "button", href: "#adverts" }, "← All adverts"),
        link(-1, "Previous"),
        link(1, "Next"),
        place >= 0 ? h("span", { class: "place" }, `${amount(place + 1)} of ${amount(order.length)}`) : null,
      ),
      h("h2", { id: "advert-title" }, data.text("title", this.row) ?? "(no title)"),
      h("p", { class: "meta" }, meta.filter(Boolean).join(" · ")),
      h("p", { class: "meta path" }, data.text("place", this.row) ?? ""),
    );
  }

  // ---- the text

  private textOf(page: Page): HTMLElement {
    const box = h("div", { class: "text", tabindex: "0", role: "region", "aria-label": "Text of the advert" });
    if (page.text === null) {
      box.append(h("p", { class: "empty" }, "The text was not found when this report was made: these are the words that the values rest on."));
      page.marks.forEach(([pointer, , , , , , , words], mark) => {
        const quote = h("mark", { class: `m t${themeOf(pointer)}`, "data-marks": mark }, words ?? "");
        box.append(h("p", { class: "quote" }, quote));
      });
    } else {
      const spans = page.marks.map(([, , begin, end]) => [begin, end] as const);
      const headings = new Set(page.sections.map(([, begin]) => begin));
      const between = (from: number, to: number) => {
        const words = page.text!.slice(from, to);
        const begin = from + words.length - words.trimStart().length;
        const end = begin + words.trim().length;
        if (!/^[-*•·–\s]*$/.test(words))
          box.append(this.blockOf(page, { kind: "paragraph", level: 0, strong: false, begin, end }, spans, false, "between"));
      };
      let at = 0;
      for (const block of blocksOf(page)) {
        between(at, block.begin);
        box.append(this.blockOf(page, block, spans, headings.has(block.begin)));
        at = block.end;
      }
      between(at, page.text.length);
    }
    box.addEventListener("pointerover", (event) => this.hover(event));
    box.addEventListener("pointerleave", () => this.light([]));
    box.addEventListener("click", (event) => this.pick(event));
    return box;
  }

  private blockOf(page: Page, block: Block, spans: readonly (readonly [number, number])[], isHeading: boolean, more = ""): HTMLElement {
    const kind = isHeading || block.kind === "heading" ? "heading" : block.kind;
    const element = h("p", { class: `block ${kind} ${block.strong ? "strong" : ""} ${more}`, "data-begin": block.begin });
    if (kind === "item") element.style.setProperty("--depth", String(Math.max(0, block.level - 1)));
    for (const piece of pieces(block.begin, block.end, spans)) {
      const words = page.text!.slice(piece.begin, piece.end);
      if (piece.marks.length === 0) element.append(words);
      else element.append(h("mark", { class: `m t${themeOf(page.marks[piece.marks[0]!]![0])}`, "data-marks": piece.marks.join(" ") }, words));
    }
    return element;
  }

  private marksAt(target: EventTarget | null): number[] {
    const marks = (target as Element | null)?.closest?.("mark")?.getAttribute("data-marks");
    return marks ? marks.split(" ").map(Number) : [];
  }

  private hover(event: PointerEvent): void {
    this.light(this.marksAt(event.target));
  }

  private pick(event: MouseEvent): void {
    const marks = this.marksAt(event.target);
    const found = this.shown.find((shown) => shown.marks.some((mark) => marks.includes(mark)));
    found?.element.scrollIntoView({ block: "nearest", behavior: "smooth" });
    found?.element.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  }

  /** Lights up marks, the values that rest on them, and says which rule took them. */
  private light(marks: number[]): void {
    const wanted = new Set(marks);
    for (const mark of this.text.querySelectorAll("mark"))
      mark.classList.toggle("lit", mark.getAttribute("data-marks")!.split(" ").some((m) => wanted.has(Number(m))));
    for (const shown of this.shown) shown.element.classList.toggle("lit", shown.marks.some((mark) => wanted.has(mark)));
    if (this.page) fill(this.source, ...(marks.length > 0 ? this.sourceOf(this.page, marks[0]!) : [hint(this.page)]));
  }

  private sourceOf(page: Page, mark: number): HTMLElement[] {
    const [pointer, rule, , , confidence, line, paper] = page.marks[mark]!;
    return [
      h("span", { class: `dot t${themeOf(pointer)}`, "aria-hidden": "true" }),
      h("b", {}, fieldName(pathOf(pointer))),
      h("span", {}, confidences[confidence] ?? confidence),
      h("span", {}, "by rule ", h("code", {}, rule)),
      h("span", {}, paper > 0 ? `page ${paper}` : line > 0 ? `line ${amount(line)}` : ""),
    ];
  }

  private showMarks(marks: number[]): void {
    this.light(marks);
    this.scrollTo(this.text.querySelector("mark.lit"));
  }

  private scrollTo(element: Element | null): void {
    if (!element) return;
    const box = this.text.getBoundingClientRect();
    const at = element.getBoundingClientRect();
    if (at.top < box.top + 20 || at.bottom > box.bottom - 20) this.text.scrollTop += at.top - box.top - box.height / 3;
  }

  private showSpan(begin: number): void {
    const blocks = [...this.text.querySelectorAll<HTMLElement>(".block")];
    const block = blocks.filter((element) => Number(element.dataset.begin) <= begin).pop();
    if (!block) return;
    this.scrollTo(block);
    block.classList.remove("flash");
    void block.offsetWidth; // starts the animation anew
    block.classList.add("flash");
  }

  // ---- findings

  private findingsOf(page: Page): HTMLElement | null {
    if (page.findings.length === 0) return null;
    const list = page.findings.map((finding) =>
      h(
        "li",
        { class: finding.severity },
        h("p", {}, severitySign(finding.severity), h("span", { class: "hidden" }, `${finding.severity}: `), h("code", {}, finding.code), " ", finding.message),
        finding.help ? h("p", { class: "help" }, finding.help) : null,
        ...finding.notes.map((note) => h("p", { class: "help" }, note.message, place(note.span, (at) => this.showSpan(at)))),
        place(finding.span, (at) => this.showSpan(at)),
      ),
    );
    return h("section", { class: "said" }, h("h3", {}, "Findings"), h("ul", {}, ...list));
  }

  // ---- values

  private valuesOf(page: Page): HTMLElement {
    const units = unitsOf(page.record);
    const reasons = absenceReasons(page);
    this.shown = units.map((unit) => ({ unit, marks: marksOf(unit, page), element: h("li") }));
    for (const shown of this.shown) this.drawUnit(page, shown, reasons);
    const groups = themes.map((name, theme) => {
      const own = this.shown.filter(({ unit }) => themeOf(unit.field) === theme);
      const fields = new Map<string, Shown[]>();
      for (const shown of own) fields.set(shown.unit.field, [...(fields.get(shown.unit.field) ?? []), shown]);
      const stated = [...fields].filter(([, list]) => list.some(({ unit }) => unit.value !== null));
      const absent = [...fields].filter(([, list]) => list.every(({ unit }) => unit.value === null));
      return h(
        "section",
        { class: `values t${theme}` },
        h("h3", {}, h("span", { class: `dot t${theme}`, "aria-hidden": "true" }), name),
        ...stated.map(([field, list]) => this.fieldOf(field, list)),
        absent.length > 0
          ? h("ul", { class: "absent", "aria-label": `${name}: without a value` }, ...absent.map(([, list]) => list[0]!.element))
          : null,
      );
    });
    const all = h("button", { type: "button", class: "button", on: { click: () => this.acceptAll() } }, "Accept the rest");
    return h("div", { class: "all-values" }, h("div", { class: "judge-tools" }, h("h3", {}, "Values"), all), ...groups);
  }

  private fieldOf(field: string, list: Shown[]): HTMLElement {
    return h("div", { class: "field" }, h("h4", { title: field }, fieldName(field)), h("ul", {}, ...list.map(({ element }) => element)));
  }

  private drawUnit(page: Page, shown: Shown, reasons: (field: string) => string): void {
    const { unit, marks, element } = shown;
    const verdict = this.app.reviews.get(this.id, unit.pointer);
    const name = `${fieldName(unit.field)}${unit.item >= 0 ? ` ${unit.item + 1}` : ""}`;
    const judge = (to: Verdict, sign: string, label: string) =>
      h(
        "button",
        {
          type: "button",
          class: `judge ${to}`,
          "aria-pressed": String(verdict === to),
          "aria-label": `${label}: ${name}`,
          title: label,
          on: { click: () => this.judge(page, shown, to, reasons) },
        },
        sign,
      );
    const absent = unit.value === null;
    const rule = marks.length > 0 ? page.marks[marks[0]!]![1] : "";
    element.className = `unit ${verdict ?? ""}${absent ? " none" : ""}`;
    fill(
      element,
      absent
        ? h("span", { class: "words" }, h("b", {}, fieldName(unit.field)), h("span", { class: "reason" }, reasons(unit.field)))
        : h(
            "button",
            {
              type: "button",
              class: "plain words",
              "aria-label": `${name}: ${valueText(unit)}${marks.length > 0 ? ", show in the text" : ""}`,
              on: { click: () => this.showMarks(marks) },
            },
            h("span", { class: "value" }, valueText(unit)),
            rule ? h("code", { class: "rule" }, rule) : null,
          ),
      h("span", { class: "verdict" }, judge("accepted", "✓", absent ? "Rightly absent" : "Accept"), judge("rejected", "✗", absent ? "It is stated" : "Reject")),
    );
    element.onpointerenter = () => this.light(marks);
    element.onpointerleave = () => this.light([]);
    element.onkeydown = (event) => {
      const to = event.key === "a" ? "accepted" : event.key === "r" ? "rejected" : null;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (to) this.judge(page, shown, to, reasons);
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.step(event, element);
    };
  }

  /** From value to value, in the order in which they stand. */
  private step(event: KeyboardEvent, from: HTMLElement): void {
    const all = [...this.element.querySelectorAll<HTMLElement>(".unit")];
    const next = all[all.indexOf(from) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.querySelector<HTMLElement>("button")?.focus();
    const shown = this.shown.find(({ element }) => element === next);
    if (shown) this.showMarks(shown.marks);
  }

  private judge(page: Page, shown: Shown, to: Verdict, reasons: (field: string) => string): void {
    const label = (document.activeElement as HTMLElement | null)?.classList;
    this.app.reviews.toggle(this.id, shown.unit.pointer, to);
    this.drawUnit(page, shown, reasons);
    const which = label?.contains("rejected") ? ".judge.rejected" : label?.contains("accepted") ? ".judge.accepted" : "button";
    shown.element.querySelector<HTMLElement>(which)?.focus();
    this.app.reviewed();
  }

  private acceptAll(): void {
    if (!this.page) return;
    this.app.reviews.accept(this.id, this.shown.map(({ unit }) => unit.pointer));
    const reasons = absenceReasons(this.page);
    for (const shown of this.shown) this.drawUnit(this.page, shown, reasons);
    this.app.reviewed();
  }

  // ---- what was passed over

  private passedOf(page: Page): HTMLElement | null {
    if (page.passed.length === 0 || page.text === null) return null;
    return h(
      "details",
      { class: "passed" },
      h("summary", {}, `Passed over (${amount(page.passed.length)})`),
      h(
        "ul",
        {},
        ...page.passed.map(([field, rule, begin, end, reason]) =>
          h(
            "li",
            {},
            h("b", {}, fieldName(field)),
            h("button", { type: "button", class: "plain", on: { click: () => this.showSpan(begin) } }, `“${shorten(page.text!.slice(begin, end))}”`),
            h("span", { class: "reason" }, reason),
            h("code", { class: "rule" }, rule),
          ),
        ),
      ),
    );
  }
}

function hint(page: Page): string {
  return page.text === null ? "" : "Point at a marked word, or at a value, to see what belongs to it and which rule took it.";
}

function shorten(words: string): string {
  const flat = words.replace(/\s+/g, " ");
  return flat.length > 120 ? `${flat.slice(0, 118)} …` : flat;
}

function place(span: [number, number] | null, show: (begin: number) => void): HTMLElement | null {
  return span ? h("button", { type: "button", class: "plain where", on: { click: () => show(span[0]) } }, "show in the text") : null;
}

/** Why a field has no value: what a finding says, else that the advert does not say it. */
export function absenceReasons(page: Page): (field: string) => string {
  const words: Record<string, string> = {
    value_lost: "stated, and its value is lost",
    value_unreadable: "stated, and could not be read",
  };
  const reasons = new Map<string, string>();
  for (const finding of page.findings) {
    const reason = words[finding.code];
    if (reason) reasons.set(pathOf(finding.field), reason);
  }
  for (const [field, , , , reason] of page.passed) if (!reasons.has(field)) reasons.set(field, `passed over: ${reason}`);
  return (field) => reasons.get(field) ?? reasons.get(field.split(".")[0]!) ?? "not stated";
}

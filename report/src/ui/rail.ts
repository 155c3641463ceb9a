/** The column of filters: search, and a facet for each way of dividing the adverts. */

import { valueName } from "../fields.ts";
import type { App } from "./app.ts";
import { amount, fill, h } from "./dom.ts";

const few = 7;

class FacetBox {
  readonly element: HTMLElement;
  private readonly list = h("ul", { class: "choices" });
  private readonly more: HTMLButtonElement;
  private all = false;

  constructor(
    private readonly app: App,
    private readonly f: number,
  ) {
    const facet = app.facets[f]!;
    this.more = h("button", { class: "plain more", type: "button", on: { click: () => this.toggle() } });
    const open = f < 4;
    this.element = h("details", { class: "facet", open }, h("summary", {}, facet.label), this.list, this.more);
    this.element.addEventListener("toggle", () => this.update());
    this.list.addEventListener("change", (event) => {
      const value = (event.target as HTMLInputElement).value;
      app.toggle(facet.id, Number(value));
    });
  }

  private toggle(): void {
    this.all = !this.all;
    this.update();
  }

  update(): void {
    if (!(this.element as HTMLDetailsElement).open) return;
    const facet = this.app.facets[this.f]!;
    const counts = this.app.filter.counts(this.f);
    const chosen = this.app.chosen.get(facet.id) ?? new Set();
    const values = [...facet.values.keys()].filter((value) => counts[value]! > 0 || chosen.has(value));
    if (facet.id !== "grade" && facet.id !== "month")
      values.sort((a, b) => Number(chosen.has(b)) - Number(chosen.has(a)) || counts[b]! - counts[a]! || a - b);
    const shown = this.all ? values.slice(0, 400) : values.slice(0, few);
    const largest = Math.max(1, ...values.map((value) => counts[value]!));
    const focused = (document.activeElement as HTMLInputElement | null)?.id;
    fill(this.list, ...shown.map((value) => this.choice(value, counts[value]!, largest, chosen.has(value))));
    if (focused && this.list.querySelector(`#${CSS.escape(focused)}`)) document.getElementById(focused)?.focus();
    this.more.hidden = values.length <= few;
    this.more.textContent = this.all ? "Show fewer" : `Show all ${amount(values.length)}`;
  }

  private choice(value: number, count: number, largest: number, checked: boolean): HTMLElement {
    const facet = this.app.facets[this.f]!;
    const id = `choice-${facet.id}-${value}`;
    const box = h("input", { type: "checkbox", id, value });
    box.checked = checked;
    const share = `${((100 * count) / largest).toFixed(1)}%`;
    const name = valueName(facet.id, facet.values[value]!);
    return h(
      "li",
      { style: { "--share": share } },
      box,
      h("label", { for: id, title: name }, h("span", { class: "name" }, name), h("span", { class: "count" }, amount(count))),
    );
  }
}

export class Rail {
  readonly element: HTMLElement;
  private readonly boxes: FacetBox[];
  private readonly search = h("input", {
    type: "search",
    id: "search",
    placeholder: "Title, reference, place …",
    autocomplete: "off",
    spellcheck: "false",
  });

  constructor(private readonly app: App) {
    this.boxes = app.facets.map((facet, f) => ({ facet, f })).filter(({ facet }) => facet.values.length > 1).map(({ f }) => new FacetBox(app, f));
    this.search.addEventListener("input", () => {
      app.query = this.search.value;
      app.apply();
    });
    this.element = h(
      "aside",
      { class: "rail", "aria-label": "Filters" },
      h("div", { class: "searchbox" }, h("label", { for: "search" }, "Search"), this.search),
      ...this.boxes.map((box) => box.element),
    );
  }

  focus(): void {
    this.search.focus();
    this.search.select();
  }

  update(): void {
    if (this.search.value !== this.app.query) this.search.value = this.app.query;
    for (const box of this.boxes) box.update();
  }
}

/** The page around the screens: name, tabs, filters, theme, export. */

import { goldFiles } from "../gold.ts";
import { zip } from "../zip.ts";
import { AdvertView } from "./advert.ts";
import { App, go, storage, type Screen, type ScreenName } from "./app.ts";
import { amount, download, fill, h, plural } from "./dom.ts";
import { FindingsScreen } from "./findings.ts";
import { HeatScreen, shownText } from "./heat.ts";
import { PlotScreen } from "./plots.ts";
import { Rail } from "./rail.ts";
import { TableScreen } from "./table.ts";

const names: [ScreenName, string][] = [
  ["fill", "Completeness"],
  ["findings", "Findings"],
  ["plots", "Distributions"],
  ["adverts", "Adverts"],
];

const schemes = ["auto", "light", "dark"] as const;

export class Shell {
  private readonly screens: Record<ScreenName, Screen>;
  private readonly table: TableScreen;
  private readonly advert: AdvertView;
  private readonly rail: Rail;
  private readonly main = h("main", { id: "main", tabindex: "-1" });
  private readonly status = h("p", { class: "status", role: "status" });
  private readonly clear = h("button", { type: "button", class: "button", hidden: true }, "Clear filters");
  private readonly exporting = h("button", { type: "button", class: "button", hidden: true, id: "export" });
  private readonly tabs = new Map<string, HTMLAnchorElement>();
  private readonly filters: HTMLDetailsElement;
  private now: ScreenName | "advert" = "fill";
  private readonly stale = new Set<ScreenName>();
  private readonly rowOf = new Map<string, number>();

  constructor(
    private readonly app: App,
    root: HTMLElement,
  ) {
    this.table = new TableScreen(app);
    this.screens = { fill: new HeatScreen(app), findings: new FindingsScreen(app), plots: new PlotScreen(app), adverts: this.table };
    this.advert = new AdvertView(app, () => this.table.order);
    this.rail = new Rail(app);
    this.filters = h("details", { class: "filters", open: true }, h("summary", {}, "Filters"), this.rail.element);
    for (let row = 0; row < app.data.count; ++row) this.rowOf.set(app.data.text("id", row) ?? "", row);
    root.replaceChildren(this.skip(), this.header(), h("div", { class: "frame" }, this.filters, this.main));
    this.clear.addEventListener("click", () => app.clear());
    this.exporting.addEventListener("click", () => void this.export());
    app.changed = () => this.changed();
    app.reviewed = () => this.reviewed();
    window.addEventListener("hashchange", () => void this.route());
    window.addEventListener("keydown", (event) => this.key(event));
    if (window.matchMedia("(max-width: 60rem)").matches) this.filters.open = false;
    this.changed();
    this.reviewed();
    void this.route();
  }

  private skip(): HTMLElement {
    const link = h("a", { class: "skip", href: "#main" }, "Skip to the content");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.main.focus();
    });
    return link;
  }

  private header(): HTMLElement {
    const { index } = this.app.data;
    for (const [name, label] of names) this.tabs.set(name, h("a", { href: `#${name}` }, label));
    const full = index.full ? h("p", { class: "notice", role: "note" }, `This report holds the first ${plural(index.count, "advert")}; there are more.`) : null;
    return h(
      "header",
      { class: "top" },
      h("div", { class: "bar" }, h("h1", {}, "Vacancy report"), h("p", { class: "inputs", title: index.inputs.join("\n") }, index.inputs.join(", ")), this.theme()),
      h("div", { class: "bar second" }, h("nav", { "aria-label": "Screens" }, ...this.tabs.values()), h("div", { class: "actions" }, this.status, this.clear, this.exporting)),
      full,
    );
  }

  private theme(): HTMLElement {
    const kept = storage()?.getItem("vacancy-report-scheme");
    const now = schemes.find((scheme) => scheme === kept) ?? "auto";
    const select = h("select", { id: "scheme" }, ...schemes.map((scheme) => h("option", { value: scheme, selected: scheme === now }, scheme)));
    const set = (scheme: string) => {
      if (scheme === "auto") delete document.documentElement.dataset.scheme;
      else document.documentElement.dataset.scheme = scheme;
    };
    set(now);
    select.addEventListener("change", () => {
      set(select.value);
      try {
        storage()?.setItem("vacancy-report-scheme", select.value);
      } catch {
        // Not kept: it lasts as long as the page.
      }
    });
    return h("span", { class: "scheme" }, h("label", { for: "scheme" }, "Colours"), select);
  }

  private changed(): void {
    const { app } = this;
    const shown = shownText(app.rows.length, app.data.count);
    this.status.textContent = shown;
    this.clear.hidden = !app.filtered;
    const on = app.chosen.size + (app.query.trim() ? 1 : 0);
    this.filters.querySelector("summary")!.textContent = on > 0 ? `Filters (${on})` : "Filters";
    for (const [name] of names) this.stale.add(name);
    this.rail.update();
    this.refresh();
  }

  private refresh(): void {
    const name = this.now === "advert" ? "adverts" : this.now;
    if (!this.stale.delete(name)) return;
    this.screens[name].update();
  }

  private reviewed(): void {
    const count = this.app.reviews.ids().length;
    this.exporting.hidden = count === 0;
    this.exporting.textContent = `Export gold (${plural(count, "advert")})`;
    this.stale.add("adverts");
  }

  private async route(): Promise<void> {
    const [name = "", id = ""] = location.hash.slice(1).split("/");
    const row = this.rowOf.get(id);
    if (name === "advert" && row !== undefined) return this.showAdvert(row);
    this.now = names.some(([screen]) => screen === name) ? (name as ScreenName) : "fill";
    fill(this.main, this.screens[this.now].element);
    this.main.dataset.screen = this.now;
    this.mark(this.now);
    this.refresh();
    if (this.now === "adverts") this.screens.adverts.update();
  }

  private async showAdvert(row: number): Promise<void> {
    if (this.stale.delete("adverts")) this.screens.adverts.update();
    this.now = "advert";
    fill(this.main, this.advert.element);
    this.main.dataset.screen = "advert";
    this.mark("adverts");
    await this.advert.show(row);
  }

  private mark(name: string): void {
    for (const [screen, tab] of this.tabs) {
      if (screen === name) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    const label = names.find(([screen]) => screen === name)?.[1] ?? "";
    document.title = `${label} · Vacancy report`;
  }

  private key(event: KeyboardEvent): void {
    const typing = (event.target as Element).matches("input[type=search], select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      this.filters.open = true;
      this.rail.focus();
    } else if (this.now === "advert" && (event.key === "j" || event.key === "k")) {
      const row = this.advert.neighbour(event.key === "j" ? 1 : -1);
      if (row !== null) go(`#advert/${this.app.data.text("id", row)}`);
    } else if (this.now === "advert" && event.key === "Escape") {
      go("#adverts");
    }
  }

  private async export(): Promise<void> {
    const files = await goldFiles(this.app.data, this.app.reviews, (row) => this.app.pages.page(row));
    const texts = files.map(({ name, gold }) => ({ name, text: JSON.stringify(gold, null, 1) + "\n" }));
    if (texts.length === 1) download(texts[0]!.name, "application/json", texts[0]!.text);
    else download("gold.zip", "application/zip", zip(texts));
    this.status.textContent = `exported gold of ${amount(texts.length)} ${texts.length === 1 ? "input" : "inputs"}`;
  }
}

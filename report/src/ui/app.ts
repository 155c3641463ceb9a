/** What all screens share: the data, what is chosen, where we are. */

import type { Data } from "../data.ts";
import { Filter, facetsOf, type Chosen, type Facet, type Sort } from "../filter.ts";
import { Reviews } from "../gold.ts";
import { Pages } from "../page.ts";

export type ScreenName = "fill" | "findings" | "plots" | "adverts";

/** One of the screens: built once, shown when its turn comes, told when the rows have changed. */
export interface Screen {
  readonly element: HTMLElement;
  update(): void;
}

export class App {
  readonly facets: Facet[];
  readonly filter: Filter;
  readonly pages: Pages;
  readonly reviews: Reviews;
  readonly chosen: Chosen = new Map();
  query = "";
  rows: Uint32Array;
  sort: Sort = { key: "order", down: false };
  /** Set by the shell. */
  changed: () => void = () => {};
  reviewed: () => void = () => {};

  constructor(readonly data: Data) {
    this.facets = facetsOf(data);
    this.filter = new Filter(data, this.facets);
    this.rows = this.filter.apply("", this.chosen);
    this.pages = new Pages(data, (block) => document.getElementById(`pages-${block}`)?.textContent ?? "");
    this.reviews = new Reviews(`vacancy-report-${data.fingerprint()}`, storage());
  }

  facet(id: string): Facet {
    return this.facets.find((facet) => facet.id === id)!;
  }

  apply(): void {
    this.rows = this.filter.apply(this.query, this.chosen);
    this.changed();
  }

  toggle(facet: string, value: number): void {
    const own = this.chosen.get(facet) ?? new Set<number>();
    own.has(value) ? own.delete(value) : own.add(value);
    own.size > 0 ? this.chosen.set(facet, own) : this.chosen.delete(facet);
    this.apply();
  }

  /** These values alone, in these facets alone. */
  only(choices: [facet: string, values: number[]][]): void {
    this.chosen.clear();
    for (const [facet, values] of choices) this.chosen.set(facet, new Set(values));
    this.apply();
  }

  clear(): void {
    this.chosen.clear();
    this.query = "";
    this.apply();
  }

  get filtered(): boolean {
    return this.chosen.size > 0 || this.query.trim() !== "";
  }
}

/** Where the browser lets us keep things: pages from files may not be let. */
export function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function go(hash: string): void {
  location.hash = hash;
}

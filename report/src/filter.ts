/** Search and facets: which rows are shown, and how many each choice would leave. */

import { Data, findingKind, gradeOrder, Lists } from "./data.ts";

export interface Facet {
  id: string;
  label: string;
  values: string[];
  /** For each row the values it has, by index. */
  of: Lists;
}

const none = "(none)";

/** Values by how many rows have them, or in an order of their own. */
function facet(id: string, label: string, rows: string[][], order?: (a: string, b: string) => number): Facet {
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of row) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts.keys()].sort(
    (a, b) =>
      Number(a === none) - Number(b === none) ||
      (order ? order(a, b) : counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1)),
  );
  const place = new Map(values.map((value, i) => [value, i]));
  return { id, label, values, of: Lists.of(rows.map((row) => row.map((value) => place.get(value)!))) };
}

const orNone = (values: string[]): string[] => (values.length > 0 ? [...new Set(values)] : [none]);

export function facetsOf(data: Data): Facet[] {
  const rows = Array.from({ length: data.count }, (_, row) => row);
  const texts = (name: string) => rows.map((row) => orNone(data.texts(name, row)));
  const text = (name: string) => rows.map((row) => [data.text(name, row) ?? none]);
  const codes = rows.map((row) => [...new Set(data.texts("findings", row).map((f) => findingKind(f).code))]);
  const missing = rows.map((row) => data.fields.filter((_, field) => !data.isFilled(row, field)));
  const byGrade = (a: string, b: string) => gradeOrder.indexOf(a) - gradeOrder.indexOf(b);
  const backwards = (a: string, b: string) => (a < b ? 1 : -1);
  return [
    facet("department", "Department", text("department")),
    facet("grade", "Grade", texts("grades"), byGrade),
    facet("finding", "Finding", codes.map(orNone)),
    facet("without", "Without a value", missing),
    facet("month", "Closing month", rows.map((row) => [data.text("closing", row)?.slice(0, 7) ?? none]), backwards),
    facet("place", "Place", texts("places")),
    facet("clearance", "Clearance", texts("clearance")),
    facet("layout", "Layout", text("layout")),
  ];
}

/** Chosen values by facet: a row has to have one of each facet's. */
export type Chosen = Map<string, Set<number>>;

export class Filter {
  /** A bit for each facet that a row fails, and one more for the search. */
  private readonly fails: Uint16Array;
  private readonly searchBit: number;
  shown: Uint32Array = new Uint32Array(0);

  constructor(
    readonly data: Data,
    readonly facets: Facet[],
  ) {
    this.fails = new Uint16Array(data.count);
    this.searchBit = 1 << facets.length;
  }

  apply(query: string, chosen: Chosen): Uint32Array {
    this.fails.fill(0);
    this.facets.forEach((facet, f) => this.choose(facet, 1 << f, chosen.get(facet.id)));
    this.search(query);
    const shown = new Uint32Array(this.data.count);
    let count = 0;
    for (let row = 0; row < this.data.count; ++row) if (this.fails[row] === 0) shown[count++] = row;
    this.shown = shown.subarray(0, count);
    return this.shown;
  }

  private choose(facet: Facet, bit: number, chosen: Set<number> | undefined): void {
    if (!chosen || chosen.size === 0) return;
    const { starts, items } = facet.of;
    for (let row = 0; row < this.data.count; ++row) {
      let has = false;
      for (let i = starts[row]!; i < starts[row + 1]! && !has; ++i) has = chosen.has(items[i]!);
      if (!has) this.fails[row]! |= bit;
    }
  }

  private search(query: string): void {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return;
    for (let row = 0; row < this.data.count; ++row) {
      const text = this.data.searchText(row);
      if (!words.every((word) => text.includes(word))) this.fails[row]! |= this.searchBit;
    }
  }

  /** For each value of a facet: how many rows it has among those that pass all else. */
  counts(f: number): Uint32Array {
    const facet = this.facets[f]!;
    const counts = new Uint32Array(facet.values.length);
    const others = ~(1 << f);
    const { starts, items } = facet.of;
    for (let row = 0; row < this.data.count; ++row)
      if ((this.fails[row]! & others) === 0)
        for (let i = starts[row]!; i < starts[row + 1]!; ++i) counts[items[i]!]!++;
    return counts;
  }
}

export type SortKey = "title" | "department" | "grade" | "salary" | "closing" | "filled" | "findings" | "order";

export interface Sort {
  key: SortKey;
  down: boolean;
}

/** What rows are ordered by, as a number each; those that have nothing are NaN. */
export function sortValues(data: Data, key: SortKey): Float64Array {
  const values = new Float64Array(data.count);
  const text = (name: string) => {
    const rank = data.rank(name);
    for (let row = 0; row < data.count; ++row) values[row] = data.text(name, row) === null ? NaN : rank[row]!;
  };
  const each = (value: (row: number) => number) => {
    for (let row = 0; row < data.count; ++row) values[row] = value(row);
  };
  if (key === "title" || key === "department" || key === "closing") text(key);
  else if (key === "grade") each((row) => lowestGrade(data.texts("grades", row)));
  else if (key === "salary") each((row) => data.number("min", row) ?? data.number("max", row) ?? NaN);
  else if (key === "filled") each((row) => data.filledCount(row));
  else if (key === "findings") each((row) => data.texts("findings", row).length);
  else each((row) => row);
  return values;
}

function lowestGrade(grades: string[]): number {
  const places = grades.map((grade) => gradeOrder.indexOf(grade)).filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : NaN;
}

/** The rows in order; what has no value comes last either way, equals stay as they were. */
export function sorted(rows: Uint32Array, values: Float64Array, down: boolean): Uint32Array {
  const sign = down ? -1 : 1;
  return rows.slice().sort((a, b) => {
    const x = values[a]!;
    const y = values[b]!;
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return sign * (x - y) || a - b;
  });
}

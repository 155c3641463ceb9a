/** Fill rates: of each field, for groups of adverts. */

import type { Data } from "./data.ts";
import type { Facet } from "./filter.ts";

export interface Group {
  label: string;
  /** Values of the facet that the group is made of. */
  values: number[];
  count: number;
}

export interface FillTable {
  groups: Group[];
  all: { count: number; filled: Uint32Array };
  /** filled[g * fields + f]: adverts of group g with a value for field f. */
  filled: Uint32Array;
}

/**
 * Groups of the rows by a facet: the largest `most`, in the facet's order, and the rest as one.
 * With `newest` they are not the largest but the first of the facet, and come in reverse: months.
 */
export function groupsOf(rows: Uint32Array, facet: Facet, most: number, newest = false): Group[] {
  const counts = new Uint32Array(facet.values.length);
  for (const row of rows) facet.of.each(row, (value) => counts[value]!++);
  const used = [...facet.values.keys()].filter((value) => counts[value]! > 0);
  const order = newest ? used : used.slice().sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = order.slice(0, order.length > most ? most - 1 : most);
  const rest = order.slice(own.length);
  const groups = own.map((value) => ({ label: facet.values[value]!, values: [value], count: counts[value]! }));
  if (newest) groups.reverse();
  if (rest.length > 0) {
    const count = rest.reduce((sum, value) => sum + counts[value]!, 0);
    const other = { label: newest ? "before" : `${rest.length} others`, values: rest, count };
    newest ? groups.unshift(other) : groups.push(other);
  }
  return groups;
}

export function fillTable(data: Data, rows: Uint32Array, facet: Facet, groups: Group[]): FillTable {
  const fields = data.fields.length;
  const filled = new Uint32Array(groups.length * fields);
  const all = new Uint32Array(fields);
  const groupOf = new Int32Array(facet.values.length).fill(-1);
  groups.forEach((group, g) => group.values.forEach((value) => (groupOf[value] = g)));
  const { starts, items } = facet.of;
  for (const row of rows)
    for (let word = 0; word < data.words; ++word)
      for (let bits = data.filled[row * data.words + word]!; bits !== 0; bits &= bits - 1) {
        const field = word * 32 + 31 - Math.clz32(bits & -bits);
        all[field]!++;
        for (let i = starts[row]!; i < starts[row + 1]!; ++i) {
          const g = groupOf[items[i]!]!;
          if (g >= 0) filled[g * fields + field]!++;
        }
      }
  return { groups, all: { count: rows.length, filled: all }, filled };
}

/** The step of the colour scale that a share falls in: 0 for nothing, 6 for all. */
export function shade(filled: number, count: number): number {
  if (count === 0 || filled === 0) return 0;
  if (filled === count) return 6;
  const share = filled / count;
  return share < 0.25 ? 1 : share < 0.5 ? 2 : share < 0.75 ? 3 : share < 0.95 ? 4 : 5;
}

/** Whole percent, never 0 or 100 where it is not quite. */
export function percent(filled: number, count: number): string {
  if (count === 0) return "–";
  const share = Math.round((100 * filled) / count);
  return String(filled > 0 && share === 0 ? 1 : filled < count && share === 100 ? 99 : share);
}

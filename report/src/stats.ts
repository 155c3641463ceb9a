/** Counts, quartiles and medians for the plots. */

import { gradeOrder, type Data } from "./data.ts";

export interface Count {
  label: string;
  count: number;
  /** How many of them are of the first kind, where there are two. */
  part: number;
}

/** How many rows have each label, the most frequent first. */
export function countBy(rows: Iterable<number>, labelsOf: (row: number) => { label: string; part: boolean }[]): Count[] {
  const counts = new Map<string, Count>();
  for (const row of rows)
    for (const { label, part } of labelsOf(row)) {
      let count = counts.get(label);
      if (!count) counts.set(label, (count = { label, count: 0, part: 0 }));
      ++count.count;
      if (part) ++count.part;
    }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

/** Adverts by closing month, in order. */
export function byMonth(data: Data, rows: Iterable<number>): Count[] {
  const counts = countBy(rows, (row) => {
    const closing = data.text("closing", row);
    return closing ? [{ label: closing.slice(0, 7), part: false }] : [];
  });
  return counts.sort((a, b) => (a.label < b.label ? -1 : 1));
}

export interface SalaryPoint {
  /** The lowest of the advert's grades, and its place among the grades; "" and -1 where it has none. */
  grade: string;
  gradeOrder: number;
  places: string[];
  month: string | null;
  /** The middle of its range. */
  middle: number;
}

/** Of the rows that state pounds a year. */
export function salariesOf(data: Data, rows: Iterable<number>): SalaryPoint[] {
  const points: SalaryPoint[] = [];
  for (const row of rows) {
    const min = data.number("min", row) ?? data.number("max", row);
    const max = data.number("max", row) ?? min;
    if (min === null || max === null) continue;
    if (data.text("period", row) !== "year" || data.text("currency", row) !== "GBP") continue;
    const places = data.texts("grades", row).map((grade) => gradeOrder.indexOf(grade)).filter((place) => place >= 0);
    const lowest = places.length > 0 ? Math.min(...places) : -1;
    points.push({
      grade: gradeOrder[lowest] ?? "",
      gradeOrder: lowest,
      places: data.texts("places", row),
      month: data.text("closing", row)?.slice(0, 7) ?? null,
      middle: (min + max) / 2,
    });
  }
  return points;
}

export interface Quartiles {
  label: string;
  order: number;
  count: number;
  low: number;
  q1: number;
  median: number;
  q3: number;
  high: number;
}

/** Of numbers in order: linear between neighbours. */
export function quantile(ordered: readonly number[], share: number): number {
  const at = (ordered.length - 1) * share;
  const below = Math.floor(at);
  const [a, b] = [ordered[below]!, ordered[Math.min(below + 1, ordered.length - 1)]!];
  return a + (b - a) * (at - below);
}

export function quartilesBy(points: { label: string; order: number; value: number }[]): Quartiles[] {
  const groups = new Map<string, { order: number; values: number[] }>();
  for (const { label, order, value } of points) {
    const group = groups.get(label);
    group ? group.values.push(value) : groups.set(label, { order, values: [value] });
  }
  return [...groups].map(([label, { order, values }]) => {
    values.sort((a, b) => a - b);
    const at = (share: number) => quantile(values, share);
    return { label, order, count: values.length, low: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), high: at(1) };
  });
}

export interface MonthMedian {
  month: string;
  grade: string;
  count: number;
  median: number;
}

const fewest = 3;

/** Of the grades with the most adverts, in months that have enough. */
export function medianByMonth(points: SalaryPoint[], grades: number): MonthMedian[] {
  const known = points.filter((point) => point.month !== null && point.gradeOrder >= 0 && point.grade !== "OTHER");
  const top = countBy(known.keys(), (i) => [{ label: known[i]!.grade, part: false }]).slice(0, grades).map((count) => count.label);
  const cells = quartilesBy(
    known.filter((point) => top.includes(point.grade)).map((point) => ({ label: `${point.month} ${point.grade}`, order: point.gradeOrder, value: point.middle })),
  );
  return cells
    .filter((cell) => cell.count >= fewest)
    .map((cell) => {
      const [month = "", grade = ""] = cell.label.split(" ");
      return { month, grade, count: cell.count, median: cell.median };
    })
    .sort((a, b) => gradeOrder.indexOf(a.grade) - gradeOrder.indexOf(b.grade) || (a.month < b.month ? -1 : 1));
}

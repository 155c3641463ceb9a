/** A record as values that a reader can judge one by one: each list item, each date, the salary as a whole. */

import type { Json, JsonRecord, Page } from "./page.ts";

export interface Unit {
  /** JSON Pointer of the value; of an absent one, of its field. */
  pointer: string;
  /** Path of the field: 'dates.closing'. */
  field: string;
  /** Place in its list, or -1. */
  item: number;
  value: Json;
}

/** Objects that only hold fields together. */
const holders = new Set(["contract", "criteria", "application", "interview", "clearance", "dates"]);

/** About the reading, not about the vacancy. */
const aside = new Set(["schema", "id", "duplicate_of", "source", "kind"]);

function isObject(value: Json): value is JsonRecord {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Every field, in order: its value, its items, or, where it has none, one unit with null. */
export function unitsOf(record: JsonRecord): Unit[] {
  const units: Unit[] = [];
  const add = (path: string, value: Json) => {
    const pointer = "/" + path.replace(/\./g, "/");
    if (!Array.isArray(value)) units.push({ pointer, field: path, item: -1, value });
    else if (value.length === 0) units.push({ pointer, field: path, item: -1, value: null });
    else value.forEach((item, i) => units.push({ pointer: `${pointer}/${i}`, field: path, item: i, value: item }));
  };
  for (const [name, value] of Object.entries(record)) {
    if (aside.has(name)) continue;
    if (!holders.has(name) || !isObject(value)) add(name, value);
    else for (const [member, inner] of Object.entries(value)) add(`${name}.${member}`, inner);
  }
  return units;
}

/** Indexes of the marks that a unit rests on: at its pointer, below it, or at an object that it is in. */
export function marksOf(unit: Unit, page: Page): number[] {
  const own = page.marks.flatMap(([pointer], i) =>
    pointer === unit.pointer || pointer.startsWith(unit.pointer + "/") ? [i] : [],
  );
  if (own.length > 0 || unit.value === null) return own;
  return page.marks.flatMap(([pointer], i) => (unit.pointer.startsWith(pointer + "/") ? [i] : []));
}

const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

export function money(amount: number, currency: string): string {
  return (currency === "GBP" ? "£" : `${currency} `) + number.format(amount);
}

function range(min: Json, max: Json, show: (amount: number) => string): string {
  if (typeof min === "number" && typeof max === "number") return min === max ? show(min) : `${show(min)} – ${show(max)}`;
  if (typeof min === "number") return `from ${show(min)}`;
  return typeof max === "number" ? `up to ${show(max)}` : "–";
}

export function salaryText(salary: JsonRecord): string {
  const show = (amount: number) => money(amount, String(salary.currency ?? "GBP"));
  const bands = Array.isArray(salary.bands) ? salary.bands.filter(isObject) : [];
  const lines = bands.map((band) => {
    const what = [band.location, band.grade].filter(Boolean).join(", ");
    return `${what ? what + ": " : ""}${range(band.min ?? null, band.max ?? null, show)}`;
  });
  return [`${range(salary.min ?? null, salary.max ?? null, show)} a ${String(salary.period ?? "year")}`, ...lines].join("\n");
}

/** A value in words. */
export function valueText(unit: Unit): string {
  const { value, field } = unit;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return number.format(value) + (field.endsWith("_percent") ? " %" : "");
  if (typeof value === "string") return value.replace(/_/g, field.includes("criteria") || field.includes("url") ? "_" : " ");
  if (Array.isArray(value)) return value.map((inner) => valueText({ ...unit, value: inner })).join(", ");
  if (field === "salary") return salaryText(value);
  if (field === "annual_leave") return `${range(value.min_days ?? null, value.max_days ?? null, String)} days`;
  if (field === "grades") return value.code === "OTHER" ? String(value.name) : `${value.code} (${value.name})`;
  if (field === "behaviours") return `${value.name}${value.at_application ? ", in the application" : ""}`;
  if (field === "competencies") return `${value.name}${value.level === null ? "" : `, level ${value.level}`}`;
  if (field === "locations") return locationText(value);
  if (field === "dates.events") return [value.name, value.edtf].filter(Boolean).join(": ");
  if (field.startsWith("dates.")) return String(value.edtf);
  return Object.values(value).filter((inner) => inner !== null && inner !== "").map(String).join(", ").replace(/_/g, " ");
}

function locationText(place: JsonRecord): string {
  const parts = [place.site, place.town, place.region, place.postcode].filter((part) => part && part !== place.text);
  return String(place.text) + (parts.length > 0 ? `\n${parts.join(" · ")}` : "");
}

/** What a reader accepted and rejected, and gold made of it: what a careful reader takes from each input. */

import type { Data } from "./data.ts";
import type { Json, JsonRecord, Page } from "./page.ts";
import { unitsOf, type Unit } from "./values.ts";

export type Verdict = "accepted" | "rejected";

/** Verdicts by record id and pointer, kept in the browser where it lets us. */
export class Reviews {
  private readonly verdicts: Map<string, Map<string, Verdict>>;

  constructor(
    private readonly key: string,
    private readonly storage: Pick<Storage, "getItem" | "setItem"> | null,
  ) {
    this.verdicts = read(storage?.getItem(key) ?? null);
  }

  get(id: string, pointer: string): Verdict | null {
    return this.verdicts.get(id)?.get(pointer) ?? null;
  }

  /** The same verdict again takes it back. */
  toggle(id: string, pointer: string, verdict: Verdict): void {
    const own = this.verdicts.get(id) ?? new Map<string, Verdict>();
    own.get(pointer) === verdict ? own.delete(pointer) : own.set(pointer, verdict);
    own.size > 0 ? this.verdicts.set(id, own) : this.verdicts.delete(id);
    this.save();
  }

  accept(id: string, pointers: string[]): void {
    const own = this.verdicts.get(id) ?? new Map<string, Verdict>();
    for (const pointer of pointers) if (!own.has(pointer)) own.set(pointer, "accepted");
    if (own.size > 0) this.verdicts.set(id, own);
    this.save();
  }

  count(id: string): number {
    return this.verdicts.get(id)?.size ?? 0;
  }

  ids(): string[] {
    return [...this.verdicts.keys()];
  }

  private save(): void {
    const plain = Object.fromEntries([...this.verdicts].map(([id, own]) => [id, Object.fromEntries(own)]));
    try {
      this.storage?.setItem(this.key, JSON.stringify(plain));
    } catch {
      // No room, or not allowed: the verdicts last as long as the page.
    }
  }
}

function read(json: string | null): Map<string, Map<string, Verdict>> {
  try {
    const plain = JSON.parse(json ?? "{}") as Record<string, Record<string, Verdict>>;
    return new Map(Object.entries(plain).map(([id, own]) => [id, new Map(Object.entries(own))]));
  } catch {
    return new Map();
  }
}

/** Sets a member at a path with dots. */
function put(record: JsonRecord, path: string, value: Json): void {
  const steps = path.split(".");
  const last = steps.pop()!;
  let at = record;
  for (const step of steps) at = (at[step] ??= {}) as JsonRecord;
  at[last] = value;
}

/** Fields that nobody is asked to judge. */
const unjudged = ["kind", "sections"];

/**
 * One record of gold: fields that were judged as a whole, with what was accepted. A field that was not, or only in
 * part, is ignored; a rejected value is left out, so that whoever gives it again is wrong.
 */
export function goldRecord(page: Page, verdict: (pointer: string) => Verdict | null): JsonRecord {
  const fields = new Map<string, Unit[]>();
  for (const unit of unitsOf(page.record)) fields.set(unit.field, [...(fields.get(unit.field) ?? []), unit]);
  const lost = new Set(page.findings.filter((finding) => finding.code === "value_lost").map((finding) => finding.field));
  const gold: JsonRecord = { kind: page.record.kind ?? "advert", title: page.record.title ?? null };
  const ignore = [...unjudged];
  const confirmed: string[] = [];
  let lostJudged = true;
  for (const [field, units] of fields) {
    const judged = units.every((unit) => verdict(unit.pointer) !== null);
    const isLost = [...lost].filter((pointer) => ("/" + field.replace(/\./g, "/")).startsWith(pointer));
    if (!judged || units.every((unit) => unit.value === null && verdict(unit.pointer) === "rejected")) ignore.push(field);
    if (isLost.length > 0 && !judged) lostJudged = false;
    if (!judged) continue;
    const accepted = units.filter((unit) => verdict(unit.pointer) === "accepted");
    if (isLost.length > 0 && accepted.length > 0) confirmed.push(...isLost);
    const values = accepted.map((unit) => unit.value).filter((value) => value !== null);
    if (values.length > 0) put(gold, field, units[0]!.item >= 0 ? values : values[0]!);
  }
  if (!lostJudged) ignore.push("lost");
  gold.lost = [...new Set(confirmed)];
  gold.ignore = ignore;
  return gold;
}

export interface GoldFile {
  name: string;
  gold: { input: string; records: JsonRecord[] };
}

/** The name of the file that an input is: of the path's last part. */
export function inputName(place: string): string {
  return place.split("/").pop() ?? place;
}

/** Gold of every input that has a verdict: all its records, since a pack has several. */
export async function goldFiles(
  data: Data,
  reviews: Reviews,
  page: (row: number) => Promise<Page>,
): Promise<GoldFile[]> {
  const judged = new Set(reviews.ids());
  const places = new Map<string, number[]>();
  for (let row = 0; row < data.count; ++row) {
    const key = `${data.text("place", row)}\n${(data.text("id", row) ?? "").split("-")[0]}`;
    places.set(key, [...(places.get(key) ?? []), row]);
  }
  const files: GoldFile[] = [];
  const names = new Map<string, number>();
  for (const [key, rows] of places) {
    if (!rows.some((row) => judged.has(data.text("id", row) ?? ""))) continue;
    const records: JsonRecord[] = [];
    for (const row of rows) {
      const id = data.text("id", row) ?? "";
      records.push(goldRecord(await page(row), (pointer) => reviews.get(id, pointer)));
    }
    const input = inputName(key.split("\n")[0]!);
    const stem = input.replace(/\.[^.]*$/, "") || "advert";
    const nth = names.get(stem) ?? 0;
    names.set(stem, nth + 1);
    files.push({ name: `${stem}${nth === 0 ? "" : `-${nth + 1}`}.json`, gold: { input, records } });
  }
  return files;
}

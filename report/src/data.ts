/** What extractor/report writes: the index (a row for each advert, as columns) and the pages, in packed blocks. */

export interface Index {
  schema: string;
  version: string;
  inputs: string[];
  profile: string;
  rejects: Record<string, number>;
  codes: Record<string, string>;
  fields: string[];
  together: number;
  count: number;
  full: boolean;
  strings: string[];
  columns: Record<string, Cell[]>;
}

/** A number (of a dictionary entry, in columns of texts), a list of such, or nothing. */
export type Cell = number | number[] | null;

export type Severity = "error" | "warning" | "note";

/** For each row a list of numbers, one after the other: those of row r are items[starts[r]] to items[starts[r + 1]]. */
export class Lists {
  constructor(
    readonly starts: Uint32Array,
    readonly items: Uint32Array,
  ) {}

  static of(lists: readonly (readonly number[])[]): Lists {
    const starts = new Uint32Array(lists.length + 1);
    lists.forEach((list, row) => (starts[row + 1] = starts[row]! + list.length));
    const items = new Uint32Array(starts[lists.length]!);
    lists.forEach((list, row) => items.set(list, starts[row]));
    return new Lists(starts, items);
  }

  /** Calls `use` for each number of a row. */
  each(row: number, use: (item: number) => void): void {
    for (let i = this.starts[row]!; i < this.starts[row + 1]!; ++i) use(this.items[i]!);
  }

  size(row: number): number {
    return this.starts[row + 1]! - this.starts[row]!;
  }

  list(row: number): number[] {
    return Array.from(this.items.subarray(this.starts[row], this.starts[row + 1]));
  }
}

/** One finding of a row, taken apart: 'warning value_lost salary'. */
export interface FindingKind {
  severity: Severity;
  code: string;
  field: string;
}

export function findingKind(text: string): FindingKind {
  const [severity = "warning", code = "", field = ""] = text.split(" ");
  return { severity: severity as Severity, code, field };
}

/** All adverts, for tables, facets and plots. */
export class Data {
  readonly count: number;
  readonly fields: string[];
  /** Bits: field f of row r is bit f % 32 of word r * words + (f >> 5). */
  readonly filled: Uint32Array;
  readonly words: number;
  private readonly searchTexts: string[] = [];
  private readonly ranks = new Map<string, Int32Array>();

  constructor(readonly index: Index) {
    this.count = index.count;
    this.fields = index.fields;
    this.words = Math.max(1, Math.ceil(this.fields.length / 32));
    this.filled = this.readFilled();
  }

  private readFilled(): Uint32Array {
    const bits = new Uint32Array(this.count * this.words);
    const known = new Map<number, Uint32Array>();
    this.cells("filled").forEach((cell, row) => {
      const entry = cell as number;
      let words = known.get(entry);
      if (!words) known.set(entry, (words = bitsOf(this.index.strings[entry] ?? "", this.words)));
      bits.set(words, row * this.words);
    });
    return bits;
  }

  private cells(name: string): Cell[] {
    return this.index.columns[name] ?? new Array<Cell>(this.count).fill(null);
  }

  string(entry: number): string {
    return this.index.strings[entry] ?? "";
  }

  /** The text of a row, or nothing. */
  text(name: string, row: number): string | null {
    const cell = this.index.columns[name]?.[row];
    return typeof cell === "number" ? this.string(cell) : null;
  }

  number(name: string, row: number): number | null {
    const cell = this.index.columns[name]?.[row];
    return typeof cell === "number" ? cell : null;
  }

  texts(name: string, row: number): string[] {
    const cell = this.index.columns[name]?.[row];
    return Array.isArray(cell) ? cell.map((entry) => this.string(entry)) : [];
  }

  isFilled(row: number, field: number): boolean {
    return ((this.filled[row * this.words + (field >> 5)]! >>> (field & 31)) & 1) === 1;
  }

  /** How many of the fields a row has a value for. */
  filledCount(row: number): number {
    let count = 0;
    for (let word = 0; word < this.words; ++word) count += ones(this.filled[row * this.words + word]!);
    return count;
  }

  /** What the search box looks through, in lower case. */
  searchText(row: number): string {
    let text = this.searchTexts[row];
    if (text === undefined) {
      const parts = ["title", "reference", "department", "place"].map((name) => this.text(name, row) ?? "");
      text = [...parts, ...this.texts("places", row)].join("\n").toLowerCase();
      this.searchTexts[row] = text;
    }
    return text;
  }

  /** For a column of texts: each row's place in the alphabet; rows without one come last. */
  rank(name: string): Int32Array {
    let rank = this.ranks.get(name);
    if (!rank) this.ranks.set(name, (rank = this.makeRank(this.cells(name))));
    return rank;
  }

  private makeRank(cells: Cell[]): Int32Array {
    const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
    const used = [...new Set(cells.filter((cell): cell is number => typeof cell === "number"))];
    used.sort((a, b) => collator.compare(this.string(a), this.string(b)) || a - b);
    const place = new Map(used.map((entry, i) => [entry, i]));
    return Int32Array.from(cells, (cell) => (typeof cell === "number" ? place.get(cell)! : used.length));
  }

  /** Says which report this is, as far as its adverts go. */
  fingerprint(): string {
    let hash = 0x811c9dc5;
    for (let row = 0; row < this.count; ++row)
      for (const c of this.text("id", row) ?? "") hash = Math.imul(hash ^ c.charCodeAt(0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, "0");
  }
}

function ones(word: number): number {
  let count = 0;
  for (let bits = word; bits !== 0; bits &= bits - 1) ++count;
  return count;
}

/** A hex digit for each four fields, the lowest bit first. */
export function bitsOf(digits: string, words: number): Uint32Array {
  const bits = new Uint32Array(words);
  for (let i = 0; i < digits.length; ++i) bits[i >> 3]! |= parseInt(digits[i]!, 16) << ((i & 7) * 4);
  return bits;
}

/** Grades from the lowest up. */
export const gradeOrder = ["AA", "AO", "EO", "HEO", "SEO", "G7", "G6", "SCS1", "SCS2", "SCS3", "SCS4", "FS", "OTHER"];

export function gradeName(code: string): string {
  if (code === "G7") return "Grade 7";
  if (code === "G6") return "Grade 6";
  if (code === "FS") return "Fast Stream";
  if (code === "OTHER") return "Other";
  return code;
}

/** The page of an advert: its record, text and the marks in it. extractor/report/page.h says what it holds. */

import type { Data, Severity } from "./data.ts";

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonRecord = { [name: string]: Json };

/** pointer, rule, begin, end, confidence, line, page, words where there is no text */
export type Mark = [string, string, number, number, string, number, number, string | null];

export interface Finding {
  severity: Severity;
  code: string;
  field: string;
  message: string;
  help: string;
  span: [number, number] | null;
  notes: { message: string; span: [number, number] | null }[];
}

export interface Page {
  record: JsonRecord;
  text: string | null;
  blocks: number[];
  sections: [string, number, number][];
  marks: Mark[];
  findings: Finding[];
  /** field, rule, begin, end, reason */
  passed: [string, string, number, number, string][];
}

export interface Block {
  kind: "paragraph" | "heading" | "item" | "cell";
  level: number;
  strong: boolean;
  begin: number;
  end: number;
}

const kinds = ["paragraph", "heading", "item", "cell"] as const;

export function blocksOf(page: Page): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i + 4 < page.blocks.length; i += 5) {
    const [kind, level, strong, begin, end] = page.blocks.slice(i, i + 5) as [number, number, number, number, number];
    blocks.push({ kind: kinds[kind] ?? "paragraph", level, strong: strong === 1, begin, end });
  }
  if (blocks.length === 0 && page.text) blocks.push({ kind: "paragraph", level: 0, strong: false, begin: 0, end: page.text.length });
  return blocks;
}

/** A stretch of text and the marks that lie over all of it, the shortest first. */
export interface Piece {
  begin: number;
  end: number;
  marks: number[];
}

/** Cuts [begin, end) at the ends of all marks. `spans` has the marks' places; those that are nowhere are (-1, -1). */
export function pieces(begin: number, end: number, spans: readonly (readonly [number, number])[]): Piece[] {
  const over = spans.map((span, mark) => ({ span, mark })).filter(({ span }) => span[0] < end && span[1] > begin && span[0] >= 0);
  const cuts = new Set([begin, end]);
  for (const { span } of over) for (const at of span) if (at > begin && at < end) cuts.add(at);
  const order = [...cuts].sort((a, b) => a - b);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < order.length; ++i) {
    const [from, to] = [order[i]!, order[i + 1]!];
    const marks = over.filter(({ span }) => span[0] <= from && span[1] >= to);
    marks.sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]) || a.mark - b.mark);
    out.push({ begin: from, end: to, marks: marks.map(({ mark }) => mark) });
  }
  return out;
}

/** Bytes that are base64 of zlib's form, as text. */
export async function unpack(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/** Opens the blocks of pages, and keeps those last used. */
export class Pages {
  private readonly open = new Map<number, Promise<Page[]>>();

  constructor(
    private readonly data: Data,
    private readonly block: (number: number) => string,
  ) {}

  async page(row: number): Promise<Page> {
    const together = this.data.index.together;
    const number = Math.floor(row / together);
    let pages = this.open.get(number);
    if (!pages) {
      pages = unpack(this.block(number)).then((json) => JSON.parse(json) as Page[]);
      this.open.set(number, pages);
      if (this.open.size > 8) this.open.delete(this.open.keys().next().value!);
    }
    return (await pages)[row % together]!;
  }
}

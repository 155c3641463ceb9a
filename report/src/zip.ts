/** A zip file of texts, not compressed: the form that every system unpacks into a folder. */

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; ++bit) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const utf8Names = 0x0800;
const firstDay = 0x0021; // 1 January 1980: the same files give the same bytes

/** What the local header and the directory have in common, from 'version needed' to the name's length. */
function common(view: DataView, at: number, bytes: Uint8Array, name: Uint8Array): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, utf8Names, true);
  view.setUint16(at + 8, firstDay, true);
  view.setUint32(at + 10, crc32(bytes), true);
  view.setUint32(at + 14, bytes.length, true);
  view.setUint32(at + 18, bytes.length, true);
  view.setUint16(at + 22, name.length, true);
}

export function zip(files: { name: string; text: string }[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const file of files) {
    const name = encoder.encode(file.name);
    const bytes = encoder.encode(file.text);
    const local = new Uint8Array(30);
    const entry = new Uint8Array(46);
    const localView = new DataView(local.buffer);
    const entryView = new DataView(entry.buffer);
    localView.setUint32(0, 0x04034b50, true);
    common(localView, 4, bytes, name);
    entryView.setUint32(0, 0x02014b50, true);
    entryView.setUint16(4, 20, true);
    common(entryView, 6, bytes, name);
    entryView.setUint32(42, at, true);
    parts.push(local, name, bytes);
    directory.push(entry, name);
    at += local.length + name.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = new Uint8Array(22);
  const endView = new DataView(end.buffer);
  endView.setUint32(0, 0x06054b50, true);
  endView.setUint16(8, files.length, true);
  endView.setUint16(10, files.length, true);
  endView.setUint32(12, size, true);
  endView.setUint32(16, at, true);
  return joined([...parts, ...directory, end]);
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Reading and writing of TrueType files, as far as embedding needs it. Numbers are big-endian. */

/** A TrueType font taken apart. */
export interface Sfnt {
  readonly table: (tag: string) => Buffer | undefined
  readonly unitsPerEm: number
  readonly glyphCount: number
  readonly ascender: number
  readonly descender: number
  readonly bbox: readonly [number, number, number, number]
  readonly italicAngle: number
  readonly capHeight: number
  readonly weight: number
  readonly postscriptName: string
  /** The outline, without hinting; empty for a blank. */
  readonly outline: (gid: number) => Buffer
  readonly advance: (gid: number) => number
}

/** Parts of a composite glyph: outline, offset in font units. */
export interface Part {
  readonly gid: number
  readonly dx: number
  readonly dy: number
}

const ARGS_ARE_WORDS = 0x0001
const ARGS_ARE_XY = 0x0002
const HAS_SCALE = 0x0008
const MORE_COMPONENTS = 0x0020
const HAS_XY_SCALE = 0x0040
const HAS_TWO_BY_TWO = 0x0080
const HAS_INSTRUCTIONS = 0x0100

/** Takes a TrueType file apart. Returns undefined for anything else (CFF outlines, collections, web fonts). */
export function readSfnt(bytes: Uint8Array): Sfnt | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const table = directory(file)
  const [head, hhea, maxp, hmtx, loca, glyf] = ['head', 'hhea', 'maxp', 'hmtx', 'loca', 'glyf'].map(table)
  if (!head || !hhea || !maxp || !hmtx || !loca || !glyf) return undefined
  const longLoca = head.readInt16BE(50) === 1
  const offset = (gid: number) => (longLoca ? loca.readUInt32BE(gid * 4) : loca.readUInt16BE(gid * 2) * 2)
  const metrics = hhea.readUInt16BE(34)
  return {
    table,
    unitsPerEm: head.readUInt16BE(18),
    glyphCount: maxp.readUInt16BE(4),
    ascender: hhea.readInt16BE(4),
    descender: hhea.readInt16BE(6),
    bbox: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    ...describe(table),
    outline: (gid) => withoutHinting(glyf.subarray(offset(gid), offset(gid + 1))),
    advance: (gid) => hmtx.readUInt16BE(Math.min(gid, metrics - 1) * 4),
  }
}

function directory(file: Buffer): (tag: string) => Buffer | undefined {
  const tables = new Map<string, Buffer>()
  const isTrueType = file.length > 12 && [0x00010000, 0x74727565].includes(file.readUInt32BE(0))
  const count = isTrueType ? file.readUInt16BE(4) : 0
  for (let at = 12; at + 16 <= file.length && at < 12 + count * 16; at += 16) {
    const start = file.readUInt32BE(at + 8)
    tables.set(file.toString('latin1', at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12)))
  }
  return (tag) => tables.get(tag)
}

function describe(table: (tag: string) => Buffer | undefined) {
  const os2 = table('OS/2')
  const post = table('post')
  const hasCapHeight = os2 !== undefined && os2.length >= 90 && os2.readUInt16BE(0) >= 2
  return {
    italicAngle: post ? post.readInt32BE(4) / 65536 : 0,
    weight: os2 ? os2.readUInt16BE(4) : 400,
    capHeight: hasCapHeight ? os2.readInt16BE(88) : 700,
    postscriptName: postscriptName(table('name')),
  }
}

function postscriptName(name: Buffer | undefined): string {
  if (!name) return 'Font'
  const strings = name.readUInt16BE(4)
  for (let at = 6; at < 6 + name.readUInt16BE(2) * 12; at += 12) {
    if (name.readUInt16BE(at + 6) !== 6) continue
    const start = strings + name.readUInt16BE(at + 10)
    const raw = name.toString('latin1', start, start + name.readUInt16BE(at + 8))
    return raw.replace(/[^A-Za-z0-9-]/g, '') || 'Font'
  }
  return 'Font'
}

/** Parts of a composite outline as the source file has them. */
export function componentsOf(outline: Buffer): { gid: number; at: number }[] {
  const found: { gid: number; at: number }[] = []
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return found
  for (let at = 10, flags = MORE_COMPONENTS; flags & MORE_COMPONENTS;) {
    flags = outline.readUInt16BE(at)
    found.push({ gid: outline.readUInt16BE(at + 2), at: at + 2 })
    at += 4 + (flags & ARGS_ARE_WORDS ? 4 : 2)
    at += flags & HAS_SCALE ? 2 : flags & HAS_XY_SCALE ? 4 : flags & HAS_TWO_BY_TWO ? 8 : 0
  }
  return found
}

/** A reader of PDFs scales glyphs freely; hinting programs would refer to tables that are not embedded. */
function withoutHinting(outline: Buffer): Buffer {
  if (outline.length < 10) return Buffer.alloc(0)
  const contours = outline.readInt16BE(0)
  if (contours < 0) return compositeWithoutHinting(outline)
  const lengthAt = 10 + contours * 2
  const instructions = outline.readUInt16BE(lengthAt)
  const copy = Buffer.concat([
    outline.subarray(0, lengthAt + 2),
    outline.subarray(lengthAt + 2 + instructions),
  ])
  copy.writeUInt16BE(0, lengthAt)
  return copy
}

function compositeWithoutHinting(outline: Buffer): Buffer {
  const copy = Buffer.from(outline)
  for (const { at } of componentsOf(copy))
    copy.writeUInt16BE(copy.readUInt16BE(at - 2) & ~HAS_INSTRUCTIONS, at - 2)
  return copy
}

/** Bounding box of an outline as its header tells; undefined for a blank. */
export function boundsOf(outline: Buffer): [number, number, number, number] | undefined {
  if (outline.length < 10) return undefined
  return [outline.readInt16BE(2), outline.readInt16BE(4), outline.readInt16BE(6), outline.readInt16BE(8)]
}

/** A composite glyph of parts whose outlines are not blank. */
export function composite(
  parts: readonly (Part & { bounds: readonly [number, number, number, number] })[],
): Buffer {
  const glyph = Buffer.alloc(10 + parts.length * 8)
  glyph.writeInt16BE(-1, 0)
  const edge = (pick: (...n: number[]) => number, side: 0 | 1 | 2 | 3, axis: 'dx' | 'dy') =>
    pick(...parts.map((part) => part.bounds[side] + part[axis]))
  glyph.writeInt16BE(edge(Math.min, 0, 'dx'), 2)
  glyph.writeInt16BE(edge(Math.min, 1, 'dy'), 4)
  glyph.writeInt16BE(edge(Math.max, 2, 'dx'), 6)
  glyph.writeInt16BE(edge(Math.max, 3, 'dy'), 8)
  parts.forEach((part, i) => {
    const more = i + 1 < parts.length ? MORE_COMPONENTS : 0
    glyph.writeUInt16BE(ARGS_ARE_WORDS | ARGS_ARE_XY | more, 10 + i * 8)
    glyph.writeUInt16BE(part.gid, 12 + i * 8)
    glyph.writeInt16BE(part.dx, 14 + i * 8)
    glyph.writeInt16BE(part.dy, 16 + i * 8)
  })
  return glyph
}

/** A glyph of the file to be written. */
export interface Glyph {
  readonly outline: Buffer
  readonly advance: number
}

/** Writes the tables a PDF needs: head, hhea, maxp, hmtx, loca, glyf, cmap-less as ISO 32000 allows for CIDs. */
export function writeSfnt(source: Sfnt, glyphs: readonly Glyph[]): Buffer {
  const { glyf, loca } = glyphTables(glyphs)
  const hmtx = Buffer.alloc(glyphs.length * 4)
  glyphs.forEach(({ outline, advance }, gid) => {
    hmtx.writeUInt16BE(advance, gid * 4)
    hmtx.writeInt16BE(boundsOf(outline)?.[0] ?? 0, gid * 4 + 2)
  })
  return assemble([
    ['glyf', glyf],
    ['head', patched(source, 'head', (head) => head.writeInt16BE(1, 50))],
    ['hhea', patched(source, 'hhea', (hhea) => hhea.writeUInt16BE(glyphs.length, 34))],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', patched(source, 'maxp', (maxp) => writeMaxima(maxp, glyphs))],
  ])
}

function patched(source: Sfnt, tag: string, patch: (table: Buffer) => void): Buffer {
  const copy = Buffer.from(source.table(tag) ?? Buffer.alloc(0))
  patch(copy)
  return copy
}

/** Composites of composites: sums over the parts are bounded by generous maxima, hinting maxima are nil. */
function writeMaxima(maxp: Buffer, glyphs: readonly Glyph[]): void {
  maxp.writeUInt16BE(glyphs.length, 4)
  if (maxp.length < 32) return
  maxp.writeUInt16BE(Math.min(0xffff, maxp.readUInt16BE(6) * 4), 10)
  maxp.writeUInt16BE(Math.min(0xffff, maxp.readUInt16BE(8) * 4), 12)
  for (let at = 16; at <= 26; at += 2) maxp.writeUInt16BE(0, at)
  maxp.writeUInt16BE(1, 14)
  maxp.writeUInt16BE(8, 28)
  maxp.writeUInt16BE(4, 30)
}

function glyphTables(glyphs: readonly Glyph[]): { glyf: Buffer; loca: Buffer } {
  const loca = Buffer.alloc((glyphs.length + 1) * 4)
  const parts: Buffer[] = []
  let at = 0
  glyphs.forEach(({ outline }, gid) => {
    loca.writeUInt32BE(at, gid * 4)
    const padded = Buffer.alloc((outline.length + 3) & ~3)
    outline.copy(padded)
    parts.push(padded)
    at += padded.length
  })
  loca.writeUInt32BE(at, glyphs.length * 4)
  return { glyf: Buffer.concat(parts), loca }
}

function assemble(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const headerLength = 12 + tables.length * 16
  const header = Buffer.alloc(headerLength)
  const power = Math.floor(Math.log2(tables.length))
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(tables.length, 4)
  header.writeUInt16BE(16 * 2 ** power, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE(tables.length * 16 - 16 * 2 ** power, 10)
  const bodies: Buffer[] = []
  let at = headerLength
  tables.forEach(([tag, table], i) => {
    const body = Buffer.alloc((table.length + 3) & ~3)
    table.copy(body)
    if (tag === 'head') body.writeUInt32BE(0, 8)
    header.write(tag, 12 + i * 16, 'latin1')
    header.writeUInt32BE(checksum(body), 16 + i * 16)
    header.writeUInt32BE(at, 20 + i * 16)
    header.writeUInt32BE(table.length, 24 + i * 16)
    bodies.push(body)
    at += body.length
  })
  const file = Buffer.concat([header, ...bodies])
  const head = tables.findIndex(([tag]) => tag === 'head')
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, file.readUInt32BE(20 + head * 16) + 8)
  return file
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

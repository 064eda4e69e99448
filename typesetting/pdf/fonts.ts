import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { PDFName, PDFRawStream, PDFString, type PDFContext, type PDFRef } from 'pdf-lib'
import { pdfWidth, type BakedGlyph } from '../font/bake.js'
import type { Face, FaceUse } from '../font/face.js'
import { writeBakedFont } from '../font/font-file.js'

/** The streams of an embedded font; those of a whole face are made once. */
interface FontStreams {
  readonly file: Uint8Array
  readonly fileLength: number
  readonly toUnicode: Uint8Array
}

const wholeFaces = new WeakMap<Face, FontStreams>()

/** Embeds a face as one document uses it. `whole`: all its codes, for texts that come later (templates). */
export function embedFace(context: PDFContext, use: FaceUse, whole: boolean): PDFRef {
  const { source } = use.face
  const glyphs = [...use.face.base.glyphs, ...use.extra.glyphs]
  const used = whole ? undefined : use.used
  const streams = streamsOf(use, glyphs, used)
  const name = PDFName.of(`${subsetTag(use.face.hash, used)}+${source.postscriptName}`)
  const toUnicode = context.register(
    PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), streams.toUnicode),
  )
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    // Strings, not names: poppler refuses the font otherwise.
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: descriptorOf(context, use.face, name, streams),
    CIDToGIDMap: 'Identity',
    DW: 0,
    W: widths(glyphs, source.unitsPerEm, used),
  })
  const font = {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    ToUnicode: toUnicode,
  }
  return context.register(context.obj({ ...font, DescendantFonts: [context.register(descendant)] }))
}

function descriptorOf(context: PDFContext, face: Face, name: PDFName, streams: FontStreams): PDFRef {
  const dictionary = context.obj({ Filter: 'FlateDecode', Length1: streams.fileLength })
  const file = context.register(PDFRawStream.of(dictionary, streams.file))
  return context.register(
    context.obj({ Type: 'FontDescriptor', FontName: name, ...metrics(face), FontFile2: file }),
  )
}

function streamsOf(
  use: FaceUse,
  glyphs: readonly BakedGlyph[],
  used: ReadonlySet<number> | undefined,
): FontStreams {
  const isShared = !used && use.extra.glyphs.length === 0
  const known = isShared ? wholeFaces.get(use.face) : undefined
  if (known) return known
  const file = writeBakedFont(use.face.source, glyphs, used)
  const cmap = Buffer.from(toUnicodeMap(glyphs, used), 'latin1')
  const made = { file: deflateSync(file), fileLength: file.length, toUnicode: deflateSync(cmap) }
  if (isShared) wholeFaces.set(use.face, made)
  return made
}

/** Six letters before the name, as ISO 32000 wants them for subsets; equal content, equal letters. */
function subsetTag(hash: string, used: ReadonlySet<number> | undefined): string {
  const digest = createHash('sha256').update(hash)
  if (used) digest.update([...used].sort((a, b) => a - b).join(' '))
  return [...digest.digest().subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
}

const SYMBOLIC = 4
const ITALIC = 64

function metrics({ source }: Face) {
  const scaled = (value: number) => Math.round((value * 1000) / source.unitsPerEm)
  return {
    Flags: SYMBOLIC | (source.italicAngle === 0 ? 0 : ITALIC),
    FontBBox: source.bbox.map(scaled),
    ItalicAngle: source.italicAngle,
    Ascent: scaled(source.ascender),
    Descent: scaled(source.descender),
    CapHeight: scaled(source.capHeight),
    StemV: source.weight >= 600 ? 120 : 80,
  }
}

function widths(glyphs: readonly BakedGlyph[], unitsPerEm: number, used: ReadonlySet<number> | undefined) {
  const result: (number | number[])[] = []
  let run: number[] = []
  glyphs.forEach((glyph, i) => {
    if (used && !used.has(i + 1)) return void (run = [])
    if (run.length === 0) result.push(i + 1, run)
    run.push(pdfWidth(glyph.advance, unitsPerEm))
  })
  return result
}

const hex4 = (value: number) => value.toString(16).padStart(4, '0')

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, i) => hex4(text.charCodeAt(i))).join('')
}

const CMAP_HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
`
const CMAP_FOOT = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
/** Entries of one section (limit of the CMap format). */
const CMAP_SECTION = 100

function toUnicodeMap(glyphs: readonly BakedGlyph[], used: ReadonlySet<number> | undefined): string {
  const lines = glyphs.flatMap((glyph, i) =>
    used && !used.has(i + 1) ? [] : [`<${hex4(i + 1)}> <${utf16(glyph.text)}>`],
  )
  let sections = ''
  for (let at = 0; at < lines.length; at += CMAP_SECTION) {
    const part = lines.slice(at, at + CMAP_SECTION)
    sections += `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`
  }
  return CMAP_HEAD + sections + CMAP_FOOT
}

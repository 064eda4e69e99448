import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, type PDFPage } from 'pdf-lib'
import type { Note } from '../../typesetting/model.js'
import { countOf } from '../../domain/sentence.js'

/** One thing that was looked at. */
export type PdfFinding = { readonly ok: boolean; readonly th: string; readonly en: string }

function fontsOf(page: PDFPage): PDFDict[] {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
  return fonts ? fonts.keys().map((name) => fonts.lookup(name, PDFDict)) : []
}

/** Whether every font on every page says what its glyphs mean: then search, copying and screen readers work. */
export async function isTextExtractable(pdf: Uint8Array): Promise<boolean> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const fonts = document.getPages().flatMap(fontsOf)
  return fonts.length > 0 && fonts.every((font) => font.has(PDFName.of('ToUnicode')))
}

function isEmbedded(font: PDFDict): boolean {
  const [inner] = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.asArray() ?? []
  const descendant = inner instanceof PDFRef ? font.context.lookup(inner, PDFDict) : font
  const descriptor = descendant.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)) ?? false)
}

/** Looks a letter over: pages, lines that are too long, orphan marks, embedded fonts, readable text, tags, language. */
export async function checkPdf(pdf: Uint8Array, notes: readonly Note[]): Promise<PdfFinding[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const pages = document.getPages()
  const overfull = notes.filter(({ kind }) => kind === 'overfull').length
  const orphans = notes.filter(({ kind }) => kind === 'orphan-mark').length
  const has = (key: string): boolean => document.catalog.has(PDFName.of(key))
  return [
    { ok: pages.length > 0, th: `${pages.length} หน้า`, en: `${countOf(pages.length, 'page')}` },
    { ok: overfull === 0, th: `บรรทัดล้น ${overfull} แห่ง`, en: `${countOf(overfull, 'line')} too long` },
    {
      ok: orphans === 0,
      th: `สระหรือวรรณยุกต์ลอย ${orphans} แห่ง`,
      en: `${countOf(orphans, 'mark')} without a letter`,
    },
    { ok: pages.flatMap(fontsOf).every(isEmbedded), th: 'ฝังแบบอักษรครบ', en: 'all fonts are embedded' },
    { ok: await isTextExtractable(pdf), th: 'ค้นและคัดลอกข้อความได้', en: 'text can be searched and copied' },
    { ok: has('StructTreeRoot') && has('Lang'), th: 'มีโครงสร้างและภาษา', en: 'tagged, with its language' },
    { ok: has('Metadata') && has('OutputIntents'), th: 'มีข้อมูลกำกับ PDF/A', en: 'carries the marks of PDF/A' },
  ]
}

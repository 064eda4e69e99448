import { thaiClock } from '../../domain/days-in-words.js'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFOperator, PDFOperatorNames, type PDFPage } from 'pdf-lib'
import { clockOf, dayOf, type Instant } from '../../domain/time.js'
import type { Typesetter } from '../../typesetting/contract.js'
import type { Block, Document } from '../../typesetting/model.js'
import { shortDate } from '../dates.js'
import { thaiDigits } from '../digits.js'
import { MEASURES } from './measures.js'

/** What a receipt stamp (ตรารับ) says. */
export type ReceivedFacts = {
  readonly agency: string
  /** The office's own receipt number, as its book has it. */
  readonly number: string
  readonly at: Instant
}

/** A stamped working copy. The file that came in is the evidence and stays as it is. */
export type ReceivedCopy = {
  readonly pdf: Uint8Array
  /** The file bore signatures; they say nothing about the copy and are not in it. */
  readonly hadSignatures: boolean
}

/** A PDF that cannot be stamped: no PDF, encrypted, or without pages. */
export class ReceivedRefused extends Error {
  override readonly name = 'ReceivedRefused'
  readonly th = 'ประทับตรารับบนแฟ้มนี้ไม่ได้ (ไม่ใช่ PDF เข้ารหัสไว้ หรือไม่มีหน้า)'
  readonly en = 'This file cannot be stamped: it is no PDF, is encrypted, or has no page.'
  constructor(options?: ErrorOptions) {
    super('ReceivedRefused', options)
  }
}

const A4 = { width: 595.276, height: 841.89 }
const STAMP = { widthCm: 5, heightCm: 2.5, fromEdgeCm: 1 } // saraban reg.: ตรารับ is 2.5 × 5 cm, upper right

/** Letters of an agency's name that take one line at full size; longer names take two, and all lines are smaller. */
const ONE_LINE = 26

function stampDocument({ agency, number, at }: ReceivedFacts): Document {
  const sizePt = agency.length > ONE_LINE ? 10 : 13
  const line = (text: string, bold = false): Block => ({
    kind: 'paragraph',
    align: bold ? 'center' : 'left',
    runs: [{ text: thaiDigits(text), bold, colour: 'blue', sizePt }],
  })
  const box: Block = {
    kind: 'box',
    on: 'first',
    xCm: 21 - STAMP.widthCm - STAMP.fromEdgeCm,
    yCm: STAMP.fromEdgeCm,
    widthCm: STAMP.widthCm,
    heightCm: STAMP.heightCm,
    border: { colour: 'blue', widthPt: 1 },
    paddingPt: 3,
    blocks: [
      line(agency, true),
      line(`เลขรับ  ${number}`),
      line(`วันที่  ${shortDate(dayOf(at))}`),
      line(`เวลา  ${thaiClock(clockOf(at))}`),
    ],
  }
  return {
    id: `received/${agency}/${number}`,
    title: `ตรารับ ${number}`,
    lang: 'th',
    createdAt: at,
    margins: MEASURES.margins,
    blocks: [box, { kind: 'spacer', heightPt: 1 }],
  }
}

/** Takes signature fields out of the copy: they would only be shown as broken. */
function dropSignatures(document: PDFDocument): boolean {
  const form = document.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  const signed = form !== undefined && form.has(PDFName.of('SigFlags'))
  if (!signed) return false
  document.catalog.delete(PDFName.of('AcroForm'))
  for (const page of document.getPages()) dropWidgets(page)
  return true
}

function dropWidgets(page: PDFPage): void {
  const list = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)
  if (!list) return
  const isField = (at: number): boolean =>
    list.lookupMaybe(at, PDFDict)?.lookupMaybe(PDFName.of('FT'), PDFName)?.asString() === '/Sig'
  for (let at = list.size() - 1; at >= 0; at -= 1) if (isField(at)) list.remove(at)
}

async function opened(pdf: Uint8Array): Promise<{ document: PDFDocument; page: PDFPage }> {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false })
    return { document, page: document.getPage(0) }
  } catch (cause) {
    throw new ReceivedRefused({ cause })
  }
}

/**
 * A copy of a received PDF with the receipt stamp at the upper right of its first page. The stamp is an artifact: it
 * is not part of the letter's text. Errors: `ReceivedRefused`.
 */
export async function stampReceived(
  pdf: Uint8Array,
  facts: ReceivedFacts,
  typesetter: Typesetter,
): Promise<ReceivedCopy> {
  const { document, page } = await opened(pdf)
  const hadSignatures = dropSignatures(document)
  const [stamp] = await document.embedPdf(await typesetter.render(stampDocument(facts)))
  if (!stamp) throw new ReceivedRefused()
  const { x, y, width, height } = page.getCropBox()
  page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]))
  page.drawPage(stamp, { x: x + width - A4.width, y: y + height - A4.height })
  page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
  return { pdf: await document.save({ useObjectStreams: false }), hadSignatures }
}

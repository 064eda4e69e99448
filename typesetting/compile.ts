import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { PDFName, PDFNull, PDFRawStream, PDFRef } from 'pdf-lib'
import type { FaceUse } from './font/face.js'
import type { Document } from './model.js'
import type { BuiltPdf } from './pdf/build.js'
import type { OpenSlot, PagePart } from './pdf/pages.js'
import { fileId, savePdfA } from './pdfa.js'
import { qrVersionFor } from './qr.js'
import type { ClusterTable, PagePlan, SlotPlan, Template, TemplatePlan } from './template.js'

/** A built document whose slots are still open → template. `faces`: those that slots draw with, by name. */
export async function compileTemplate(
  document: Document,
  built: BuiltPdf,
  faces: ReadonlyMap<string, FaceUse>,
  lexicon: readonly string[],
): Promise<Template> {
  const { context } = built.doc
  const { pages, slots, streams } = openPages(built)
  const signature = moveSignature(built)
  const firstObject = streams[0]?.objectNumber ?? signature?.objectNumber ?? context.largestObjectNumber + 1
  const file = takeApart(Buffer.from(await savePdfA(built.doc, document.id)), firstObject)
  const plan: TemplatePlan = {
    version: 1,
    pages,
    slots,
    streams: streams.length,
    entries: file.entries,
    firstObject,
    signature: signature ? String(context.lookup(signature)) : '',
    trailer: file.trailer,
    documentId: fileId(document.id),
    tables: Object.fromEntries([...faces].map(([name, use]) => [name, clusterTable(use)])),
    lexicon,
  }
  return templateOf(file.prefix, plan)
}

/** A template and its id. Also for one that comes back from a database. */
export function templateOf(prefix: Uint8Array, plan: TemplatePlan): Template {
  const id = createHash('sha256').update(prefix).update(JSON.stringify(plan)).digest('hex')
  return { id, prefix, plan }
}

/** The slots' streams become the last objects of the file, so that all other offsets are constant. */
function openPages({ doc, pages, resources }: BuiltPdf) {
  const streams: PDFRef[] = []
  const slots: SlotPlan[] = []
  const place = (part: PagePart, height: number): PDFRef => {
    if (part instanceof PDFRef) return part
    const stream = doc.context.register(PDFRawStream.of(doc.context.obj({}), new Uint8Array()))
    slots.push(...part.map((slot) => slotPlan(slot, streams.length, height)))
    streams.push(stream)
    return stream
  }
  const plans = pages.map(({ page, parts }): PagePlan => {
    const { width, height } = page.getSize()
    const contents = parts.map((part) => place(part, height))
    page.node.set(PDFName.of('Contents'), doc.context.obj(contents))
    const numbers = contents.map((ref) => ref.objectNumber)
    return { contents: numbers, resources: resources.objectNumber, mediaBox: [0, 0, width, height] }
  })
  return { pages: plans, slots, streams }
}

/** The signature dictionary differs from letter to letter: it goes behind everything constant. */
function moveSignature({ doc, signature }: BuiltPdf): PDFRef | undefined {
  if (!signature) return undefined
  const { context } = doc
  const moved = context.register(signature.dictionary)
  signature.widget.set(PDFName.of('V'), moved)
  context.assign(signature.ref, PDFNull)
  return moved
}

const ENTRY_BYTES = 20

function takeApart(bytes: Buffer, firstObject: number) {
  const text = bytes.toString('latin1')
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const table = text.indexOf('\n', text.indexOf('\n', start) + 1) + 1
  const entries = text.slice(table, table + firstObject * ENTRY_BYTES)
  const next = text.slice(table + firstObject * ENTRY_BYTES, table + (firstObject + 1) * ENTRY_BYTES)
  const end = /^\d{10}/.test(next) ? Number(next.slice(0, 10)) : start
  const [root, info] = ['Root', 'Info'].map(
    (key) => new RegExp(`/${key} (\\d+) 0 R`).exec(text.slice(start))?.[1] ?? '',
  )
  const trailer = `/Root ${root} 0 R /Info ${info} 0 R`
  return { prefix: new Uint8Array(bytes.subarray(0, end)), entries, trailer }
}

function slotPlan({ item, begin, end }: OpenSlot, stream: number, height: number): SlotPlan {
  const common = { name: item.name, stream, x: item.x, width: item.width, begin, end }
  if (item.look.kind === 'qr') {
    return {
      kind: 'qr',
      ...common,
      y: height - item.y - item.width,
      version: qrVersionFor(item.look.maxBytes),
    }
  }
  return { ...common, y: height - item.y, line: item.line, restWidth: item.restWidth, ...item.look }
}

function clusterTable({ face, extra }: FaceUse): ClusterTable {
  const rows = [...face.base.clusters, ...extra.clusters].map(([cluster, set]) => [
    cluster,
    set.width,
    ...set.cids,
  ])
  return deflateSync(JSON.stringify(rows)).toString('base64')
}

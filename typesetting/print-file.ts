import { hash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { ModelRefused } from './errors.js'
import { PieceWriter } from './print-writer.js'
import type { Template } from './template.js'
import { readShared, type SharedPage } from './print-shared.js'
import { slotObjects } from './tail.js'

/** A letter of a print run: its template and its stored tail. */
export interface PrintedLetter {
  readonly templateId: string
  readonly tail: Uint8Array
}

export interface PrintOptions {
  /** An empty page after letters of an odd number of pages, for printing on both sides. */
  readonly duplex?: boolean
}

/** A print run as it grows: bytes come back when there are enough of them; `end` gives the rest. */
export interface PrintRun {
  readonly add: (letter: PrintedLetter) => Uint8Array | undefined
  readonly end: () => Uint8Array
}

/** Pages under one node of the page tree. */
const PAGES_PER_NODE = 250
/** Bytes gathered before they are handed on. */
const CHUNK = 1 << 20

/**
 * One PDF of many letters for the printing house, in the order they are added. Fonts and constant pages stand in it
 * once for each template; the letters' own objects follow. It is neither tagged nor signed: the letters are.
 */
export function openPrintFile(templates: readonly Template[], options: PrintOptions = {}): PrintRun {
  const writer = new PieceWriter()
  const root = writer.reserve()
  const shared = new Map(
    templates.map((template) => [template.id, { plan: template.plan, pages: readShared(template, writer) }]),
  )
  const tree = pageTree(writer, root)
  const add = ({ templateId, tail }: PrintedLetter): Uint8Array | undefined => {
    const known = shared.get(templateId)
    if (!known) throw new ModelRefused(`Unknown template ${templateId}`, `ไม่มีแม่แบบ ${templateId}`)
    const { plan, pages } = known
    const slots = slotObjects(plan, tail)
    for (const page of pages) {
      tree.add(
        page,
        page.contents.map((number) => number ?? writer.put(packed(slots.next().value ?? EMPTY))),
      )
    }
    if (options.duplex && pages.length % 2 === 1 && pages[0]) tree.add(pages[0], [])
    return writer.length >= CHUNK ? writer.take() : undefined
  }
  const end = (): Uint8Array => {
    tree.end()
    const catalog = writer.put(`<< /Type /Catalog /Pages ${root} 0 R >>`)
    const id = hash('sha256', [...shared.keys()].join(), 'hex').slice(0, 32)
    writer.finish(`/Root ${catalog} 0 R /ID [ <${id}> <${id}> ]`)
    return writer.take()
  }
  return { add, end }
}

/** A whole print run in chunks. */
export function* printFile(
  templates: readonly Template[],
  letters: Iterable<PrintedLetter>,
  options: PrintOptions = {},
): Generator<Uint8Array> {
  const run = openPrintFile(templates, options)
  for (const letter of letters) {
    const chunk = run.add(letter)
    if (chunk) yield chunk
  }
  yield run.end()
}

const EMPTY = '<< /Length 0 >>\nstream\n\nendstream'

/** A QR code is worth deflating where there are thousands of them. */
const WORTH_DEFLATING = 1200
const STREAM = /^<<\n\/Length \d+\n>>\nstream\n(.*)\nendstream$/s

function packed(object: string): string {
  const operators = object.length < WORTH_DEFLATING ? undefined : STREAM.exec(object)?.[1]
  if (operators === undefined) return object
  const deflated = deflateSync(Buffer.from(operators, 'latin1'), { level: 1 }).toString('latin1')
  return `<<\n/Length ${deflated.length}\n/Filter /FlateDecode\n>>\nstream\n${deflated}\nendstream`
}

/** Pages in nodes of equal size: readers find page 50,000 without reading the others. */
function pageTree(writer: PieceWriter, root: number) {
  const nodes: { readonly number: number; readonly count: number }[] = []
  let node = writer.reserve()
  let kids: number[] = []
  const close = () => {
    const list = `/Count ${kids.length} /Kids [ ${references(kids)} ]`
    writer.putAs(node, `<< /Type /Pages /Parent ${root} 0 R ${list} >>`)
    nodes.push({ number: node, count: kids.length })
    node = writer.reserve()
    kids = []
  }
  const add = (page: SharedPage, contents: readonly number[]) => {
    kids.push(writer.put(pageDictionary(page, node, contents)))
    if (kids.length === PAGES_PER_NODE) close()
  }
  const end = () => {
    if (kids.length > 0) close()
    const count = nodes.reduce((sum, each) => sum + each.count, 0)
    const list = references(nodes.map((each) => each.number))
    writer.putAs(root, `<< /Type /Pages /Count ${count} /Kids [ ${list} ] >>`)
    writer.putAs(node, 'null')
  }
  return { add, end }
}

function pageDictionary(page: SharedPage, parent: number, contents: readonly number[]): string {
  const place = `/Parent ${parent} 0 R /MediaBox [ ${page.mediaBox.join(' ')} ]`
  return `<< /Type /Page ${place} /Resources ${page.resources} 0 R /Contents [ ${references(contents)} ] >>`
}

function references(numbers: readonly number[]): string {
  return numbers.map((number) => `${number} 0 R`).join(' ')
}

import { PDFName, PDFRef, PDFString, type PDFDocument, type PDFPage } from 'pdf-lib'
import type { LaidDocument, LaidPage } from '../layout/document.js'
import type { Item, Node, Segment, SlotItem } from '../layout/types.js'
import type { StructureTree } from '../pdfa.js'
import { artifact, type StructureElement } from '../pdfa.js'
import { num, textOperators } from './content.js'
import { registerStream } from './streams.js'
import { elementsOf } from './structure-of.js'

/** Drawings by name: resource name, and whether they are drawn over a unit square. */
export interface PlacedAsset {
  readonly resource: string
  readonly width: number
  readonly height: number
  readonly unit: boolean
}

/** A place that stays open, with the marked-content number that waits for it. */
export interface OpenSlot {
  readonly item: SlotItem
  readonly begin: string
  readonly end: string
}

/** A page's content in drawing order: constant streams, and between them the places of the letters' own. */
export type PagePart = PDFRef | readonly OpenSlot[]

export interface WrittenPages {
  readonly pages: readonly { readonly page: PDFPage; readonly parts: readonly PagePart[] }[]
}

/** Writes the pages with their tags. Resources and contents of slots are the caller's. */
export function writePages(
  doc: PDFDocument,
  laid: LaidDocument,
  assets: ReadonlyMap<string, PlacedAsset>,
  tree: StructureTree,
): WrittenPages {
  const elements = elementsOf(tree, laid.structure)
  const pages = laid.pages.map((laidPage) => {
    const page = doc.addPage([laid.sheet.width, laid.sheet.height])
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
    const writer = { doc, page, assets, tree, elements, height: laid.sheet.height }
    const parts = pageParts(laidPage, writer)
    const fixed = parts.filter((part) => part instanceof PDFRef)
    page.node.set(PDFName.of('Contents'), doc.context.obj(fixed))
    return { page, parts }
  })
  return { pages }
}

interface PageWriter {
  readonly doc: PDFDocument
  readonly page: PDFPage
  readonly assets: ReadonlyMap<string, PlacedAsset>
  readonly tree: StructureTree
  readonly elements: ReadonlyMap<Node, StructureElement>
  readonly height: number
}

/** Neighbouring items of one node share a mark. What is drawn in reading order is copied and searched in it. */
function pageParts(page: LaidPage, writer: PageWriter): PagePart[] {
  const parts: PagePart[] = []
  let content = ''
  const flush = () => {
    if (content !== '') parts.push(registerStream(writer.doc.context, content))
    content = ''
  }
  for (let at = 0; at < page.items.length;) {
    const first = page.items[at] as Item
    const end = endOfGroup(page.items, at)
    if (first.kind === 'slot') {
      flush()
      const slots = page.items.slice(at, end) as SlotItem[]
      parts.push(slots.map((item) => openSlot(item, writer)))
    } else {
      const { begin, end: close } = marks(first.node, writer)
      const drawn = page.items.slice(at, end).map((item) => operators(item, writer))
      content += begin + drawn.join('') + close
    }
    at = end
  }
  flush()
  return parts
}

/** Items that go into one mark, or slots that go into one stream. */
function endOfGroup(items: readonly Item[], from: number): number {
  const first = items[from]
  const belongs = (item: Item) =>
    first?.kind === 'slot' ? item.kind === 'slot' : item.kind !== 'slot' && item.node === first?.node
  let to = from + 1
  while (to < items.length && belongs(items[to] as Item)) to += 1
  return to
}

function openSlot(item: SlotItem, writer: PageWriter): OpenSlot {
  const { begin, end } = marks(item.node, writer)
  return { item, begin, end }
}

function marks(node: Node | undefined, writer: PageWriter): { begin: string; end: string } {
  const element = node && writer.elements.get(node)
  return element ? writer.tree.mark(element, writer.page.ref) : artifact('Layout')
}

function operators(item: Item, writer: PageWriter): string {
  const y = writer.height - item.y
  switch (item.kind) {
    case 'text':
      addLinks(item.segments, item.x, y, item.node, writer)
      return textOperators(item.segments, item.x, y)
    case 'path':
      return item.ops === '' ? '' : `q 1 0 0 1 ${num(item.x)} ${num(y)} cm ${item.ops} Q\n`
    case 'picture':
      return pictureOperators(item, y, writer)
    case 'slot':
      return ''
  }
}

function pictureOperators(item: Extract<Item, { kind: 'picture' }>, y: number, writer: PageWriter): string {
  const asset = writer.assets.get(item.asset)
  if (!asset) return ''
  const sx = asset.unit ? item.width : item.width / asset.width
  const sy = asset.unit ? item.height : item.height / asset.height
  return `q ${num(sx * 1000) === '0' ? '0' : sx.toFixed(6)} 0 0 ${sy.toFixed(6)} ${num(item.x)} ${num(y - item.height)} cm /${asset.resource} Do Q\n`
}

function addLinks(
  segments: readonly Segment[],
  x: number,
  y: number,
  node: Node | undefined,
  writer: PageWriter,
): void {
  const { doc, page, tree } = writer
  for (const segment of segments.filter((candidate) => candidate.link)) {
    const [left, bottom] = [x + segment.x, y - segment.size * 0.35]
    const link = doc.context.register(linkAnnotation(doc, segment, left, bottom))
    page.node.addAnnot(link)
    const owner = node && writer.elements.get(node)
    if (owner) tree.markAnnotation(tree.add('Link', {}, owner), page.ref, link)
  }
}

function linkAnnotation(doc: PDFDocument, segment: Segment, left: number, bottom: number) {
  return doc.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    // Print: PDF/A wants every annotation printable.
    F: 4,
    Border: [0, 0, 0],
    Rect: [left, bottom, left + segment.width, bottom + segment.size * 1.35],
    Contents: PDFString.of(segment.link ?? ''),
    A: { Type: 'Action', S: 'URI', URI: PDFString.of(segment.link ?? '') },
  })
}

/** Resources that all pages share. */
export function resourcesOf(
  doc: PDFDocument,
  fonts: Record<string, PDFRef>,
  xObjects: Record<string, PDFRef>,
): PDFRef {
  return doc.context.register(doc.context.obj({ Font: fonts, XObject: xObjects }))
}

import { PDFName, PDFString, type PDFDocument, type PDFPage, type PDFRef } from 'pdf-lib'
import type { LaidDocument, LaidPage } from '../layout/document.js'
import type { Item, Node, Segment, SlotItem } from '../layout/types.js'
import type { StructureTree } from '../pdfa.js'
import { artifact, type StructureElement } from '../pdfa.js'
import { num, textOperators } from './content.js'
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
  readonly page: number
  readonly begin: string
  readonly end: string
}

export interface WrittenPages {
  readonly pages: readonly PDFPage[]
  readonly slots: readonly OpenSlot[]
}

/** Writes the pages with their tags. Resources and contents of slots are the caller's. */
export function writePages(
  doc: PDFDocument,
  laid: LaidDocument,
  assets: ReadonlyMap<string, PlacedAsset>,
  tree: StructureTree,
): WrittenPages {
  const elements = elementsOf(tree, laid.structure)
  const slots: OpenSlot[] = []
  const pages = laid.pages.map((laidPage, index) => {
    const page = doc.addPage([laid.sheet.width, laid.sheet.height])
    const writer = { doc, page, index, assets, tree, elements, slots, height: laid.sheet.height }
    const content = doc.context.flateStream(pageContent(laidPage, writer))
    page.node.set(PDFName.of('Contents'), doc.context.obj([doc.context.register(content)]))
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
    return page
  })
  return { pages, slots }
}

interface PageWriter {
  readonly doc: PDFDocument
  readonly page: PDFPage
  readonly index: number
  readonly assets: ReadonlyMap<string, PlacedAsset>
  readonly tree: StructureTree
  readonly elements: ReadonlyMap<Node, StructureElement>
  readonly slots: OpenSlot[]
  readonly height: number
}

/** Neighbouring items of one node share a mark; a slot has its own, in the letter's stream. */
function pageContent(page: LaidPage, writer: PageWriter): string {
  let content = ''
  for (let at = 0; at < page.items.length;) {
    const first = page.items[at] as Item
    if (first.kind === 'slot') {
      const { begin, end } = marks(first.node, writer)
      writer.slots.push({ item: first, page: writer.index, begin, end })
      at += 1
      continue
    }
    let end = at + 1
    while (
      end < page.items.length &&
      page.items[end]?.node === first.node &&
      page.items[end]?.kind !== 'slot'
    )
      end += 1
    const { begin, end: close } = marks(first.node, writer)
    content +=
      begin +
      page.items
        .slice(at, end)
        .map((item) => operators(item, writer))
        .join('') +
      close
    at = end
  }
  return content
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

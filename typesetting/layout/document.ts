import { ModelRefused } from '../errors.js'
import type { Box, Document, Margins } from '../model.js'
import { blockSlabs, type OutOfFlow } from './blocks.js'
import type { Context } from './context.js'
import { colourOperator } from './pens.js'
import { paginate, type FlowPage } from './paginate.js'
import { runningItems, type Sheet } from './running.js'
import { stackSlabs } from './stack.js'
import { watermarkItems } from './watermark.js'
import { CM, type Item, type Node } from './types.js'

/** A page with everything on it: x from the paper's left edge, y from its top, points. */
export interface LaidPage {
  readonly items: readonly Item[]
  readonly lines: readonly string[]
}

export interface LaidDocument {
  readonly pages: readonly LaidPage[]
  readonly sheet: Sheet
  /** Children of the structure's root, in reading order. */
  readonly structure: readonly Node[]
}

const LETTER_MARGINS: Margins = { topCm: 2.5, rightCm: 2, bottomCm: 2, leftCm: 3 }
const PAPER = { A4: [21, 29.7], 'A4-landscape': [29.7, 21] } as const

/** The whole document on its pages. */
export function layDocument(context: Context): LaidDocument {
  const { document } = context
  const sheet = sheetOf(document)
  const root: Node = { role: 'P', kids: [] }
  const boxes: { box: Box; items: Item[] }[] = []
  const place = { x: 0, width: sheet.right - sheet.left, style: document.style, parent: root }
  const outOfFlow: OutOfFlow = (box) => boxes.push({ box, items: boxItems(box, sheet, root, context) })
  const slabs = blockSlabs(document.blocks, place, context, outOfFlow)
  const firstTop = document.firstTopCm === undefined ? sheet.top : document.firstTopCm * CM
  const pages = paginate(slabs, { firstTop, top: sheet.top, bottom: sheet.bottom })
  const onPaper = (item: Item): Item => ({ ...item, x: item.x + sheet.left })
  return {
    sheet,
    structure: root.kids,
    pages: pages.map((page, i) => ({
      lines: page.lines,
      items: [
        ...watermarkItems(document.running?.watermark, sheet, context),
        ...boxes.flatMap(({ box, items }) => (standsOn(box, i, pages) ? items : [])),
        ...page.items,
        ...runningItems(i, pages, sheet, context),
      ].map(onPaper),
    })),
  }
}

function sheetOf(document: Document): Sheet {
  const [width, height] = PAPER[document.pageSize ?? 'A4']
  const margins = document.margins ?? LETTER_MARGINS
  const sheet = {
    width: width * CM,
    height: height * CM,
    left: margins.leftCm * CM,
    right: (width - margins.rightCm) * CM,
    top: margins.topCm * CM,
    bottom: (height - margins.bottomCm) * CM,
  }
  if (sheet.right - sheet.left < 2 * CM || sheet.bottom - sheet.top < 2 * CM) {
    throw new ModelRefused('The margins leave no room for text', 'ระยะขอบไม่เหลือที่สำหรับข้อความ')
  }
  return sheet
}

function standsOn(box: Box, index: number, pages: readonly FlowPage[]): boolean {
  if (box.on === 'every') return true
  return index === (box.on === 'last' ? pages.length - 1 : 0)
}

function boxItems(box: Box, sheet: Sheet, root: Node, context: Context): Item[] {
  const padding = box.paddingPt ?? (box.border ? 4 : 0)
  // A box on every page is read once: never. Its words are for the eye.
  const parent = box.artifact || box.on === 'every' ? undefined : root
  const [x, y, width] = [box.xCm * CM - sheet.left, box.yCm * CM, box.widthCm * CM]
  const place = { x: x + padding, width: width - 2 * padding, style: context.document.style, parent }
  const refuse: OutOfFlow = () => {
    throw new ModelRefused('A box cannot hold a box', 'กรอบซ้อนกรอบไม่ได้')
  }
  const stack = stackSlabs(blockSlabs(box.blocks, place, context, refuse))
  const items = stack.items.map((item) => ({ ...item, y: item.y + y + padding }))
  if (!box.border) return items
  const height = box.heightCm === undefined ? stack.height + 2 * padding : box.heightCm * CM
  const stroke = colourOperator(box.border.colour).replace('rg', 'RG').replace(/ g$/, ' G')
  const ops = `q ${stroke} ${box.border.widthPt} w 0 0 ${width.toFixed(2)} ${(-height).toFixed(2)} re S Q`
  return [{ kind: 'path', x, y, ops }, ...items]
}

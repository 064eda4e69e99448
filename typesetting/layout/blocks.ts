import type {
  Block,
  Box,
  Columns,
  PictureBlock,
  PositionedLine,
  QrBlock,
  Rule,
  SignatureBlock,
} from '../model.js'
import { atomsOf, isSlot, widthOf } from './atoms.js'
import { childNode, type Context, type Place } from './context.js'
import { dottedRule, lineSlab, mixedLine, paragraphSlabs, type DraftLine } from './paragraph.js'
import { pictureSize, placePicture, qrItems } from './pictures.js'
import { stackSlabs } from './stack.js'
import { tableSlabs } from './table.js'
import { CM, slab, type Item, type Slab } from './types.js'

/** Boxes that stand outside the flow. */
export type OutOfFlow = (box: Box) => void

/** Blocks as slabs, in order. */
export function blockSlabs(
  blocks: readonly Block[],
  place: Place,
  context: Context,
  outOfFlow: OutOfFlow,
): Slab[] {
  return blocks.flatMap((block) => slabsOf(block, place, context, outOfFlow))
}

function slabsOf(block: Block, place: Place, context: Context, outOfFlow: OutOfFlow): Slab[] {
  switch (block.kind) {
    case 'paragraph':
      return paragraphSlabs(block, place, context)
    case 'line':
      return [positionedLine(block, place, context)]
    case 'columns':
      return [columnsSlab(block, place, context, outOfFlow)]
    case 'table':
      return tableSlabs(block, place, context)
    case 'signature':
      return [signatureSlab(block, place, context)]
    case 'picture':
      return [pictureSlab(block, place, context)]
    case 'qr':
      return [qrSlab(block, place, context)]
    case 'box':
      outOfFlow(block)
      return []
    case 'spacer':
      return [slab(block.heightPt, [], { ...spaceOfBlock(block), vanishes: true })]
    case 'rule':
      return [ruleSlab(block, place)]
    case 'page-break':
      return [slab(0, [], { breakBefore: true, vanishes: true })]
  }
}

/** Space and page rules of a block that becomes one slab. */
export function spaceOfBlock(block: {
  readonly spaceBeforePt?: number
  readonly spaceAfterPt?: number
  readonly keepWithNext?: boolean
  readonly pageBreakBefore?: boolean
}): Pick<Slab, 'before' | 'after' | 'keepWithNext' | 'breakBefore'> {
  return {
    before: block.spaceBeforePt ?? 0,
    after: block.spaceAfterPt ?? 0,
    keepWithNext: block.keepWithNext ?? false,
    breakBefore: block.pageBreakBefore ?? false,
  }
}

function positionedLine(block: PositionedLine, place: Place, context: Context): Slab {
  const style = { ...place.style, ...block.style }
  const node = childNode(place.parent, 'P')
  const drafts = block.parts.map((part): DraftLine => {
    const at = place.x + part.atCm * CM
    const draft = mixedLine(part.runs, style, { firstX: at, right: at }, 'left', context)
    const width = draft.endX - at
    const shift = part.align === 'right' ? -width : part.align === 'center' ? -width / 2 : 0
    const items = draft.items.map((item) => ({ ...item, x: item.x + shift }))
    if (part.leaderToCm !== undefined)
      items.push(dottedRule(draft.endX + shift + 2, place.x + part.leaderToCm * CM))
    return { ...draft, items }
  })
  const line = {
    items: drafts.flatMap((draft) => draft.items),
    pitch: Math.max(...drafts.map((draft) => draft.pitch)),
    text: drafts.map((draft) => draft.text).join(' '),
    endX: 0,
  }
  return lineSlab(line, node, context, spaceOfBlock(block))
}

function columnsSlab(block: Columns, place: Place, context: Context, outOfFlow: OutOfFlow): Slab {
  let x = place.x
  const stacks = block.columns.map((column) => {
    const width = column.widthCm * CM
    const stack = stackSlabs(blockSlabs(column.blocks, { ...place, x, width }, context, outOfFlow))
    x += width + (block.gapCm ?? 0) * CM
    return stack
  })
  const height = Math.max(0, ...stacks.map((stack) => stack.height))
  const text = stacks.map((stack) => stack.text).join(' ')
  return slab(
    height,
    stacks.flatMap((stack) => stack.items),
    { ...spaceOfBlock(block), text },
  )
}

function signatureSlab(block: SignatureBlock, place: Place, context: Context): Slab {
  const style = { ...place.style, ...block.style }
  const axis = place.x + block.axisCm * CM
  const node = childNode(place.parent, 'P')
  const parts: Slab[] = block.lines.map((runs, i) => {
    const width = runs.some(isSlot) ? 0 : widthOf(atomsOf(runs, style, context.pens, () => undefined).atoms)
    const draft = mixedLine(
      runs,
      style,
      { firstX: axis - width / 2, right: axis + width / 2 },
      'left',
      context,
    )
    const hand = i === (block.handBefore ?? 0) ? (block.handSpacePt ?? 0) : 0
    return lineSlab(draft, node, context, { before: hand })
  })
  const hand = block.image ? handImage(block, place, axis, parts, context) : []
  const first = parts[0]?.before ?? 0
  const stack = stackSlabs(parts)
  const items = stack.items.map((item) => ({ ...item, y: item.y + first }))
  return slab(stack.height + first, [...items, ...hand], { ...spaceOfBlock(block), text: stack.text })
}

/** The hand's image, resting on the lower edge of the empty place. */
function handImage(
  block: SignatureBlock,
  place: Place,
  axis: number,
  parts: readonly Slab[],
  context: Context,
): Item[] {
  if (!block.image) return []
  const size = pictureSize(block.image, context)
  const at = block.handBefore ?? 0
  const above = parts.slice(0, at).reduce((sum, part) => sum + part.height, 0)
  const y = above + (block.handSpacePt ?? 0) - size.height
  return [placePicture(block.image, { x: axis - size.width / 2, y, ...size }, place)]
}

function alignedX(align: 'left' | 'center' | 'right' | undefined, width: number, place: Place): number {
  const spare = place.width - width
  return place.x + (align === 'right' ? spare : align === 'center' ? spare / 2 : 0)
}

function pictureSlab(block: PictureBlock, place: Place, context: Context): Slab {
  const size = pictureSize(block.picture, context)
  const x = alignedX(block.align, size.width, place)
  const item = placePicture(block.picture, { x, y: (block.shiftCm ?? 0) * CM, ...size }, place)
  return slab(block.floating ? 0 : size.height, [item], spaceOfBlock(block))
}

function qrSlab(block: QrBlock, place: Place, context: Context): Slab {
  const size = block.sizeCm * CM
  const items = qrItems(block, { x: alignedX(block.align, size, place), y: 0, size }, place, context)
  return slab(size, items, spaceOfBlock(block))
}

function ruleSlab(block: Rule, place: Place): Slab {
  const width = block.widthPt ?? 0.5
  const line: Item = block.dots
    ? dottedRule(place.x, place.x + place.width)
    : { kind: 'path', x: place.x, y: 0, ops: `q ${width} w 0 0 m ${place.width.toFixed(2)} 0 l S Q` }
  return slab(width, [line], spaceOfBlock(block))
}

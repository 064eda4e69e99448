import { ModelRefused } from '../errors.js'
import type { Align, Inline, Paragraph, SlotRun, TextStyle } from '../model.js'
import { atomsOf, isSlot, widthOf } from './atoms.js'
import { childNode, filledLines, spaceOf, type Context, type Place } from './context.js'
import { breakLines, segmentsOf, setLine, type SetLine } from './lines.js'
import { CM, slab, type Item, type Node, type Slab } from './types.js'

/** The share of a line's pitch that lies above its baseline. */
export const ABOVE_BASELINE = 0.76

/** Geometry of a paragraph, all from the left text edge, points. */
interface Frame {
  readonly labelX: number
  readonly firstX: number
  readonly restX: number
  readonly right: number
}

/** A paragraph as slabs of one line each, first and last two lines kept together. */
export function paragraphSlabs(paragraph: Paragraph, place: Place, context: Context): Slab[] {
  const style = { ...place.style, ...paragraph.style }
  const parent = paragraph.role === 'artifact' ? undefined : place.parent
  const node = childNode(parent, paragraph.role ?? 'P')
  const label = paragraph.label ? labelLine(paragraph, style, context) : undefined
  const frame = frameOf(paragraph, place, label, context, style)
  const slot = paragraph.runs.findIndex((run) => isSlot(run) && run.widthCm === undefined)
  const lines =
    slot >= 0
      ? openEndedLines(paragraph, slot, style, frame, context)
      : plainLines(paragraph, style, frame, context)
  if (label && lines[0])
    lines[0].items.unshift({ kind: 'text', x: frame.labelX, y: 0, segments: label.segments })
  if (paragraph.leader === 'dots') addLeader(lines, frame, style, context)
  return toSlabs(paragraph, lines, node, context, label?.text ?? '')
}

/** A line of a paragraph before it has a height: items have their baseline at y = 0. */
export interface DraftLine {
  readonly items: Item[]
  readonly pitch: number
  readonly text: string
  /** Where its ink ends. */
  readonly endX: number
}

function labelLine(paragraph: Paragraph, style: TextStyle, context: Context): SetLine {
  const { atoms } = atomsOf(paragraph.label?.runs ?? [], style, context.pens, context.report)
  return setLine({ atoms, justified: false }, Infinity, 'left')
}

function frameOf(
  paragraph: Paragraph,
  place: Place,
  label: SetLine | undefined,
  context: Context,
  style: TextStyle,
): Frame {
  const left = place.x + (paragraph.leftCm ?? 0) * CM
  const right = place.x + place.width - (paragraph.rightCm ?? 0) * CM
  const first = left + (paragraph.firstIndentCm ?? 0) * CM
  if (!label) return { labelX: first, firstX: first, restX: left + (paragraph.hangingCm ?? 0) * CM, right }
  const gap = paragraph.label?.gapPt ?? 2 * spaceOf(context.pens.pen(style))
  const given = paragraph.label?.widthCm
  const firstX = first + (given === undefined ? label.width + gap : Math.max(given * CM, label.width))
  const restX = paragraph.hangingCm === undefined ? firstX : left + paragraph.hangingCm * CM
  return { labelX: first, firstX, restX, right }
}

function plainLines(paragraph: Paragraph, style: TextStyle, frame: Frame, context: Context): DraftLine[] {
  if (paragraph.runs.some(isSlot))
    return [mixedLine(paragraph.runs, style, frame, paragraph.align ?? 'left', context)]
  const atoms = atomsOf(paragraph.runs, style, context.pens, context.report)
  const align = paragraph.align ?? 'left'
  const room = { firstWidth: roomOf(frame.firstX, frame), width: roomOf(frame.restX, frame), align }
  const pitch = context.pens.pen(style).linePitch
  return breakLines(atoms, room, context.lexicon, context.report).map((broken, i) => {
    const x = i === 0 ? frame.firstX : frame.restX
    const set = setLine(broken, roomOf(x, frame), align)
    const items: Item[] =
      set.segments.length > 0 ? [{ kind: 'text', x: x + set.x, y: 0, segments: set.segments }] : []
    return { items, pitch: set.pitch || pitch, text: set.text, endX: x + set.x + set.width }
  })
}

function roomOf(x: number, frame: Frame): number {
  const width = frame.right - x
  if (width < 10) throw new ModelRefused('A paragraph has no room for text', 'ย่อหน้าไม่มีที่พอสำหรับข้อความ')
  return width
}

/** Text and slots of fixed width on a single line. */
export function mixedLine(
  runs: readonly Inline[],
  style: TextStyle,
  frame: { readonly firstX: number; readonly right: number },
  align: Align,
  context: Context,
): DraftLine {
  const items: Item[] = []
  let x = frame.firstX
  let pitch = context.pens.pen(style).linePitch
  let text = ''
  for (const run of runs) {
    const drawn = isSlot(run) ? slotItems(run, style, x, context) : textItems(run, style, x, context)
    items.push(...drawn.items)
    pitch = Math.max(pitch, drawn.pitch)
    text += drawn.text
    x += drawn.width
  }
  const spare = frame.right - x
  const shift = align === 'right' ? spare : align === 'center' ? spare / 2 : 0
  return { items: items.map((item) => ({ ...item, x: item.x + shift })), pitch, text, endX: x + shift }
}

interface Drawn {
  readonly items: Item[]
  readonly width: number
  readonly pitch: number
  readonly text: string
}

function textItems(run: Inline, style: TextStyle, x: number, context: Context): Drawn {
  const { atoms } = atomsOf([run], style, context.pens, context.report)
  const segments = segmentsOf(atoms)
  const pitch = Math.max(0, ...atoms.map((atom) => atom.pen.linePitch))
  const items: Item[] = segments.length > 0 ? [{ kind: 'text', x, y: 0, segments }] : []
  return { items, width: widthOf(atoms), pitch, text: atoms.map((atom) => atom.text).join('') }
}

function slotItems(run: SlotRun, style: TextStyle, x: number, context: Context): Drawn {
  const pen = context.pens.pen(style, run)
  const width = (run.widthCm ?? 0) * CM
  if (context.slots.mode === 'open') {
    return {
      items: [slotItem(run, style, { x, width, restWidth: 0, line: 0 }, context)],
      width,
      pitch: pen.linePitch,
      text: '',
    }
  }
  const [atoms = []] = filledLines(run, context.slots.values, pen, { first: width, rest: width }, context)
  const set = setLine({ atoms, justified: false }, width, run.align ?? 'left')
  const items: Item[] = [{ kind: 'text', x: x + set.x, y: 0, segments: set.segments }]
  return { items, width, pitch: pen.linePitch, text: set.text }
}

function slotItem(
  run: SlotRun,
  style: TextStyle,
  at: { readonly x: number; readonly width: number; readonly restWidth: number; readonly line: number },
  context: Context,
): Item {
  const pen = context.pens.pen(style, run)
  const { face } = pen.face('ก')
  const size = pen.style.sizePt * face.scale
  const look = {
    kind: 'text',
    font: face.name,
    size,
    colour: pen.colour,
    align: run.align ?? 'left',
  } as const
  return { kind: 'slot', name: run.slot, y: 0, ...at, look }
}

/** A paragraph that ends in a slot: the slot takes the rest of the line and one or two more. */
function openEndedLines(
  paragraph: Paragraph,
  index: number,
  style: TextStyle,
  frame: Frame,
  context: Context,
): DraftLine[] {
  const run = paragraph.runs[index] as SlotRun
  if (index !== paragraph.runs.length - 1) {
    const names = [
      `Slot ${run.slot} needs widthCm where text follows`,
      `ช่อง ${run.slot} ต้องระบุ widthCm เมื่อมีข้อความต่อท้าย`,
    ] as const
    throw new ModelRefused(...names)
  }
  const lead = mixedLine(paragraph.runs.slice(0, index), style, frame, 'left', context)
  const startX = lead.endX
  const rooms = [roomOf(startX, frame), roomOf(frame.restX, frame)] as const
  const lines = slotLines(run, style, { startX, restX: frame.restX, rooms }, context)
  return lines.map((line, i) =>
    i === 0 ? { ...line, items: [...lead.items, ...line.items], text: lead.text + line.text } : line,
  )
}

interface OpenRoom {
  readonly startX: number
  readonly restX: number
  readonly rooms: readonly [number, number]
}

function slotLines(run: SlotRun, style: TextStyle, room: OpenRoom, context: Context): DraftLine[] {
  const pen = context.pens.pen(style, run)
  const xOf = (i: number) => (i === 0 ? room.startX : room.restX)
  const widthAt = (i: number) => room.rooms[i === 0 ? 0 : 1]
  if (context.slots.mode === 'open') {
    const count = context.slots.lines[run.slot] ?? run.lines ?? 1
    return Array.from({ length: count }, (_, line) => ({
      items: [
        slotItem(run, style, { x: xOf(line), width: widthAt(line), restWidth: room.rooms[1], line }, context),
      ],
      pitch: pen.linePitch,
      text: '',
      endX: xOf(line) + widthAt(line),
    }))
  }
  const widths = { first: room.rooms[0], rest: room.rooms[1] }
  return filledLines(run, context.slots.values, pen, widths, context).map((atoms, i) => {
    const set = setLine({ atoms, justified: false }, widthAt(i), run.align ?? 'left')
    const items: Item[] = [{ kind: 'text', x: xOf(i) + set.x, y: 0, segments: set.segments }]
    return { items, pitch: pen.linePitch, text: set.text, endX: xOf(i) + set.x + set.width }
  })
}

function addLeader(lines: DraftLine[], frame: Frame, style: TextStyle, context: Context): void {
  const last = lines.at(-1)
  if (!last) return
  const from = last.endX + spaceOf(context.pens.pen(style))
  last.items.push(dottedRule(from, frame.right))
}

/** Dots along the baseline, drawn so that they are no text. */
export function dottedRule(from: number, to: number): Item {
  const ops = `q 0.5 w 1 J [0 2.6] 0 d 0 0 m ${(to - from).toFixed(2)} 0 l S Q`
  return { kind: 'path', x: from, y: 0, ops: to > from ? ops : '' }
}

function toSlabs(
  paragraph: Paragraph,
  lines: DraftLine[],
  node: Node | undefined,
  context: Context,
  label: string,
): Slab[] {
  const last = lines.length - 1
  return lines.map((line, i) =>
    lineSlab(line, node, context, {
      before: i === 0 ? (paragraph.spaceBeforePt ?? 0) : 0,
      after: i === last ? (paragraph.spaceAfterPt ?? 0) : 0,
      breakBefore: i === 0 && paragraph.pageBreakBefore === true,
      // No single first or last line of a paragraph on a page.
      keepWithNext:
        i < last
          ? paragraph.keepTogether === true || i === 0 || i === last - 1
          : paragraph.keepWithNext === true,
      text: i === 0 && label ? `${label} ${line.text}` : line.text,
    }),
  )
}

/** A drafted line as a slab. */
export function lineSlab(
  line: DraftLine,
  node: Node | undefined,
  context: Context,
  more: Partial<Slab> = {},
): Slab {
  const height = line.pitch * context.lineSpacing
  const baseline = height * ABOVE_BASELINE
  const items = line.items.map((item) => ({
    ...item,
    y: item.y + baseline,
    ...(node && item.kind !== 'path' ? { node } : {}),
  }))
  return slab(height, items, { text: line.text, ...more })
}

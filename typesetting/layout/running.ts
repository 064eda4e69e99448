import type { Running, TextStyle } from '../model.js'
import { atomsOf } from './atoms.js'
import type { Context } from './context.js'
import { breakLines, setLine } from './lines.js'
import type { FlowPage } from './paginate.js'
import { CM, type Item, type Node } from './types.js'

/** The paper and the text on it, points. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const THAI_ZERO = 0x0e50

/** Number in Thai or Arabic digits. */
export function digits(value: number, kind: 'thai' | 'arabic'): string {
  const text = String(value)
  return kind === 'arabic' ? text : text.replace(/\d/g, (d) => String.fromCharCode(THAI_ZERO + Number(d)))
}

/**
 * What stands on page `index` outside the flow; x is counted from the left text edge, as in the flow. It is drawn
 * after the flow: PDFium takes the hyphen of "- ๒ -" for a torn word and would join it to what follows.
 */
export function runningItems(
  index: number,
  pages: readonly FlowPage[],
  sheet: Sheet,
  context: Context,
): Item[] {
  const running = context.document.running ?? {}
  return [
    ...pageNumber(running, index, sheet, context),
    ...secrecy(running, sheet, context),
    ...notice(running.header, 1.1 * CM, index, pages.length, sheet, context),
    ...notice(running.footer, sheet.height - 1.0 * CM, index, pages.length, sheet, context),
    ...catchword(running, index, pages, sheet, context),
  ]
}

type Side = 'left' | 'center' | 'right'

function lineItem(
  text: string,
  style: TextStyle,
  baseline: number,
  align: Side,
  sheet: Sheet,
  context: Context,
  node?: Node,
): Item[] {
  const { atoms } = atomsOf([{ text }], style, context.pens, context.report)
  const set = setLine({ atoms, justified: false }, sheet.right - sheet.left, align)
  return [{ kind: 'text', x: set.x, y: baseline, segments: set.segments, ...(node ? { node } : {}) }]
}

function pageNumber({ pageNumber }: Running, index: number, sheet: Sheet, context: Context): Item[] {
  if (!pageNumber || index + 1 < (pageNumber.from ?? 2)) return []
  const text = `- ${digits(index + 1, pageNumber.digits ?? 'thai')} -`
  return lineItem(text, { sizePt: pageNumber.sizePt ?? 16 }, 1.75 * CM, 'center', sheet, context)
}

function secrecy({ secrecy }: Running, sheet: Sheet, context: Context): Item[] {
  if (!secrecy) return []
  const style = { bold: true, colour: 'red', sizePt: secrecy.sizePt ?? 26 } as const
  const draw = (y: number) => lineItem(secrecy.word, style, y, 'center', sheet, context)
  return [...draw(1.05 * CM), ...draw(sheet.height - 0.75 * CM)]
}

function notice(
  line: Running['footer'],
  baseline: number,
  index: number,
  count: number,
  sheet: Sheet,
  context: Context,
): Item[] {
  if (!line) return []
  const text = line.text
    .replaceAll('{page}', digits(index + 1, 'thai'))
    .replaceAll('{pages}', digits(count, 'thai'))
  return lineItem(
    text,
    { sizePt: line.sizePt ?? 11, colour: 'grey' },
    baseline,
    line.align ?? 'left',
    sheet,
    context,
  )
}

/** Longest catchword, of the text's width. */
const CATCHWORD_SHARE = 0.45

/** "/ข้อความ..." : the first words of the next page. */
function catchword(
  { catchwords }: Running,
  index: number,
  pages: readonly FlowPage[],
  sheet: Sheet,
  context: Context,
): Item[] {
  const next = pages[index + 1]?.opening
  if (!catchwords || !next) return []
  const width = (sheet.right - sheet.left) * CATCHWORD_SHARE
  const source = atomsOf([{ text: next }], undefined, context.pens, context.report)
  const room = { firstWidth: width, width, align: 'left' as const }
  const [first] = breakLines(source, room, context.lexicon, () => undefined)
  const words =
    first?.atoms
      .map((atom) => atom.text)
      .join('')
      .trim() ?? ''
  return lineItem(`/${shortened(words)}...`, {}, sheet.bottom + 0.95 * CM, 'right', sheet, context)
}

/** A few words are enough, up to the second blank. */
function shortened(words: string): string {
  const blank = words.indexOf(' ', words.indexOf(' ') + 1)
  return blank > 8 ? words.slice(0, blank) : words
}

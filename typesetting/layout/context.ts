import { SlotWithoutValue, DoesNotFit } from '../errors.js'
import type { Document, Note, SlotRun, SlotValues, TextStyle } from '../model.js'
import type { Lexicon } from '../text/lexicon.js'
import { clustersOf } from '../text/clusters.js'
import { fitValue } from '../text/fit-value.js'
import { asDrawn, normalise } from '../text/normalise.js'
import { atomOf, widthOf, type Atom } from './atoms.js'
import type { Pen, Pens } from './pens.js'
import type { Node } from './types.js'

/** What every block of one document needs while it is laid out. */
export interface Context {
  readonly document: Document
  readonly pens: Pens
  readonly lexicon: Lexicon
  readonly report: (note: Note) => void
  /** `values`: slots are filled in. `lines`: they stay open and take this many lines. */
  readonly slots:
    | { readonly mode: 'values'; readonly values: SlotValues }
    | { readonly mode: 'open'; readonly lines: Readonly<Record<string, number>> }
  readonly lineSpacing: number
  /** Natural size of the drawings in points, by asset name. */
  readonly assetSizes: Readonly<Record<string, { readonly width: number; readonly height: number }>>
}

/** Where a block is laid out. */
export interface Place {
  /** From the left text edge of the page, points. */
  readonly x: number
  readonly width: number
  readonly style: TextStyle | undefined
  /** Parent in the structure; absent: an artifact. */
  readonly parent: Node | undefined
}

/** A new node under the parent, when there is one. */
export function childNode(
  parent: Node | undefined,
  role: Node['role'],
  more: Partial<Node> = {},
): Node | undefined {
  if (!parent) return undefined
  const node: Node = { role, kids: [], ...more }
  parent.kids.push(node)
  return node
}

/** Lines of a slot's value, broken for the widths of the first line and of the others. */
export function valueLines(
  value: string | readonly string[],
  pen: Pen,
  widths: { readonly first: number; readonly rest: number },
  context: Pick<Context, 'pens' | 'lexicon' | 'report'>,
): Atom[][] {
  const given = [value].flat().map((text) => {
    const { text: normal, notes } = normalise(text)
    notes.forEach(context.report)
    return normal
  })
  const widthOf = (cluster: string) => atomOf(cluster, 0, pen).width
  const [only = ''] = given
  const lines =
    given.length > 1 ? given.map(asDrawn) : fitValue(only, { widthOf, ...widths }, context.lexicon)
  return lines.map((text) => clustersOf(text).map((cluster, i) => atomOf(cluster, i, pen)))
}

/** The value of a slot or a refusal. */
export function valueOf(slot: string, values: SlotValues): string | readonly string[] {
  const value = Object.hasOwn(values, slot) ? values[slot] : undefined
  if (value === undefined) throw new SlotWithoutValue(slot)
  return value
}

/** Lines of a slot when it is filled in; refuses a value of more than three lines. */
export function filledLines(
  run: SlotRun,
  values: SlotValues,
  pen: Pen,
  widths: { readonly first: number; readonly rest: number },
  context: Context,
): Atom[][] {
  const value = valueOf(run.slot, values)
  const lines = valueLines(value, pen, widths, context)
  const limit = run.widthCm === undefined ? 3 : 1
  const tooWide = lines.some((line, i) => widthOf(line) > (i === 0 ? widths.first : widths.rest) + 0.01)
  if (lines.length > limit || tooWide) throw new DoesNotFit(run.slot, [value].flat().join(' '), limit)
  return lines
}

/** A pen's own space, for gaps that are counted in spaces. */
export function spaceOf(pen: Pen): number {
  return atomOf(' ', 0, pen).width
}

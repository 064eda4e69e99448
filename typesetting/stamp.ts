import { createHash, hash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { DoesNotFit, SlotWithoutValue, UnknownCluster } from './errors.js'
import type { SlotValue, SlotValues } from './model.js'
import { num } from './pdf/content.js'
import { drawCode, expanded, shortened, type DrawnCode } from './tail.js'
import type { QrSlotPlan, Stamped, Template, TemplatePlan, TextSlotPlan } from './template.js'
import { clustersOf } from './text/clusters.js'
import { fitValue } from './text/fit-value.js'
import { officialCompounds, openLexicon, type Lexicon } from './text/lexicon.js'
import { asDrawn, isPlain, normalise } from './text/normalise.js'

/** Hash state after a template's prefix; `sign/` continues from it. */
export interface PrefixState {
  readonly hash: ReturnType<typeof createHash>
  readonly length: number
}

/** Signs a letter's bytes after the prefix: same length, places filled. */
export type FinishTail = (prefix: PrefixState, tail: Uint8Array) => Uint8Array

interface Codes {
  readonly hex: string
  /** 1/1000 em. */
  readonly width: number
}

interface Ready {
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Codes>>
  readonly prefix: PrefixState
  readonly lexicon: Lexicon
  /** Text slots by name, in the order of their lines. */
  readonly slots: ReadonlyMap<string, readonly TextSlotPlan[]>
}

const ready = new WeakMap<Template, Ready>()

/** One letter. Synchronous, no shaper, no fonts. Errors: `SlotWithoutValue`, `DoesNotFit`, `UnknownCluster`. */
export function stamp(template: Template, values: SlotValues, finish?: FinishTail): Stamped {
  const made = prepared(template)
  const { streams, codes } = slotStreams(template.plan, values, made)
  const stamped = buildTail(template.plan, template.prefix.length, streams)
  const tail = finish ? Buffer.from(finish(made.prefix, stamped)) : stamped
  const sha256 = made.prefix.hash.copy().update(tail).digest('hex')
  return { tail: shortened(template.plan, tail, codes), sha256, length: template.prefix.length + tail.length }
}

/** The whole file of a stored tail. */
export function materialise(template: Template, tail: Uint8Array): Uint8Array {
  return Uint8Array.from(Buffer.concat([template.prefix, expanded(template.plan, tail)]))
}

/** How many lines the text slots' values take. Explicit lines count as they stand. */
export function lineCounts(template: Template, values: SlotValues): Record<string, number> {
  const made = prepared(template)
  const counts: Record<string, number> = {}
  for (const name of made.slots.keys()) counts[name] = linesOf(name, valueOf(values, name), made).length
  return counts
}

function prepared(template: Template): Ready {
  const known = ready.get(template)
  if (known) return known
  const { plan, prefix } = template
  const slots = new Map<string, TextSlotPlan[]>()
  for (const slot of plan.slots)
    if (slot.kind === 'text') slots.set(slot.name, [...(slots.get(slot.name) ?? []), slot])
  const made: Ready = {
    tables: new Map(Object.entries(plan.tables).map(([font, table]) => [font, readTable(table)])),
    prefix: { hash: createHash('sha256').update(prefix), length: prefix.length },
    lexicon: openLexicon([...officialCompounds(), ...plan.lexicon]),
    slots,
  }
  ready.set(template, made)
  return made
}

function readTable(table: string): Map<string, Codes> {
  const rows = JSON.parse(inflateSync(Buffer.from(table, 'base64')).toString()) as [
    string,
    number,
    ...number[],
  ][]
  const hex = (cids: number[]) => cids.map((cid) => cid.toString(16).padStart(4, '0')).join('')
  return new Map(rows.map(([cluster, width, ...cids]) => [cluster, { hex: hex(cids), width }]))
}

function valueOf(values: SlotValues, name: string): SlotValue {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value === undefined) throw new SlotWithoutValue(name)
  return value
}

/** A line of a value in codes of the embedded font. */
interface Measured {
  readonly text: string
  readonly hex: string
  /** 1/1000 em. */
  readonly width: number
}

/** Operators of the slots, by stream, and the QR codes among them. */
function slotStreams(
  plan: TemplatePlan,
  values: SlotValues,
  made: Ready,
): { readonly streams: readonly string[]; readonly codes: readonly DrawnCode[] } {
  const streams = Array.from({ length: plan.streams }, () => '')
  const lines = new Map<string, Measured[]>()
  for (const [name, places] of made.slots) {
    const value = linesOf(name, valueOf(values, name), made)
    if (value.length > places.length) throw tooLong(name, value, places.length)
    lines.set(name, value)
  }
  const codes: DrawnCode[] = []
  for (const slot of plan.slots) {
    if (slot.kind === 'qr') codes.push(drawCode(slot, codeText(slot, values)))
    const drawn =
      slot.kind === 'qr' ? codes.at(-1)?.operators : textSlot(slot, lines.get(slot.name)?.[slot.line])
    streams[slot.stream] += slot.begin + drawn + slot.end
  }
  return { streams, codes }
}

function tooLong(slot: string, lines: readonly Measured[], limit: number): DoesNotFit {
  return new DoesNotFit(slot, lines.map(({ text }) => text).join(' '), limit)
}

/** Lines an addressee may take. */
const MOST_LINES = 3

function linesOf(name: string, value: SlotValue, made: Ready): Measured[] {
  const [first] = made.slots.get(name) ?? []
  if (!first) return []
  const table = made.tables.get(first.font)
  const given = typeof value === 'string' ? [value] : value
  const [single = ''] = given
  // Nearly every addressee is one plain line that fits.
  if (given.length === 1 && isPlain(single)) {
    const measured = measure(single, table, name)
    if ((measured.width * first.size) / 1000 <= first.width + FITS) return [measured]
  }
  const normal = given.map((text) => normalise(text).text)
  const [only = ''] = normal
  const widthOf = (cluster: string) => (codesOf(cluster, table, name).width * first.size) / 1000
  const room = { widthOf, first: first.width, rest: first.restWidth || first.width }
  const texts = normal.length > 1 ? normal.map(asDrawn) : fitValue(only, room, made.lexicon)
  const lines = texts.map((text) => measure(text, table, name))
  const limit = first.restWidth > 0 ? MOST_LINES : 1
  if (lines.length > limit) throw tooLong(name, lines, limit)
  return lines
}

function codesOf(cluster: string, table: ReadonlyMap<string, Codes> | undefined, slot: string): Codes {
  const codes = table?.get(cluster)
  if (!codes) throw new UnknownCluster(cluster, slot)
  return codes
}

function measure(text: string, table: ReadonlyMap<string, Codes> | undefined, slot: string): Measured {
  let hex = ''
  let width = 0
  for (const cluster of clustersOf(text)) {
    const codes = codesOf(cluster, table, slot)
    hex += codes.hex
    width += codes.width
  }
  return { text, hex, width }
}

/** Points by which rounding may exceed a room. */
const FITS = 0.01

function textSlot(slot: TextSlotPlan, line: Measured | undefined): string {
  if (line === undefined || line.hex === '') return ''
  const spare = slot.width - (line.width * slot.size) / 1000
  if (spare < -2 * FITS) throw new DoesNotFit(slot.name, line.text, 1)
  const x = slot.x + (slot.align === 'right' ? spare : slot.align === 'center' ? spare / 2 : 0)
  return `BT /${slot.font} ${num(slot.size)} Tf ${slot.colour} 1 0 0 1 ${num(x)} ${num(slot.y)} Tm <${line.hex}> Tj ET\n`
}

function codeText(slot: QrSlotPlan, values: SlotValues): string {
  return [valueOf(values, slot.name)].flat().join('')
}

const entry = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`

/** Everything behind the prefix: the slots' streams, the signature, cross-references, trailer. */
function buildTail(plan: TemplatePlan, prefixLength: number, streams: readonly string[]): Buffer {
  let body = ''
  let entries = ''
  let count = plan.firstObject
  const add = (object: string) => {
    entries += entry(prefixLength + body.length)
    body += `${count} 0 obj\n${object}\nendobj\n\n`
    count += 1
  }
  for (const stream of streams) add(streamObject(stream))
  const id = hash('sha256', body, 'hex').slice(0, 32).toUpperCase()
  if (plan.signature) add(plan.signature)
  const start = prefixLength + body.length
  const trailer = `trailer\n<< /Size ${count} ${plan.trailer} /ID [ <${plan.documentId}> <${id}> ] >>\n\nstartxref\n${start}\n%%EOF`
  return Buffer.from(`${body}xref\n0 ${count}\n${plan.entries}${entries}${trailer}`, 'latin1')
}

function streamObject(operators: string): string {
  return `<<\n/Length ${operators.length}\n>>\nstream\n${operators}\nendstream`
}

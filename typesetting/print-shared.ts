import type { PieceWriter } from './print-writer.js'
import type { Template } from './template.js'

/** A template's page in a print file. */
export interface SharedPage {
  /** Objects in drawing order; `undefined` is a stream of the letter's own. */
  readonly contents: readonly (number | undefined)[]
  readonly resources: number
  readonly mediaBox: readonly number[]
}

const STREAM = Buffer.from('stream\n')
const REFERENCE = /\b(\d+) 0 R\b/g

/** Copies what a template's pages draw with into a print file, under new numbers. */
export function readShared(template: Template, writer: PieceWriter): SharedPage[] {
  const objects = objectsOf(template)
  const numbers = new Map<number, number>()
  const copy = (number: number): number => {
    const known = numbers.get(number)
    if (known !== undefined) return known
    const made = writer.reserve()
    numbers.set(number, made)
    const { dictionary, rest } = objects(number)
    const renumbered = dictionary.replace(REFERENCE, (_, old: string) => `${copy(Number(old))} 0 R`)
    writer.putAs(made, Buffer.concat([Buffer.from(renumbered, 'latin1'), rest]))
    return made
  }
  return template.plan.pages.map((page) => ({
    contents: page.contents.map((number) => (number < template.plan.firstObject ? copy(number) : undefined)),
    resources: copy(page.resources),
    mediaBox: page.mediaBox,
  }))
}

/** Objects of the prefix by number: the dictionary as text, the stream as it is. */
function objectsOf({ prefix, plan }: Template): (number: number) => { dictionary: string; rest: Buffer } {
  const bytes = Buffer.from(prefix.buffer, prefix.byteOffset, prefix.byteLength)
  const offsets = plan.entries.match(/\d{10}(?= \d{5} n)/g)?.map(Number) ?? []
  const ends = [...offsets, bytes.length].sort((a, b) => a - b)
  return (number) => {
    const start = offsets[number - 1] ?? 0
    const next = ends.find((end) => end > start) ?? bytes.length
    const body = bytes.subarray(bytes.indexOf('obj', start) + 3, bytes.lastIndexOf('endobj', next))
    const stream = body.indexOf(STREAM)
    const cut = stream < 0 ? body.length : stream
    return { dictionary: body.toString('latin1', 0, cut).trim() + '\n', rest: body.subarray(cut) }
  }
}

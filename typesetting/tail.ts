import { qrOperators } from './qr.js'
import type { QrSlotPlan, TemplatePlan } from './template.js'

/** A QR code of a letter: the operators that draw it, and the mark that stands for them where the tail is stored. */
export interface DrawnCode {
  readonly operators: string
  readonly mark: string
}

/** The code of a slot. The same slot and text give the same bytes for ever: stored letters are made from them again. */
export function drawCode(slot: QrSlotPlan, text: string): DrawnCode {
  const place = { x: slot.x, y: slot.y, size: slot.width }
  return {
    operators: qrOperators(text, place, { mask: 2, level: 'M', version: slot.version }),
    mark: `%QR ${Buffer.from(text).toString('hex')}\n`,
  }
}

/** A comment that no slot draws: their streams hold operators and codes of glyphs only. */
const MARK = /%QR ([0-9a-f]+)\n/g
const TABLE = Buffer.from('\nxref\n')

/** A tail as it is stored: without the cross-references that all letters share, and with texts in place of QR codes. */
export function shortened(plan: TemplatePlan, tail: Buffer, codes: readonly DrawnCode[]): Buffer {
  const parts: Uint8Array[] = []
  let from = 0
  for (const { operators, mark } of codes) {
    const at = tail.indexOf(operators, from, 'latin1')
    parts.push(tail.subarray(from, at), Buffer.from(mark))
    from = at + operators.length
  }
  const table = tableOf(tail)
  return Buffer.concat([...parts, tail.subarray(from, table), tail.subarray(table + plan.entries.length)])
}

/** The tail as it stands in the file. */
export function expanded(plan: TemplatePlan, stored: Uint8Array): Buffer {
  const tail = Buffer.from(withCodes(plan, stored), 'latin1')
  const table = tableOf(tail)
  return Buffer.concat([tail.subarray(0, table), Buffer.from(plan.entries, 'latin1'), tail.subarray(table)])
}

/** The slots' streams of a stored tail as they stand in the file, objects in the order of pages. */
export function* slotObjects(plan: TemplatePlan, stored: Uint8Array): Generator<string, undefined> {
  const text = withCodes(plan, stored)
  for (let at = 0; ;) {
    const head = HEAD.exec(text.slice(at, at + 100))
    if (!head) return undefined
    const from = at + head[0].length
    const to = text.indexOf('stream\n', from) + 7 + Number(head[1]) + '\nendstream'.length
    yield text.slice(from, to)
    at = to + '\nendobj\n\n'.length
  }
}

const HEAD = /^\d+ 0 obj\n(?=<<\n\/Length (\d+)\n(?:\/Filter \/FlateDecode\n)?>>\nstream\n)/

function withCodes(plan: TemplatePlan, stored: Uint8Array): string {
  const slots = plan.slots.filter((slot) => slot.kind === 'qr')
  const text = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength).toString('latin1')
  let next = 0
  return text.replace(MARK, (mark, hex: string) => {
    const slot = slots[next++]
    return slot ? drawCode(slot, Buffer.from(hex, 'hex').toString()).operators : mark
  })
}

/** Where the cross-references begin. */
function tableOf(tail: Buffer): number {
  return tail.indexOf('\n', tail.lastIndexOf(TABLE) + TABLE.length) + 1
}

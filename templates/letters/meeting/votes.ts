import { z } from 'zod'
import type { Block, TableCell, TableRow } from '../../../typesetting/model.js'
import { grouped } from '../../digits.js'
import { clock, short } from '../fields.js'
import { MEASURES } from '../measures.js'
import { runsOf } from '../pieces.js'
import { HEAD_FILL, keptWithNext, nameRuns, run, underItem } from './pieces.js'

const count = z.int().min(0)

/** A line of a calculation: what was counted, and the section that it rests on. */
export const step = z.strictObject({ text: short, source: short.exactOptional() })
export type StepFields = z.infer<typeof step>

/** A vote as the minutes print it: totals, the calculation line by line, who voted what where the vote is open. */
export const vote = z.strictObject({
  /** How it was voted: โดยการยกมือ, โดยลับ …. */
  method: short,
  /** What was asked, where it was not the item itself. */
  question: short.exactOptional(),
  at: z.strictObject({ from: clock, to: clock.exactOptional() }).exactOptional(),
  totals: z.strictObject({ for: count, against: count, abstain: count, invalid: count }).exactOptional(),
  steps: z.array(step).default([]),
  /** The vote more of who presides at a tie. */
  casting: z
    .strictObject({ name: short, choice: z.enum(['for', 'against']), at: clock.exactOptional() })
    .exactOptional(),
  roll: z
    .strictObject({ for: z.array(short), against: z.array(short), abstain: z.array(short) })
    .exactOptional(),
  /** Why it was broken off: then it has no result. */
  annulled: short.exactOptional(),
})
export type VoteFields = z.infer<typeof vote>

const CHOICES = { for: 'เห็นชอบ', against: 'ไม่เห็นชอบ', abstain: 'งดออกเสียง' } as const

/** A vote: how, the totals in a small table, each line of the calculation, the casting vote, the roll. */
export function voteBlocks(fields: VoteFields): Block[] {
  const { method, question, at, totals, steps, casting, roll, annulled } = fields
  const asked = question === undefined ? '' : ` ${question}`
  const time = at === undefined ? '' : ` เวลา ${clockWords(at)}`
  return [
    keptWithNext(underItem('การลงคะแนน', `${method}${asked}${time}`)),
    ...(annulled === undefined ? [] : [line(`การลงคะแนนนี้เป็นอันยกเลิก เนื่องจาก${annulled}`)]),
    ...(totals ? [totalsTable(totals)] : []),
    ...stepLines(steps),
    ...(casting ? [castingLine(casting)] : []),
    ...(roll ? rollLines(roll) : []),
  ]
}

function clockWords({ from, to }: NonNullable<VoteFields['at']>): string {
  const words = (clockText: string): string => clockText.replace(':', '.')
  return to === undefined || to === from ? `${words(from)} น.` : `${words(from)} – ${words(to)} น.`
}

const SECTION = /ม\.(?=\d)/g

/** A calculation, numbered, with its sections: the quorum's and the vote's look the same. */
export function stepLines(steps: readonly StepFields[]): Block[] {
  return steps.map(({ text, source }, at) =>
    line(`${text}${source === undefined ? '' : ` (${source.replace(SECTION, 'มาตรา ')})`}`, `(${at + 1})`),
  )
}

function line(text: string, number?: string): Block {
  return {
    kind: 'paragraph',
    leftCm: MEASURES.indentCm + 0.4,
    style: { sizePt: 15 },
    ...(number === undefined ? {} : { label: { runs: run(number, { noBreak: true }), widthCm: 0.9 } }),
    runs: runsOf(text),
  }
}

function totalsTable(totals: NonNullable<VoteFields['totals']>): Block {
  const { for: yes, against, abstain, invalid } = totals
  const columns = [
    ['เห็นชอบ', yes],
    ['ไม่เห็นชอบ', against],
    ['งดออกเสียง', abstain],
    ['บัตรเสีย', invalid],
    ['รวม', yes + against + abstain + invalid],
  ] as const
  const head: TableRow = {
    cells: columns.map(([title]): TableCell => ({ runs: run(title, { bold: true }), fill: HEAD_FILL })),
  }
  return {
    kind: 'table',
    spaceBeforePt: 4,
    spaceAfterPt: 4,
    leftCm: MEASURES.indentCm,
    paddingPt: 2,
    style: { sizePt: 15 },
    columns: columns.map(() => ({ share: 1, align: 'center' })),
    head: [head],
    rows: [{ cells: columns.map(([, figure]) => ({ runs: run(grouped(figure)) })), keepWithNext: true }],
    summary: 'ผลการลงคะแนน',
  }
}

function castingLine({ name, choice, at }: NonNullable<VoteFields['casting']>): Block {
  const time = at === undefined ? '' : ` เมื่อเวลา ${at.replace(':', '.')} น.`
  return underItem(
    'เสียงชี้ขาด',
    `คะแนนเสียงเท่ากัน ${name} ประธานในที่ประชุม ออกเสียงเพิ่มขึ้นอีกเสียงหนึ่งเป็นเสียงชี้ขาด${CHOICES[choice]}${time}`,
  )
}

function rollLines(roll: NonNullable<VoteFields['roll']>): Block[] {
  return (['for', 'against', 'abstain'] as const).flatMap((choice) =>
    roll[choice].length === 0
      ? []
      : [rollLine(`ผู้ลงคะแนน${CHOICES[choice]} ${roll[choice].length} คน ได้แก่ `, roll[choice])],
  )
}

function rollLine(words: string, names: readonly string[]): Block {
  const runs = names.flatMap((name, at) => [
    ...nameRuns(name),
    ...(at < names.length - 1 ? [{ text: ', ' }] : []),
  ])
  return {
    kind: 'paragraph',
    leftCm: MEASURES.indentCm + 0.4,
    style: { sizePt: 15 },
    runs: [...run(words), ...runs],
  }
}

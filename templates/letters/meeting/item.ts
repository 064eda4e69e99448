import { z } from 'zod'
import type { Block } from '../../../typesetting/model.js'
import { thaiClock } from '../../../domain/days-in-words.js'
import { blocksOf } from '../body.js'
import { body, clock, short } from '../fields.js'
import { itemHeading, keptWithNext, numbered, underItem } from './pieces.js'
import { step, stepLines, vote, voteBlocks } from './votes.js'

/** A declared interest, and what followed from it. */
const interest = z.strictObject({
  name: short,
  /** The ground as the law words it, with its section. */
  ground: short,
  reason: short.exactOptional(),
  consequence: z.enum(['recused', 'stays', 'undecided']),
  decision: short.exactOptional(),
  left: clock.exactOptional(),
  returned: clock.exactOptional(),
})

/** An item of the minutes with all that happened to it. */
export const minutesItem = z.strictObject({
  title: short,
  text: body.default([]),
  papers: z.array(short).default([]),
  interests: z.array(interest).default([]),
  /** Objections to members and what became of them. */
  objections: z.array(short).default([]),
  /** How the quorum of the item was counted, with and without who was recused. */
  quorum: z.array(step).default([]),
  votes: z.array(vote).default([]),
  resolution: z
    .union([
      short,
      z.strictObject({ number: short.exactOptional(), text: short, reason: short.exactOptional() }),
    ])
    .exactOptional(),
  /** Why the item ended without a resolution: postponed, withdrawn, sent back. */
  without: short.exactOptional(),
  dissents: z.array(z.strictObject({ name: short, reason: short })).default([]),
  /** What follows: tasks, letters, circulars. */
  followUps: z.array(short).default([]),
})
export type MinutesItem = z.infer<typeof minutesItem>

/** An item with its number: discussion, interests, quorum, votes, resolution, dissent, what follows. */
export function itemBlocks(number: string, item: MinutesItem, role?: 'H2'): Block[] {
  return [itemHeading(number, item.title, role), ...proceedings(item)]
}

/** The same without a heading, for parts of the agenda that have one item only. */
export function proceedings(item: Omit<MinutesItem, 'title'>): Block[] {
  const { text, papers, objections, quorum, votes, dissents, followUps } = item
  return [
    ...blocksOf(text),
    ...listed('เอกสารประกอบ', papers),
    ...item.interests.map((one) => underItem('ส่วนได้เสีย', interestText(one))),
    ...objections.map((one) => underItem('การคัดค้านกรรมการ', one)),
    ...(quorum.length === 0
      ? []
      : [keptWithNext(underItem('องค์ประชุม', 'ของระเบียบวาระนี้')), ...stepLines(quorum)]),
    ...votes.flatMap(voteBlocks),
    ...(item.without === undefined ? [] : [underItem('ผล', item.without)]),
    ...resolutionBlocks(item.resolution),
    ...dissents.map(({ name, reason }) =>
      underItem('ความเห็นแย้ง', `${name} ขอให้บันทึกความเห็นแย้งพร้อมเหตุผลว่า ${reason}`),
    ),
    ...listed('การดำเนินการ', followUps),
  ]
}

function interestText(one: MinutesItem['interests'][number]): string {
  const { name, ground, reason, consequence, decision, left, returned } = one
  const why = reason === undefined ? '' : ` โดยแจ้งว่า ${reason}`
  const said = decision === undefined ? '' : ` ${decision}`
  if (consequence !== 'recused') return `${name} เปิดเผยว่า${ground}${why}${said} และอยู่ร่วมพิจารณา`
  const out = left === undefined ? '' : ` ออกจากห้องประชุมเวลา ${thaiClock(left)}`
  const back = returned === undefined ? '' : ` และกลับเข้าห้องประชุมเวลา ${thaiClock(returned)}`
  return `${name} แจ้งว่า${ground}${why}${said} จึงไม่ร่วมพิจารณาและไม่ลงคะแนนในระเบียบวาระนี้${out}${back}`
}

function resolutionBlocks(resolution: MinutesItem['resolution']): Block[] {
  if (resolution === undefined) return []
  const { number, text, reason } =
    typeof resolution === 'string' ? { text: resolution, number: undefined, reason: undefined } : resolution
  const label = number === undefined ? 'มติที่ประชุม' : `มติที่ประชุม (มติที่ ${number})`
  return [underItem(label, text), ...(reason === undefined ? [] : [underItem('เหตุผล', reason)])]
}

function listed(label: string, texts: readonly string[]): Block[] {
  return texts.length === 0 ? [] : [underItem(label, numbered(texts))]
}

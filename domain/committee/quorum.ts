import { addDays, dayOf, isBefore, startOfDay, type Instant } from '../time.js'
import type { Arithmetic, Step } from './arithmetic.js'
import { turningPoints } from './attendance.js'
import type { CommitteeRules, Fraction } from './case.js'
import { floorAt, type Call, type Room } from './room.js'
import { atLeastShare } from './whole.js'
import { countOf } from '../sentence.js'

/** What the quorum is counted from. */
export type QuorumQuestion = {
  readonly rules: Pick<CommitteeRules, 'quorum' | 'secondCall'>
  readonly call: Call
  /** Members in office with a vote. */
  readonly inOffice: number
  /** Seats with a sitter who is not recused. */
  readonly present: number
  /** Seats whose sitter is recused from the item. */
  readonly recused: number
  readonly countsRecused: boolean
}

/** Whether there is a quorum, and how that was counted: both ways where somebody is recused. */
export type Quorum = {
  readonly needed: number
  readonly inOffice: number
  readonly withRecused: number
  readonly withoutRecused: number
  /** The one of the two that holds for the item. */
  readonly counted: number
  readonly isMet: boolean
  readonly arithmetic: Arithmetic
}

/** The share that makes a quorum. Rules without a second call ask the same of every meeting. */
export function quorumShare({ quorum, secondCall }: QuorumQuestion['rules'], call: Call): Fraction {
  return call === 'second' && secondCall ? secondCall.quorum : quorum
}

/** The quorum of these numbers. A committee without members never has one. */
export function quorumOf(question: QuorumQuestion): Quorum {
  const { inOffice, present, recused, countsRecused } = question
  const needed = Math.max(1, atLeastShare(inOffice, quorumShare(question.rules, question.call)))
  const counted = countsRecused ? present + recused : present
  const isMet = counted >= needed
  const arithmetic = [
    inOfficeStep(inOffice),
    neededStep(question, needed),
    ...presentSteps(question),
    outcomeStep({ counted, needed, isMet }),
  ]
  const both = { withRecused: present + recused, withoutRecused: present }
  return { needed, inOffice, ...both, counted, isMet, arithmetic }
}

/** The quorum in the room at an instant. */
export function quorumAt(room: Room, at: Instant): Quorum {
  const { voters, seats, recused } = floorAt(room, at)
  return quorumOf({
    rules: room.committee.rules,
    call: room.call,
    inOffice: voters.length,
    present: seats.length,
    recused: recused.length,
    countsRecused: room.countsRecused,
  })
}

/** The first instant from `from` on and before `to` at which there is no quorum; nothing if there always is one. */
export function quorumLostAt(room: Room, from: Instant, to: Instant): Instant | undefined {
  const within = turningPoints(room.movements).filter((at) => isBefore(from, at) && isBefore(at, to))
  const instants = [from, ...within, ...midnights(from, to)].sort()
  return instants.find((at) => !quorumAt(room, at).isMet)
}

/** Terms end at midnight, also that of a meeting which goes on. */
function midnights(from: Instant, to: Instant): Instant[] {
  const found: Instant[] = []
  for (let day = addDays(dayOf(from), 1); isBefore(startOfDay(day), to); day = addDays(day, 1))
    found.push(startOfDay(day))
  return found
}

function inOfficeStep(inOffice: number): Step {
  return {
    th: `กรรมการที่อยู่ในตำแหน่งและมีเสียง ${inOffice} คน (ไม่นับตำแหน่งว่าง คนหนึ่งนับครั้งเดียว)`,
    en: `${countOf(inOffice, 'member is', 'members are')} in office with a vote (no vacant seats, nobody twice)`,
    numbers: [inOffice],
  }
}

function neededStep({ rules, call, inOffice }: QuorumQuestion, needed: number): Step {
  const { numerator, denominator } = quorumShare(rules, call)
  const isSecond = call === 'second' && rules.secondCall !== null
  const [th, en] = isSecond
    ? ['การประชุมครั้งหลังที่หนังสือนัดระบุไว้', 'called again, as the notice said']
    : ['การประชุม', 'a meeting']
  return {
    th: `${th}ต้องมีกรรมการอย่างน้อย ${numerator}/${denominator} ของ ${inOffice} คน คือ ${needed} คน`,
    en: `${en}: at least ${numerator}/${denominator} of ${inOffice} is ${needed}`,
    numbers: [numerator, denominator, inOffice, needed],
    source: isSecond ? 'ม.79 วรรคสอง' : 'ม.79 วรรคหนึ่ง',
  }
}

function presentSteps({ present, recused, countsRecused }: QuorumQuestion): Step[] {
  const here: Step = {
    th: `อยู่ในที่ประชุม ${present} คน`,
    en: `${present} are in the room`,
    numbers: [present],
  }
  if (recused === 0) return [here]
  const both: Step = {
    th: `ถอนตัวจากวาระนี้ ${recused} คน: นับรวมได้ ${present + recused} คน ไม่นับรวมได้ ${present} คน`,
    en: `${recused} recused from the item: ${present + recused} with them, ${present} without`,
    numbers: [recused, present + recused, present],
    source: 'ม.13, 15, 16',
  }
  const choice: Step = {
    th: `เลขานุการกำหนดก่อนเปิดวาระว่า${countsRecused ? 'นับ' : 'ไม่นับ'}ผู้ถอนตัวเป็นองค์ประชุม`,
    en: `the secretary decided before the item that the recused ${countsRecused ? 'count' : 'do not count'}`,
    numbers: [],
  }
  return [here, both, choice]
}

function outcomeStep({
  counted,
  needed,
  isMet,
}: {
  readonly counted: number
  readonly needed: number
  readonly isMet: boolean
}): Step {
  return {
    th: isMet
      ? `${counted} คน ไม่น้อยกว่า ${needed} คน: ครบองค์ประชุม`
      : `${counted} คน น้อยกว่า ${needed} คน: ไม่ครบองค์ประชุม`,
    en: isMet
      ? `${counted} is not fewer than ${needed}: a quorum`
      : `${counted} is fewer than ${needed}: no quorum`,
    numbers: [counted, needed],
  }
}

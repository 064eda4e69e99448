import { SYSTEM, type Actor, type Unstamped } from '../../../domain/case.js'
import {
  GENERAL_RULES,
  type Committee,
  type CommitteeRules,
  type Member,
} from '../../../domain/committee/case.js'
import type { Choice } from '../../../domain/committee/tally.js'
import type { MeetingAct } from '../../../domain/meeting/acts.js'
import type { NewItem } from '../../../domain/meeting/agenda.js'
import { applyMeeting } from '../../../domain/meeting/apply.js'
import type { Meeting } from '../../../domain/meeting/case.js'
import { decideMeeting } from '../../../domain/meeting/decide.js'
import type { MeetingEvent } from '../../../domain/meeting/events.js'
import { isRefusal, type RefusalCode } from '../../../domain/refusals.js'

export const OFFICE = 'Y2100'
export const secretary: Actor = { personId: 'secretary', officeCode: OFFICE, role: 'secretary' }
export const assistant: Actor = { personId: 'assistant', officeCode: OFFICE, role: 'officer' }
export const STARTS_AT = '2020-01-17T02:00:00.000Z'
export const CALLED_AT = '2020-01-10T02:00:00.000Z'

/** m0 is the chair, m1 the deputy; everybody else is a member with a vote. */
export function member(n: number): Actor {
  return { personId: `m${n}`, officeCode: 'P2101', role: 'director' }
}

export function committeeOf(size: number, rules: Partial<CommitteeRules> = {}): Committee {
  return {
    committeeId: 'k1',
    nameTh: 'คณะอนุกรรมการทดสอบ',
    nameEn: 'Test sub-committee',
    level: 'sub',
    parentId: null,
    secretariat: OFFICE,
    rules: { ...GENERAL_RULES, ...rules },
    members: [...Array(size).keys()].map(seat),
    legalBasis: [],
    status: 'active',
  }
}

function seat(n: number): Member {
  return {
    memberId: `s${n}`,
    personId: `m${n}`,
    position: n === 0 ? 'chair' : n === 1 ? 'deputyChair' : 'member',
    hasVote: true,
    titleTh: 'กรรมการ',
    titleEn: 'Member',
    officeCode: null,
    orderNo: null,
    validFrom: '2019-01-01',
    validTo: null,
    substitutes: [],
  }
}

export function item(itemId: string, more: Partial<NewItem> = {}): NewItem {
  return {
    itemId,
    part: 4,
    kind: 'consideration',
    title: `เรื่อง ${itemId}`,
    papers: [],
    ballot: 'hands',
    ...more,
  }
}

/** An act before it is known when and by whom. */
export type Act = Unstamped<MeetingAct>

/** A meeting under way: what has happened and where it stands. Every act is a second after the one before. */
export class Table {
  events: MeetingEvent[] = []
  meeting: Meeting | undefined
  #ms = Date.parse(CALLED_AT)

  at(instant: string): this {
    this.#ms = Date.parse(instant)
    return this
  }

  get now(): string {
    return new Date(this.#ms).toISOString()
  }

  get state(): Meeting {
    if (!this.meeting) throw new Error('not convened')
    return this.meeting
  }

  /** Puts an act and answers its refusal, if it is refused; what it leads to is taken over. */
  put(act: Act, by: Actor = secretary): RefusalCode | undefined {
    this.#ms += 1000
    const decided = decideMeeting(this.meeting, { ...act, at: this.now, by })
    if (isRefusal(decided)) return decided.refused
    for (const event of decided) this.take(event)
    return undefined
  }

  /** Puts an act that must not be refused. */
  do(act: Act, by: Actor = secretary): this {
    const refused = this.put(act, by)
    if (refused) throw new Error(`${act.type}: ${refused}`)
    return this
  }

  take(event: MeetingEvent): void {
    const numbered =
      event.type === 'convened' || event.type === 'resolved'
        ? {
            ...event,
            number: event.allot.number ?? this.events.filter(({ type }) => type === event.type).length + 1,
          }
        : event
    this.events.push(numbered)
    this.meeting = applyMeeting(this.meeting, numbered)
  }

  convene(items: readonly NewItem[], more: Partial<Extract<MeetingAct, { type: 'convene' }>> = {}): this {
    const session = { mode: 'inPerson', place: 'ห้องประชุม', startsAt: STARTS_AT } as const
    this.do({
      type: 'convene',
      meetingId: 'v1',
      committeeId: 'k1',
      secretariat: OFFICE,
      occasion: { kind: 'ordinary' },
      session,
      ...more,
    })
    for (const one of items) this.do({ type: 'addItem', item: one })
    return this
  }

  call(committee: Committee, saysLowerQuorum = false): this {
    return this.do({ type: 'call', committee, saysLowerQuorum })
  }

  /** The first `count` members come on the day, in the order of their seats. */
  come(count: number, from = 0): this {
    if (this.now < STARTS_AT) this.at(STARTS_AT)
    for (let n = from; n < from + count; n += 1) this.do({ type: 'arrive', personId: `m${n}`, via: 'list' })
    return this
  }

  leave(n: number): this {
    return this.do({ type: 'leave', personId: `m${n}`, via: 'list' })
  }

  openItem(itemId: string, countsRecused = true): this {
    return this.do({ type: 'openItem', itemId, countsRecused })
  }

  vote(itemId: string, votingId: string, choices: readonly Choice[], from = 0): this {
    choices.forEach((choice, n) =>
      this.do({ type: 'castVote', itemId, votingId, personId: `m${n + from}`, choice }),
    )
    return this
  }

  itemOf(itemId: string): Meeting['agenda'][number] {
    const found = this.state.agenda.find((one) => one.itemId === itemId)
    if (!found) throw new Error(`no item ${itemId}`)
    return found
  }
}

/** A meeting in session: so many members, so many of them there. */
export function sitting(
  size: number,
  there: number,
  items: readonly NewItem[] = [item('i1')],
  rules = {},
): Table {
  return new Table().convene(items).call(committeeOf(size, rules)).come(there).do({ type: 'open' })
}

export const propose = (itemId: string, votingId: string, method?: 'device' | 'secret' | 'paper' | 'hands') =>
  ({
    type: 'openVote',
    itemId,
    votingId,
    question: { kind: 'item', proposes: 'approved' },
    ...(method ? { method } : {}),
  }) as const

export const resolved = (itemId: string, outcome: 'approved' | 'refused' | 'noted' = 'approved') =>
  ({ type: 'resolve', itemId, outcome, text: 'ที่ประชุมมีมติ', reason: 'เหตุผล', followUps: [] }) as const

export { SYSTEM }

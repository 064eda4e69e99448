import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SYSTEM, type Actor, type Unstamped } from '../../domain/case.js'
import { applyOrder } from '../../domain/order/apply.js'
import type { Order, OrderAct, OrderEvent } from '../../domain/order/case.js'
import { decideOrder, orderActsIn } from '../../domain/order/decide.js'
import { isRefusal } from '../../domain/refusals.js'
import { instantAt } from '../../domain/time.js'

const at = instantAt('2023-11-21', '10:00')
const actor = (personId: string, role: Actor['role'], officeCode = 'P2102'): Actor => ({
  ...{ personId, role, officeCode },
})
const author = actor('author', 'districtOfficer')
const director = actor('director', 'director')
const sha = (digit: string): string => digit.repeat(64)

/** As the record does it: what is numbered gets its number before the event is applied. */
const numbered = (event: OrderEvent): OrderEvent =>
  event.type === 'issued' ? { ...event, number: 7 } : event

function put(order: Order | undefined, act: Unstamped<OrderAct>, by: Actor, when = at): Order | string {
  const decided = decideOrder(order, { ...act, at: when, by })
  if (isRefusal(decided)) return decided.refused
  return decided.map(numbered).reduce<Order | undefined>(applyOrder, order) as Order
}

const does = (order: Order | undefined, act: Unstamped<OrderAct>, by: Actor, when = at): Order => {
  const after = put(order, act, by, when)
  if (typeof after === 'string') throw new Error(`${act.type}: ${after}`)
  return after
}

const draft = { type: 'draft', orderId: 'o1', subject: 'แต่งตั้งคณะทำงาน', contentSha256: sha('a') } as const
const revise = { type: 'revise', subject: 'แต่งตั้งคณะทำงาน', contentSha256: sha('b') } as const
const send = { type: 'sendForApproval' } as const
const say = (verdict: 'approved' | 'returned' | 'refused', contentSha256 = sha('a')) =>
  ({ type: 'decideStage', stage: 'sign', verdict, contentSha256, reason: 'เพราะ' }) as const

const drafted = (by = author): Order => does(undefined, draft, by)
const sent = (): Order => does(drafted(), send, author)
const issued = (): Order => does(sent(), say('approved'), director)

describe('an order of an office', () => {
  test('is issued by the signature of its director, under a number of the year in Bangkok', () => {
    expect([drafted(), sent(), issued()].map(({ status }) => status)).toEqual([
      'draft',
      'inApproval',
      'issued',
    ])
    const lastEvening = does(sent(), say('approved'), director, '2023-12-31T16:59:59.000Z')
    const newYear = does(sent(), say('approved'), director, '2023-12-31T17:00:00.000Z')
    expect([lastEvening.issued?.year, newYear.issued?.year]).toEqual([2023, 2024])
    expect(issued()).toMatchObject({ issued: { number: 7, by: director }, jobs: [{ id: 'paper' }] })
  })

  test('asks for one number only, in the book of orders of its own office', () => {
    const events = decideOrder(sent(), { ...say('approved'), at, by: director }) as readonly OrderEvent[]
    expect(events.map((event) => ('allot' in event ? event.allot : event.type))).toEqual([
      'stageDecided',
      { register: 'order', officeCode: 'P2102', year: 2023, subject: 'แต่งตั้งคณะทำงาน' },
    ])
    const returned = decideOrder(sent(), { ...say('returned'), at, by: director }) as readonly OrderEvent[]
    expect(returned.map(({ type }) => type)).toEqual(['stageDecided'])
  })

  test('is signed by nobody who wrote it, and by nobody of another office or role', () => {
    const own = does(drafted(director), send, director)
    expect(put(own, say('approved'), director)).toBe('OWN_DRAFT')
    const revised = does(drafted(), revise, director)
    expect(put(does(revised, send, author), say('approved', sha('b')), director)).toBe('OWN_DRAFT')
    expect(put(sent(), say('approved'), actor('other', 'director', 'P1001'))).toBe('NOT_YOURS')
    expect(put(sent(), say('approved'), actor('clerk', 'registrar'))).toBe('NOT_YOURS')
  })

  test('of the central office is signed by its signer', () => {
    const officer = actor('officer', 'officer', 'C01')
    const central = does(drafted(officer), send, officer)
    expect(put(central, say('approved'), actor('director', 'director', 'C01'))).toBe('NOT_YOURS')
    expect(does(central, say('approved'), actor('signer', 'signer', 'C01')).status).toBe('issued')
  })

  test('goes back with reasons, is changed and signed as it was changed', () => {
    const returned = does(sent(), say('returned'), director)
    expect(returned).toMatchObject({ status: 'returned', returned: { reason: 'เพราะ', by: director } })
    const again = does(does(returned, revise, author), send, author)
    expect(again.contentVersion).toBe(2)
    expect(put(again, say('approved'), director)).toBe('CONTENT_CHANGED')
    expect(does(again, say('approved', sha('b')), director).status).toBe('issued')
  })

  test('that is refused or withdrawn ends, and one that is issued is never taken back', () => {
    const refused = does(sent(), say('refused'), director)
    const withdrawn = does(sent(), { type: 'withdraw', reason: 'ไม่ใช้แล้ว' }, author)
    expect([refused.status, withdrawn.status]).toEqual(['refused', 'withdrawn'])
    for (const ended of [refused, withdrawn]) expect(put(ended, send, author)).toBe('ENDED')
    expect(put(issued(), { type: 'withdraw', reason: 'ไม่ใช้แล้ว' }, author)).toBe('NOT_NOW')
    expect(put(sent(), { type: 'withdraw', reason: ' ' }, author)).toBe('REASON_MISSING')
  })

  test('owes its paper once: the job that is done is done', () => {
    const finish = { type: 'finishJob', jobId: 'paper', done: 2 } as const
    const told = does(issued(), finish, SYSTEM)
    expect(told.jobs).toEqual([])
    expect(decideOrder(told, { ...finish, at, by: SYSTEM })).toEqual([])
  })

  const acts: readonly [Unstamped<OrderAct>, Actor][] = [
    ...[author, director].flatMap((by): [Unstamped<OrderAct>, Actor][] => [
      [revise, by],
      [send, by],
      [{ type: 'withdraw', reason: 'ไม่ใช้แล้ว' }, by],
    ]),
    ...(['approved', 'returned', 'refused'] as const).flatMap((verdict): [Unstamped<OrderAct>, Actor][] => [
      [say(verdict), director],
      [say(verdict, sha('b')), director],
    ]),
  ]
  test('whatever is done in whatever order: it has a number exactly when it is issued, and only offers what it takes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 12 }), (moves) => {
        let order = drafted()
        for (const [act, by] of moves) {
          const isOffered = orderActsIn(order).some((one) => one === act.type)
          const after = put(order, act, by)
          if (typeof after === 'string') continue
          expect(isOffered).toBe(true)
          order = after
        }
        expect(order.issued !== undefined).toBe(order.status === 'issued')
        expect(order.jobs.length).toBe(order.status === 'issued' ? 1 : 0)
        if (order.status === 'issued') expect(orderActsIn(order)).toEqual([])
      }),
    )
  })
})

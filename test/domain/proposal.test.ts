import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Approval } from '../../domain/approval/approval.js'
import { SYSTEM, type Actor, type Unstamped } from '../../domain/case.js'
import type { CommitteeVerdict, VerdictOutcome } from '../../domain/committee/verdict.js'
import { applyConsultation } from '../../domain/consultation/apply.js'
import type { Consultation, ConsultationAct } from '../../domain/consultation/case.js'
import { refuseCitation } from '../../domain/consultation/citation.js'
import { decideConsultation } from '../../domain/consultation/decide.js'
import { applyProposal } from '../../domain/proposal/apply.js'
import { ENDED_PROPOSAL, type Proposal, type ProposalAct } from '../../domain/proposal/case.js'
import { missingParts, type ProposalContent } from '../../domain/proposal/content.js'
import { decideProposal, proposalActsIn } from '../../domain/proposal/decide.js'
import { nextProposalWake, wakeProposal } from '../../domain/proposal/wake.js'
import { isRefusal, refusalText } from '../../domain/refusals.js'
import { instantAt } from '../../domain/time.js'

const at = instantAt('2020-01-17', '10:00')
const actor = (personId: string, role: Actor['role'], officeCode = 'P2102'): Actor => ({
  ...{ personId, role, officeCode },
})
const author = actor('author', 'districtOfficer')
const director = actor('director', 'director')
const secretary = actor('secretary', 'secretary', 'P2101')
const sha = (digit: string): string => digit.repeat(64)

function put(proposal: Proposal | undefined, act: Unstamped<ProposalAct>, by: Actor): Proposal | string {
  const decided = decideProposal(proposal, { ...act, at, by })
  if (isRefusal(decided)) return decided.refused
  return decided.reduce<Proposal | undefined>(applyProposal, proposal) as Proposal
}

const does = (proposal: Proposal | undefined, act: Unstamped<ProposalAct>, by: Actor): Proposal => {
  const after = put(proposal, act, by)
  if (typeof after === 'string') throw new Error(`${act.type}: ${after}`)
  return after
}

const head = { committeeId: 'c1', secretariat: 'P2101', title: 'แผน', origin: { kind: 'office' } } as const
const draft = { type: 'draft', proposalId: 'p1', head, contentSha256: sha('a') } as const
const send = { type: 'sendForApproval', missing: [] } as const
const sign = (contentSha256 = sha('a')) =>
  ({ type: 'decideStage', stage: 'sign', verdict: 'approved', contentSha256 }) as const
const place = { type: 'putOnAgenda', caseId: 'meeting/m1', itemId: 'i1' } as const

const drafted = (): Proposal => does(undefined, draft, author)
const submitted = (): Proposal => does(does(drafted(), send, author), sign(), director)
const complete = (): Proposal => does(submitted(), { type: 'acceptComplete' }, secretary)
const onAgenda = (): Proposal => does(complete(), place, secretary)

const verdict = (outcome: VerdictOutcome, committeeId = 'c1'): CommitteeVerdict => ({
  ...{ committeeId, meetingId: 'm1', itemId: 'i1', outcome, text: 'มติ', reason: 'เพราะ' },
  resolution: { number: 4, year: 2563 },
})

describe('a proposal', () => {
  test('goes from its office to the secretary, onto an agenda, and is decided there', () => {
    expect([drafted(), submitted(), complete(), onAgenda()].map(({ status }) => status)).toEqual([
      ...['draft', 'submitted', 'complete', 'onAgenda'],
    ])
    expect(does(drafted(), send, author).status).toBe('inApproval')
    const decided = does(onAgenda(), { type: 'takeVerdict', verdict: verdict('approved') }, secretary)
    expect(decided).toMatchObject({ status: 'decided', verdict: { outcome: 'approved' } })
  })

  test.each<[VerdictOutcome, string]>([
    ['approved', 'decided'],
    ['refused', 'decided'],
    ['proposedUpward', 'decided'],
    ['noted', 'decided'],
    ['sentBack', 'returned'],
  ])('on which the committee says %s is %s, with the resolution', (outcome, status) => {
    const after = does(onAgenda(), { type: 'takeVerdict', verdict: verdict(outcome) }, secretary)
    expect(after).toMatchObject({ status, verdict: { outcome } })
  })

  test('takes no verdict of another committee, and none before it is complete', () => {
    const act = { type: 'takeVerdict', verdict: verdict('approved', 'c2') } as const
    expect(put(onAgenda(), act, secretary)).toBe('NOT_YOURS')
    expect(put(submitted(), { ...act, verdict: verdict('approved') }, secretary)).toBe('NOT_NOW')
  })

  test('is not signed by its author, by another office, or for another content', () => {
    const sent = does(drafted(), send, author)
    expect(put(sent, sign(), { ...author, role: 'director' })).toBe('OWN_DRAFT')
    expect(put(sent, sign(), actor('other', 'director', 'P1001'))).toBe('NOT_YOURS')
    expect(put(sent, sign(sha('b')), director)).toBe('CONTENT_CHANGED')
  })

  test('that was sent back and edited is signed anew; unchanged it goes straight to the secretary again', () => {
    const back = does(submitted(), { type: 'sendBack', reason: 'ขาดงบประมาณ' }, secretary)
    expect(does(back, send, author).status).toBe('submitted')
    const edited = does(back, { type: 'revise', title: 'แผน', contentSha256: sha('b') }, author)
    expect(does(edited, send, author)).toMatchObject({ status: 'inApproval', contentVersion: 2 })
  })

  test('that was sent back may have a date, which is not over', () => {
    const completeBy = '2024-01-01T17:00:00.000Z'
    const back = { type: 'sendBack', reason: 'ขาด', completeBy } as const
    expect(does(submitted(), back, secretary).returned).toMatchObject({ reason: 'ขาด', completeBy })
    expect(put(submitted(), { ...back, completeBy: at }, secretary)).toBe('DEADLINE_PAST')
  })

  test('that is to come back by a date is reminded of three days before and at it, until it is sent', () => {
    const wakeAt = (proposal: Proposal, when: string): Proposal =>
      wakeProposal(proposal, when).reduce<Proposal>(applyProposal, proposal)
    const back = (completeBy: string): Proposal =>
      does(submitted(), { type: 'sendBack', reason: 'ขาด', completeBy }, secretary)
    const [before, due] = ['2020-01-21T17:00:00.000Z', '2020-01-24T17:00:00.000Z']
    const dated = back(due)
    expect([nextProposalWake(dated), wakeProposal(dated, at)]).toEqual([before, []])
    const near = wakeAt(dated, before)
    expect([near.status, near.returned?.reminded, nextProposalWake(near)]).toEqual(['returned', before, due])
    expect(nextProposalWake(wakeAt(near, due))).toBeUndefined()
    // Slept through both: the latest is sent, once.
    const late = wakeAt(dated, '2020-02-01T00:00:00.000Z')
    expect([late.returned?.reminded, nextProposalWake(late)]).toEqual([due, undefined])
    expect(nextProposalWake(back('2020-01-18T17:00:00.000Z'))).toBe('2020-01-18T17:00:00.000Z')
    const again = does(dated, send, author)
    expect([again.status, nextProposalWake(again), wakeProposal(again, due)]).toEqual([
      ...['submitted', undefined, []],
    ])
  })

  test('that was sent back before there were reminders has none', () => {
    const event = { type: 'sentBack', reason: 'ขาด', completeBy: '2020-01-24T17:00:00.000Z' } as const
    expect(nextProposalWake(applyProposal(submitted(), { ...event, at, by: secretary }))).toBeUndefined()
  })

  test('whoever has written a version cannot sign it', () => {
    const byDirector = does(drafted(), { type: 'revise', title: 'แผน', contentSha256: sha('b') }, director)
    const sent = does(byDirector, send, author)
    expect(put(sent, sign(sha('b')), director)).toBe('OWN_DRAFT')
  })

  test('stands on one agenda at a time, and goes to another after it was taken off', () => {
    expect(put(onAgenda(), { ...place, itemId: 'i2' }, secretary)).toBe('NOT_NOW')
    expect(put(onAgenda(), place, secretary)).toEqual(onAgenda())
    const off = does(onAgenda(), { type: 'takeOffAgenda', reason: 'เลื่อน' }, secretary)
    expect(does(off, { ...place, itemId: 'i2' }, secretary).agenda).toEqual({
      caseId: 'meeting/m1',
      itemId: 'i2',
    })
  })

  test('is combined with another of the same committee only', () => {
    const into = { type: 'combine', into: 'proposal/p2', intoCommittee: 'c1', reason: 'เรื่องเดียวกัน' } as const
    expect(does(submitted(), into, secretary)).toMatchObject({
      status: 'combined',
      combinedInto: 'proposal/p2',
    })
    expect(put(submitted(), { ...into, into: 'proposal/p1' }, secretary)).toBe('COMBINE_OTHERS')
    expect(put(submitted(), { ...into, intoCommittee: 'c2' }, secretary)).toBe('COMBINE_OTHERS')
    expect(put(submitted(), { ...into, reason: ' ' }, secretary)).toBe('REASON_MISSING')
  })

  test('is not sent while something is missing, and what is missing is the same for everybody', () => {
    const lacks = decideProposal(drafted(), { ...send, missing: ['reasons', 'papers'], at, by: author })
    if (!isRefusal(lacks)) throw new Error('was sent')
    expect([lacks.refused, refusalText(lacks)]).toEqual([
      'PROPOSAL_INCOMPLETE',
      {
        th: 'ข้อเสนอยังไม่ครบ ขาดเหตุผลความจำเป็น เอกสารประกอบอย่างน้อยหนึ่งแฟ้ม',
        en: 'The proposal is not complete, it lacks: reasons, at least one paper.',
      },
    ])
    const content: ProposalContent = {
      ...{ title: 'แผน', background: ' ', law: '', reasons: 'x', request: '', papers: [] },
    }
    expect(missingParts(content)).toEqual(['background', 'request', 'papers'])
  })

  test('of a central office is signed by a signer, of any other by its director', () => {
    const central = actor('planner', 'officer', 'C0001')
    const sent = does(does(undefined, draft, central), send, central)
    expect(put(sent, sign(), actor('head', 'director', 'C0001'))).toBe('NOT_YOURS')
    expect(does(sent, sign(), actor('signer', 'signer', 'C0001')).status).toBe('submitted')
  })

  test('that its own signer returns says why, and is mended by its office', () => {
    const sent = does(drafted(), send, author)
    const back = does(sent, { ...sign(), verdict: 'returned', reason: 'แก้ตัวเลข' }, director)
    expect(back).toMatchObject({ status: 'returned', returned: { reason: 'แก้ตัวเลข', by: director } })
    const same = { type: 'revise', title: 'แผน', contentSha256: sha('a') } as const
    expect(put(back, same, author)).toEqual(back)
    const second = actor('second', 'districtOfficer')
    const edited = does(back, { ...same, contentSha256: sha('b') }, second)
    expect(edited.authors).toEqual([second])
    expect(does(edited, { ...same, contentSha256: sha('c') }, second).authors).toEqual([second])
  })

  test('takes in what is combined into it, as often as it happens', () => {
    const first = does(submitted(), { type: 'takeIn', from: 'proposal/p2' }, secretary)
    expect(does(first, { type: 'takeIn', from: 'proposal/p3' }, secretary).combines).toEqual([
      ...['proposal/p2', 'proposal/p3'],
    ])
  })

  test('is drafted once, and is looked at by the clock only while a stage has a time', () => {
    expect(put(drafted(), draft, author)).toEqual(drafted())
    expect(put(undefined, send, author)).toBe('NOT_FOUND')
    expect([put(drafted(), { type: 'wake' }, SYSTEM), nextProposalWake(drafted())]).toEqual([
      ...[drafted(), undefined],
    ])
    const sent = does(drafted(), send, author)
    const approval = { ...sent.approval, times: { sign: { dueAt: at, reminders: [] } } } as Approval
    const timed: Proposal = { ...sent, approval }
    expect(nextProposalWake(timed)).toBe(at)
    const woken = does(timed, { type: 'wake' }, SYSTEM)
    expect(woken).toMatchObject({ status: 'inApproval', approval: { reminded: { sign: at } } })
  })

  test('has no word of a stage on record before it was sent', () => {
    const word = { ...sign(), type: 'stageDecided', at, by: director } as const
    expect(() => applyProposal(drafted(), word)).toThrow('without an approval')
  })

  test('whatever is tried in whatever order, no state is without an exit until it has ended, and then none has one', () => {
    const acts: [Unstamped<ProposalAct>, Actor][] = [
      [send, author],
      [sign(), director],
      [{ ...sign(), verdict: 'returned', reason: 'แก้' }, director],
      [{ type: 'revise', title: 'แผน', contentSha256: sha('a') }, author],
      [{ type: 'acceptComplete' }, secretary],
      [{ type: 'sendBack', reason: 'ขาด' }, secretary],
      [place, secretary],
      [{ type: 'takeOffAgenda', reason: 'เลื่อน' }, secretary],
      [{ type: 'withdraw', reason: 'ไม่จำเป็น' }, author],
      [{ type: 'takeVerdict', verdict: verdict('sentBack') }, secretary],
      [{ type: 'takeVerdict', verdict: verdict('approved') }, secretary],
    ]
    fc.assert(
      fc.property(fc.array(fc.nat(acts.length - 1), { maxLength: 25 }), (order) => {
        let proposal = drafted()
        for (const i of order) {
          const [act, by] = acts[i] as [Unstamped<ProposalAct>, Actor]
          const after = put(proposal, act, by)
          const hasEnded = ENDED_PROPOSAL.includes(proposal.status)
          if (hasEnded) expect(after).toBe('ENDED')
          if (typeof after !== 'string') proposal = after
          expect(proposalActsIn(proposal).length > 0).toBe(!ENDED_PROPOSAL.includes(proposal.status))
        }
      }),
    )
  })
})

describe('a consultation', () => {
  const head = { topic: 'หารือ', heldOn: '2020-01-16', committeeId: null }
  const hold = { type: 'hold', consultationId: 'n1', head, contentSha256: sha('a') } as const
  const tell = (state: Consultation | undefined, act: Unstamped<ConsultationAct>): Consultation | string => {
    const decided = decideConsultation(state, { ...act, at, by: secretary })
    if (isRefusal(decided)) return decided.refused
    return decided.reduce<Consultation | undefined>(applyConsultation, state) as Consultation
  }

  test('can never be cited as a resolution: neither by the rule nor as the origin of a proposal', () => {
    const refused = refuseCitation('consultation/n1')
    expect(refused?.refused).toBe('CONSULTATION_CITED')
    expect(refused && refusalText(refused).th).toContain('ไม่ใช่การประชุม จึงอ้างเป็นมติไม่ได้')
    expect(refuseCitation('meeting/m1')).toBeUndefined()
    expect(refuseCitation('circular/c1')?.refused).toBe('NO_RESOLUTION_THERE')
    const origin = { kind: 'resolution', caseId: 'consultation/n1', itemId: 'i1' } as const
    const cited = { ...draft, head: { ...draft.head, origin } }
    expect(put(undefined, cited, author)).toBe('CONSULTATION_CITED')
  })

  test('is put on record when it has been, counts its versions and says what grew out of it', () => {
    expect(tell(undefined, { ...hold, head: { ...head, heldOn: '2020-01-18' } })).toBe('CONSULTATION_TO_COME')
    const held = tell(undefined, hold) as Consultation
    const revised = tell(held, { type: 'revise', head, contentSha256: sha('b') }) as Consultation
    const seed = { type: 'seed', seed: { kind: 'task', caseId: 'task/t1' } } as const
    const seeded = tell(revised, seed) as Consultation
    expect(seeded).toMatchObject({ contentVersion: 2, seeds: [{ caseId: 'task/t1' }] })
    expect(tell(seeded, seed)).toEqual(seeded)
    const closed = tell(seeded, { type: 'close' }) as Consultation
    expect(tell(closed, { type: 'revise', head, contentSha256: sha('c') })).toBe('NOT_NOW')
    expect(tell(undefined, { type: 'close' })).toBe('NOT_FOUND')
    expect(tell(held, hold)).toEqual(held)
    const item = { type: 'seed', seed: { kind: 'agendaItem', caseId: 'task/t1', itemId: 'i1' } } as const
    expect(tell(closed, item)).toMatchObject({ status: 'closed', seeds: [{}, { kind: 'agendaItem' }] })
  })

  test('is on record under a day that there is, within reach of today', () => {
    for (const [heldOn, refused] of [
      ['2020-02-30', 'DATE_INVALID'],
      ['1950-01-01', 'DATE_FAR'],
    ] as const)
      expect(
        decideConsultation(undefined, { ...hold, head: { ...head, heldOn }, at, by: secretary }),
      ).toMatchObject({ refused, pointer: '/heldOn' })
  })
})

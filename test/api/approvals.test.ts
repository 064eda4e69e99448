/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call -- answers of many shapes are looked into */
import { readFile } from 'node:fs/promises'
import { storeProcedure } from '../../db/procedures.js'
import type { Actor } from '../../domain/case.js'
import { loadProcedure } from '../../templates/procedures/load.js'
import { until } from '../support/circulars.js'
import { personMails } from '../support/mails.js'
import { idle, openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

const ROUTE = `
approval:
  bypass: signer
  steps:
    - parallel:
        - id: law
          title: { th: ความเห็นนิติกร, en: Opinion of the lawyer }
          role: registrar
          opinion: true
        - id: check
          role: checker
          passOnTo: [officer]
          limit:
            workingDays: 2
            time: 16:30
            reminders: [{ workingDays: -1, at: 08:30 }]
            escalateTo: director
    - { id: sign, role: signer }
`

const MORE_TIME = `moreTime:
  automaticWorkingDays: 1
  maxRequests: 3
  approval:
    steps:
      - { id: check, role: checker }
      - { id: sign, role: signer }`

let office: Office
beforeAll(async () => {
  office = await openOffice()
  const seed = await readFile('templates/procedures/host-and-name-officers.yaml', 'utf8')
  const text = seed.replace('procedure: host-and-name-officers', 'procedure: long-route') + ROUTE
  await store('long-route', text)
  const asking = seed
    .replace('procedure: host-and-name-officers', 'procedure: asks-the-director')
    .replace(/^moreTime:.*$/m, MORE_TIME)
  await store('asks-the-director', `${asking}\nofficeApproval: director\n`)
}, 90_000)
afterAll(() => office.close(), 60_000)

async function store(id: string, text: string): Promise<void> {
  const { procedure, problems } = loadProcedure(text, `${id}.yaml`)
  if (!procedure) throw new Error(JSON.stringify(problems))
  await storeProcedure(office.cases.pool, id, procedure)
}

const officer = central('officer')
const second = central('officer', 'second')
const checker = central('checker')
const signer = central('signer')
const lawyer = central('registrar', 'lawyer')
const director = central('director')
const said = ({ status, body }: Reply) => [status, (body as { code?: string }).code]

async function sent(procedureId = 'long-route'): Promise<{ id: string; contentSha256: string }> {
  const draft = await office.ask(officer, 'post', '/circulars', { body: { procedureId } })
  const { circularId: id, contentSha256 } = draft.body
  expect((await office.ask(officer, 'post', `/circulars/${id}/send-for-approval`)).status).toBe(200)
  return { id, contentSha256 }
}

const say = (who: Actor, { id, ...content }: { id: string; contentSha256: string }, body: object) =>
  office.ask(who, 'post', `/circulars/${id}/decide-stage`, {
    body: { ...content, verdict: 'approved', reason: 'เหตุผล', ...body },
  })
const awaits = async (who: Actor, query = 'mine=true'): Promise<Record<string, unknown>[]> =>
  (await office.ask(who, 'get', `/approvals?${query}&limit=200`)).body.items
const stagesFor = async (who: Actor, id: string) =>
  (await awaits(who)).filter(({ caseId }) => caseId === `circular/${id}`).map(({ stage }) => stage)
const mailsOf = async (id: string): Promise<string[][]> =>
  (await personMails(office.cases.pool, `circular/${id}`)).map(({ personId, kind }) => [personId, kind])
const eventsOf = async (id: string): Promise<string[]> =>
  (await office.ask(officer, 'get', `/cases/circular/${id}/timeline`)).body.items?.map(
    (one: { type: string }) => one.type,
  )

describe('what awaits a decision', () => {
  it('is one list over all cases: subject, stage, since when, until when, from whom', async () => {
    const { id } = await sent()
    const mine = await awaits(checker)
    expect(mine.find(({ caseId }) => caseId === `circular/${id}`)).toMatchObject({
      ...{ about: 'circular', stage: 'check', decides: true, role: 'checker', persons: null },
      ...{ since: '2023-11-21T02:00:00.000Z', dueAt: '2023-11-23T09:31:00.000Z', overdue: false },
      due: { day: '2023-11-23', time: '16:30:59' },
    })
    expect((await awaits(lawyer)).find(({ caseId }) => caseId === `circular/${id}`)).toMatchObject({
      ...{ stage: 'law', decides: false, title: { en: 'Opinion of the lawyer' } },
    })
    expect(await stagesFor(officer, id)).toEqual([])
    expect(
      (await awaits(officer, 'mine=false')).filter(({ caseId }) => caseId === `circular/${id}`),
    ).toHaveLength(2)
    expect(await awaits({ ...checker, officeCode: 'C0002', personId: 'elsewhere' })).toEqual([])
  })

  it('comes in pages, what is due first on top, each row once', async () => {
    await sent()
    await sent('host-and-name-officers')
    const all = await awaits(checker)
    const pages: unknown[] = []
    let cursor = ''
    for (;;) {
      const { body } = await office.ask(checker, 'get', `/approvals?mine=true&limit=1&total=true${cursor}`)
      expect(body.total).toBe(all.length)
      pages.push(...body.items)
      if (!body.next) break
      cursor = `&cursor=${encodeURIComponent(body.next)}`
    }
    expect(pages).toEqual(all)
    expect(all.at(-1)).toMatchObject({ dueAt: null, due: null })
  })

  it('does not tell of a secret circular to whoever is not named in it', async () => {
    // Put down at the first request: who is named must be known.
    await office.ask(checker, 'get', '/me')
    const body = { procedureId: 'host-and-name-officers', overrides: { secrecy: 'secret' } }
    const { circularId } = (await office.ask(officer, 'post', '/circulars', { body })).body
    await office.ask(officer, 'post', `/circulars/${circularId}/send-for-approval`)
    expect(await stagesFor(checker, circularId)).toEqual([])
    expect(await mailsOf(circularId)).toEqual([])
    await office.ask(officer, 'post', `/circulars/${circularId}/named-persons`, {
      body: { persons: [checker.personId] },
    })
    expect(await stagesFor(checker, circularId)).toEqual(['check'])
  })
})

describe('a circular on a route of its own', () => {
  it('is heard in parallel, passed on once, and signed', async () => {
    const matter = await sent()
    expect(said(await say(lawyer, matter, { stage: 'law' }))).toEqual([409, 'VERDICT_NOT_HERE'])
    const opinion = await say(lawyer, matter, { stage: 'law', verdict: 'advised', advice: 'against' })
    expect(opinion.body.possibleVerdicts).toEqual([])
    await office.ask(second, 'get', '/me')
    const to = { personId: second.personId, role: 'officer' }
    expect(
      said(
        await say(checker, matter, {
          stage: 'check',
          verdict: 'passedOn',
          to: { ...to, personId: 'nobody' },
        }),
      ),
    ).toEqual([422, 'PERSON_NOT_OF_OFFICE'])
    expect((await say(checker, matter, { stage: 'check', verdict: 'passedOn', to })).status).toBe(200)
    expect(await stagesFor(checker, matter.id)).toEqual([])
    expect(await stagesFor(second, matter.id)).toEqual(['check'])
    expect(said(await say(checker, matter, { stage: 'check' }))).toEqual([409, 'TURN_PASSED_ON'])
    expect((await say(second, matter, { stage: 'check' })).status).toBe(200)
    const signed = await say(signer, matter, { stage: 'sign' })
    expect(signed.body.state.status).toBe('signed')
    expect(await stagesFor(signer, matter.id)).toEqual([])
  })

  it('goes to its reminder and to a superior by the clock, through its workflow, with mails to them', async () => {
    for (const who of [checker, lawyer, director, signer]) await office.ask(who, 'get', '/me')
    const matter = await sent()
    await office.stepTo('2023-11-22T01:30:00.000Z')
    await until(async () => (await eventsOf(matter.id)).includes('stageReminded'))
    expect(await stagesFor(director, matter.id)).toEqual([])
    expect(await mailsOf(matter.id)).toEqual(
      expect.arrayContaining([
        [checker.personId, 'approvalAwaiting'],
        [lawyer.personId, 'approvalAwaiting'],
        [checker.personId, 'approvalReminder'],
      ]),
    )
    await office.stepTo('2023-11-23T09:31:00.000Z')
    await until(async () => (await eventsOf(matter.id)).includes('stageEscalated'))
    expect(await stagesFor(director, matter.id)).toEqual(['check'])
    expect((await awaits(director)).find(({ caseId }) => caseId === `circular/${matter.id}`)).toMatchObject({
      ...{ escalated: true, overdue: true },
    })
    const told = await mailsOf(matter.id)
    expect(told).toContainEqual([director.personId, 'approvalEscalated'])
    // Who has drafted it is asked by no mail, and nobody twice for the same.
    expect(told.map(([personId]) => personId)).not.toContain(officer.personId)
    expect(new Set(told.map((one) => one.join())).size).toBe(told.length)
    await say(lawyer, matter, { stage: 'law', verdict: 'advised' })
    expect((await say(director, matter, { stage: 'check' })).status).toBe(200)
    expect(await stagesFor(signer, matter.id)).toEqual(['sign'])
  })

  it('is approved at once in an emergency, with a reason that stays on record', async () => {
    const matter = await sent()
    expect(said(await say(checker, matter, { stage: 'check', verdict: 'bypassed' }))).toEqual([
      403,
      'NOT_YOURS',
    ])
    expect(said(await say(signer, matter, { stage: 'check', verdict: 'bypassed', reason: '' }))).toEqual([
      422,
      'REASON_MISSING',
    ])
    const { body } = await say(signer, matter, { stage: 'check', verdict: 'bypassed', reason: 'น้ำท่วม' })
    expect(body.state).toMatchObject({
      status: 'signed',
      approval: { decisions: [{ verdict: 'bypassed', reason: 'น้ำท่วม', by: { personId: signer.personId } }] },
    })
  })

  it('is over when it is refused', async () => {
    const matter = await sent()
    const { body } = await say(checker, matter, { stage: 'check', verdict: 'refused', reason: 'ไม่ใช่อำนาจ' })
    expect(body.state.status).toBe('abandoned')
    expect(await stagesFor(lawyer, matter.id)).toEqual([])
  })
})

describe('the route of a procedure', () => {
  const check = async (route: string) => {
    const seed = await readFile('templates/procedures/workshop.yaml', 'utf8')
    return loadProcedure(`${seed}\n${route}`, 'x.yaml').problems.map(({ en }) => en)
  }

  it('ends with a signature, and is one that every circular can walk', async () => {
    expect(await check('approval: { steps: [{ id: check, role: checker }] }')).toEqual([
      expect.stringContaining('the last step is the signature'),
    ])
    expect(await check('approval: { bypass: checker, steps: [{ id: sign, role: signer }] }')).toEqual([
      expect.stringContaining('only who may sign'),
    ])
    expect(await check('approval: { steps: [{ id: sign, role: signer }] }')).toEqual([])
    expect(await check('approval: { steps: [{ id: sign, role: member }] }')).not.toEqual([])
  })
})

describe('an answer that the director must approve', () => {
  const P = 'P2101'
  const writer = clerk(P)
  const head = clerk(P, 'director')
  const answer = {
    persons: [
      { name: 'นางสาวทดสอบ หนึ่ง', position: 'ศึกษานิเทศก์', email: 'one@wian.example', role: 'คณะทำงาน' },
    ],
  }
  let id: string
  const act = (who: Actor, name: string, body: object = {}) =>
    office.ask(who, 'post', `/submissions/${id}/${P}/${name}`, { body })
  const read = async (who: Actor) => (await office.ask(who, 'get', `/submissions/${id}/${P}`)).body

  beforeAll(async () => {
    const draft = await office.ask(officer, 'post', '/circulars', {
      body: { procedureId: 'asks-the-director', overrides: { audience: { codes: [P] } } },
    })
    const { circularId, contentSha256 } = draft.body
    id = circularId
    const matter = { id, contentSha256 }
    await office.ask(officer, 'post', `/circulars/${id}/send-for-approval`)
    await say(checker, matter, { stage: 'check' })
    await say(signer, matter, { stage: 'sign' })
    const launched = await office.ask(officer, 'post', `/circulars/${id}/launch`)
    expect(said(launched)).toEqual([202, undefined])
    await idle(office.ask, id)
    await act(writer, 'receive')
  }, 60_000)

  it('waits inside the office, unseen by the issuer, and comes back with reasons', async () => {
    const waiting = await act(writer, 'submit', { answer })
    expect(said(waiting)).toEqual([200, undefined])
    expect(waiting.body.state).toMatchObject({ status: 'awaitingApproval', pending: { from: 'received' } })
    const { answerSha256: contentSha256 } = waiting.body.state.pending
    expect((await read(head)).pendingAnswer.persons).toHaveLength(1)
    expect(await read(officer)).toMatchObject({ answers: [], pendingAnswer: null })
    const [row] = await awaits(head)
    expect(row).toMatchObject({ about: 'answer', stage: 'office', caseId: `submission/${id}/${P}` })
    expect(row?.['subject']).not.toBe('')
    const verdict = { stage: 'office', verdict: 'approved', contentSha256 }
    expect(said(await act(writer, 'decide-answer', verdict))).toEqual([403, 'NOT_YOURS'])
    expect(said(await act({ ...head, personId: writer.personId }, 'decide-answer', verdict))).toEqual([
      403,
      'OWN_DRAFT',
    ])
    const back = await act(head, 'decide-answer', { ...verdict, verdict: 'returned', reason: 'ขาดตำแหน่ง' })
    expect(back.body.state).toMatchObject({
      status: 'drafted',
      pending: { approval: { closed: 'returned' } },
    })
    expect(await awaits(head)).toEqual([])
  })

  it('is mentioned to the director at the deadline, and is late by the instant at which it leaves', async () => {
    const { body } = await act(writer, 'submit', { answer })
    const { pending, dueAt } = body.state
    expect(pending.approval.times).toEqual({ office: { dueAt, reminders: [] } })
    const verdict = { stage: 'office', verdict: 'approved', contentSha256: pending.answerSha256 }
    await office.stepTo(dueAt)
    await until(async () => (await read(head)).state.pending.approval.reminded?.office === dueAt)
    const left = await act(head, 'decide-answer', verdict)
    expect(left.body.state).toMatchObject({ status: 'submitted', answer: { late: true, receivedAt: dueAt } })
    expect(left.body.state.pending).toBeUndefined()
    expect((await read(officer)).answers).toHaveLength(1)
  })

  it('leaves at once when the director sends it', async () => {
    const { body } = await act(head, 'submit', { answer })
    expect(body.state).toMatchObject({ status: 'submitted', answer: { version: 2 } })
  })

  it('replaces an answer only when it is approved', async () => {
    const { body } = await act(writer, 'submit', { answer })
    expect(body.state).toMatchObject({ status: 'submitted', answer: { version: 2 }, pending: {} })
    const verdict = { stage: 'office', verdict: 'approved', contentSha256: body.state.pending.answerSha256 }
    expect((await act(head, 'decide-answer', verdict)).body.state.answer.version).toBe(3)
  })
})

describe('a wish for more time', () => {
  const P = 'P1001'
  const writer = clerk(P)

  it('that goes beyond the automatic days is decided by the route of its procedure', async () => {
    const draft = await office.ask(officer, 'post', '/circulars', {
      body: {
        procedureId: 'asks-the-director',
        overrides: { audience: { codes: [P] }, deadline: { kind: 'fixed', day: '2023-12-20' } },
      },
    })
    const matter = { id: draft.body.circularId as string, contentSha256: draft.body.contentSha256 as string }
    await office.ask(officer, 'post', `/circulars/${matter.id}/send-for-approval`)
    await say(checker, matter, { stage: 'check' })
    await say(signer, matter, { stage: 'sign' })
    await office.ask(officer, 'post', `/circulars/${matter.id}/launch`)
    await idle(office.ask, matter.id)
    const path = `/submissions/${matter.id}/${P}`
    const deadline = { kind: 'fixed', day: '2024-01-31' }
    const asked = await office.ask(writer, 'post', `${path}/more-time`, {
      body: { deadline, reason: 'น้ำท่วม' },
    })
    expect(said(asked)).toEqual([200, undefined])
    const decide = (who: Actor) =>
      office.ask(who, 'post', `${path}/decide-more-time`, { body: { granted: true, reason: 'สมควร' } })
    expect((await awaits(checker)).map(({ about }) => about)).toContain('moreTime')
    expect(said(await decide(officer))).toEqual([403, 'NOT_YOURS'])
    expect((await decide(checker)).body.state.timeRequest.approval.next).toBe(1)
    const granted = await decide(signer)
    expect(granted.body.state.timeRequest).toBeUndefined()
    expect(granted.body.state.dueAt).toBe('2024-01-31T17:00:00.000Z')
  })
})

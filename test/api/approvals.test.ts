/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call -- answers of many shapes are looked into */
import { readFile } from 'node:fs/promises'
import { storeProcedure } from '../../db/procedures.js'
import type { Actor } from '../../domain/case.js'
import { loadProcedure } from '../../templates/procedures/load.js'
import { until } from '../support/circulars.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central } from './people.js'

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

let office: Office
beforeAll(async () => {
  office = await openOffice()
  const seed = await readFile('templates/procedures/host-and-name-officers.yaml', 'utf8')
  const text = seed.replace('procedure: host-and-name-officers', 'procedure: long-route') + ROUTE
  const { procedure, problems } = loadProcedure(text, 'long-route.yaml')
  if (!procedure) throw new Error(JSON.stringify(problems))
  await storeProcedure(office.cases.pool, 'long-route', procedure)
}, 90_000)
afterAll(() => office.close(), 60_000)

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
    const body = { procedureId: 'host-and-name-officers', overrides: { secrecy: 'secret' } }
    const { circularId } = (await office.ask(officer, 'post', '/circulars', { body })).body
    await office.ask(officer, 'post', `/circulars/${circularId}/send-for-approval`)
    expect(await stagesFor(checker, circularId)).toEqual([])
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

  it('goes to its reminder and to a superior by the clock, through its workflow', async () => {
    const matter = await sent()
    await office.stepTo('2023-11-22T01:30:00.000Z')
    await until(async () => (await eventsOf(matter.id)).includes('stageReminded'))
    expect(await stagesFor(director, matter.id)).toEqual([])
    await office.stepTo('2023-11-23T09:31:00.000Z')
    await until(async () => (await eventsOf(matter.id)).includes('stageEscalated'))
    expect(await stagesFor(director, matter.id)).toEqual(['check'])
    expect((await awaits(director)).find(({ caseId }) => caseId === `circular/${matter.id}`)).toMatchObject({
      ...{ escalated: true, overdue: true },
    })
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

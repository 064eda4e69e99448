import { freezeAudience, loadAudience } from '../../db/audiences.js'
import { answerHolds, loadAnswers, writeAnswer } from '../../db/answers.js'
import { getContent, putContent } from '../../db/contents.js'
import { listDocuments, loadDocument, putDocument } from '../../db/documents.js'
import { loadDraft, saveDraft } from '../../db/drafts.js'
import { listLetters, loadLetter, putLetters, putLetterTemplate } from '../../db/letters.js'
import { listProcedures, loadProcedure, storeProcedure } from '../../db/procedures.js'
import { submissionCase } from '../../domain/case.js'
import { clerk } from '../support/circulars.js'
import { actOnSubmission, draftCircular, openRecords, sendTo, type Records } from '../support/records.js'

const AT = '2023-11-22T03:00:00.000Z'
let records: Records
beforeAll(async () => (records = await openRecords()))
afterAll(() => records.close())

test('a content is kept once, under the hash of what it says in whatever order', async () => {
  const first = await putContent(records.pool, { subject: 'เรื่อง', letter: { a: 1, b: 2 } })
  const again = await putContent(records.pool, { letter: { b: 2, a: 1 }, subject: 'เรื่อง' })
  expect(again).toBe(first)
  expect(await getContent(records.pool, first)).toEqual({ subject: 'เรื่อง', letter: { a: 1, b: 2 } })
  expect(await getContent(records.pool, '0'.repeat(64))).toBeUndefined()
})

test('a frozen list keeps rule, day and codes; frozen again it is the same list', async () => {
  const order = {
    rule: { everyone: true },
    on: '2023-11-21',
    recipients: { codes: ['P1001', 'S60'], primary: 1, secondary: 1 },
  } as const
  const audience = await freezeAudience(records.pool, order)
  expect(audience).toMatchObject({ total: 2, primary: 1, secondary: 1 })
  expect(await freezeAudience(records.pool, order)).toEqual(audience)
  const onAnotherDay = await freezeAudience(records.pool, { ...order, on: '2023-11-22' })
  expect(onAnotherDay.audienceId).not.toBe(audience.audienceId)
  expect(await loadAudience(records.pool, audience.audienceId)).toEqual({
    ...audience,
    rule: order.rule,
    on: order.on,
    codes: ['P1001', 'S60'],
  })
  expect(await loadAudience(records.pool, 'none')).toBeUndefined()
})

describe('an answer', () => {
  test('is kept with a salt of its own: the same words in two offices have different hashes', async () => {
    const words = { persons: [{ name: 'สมมุติ ตัวอย่าง' }] }
    const write = (answerId: string) =>
      writeAnswer(records.pool, {
        answerId,
        caseId: 'submission/c/P1001',
        kind: 'form',
        body: words,
        by: 'clerk-1',
      })
    const [one, two] = [await write('a-1'), await write('a-2')]
    expect(one).toMatch(/^[0-9a-f]{64}$/)
    expect(one).not.toBe(two)
    expect(await write('a-1')).toBe(one)
    expect(await answerHolds(records.pool, 'a-1')).toBe(true)
  })

  test('never takes the id of another', async () => {
    const order = { answerId: 'a-3', caseId: 'submission/c/P1001', kind: 'form', by: 'clerk-1' } as const
    await writeAnswer(records.pool, { ...order, body: { n: 1 } })
    await expect(writeAnswer(records.pool, { ...order, body: { n: 2 } })).rejects.toThrow(/another answer/)
  })

  test('whose words are changed behind our back no longer holds', async () => {
    await writeAnswer(records.pool, {
      answerId: 'a-4',
      caseId: 'c',
      kind: 'form',
      body: { n: 1 },
      by: 'clerk-1',
    })
    await records.owner.query(`update answer set body = '{"n": 2}' where answer_id = 'a-4'`)
    expect(await answerHolds(records.pool, 'a-4')).toBe(false)
  })

  test('has versions: those that were submitted, not those that were refused', async () => {
    const circularId = await draftCircular(records.pool)
    const caseId = submissionCase(circularId, 'P1001')
    await sendTo(records.pool, circularId, ['P1001'])
    const submit = async (answerId: string, n: number) => {
      const answerSha256 = await writeAnswer(records.pool, {
        answerId,
        caseId,
        kind: 'form',
        body: { n },
        by: 'clerk-1',
      })
      return actOnSubmission(records.pool, caseId, {
        type: 'submit',
        at: AT,
        by: clerk('P1001'),
        answerId,
        answerSha256,
      })
    }
    expect((await submit('v-0', 0)).outcome).toBe('refused')
    await actOnSubmission(records.pool, caseId, { type: 'receive', at: AT, by: clerk('P1001') })
    await submit('v-1', 1)
    await submit('v-2', 2)
    expect(await loadAnswers(records.pool, caseId)).toMatchObject([
      { answerId: 'v-1', version: 1, late: false, body: { n: 1 }, by: 'clerk-1' },
      { answerId: 'v-2', version: 2, body: { n: 2 } },
    ])
  })
})

test('of ten people who save the same revision of a draft one is taken, the others see that it has changed', async () => {
  const save = (over: number, by: string) =>
    saveDraft(records.pool, { caseId: 'd', over, body: { by }, at: AT, by })
  expect(await loadDraft(records.pool, 'd')).toBeUndefined()
  const firsts = await Promise.all(['a', 'b', 'c'].map((by) => save(0, by)))
  expect(firsts.filter((revision) => revision === 1)).toHaveLength(1)
  const seconds = await Promise.all(Array.from({ length: 10 }, (_, i) => save(1, `p${i}`)))
  expect(seconds.filter((revision) => revision === 2)).toHaveLength(1)
  expect(seconds.filter((revision) => revision === undefined)).toHaveLength(9)
  const winner = `p${seconds.indexOf(2)}`
  expect(await loadDraft(records.pool, 'd')).toEqual({
    revision: 2,
    body: { by: winner },
    savedAt: AT,
    savedBy: winner,
  })
})

test('a procedure gets a new version when it says something new, also when many store it at once', async () => {
  const store = (body: object) => storeProcedure(records.pool, 'host', body)
  expect(await Promise.all([store({ a: 1 }), store({ a: 1 }), store({ a: 1 })])).toEqual([1, 1, 1])
  expect(await Promise.all([store({ a: 2 }), store({ a: 2 })])).toEqual([2, 2])
  expect(await store({ a: 1 })).toBe(3)
  expect(await loadProcedure(records.pool, 'host')).toMatchObject({ version: 3, body: { a: 1 } })
  expect(await loadProcedure(records.pool, 'host', 2)).toMatchObject({ body: { a: 2 } })
  expect(await listProcedures(records.pool)).toMatchObject([{ procedureId: 'host', version: 3 }])
})

test('a letter is kept as it was sent, and comes back byte for byte with its template', async () => {
  const template = { templateId: 't-1', prefix: Buffer.from([37, 80, 68, 70, 0, 255]), meta: { version: 1 } }
  await putLetterTemplate(records.pool, template)
  await putLetterTemplate(records.pool, { ...template, prefix: Buffer.from('other') })
  const letters = ['P1002', 'P1001'].map((officeCode) => ({
    letterId: `c-9/${officeCode}/circular`,
    circularId: 'c-9',
    officeCode,
    kind: 'circular',
    templateId: 't-1',
    tail: Buffer.from(officeCode),
    sha256: 'ab'.repeat(32),
    bytes: 11,
    issuedAt: AT,
  }))
  await putLetters(records.pool, letters)
  await putLetters(
    records.pool,
    letters.map((letter) => ({ ...letter, tail: Buffer.from('changed') })),
  )
  await putLetters(records.pool, [])
  const letter = await loadLetter(records.pool, 'c-9/P1001/circular')
  expect(letter).toMatchObject({ ...letters[1], template: { templateId: 't-1', meta: { version: 1 } } })
  expect(Buffer.from(letter!.template.prefix)).toEqual(template.prefix)
  expect((await listLetters(records.pool, 'c-9')).map(({ officeCode }) => officeCode)).toEqual([
    'P1001',
    'P1002',
  ])
  expect(await listLetters(records.pool, 'c-9', { kind: 'erratum-1' })).toEqual([])
  expect(await loadLetter(records.pool, 'none')).toBeUndefined()
})

test('a document made again stays as it was made first', async () => {
  const document = {
    documentId: 'r-1',
    circularId: 'c-9',
    kind: 'report',
    mediaType: 'text/csv',
    body: Buffer.from('a,b'),
    madeAt: AT,
  }
  await putDocument(records.pool, document)
  await putDocument(records.pool, { ...document, body: Buffer.from('other') })
  expect(await loadDocument(records.pool, 'r-1')).toMatchObject({
    mediaType: 'text/csv',
    bytes: 3,
    body: Buffer.from('a,b'),
  })
  expect(await listDocuments(records.pool, 'c-9')).toMatchObject([{ documentId: 'r-1', bytes: 3 }])
})

import { createHash } from 'node:crypto'
import { putContent } from '../../db/contents.js'
import { putDocument } from '../../db/documents.js'
import { findIssued } from '../../db/issued.js'
import { putLetters, putLetterTemplate } from '../../db/letters.js'
import { draftCircular, openRecords, type Records } from '../support/records.js'

const AT = '2023-11-21T02:00:00.000Z'
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
let records: Records
let circularId: string

beforeAll(async () => {
  records = await openRecords()
  circularId = await draftCircular(records.pool)
  const content = await putContent(records.pool, { letter: { prefix: 'ศธ 04999' } })
  await records.owner.query(
    `update circular set number = 7, state = jsonb_set(state, '{contentSha256}', to_jsonb($1::text))`,
    [content],
  )
  await putLetterTemplate(records.pool, { templateId: 't', prefix: Buffer.from('%PDF'), meta: {} })
  await putLetters(records.pool, [
    letter('P1001', 'circular'),
    letter('S60', 'circular'),
    letter('S60', 'overdue-x'),
  ])
  const body = Buffer.from('report')
  const document = { documentId: `${circularId}/report-pdf`, circularId, kind: 'report-pdf', madeAt: AT }
  await putDocument(records.pool, { ...document, mediaType: 'application/pdf', body })
})
afterAll(() => records.close())

function letter(officeCode: string, kind: string) {
  const letterId = `${circularId}/${officeCode}/${kind}`
  const own = { letterId, officeCode, kind, sha256: hashOf(`${officeCode}/${kind}`) }
  return { ...own, circularId, templateId: 't', tail: Buffer.from('x'), bytes: 5, issuedAt: AT }
}

test('a letter is found by the hash of its file: number, day, and whether it is secret', async () => {
  expect(await findIssued(records.pool, hashOf('S60/circular'))).toEqual({
    issuedAt: AT,
    number: 'ศธ 04999/ว7',
    secret: false,
    withdrawn: false,
  })
})

test('a stamped reminder is known by the number of its own', async () => {
  const body = JSON.stringify({ type: 'overdueSealed', letterId: `${circularId}/S60/overdue-x`, number: 31 })
  await records.owner.query(
    `insert into event (case_id, version, type, at, body, hash) values ($1, 9, 'overdueSealed', $2, $3, '')`,
    [`submission/${circularId}/S60`, AT, body],
  )
  expect(await findIssued(records.pool, hashOf('S60/overdue-x'))).toMatchObject({ number: 'ศธ 04999/31' })
})

test('a closing report is found as well, under the number of its circular', async () => {
  expect(await findIssued(records.pool, hashOf('report'))).toMatchObject({
    number: 'ศธ 04999/ว7',
  })
})

test('a file that was never issued is not found, nor is one of a single changed byte', async () => {
  expect(await findIssued(records.pool, hashOf('S60/Circular'))).toBeUndefined()
  expect(await findIssued(records.pool, '0'.repeat(64))).toBeUndefined()
})

test('among many letters the hash is looked up in an index, not by reading them all', async () => {
  await records.owner.query(
    `insert into letter select 'x/' || n, 'x', 'P1', 'circular', 't', '', sha256(n::text::bytea), 1, now()
     from generate_series(1, 20000) n`,
  )
  await records.owner.query('analyze letter, document')
  const { rows } = await records.owner.query<{ 'QUERY PLAN': string }>(
    `explain select 1 from letter where sha256 = sha256('5')`,
  )
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('letter_by_sha256')
})

import type { Transporter } from 'nodemailer'
import { createMailRenderer } from '../../activities/mail-renderer.js'
import { openMailTransport } from '../../activities/mail-transport.js'
import { createMailRoom } from '../../activities/mailroom.js'
import { listCasePapers, loadCasePaper, putCasePaper } from '../../db/case-papers.js'
import { queuePersonMails, type PersonMailOrder } from '../../db/person-mails.js'
import { inTransaction } from '../../db/pool.js'
import type { MeetingNotice } from '../../domain/person-notices.js'
import { personMails } from '../support/mails.js'
import { openRecords, type Records } from '../support/records.js'
import { startSmtp, type Smtp } from '../support/smtp.js'

const CASE = 'meeting/m1'
const MEMBER = 'person-1'
const meeting: MeetingNotice = {
  subject: 'ประชุม กขน. ระยอง ครั้งที่ 3/2566',
  officeCode: 'C0001',
  committee: {
    th: 'คณะกรรมการขับเคลื่อนพื้นที่นวัตกรรมการศึกษาจังหวัดระยอง',
    en: 'Rayong area committee',
  },
  number: 3,
  year: 2566,
  startsAt: '2023-12-01T02:00:00.000Z',
  place: 'ห้องประชุมศาลากลางจังหวัดระยอง',
  sequence: 0,
}

let records: Records
let smtp: Smtp
let transport: Transporter
beforeEach(async () => {
  records = await openRecords()
  smtp = await startSmtp()
  transport = openMailTransport(smtp.url)
  await records.pool.query(
    `insert into person (person_id, name_th, name_en, email, created_by)
     values ($1, 'นางสาวสมหญิง ใจดี', 'Somying Jaidee', 'somying@member.example', 'test')`,
    [MEMBER],
  )
  await records.pool.query(
    "insert into office_contact (code, email, changed_by) values ('C0001', 'saraban@secretariat.example', 'test')",
  )
})
afterEach(async () => {
  transport.close()
  await smtp.close()
  await records.close()
})

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const send = async (...orders: PersonMailOrder[]) => {
  await inTransaction(records.pool, (tx) => queuePersonMails(tx, 'test', orders))
  const { pool } = records
  return createMailRoom({
    ...{ pool, transport, from: 'Wian <no-reply@wian.example>', domain: 'wian.example', log: silent },
    render: createMailRenderer({ pool, publicUrl: 'https://wian.example', secret: 'no link here' }),
  }).drain()
}
const order = (more: object = {}): PersonMailOrder => ({
  ...{ mailId: `${CASE}#2/${MEMBER}`, caseId: CASE, personId: MEMBER, kind: 'meetingCalled' },
  params: meeting,
  ...more,
})
const notice = (paperId = `${CASE}/notice/1`) =>
  putCasePaper(records.pool, {
    ...{ paperId, caseId: CASE, kind: 'meetingNotice', mediaType: 'application/pdf' },
    ...{ body: Buffer.from('%PDF-1.7 notice'), madeAt: '2023-11-24T02:00:00.000Z' },
  })
const sent = () => smtp.taken[0]!.email
const bytesOf = (content: ArrayBuffer | Uint8Array | string) =>
  typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString()

test('a member who is called gets the notice as PDF and an entry for the calendar', async () => {
  const { paperId } = await notice()
  expect(await send(order({ paperIds: [paperId] }))).toBe(1)
  const { subject, text, attachments, headers } = sent()
  expect(smtp.taken[0]!.to).toBe('somying@member.example')
  expect(subject).toContain('ขอเชิญประชุม: ประชุมคณะกรรมการขับเคลื่อน')
  expect(text).toContain('เรียน นางสาวสมหญิง ใจดี')
  expect(text).toContain('วันศุกร์ที่ 1 ธันวาคม 2566 เวลา 09.00 น.')
  expect(text).toContain('https://wian.example/meeting/m1')
  expect(attachments.map(({ filename }) => filename)).toEqual(
    expect.arrayContaining(['หนังสือเชิญประชุม.pdf', 'นัดหมายการประชุม.ics']),
  )
  expect(bytesOf(attachments.find(({ mimeType }) => mimeType === 'application/pdf')!.content)).toBe(
    '%PDF-1.7 notice',
  )
  const ics = bytesOf(attachments.find(({ filename }) => filename?.endsWith('.ics'))!.content).replace(
    /\r\n /g,
    '',
  )
  for (const line of [
    'METHOD:REQUEST',
    'UID:meeting/m1@wian',
    'SEQUENCE:0',
    'DTSTART:20231201T020000Z',
    'DTEND:20231201T050000Z',
    'mailto:saraban@secretariat.example',
    'somying@member.example',
  ])
    expect(ics.toLowerCase()).toContain(line.toLowerCase())
  expect(headers.find(({ key }) => key === 'x-wian-case')?.value).toBe(CASE)
})

test('a secretariat that has not said where it gets its mail still calls its members', async () => {
  await records.pool.query("delete from office_contact where code = 'C0001'")
  expect(await send(order())).toBe(1)
  const ics = bytesOf(sent().attachments.find(({ filename }) => filename?.endsWith('.ics'))!.content)
  expect(ics.replace(/\r\n /g, '')).toContain('mailto:no-reply@wian.example')
})

test('a meeting that is cancelled is taken out of the calendar', async () => {
  await send(
    order({ kind: 'meetingCancelled', params: { ...meeting, sequence: 2, reason: 'ประธานติดราชการ' } }),
  )
  const ics = bytesOf(sent().attachments.find(({ filename }) => filename?.endsWith('.ics'))!.content)
  expect(ics).toContain('METHOD:CANCEL')
  expect(ics).toContain('STATUS:CANCELLED')
  expect(ics).toContain('SEQUENCE:2')
  expect(sent().text).toContain('ประธานติดราชการ')
})

test('the mail of a secret meeting names nothing and brings nothing', async () => {
  const { paperId } = await notice()
  await send(order({ paperIds: [paperId], params: { ...meeting, secrecy: 'secret' } }))
  const { subject, text, html, attachments } = sent()
  expect(subject).toBe('มีเรื่องลับถึงท่าน')
  expect(attachments).toEqual([])
  for (const told of ['ระยอง', '2566', 'ศาลากลาง', 'ธันวาคม', 'Rayong'])
    expect([text, html].join()).not.toContain(told)
})

test('a mail queued again stays one, and each attempt has the same id', async () => {
  await send(order(), order())
  await send(order())
  expect(smtp.taken).toHaveLength(1)
  const mails = await personMails(records.pool, CASE)
  expect(mails).toMatchObject([{ personId: MEMBER, kind: 'meetingCalled', state: 'sent' }])
  expect(JSON.stringify(mails)).not.toContain('somying')
})

test('a person without an address is told to nobody, and the list says so', async () => {
  await records.pool.query('update person set email = null where person_id = $1', [MEMBER])
  await send(order())
  expect(smtp.taken).toEqual([])
  const [mail] = await personMails(records.pool, CASE)
  expect(mail?.state).toBe('bounced')
  expect(mail?.response).toContain('บุคคลนี้ไม่มีที่อยู่')
})

test('a paper that was made stays, whatever comes later under its id', async () => {
  const first = await notice()
  const again = await putCasePaper(records.pool, {
    ...{ paperId: first.paperId, caseId: CASE, kind: 'minutes', mediaType: 'text/plain' },
    ...{ body: Buffer.from('other'), madeAt: '2023-11-25T02:00:00.000Z' },
  })
  expect(again).toEqual(first)
  await notice(`${CASE}/notice/2`)
  expect((await listCasePapers(records.pool, CASE)).map(({ paperId }) => paperId)).toEqual([
    `${CASE}/notice/1`,
    `${CASE}/notice/2`,
  ])
  const paper = await loadCasePaper(records.pool, first.paperId)
  expect(Buffer.from(paper!.body).toString()).toBe('%PDF-1.7 notice')
  await expect(records.pool.query('update case_paper set body = $1', [Buffer.alloc(1)])).rejects.toThrow(
    'permission denied',
  )
})

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { appendFile, mkdtemp, readFile, rm, stat, truncate } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { SMTPServer } from 'smtp-server'
import { createMailboxApp } from '../../mailbox/http.js'
import type { MailPage, ReadMail } from '../../mailbox/read.js'
import { createSmtpServer } from '../../mailbox/smtp.js'
import { MailStore } from '../../mailbox/store.js'

let folder: string
let store: MailStore
let smtp: SMTPServer
let http: Server

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wian-mailbox-'))
  store = await MailStore.open(folder)
  smtp = createSmtpServer(store)
  http = createServer(createMailboxApp(store)).listen(0, '127.0.0.1')
  await Promise.all([once(smtp.listen(0, '127.0.0.1'), 'listening'), once(http, 'listening')])
})

afterEach(async () => {
  http.close().closeAllConnections()
  await new Promise<void>((done) => smtp.close(() => done()))
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port
const send = async (mail: SendMailOptions) => {
  const transport = createTransport({ host: '127.0.0.1', port: portOf(smtp.server) })
  return transport.sendMail({ from: 'สบน. <circular@obec.example>', text: 'เรียน', ...mail })
}
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${portOf(http)}${path}`, { headers })
const json = async <T>(path: string): Promise<T> => (await get(path)).json() as Promise<T>

test('a mail with a Thai subject, HTML and a letter can be read as it was sent', async () => {
  const letter = Buffer.from('%PDF-1.7 หนังสือ')
  await send({
    to: 'ผอ. <director@p3101.example>',
    subject: 'ขอให้เป็นเจ้าภาพร่วม กขน. และจัดส่งรายชื่อผู้รับผิดชอบ',
    html: '<p>เรียน <b>ผู้อำนวยการ</b></p>',
    date: new Date('2023-11-27T08:00:00+07:00'),
    messageId: '<c1-p3101@obec.example>',
    attachments: [{ filename: 'หนังสือ.pdf', content: letter }],
  })
  const mail = await json<ReadMail>('/messages/1')
  expect(mail).toMatchObject({
    id: 1,
    from: 'circular@obec.example',
    to: ['director@p3101.example'],
    subject: 'ขอให้เป็นเจ้าภาพร่วม กขน. และจัดส่งรายชื่อผู้รับผิดชอบ',
    messageId: '<c1-p3101@obec.example>',
    headerFrom: 'สบน. <circular@obec.example>',
    attachments: [{ index: 0, filename: 'หนังสือ.pdf', mimeType: 'application/pdf', size: letter.length }],
  })
  expect((await json<MailPage>('/messages')).messages[0]?.date).toBe('2023-11-27T01:00:00.000Z')
  expect(mail.text.trim()).toBe('เรียน')
  expect(mail.html).toContain('<b>ผู้อำนวยการ</b>')
  expect(Buffer.from(await (await get('/messages/1/attachments/0')).arrayBuffer())).toEqual(letter)
  expect(await (await get('/messages/1/raw')).text()).toContain('Message-ID: <c1-p3101@obec.example>')
})

test('mails are found by recipient, by number and by time, page by page', async () => {
  for (const to of ['a@x.example', 'b@x.example', 'A@x.example']) await send({ to, subject: `ถึง ${to}` })
  const toA = await json<MailPage>('/messages?to=a@x.example')
  expect(toA).toMatchObject({ total: 2, next: null })
  expect(toA.messages.map(({ id }) => id)).toEqual([1, 3])
  const first = await json<MailPage>('/messages?limit=2')
  expect([first.total, first.messages.length, first.next]).toEqual([3, 2, 2])
  expect((await json<MailPage>(`/messages?since=${first.next}`)).messages.map(({ id }) => id)).toEqual([3])
  const { receivedAt } = store.head(3)!
  expect(
    (await json<MailPage>(`/messages?since=${encodeURIComponent(receivedAt)}`)).messages.at(-1)?.id,
  ).toBe(3)
  expect((await json<MailPage>('/messages?since=2999-01-01T00:00:00Z')).total).toBe(0)
})

test.each(['/messages?since=yesterday', '/messages?limit=0', '/messages?limit=many'])(
  '%s is refused in Thai and English',
  async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(400)
    expect(Object.keys((await answer.json()) as object)).toEqual(['th', 'en'])
  },
)

test.each(['/messages/1', '/messages/0', '/messages/x', '/messages/1/raw', '/messages/1/attachments/0'])(
  'an empty mailbox has nothing at %s',
  async (path) => expect((await get(path)).status).toBe(404),
)

test.each([
  ['no-such-mailbox-p1001@x.example', 550, '5.1.1'],
  ['mailbox-full@x.example', 552, '5.2.2'],
])('%s bounces with %d %s and keeps nothing', async (to, responseCode, status) => {
  await expect(send({ to })).rejects.toMatchObject({
    responseCode,
    response: expect.stringContaining(status) as string,
  })
  expect(store.heads()).toEqual([])
})

test('a greylisted office gets its mail at the third try', async () => {
  const to = 'greylisted-p1001@x.example'
  for (let i = 0; i < 2; i++) await expect(send({ to })).rejects.toMatchObject({ responseCode: 451 })
  await send({ to })
  expect(store.heads().map((head) => head.to)).toEqual([[to]])
})

test('one bad recipient of several does not keep the mail from the others', async () => {
  const { rejected } = await send({ to: ['no-such-mailbox@x.example', 'good@x.example'] })
  expect(rejected).toEqual(['no-such-mailbox@x.example'])
  expect(store.head(1)?.to).toEqual(['good@x.example'])
})

test('mails are still there after a restart, and numbering goes on', async () => {
  await Promise.all(Array.from({ length: 200 }, (_, i) => store.add(incoming(`mail ${i}`))))
  const again = await MailStore.open(folder)
  expect(again.heads()).toEqual(store.heads())
  expect((await again.raw(77))?.toString()).toBe((await store.raw(77))?.toString())
  expect((await again.add(incoming('next'))).id).toBe(201)
  await again.close()
})

test.each([1, 20, 60, 150])(
  'half a mail at the end (%d bytes lost) is cut off and the whole ones before it stay',
  async (lost) => {
    await store.add(incoming('whole'))
    const { size } = await stat(join(folder, 'mails.log'))
    await store.add(incoming('x'.repeat(200)))
    await truncate(join(folder, 'mails.log'), (await stat(join(folder, 'mails.log'))).size - lost)
    const again = await MailStore.open(folder)
    expect(again.heads().map(({ subject }) => subject)).toEqual(['whole'])
    expect((await stat(join(folder, 'mails.log'))).size).toBe(size)
    await again.close()
  },
)

test('rubbish at the end of the file does not stop the mailbox', async () => {
  await store.add(incoming('whole'))
  await appendFile(join(folder, 'mails.log'), 'not a record at all\n\n')
  const again = await MailStore.open(folder)
  expect(again.heads().length).toBe(1)
  await again.close()
})

test('a mail is on disk before it is accepted', async () => {
  await send({ to: 'a@x.example', subject: 'kept' })
  expect(await readFile(join(folder, 'mails.log'), 'utf8')).toContain('Subject: kept')
})

test('the page lists the newest mail first and shows a mail whose markup can do nothing', async () => {
  await send({ to: 'a@x.example', subject: 'เก่า' })
  await send({
    to: 'a@x.example',
    subject: '<script>alert(1)</script>',
    html: '<script>alert(2)</script><p>เนื้อความ',
  })
  const list = await (await get('/?lang=th')).text()
  expect(list).toContain('ตู้จดหมาย')
  expect(list.indexOf('alert(1)')).toBeLessThan(list.indexOf('เก่า'))
  expect(list).not.toContain('<script>')
  const page = await (await get('/mails/2?lang=en')).text()
  expect(page).toContain('Back to the list')
  expect(page).toContain('<iframe sandbox src="/messages/2/html"')
  expect(page).not.toContain('<script>')
  const body = await get('/messages/2/html')
  expect(body.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
})

test('a page of the internet that names this machine by its own domain is turned away', async () => {
  const answer = await new Promise<number | undefined>((done) => {
    void import('node:http').then(({ request }) =>
      request({ port: portOf(http), path: '/messages', headers: { host: 'evil.example' } }, (response) => {
        response.resume()
        done(response.statusCode)
      }).end(),
    )
  })
  expect(answer).toBe(403)
})

const incoming = (subject: string) => ({
  from: 'a@x.example',
  to: ['b@x.example'],
  raw: Buffer.from(`Subject: ${subject}\r\n\r\nเนื้อความ`),
})

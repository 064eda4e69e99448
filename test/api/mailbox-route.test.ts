/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers of many shapes are looked into */
import { mkdtemp } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMailbox } from '../../api/mailbox.js'
import { refuseMailbox } from '../../domain/policy/directory.js'
import { createMailboxApp } from '../../mailbox/http.js'
import { MailStore } from '../../mailbox/store.js'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

const MAIL = [
  'From: =?utf-8?B?4LmA4Lin4Li14Lii4LiZ?= <no-reply@wian.invalid>',
  'To: saraban@p2101.example',
  'Subject: =?utf-8?B?4Liq4Lin4Lix4Liq4LiU4Li1?=',
  'Message-ID: <1@wian.invalid>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>one</p>',
  '--x',
  'Content-Type: application/pdf',
  'Content-Disposition: attachment; filename="letter.pdf"',
  '',
  '%PDF-1.7',
  '--x--',
  '',
].join('\r\n')

describe('the mailbox of the embedded mode', () => {
  let office: Office
  let server: Server
  let store: MailStore
  beforeAll(async () => {
    store = await MailStore.open(await mkdtemp(join(tmpdir(), 'wian-mailbox-')))
    for (const to of ['saraban@p2101.example', 'saraban@p2102.example'])
      await store.add({ from: 'no-reply@wian.invalid', to: [to], raw: Buffer.from(MAIL) })
    server = createServer(createMailboxApp(store))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    office = await openOffice({ mailbox: createMailbox(`http://127.0.0.1:${port}`) })
  }, 90_000)
  afterAll(async () => {
    await office.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await store.close()
  }, 60_000)

  it('is read by every signed-in person of a rehearsal, in pages, narrowed to a recipient', async () => {
    const all = await office.ask(clerk('P2101'), 'get', '/mailbox?limit=1&total=true')
    expect([all.status, all.body.total, all.body.items[0].subject, all.body.next]).toEqual([
      200,
      2,
      'สวัสดี',
      '1',
    ])
    const rest = await office.ask(clerk('P2101'), 'get', `/mailbox?cursor=${all.body.next}`)
    expect(rest.body.items.map(({ id }: { id: number }) => id)).toEqual([2])
    const own = await office.ask(central('officer'), 'get', '/mailbox?to=saraban%40p2102.example')
    expect(own.body.items).toHaveLength(1)
    expect((await office.ask(undefined, 'get', '/mailbox')).status).toBe(401)
  })

  it('takes a mail apart, with its attachments', async () => {
    const mail = await office.ask(central('officer'), 'get', '/mailbox/1')
    expect(mail.body).toMatchObject({ subject: 'สวัสดี', attachments: [{ filename: 'letter.pdf' }] })
    expect(mail.body.html).toContain('<p>one</p>')
    const file = await office.ask(central('officer'), 'get', '/mailbox/1/attachments/0')
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
    expect(String(file.body)).toContain('%PDF')
    expect((await office.ask(central('officer'), 'get', '/mailbox/9')).status).toBe(404)
    expect((await office.ask(central('officer'), 'get', '/mailbox/1/attachments/7')).status).toBe(404)
  })

  it('is the administrator’s alone where real cases are kept', () => {
    expect(refuseMailbox(central('officer'), false)?.refused).toBe('NOT_FOUND')
    expect(refuseMailbox(central('administrator'), false)).toBeUndefined()
  })
})

describe('the mailbox in production', () => {
  it('does not exist', async () => {
    const office = await openOffice()
    try {
      const reply = await office.ask(central('administrator'), 'get', '/mailbox')
      expect([reply.status, reply.body.code]).toEqual([404, 'NOT_FOUND'])
    } finally {
      await office.close()
    }
  }, 90_000)
})

import type { Transporter } from 'nodemailer'
import type { RenderMail } from '../../activities/mail-delivery.js'
import { messageIdOf } from '../../activities/mail-message.js'
import { openMailTransport } from '../../activities/mail-transport.js'
import { createMailRoom, type MailLimits } from '../../activities/mailroom.js'
import { caseHistory } from '../../db/history.js'
import { claimMails, settleMails } from '../../db/outbox.js'
import { inTransaction } from '../../db/pool.js'
import { advanceSubmissions } from '../../db/cases/steps.js'
import { submissionCase, SYSTEM } from '../../domain/case.js'
import { decideSubmission } from '../../domain/submission/decide.js'
import { isRefusal } from '../../domain/refusals.js'
import { clerk, until } from '../support/circulars.js'
import { mailsByKind, mailTo } from '../support/mails.js'
import { actOnSubmission, draftCircular, openRecords, sendTo, type Records } from '../support/records.js'
import { startSmtp, type Manner, type Smtp } from '../support/smtp.js'

const AT = '2023-11-22T03:00:00.000Z'
const DOMAIN = 'wian.example'
/** Answers that race their reminders; the long form, `npm run test:rush`, has a thousand. */
const RACES = process.env['WIAN_RUSH'] ? 1_000 : 100
const render: RenderMail = (mail) => ({ subject: `เรื่อง ${mail.kind}`, text: 'เรียน', html: '<p>เรียน</p>' })

let records: Records
let smtp: Smtp
let transport: Transporter
let circularId: string
const said: { level: string; facts: object }[] = []
const log = {
  info: (facts: object) => void said.push({ level: 'info', facts }),
  warn: (facts: object) => void said.push({ level: 'warn', facts }),
  error: (facts: object) => void said.push({ level: 'error', facts }),
}

beforeEach(async () => {
  said.length = 0
  records = await openRecords()
  circularId = await draftCircular(records.pool)
})
afterEach(async () => {
  transport?.close()
  await smtp?.close()
  await records.close()
})

async function open(manner?: Manner, limits: Partial<MailLimits> = {}, make = render) {
  smtp = await startSmtp(manner)
  transport = openMailTransport(smtp.url)
  return roomOn(limits, make)
}
const roomOn = (limits: Partial<MailLimits> = {}, make = render) =>
  createMailRoom({
    pool: records.pool,
    transport,
    render: make,
    from: 'Wian <no-reply@wian.example>',
    domain: DOMAIN,
    log,
    limits,
  })

/** Sends the circular to so many offices, each with an address unless the code is among `without`. */
async function issueTo(codes: readonly string[], without: readonly string[] = []) {
  const known = codes.filter((code) => !without.includes(code))
  await records.pool.query(
    `insert into office_contact (code, email, changed_by) select c, lower(c) || '@office.example', 'test' from unnest($1::text[]) c
     on conflict do nothing`,
    [known],
  )
  await sendTo(records.pool, circularId, codes)
}
const codes = (n: number) => Array.from({ length: n }, (_, i) => `P${1001 + i}`)
const caseOf = (code: string) => submissionCase(circularId, code)
const addresses = () => smtp.taken.map(({ to }) => to).sort()
const remind = (all: readonly string[]) =>
  inTransaction(records.pool, (tx) =>
    advanceSubmissions(tx, {
      caseIds: all.map(caseOf),
      cause: 'job/remind',
      decide: (state) => {
        const decided = decideSubmission(state, { type: 'remind', at: AT, by: SYSTEM })
        return isRefusal(decided) ? [] : decided
      },
    }),
  )
async function answer(code: string) {
  await actOnSubmission(records.pool, caseOf(code), { type: 'receive', at: AT, by: clerk(code) })
  const words = { answerId: code, answerSha256: 'b'.repeat(64) }
  await actOnSubmission(records.pool, caseOf(code), { type: 'submit', at: AT, by: clerk(code), ...words })
}
const mailOf = (officeCode: string, kind: 'issue' | 'reminder' = 'issue') =>
  mailTo(records.pool, { circularId, officeCode, kind })

describe('the mail room', () => {
  test('sends each office its mail once, says that no machine shall answer, and files the reminder below the letter', async () => {
    const room = await open()
    await issueTo(codes(3))
    expect(await room.drain()).toBe(3)
    await remind(['P1001'])
    expect(await room.drain()).toBe(1)
    expect(await room.drain()).toBe(0)
    expect(addresses()).toEqual([
      'p1001@office.example',
      'p1001@office.example',
      'p1002@office.example',
      'p1003@office.example',
    ])
    const [letter, reminder] = smtp.taken.filter(({ to }) => to.startsWith('p1001')).map(({ email }) => email)
    expect(letter!.messageId).toBe(messageIdOf(`${caseOf('P1001')}#1`, DOMAIN))
    expect(reminder!.inReplyTo).toBe(letter!.messageId)
    expect(letter).toMatchObject({
      subject: 'เรื่อง issue',
      date: '2023-11-21T02:00:00.000Z',
      from: { address: 'no-reply@wian.example' },
    })
    const headers = new Map(letter!.headers.map(({ key, value }) => [key, value]))
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('x-wian-case')).toBe(caseOf('P1001'))
    expect(await mailsByKind(records.pool, circularId)).toEqual([
      { kind: 'issue', state: 'sent', count: 3 },
      { kind: 'reminder', state: 'sent', count: 1 },
    ])
  })

  test('drops a reminder to an office that has answered, also when it answers while the mail before is being sent', async () => {
    const room = await open(undefined, { atOnce: 1 }, async (mail) => {
      if (mail.kind === 'reminder' && mail.officeCode === 'P1001') await answer('P1002')
      return render(mail)
    })
    await issueTo(codes(4))
    await room.drain()
    await remind(codes(4))
    await answer('P1003')
    expect(await room.drain()).toBe(4)
    const reminded = smtp.taken.filter(({ email }) => email.subject === 'เรื่อง reminder').map(({ to }) => to)
    expect(reminded.sort()).toEqual(['p1001@office.example', 'p1004@office.example'])
    expect(await mailOf('P1002', 'reminder')).toMatchObject({ state: 'dropped', attempts: 0 })
    expect(await mailOf('P1003', 'reminder')).toMatchObject({ state: 'dropped' })
  })

  test('records on the case that a mailbox does not exist, once, with the words of its server', async () => {
    const room = await open((address) =>
      address.startsWith('p1002') ? { code: 550, text: '5.1.1 No such user' } : undefined,
    )
    await issueTo(codes(3))
    expect(await room.drain()).toBe(3)
    expect(await mailOf('P1002')).toMatchObject({
      state: 'bounced',
      attempts: 1,
      response: expect.stringContaining('5.1.1 No such user') as string,
    })
    const history = await caseHistory(records.pool, caseOf('P1002'))
    expect(history).toMatchObject([
      { type: 'sent' },
      { type: 'bounced', cause: `mail/${caseOf('P1002')}#1`, event: { mailId: `${caseOf('P1002')}#1` } },
    ])
    expect(await caseHistory(records.pool, caseOf('P1001'))).toHaveLength(1)
    expect(await room.drain()).toBe(0)
  })

  test('says of an office without an address that it has none, in Thai and English', async () => {
    const room = await open()
    await issueTo(['P1001', 'P1002'], ['P1002'])
    expect(await room.drain()).toBe(2)
    expect((await mailOf('P1002')).response).toMatch(/ไม่มีที่อยู่อีเมล.*no mail address/)
    expect(await caseHistory(records.pool, caseOf('P1002'))).toMatchObject([{}, { type: 'bounced' }])
    expect(addresses()).toEqual(['p1001@office.example'])
  })

  test('never makes two recipients of one odd address', async () => {
    const room = await open()
    await records.pool.query(
      "insert into office_contact values ('P1001', 'a@office.example, b@office.example', now(), 'test')",
    )
    await sendTo(records.pool, circularId, ['P1001'])
    await room.drain()
    expect(smtp.taken).toEqual([])
  })

  test('comes back to a server that says "later" (greylisting), under the same Message-ID', async () => {
    const tries = new Map<string, number>()
    const room = await open((address) => {
      tries.set(address, (tries.get(address) ?? 0) + 1)
      return tries.get(address)! < 3 ? { code: 451, text: '4.7.1 Greylisted, come back' } : undefined
    })
    await issueTo(codes(2))
    await room.drain()
    expect(await mailOf('P1001')).toMatchObject({
      state: 'queued',
      attempts: 1,
      response: expect.stringContaining('Greylisted') as string,
    })
    expect(await room.drain()).toBe(0)
    for (const sent of [0, 2]) {
      await records.pool.query('update mail set next_attempt_at = now()')
      expect(await room.drain()).toBe(sent)
    }
    expect(smtp.taken).toHaveLength(2)
    expect([...tries.values()]).toEqual([3, 3])
    expect((await caseHistory(records.pool, caseOf('P1001'))).map(({ type }) => type)).toEqual(['sent'])
    expect(smtp.taken.find(({ to }) => to.startsWith('p1001'))!.email.messageId).toBe(
      messageIdOf(`${caseOf('P1001')}#1`, DOMAIN),
    )
  })

  test('gives up a day after a server first put the mail off, and the case says so', async () => {
    const room = await open(() => ({ code: 452, text: '4.2.2 Mailbox full' }))
    await issueTo(['P1001'])
    await room.drain()
    const setBack = (hours: number) =>
      records.pool.query(
        'update mail set deferred_since = clock_timestamp() - make_interval(hours => $1), next_attempt_at = now()',
        [hours],
      )
    await setBack(23)
    await room.drain()
    expect((await mailOf('P1001')).state).toBe('queued')
    await setBack(24)
    await room.drain()
    expect(await mailOf('P1001')).toMatchObject({ state: 'failed', attempts: 3 })
    expect((await caseHistory(records.pool, caseOf('P1001'))).map(({ type }) => type)).toEqual([
      'sent',
      'bounced',
    ])
  })

  test('delivers 499 mails once each beside one poisoned address that breaks every connection', async () => {
    const room = await open((address) => (address === 'p1250@office.example' ? 'cut' : undefined))
    await issueTo(codes(500))
    expect(await room.drain()).toBe(499)
    expect(new Set(addresses()).size).toBe(499)
    expect(smtp.taken).toHaveLength(499)
    expect(await mailOf('P1250')).toMatchObject({ state: 'queued', attempts: 1 })
    expect(await caseHistory(records.pool, caseOf('P1250'))).toHaveLength(1)
  })

  test('delivers all others while one mailbox hangs, and what is queued meanwhile', async () => {
    const room = await open((address) => (address.startsWith('p1001') ? 'hang' : undefined))
    await issueTo(codes(50))
    const stop = new AbortController()
    const running = room.run(stop.signal)
    await until(() => Promise.resolve(smtp.taken.length === 49))
    await issueTo(['P2001'])
    await until(() => Promise.resolve(smtp.taken.length === 50))
    expect(addresses()).toContain('p2001@office.example')
    expect(await mailOf('P1001')).toMatchObject({ state: 'queued', attempts: 0 })
    stop.abort()
    await smtp.close()
    await running
    expect((await mailOf('P1001')).state).toBe('queued')
  })

  test('puts off the mail to a mailbox that hangs, when the time for it is over', async () => {
    const room = await open(() => 'hang', { sendWithinMs: 50 })
    await issueTo(['P1001'])
    expect(await room.drain()).toBe(0)
    expect(await mailOf('P1001')).toMatchObject({ state: 'queued', attempts: 1 })
  })

  test('holds nobody up over a mail whose words cannot be made', async () => {
    const room = await open(undefined, {}, (mail) => {
      if (mail.caseId?.endsWith('/P1002')) throw new Error('no template for this')
      return render(mail)
    })
    await issueTo(codes(3))
    expect(await room.drain()).toBe(2)
    expect(await mailOf('P1002')).toMatchObject({ state: 'queued', response: 'no template for this' })
  })

  test('blames no office when the server refuses us as the sender', async () => {
    smtp = await startSmtp(undefined, {
      options: {
        onMailFrom: (_, __, answer) =>
          answer(Object.assign(new Error('5.7.1 Not you'), { responseCode: 550 })),
      },
    })
    transport = openMailTransport(smtp.url)
    await issueTo(codes(2))
    expect(await roomOn().drain()).toBe(0)
    expect(await mailOf('P1001')).toMatchObject({
      state: 'queued',
      response: expect.stringContaining('Not you') as string,
    })
    expect(await caseHistory(records.pool, caseOf('P1001'))).toHaveLength(1)
  })
})

describe('after a mishap', () => {
  test('the mails of a worker that was killed are left alone for its minute, then sent under the same Message-ID', async () => {
    const room = await open()
    await issueTo(codes(2))
    const claimed = await claimMails(records.pool, { limit: 10, leaseSeconds: 60 })
    expect(claimed).toHaveLength(2)
    expect(await room.drain()).toBe(0)
    await records.pool.query("update mail set next_attempt_at = next_attempt_at - interval '60 seconds'")
    expect(await room.drain()).toBe(2)
    // The other case: it was sent, but the worker died before it could say so.
    await records.owner.query(
      "update mail set state = 'queued', next_attempt_at = now() where office_code = 'P1001'",
    )
    expect(await room.drain()).toBe(1)
    const twice = smtp.taken.filter(({ to }) => to.startsWith('p1001')).map(({ email }) => email.messageId)
    expect(twice).toHaveLength(2)
    expect(new Set(twice).size).toBe(1)
  })

  test('what became of a mail is said once: a worker that comes late with another word changes nothing', async () => {
    const room = await open()
    await issueTo(codes(1))
    expect(await room.drain()).toBe(1)
    const { mailId } = await mailOf('P1001')
    const late = { mailId, response: '550 no such mailbox' }
    expect(await settleMails(records.pool, 'bounced', [late])).toEqual([])
    expect(await mailOf('P1001')).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('while the server is away nothing is lost, tried in vain or counted against an office; then all is sent by itself', async () => {
    const room = await open(undefined, { firstAbsenceMs: 10, longestAbsenceMs: 50 })
    await smtp.close()
    await issueTo(codes(30))
    expect(await room.drain()).toBe(0)
    const { rows } = await records.pool.query('select distinct state, attempts, deferred_since from mail')
    expect(rows).toEqual([{ state: 'queued', attempts: 0, deferred_since: null }])
    const stop = new AbortController()
    const running = room.run(stop.signal)
    const port = Number(new URL(smtp.url).port)
    smtp = await startSmtp(undefined, { port })
    await until(() => Promise.resolve(smtp.taken.length === 30))
    stop.abort()
    await running
    expect(new Set(addresses()).size).toBe(30)
  })

  test('a lost database connection does not end the room', async () => {
    const room = await open()
    const stop = new AbortController()
    const running = room.run(stop.signal)
    await issueTo(['P1001'])
    await until(() => Promise.resolve(smtp.taken.length === 1))
    await records.owner.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    // Connections of the pool died too: whoever writes meanwhile tries again.
    await until(() =>
      issueTo(['P1002']).then(
        () => true,
        () => false,
      ),
    )
    await until(() => Promise.resolve(smtp.taken.length === 2))
    stop.abort()
    await running
    expect((await mailOf('P1002')).state).toBe('sent')
  })

  test('two rooms on one outbox send each mail once', async () => {
    const room = await open()
    await issueTo(codes(300))
    const other = roomOn()
    const [one, two] = await Promise.all([room.drain(), other.drain()])
    expect(one + two).toBe(300)
    expect(new Set(addresses()).size).toBe(300)
    expect(smtp.taken).toHaveLength(300)
  })
})

test('a mail is sent within moments of the event, not at the next round', async () => {
  const room = await open()
  const stop = new AbortController()
  const running = room.run(stop.signal)
  await until(
    async () =>
      (await records.owner.query("select from pg_stat_activity where query = 'listen mail'")).rowCount! > 0,
  )
  await issueTo(['P1001'])
  const before = performance.now()
  await until(() => Promise.resolve(smtp.taken.length === 1))
  // The next round comes after 30 s.
  expect(performance.now() - before).toBeLessThan(20_000)
  stop.abort()
  await running
})

test('of many offices that answer in any order while their reminders go out, none is reminded after its answer', async () => {
  const all = codes(RACES)
  const answered = new Set<string>()
  const remindedAfterwards: string[] = []
  const room = await open(undefined, { atOnce: 1 }, async (mail) => {
    if (mail.kind !== 'reminder') return render(mail)
    if (answered.has(mail.officeCode)) remindedAfterwards.push(mail.officeCode)
    const next = all[(answered.size * 37) % all.length]!
    if (!answered.has(next)) await answer(next)
    answered.add(next)
    return render(mail)
  })
  await issueTo(all)
  await room.drain()
  await remind(all)
  // What it has held for too long, on a busy machine, it puts back.
  let settled = 0
  for (let more = 1; more > 0; settled += more) more = await room.drain()
  expect(settled).toBe(RACES)
  expect(remindedAfterwards).toEqual([])
  const reminders = (await mailsByKind(records.pool, circularId)).filter(({ kind }) => kind === 'reminder')
  expect(reminders.map(({ state }) => state).sort()).toEqual(['dropped', 'sent'])
  expect(reminders.reduce((sum, { count }) => sum + count, 0)).toBe(RACES)
}, 300_000)

import { fork } from 'node:child_process'
import { once } from 'node:events'
import type pg from 'pg'
import type { Transporter } from 'nodemailer'
import { messageOf, type RenderedMail } from '../../activities/mail-message.js'
import { createMailRenderer } from '../../activities/mail-renderer.js'
import { openMailTransport } from '../../activities/mail-transport.js'
import { createMailRoom } from '../../activities/mailroom.js'
import { advanceCirculars } from '../../db/cases/steps.js'
import { putContent } from '../../db/contents.js'
import type { QueuedMail } from '../../db/outbox.js'
import { inTransaction, openPool } from '../../db/pool.js'
import { seedDirectory } from '../../db/seed.js'
import { circularCase } from '../../domain/case.js'
import { decideCircular } from '../../domain/circular/decide.js'
import { central } from '../support/circulars.js'
import { freshDatabase } from '../support/database.js'
import { DRAFTED_AT, sendTo } from '../support/records.js'

const MAILS = 3_000
const ROUNDS = 5
const PUBLIC_URL = 'https://wian.example'
const SENDER = { from: 'Wian <no-reply@wian.example>', domain: 'wian.example' }

/** What the bench found; rates are mails a second, medians of the rounds. `ratio` is ours to the bare loop's. */
export type MailBench = {
  readonly mails: number
  readonly rounds: readonly { readonly bare: number; readonly room: number }[]
  readonly bare: number
  readonly room: number
  readonly ratio: number
}

/** Drains an outbox through SMTP, in turn with a bare pooled nodemailer loop that sends the same mails and knows no database. */
export async function run(): Promise<MailBench> {
  const sink = fork(new URL('./mail-sink.mjs', import.meta.url))
  const [port] = (await once(sink, 'message')) as [number]
  const database = await freshDatabase()
  const pool = openPool(database.url)
  const transport = openMailTransport(`smtp://127.0.0.1:${port}`)
  try {
    await seedDirectory(database.url)
    const mails = await queueMails(pool)
    const render = createMailRenderer({ pool, publicUrl: PUBLIC_URL, secret: 'no link is written here' })
    const words = await render(mails[0] as QueuedMail)
    await drain(pool, transport, render)
    const rounds = []
    for (let i = 0; i < ROUNDS; i += 1) {
      const bare = await rate(() => sendBare(transport, mails, words))
      await pool.query("update mail set state = 'queued', next_attempt_at = now()")
      rounds.push({ bare, room: await rate(() => drain(pool, transport, render)) })
    }
    const [bare, room] = [median(rounds.map((one) => one.bare)), median(rounds.map((one) => one.room))]
    return { mails: MAILS, rounds, bare, room, ratio: Math.round((100 * room) / bare) / 100 }
  } finally {
    transport.close()
    await pool.end()
    await database.drop()
    sink.disconnect()
  }
}

async function drain(pool: pg.Pool, transport: Transporter, render: ReturnType<typeof createMailRenderer>) {
  const silent = () => undefined
  const log = { info: silent, warn: silent, error: (facts: object) => console.error(facts) }
  const settled = await createMailRoom({ pool, transport, render, log, ...SENDER }).drain()
  if (settled !== MAILS) throw new Error(`${settled} of ${MAILS} mails were settled`)
}

/** As many under way as the mail room has, through the same transport. */
async function sendBare(
  transport: Transporter,
  mails: readonly QueuedMail[],
  words: RenderedMail,
): Promise<void> {
  let next = 0
  const sender = async (): Promise<void> => {
    for (let mail = mails[next++]; mail; mail = mails[next++])
      await transport.sendMail(messageOf(mail, words, SENDER))
  }
  await Promise.all(Array.from({ length: 16 }, sender))
}

async function queueMails(pool: pg.Pool): Promise<QueuedMail[]> {
  const codes = Array.from({ length: MAILS }, (_, i) => `X${10_000 + i}`)
  await pool.query(
    `insert into office (code, valid_from, body)
     select c, '2015-01-01', body from unnest($1::text[]) c, (select body from office where code = 'P1001') o`,
    [codes],
  )
  await pool.query(
    "insert into office_contact (code, email, changed_by) select c, c || '@office.example', 'bench' from unnest($1::text[]) c",
    [codes],
  )
  await sendTo(pool, await draft(pool), codes)
  const { rows } = await pool.query<QueuedMail>(
    `select mail_id as "mailId", case_id as "caseId", circular_id as "circularId", office_code as "officeCode", kind,
            to_address as "to", params as event, queued_at as "queuedAt", '2023-11-27T17:00:00.000Z' as "dueAt",
            json_build_object('code', office_code, 'nameTh', office_code, 'nameEn', office_code) as office from mail`,
  )
  return rows
}

async function draft(pool: pg.Pool): Promise<string> {
  const subject = 'ขอให้เป็นเจ้าภาพร่วม และจัดส่งรายชื่อผู้รับผิดชอบ'
  const letter = {
    agency: { nameTh: 'สำนักบริหารพื้นที่นวัตกรรมการศึกษา' },
    owner: { telephone: '0 2000 0000', email: 'saraban@c0001.example' },
    prefix: 'ศธ 04999',
  }
  const contentSha256 = await putContent(pool, { subject, letter })
  const circularId = 'bench'
  const act = { type: 'draft', at: DRAFTED_AT, by: central('officer'), circularId, procedure: 'p@1' } as const
  await inTransaction(pool, (tx) =>
    advanceCirculars(tx, {
      caseIds: [circularCase(circularId)],
      cause: 'act/draft',
      decide: (state) => decideCircular(state, { ...act, subject, contentSha256 }),
    }),
  )
  await pool.query(`update circular set state = state || '{"issuedAt": "${DRAFTED_AT}", "number": 1}'`)
  return circularId
}

async function rate(work: () => Promise<void>): Promise<number> {
  const before = performance.now()
  await work()
  return Math.round((MAILS * 1_000) / (performance.now() - before))
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

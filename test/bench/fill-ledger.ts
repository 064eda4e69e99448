import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { advanceCirculars } from '../../db/cases/steps.js'
import { inTransaction } from '../../db/pool.js'
import { circularCase, SYSTEM } from '../../domain/case.js'
import type { Circular, CircularAct } from '../../domain/circular/case.js'
import { decideCircular } from '../../domain/circular/decide.js'
import { searchText } from '../../domain/search-text.js'
import { central } from '../support/circulars.js'

const AT = '2023-11-21T02:00:00.000Z'
const DUE = '2023-11-27T17:00:00.000Z'
const LATER = '2023-11-22T03:00:00.000Z'
const SUBJECT = 'การจัดส่งข้อมูลสารสนเทศทางการศึกษา'
const CONTENT = 'a'.repeat(64)

/** Launches a circular without its workflow, and lets every office answer it: rows as the product writes them. */
export async function fillCircular(
  owner: pg.Client,
  pool: pg.Pool,
  codes: readonly string[],
): Promise<string> {
  const circularId = await launch(pool, codes)
  await fillAnswers(owner, circularId, codes)
  return circularId
}

/** Lets offices that have got nothing yet receive and answer a circular. */
export async function fillAnswers(
  owner: pg.Client,
  circularId: string,
  codes: readonly string[],
): Promise<void> {
  const { rows } = await owner.query<{ subject: string }>(
    'select subject from circular where circular_id = $1',
    [circularId],
  )
  await owner.query('create temp table step (code text primary key, n int, head bytea)')
  await owner.query(
    `insert into step select code, (row_number() over (order by code))::int, decode(repeat('00', 32), 'hex') from unnest($1::text[]) as code`,
    [codes],
  )
  for (const [i, { type, at, body }] of STEPS.entries())
    await addStep(owner, circularId, { version: i + 1, type, at, body })
  await addRows(owner, circularId, rows[0]?.subject ?? '')
  await owner.query('drop table step')
}

type Step = { readonly version: number; readonly type: string; readonly at: string; readonly body: string }

// Canonical JSON (RFC 8785): members in the order of their names. $1 is the circular.
const CASE = `'submission/' || $1::text || '/' || code`
const BY = `'{"officeCode":"' || code || '","personId":"clerk-' || code || '","role":"districtOfficer"}'`
const head = (at: string, by: string) => `'"at":"${at}","by":' || ${by} || ',"caseId":"' || ${CASE} || '"'`
const STEPS: readonly Omit<Step, 'version'>[] = [
  {
    type: 'sent',
    at: AT,
    body: `'{' || ${head(AT, `'{"officeCode":"system","personId":"system","role":"system"}'`)} || ',"circularId":"' || $1 ||
      '","dueAt":"${DUE}","issuerCode":"C0001","letterId":"' || $1 || '/' || code || '/circular","officeCode":"' || code ||
      '","type":"sent","version":1}'`,
  },
  { type: 'opened', at: LATER, body: `'{' || ${head(LATER, BY)} || ',"type":"opened","version":2}'` },
  {
    type: 'received',
    at: LATER,
    body: `'{"allot":{"officeCode":"' || code || '","register":"inward","year":2023},' || ${head(LATER, BY)} ||
      ',"number":' || $2::int || ',"type":"received","version":3}'`,
  },
  {
    type: 'assigned',
    at: LATER,
    body: `'{"assignee":"clerk-' || code || '",' || ${head(LATER, BY)} || ',"type":"assigned","version":4}'`,
  },
  {
    type: 'submitted',
    at: LATER,
    body: `'{"answer":{"answerId":"' || $1 || code || '","answerSha256":"${CONTENT}","dueAt":"${DUE}","kind":"nil","late":false,"receivedAt":"${LATER}","version":1},' ||
      ${head(LATER, BY)} || ',"reason":"-","type":"submitted","version":5}'`,
  },
]

/** Number of the circular among those that were filled: its receipt number in every office's book. */
async function receiptNumber(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from circular')
  return rows[0]?.n ?? 1
}

async function addStep(
  owner: pg.Client,
  circularId: string,
  { version, type, at, body }: Step,
): Promise<void> {
  const number = await receiptNumber(owner)
  await owner.query(
    `with made as (select code, ${CASE} as case_id, ${body} as body, head from step where $2::int > 0),
       linked as (select code, case_id, body, sha256(head || convert_to(body, 'UTF8')) as hash from made),
       kept as (insert into event (case_id, version, type, at, cause, body, hash)
                select case_id, $3::int, $4, $5::timestamptz, 'bench/${version}', body, hash from linked)
     update step set head = linked.hash from linked where linked.code = step.code`,
    [circularId, number, version, type, at],
  )
}

async function addRows(owner: pg.Client, circularId: string, subject: string): Promise<void> {
  const number = await receiptNumber(owner)
  await owner.query(
    `insert into submission (case_id, circular_id, office_code, version, head, state, status, due_at, receipt_number,
       received_at, answer_version, answered_at, late, running, updated_at)
     select ${CASE}, $1, code, 5, head, jsonb_build_object('circularId', $1, 'officeCode', code, 'issuerCode', 'C0001',
       'status', 'submitted', 'dueAt', '${DUE}', 'timeRequests', 0, 'openedAt', '${LATER}',
       'receipt', jsonb_build_object('number', $2::int, 'year', 2023, 'at', '${LATER}'), 'assignee', 'clerk-' || code,
       'answer', jsonb_build_object('answerId', $1 || code, 'answerSha256', '${CONTENT}', 'dueAt', '${DUE}', 'kind', 'nil',
         'late', false, 'receivedAt', '${LATER}', 'version', 1)),
       'submitted', '${DUE}', $2, '${LATER}', 1, '${LATER}', false, false, '${LATER}' from step`,
    [circularId, number],
  )
  await owner.query(
    `insert into mail (mail_id, case_id, circular_id, office_code, kind, to_address, params, state, queued_at)
     select ${CASE} || '#1', ${CASE}, $1, code, 'issue', 'x@example.invalid', '{}', 'sent', '${AT}' from step`,
    [circularId],
  )
  await addBook(owner, circularId, {
    subject,
    number,
    register: 'inward',
    office: 'code',
    counterpart: `'C0001'`,
  })
  await addBook(owner, circularId, {
    subject,
    number,
    register: 'outgoing',
    office: `'C0001'`,
    counterpart: 'code',
  })
}

type BookLines = { subject: string; number: number; register: string; office: string; counterpart: string }

/** Letters in stand in each office's own book, letters out all in the book of the issuing office. */
async function addBook(owner: pg.Client, circularId: string, lines: BookLines): Promise<void> {
  const { subject, number, register, office, counterpart } = lines
  const { plain, words } = searchText([{ text: subject, weight: 'A' }])
  const { rows } = await owner.query<{ last: number }>(
    "select coalesce(max(number), 0)::int as last from register_entry where office_code = 'C0001' and register = 'outgoing'",
  )
  const given = register === 'inward' ? `${number}` : `${rows[0]?.last ?? 0} + n`
  await owner.query(
    `insert into register_entry (office_code, register, year, number, case_id, counterpart, subject, entered_at, plain, words)
     select ${office}, '${register}', 2023, ${given}, ${CASE}, ${counterpart}, $2, '${LATER}',
       (${given})::text || E'\\n' || $3 || E'\\n' || lower(${counterpart}), $4::tsvector ||
       array_to_tsvector(array[(${given})::text, lower(${counterpart}), '=' || ${office} || '/${register}/2023']) from step`,
    [circularId, subject, plain, words],
  )
}

async function launch(pool: pg.Pool, codes: readonly string[]): Promise<string> {
  const circularId = randomUUID()
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from circular')
  const subject = `${SUBJECT} ครั้งที่ ${(rows[0]?.n ?? 0) + 1}`
  const by = central('officer')
  const verdict = { type: 'decideStage', verdict: 'approved', at: AT, contentSha256: CONTENT } as const
  const audience = { audienceId: circularId, total: codes.length, primary: codes.length, secondary: 0 }
  const schedule = { dueAt: DUE, dueDay: '2023-11-27', reminders: [], calendarVersion: 'bench' }
  const acts: CircularAct[] = [
    { type: 'draft', at: AT, by, circularId, subject, procedure: 'bench@1', contentSha256: CONTENT },
    { type: 'sendForApproval', at: AT, by },
    { ...verdict, stage: 'check', by: central('checker') },
    { ...verdict, stage: 'sign', by: central('signer') },
    { type: 'launch', at: AT, by, audience, schedule, contentSha256: CONTENT },
    { type: 'finishJob', at: AT, by: SYSTEM, jobId: `launch/${circularId}`, done: codes.length },
  ]
  for (const [i, act] of acts.entries())
    await inTransaction(pool, (tx) =>
      advanceCirculars(tx, {
        caseIds: [circularCase(circularId)],
        cause: `act/bench-${i}`,
        decide: (state: Circular | undefined) => decideCircular(state, act),
      }),
    )
  return circularId
}

import { createHash, randomBytes } from 'node:crypto'
import type { Answer, Submission } from '../domain/submission/case.js'
import { canonicalJson } from '../ledger/canonical.js'
import type { Database, Transaction } from './pool.js'
import { rowsOf } from './snapshot.js'
import type { OfficeType } from '../domain/office.js'

/** What an office answers. It holds personal data: only its salted hash goes into the ledger. */
export type AnswerText = {
  readonly answerId: string
  readonly caseId: string
  readonly kind: Answer['kind']
  readonly body: object
  readonly by: string
}

/** An answer on record: its place in the case, and what it says. */
export type RecordedAnswer = Answer & { readonly body: object; readonly by: string }

/**
 * Keeps an answer under its id and returns its hash (hex). Kept again with the same words it stays as it is.
 * @throws Error when the id already names other words
 */
export async function writeAnswer(
  db: Database,
  { answerId, caseId, kind, body, by }: AnswerText,
): Promise<string> {
  const salt = randomBytes(16)
  const inserted = await db.query(
    `insert into answer (answer_id, case_id, kind, body, salt, sha256, written_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing`,
    [answerId, caseId, kind, JSON.stringify(body), salt, answerSha256(salt, body), by],
  )
  const { rows } = await db.query<{ case_id: string; body: object; sha256: string }>(
    'select case_id, body, sha256 from answer where answer_id = $1',
    [answerId],
  )
  const [kept] = rows
  if (!kept) throw new Error(`the answer ${answerId} was not kept (${inserted.rowCount} rows written)`)
  if (kept.case_id !== caseId || canonicalJson(kept.body) !== canonicalJson(body))
    throw new Error(`the answer id ${answerId} names another answer`)
  return kept.sha256
}

/** What an answer says, whether it has left its office or not; nothing when there is no such answer. */
export async function loadAnswerBody(db: Database, answerId: string): Promise<object | undefined> {
  const { rows } = await db.query<{ body: object }>('select body from answer where answer_id = $1', [
    answerId,
  ])
  return rows[0]?.body
}

/** The versions of an office's answer that are on record, the first one first. Words kept for an act that was refused are not. */
export async function loadAnswers(db: Database, caseId: string): Promise<RecordedAnswer[]> {
  const { rows } = await db.query<{ answer: Answer; body: object; by: string }>(
    `select e.answer, a.body, a.written_by as by
     from (select version, body::jsonb -> 'answer' as answer from event where case_id = $1 and type = 'submitted') e
     join answer a on a.answer_id = e.answer ->> 'answerId' order by e.version`,
    [caseId],
  )
  return rows.map(({ answer, body, by }) => ({ ...answer, body, by }))
}

/** An office of a circular with what it last answered, whether that still holds or not. */
export type AnsweringOffice = {
  readonly code: string
  readonly nameTh: string
  readonly province: string
  readonly type: OfficeType
  readonly submission: Submission
  /** The letter was withdrawn because it came to the wrong office. */
  readonly wrongOffice: boolean
  readonly body?: object
}

/** All offices of a circular in order of their codes, each with the words of its latest answer. */
export async function* readAnswers(tx: Transaction, circularId: string): AsyncGenerator<AnsweringOffice> {
  for await (const { body, ...office } of rowsOf<AnsweringOffice & { body: object | null }>(
    tx,
    `select s.office_code as code, coalesce(o.body ->> 'nameTh', s.office_code) as "nameTh",
       coalesce(o.body -> 'provinces' ->> 0, '') as province, coalesce(o.body ->> 'type', 'primary') as type,
       s.state as submission, a.body,
       s.status = 'withdrawn' and exists (select from event e where e.case_id = s.case_id
         and e.type = 'wrongOfficeDecided' and (e.body::jsonb ->> 'upheld')::boolean) as "wrongOffice"
     from submission s
     left join office o on o.code = s.office_code and o.valid_to is null
     left join answer a on a.answer_id = s.state -> 'answer' ->> 'answerId'
     where s.circular_id = $1 order by s.office_code collate "C"`,
    [circularId],
  ))
    yield body ? { ...office, body } : office
}

/** Whether words are those that were answered: their hash with the salt is the one in the ledger. */
export async function answerHolds(db: Database, answerId: string): Promise<boolean> {
  const { rows } = await db.query<{ salt: Buffer; body: object; sha256: string }>(
    'select salt, body, sha256 from answer where answer_id = $1',
    [answerId],
  )
  return rows[0] !== undefined && answerSha256(rows[0].salt, rows[0].body) === rows[0].sha256
}

function answerSha256(salt: Buffer, body: object): string {
  return createHash('sha256').update(salt).update(canonicalJson(body)).digest('hex')
}

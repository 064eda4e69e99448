import { answerHolds, loadAnswers } from '../../db/answers.js'
import { getContent } from '../../db/contents.js'
import { caseHistory } from '../../db/history.js'
import type { Database } from '../../db/pool.js'
import { submissionCase } from '../../domain/case.js'
import type { Instant } from '../../domain/time.js'
import { sha256Of } from '../../ledger/chain.js'

/** A version of what a case holds: an office's answer, or a circular's content. */
export type Version = {
  readonly version: number
  readonly at: Instant
  readonly by: string
  /** Hex SHA-256: of salt and words for an answer, of the content for a circular. */
  readonly sha256: string
  /** Whether the words on record are those that were hashed. */
  readonly holds: boolean
  readonly late?: boolean
  readonly body: object | null
}

/** Every version of an office's answer, the first one first. */
export async function versionsOfAnswer(
  db: Database,
  circularId: string,
  officeCode: string,
): Promise<Version[]> {
  const answers = await loadAnswers(db, submissionCase(circularId, officeCode))
  return Promise.all(
    answers.map(async ({ version, receivedAt, by, answerSha256, answerId, late, body }) => ({
      ...{ version, at: receivedAt, by, sha256: answerSha256, late, body },
      holds: await answerHolds(db, answerId),
    })),
  )
}

/** Every version of a case's content (a circular's, a proposal's, the notes of a consultation), as first written and revised. */
export async function versionsOfContent(db: Database, caseId: string): Promise<Version[]> {
  const links = await caseHistory<{ contentSha256?: string }>(db, caseId)
  const written = links.filter(({ type }) => ['drafted', 'held', 'revised'].includes(type))
  return Promise.all(
    written.map(async ({ at, by, event: { contentSha256: sha256 = '' } }, i) => {
      const body = (await getContent(db, sha256)) ?? null
      return {
        version: i + 1,
        at,
        by: by.personId,
        sha256,
        holds: body !== null && sha256Of(body) === sha256,
        body,
      }
    }),
  )
}

import { writeAnswer } from '../db/answers.js'
import { bindFiles } from '../db/files.js'
import { inTransaction } from '../db/pool.js'
import { loadDraft, saveDraft } from '../db/drafts.js'
import { submissionCase, type Actor } from '../domain/case.js'
import type { FormSchema } from '../domain/content.js'
import type { Submission } from '../domain/submission/case.js'
import type { Instant } from '../domain/time.js'
import { attachFiles, withFiles } from './answer-files.js'
import { actorId } from './idempotency.js'
import { idFor } from './ids.js'
import { problem, Problem } from './problems.js'
import type { Deps } from './route.js'

/** What an office answers now: the form's answer (or the saved draft where it is left out), or a nil return. */
export type AnswerGiven = {
  readonly actor: Actor
  readonly at: Instant
  readonly key: string
  readonly state: Submission
  readonly contentSha256: string
} & ({ readonly form: FormSchema; readonly answer: object | undefined } | { readonly nil: object })

/** The answer as the act names it: its words stay in the database. */
export type AnswerKept = { readonly answerId: string; readonly answerSha256: string }

/**
 * Checks an answer and keeps it, with its files, under an id that follows from the request.
 * @throws Problem ANSWER_INVALID; what was refused is then kept as the draft, if there was none
 */
export async function keepAnswer(
  { pool, checkAnswer, files }: Deps,
  given: AnswerGiven,
): Promise<AnswerKept> {
  const caseId = submissionCase(given.state.circularId, given.state.officeCode)
  const by = actorId(given.actor)
  const answerId = idFor(given.key, given.at, 'answer')
  if ('nil' in given) {
    const answerSha256 = await writeAnswer(pool, { answerId, caseId, kind: 'nil', body: given.nil, by })
    return { answerId, answerSha256 }
  }
  const body = given.answer ?? (await loadDraft(pool, caseId))?.body
  if (!body) throw problem('ANSWER_INVALID')
  try {
    const named = checkAnswer(given.contentSha256, given.form, body)
    return await inTransaction(pool, async (tx) => {
      const { officeCode } = given.state
      const attached = await attachFiles(tx, {
        named,
        officeCode,
        caseId,
        mostBytes: files.limits.answerBytes,
      })
      const text = { answerId, caseId, kind: 'form', body: withFiles(body, attached), by } as const
      const answerSha256 = await writeAnswer(tx, text)
      await bindFiles(
        tx,
        answerId,
        attached.map(({ file }) => file.fileId),
      )
      return { answerId, answerSha256 }
    })
  } catch (error) {
    if (error instanceof Problem) await saveDraft(pool, { caseId, over: 0, body, at: given.at, by })
    throw error
  }
}

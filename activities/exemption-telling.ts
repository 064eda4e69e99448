import type pg from 'pg'
import type { CasePaperEntry } from '../db/case-papers.js'
import { applicantsOf } from '../db/exemption-persons.js'
import { caseHistory } from '../db/history.js'
import { queuePersonMails } from '../db/person-mails.js'
import { inTransaction } from '../db/pool.js'
import { exemptionCase } from '../domain/case.js'
import { lastDayOf } from '../domain/deadline-basis.js'
import { applyExemption } from '../domain/exemption/apply.js'
import type { Exemption, ExemptionEvent, ExemptionLetter } from '../domain/exemption/case.js'
import type { PersonNotice, PersonNotices } from '../domain/person-notices.js'

/** The case as it stood when a letter to the applicant was given, and the letter. */
export type ToldExemption = { readonly exemption: Exemption; readonly letter: ExemptionLetter }

/** Makes a letter to the applicant and keeps it under `version`; made before, it is only named. */
export type MakeExemptionLetter = (
  told: ToldExemption & { readonly version: string },
) => Promise<CasePaperEntry | undefined>

/** What letters are told with. */
export type TellingDeps = { readonly pool: pg.Pool; readonly makeLetter: MakeExemptionLetter }

/** Makes the letter that a job owes and mails it, once to each person of the applicant. Returns to how many. */
export async function tellApplicant(
  { pool, makeLetter }: TellingDeps,
  exemptionId: string,
  jobId: string,
): Promise<number> {
  const caseId = exemptionCase(exemptionId)
  const told = whenOwed(await caseHistory<ExemptionEvent>(pool, caseId), jobId)
  if (!told) throw new Error(`${caseId} never owed job ${jobId}`)
  const paper = await makeLetter({ ...told, version: jobId })
  return inTransaction(pool, async (tx) => {
    const persons = await applicantsOf(tx, told.exemption, told.letter.at)
    const mail = { ...noticeOf(told), caseId, paperIds: paper ? [paper.paperId] : [] }
    await queuePersonMails(
      tx,
      told.cause,
      persons.map((personId) => ({ ...mail, personId, mailId: `${caseId}#job-${jobId}/${personId}` })),
    )
    return persons.length
  })
}

/** What happened since says nothing in the letter: an appeal may be decided before its notice was set. */
function whenOwed(
  history: readonly { readonly event: ExemptionEvent; readonly cause: string | null }[],
  jobId: string,
): (ToldExemption & { readonly cause: string }) | undefined {
  let exemption: Exemption | undefined
  for (const { event, cause } of history) {
    exemption = applyExemption(exemption, event)
    const letter = exemption.letters?.at(-1)
    if (letter && exemption.jobs.some(({ id }) => id === jobId))
      return { exemption, letter, cause: cause ?? '' }
  }
  return undefined
}

type Outcome = PersonNotices['exemptionDecided']['outcome']

function noticeOf({ exemption, letter: { letter } }: ToldExemption): PersonNotice {
  const { subject, parentCode: officeCode, appeal, revocation } = exemption
  const said = { subject, officeCode }
  const decided = (outcome: Outcome): PersonNotice => ({
    kind: 'exemptionDecided',
    params: { ...said, outcome },
  })
  switch (letter) {
    case 'decision':
      return { kind: 'exemptionDecided', params: { ...said, ...decisionOf(exemption) } }
    case 'appealDecision':
      return decided(appeal?.outcome?.changed ? 'appealAllowed' : 'appealDismissed')
    case 'hearing': {
      const { reason = '', hearUntil = '' } = revocation ?? {}
      return { kind: 'exemptionHearing', params: { ...said, reason, dueAt: hearUntil } }
    }
    case 'revocation':
      return decided('revoked')
    case 'lapse':
      return decided('expired')
  }
}

function decisionOf({ decision, notice, granted, period: asked }: Exemption) {
  const isWhole = granted?.from === asked.from && granted.until === asked.until
  const outcome = decision?.granted ? (isWhole ? 'granted' : 'grantedInPart') : 'refused'
  const until = notice?.appealUntil
  return { outcome, ...(until ? { appealUntil: lastDayOf(until) } : {}) } as const
}

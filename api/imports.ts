import { z } from 'zod'
import { hasErrors, type Problem as FileProblem } from '../imports/problems.js'
import { problem, type FieldError } from './problems.js'
import type { Answer } from './route.js'
import { flag, sha256 } from './schemas/common.js'

/** What a file of an import may call itself. */
export const CSV = ['text/csv', 'application/octet-stream']

/** A dry run, or the real run of the plan that was looked at. */
export const importQuery = z.strictObject({ dryRun: flag.default(true), planSha256: sha256.optional() })

/** An import as it stands: what is wrong with its file, what it would do, and how it is done. */
export type Import = {
  readonly dryRun: boolean
  /** The hash of the plan that a person has looked at, in the real run. */
  readonly confirmed: string | undefined
  readonly planSha256: string
  readonly problems: readonly FileProblem[]
  readonly report: object
  /** What the dry run tells beside it, and what is not kept with the request: names of persons. */
  readonly shownOnce?: Readonly<Record<string, unknown>>
  readonly apply: () => Promise<object>
}

/**
 * The dry run answers every problem and the plan with its hash. The real run is done only without problems, and only
 * for the very plan that was looked at.
 * @throws Problem IMPORT_REFUSED, PLAN_CHANGED
 */
export async function runImport({
  dryRun,
  planSha256,
  confirmed,
  problems,
  report,
  shownOnce,
  apply,
}: Import): Promise<Answer> {
  const body = { ...report, planSha256, problems, canBeApplied: !hasErrors(problems) }
  if (dryRun) return { body, ...(shownOnce ? { shownOnce } : {}) }
  if (hasErrors(problems)) throw problem('IMPORT_REFUSED', problems.map(asFieldError))
  if (confirmed !== planSha256) throw problem('PLAN_CHANGED')
  return { status: 201, body: { ...body, applied: await apply() } }
}

function asFieldError({ line, column, code, th, en }: FileProblem): FieldError {
  return { pointer: `/${line}/${column ?? ''}`, code, messageTh: th, messageEn: en }
}

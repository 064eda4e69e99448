import { z } from 'zod'
import { getContent } from '../db/contents.js'
import type { Database } from '../db/pool.js'
import { BLANK_KIND } from '../domain/blank-kind.js'
import type { CircularContent, LetterContent } from '../domain/content.js'
import { isSecret, type Secrecy } from '../domain/secrecy.js'
import { approvalFindings, moreTimeFindings } from '../templates/procedures/approval.js'
import { formFindings } from '../templates/procedures/form.js'
import { toContent, type ContentOverrides } from '../templates/procedures/load.js'
import {
  audienceFindings,
  deadlineFindings,
  letterFindings,
  reminderFindings,
} from '../templates/procedures/rules.js'
import { procedureShape, type Procedure } from '../templates/procedures/shape.js'
import type { Finding } from '../templates/yaml/problem.js'
import { pointerOf, readInput } from './input.js'
import { problem } from './problems.js'
import type { overridesBody } from './schemas/content.js'
import { refused } from './refusals.js'

/**
 * The content of a circular of this kind with what its drafter changed.
 * @throws Problem INPUT_INVALID naming each part of `overrides` that will not do
 */
export function composeContent(
  procedure: Procedure,
  overrides: z.infer<typeof overridesBody>,
): CircularContent {
  // What came as JSON has no member that is undefined.
  const content = toContent(procedure, overrides as ContentOverrides)
  const { procedure: _, ...parts } = content
  const merged = { ...procedure, ...parts } as Procedure
  if (procedure.procedure === BLANK_KIND) checkWhole(merged)
  const findings = [
    ...ofKindFindings(procedure, overrides),
    ...audienceFindings(merged.audience, ['audience']),
    ...deadlineFindings(merged),
    ...reminderFindings(merged),
    ...letterFindings(merged),
    ...formFindings(merged.form),
    ...approvalFindings(merged.approval),
    ...moreTimeFindings(merged.moreTime.approval),
  ]
  if (findings.length === 0) return content
  throw problem(
    'INPUT_INVALID',
    findings.map(({ path, th, en }) => ({
      pointer: pointerOf(['overrides', ...path]),
      code: 'content',
      messageTh: th,
      messageEn: en,
    })),
  )
}

/** Who checks, and who approves an answer, is not for the drafter to change where there is a kind. */
function ofKindFindings(
  { procedure }: Procedure,
  overrides: z.infer<typeof overridesBody>,
): readonly Finding[] {
  if (procedure === BLANK_KIND) return []
  const th = 'ผู้พิจารณาเป็นไปตามแบบหนังสือ จึงกำหนดในร่างไม่ได้'
  const en = 'who decides is said by the kind of circular, not by a draft'
  return (['approval', 'officeApproval'] as const)
    .filter((name) => overrides[name] !== undefined)
    .map((name) => ({ path: [name], th, en }))
}

const WHOLE = z.object({ overrides: z.object(procedureShape.omit({ procedure: true }).shape) })

/** A circular of no kind says all that a kind would. @throws Problem INPUT_INVALID naming each part that is left empty */
function checkWhole(merged: Procedure): void {
  // The version of the letterhead is put there by the product.
  const { letterhead: _, ...letter } = merged.letter as LetterContent
  readInput(WHOLE, { overrides: { ...merged, letter } })
}

/** What the case itself keeps of its content. */
export function headOf({ subject, secrecy }: CircularContent): { subject: string; secrecy?: Secrecy } {
  return isSecret(secrecy) ? { subject, secrecy } : { subject }
}

/**
 * Reads a circular's content by its hash.
 * @throws Problem NOT_FOUND
 */
export async function readContent(db: Database, sha256: string): Promise<CircularContent> {
  const content = await getContent<CircularContent>(db, sha256)
  if (!content) throw refused('NOT_FOUND')
  return content
}

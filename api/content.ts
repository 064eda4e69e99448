import type { z } from 'zod'
import { getContent } from '../db/contents.js'
import type { Database } from '../db/pool.js'
import type { CircularContent } from '../domain/content.js'
import { isSecret, type Secrecy } from '../domain/secrecy.js'
import { moreTimeFindings } from '../templates/procedures/approval.js'
import { formFindings } from '../templates/procedures/form.js'
import { toContent, type ContentOverrides } from '../templates/procedures/load.js'
import {
  audienceFindings,
  deadlineFindings,
  letterFindings,
  reminderFindings,
} from '../templates/procedures/rules.js'
import type { Procedure } from '../templates/procedures/shape.js'
import { pointerOf } from './input.js'
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
  const findings = [
    ...audienceFindings(merged.audience, ['audience']),
    ...deadlineFindings(merged),
    ...reminderFindings(merged),
    ...letterFindings(merged),
    ...formFindings(merged.form),
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

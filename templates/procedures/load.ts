import type { CircularContent, LetterContent } from '../../domain/content.js'
import type { FileProblem, Finding } from '../yaml/problem.js'
import { readYaml } from '../yaml/read.js'
import { approvalFindings, moreTimeFindings } from './approval.js'
import { formFindings } from './form.js'
import { audienceFindings, deadlineFindings, letterFindings, reminderFindings } from './rules.js'
import { procedureShape, type Procedure } from './shape.js'

/** What was read: the procedure, or everything that is wrong with the file. Never both. */
export type LoadedProcedure =
  | { readonly procedure: Procedure; readonly problems: readonly [] }
  | { readonly procedure: undefined; readonly problems: readonly FileProblem[] }

/**
 * Reads a procedure file (YAML 1.2). A bad file comes back as problems, each with line, column and a reason in Thai and
 * English: unknown keys, wrong types, an unknown rule for recipients, a form that no answer can satisfy, a bad deadline.
 */
export function loadProcedure(text: string, fileName: string): LoadedProcedure {
  const read = readYaml({ text, file: fileName, shape: procedureShape, check: ruleFindings })
  return read.value
    ? { procedure: read.value, problems: [] }
    : { procedure: undefined, problems: read.problems }
}

function ruleFindings(procedure: Procedure): Finding[] {
  return [
    ...audienceFindings(procedure.audience, ['audience']),
    ...deadlineFindings(procedure),
    ...reminderFindings(procedure),
    ...letterFindings(procedure),
    ...formFindings(procedure.form),
    ...approvalFindings(procedure.approval),
    ...moreTimeFindings(procedure.moreTime.approval),
  ]
}

/** What a central officer changes for one circular; the letter's parts are given one by one. */
export type ContentOverrides = Partial<Omit<CircularContent, 'procedure' | 'letter'>> & {
  readonly letter?: Partial<LetterContent>
}

/** The content of a circular of this kind, with what its drafter changed: what is then checked, signed and issued. */
export function toContent(procedure: Procedure, overrides: ContentOverrides = {}): CircularContent {
  const { subject, audience, deadline, reminders, review, moreTime, nilReturn, form, secrecy } = procedure
  const own = secrecy === undefined ? {} : { secrecy }
  const { estimatedMinutes, approval, officeApproval } = procedure
  const base = { subject, audience, deadline, reminders, review, moreTime, nilReturn, form, ...own }
  return {
    ...base,
    ...(estimatedMinutes === undefined ? {} : { estimatedMinutes }),
    ...(approval === undefined ? {} : { approval }),
    ...(officeApproval === undefined ? {} : { officeApproval }),
    ...overrides,
    procedure: `${procedure.procedure}@${procedure.version}`,
    letter: { ...procedure.letter, ...overrides.letter },
  }
}

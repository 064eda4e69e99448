import { isNode, isMap, isPair, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import type { CircularContent, LetterContent } from '../../domain/content.js'
import { formFindings } from './form.js'
import type { Finding, ProcedureProblem } from './problem.js'
import { audienceFindings, deadlineFindings, letterFindings, reminderFindings } from './rules.js'
import { procedureShape, type Procedure } from './shape.js'

/** What was read: the procedure, or everything that is wrong with the file. Never both. */
export type LoadedProcedure =
  | { readonly procedure: Procedure; readonly problems: readonly [] }
  | { readonly procedure: undefined; readonly problems: readonly ProcedureProblem[] }

type Source = { readonly file: string; readonly lines: LineCounter; readonly document: Document }

/** Larger files are no procedure: they are refused before they are parsed. */
const MOST_CHARACTERS = 500_000

/**
 * Reads a procedure file (YAML 1.2). A bad file comes back as problems, each with line, column and a reason in Thai and
 * English: unknown keys, wrong types, an unknown rule for recipients, a form that no answer can satisfy, a bad deadline.
 */
export function loadProcedure(text: string, fileName: string): LoadedProcedure {
  if (text.length > MOST_CHARACTERS) return tooLarge(fileName)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const source = { file: fileName, lines, document }
  if (document.errors.length > 0) return refused(document.errors.map((error) => syntaxProblem(error, source)))
  const raw: unknown = document.toJS({ maxAliasCount: 20 })
  const parsed = procedureShape.safeParse(raw, { reportInput: true })
  const found = parsed.success ? ruleFindings(parsed.data) : shapeFindings(raw)
  if (found.length > 0) return refused(found.map((finding) => located(finding, source)))
  return { procedure: procedureShape.parse(raw), problems: [] }
}

function refused(problems: readonly ProcedureProblem[]): LoadedProcedure {
  return { procedure: undefined, problems }
}

function tooLarge(file: string): LoadedProcedure {
  const place = { file, line: 1, column: 1, pointer: '' }
  return refused([{ ...place, th: 'แฟ้มใหญ่เกินไป', en: 'the file is too large' }])
}

function ruleFindings(procedure: Procedure): Finding[] {
  return [
    ...audienceFindings(procedure.audience, ['audience']),
    ...deadlineFindings(procedure),
    ...reminderFindings(procedure),
    ...letterFindings(procedure),
    ...formFindings(procedure.form),
  ]
}

function shapeFindings(raw: unknown): Finding[] {
  const inThai = procedureShape.safeParse(raw, { error: z.locales.th().localeError }).error?.issues ?? []
  const inEnglish = procedureShape.safeParse(raw, { error: z.locales.en().localeError }).error?.issues ?? []
  return inThai.flatMap((issue, at): Finding[] => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
    const en = inEnglish[at]?.message ?? issue.message
    if (issue.code !== 'unrecognized_keys') return [{ path, th: issue.message, en }]
    return issue.keys.map((key) => ({
      path: [...path, key],
      th: `ไม่รู้จัก “${key}”`,
      en: `unknown key “${key}”`,
    }))
  })
}

function syntaxProblem(error: { message: string; pos: readonly number[] }, source: Source): ProcedureProblem {
  const { line, col } = source.lines.linePos(error.pos[0] ?? 0)
  const place = { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1), pointer: '' }
  return { ...place, th: `ไวยากรณ์ YAML ผิด: ${error.message}`, en: `YAML syntax: ${error.message}` }
}

/** Where the finding is: the key's place, or that of the nearest thing around it that the file has. */
function located(finding: Finding, source: Source): ProcedureProblem {
  const { line, col } = source.lines.linePos(offsetOf(finding.path, source.document))
  const pointer = finding.path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
  const { th, en } = finding
  return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1), pointer, th, en }
}

function offsetOf(path: Finding['path'], document: Document): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find(
        (item) => isPair(item) && isNode(item.key) && String(item.key) === String(key),
      )
      if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0
    }
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node)) return node.range?.[0] ?? 0
  }
  return 0
}

/** What a central officer changes for one circular; the letter's parts are given one by one. */
export type ContentOverrides = Partial<Omit<CircularContent, 'procedure' | 'letter'>> & {
  readonly letter?: Partial<LetterContent>
}

/** The content of a circular of this kind, with what its drafter changed: what is then checked, signed and issued. */
export function toContent(procedure: Procedure, overrides: ContentOverrides = {}): CircularContent {
  const { subject, audience, deadline, reminders, review, moreTime, nilReturn, form } = procedure
  const base = { subject, audience, deadline, reminders, review, moreTime, nilReturn, form }
  return {
    ...base,
    ...overrides,
    procedure: `${procedure.procedure}@${procedure.version}`,
    letter: { ...procedure.letter, ...overrides.letter },
  }
}

import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import type { FileProblem, Finding } from './problem.js'

/** What was read: the value, or everything that is wrong with the file. Never both. */
export type ReadYaml<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly value: undefined; readonly problems: readonly FileProblem[] }

type Source = { readonly file: string; readonly lines: LineCounter; readonly document: Document }

/** Larger files are no work of a person: they are refused before they are parsed. */
const MOST_CHARACTERS = 500_000

/** Reads a file (YAML 1.2) of a known shape; `check` looks at what the shape alone cannot say. Throws nothing. */
export function readYaml<T>(options: {
  readonly text: string
  readonly file: string
  readonly shape: z.ZodType<T>
  readonly check: (value: T) => readonly Finding[]
}): ReadYaml<T> {
  const { text, file, shape } = options
  if (text.length > MOST_CHARACTERS) return tooLarge(file)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const source = { file, lines, document }
  if (document.errors.length > 0) return refused(document.errors.map((error) => syntaxProblem(error, source)))
  const raw = plainValue(document)
  const parsed = shape.safeParse(raw)
  const found = parsed.success ? options.check(parsed.data) : shapeFindings(shape, raw)
  if (found.length > 0 || !parsed.success) return refused(found.map((finding) => located(finding, source)))
  return { value: parsed.data, problems: [] }
}

function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 })
  } catch {
    // An alias bomb or a loop: nothing in it can be of a known shape.
    return undefined
  }
}

function refused(problems: readonly FileProblem[]): { value: undefined; problems: readonly FileProblem[] } {
  return { value: undefined, problems }
}

function tooLarge(file: string): { value: undefined; problems: readonly FileProblem[] } {
  const place = { file, line: 1, column: 1, pointer: '' }
  return refused([{ ...place, th: 'แฟ้มใหญ่เกินไป', en: 'the file is too large' }])
}

function shapeFindings(shape: z.ZodType, raw: unknown): Finding[] {
  const inThai = shape.safeParse(raw, { error: z.locales.th().localeError }).error?.issues ?? []
  const inEnglish = shape.safeParse(raw, { error: z.locales.en().localeError }).error?.issues ?? []
  return inThai.flatMap((issue, at) => findingsOf(issue, inEnglish[at]?.message ?? issue.message, raw))
}

function findingsOf(issue: z.core.$ZodIssue, en: string, raw: unknown): Finding[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      th: `ไม่รู้จัก “${key}”`,
      en: `unknown key “${key}”`,
    }))
  const name = path.at(-1)
  if (name !== undefined && valueAt(raw, path) === undefined)
    return [{ path, th: `ขาด “${name}”`, en: `“${name}” is missing` }]
  const choices = /Expected ('.*)$/.exec(en)?.[1]
  if (issue.code === 'invalid_union' && choices !== undefined)
    return [{ path, th: `“${name}” ต้องเป็นอย่างใดอย่างหนึ่งใน ${choices}`, en }]
  if (issue.code === 'invalid_union' || issue.code === 'custom')
    return [{ path, ...ownWords(issue.message, name, en) }]
  return [{ path, th: issue.message, en }]
}

/** A shape's own sentence is "Thai / English"; without one, the value is named. */
function ownWords(
  message: string,
  name: string | number | undefined,
  en: string,
): { th: string; en: string } {
  const [th, own] = message.split(' / ')
  if (th !== undefined && own !== undefined) return { th, en: own }
  return { th: `ค่าของ “${name ?? ''}” ใช้ไม่ได้`, en: `${en}: the value of “${name ?? ''}” will not do` }
}

function valueAt(raw: unknown, path: Finding['path']): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined,
    raw,
  )
}

function syntaxProblem(error: { message: string; pos: readonly number[] }, source: Source): FileProblem {
  const { line, col } = source.lines.linePos(error.pos[0] ?? 0)
  const place = { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1), pointer: '' }
  return { ...place, th: `ไวยากรณ์ YAML ผิด: ${error.message}`, en: `YAML syntax: ${error.message}` }
}

const pointerStep = (step: string | number): string =>
  `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Where the finding is: the key's place, or that of the nearest thing around it that the file has. */
function located({ path, th, en }: Finding, source: Source): FileProblem {
  const { line, col } = source.lines.linePos(offsetOf(path, source.document))
  const place = { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) }
  return { ...place, pointer: path.map(pointerStep).join(''), th, en }
}

function offsetOf(path: Finding['path'], document: Document): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = keyOffset(path.slice(0, length), document)
    if (offset !== undefined) return offset
  }
  return 0
}

function keyOffset(path: Finding['path'], document: Document): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const key = String(path.at(-1))
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === key)
    if (pair && isNode(pair.key)) return pair.key.range?.[0]
  }
  const node = document.getIn([...path], true)
  return isNode(node) ? node.range?.[0] : undefined
}

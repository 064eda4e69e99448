import type { z } from 'zod'
import { en, th } from 'zod/locales'
import { problem, type FieldError } from './problems.js'

const inThai = th().localeError
const inEnglish = en().localeError

/**
 * Reads input by its schema.
 * @throws Problem INPUT_INVALID naming every field, in Thai and English
 */
export function readInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  throw problem('INPUT_INVALID', parsed.error.issues.flatMap(fieldErrors))
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const said = (sentence: ReturnType<typeof inThai>) =>
    typeof sentence === 'string' ? sentence : (sentence?.message ?? issue.message)
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  return paths.map((path) => ({
    pointer: pointerOf(path),
    code: issue.code,
    messageTh: said(inThai(issue as never)),
    messageEn: said(inEnglish(issue as never)),
  }))
}

/** A JSON pointer (RFC 6901); the whole input is ''. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

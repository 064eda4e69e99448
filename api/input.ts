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
  const unkept = unkeptTexts(value)
  if (unkept.length > 0) throw problem('INPUT_INVALID', unkept)
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  throw problem('INPUT_INVALID', parsed.error.issues.flatMap(fieldErrors))
}

/** PostgreSQL keeps no U+0000, and half of a surrogate pair is no character. */
const isKept = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text)

/** The texts, and the names of members, that could not be kept as they were sent. */
function unkeptTexts(value: unknown, path: readonly PropertyKey[] = []): FieldError[] {
  if (typeof value === 'string') return isKept(value) ? [] : [unkeptAt(path)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    isKept(name) ? unkeptTexts(member, [...path, name]) : [unkeptAt(path)],
  )
}

function unkeptAt(path: readonly PropertyKey[]): FieldError {
  return {
    pointer: pointerOf(path),
    code: 'unkeptCharacter',
    messageTh: 'มีอักขระที่จัดเก็บไม่ได้ (U+0000 หรือครึ่งหนึ่งของอักขระคู่)',
    messageEn: 'There is a character that cannot be kept (U+0000, or half of a surrogate pair).',
  }
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

import { refusalKind, refusalText, type Refusal } from '../domain/refusals.js'
import { PROBLEMS, type ProblemCode } from './problem-words.js'
import { filled, type Params } from '../domain/sentence.js'

/** A field that was refused: where (JSON pointer), why (code) and in words. */
export type FieldError = {
  readonly pointer: string
  readonly code: string
  readonly messageTh: string
  readonly messageEn: string
  /** The cell of a workbook that it stands in, as `sheet!B4`. */
  readonly cell?: string
}

/** The one table from the kind of a domain refusal to its HTTP status. */
export const STATUS_OF_KIND = {
  invalid: 422,
  conflict: 409,
  forbidden: 403,
  notFound: 404,
  gone: 410,
} as const satisfies Record<ReturnType<typeof refusalKind>, number>

/** All of the API's own codes with their status, for tables and tests. */
export const PROBLEM_STATUS: Readonly<Record<ProblemCode, number>> = Object.fromEntries(
  Object.entries(PROBLEMS).map(([code, { status }]) => [code, status]),
) as Record<ProblemCode, number>

/** An answer "no" on its way to the person, as problem+json (RFC 9457). */
export class Problem extends Error {
  /** Seconds after which it is worth trying again, where that is known. */
  retryAfterSeconds: number | undefined

  constructor(
    readonly status: number,
    readonly code: string,
    readonly th: string,
    readonly en: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(en)
    this.name = 'Problem'
  }

  /** Says when it is worth trying again. */
  after(seconds: number): this {
    this.retryAfterSeconds = seconds
    return this
  }
}

/** Makes one of the API's own problems; `params` fill the braces of its sentences. */
export function problem(code: ProblemCode, errors: readonly FieldError[] = [], params: Params = {}): Problem {
  const { status, th, en } = PROBLEMS[code]
  return new Problem(status, code, filled(th, params), filled(en, params), errors)
}

/** The problem that a refusal of the rules becomes. */
export function refusalProblem(refusal: Refusal): Problem {
  const { th, en } = refusalText(refusal)
  const { refused: code, pointer } = refusal
  const errors = pointer === undefined ? [] : [{ pointer, code, messageTh: th, messageEn: en }]
  return new Problem(STATUS_OF_KIND[refusalKind(code)], code, th, en, errors)
}

/** The body of the answer, as RFC 9457 names its members. */
export function problemBody(refused: Problem, requestId: string): Record<string, unknown> {
  const { status, code, th, en, errors } = refused
  return {
    type: `urn:wian:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: en,
    status,
    code,
    detail: th,
    messageTh: th,
    messageEn: en,
    errors,
    instance: `urn:wian:request:${requestId}`,
  }
}

import { pipeline } from 'node:stream/promises'
import type { ErrorRequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { CursorInvalid } from '../db/paging.js'
import { Problem, problem, problemBody } from './problems.js'
import type { Answer } from './route.js'

/** A server that is starting is asked again soon; who has too much open closes something first. */
const RETRY_AFTER_SECONDS: Readonly<Record<number, string>> = { 503: '2', 429: '10' }

/** Sends what a handler answered. Resolves when it has been handed over; rejects when a file broke off. */
export async function sendAnswer(response: Response, answer: Answer): Promise<void> {
  const { status, body, etag, location, file, cookies, shownOnce } = answer
  response.status(status ?? 200)
  if (cookies) response.append('Set-Cookie', [...cookies])
  if (etag !== undefined) response.set('ETag', `"${etag}"`)
  if (location !== undefined) response.set('Location', location)
  if (!file) {
    response.json(shownOnce ? { ...(body as object), ...shownOnce } : (body ?? {}))
    return
  }
  const pieces = 'pieces' in file ? await begun(file.pieces) : undefined
  response.set({
    'Content-Type': file.mediaType,
    // Nothing that came from a person is ever shown inside the product's own origin.
    'Content-Disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
  })
  if (pieces) await pipeline(pieces, response)
  else response.send('bytes' in file ? file.bytes : undefined)
}

/** The pieces with the first one made already: what fails before it can still be answered as a problem. */
async function begun(
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<AsyncIterable<string | Uint8Array>> {
  const source = pieces[Symbol.asyncIterator]()
  const first = await source.next()
  return (async function* () {
    try {
      for (let next = first; !next.done; next = await source.next()) yield next.value
    } finally {
      await source.return?.()
    }
  })()
}

/** Answers every error as problem+json; what is not a refusal is a bug and is logged as one. */
export function sendProblems(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const { requestId } = response.locals as { requestId: string }
    const refused = problemOf(error)
    if (refused.status >= 500) log.error({ err: error, requestId }, refused.code)
    if (response.headersSent) return next(error)
    const seconds = RETRY_AFTER_SECONDS[refused.status]
    if (seconds !== undefined) response.set('Retry-After', seconds)
    if (refused.status === 401) response.set('WWW-Authenticate', 'Bearer')
    response.status(refused.status).type('application/problem+json')
    response.send(JSON.stringify(problemBody(refused, requestId)))
  }
}

/** Errors that Express and its body parsers throw carry a status of their own. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof CursorInvalid) return cursorProblem()
  const { status, type, code } = error as { status?: number; type?: string; code?: string }
  if (status === 413) return problem('BODY_TOO_LARGE')
  if (status === 415) return problem('MEDIA_TYPE_UNKNOWN')
  if (status === 400 || type === 'entity.parse.failed') return problem('BODY_UNREADABLE')
  return isDatabaseAway(code, error) ? problem('BUSY') : problem('BUG')
}

function cursorProblem(): Problem {
  const [messageTh, messageEn] = new CursorInvalid().message.split(' / ') as [string, string]
  return problem('INPUT_INVALID', [{ pointer: '/cursor', code: 'cursor', messageTh, messageEn }])
}

/** The server is starting or stopping (SQLSTATE 57P0x, 08xxx), or cannot be reached: the caller may try again. */
function isDatabaseAway(code: string | undefined, error: unknown): boolean {
  const isOfServer = /^(57P0\d|08\w{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code ?? '')
  return (
    isOfServer || (error instanceof Error && /connection terminated|timeout exceeded/i.test(error.message))
  )
}

import { basename, dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ErrorRequestHandler, Request, Response } from 'express'
import type { Logger } from 'pino'
import { CursorInvalid } from '../db/paging.js'
import { locals } from './admit.js'
import { safe } from './log.js'
import { Problem, problem, problemBody } from './problems.js'
import type { Answer, AnswerFile } from './route.js'

/** A server that is starting, or still at work, is asked again soon; who has too much open closes something first. */
function retryAfter({ status, code, retryAfterSeconds }: Problem): string | undefined {
  if (retryAfterSeconds !== undefined) return String(retryAfterSeconds)
  if (status === 503 || code === 'KEY_BUSY') return '2'
  return status === 429 ? '10' : undefined
}

/** Sends what a handler answered. Resolves when it has been handed over; rejects when a file broke off. */
export async function sendAnswer(request: Request, response: Response, answer: Answer): Promise<void> {
  const { status, body, etag, location, file, cookies, shownOnce } = answer
  response.status(status ?? 200)
  if (cookies) response.append('Set-Cookie', [...cookies])
  if (etag !== undefined) response.set('ETag', `"${etag}"`)
  if (isKnown(request, etag)) return void response.status(304).end()
  const next = nextPage(request, body)
  if (next !== undefined) response.set('Link', `<${next}>; rel="next"`)
  if (location !== undefined) response.set('Location', location)
  if (file) return sendFile(response, file)
  response.json(shownOnce ? { ...(body as object), ...shownOnce } : (body ?? {}))
}

async function sendFile(response: Response, file: AnswerFile): Promise<void> {
  const pieces = 'pieces' in file ? await begun(file.pieces) : undefined
  response.set({
    'Content-Type': file.mediaType,
    // Nothing that came from a person is ever shown inside the product's own origin.
    'Content-Disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${extendedValue(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
  })
  if (pieces) return pipeline(pieces, response)
  if ('path' in file) return sendFromDisk(response, file)
  response.send('bytes' in file ? file.bytes : undefined)
}

/** The name as RFC 8187 writes it in a header. */
function extendedValue(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}

/** Express answers ranges and conditions by the ETag that is set here: the hash of the bytes. */
function sendFromDisk(response: Response, { path, sha256 }: { path: string; sha256: string }): Promise<void> {
  response.set('ETag', `"${sha256}"`)
  const options = { root: dirname(path), etag: false, lastModified: false, cacheControl: false }
  return new Promise((resolve, reject) => {
    response.sendFile(basename(path), options, (failure?: Error & { status?: number; code?: string }) => {
      // The reader went away: there is nobody to tell.
      if (!failure || failure.code === 'ECONNABORTED' || failure.code === 'EPIPE') resolve()
      else reject(failure.status === 416 ? problem('RANGE_INVALID') : failure)
    })
  })
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

/** Whether a reader has this very version already. */
function isKnown(request: Request, etag: number | undefined): boolean {
  const known = request.get('if-none-match')
  if (etag === undefined || known === undefined || !['GET', 'HEAD'].includes(request.method)) return false
  const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(`"${etag}"`)
}

/** The address of the next page of a list (RFC 8288): the same question with another cursor. */
function nextPage({ originalUrl, method }: Request, body: unknown): string | undefined {
  const next = (body as { next?: unknown } | undefined)?.next
  if (method !== 'GET' || typeof next !== 'string') return undefined
  const url = new URL(originalUrl, 'http://localhost')
  url.searchParams.set('cursor', next)
  return url.pathname + url.search
}

/** Answers every error as problem+json; what is not a refusal is a bug and is logged as one. */
export function sendProblems(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const known = locals(response)
    const { requestId, traceId } = known
    const refused = problemOf(error)
    known.code = refused.code
    if (refused.status >= 500) log.error({ err: safe(error), requestId, traceId }, refused.code)
    if (response.headersSent) return next(error)
    const seconds = retryAfter(refused)
    if (seconds !== undefined && !response.hasHeader('Retry-After')) response.set('Retry-After', seconds)
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
  if (error instanceof URIError) return problem('REQUEST_UNREADABLE')
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

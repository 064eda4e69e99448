import express, { type Request, type RequestHandler } from 'express'
import { readInput } from './input.js'
import { checkJson } from './json.js'
import { problem } from './problems.js'
import type { Route } from './route.js'

const MOST_JSON_BYTES = '1mb'
/** A directory of 10,000 offices is some 4 MB; the readers of files have their own limits. */
const MOST_FILE_BYTES = '32mb'

/** Takes the body from the wire: JSON, or the bytes of the kinds that the route names; any other kind is refused. */
export function readBody({ body }: Route): RequestHandler {
  if (!body) return (_request, _response, next) => next()
  const parse =
    'mediaTypes' in body
      ? express.raw({ type: [...body.mediaTypes], limit: MOST_FILE_BYTES, inflate: false })
      : express.json({ limit: MOST_JSON_BYTES, inflate: false, verify: keepBytes })
  return (request, response, next) => {
    const hasBody =
      request.get('transfer-encoding') !== undefined || Number(request.get('content-length')) > 0
    const wanted = 'mediaTypes' in body ? [...body.mediaTypes] : ['application/json']
    if (hasBody && !request.is(wanted)) throw problem('MEDIA_TYPE_UNKNOWN')
    void parse(request, response, (failure?: unknown) => {
      if (failure) return next(failure)
      try {
        if (!('mediaTypes' in body)) checkJson(bytesOf(request))
        next()
      } catch (refused) {
        next(refused)
      }
    })
  }
}

/** What the wire carried: the same key with other bytes is another request. */
function keepBytes(request: object, _response: unknown, bytes: Buffer): void {
  Object.assign(request, { bytes })
}

/** The bytes of the body, none where there was no body. */
export function bytesOf(request: Request): Buffer {
  if (Buffer.isBuffer(request.body)) return request.body
  return (request as Request & { bytes?: Buffer }).bytes ?? Buffer.alloc(0)
}

/** The body as the route takes it. @throws Problem INPUT_INVALID, MEDIA_TYPE_UNKNOWN */
export function readBodyValue({ body }: Route, request: Request): unknown {
  if (!body) return undefined
  if (!('mediaTypes' in body)) return readInput(body, (request.body as unknown) ?? {})
  if (!Buffer.isBuffer(request.body)) throw problem('MEDIA_TYPE_UNKNOWN')
  return request.body
}

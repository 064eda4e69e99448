import { createHash, randomBytes } from 'node:crypto'
import { DerError, readDer, sequenceOf } from './der-read.js'
import { integer, nothing, octets, oid, sequence, yes } from './der.js'
import type { TokenSource } from './fill.js'
import { oids } from './oids.js'
import { timestampBytes } from './place.js'
import { SignRefused } from './refused.js'
import { Broken } from './verify/reasons.js'
import { checkToken, digestOf } from './verify/token.js'

/** A time-stamp service (RFC 3161 over HTTP). */
export interface TimestampService {
  readonly url: string
  /** How long to wait for its answer; 10 000 when absent. */
  readonly timeoutMs?: number
}

function request(signature: Uint8Array, nonce: Buffer): Buffer {
  const imprint = sequence(
    sequence(oid(oids.sha256), nothing),
    octets(createHash('sha256').update(signature).digest()),
  )
  // certReq: the token must carry its certificate, to be checked years later.
  return sequence(integer(1), imprint, nonce, yes)
}

async function post({ url, timeoutMs = 10_000 }: TimestampService, body: Buffer): Promise<Buffer> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
    if (!answer.ok) throw new SignRefused('TIMESTAMP_REFUSED', `HTTP ${answer.status}`)
    return await limited(answer)
  } catch (error) {
    if (error instanceof SignRefused) throw error
    throw new SignRefused('TIMESTAMP_UNREACHABLE', String(error))
  }
}

/** The body, as long as it fits into the place a signature keeps for it. */
async function limited(answer: Response): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > 2 * timestampBytes) throw new SignRefused('TIMESTAMP_REFUSED', 'the answer is too long')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The token of a TimeStampResp whose status is granted (0) or granted with changes (1). */
function tokenOf(response: Buffer): Buffer {
  const [status, token] = sequenceOf(readDer(response))
  const code = sequenceOf(status)[0]?.body[0]
  if (token === undefined || code === undefined || code > 1)
    throw new SignRefused('TIMESTAMP_REFUSED', `status ${code}`)
  return token.raw
}

/** The token, if it is intact and answers this request. */
function checked(token: Buffer, signature: Uint8Array, nonce: Buffer): Buffer {
  const answered = checkToken(token, digestOf(signature))
  if (!answered.nonce?.equals(nonce)) throw new SignRefused('TIMESTAMP_REFUSED', 'nonce')
  return token
}

/**
 * Asks a service for time stamps over signature values: give it to `signPlaceWithTime` or `signTailWithTime`.
 * The token is checked before it is used. Errors: `SignRefused` TIMESTAMP_UNREACHABLE, TIMESTAMP_REFUSED.
 */
export function timestampFrom(service: TimestampService): TokenSource {
  return async (signature) => {
    const nonce = integer(randomBytes(8))
    const response = await post(service, request(signature, nonce))
    try {
      return checked(tokenOf(response), signature, nonce)
    } catch (error) {
      if (error instanceof Broken || error instanceof DerError)
        throw new SignRefused('TIMESTAMP_REFUSED', error.message)
      throw error
    }
  }
}

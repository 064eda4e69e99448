import { createHash } from 'node:crypto'
import type { Instant } from '../domain/time.js'

/**
 * A UUID of version 7 (RFC 9562) that follows from a request: its time from the instant of receipt, the rest from the
 * request's key. The same request gets the same id however often it is tried.
 */
export function idFor(key: string, at: Instant, purpose: string): string {
  const bytes = createHash('sha256').update(`${purpose}\n${key}`).digest().subarray(0, 16)
  bytes.writeUIntBE(Date.parse(at), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

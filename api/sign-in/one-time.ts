import { createHmac } from 'node:crypto'
import { symmetricDecrypt } from 'better-auth/crypto'
import { sealedCodeSecret, useCodeStep } from '../../db/accounts.js'
import type { SignInDesk } from './desk.js'

const STEP_MS = 30_000
const DIGITS = 6
/** The library takes the step before and the one after; another may have begun since it looked. */
const STEPS_AROUND = [1, 0, -1, -2] as const

/**
 * Marks a code that the library found right as used. False when it, or a later one, was used before: whoever saw it
 * over a shoulder cannot use it again (RFC 6238, section 5.2). Of two at the same time one is the first.
 */
export async function isFirstUse(
  { pool, auth }: Pick<SignInDesk, 'pool' | 'auth'>,
  personId: string,
  code: string,
): Promise<boolean> {
  const sealed = await sealedCodeSecret(pool, personId)
  if (sealed === undefined) return false
  const { secretConfig } = await auth.$context
  const secret = await symmetricDecrypt({ key: secretConfig, data: sealed })
  const now = Math.floor(Date.now() / STEP_MS)
  const step = STEPS_AROUND.map((by) => now + by).find((one) => codeAt(secret, one) === code)
  return step !== undefined && useCodeStep(pool, personId, step)
}

/** The code of a step of time (RFC 4226, section 5.3). */
function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac.at(-1) as number) & 15
  const number = (mac.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS
  return String(number).padStart(DIGITS, '0')
}

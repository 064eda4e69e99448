import type { X509Certificate } from 'node:crypto'
import { textOf } from '../pdf/values.js'
import type { IntactCms } from './cms.js'
import { codeOf, type Case, type Check } from './examine.js'
import { readPdfDate } from './pdf-date.js'
import type { ReasonCode } from './reasons.js'
import { checkToken, digestOf } from './token.js'
import { doubtsOf } from './trust.js'

/** When it was signed, and how that is known. */
interface Time {
  readonly at?: Date
  readonly atFrom?: 'timestamp' | 'claim'
  /** The instant for which the certificate has to be good. */
  readonly proven: Date
  readonly notes: readonly ReasonCode[]
}

function tokenTime(check: Check, cms: IntactCms): Date | undefined {
  if (!cms.token) return undefined
  try {
    const token = checkToken(cms.token, digestOf(cms.signature))
    const doubts = doubtsOf({
      ...check,
      signer: token.signer,
      others: token.certificates,
      at: token.at,
      use: 'timestamp',
    })
    return doubts.length === 0 ? token.at : undefined
  } catch (error) {
    codeOf(error)
    return undefined
  }
}

function timeOf(check: Check, each: Case, cms: IntactCms): Time {
  const stamped = tokenTime(check, cms)
  if (stamped) return { at: stamped, atFrom: 'timestamp', proven: stamped, notes: [] }
  const claimed = readPdfDate(textOf(each.signature.dict.get('M'))) ?? cms.signingTime
  return {
    ...(claimed ? { at: claimed, atFrom: 'claim' } : {}),
    proven: check.options.knownSince ?? check.options.now,
    notes: [...(cms.token ? ['TIMESTAMP_UNTRUSTED' as const] : []), 'TIME_CLAIMED'],
  }
}

/** What is known of who signed and when. */
export interface Judgement {
  readonly signer: X509Certificate
  readonly time: Time
  /** Doubts about the signer, and notes. */
  readonly codes: readonly ReasonCode[]
}

/** Judges the signer of an intact signature; `undefined` when there is none to judge. */
export function judge(check: Check, each: Case): Judgement | undefined {
  const { intact, documentToken } = each
  if (documentToken) {
    const time: Time = { at: documentToken.at, atFrom: 'timestamp', proven: documentToken.at, notes: [] }
    return judgement(check, documentToken, time, 'timestamp')
  }
  return intact && judgement(check, intact, timeOf(check, each, intact), 'signature')
}

function judgement(
  check: Check,
  { signer, certificates }: Pick<IntactCms, 'signer' | 'certificates'>,
  time: Time,
  use: 'signature' | 'timestamp',
): Judgement {
  const doubts = doubtsOf({ ...check, signer, others: certificates, at: time.proven, use })
  const unchecked = check.revoked ? [] : ['REVOCATION_NOT_CHECKED' as const]
  return { signer, time, codes: [...doubts, ...time.notes, ...unchecked] }
}

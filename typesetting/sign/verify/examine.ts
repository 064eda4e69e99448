import { createHash, type X509Certificate } from 'node:crypto'
import { DerError, readDer } from '../der-read.js'
import { oids } from '../oids.js'
import type { Budget } from '../pdf/values.js'
import type { HashName } from './algorithms.js'
import { checkCms, type IntactCms } from './cms.js'
import type { SignatureDict, SignatureField } from './fields.js'
import { Broken, type ReasonCode } from './reasons.js'
import { checkToken, type IntactToken } from './token.js'

/** Against what signatures are checked. No clock is read and no network used. */
export interface VerifyOptions {
  /** Authorities (or single certificates) that are believed, PEM. */
  readonly trustedPem: readonly string[]
  /** The instant of checking. */
  readonly now: Date
  /** An instant at which the file is known to have existed as it is (a register's receipt): certificates count for it. */
  readonly knownSince?: Date
  /** Serial numbers (hex) of revoked certificates, when someone keeps that list. */
  readonly revokedSerials?: readonly string[]
}

/** One run of the verification. */
export interface Check {
  readonly bytes: Buffer
  readonly budget: Budget
  readonly options: VerifyOptions
  readonly trusted: readonly X509Certificate[]
  readonly revoked: ReadonlySet<string> | undefined
}

/** A signature on its way through the checks. */
export interface Case {
  readonly field: SignatureField
  readonly signature: SignatureDict
  readonly removed: boolean
  readonly covered: number
  readonly intact?: IntactCms
  readonly documentToken?: IntactToken
  readonly broken?: ReasonCode
}

/** End of the signed bytes, or 0 when the range is not "everything but the contents, from the first byte". */
function coveredBytes(bytes: Buffer, { byteRange, contents }: SignatureDict): number {
  const [start, before, after, rest, more] = byteRange
  if (start !== 0 || before === undefined || after === undefined || rest === undefined || more !== undefined)
    return 0
  if (before !== contents.at || after !== contents.end || !Number.isSafeInteger(rest) || rest < 0) return 0
  if (bytes[before] !== 0x3c || after + rest > bytes.length) return 0
  return after + rest
}

/** The CMS without the zeros that fill its place. */
function cmsOf({ contents }: SignatureDict): Buffer {
  const { raw } = readDer(contents.bytes)
  if (contents.bytes.subarray(raw.length).some((byte) => byte !== 0))
    throw new Broken('SIGNATURE_UNREADABLE', 'more than a CMS')
  return raw
}

function checkSignature(
  check: Check,
  signature: SignatureDict,
  covered: number,
): Pick<Case, 'intact' | 'documentToken'> {
  if (covered === 0) throw new Broken('BYTE_RANGE_WRONG')
  const { at, end } = signature.contents
  const digest = (hash: HashName): Buffer =>
    createHash(hash).update(check.bytes.subarray(0, at)).update(check.bytes.subarray(end, covered)).digest()
  const cms = cmsOf(signature)
  if (signature.subFilter === 'ETSI.RFC3161') return { documentToken: checkToken(cms, digest) }
  const cades = signature.subFilter === 'ETSI.CAdES.detached'
  if (!cades && signature.subFilter !== 'adbe.pkcs7.detached')
    throw new Broken('SIGNATURE_UNSUPPORTED', signature.subFilter)
  return { intact: checkCms(cms, { contentType: oids.data, digest, bound: cades }) }
}

/** Errors that say that the signature is bad; others are ours. */
export function codeOf(error: unknown): ReasonCode {
  if (error instanceof Broken) return error.code
  if (error instanceof DerError) return 'SIGNATURE_UNREADABLE'
  throw error
}

/** Checks one signature by itself: range, digest, key. What came later and who signed are other questions. */
export function examine(
  check: Check,
  field: SignatureField,
  signature: SignatureDict,
  removed: boolean,
): Case {
  const covered = coveredBytes(check.bytes, signature)
  const known = { field, signature, removed, covered }
  try {
    return { ...known, ...checkSignature(check, signature, covered) }
  } catch (error) {
    return { ...known, broken: codeOf(error) }
  }
}

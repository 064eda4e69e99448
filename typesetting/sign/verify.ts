import { X509Certificate } from 'node:crypto'
import { fieldsOf } from './certificate-fields.js'
import { PdfFile } from './pdf/file.js'
import { Budget, PdfError } from './pdf/values.js'
import { isDocumentChanged } from './verify/changes.js'
import { examine, type Case, type Check, type VerifyOptions } from './verify/examine.js'
import { signatureFields, type SignatureField } from './verify/fields.js'
import { judge } from './verify/judge.js'
import { reason, type Reason, type ReasonCode } from './verify/reasons.js'

export type { VerifyOptions } from './verify/examine.js'
export type { Reason, ReasonCode } from './verify/reasons.js'

/** What is said of one signature. */
export interface SignatureReport {
  readonly field: string
  /** Common name of the signer's certificate; absent when it cannot be read. */
  readonly signer?: string
  /** When it was signed, as far as is known; `atFrom` says by whom. */
  readonly at?: Date
  readonly atFrom?: 'timestamp' | 'claim'
  /** `timestamp`: the signature of a time-stamp service over the document. */
  readonly kind: 'signature' | 'timestamp'
  /** `unknownIssuer`: nothing was changed, but who signed is not confirmed. */
  readonly status: 'valid' | 'unknownIssuer' | 'broken'
  /** False: bytes follow what was signed. `reasons` says whether they change anything. */
  readonly coversWholeFile: boolean
  /** Length in bytes of the revision that was signed, from the beginning of the file; 0 when unknown. */
  readonly coveredBytes: number
  readonly reasons: readonly Reason[]
}

/** What is said of a file. Show `verdict` and the list, never one tick alone. */
export interface PdfVerification {
  /** The worst of all signatures; `unreadable`: the file cannot be judged, and nothing in it may be believed. */
  readonly verdict: 'valid' | 'unknownIssuer' | 'broken' | 'unsigned' | 'unreadable'
  /** In the order they were made. */
  readonly signatures: readonly SignatureReport[]
  /** Why the file as a whole is unreadable. */
  readonly reasons: readonly Reason[]
}

/** 100 MB: the most that is read. */
const largestFile = 100 * 1024 * 1024
/** Some seconds of work at the very most. */
const work = 8_000_000
const mostSignatures = 50
const mostRevisions = 200

/** Offsets after each `%%EOF` but the last: where earlier revisions may end. */
function earlierEnds(bytes: Buffer): number[] {
  const ends: number[] = []
  for (let at = bytes.indexOf('%%EOF'); at >= 0; at = bytes.indexOf('%%EOF', at + 5)) ends.push(at + 5)
  if (ends.length > mostRevisions) throw new PdfError('TOO_MUCH', 'revisions')
  return ends.slice(0, -1)
}

/** Signature fields of an earlier state of the file, if these bytes are one. */
function earlierFields({ bytes, budget }: Check, end: number): SignatureField[] {
  try {
    return signatureFields(new PdfFile(bytes.subarray(0, end), budget))
  } catch (error) {
    // "%%EOF" inside a stream, or the first part of a linearised file: no revision ends there.
    if (error instanceof PdfError && error.code !== 'TOO_MUCH') return []
    throw error
  }
}

/** All signatures of all revisions, in the order they were made. */
function casesOf(check: Check, now: PdfFile): Case[] {
  const cases = new Map<string, Case>()
  const collect = (fields: readonly SignatureField[], removed: boolean): void => {
    for (const field of fields) {
      const { signature } = field
      const key = `${signature?.contents.at} ${signature?.contents.at === -1 ? field.name : ''}`
      if (signature && !cases.has(key)) cases.set(key, examine(check, field, signature, removed))
      if (cases.size > mostSignatures) throw new PdfError('TOO_MUCH', 'signatures')
    }
  }
  collect(signatureFields(now), false)
  for (const end of earlierEnds(check.bytes)) collect(earlierFields(check, end), true)
  return [...cases.values()].sort((a, b) => a.covered - b.covered)
}

/** What follows the signed revision: nothing, explained additions, or a change. */
function laterChange(check: Check, each: Case, all: readonly Case[], now: PdfFile): ReasonCode[] {
  if (each.removed) return ['REMOVED_LATER']
  if (each.covered === check.bytes.length) return []
  const allowed = all.filter(
    ({ broken, documentToken }) => !broken && (each.signature.permission !== 1 || documentToken),
  )
  const intact = new Set(allowed.map(({ signature }) => signature.contents.at))
  const signed = new PdfFile(check.bytes.subarray(0, each.covered), check.budget)
  return [isDocumentChanged({ signed, now, intact }) ? 'CHANGED_AFTER_SIGNING' : 'ADDED_LATER']
}

function changesOf(check: Check, each: Case, all: readonly Case[], now: PdfFile): ReasonCode[] {
  try {
    return laterChange(check, each, all, now)
  } catch (error) {
    // The signed bytes alone are no PDF, or what follows cannot be followed: nothing explains the rest.
    if (error instanceof PdfError && error.code !== 'TOO_MUCH') return ['CHANGED_AFTER_SIGNING']
    throw error
  }
}

function worst(reasons: readonly Reason[]): SignatureReport['status'] {
  if (reasons.some(({ weight }) => weight === 'broken')) return 'broken'
  return reasons.some(({ weight }) => weight === 'unknownIssuer') ? 'unknownIssuer' : 'valid'
}

function reportOf(check: Check, each: Case, all: readonly Case[], now: PdfFile): SignatureReport {
  const changes = each.broken ? [each.broken] : changesOf(check, each, all, now)
  const judgement = judge(check, each)
  const reasons = [...new Set([...changes, ...(judgement?.codes ?? [])])].map(reason)
  const { at, atFrom } = judgement?.time ?? {}
  return {
    field: each.field.name,
    kind: each.signature.subFilter === 'ETSI.RFC3161' ? 'timestamp' : 'signature',
    ...(judgement ? { signer: fieldsOf(judgement.signer.raw).commonName } : {}),
    ...(at && atFrom ? { at, atFrom } : {}),
    status: worst(reasons),
    coversWholeFile: each.covered === check.bytes.length,
    coveredBytes: each.covered,
    reasons,
  }
}

const unreadable = (code: ReasonCode): PdfVerification => ({
  verdict: 'unreadable',
  signatures: [],
  reasons: [reason(code)],
})

function verifyReadable(check: Check): PdfVerification {
  const now = new PdfFile(check.bytes, check.budget)
  const cases = casesOf(check, now)
  const signatures = cases.map((each) => reportOf(check, each, cases, now))
  const verdict = signatures.length === 0 ? 'unsigned' : worst(signatures.flatMap(({ reasons }) => reasons))
  return { verdict, signatures, reasons: [] }
}

/**
 * Checks all signatures of an uploaded PDF over all its revisions. Every input has an answer in bounded time: what
 * cannot be read is `unreadable`. Errors: only for `trustedPem` that is no certificate (a fault of the installation).
 */
export function verifyPdf(file: Uint8Array, options: VerifyOptions): PdfVerification {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const trusted = options.trustedPem.map((pem) => new X509Certificate(pem))
  const revoked =
    options.revokedSerials && new Set(options.revokedSerials.map((serial) => serial.toUpperCase()))
  if (bytes.length > largestFile) return unreadable('TOO_LARGE')
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return unreadable('NOT_A_PDF')
  try {
    return verifyReadable({ bytes, budget: new Budget(work), options, trusted, revoked })
  } catch (error) {
    if (error instanceof PdfError) return unreadable(error.code)
    throw error
  }
}

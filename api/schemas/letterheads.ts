import { z } from 'zod'
import type { Letterhead } from '../../domain/letterhead.js'
import { instant, reason, sha256, text } from './common.js'
import { actor, count, instantOrNull, listOf } from './replies-common.js'

const line = text(300)

const head = {
  agencyTh: line,
  addressTh: line,
  letterPrefix: line.max(60),
  unitTh: line.exactOptional(),
  telephone: line.max(100).exactOptional(),
  email: z.email().max(254).exactOptional(),
}
const body = z.strictObject(head) satisfies z.ZodType<Letterhead>

/** A megabyte as base64 fits no body of JSON; an emblem is some kilobytes. */
const MOST_BASE64 = 700_000

/** A letterhead; an emblem left out stays, null takes it away. */
export const letterheadBody = z.strictObject({
  ...head,
  emblem: z
    .strictObject({
      mediaType: z.enum(['image/svg+xml', 'application/pdf']),
      base64: z.base64().min(1).max(MOST_BASE64),
    })
    .nullable()
    .exactOptional(),
  reason: reason.min(1),
})

/** A letterhead that is looked at before it is stored. */
export const letterheadDraft = letterheadBody.omit({ reason: true })

/** One version of a letterhead. */
export const letterheadReply = z
  .strictObject({
    officeCode: z.string(),
    version: count,
    body,
    emblemType: z.string().nullable(),
    reason: z.string(),
    madeBy: actor,
    madeAt: instant,
  })
  .meta({ id: 'Letterhead' })

/** All versions of a letterhead. */
export const letterheadList = listOf(letterheadReply)

const pem = text(100_000)

/** How a key comes. */
export const keyBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pem'),
    keyPem: pem,
    passphrase: z.string().max(500).exactOptional(),
    certificatesPem: pem,
  }),
  z.strictObject({
    kind: z.literal('pkcs12'),
    base64: z.base64().min(1).max(MOST_BASE64),
    passphrase: z.string().max(500),
  }),
  z.strictObject({
    kind: z.literal('generate'),
    name: line.max(64).exactOptional(),
    years: z.int().min(1).max(10).default(3),
  }),
])

/** A key: everything but the key. */
export const keyReply = z
  .strictObject({
    keyId: z.string(),
    officeCode: z.string(),
    name: z.string(),
    origin: z.enum(['uploaded', 'generated']),
    certificates: z.array(z.string()),
    fingerprint: sha256,
    validFrom: instant,
    validUntil: instant,
    madeBy: actor,
    madeAt: instant,
    revokedAt: instantOrNull,
    revokedBy: actor.nullable(),
    revokedReason: z.string().nullable(),
  })
  .meta({ id: 'OfficeKey' })

/** The keys of an office. */
export const keyList = listOf(keyReply)

/** What a key has signed. */
export const keyUseList = listOf(
  z.strictObject({ circularId: z.string(), purpose: z.string(), documents: count, usedAt: instant }),
)

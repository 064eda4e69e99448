import { z } from 'zod'
import { procedureShape } from '../../templates/procedures/shape.js'
import type { Place } from '../../db/paging.js'
import { isInstant } from '../../domain/time.js'

const ID = '[A-Za-z0-9][A-Za-z0-9_-]{0,79}'

/** Ids and codes as they stand in addresses: nothing that could be part of another address. */
export const id = z.string().regex(new RegExp(`^${ID}$`))

/** The id of a case, `circular/…` or `submission/…/…`: of one of these kinds, or of any. */
export function caseIdOf(...kinds: readonly string[]) {
  const kind = kinds.length > 0 ? `(${kinds.join('|')})` : '[a-z]+'
  return z.string().regex(new RegExp(`^${kind}(/${ID}){1,2}$`))
}

/** The id of what the product itself made: a file, a key, a change. */
export const uuid = z.string().regex(/^[0-9a-f-]{36}$/)

/** What a person writes: at least one character, at most so many. */
export const text = (most: number) => z.string().trim().min(1).max(most)

/** What a person may leave empty; where the rules want it they ask for it themselves. */
export const textOrNone = (most: number) => z.string().trim().max(most)

/** Why a person does something. Empty ones are left to the rules, which ask for a reason. */
export const reason = textOrNone(2_000)

/** The number of an order (คำสั่ง), or none. */
export const orderNo = textOrNone(100).nullable().default(null)

/** A password, as it is typed. */
export const secretText = z.string().min(1).max(1_000)

/** A day as a person may have typed it; the rules read it, and ask back where the year is unclear. */
export const typedDay = text(40)

/** An instant, RFC 3339 in UTC with milliseconds. */
export const instant = z.string().refine(isInstant).meta({ format: 'date-time' })

/** The SHA-256 of something, lower-case hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Codes of offices, at most as many as a circular can have. */
export const codes = z.array(id).max(30_000)

/** The id of a circular, in an address. */
export const circularParams = z.strictObject({ circularId: id })

/** One office's answer to one circular, in an address. */
export const submissionParams = z.strictObject({ circularId: id, officeCode: id })

/** One office, in an address. */
export const officeParams = z.strictObject({ officeCode: id })

/** Persons who are let know of a secret case. */
export const personsBody = z.strictObject({
  persons: z.array(text(80)).min(1).max(50),
})

/** เจ้าของตำแหน่ง, ปฏิบัติราชการแทน, รักษาราชการแทน. */
export const capacity = z.enum(['holder', 'onBehalf', 'acting'])

/** What a deadline was worked out from. */
export const deadlineBasis = z
  .strictObject({
    rule: procedureShape.shape.deadline,
    from: instant,
    calendarVersion: z.string(),
    provinces: z.array(z.string()).exactOptional(),
  })
  .meta({ id: 'DeadlineBasis' })

/** No body, or an empty one. */
export const empty = z.strictObject({})

/** A version in a body or an address: at most what PostgreSQL's integer holds. */
export const versionNumber = z.int().min(1).max(2_147_483_647)

/** A version as it stands in an address. */
export const versionInAddress = z.coerce.number().pipe(versionNumber)

/** `true` or `false` in an address. */
export const flag = z.enum(['true', 'false']).transform((word) => word === 'true')

/** Which page of a list: the `next` of the page before, how many rows (200 at most), and whether all of them are counted. */
export const page = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  total: flag.default(false),
}

/** What a request says of its page, as lists take it. */
export function placeOf({ cursor: after, limit, total }: PageQuery): Required<Place> {
  return { after, limit, total }
}

type PageQuery = { readonly cursor?: string | undefined; readonly limit: number; readonly total: boolean }

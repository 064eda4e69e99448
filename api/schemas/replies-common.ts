import { z } from 'zod'
import { PERSONS } from '../../domain/policy/rule.js'
import type { DueWall } from '../../domain/time.js'
import { capacity, instant, sha256 } from './common.js'

/** A sentence in both languages. */
export const words = { th: z.string(), en: z.string() }

/** A count. */
export const count = z.int().min(0)

/** A calendar day, Asia/Bangkok. */
export const day = z.string().meta({ format: 'date' })

/** An instant, or nothing yet. */
export const instantOrNull = instant.nullable()

/** A deadline as an instant and on the wall of Bangkok. */
export const dueWallReply = z
  .strictObject({
    ...{ at: instant, zone: z.literal('Asia/Bangkok'), day: z.string(), time: z.string() },
    dayBe: z.string(),
  })
  .meta({ id: 'DueWall' }) satisfies z.ZodType<DueWall>

/** The item of a meeting on which it was resolved that there be this case. */
export const resolutionOrigin = z.strictObject({
  ...{ kind: z.literal('resolution'), caseId: z.string(), itemId: z.string() },
})

/** What an auditor was sent to look into. */
export const auditScope = z.strictObject({
  offices: z.union([z.literal('all'), z.array(z.string())]),
  caseIds: z.array(z.string()).exactOptional(),
})

/** How a list names a circular, and what belongs to it. */
export const heading = {
  subject: z.string(),
  number: z.int().nullable(),
  year: z.int().nullable(),
  issuedAt: instantOrNull,
}

/** When something is due, and why: what moved it, and what to look out for. */
export const explanation = {
  why: z.array(z.looseObject({ kind: z.string(), ...words })),
  warnings: z.array(z.strictObject({ code: z.string(), day, ...words })),
}

/** Who acted: a person, in an office, in a role; in which capacity, on which order, through what. */
export const actor = z
  .strictObject({
    personId: z.string(),
    officeCode: z.string(),
    role: z.enum([...PERSONS, 'system']),
    capacity: capacity.exactOptional(),
    assignmentId: z.string().exactOptional(),
    orderNo: z.string().exactOptional(),
    inPlaceOf: z.string().exactOptional(),
    alsoFor: z.array(z.string()).exactOptional(),
    via: z.string().exactOptional(),
    scope: auditScope.exactOptional(),
  })
  .meta({ id: 'Actor' })

/** A page of a list: its rows, the cursor of the next page where there is one, and how many rows in all if asked for. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  const next = z.string().exactOptional()
  return z.strictObject({ items: z.array(row), next, total: count.exactOptional() })
}

/** A list that comes whole. */
export function listOf<Row extends z.ZodType>(row: Row) {
  return z.strictObject({ items: z.array(row) })
}

/** An event of a case with its link of the hash chain. What it says beside differs by its type. */
export const recordedEvent = z
  .strictObject({
    version: z.int().min(1),
    type: z.string(),
    at: instant,
    by: actor,
    cause: z.string().nullable(),
    event: z.looseObject({ type: z.string() }),
    hash: sha256,
  })
  .meta({ id: 'RecordedEvent' })

/** A letter in a list. */
export const letterEntry = z
  .strictObject({
    letterId: z.string(),
    circularId: z.string(),
    officeCode: z.string(),
    kind: z.string(),
    templateId: z.string(),
    sha256,
    bytes: count,
    issuedAt: instant,
  })
  .meta({ id: 'LetterEntry' })

/** What an office of a list is called today; its code where the directory knows it no longer. */
export const officeNamed = { officeTh: z.string(), officeEn: z.string() }
/** What the committee of a case is called. */
export const committeeNamed = { committeeTh: z.string(), committeeEn: z.string() }

/** An answer "no", after RFC 9457; `code` is of the closed lists, `errors` names fields by JSON pointers. */
export const problemReply = z
  .strictObject({
    type: z.string().meta({ format: 'uri' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.string(),
    detail: z.string(),
    messageTh: z.string(),
    messageEn: z.string(),
    errors: z.array(
      z.strictObject({
        pointer: z.string(),
        code: z.string(),
        messageTh: z.string(),
        messageEn: z.string(),
        cell: z.string().exactOptional(),
        line: z.int().exactOptional(),
        column: z.int().exactOptional(),
      }),
    ),
    instance: z.string().meta({ format: 'uri' }),
  })
  .meta({ id: 'Problem' })

import { z } from 'zod'
import { PERSONS } from '../../domain/policy/rule.js'
import { RULE_CODES } from '../../domain/timeline/rules.js'
import { capacity, instant, sha256 } from './common.js'
import { mailState } from './replies-circular.js'
import { actor, count, instantOrNull, letterEntry, pageOf, words } from './replies-common.js'

const both = z.strictObject(words)
/** The name of an event, a mail or work over offices: each kind of case has its own, and more kinds join. */
const oneOfMany = z.string().regex(/^[a-z][A-Za-z]*$/)

/** Who acted, as a reader may know it. */
const actedBy = z
  .strictObject({
    personId: z.string(),
    nameTh: z.string().nullable(),
    officeCode: z.string(),
    officeTh: z.string().nullable(),
    officeEn: z.string(),
    role: actor.shape.role,
    capacity: capacity.exactOptional(),
    assignmentId: z.string().exactOptional(),
    orderNo: z.string().exactOptional(),
    inPlaceOf: z.string().exactOptional(),
    via: z.string().exactOptional(),
  })
  .meta({ id: 'ActedBy' })

const change = { pointer: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }

const rule = z
  .strictObject({
    code: z.enum(RULE_CODES),
    ...words,
    procedure: z.string().exactOptional(),
    calendarVersion: z.string().exactOptional(),
    deadline: z
      .strictObject({ rule: z.looseObject({ kind: z.string() }), from: instant, dueAt: instant })
      .exactOptional(),
  })
  .meta({ id: 'RuleApplied' })

/** A page of a case's story. */
export const timelinePage = pageOf(
  z
    .strictObject({
      version: z.int().min(1),
      at: instant,
      type: oneOfMany,
      what: both,
      by: actedBy,
      cause: z.string().nullable(),
      changes: z.array(z.strictObject({ ...change, field: both })),
      rule: rule.nullable(),
      letters: z.array(z.strictObject({ letterId: z.string(), kind: z.string(), sha256 })),
      mails: z.array(
        z.strictObject({ mailId: z.string(), kind: oneOfMany, state: mailState, settledAt: instantOrNull }),
      ),
      jobs: z.array(z.strictObject({ id: z.string(), kind: oneOfMany, done: count.nullable() })),
      event: z.looseObject({ type: oneOfMany }),
      hash: sha256,
    })
    .meta({ id: 'TimelineStep' }),
)

/** A case as it stood at an instant. */
export const asOfReply = <State extends z.ZodType>(state: State) =>
  z.strictObject({
    at: instant,
    version: count,
    head: sha256,
    recordedAt: instantOrNull,
    state: state.nullable(),
    answerVersion: z.int().nullable(),
    letters: z.array(z.strictObject({ letterId: z.string(), kind: z.string(), sha256 })),
  })

/** Whether records are whole, and where the first breach of each broken case is. */
export const verificationReply = z
  .strictObject({
    whole: z.boolean(),
    cases: count,
    events: count,
    broken: count,
    breaches: z.array(
      z.strictObject({
        caseId: z.string(),
        version: count,
        kind: z.enum(['link', 'column', 'head', 'state', 'row']),
        ...words,
      }),
    ),
  })
  .meta({ id: 'Verification' })

/** Long work that has begun. */
export const operationStarted = z.strictObject({ operationId: z.string() })

/** Readings in a list. */
export const readingPage = pageOf(
  z
    .strictObject({
      at: instant,
      personId: z.string(),
      officeCode: z.string(),
      role: z.enum(PERSONS),
      orderNo: z.string().nullable(),
      caseId: z.string(),
      what: z.string(),
      purpose: z.string().nullable(),
      secret: z.boolean(),
    })
    .meta({ id: 'Reading' }),
)

/** The purpose that is kept. */
export const purposeReply = z.strictObject({ purpose: z.string(), statedAt: instant })

/** What anybody may be told of a letter: the same answer for one that nobody issued. */
export const genuineReply = z
  .strictObject({
    genuine: z.boolean(),
    sha256: sha256.nullable(),
    number: z.string().nullable(),
    issuedAt: instantOrNull,
    /** The circular was recalled, or the letter taken back. */
    withdrawn: z.boolean().nullable(),
    /** Of an order that another one ends: that one's number, the code of its paper, and from which day on. */
    revokedBy: z
      .strictObject({ number: z.string(), code: z.string().nullable(), from: z.string() })
      .exactOptional(),
  })
  .meta({ id: 'Genuine' })

/** The kinds of what can be found. */
export const FOUND_KINDS = [
  ...['circular', 'submission', 'meeting', 'resolution', 'task', 'proposal'],
  ...['order', 'consultation', 'exemption', 'committee'],
] as const

/** Cases that were found. */
export const foundPage = pageOf(
  z
    .strictObject({
      caseId: z.string(),
      kind: z.enum(FOUND_KINDS),
      circularId: z.string().nullable(),
      itemId: z.string().nullable(),
      subject: z.string(),
      number: z.int().nullable(),
      year: z.int().nullable(),
      status: oneOfMany,
      ownerOffice: z.string(),
      officeCode: z.string().nullable(),
      officeTh: z.string().nullable(),
      officeEn: z.string(),
      issuedAt: instantOrNull,
    })
    .meta({ id: 'FoundCase' }),
)

/** Every version of what a case holds. */
export const versionsReply = z.strictObject({
  items: z.array(
    z
      .strictObject({
        version: z.int().min(1),
        at: instant,
        by: z.string(),
        sha256,
        holds: z.boolean(),
        late: z.boolean().exactOptional(),
        body: z.looseObject({}).nullable(),
      })
      .meta({ id: 'Version' }),
  ),
  letters: z.array(letterEntry),
})

/** Where two versions differ. */
export const differenceReply = z.strictObject({
  from: z.int(),
  to: z.int(),
  changes: z.array(z.strictObject(change)),
})

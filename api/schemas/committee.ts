import { z } from 'zod'
import type { Committee } from '../../domain/committee/case.js'
import { id, orderNo, text, textOrNone, typedDay } from './common.js'
import { count, day, pageOf } from './replies-common.js'

/** One committee, in an address. */
export const committeeParams = z.strictObject({ committeeId: id })
/** One seat of a committee, in an address. */
export const memberParams = z.strictObject({ committeeId: id, memberId: id })
/** One legal basis of a committee, in an address. */
export const basisParams = z.strictObject({ committeeId: id, basisId: id })

/** How far up a committee stands. */
export const level = z.enum(['working', 'sub', 'area', 'national'])
/** The states of a committee. */
export const committeeStatus = z.enum(['active', 'dissolved'])
const position = z.enum(['chair', 'deputyChair', 'member', 'secretary'])
const fraction = z.strictObject({ numerator: z.int().min(0), denominator: z.int().min(1) })
/** More than half, at least two thirds, at least three quarters. */
export const threshold = z.enum(['majority', 'twoThirds', 'threeQuarters'])
/** From what a majority is counted. */
export const majorityBase = z.enum(['presentAndVoting', 'present', 'all'])

/** How a committee meets and decides. */
export const committeeRules = z
  .strictObject({
    quorum: fraction,
    secondCall: z.strictObject({ quorum: fraction, withinDays: z.int().min(0) }).nullable(),
    noticeDays: z.int().min(0),
    majorityBase,
    threshold,
    castingVote: z.boolean(),
    circulation: z.boolean(),
    secretBallot: z.boolean(),
    eMeeting: z.boolean(),
  })
  .meta({ id: 'CommitteeRules' })

/** What a committee is called and where it belongs, as it is entered. */
export const detailsBody = z.strictObject({
  nameTh: text(300),
  nameEn: text(300),
  level,
  parentId: id.nullable().default(null),
  secretariat: id,
})

/** A legal basis as it is cited. */
export const basisBody = z.strictObject({
  law: text(500),
  section: textOrNone(200),
  text: textOrNone(20_000),
  validFrom: typedDay,
  validTo: typedDay.nullable().default(null),
})

/** A seat as it is given to a person. */
export const memberBody = z.strictObject({
  personId: text(80),
  position,
  hasVote: z.boolean().default(true),
  titleTh: text(300),
  titleEn: text(300),
  officeCode: id.nullable().default(null),
  orderNo,
  validFrom: typedDay,
  validTo: typedDay.nullable().default(null),
})

/** Who comes in a member's place. */
export const substituteOfMember = z.strictObject({
  personId: text(80),
  orderNo: textOrNone(100),
  validFrom: typedDay,
  validTo: typedDay.nullable().default(null),
  presides: z.boolean().default(false),
})

const legalBasis = z
  .strictObject({
    ...{ basisId: z.string(), law: z.string(), section: z.string(), text: z.string() },
    ...{ validFrom: day, validTo: day.nullable() },
    verified: z.strictObject({ by: z.string(), on: day }).nullable(),
  })
  .meta({ id: 'LegalBasis' })

const substitute = z.strictObject({
  ...{ personId: z.string(), orderNo: z.string(), validFrom: day, validTo: day.nullable() },
  presides: z.boolean(),
})

const seat = {
  ...{ memberId: z.string(), position, hasVote: z.boolean(), titleTh: z.string(), titleEn: z.string() },
  ...{ officeCode: z.string().nullable(), validFrom: day, validTo: day.nullable() },
}

const head = {
  ...{ committeeId: z.string(), nameTh: z.string(), nameEn: z.string(), level },
  ...{ parentId: z.string().nullable(), secretariat: z.string(), status: committeeStatus },
  dissolvedOn: day.exactOptional(),
}

/** The record of a committee. */
export const committeeState = z
  .strictObject({
    ...head,
    rules: committeeRules,
    members: z.array(
      z.strictObject({
        ...seat,
        ...{ personId: z.string(), orderNo: z.string().nullable(), substitutes: z.array(substitute) },
      }),
    ),
    legalBasis: z.array(legalBasis),
    announced: z
      .array(
        z.strictObject({ memberId: z.string(), validTo: day, openCases: z.array(z.string()) }).readonly(),
      )
      .exactOptional(),
  })
  .meta({ id: 'Committee' }) satisfies z.ZodType<Committee>

const publicPart = z
  .strictObject({
    ...head,
    version: count,
    /** What the office of its secretaries is called. */
    ...{ secretariatTh: z.string(), secretariatEn: z.string() },
    rules: committeeRules,
    legalBasis: z.array(legalBasis.omit({ verified: true }).extend({ verifiedOn: day.nullable() })),
    members: z.array(z.strictObject(seat)),
  })
  .meta({ id: 'CommitteeInPublic', description: 'ส่วนที่เปิดเผย / What is public of a committee' })

const names = z.record(z.string(), z.strictObject({ nameTh: z.string(), nameEn: z.string() }))

/** A committee: its public part, and for those inside the whole record with the names of the persons in it. */
export const committeeView = z.strictObject({
  ...{ committee: publicPart, possibleActs: z.array(z.string()) },
  record: committeeState.exactOptional(),
  persons: names.exactOptional(),
})

/** What an act on a committee answers: the record as it stands then. */
export const committeeActed = z.strictObject({
  ...{ version: count, state: committeeState, possibleActs: z.array(z.string()) },
  /** Of what the act made: a seat or a legal basis. */
  madeId: z.string().exactOptional(),
})

/** People who may be given a seat or be invited. */
export const candidates = z.strictObject({
  items: z.array(
    z.strictObject({
      ...{ personId: z.string(), nameTh: z.string(), nameEn: z.string() },
      posts: z.array(
        z.strictObject({
          role: z.string(),
          officeCode: z.string(),
          officeTh: z.string(),
          officeEn: z.string(),
        }),
      ),
    }),
  ),
})

/** Committees in a list, by their public part. */
export const committeePage = pageOf(publicPart)

import { z } from 'zod'
import type { Exemption } from '../../domain/exemption/case.js'
import type { ExemptionTerms } from '../../domain/exemption/request.js'
import { basisBody } from './committee.js'
import { deadlineBasis, id, instant, reason, sha256, text, textOrNone } from './common.js'
import { approvalState, committeeResolution, possibleVerdicts } from './replies-approval.js'
import { procedureShape } from '../../templates/procedures/shape.js'
import { isDay } from '../../domain/time.js'
import {
  actor,
  count,
  day as someDay,
  dueWallReply,
  listOf,
  officeNamed,
  pageOf,
  resolutionOrigin,
} from './replies-common.js'

/** A day that exists, `YYYY-MM-DD`, Gregorian. */
const day = someDay.refine(isDay)

/** One exemption, in an address. */
export const exemptionParams = z.strictObject({ exemptionId: id })

/** To skip an activity, or to be exempt from a rule of law. */
export const exemptionKind = z.enum(['activity', 'rule'])
/** The four fields of the pilot schools' freedoms. */
export const exemptionField = z.enum(['academic', 'budget', 'personnel', 'general'])
/** The states of an exemption. */
export const exemptionStatus = z.enum([
  ...(['draft', 'filed', 'returned', 'inApproval', 'proposedUpward', 'decided', 'noticed'] as const),
  ...(['appealed', 'inForce', 'refused', 'withdrawn', 'expired', 'revoked'] as const),
])

const period = z.strictObject({ from: day, until: day })
const applicantType = z.enum(['private', 'state'])
const school = z.strictObject({ nameTh: text(300), code: id.exactOptional() })
const rule = z.strictObject({ law: text(500), section: text(200), ownerTh: text(300) })
const cited = basisBody.extend({ validFrom: day, validTo: day.nullable() })

const asked = {
  kind: exemptionKind,
  field: exemptionField,
  measure: z.enum(['waive', 'adapt', 'relax']),
  subject: text(500),
  scope: z.strictObject({ circularIds: z.array(id).max(200), procedures: z.array(id).max(50) }),
  period,
  rule: rule.exactOptional(),
  touches: z.array(z.string().max(80)).max(50),
}
const words = { ground: text(10_000), risk: text(10_000), assessment: text(10_000) }

/** A request as it is entered: for the own office, or for a school in it. Evidence is named by the ids of its files. */
export const requestBody = z.strictObject({
  ...asked,
  scope: z
    .strictObject({
      circularIds: z.array(id).max(200).default([]),
      // Of a kind that can be asked for again: a circular of no kind is named itself (ADR 0013).
      procedures: z.array(procedureShape.shape.procedure).max(50).default([]),
    })
    .default({ circularIds: [], procedures: [] }),
  touches: z.array(z.string().max(80)).max(50).default([]),
  ...words,
  applicantType,
  school: school.exactOptional(),
  basis: cited,
  evidence: z.array(id).max(50).default([]),
})

/** One year of the register, Gregorian; every year where none is said. */
export const ofYear = z.strictObject({ year: z.coerce.number().int().min(2000).max(2200).optional() })

/** Which committees decide. */
export const bodiesBody = z.strictObject({
  areaCommitteeId: id,
  subCommitteeId: id.exactOptional(),
  nationalCommitteeId: id.exactOptional(),
})

/** Why a case goes back to be completed, and until when (the whole day). */
export const returnBody = z.strictObject({ reason, completeBy: day.exactOptional() })

/** The duty that is touched, and why the examiner thinks so. */
export const notWaivableBody = z.strictObject({ duty: z.string().max(80), reason })

/** What the owner of the rule, or the cabinet, answered. */
export const answerAboveBody = z.strictObject({ granted: z.boolean(), reference: text(300), reason })

const reasons = {
  facts: textOrNone(20_000),
  law: textOrNone(20_000),
  considerations: textOrNone(20_000),
}
/** The notice of a decision; `period` where less was granted than asked. */
export const noticeBody = z.strictObject({ ...reasons, period: period.exactOptional() })

/** Why the decision shall be changed. */
export const appealBody = z.strictObject({ grounds: textOrNone(10_000) })
/** What is made of an appeal. */
export const decideAppealBody = z.strictObject({ changed: z.boolean(), reason })
/** Why an exemption shall end early, and until when (the whole day) the applicant may be heard. */
export const announceBody = z.strictObject({ reason, hearUntil: day })
/** What the applicant says to it. */
export const statementBody = z.strictObject({ statement: textOrNone(10_000) })

const days = z.int().min(1).max(365)
/** Time limits and what else the law leaves to be set. */
export const termsShape = z
  .strictObject({
    examineDays: days,
    opinionDays: days,
    subCommitteeDays: days,
    areaCommitteeDays: days,
    nationalCommitteeDays: days,
    ruleOwnerDays: days,
    noticeDays: days,
    remindBeforeDays: z.int().min(1).max(30),
    appealDays: days,
    appealDecisionDays: days,
    appealExtensionDays: days,
    reopenDays: days,
    expiryWarningDays: days,
    orderFor: z.array(applicantType).max(2),
  })
  .meta({ id: 'ExemptionTerms' }) satisfies z.ZodType<ExemptionTerms>

const head = {
  ...asked,
  applicant: z.strictObject({ officeCode: z.string(), type: applicantType, school: school.exactOptional() }),
  basis: cited.extend({ basisId: z.string() }),
}
const evidence = z.strictObject({ fileId: z.string(), sha256, name: z.string() })

/** A request as it was kept. */
const requestReply = z
  .strictObject({ ...head, ...words, evidence: z.array(evidence) })
  .meta({ id: 'ExemptionRequest' })

const limit = z.strictObject({ dueAt: instant, reminders: z.array(instant) })
const legalBasis = cited.extend({
  basisId: z.string(),
  verified: z.strictObject({ by: z.string(), on: day }).nullable(),
})

const letterGiven = z.strictObject({
  letter: z.enum(['decision', 'appealDecision', 'hearing', 'revocation', 'lapse']),
  ...{ number: z.int(), year: z.int(), at: instant, by: actor },
})

/** The state of an exemption. */
export const exemptionState = z
  .strictObject({
    ...head,
    exemptionId: z.string(),
    status: exemptionStatus,
    owner: actor,
    origin: resolutionOrigin.exactOptional(),
    authors: z.array(actor).exactOptional(),
    parentCode: z.string(),
    contentSha256: sha256,
    legalBasis,
    terms: termsShape,
    filedAt: instant.exactOptional(),
    returned: z
      .strictObject({ reason: z.string(), at: instant, completeBy: instant.exactOptional() })
      .exactOptional(),
    bodies: bodiesBody.extend({ secretariats: z.array(z.string()) }).exactOptional(),
    approval: approvalState.exactOptional(),
    limit: limit.exactOptional(),
    limitReminded: instant.exactOptional(),
    decision: z
      .strictObject({
        ...{ granted: z.boolean(), at: instant, reason: z.string(), by: actor },
        resolution: committeeResolution.exactOptional(),
        reference: z.string().exactOptional(),
        duty: z.string().exactOptional(),
      })
      .exactOptional(),
    granted: period.exactOptional(),
    notice: z
      .strictObject({
        ...{ facts: z.string(), law: z.string(), considerations: z.string(), at: instant, by: actor },
        appealUntil: instant.exactOptional(),
        basis: deadlineBasis.exactOptional(),
      })
      .exactOptional(),
    appealWaived: z.literal(true).exactOptional(),
    appeal: z
      .strictObject({
        ...{ at: instant, grounds: z.string(), decideBy: instant },
        extended: z.string().exactOptional(),
        outcome: z
          .strictObject({ changed: z.boolean(), reason: z.string(), at: instant, by: actor })
          .exactOptional(),
      })
      .exactOptional(),
    number: z.int().exactOptional(),
    year: z.int().exactOptional(),
    inForceAt: instant.exactOptional(),
    expiryWarned: instant.exactOptional(),
    basisWarned: instant.exactOptional(),
    revocation: z
      .strictObject({
        ...{ at: instant, reason: z.string(), hearUntil: instant },
        statement: z.strictObject({ text: z.string(), at: instant }).exactOptional(),
      })
      .exactOptional(),
    ended: z.strictObject({ at: instant, reason: z.string() }).exactOptional(),
    letters: z.array(letterGiven).exactOptional(),
    jobs: z.array(z.strictObject({ id: z.string(), kind: z.enum(['setLimits', 'apply', 'reopen', 'tell']) })),
    jobsMade: count,
  })
  .meta({ id: 'Exemption' }) satisfies z.ZodType<Exemption>

const warning = z.strictObject({
  code: z.enum(['basisUnverified', 'outlivesBasis', 'outlivesAct']),
  th: z.string(),
  en: z.string(),
})
const now = {
  version: count,
  state: exemptionState,
  warnings: z.array(warning),
  possibleActs: z.array(z.string()),
  possibleVerdicts,
  /** Until when an appeal may be lodged. */
  appeal: dueWallReply.nullable(),
}

/** An exemption as it stands, with the whole request. */
export const exemptionView = z.strictObject({
  ...{ exemptionId: z.string(), ...now, ...officeNamed, request: requestReply },
})
/** What an act on an exemption answers. */
export const exemptionActed = z.strictObject(now)
/** Exemptions, page by page. */
export const exemptionPage = pageOf(
  z.strictObject({
    ...{ caseId: z.string(), exemptionId: z.string(), version: count, state: exemptionState },
    ...officeNamed,
    warnings: z.array(warning),
  }),
)

const publicLine = {
  number: z.int(),
  year: z.int(),
  officeCode: z.string(),
  ...officeNamed,
  schoolTh: z.string().nullable(),
  kind: exemptionKind,
  field: exemptionField,
  measure: z.enum(['waive', 'adapt', 'relax']),
  subject: z.string(),
  rule: rule.nullable(),
  ground: z.string(),
  basis: z.strictObject({ law: z.string(), section: z.string(), verified: z.boolean() }),
  from: day,
  until: day,
  status: exemptionStatus,
}
/** The public part of the register: who, what, until when, on which ground. */
export const publicRegister = listOf(z.strictObject(publicLine))
/** The internal part: the rest beside it. */
export const internalRegister = listOf(
  z.strictObject({
    ...publicLine,
    exemptionId: z.string(),
    resolution: z.string().nullable(),
    reason: z.string(),
    risk: z.string(),
    assessment: z.string(),
    appealed: z.boolean(),
    ended: z.string().nullable(),
    warnings: z.array(warning),
  }),
)

/** Kinds of circular by name. */
export const kindsReply = listOf(
  z.strictObject({ procedureId: z.string(), title: z.strictObject({ th: z.string(), en: z.string() }) }),
)

/** What nobody can be freed from. */
export const dutiesReply = listOf(
  z.strictObject({
    ...{ id: z.string(), nameTh: z.string(), nameEn: z.string(), law: z.string() },
    certainty: z.enum(['verified', 'unverified']),
  }),
)

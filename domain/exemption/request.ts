import type { CitedBasis } from '../committee/case.js'
import type { Day } from '../time.js'

/** (A) `activity`: to skip an activity or project imposed from above. (B) `rule`: to be exempt from a rule of law. Never mixed. */
export type ExemptionKind = 'activity' | 'rule'

/** วิชาการ / งบประมาณ / บุคคล / บริหารทั่วไป: the four fields of the pilot schools' freedoms. */
export type ExemptionField = 'academic' | 'budget' | 'personnel' | 'general'

/** ยกเว้น / ปรับใช้ / ผ่อนปรน: what is asked. */
export type ExemptionMeasure = 'waive' | 'adapt' | 'relax'

/** Whether the applicant is private or of the state: whether the decision is an order (คำสั่งทางปกครอง) may hang on it. */
export type ApplicantType = 'private' | 'state'

/** Who asks: an office of the directory, or a school within it, for which the office's people enter the request. */
export type Applicant = {
  readonly officeCode: string
  readonly type: ApplicantType
  /** Absent where the office asks for itself. Only then do its own answers become exempt. */
  readonly school?: { readonly nameTh: string; readonly code?: string }
}

/** What the exemption takes the office out of, in this product: single circulars, or all of a kind (procedure). */
export type ExemptionScope = {
  readonly circularIds: readonly string[]
  readonly procedures: readonly string[]
}

/** The first and the last day on which it shall hold. */
export type ExemptionPeriod = { readonly from: Day; readonly until: Day }

/** The rule of law that stands in the way (kind B), and who owns it. */
export type RuleOfLaw = { readonly law: string; readonly section: string; readonly ownerTh: string }

/** A file handed in as evidence, by its hash (lower-case hex SHA-256). */
export type Evidence = { readonly fileId: string; readonly sha256: string; readonly name: string }

/** What the case itself knows of a request: everything that decides something. */
export type ExemptionHead = {
  readonly kind: ExemptionKind
  readonly field: ExemptionField
  readonly measure: ExemptionMeasure
  readonly subject: string
  readonly applicant: Applicant
  readonly scope: ExemptionScope
  readonly period: ExemptionPeriod
  /** With kind `rule` only. */
  readonly rule?: RuleOfLaw
  /** The law on which the exemption itself would rest. */
  readonly basis: CitedBasis
  /** Duties that the request touches, by their ids in `duties.ts`. */
  readonly touches: readonly string[]
}

/** The whole request: kept under the hash of what it says, outside the record of events. */
export type ExemptionRequest = ExemptionHead & {
  /** Why the rule or activity blocks or does not serve the quality of education. */
  readonly ground: string
  readonly evidence: readonly Evidence[]
  readonly risk: string
  /** How it will be seen whether it does good or harm. */
  readonly assessment: string
}

/** Which committees decide: the sub-committee only advises; the national one decides on rules of law. */
export type DecidingBodies = {
  readonly subCommitteeId?: string
  readonly areaCommitteeId: string
  readonly nationalCommitteeId?: string
  /** Codes of the offices that keep these committees' business: they read the case. */
  readonly secretariats: readonly string[]
}

/** How many days each body has, and what else the law leaves to be set. Kept by each case as they were when it was filed. */
export type ExemptionTerms = {
  /** Working days. */
  readonly examineDays: number
  readonly opinionDays: number
  readonly subCommitteeDays: number
  readonly areaCommitteeDays: number
  readonly nationalCommitteeDays: number
  readonly ruleOwnerDays: number
  readonly noticeDays: number
  /** Working days before the end of a limit on which the body is reminded. */
  readonly remindBeforeDays: number
  /** Calendar days (administrative procedure act s.44, s.45). */
  readonly appealDays: number
  readonly appealDecisionDays: number
  readonly appealExtensionDays: number
  /** Working days that an office gets when its duty comes back. */
  readonly reopenDays: number
  /** Calendar days before the last day on which the applicant is told that it ends. */
  readonly expiryWarningDays: number
  /** For whom the decision is an order that can be appealed. */
  readonly orderFor: readonly ApplicantType[]
}

/** What holds until somebody sets other terms. That a decision for a state school is no order is unverified. */
export const DEFAULT_TERMS: ExemptionTerms = {
  examineDays: 15,
  opinionDays: 15,
  subCommitteeDays: 15,
  areaCommitteeDays: 15,
  nationalCommitteeDays: 15,
  ruleOwnerDays: 15,
  noticeDays: 15,
  remindBeforeDays: 3,
  appealDays: 15,
  appealDecisionDays: 30,
  appealExtensionDays: 30,
  reopenDays: 15,
  expiryWarningDays: 30,
  orderFor: ['private'],
}

/** The head of a request, for the case. */
export function headOfRequest(request: ExemptionRequest): ExemptionHead {
  const { ground: _, evidence: __, risk: ___, assessment: ____, ...head } = request
  return head
}

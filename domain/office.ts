import type { Certainty } from './calendar.js'
import type { Day } from './time.js'

/**
 * สพป. (primary) and สพม. (secondary), the two kinds of education service area office, and ศธจ. (provincial), the education
 * office of a province, which is the secretariat of its area's committee.
 */
export const OFFICE_TYPES = ['primary', 'secondary', 'provincial'] as const
/** What kind of office it is. */
export type OfficeType = (typeof OFFICE_TYPES)[number]

/** As lists print it. */
export const OFFICE_TYPE_TH: Readonly<Record<OfficeType, string>> = {
  primary: 'สพป.',
  secondary: 'สพม.',
  provincial: 'ศธจ.',
}

/** Since when a province of the office is an innovation area, and how sure that day is. */
export type InnovationMembership = {
  readonly province: string
  readonly sinceDay: Day
  readonly certainty: Certainty
}

/** An office as it stands from one day on. Codes identify it; names change (the reform of 2564 renamed 42). */
export type Office = {
  readonly code: string
  readonly type: OfficeType
  readonly nameTh: string
  readonly shortTh: string
  readonly nameEn: string
  /** Thai names of its provinces, that of its seat first where the source says so. */
  readonly provinces: readonly string[]
  readonly zone?: number
  /** Four digits; the new codes of สพม. are not known. */
  readonly areaCode?: string
  /** `ศธ 04022`: entered by the office, never derived. */
  readonly letterPrefix?: string
  readonly innovationAreas: readonly InnovationMembership[]
  readonly email?: string
  readonly validFrom: Day
  /** The first day on which it no longer stands like this. */
  readonly validTo?: Day
  /** Codes of the offices whose work it took over. */
  readonly predecessors: readonly string[]
  readonly nameCertainty: string
  /** The office above it in the tree, where it is not the central one. */
  readonly parentCode?: string
  /** What rules may ask for beyond the members above. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>
}

/** Whether the record holds on the day. */
export function existsOn(
  { validFrom, validTo }: { readonly validFrom: Day; readonly validTo?: Day | undefined },
  day: Day,
): boolean {
  return validFrom <= day && (validTo === undefined || day < validTo)
}

/** Whether a province of the office is an innovation area on the day. */
export function isInInnovationArea(office: Office, day: Day): boolean {
  return office.innovationAreas.some(({ sinceDay }) => sinceDay <= day)
}

/** Whether the code is that of an office that issues circulars; no addressed one begins with C. */
export function isCentralCode(code: string): boolean {
  return code.startsWith('C')
}

/**
 * Whether an office is above another: every central office is above the education service area offices. Not by
 * `parentCode`, which is for showing the tree (ADR 10).
 */
export function isAbove(code: string, other: string): boolean {
  return isCentralCode(code) && !isCentralCode(other)
}

/** The codes of the offices that took over the work of this one. */
export function successorsOf(code: string, offices: readonly Office[]): string[] {
  const heirs = offices.filter(({ predecessors }) => predecessors.includes(code))
  return [...new Set(heirs.map((office) => office.code))].sort()
}

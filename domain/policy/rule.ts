import type { Actor, Role } from '../case.js'

/**
 * Where a person's office stands to a case: it issued it, it is addressed by it, or it is above one of those; or the
 * case is within what an auditor was sent to look into.
 */
export type Standing = 'owner' | 'addressee' | 'superior' | 'audited'

/** How far a case may be known. The classes of the secrecy regulation, B.E. 2544; `plain` is everything else. */
export type Secrecy = 'plain' | 'confidential' | 'secret' | 'topSecret'

/**
 * Who may do one act: on which side of the house, in which roles, and how the office must stand to the case.
 * `standing` is empty where the act concerns no case. `fresh` asks for a recent sign-in or a second factor.
 */
export type Rule = {
  readonly side: 'any' | 'central' | 'district'
  readonly roles: readonly Role[]
  readonly standing: readonly Standing[]
  readonly fresh?: true
}

/** What the policy needs to know of a case: offices, secrecy, and who is named when it is secret. Ids and codes only. */
export type Subject = {
  readonly caseId?: string
  readonly ownerOffice?: string
  /** The addressed offices that the act is about. */
  readonly addressees?: readonly string[]
  /** Offices above the owner or the addressees. */
  readonly superiors?: readonly string[]
  readonly secrecy?: Secrecy
  /** Ids of the persons who may know a secret case. */
  readonly named?: readonly string[]
}

/** All who work on circulars and answers. */
export const STAFF: readonly Role[] = [
  'officer',
  'checker',
  'signer',
  'registrar',
  'districtOfficer',
  'director',
]

/** Every role that a person can hold. */
export const PERSONS: readonly Role[] = [...STAFF, 'secretary', 'member', 'chair', 'auditor', 'administrator']

/** Whether the person works in an office that issues circulars; the addressed ones begin with P or S. */
export function sideOf({ officeCode }: Actor): 'central' | 'district' {
  return officeCode.startsWith('C') ? 'central' : 'district'
}

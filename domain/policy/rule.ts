import type { Actor, Role } from '../case.js'
import { isCentralCode } from '../office.js'
import type { Secrecy } from '../secrecy.js'

/**
 * Where a person stands to a case: the own office issued it, or is addressed by it; the person directs an office above
 * one of those; or it is within what an auditor was sent to look into. To a committee and its meetings: the person is
 * secretary in the office that is its secretariat (`secretariat`), or sits in it on that day (`member`), whatever else they are.
 */
export type Standing = 'owner' | 'addressee' | 'superior' | 'audited' | 'secretariat' | 'member'

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
  /** The id of the case. */
  readonly caseId?: string
  readonly ownerOffice?: string
  /** The addressed offices that the act is about. */
  readonly addressees?: readonly string[]
  readonly secrecy?: Secrecy
  /** Ids of the persons who sit in the committee on the day, also as substitutes. */
  readonly members?: readonly string[]
  /** Ids of the persons who may know a secret case. The director of an addressed office is named by the position. */
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

/** All who work on circulars and answers, and those who look into them. */
export const READERS: readonly Role[] = [...STAFF, 'auditor']

/** Whether the person works in an office that issues circulars. */
export function sideOf({ officeCode }: Actor): 'central' | 'district' {
  return isCentralCode(officeCode) ? 'central' : 'district'
}

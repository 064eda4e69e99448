import type { Actor, Role } from '../domain/case.js'
import { refuse } from '../domain/refusals.js'
import { refusalProblem } from './problems.js'

/** Who may use a route: everybody, or persons of one side in one of the roles. The case's own rules come after it. */
export type Access =
  'public' | { readonly side: 'any' | 'central' | 'district'; readonly roles: readonly Role[] }

const STAFF: readonly Role[] = ['officer', 'checker', 'signer', 'registrar', 'districtOfficer', 'director']

/** Anyone who has signed in. */
export const ANYONE: Access = { side: 'any', roles: STAFF }
/** The office that issues circulars: all who work on them may look. */
export const CENTRAL_STAFF: Access = { side: 'central', roles: STAFF }
/** Those who draft circulars, keep the directory and review answers. */
export const CENTRAL_OFFICERS: Access = { side: 'central', roles: ['officer'] }
/** Those who say yes to a draft. */
export const CENTRAL_APPROVERS: Access = { side: 'central', roles: ['checker', 'signer'] }
/** Those who may send a signed circular out. */
export const CENTRAL_LAUNCHERS: Access = { side: 'central', roles: ['officer', 'registrar'] }
/** The signer alone: a stamped letter bears the signer's mark. */
export const CENTRAL_SIGNERS: Access = { side: 'central', roles: ['signer'] }
/** An addressed office: those who receive, work on and answer a circular. */
export const OFFICE_STAFF: Access = { side: 'district', roles: ['registrar', 'districtOfficer', 'director'] }

/** Whether the code is that of an office that issues circulars; the addressed ones begin with P or S. */
export function isCentral(officeCode: string): boolean {
  return officeCode.startsWith('C')
}

/** @throws Problem NOT_YOURS when the route is not for this person. */
export function checkAccess(access: Exclude<Access, 'public'>, actor: Actor): void {
  const side = isCentral(actor.officeCode) ? 'central' : 'district'
  const isSide = access.side === 'any' || access.side === side
  if (!isSide || !access.roles.includes(actor.role)) throw refusalProblem(refuse('NOT_YOURS'))
}

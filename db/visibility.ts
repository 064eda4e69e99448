import type { Actor } from '../domain/case.js'
import { isCentralCode } from '../domain/office.js'
import { isNamedByPosition, mayUse, POLICY, type ActName } from '../domain/policy/policy.js'
import { PROPOSALS_OF_MEMBERS } from '../domain/policy/proposal-acts.js'
import type { Rule } from '../domain/policy/rule.js'
import { TODAY } from './assignments.js'

/** A condition for a list: SQL text and the values of its parameters. */
export type Condition = { readonly sql: string; readonly values: readonly unknown[] }

/** Who looks, what for, and the number that the condition's first parameter gets. */
export type Looking = { readonly actor: Actor; readonly act: ActName; readonly first: number }

/** The circulars (rows `c`) that the person may do the act on: what `mayAct` says of each, as a condition. */
export function visibleCirculars({ actor, act, first }: Looking): Condition {
  return condition(first, (bind) => [known(actor, CIRCULAR, bind), stands(actor, act, CIRCULAR, bind)])
}

/** The submissions (rows `s`, beside their circulars `c`) that the person may do the act on. */
export function visibleSubmissions({ actor, act, first }: Looking): Condition {
  return condition(first, (bind) => [known(actor, SUBMISSION, bind), stands(actor, act, SUBMISSION, bind)])
}

/**
 * The circulars (rows `c`) that secrecy lets the person know of, whatever their office: for lists that show a line to
 * all, such as registers, and only withhold what it says.
 */
export function knownCirculars({ actor, first }: Omit<Looking, 'act'>): Condition {
  return condition(first, (bind) => [known(actor, CIRCULAR, bind)])
}

/** The submissions (rows `s`, beside their circulars `c`) that secrecy lets the person know of. */
export function knownSubmissions({ actor, first }: Omit<Looking, 'act'>): Condition {
  return condition(first, (bind) => [known(actor, SUBMISSION, bind)])
}

/** The awaited words (rows `a`, beside the circulars `c` of answers) that secrecy lets the person know of. */
export function knownAwaiting({ actor, first }: Omit<Looking, 'act'>): Condition {
  return condition(first, (bind) => [known(actor, AWAITING, bind)])
}

/** The tasks (rows `t`) that the person may do the act on. */
export function visibleTasks({ actor, act, first }: Looking): Condition {
  return condition(first, (bind) => [stands(actor, act, TASK, bind)])
}

/** The proposals (rows `p`) that the person may do the act on: by office, or by a seat in the committee. */
export function visibleProposals({ actor, act, first }: Looking): Condition {
  const { standing }: Rule = POLICY[act]
  const isForMembers = standing.includes('member') && actor.role !== 'auditor' && !mayUse(actor, act)
  return condition(first, (bind) => [
    anyOf([stands(actor, act, PROPOSAL, bind), ...(isForMembers ? [shownToMembers(actor, bind)] : [])]),
  ])
}

/** As `subjectOfProposal`: what is complete concerns those who sit in the committee today. */
function shownToMembers({ personId }: Actor, bind: Bind): string {
  return `(p.status = any(${bind(PROPOSALS_OF_MEMBERS, 'text[]')}) and exists (select from committee_seat s
    where s.committee_id = p.committee_id and s.person_id = ${bind(personId, 'text')}
      and s.valid_from <= ${TODAY} and (s.valid_to is null or ${TODAY} < s.valid_to)))`
}

/** The orders (rows `o`) that the person may do the act on. */
export function visibleOrders({ actor, act, first }: Looking): Condition {
  return condition(first, (bind) => [stands(actor, act, ORDER, bind)])
}

/** The consultations (rows `n`) that the person may do the act on. */
export function visibleConsultations({ actor, act, first }: Looking): Condition {
  return condition(first, (bind) => [stands(actor, act, CONSULTATION, bind)])
}

/**
 * The meetings (rows `m`) that the person may do the act on: of committees in which they sit today or sat on its day, or
 * whose secretary they are. A secret one is known to those who sit, and to its guests.
 */
export function visibleMeetings({ actor, act, first }: Looking): Condition {
  const { officeCode, role } = actor
  return condition(first, (bind) => {
    if (mayUse(actor, act)) return ['false']
    const stand = [
      ...(role === 'auditor' ? [inScope(actor, MEETING, bind)] : [sitsIn(actor, bind)]),
      ...(role === 'secretary' ? [`m.secretariat = ${bind(officeCode, 'text')}`] : []),
    ]
    return [knownWithSeat(actor, MEETING, bind), anyOf(stand)]
  })
}

/** Whether the person sits in the committee of the meeting (rows `m`) today, or sat in it on its day. */
function sitsIn({ personId }: Actor, bind: Bind): string {
  return `exists (select from committee_seat s where s.committee_id = m.committee_id
      and s.person_id = ${bind(personId, 'text')}
      and (${[TODAY, "(m.starts_at at time zone 'Asia/Bangkok')::date"]
        .map((day) => `(s.valid_from <= ${day} and (s.valid_to is null or ${day} < s.valid_to))`)
        .join(' or ')}))`
}

/** As `known`; whoever sits is named, but a machine is no named person. */
function knownWithSeat(actor: Actor, columns: Columns, bind: Bind): string {
  const seat = actor.via === undefined ? [sitsIn(actor, bind)] : []
  return anyOf([known(actor, columns, bind), ...seat])
}

/**
 * The letters (rows `l`, beside their meetings `m`) that the person may do the act on: by office, or by a seat in the
 * committee. As secret as the meeting: then whoever sits, its guests, and the director of the office that is written to.
 */
export function visibleResolutionLetters({ actor, act, first }: Looking): Condition {
  return condition(first, (bind) => {
    if (mayUse(actor, act)) return ['false']
    const stand = [
      stands(actor, act, RESOLUTION_LETTER, bind),
      ...(actor.role === 'auditor' ? [] : [sitsIn(actor, bind)]),
    ]
    return [knownWithSeat(actor, RESOLUTION_LETTER, bind), anyOf(stand)]
  })
}

/** The exemptions (rows `e`) that the person may do the act on: also for those whose committees decide. */
export function visibleExemptions({ actor, act, first }: Looking): Condition {
  return condition(first, (bind) => [
    anyOf([
      stands(actor, act, EXEMPTION, bind),
      ...(mayUse(actor, act) || actor.role === 'auditor'
        ? []
        : [`e.secretariats ? ${bind(actor.officeCode, 'text')}`]),
    ]),
  ])
}

/** The columns of a kind of case that the policy speaks of; `office` is the addressed one. */
type Columns = {
  readonly secrecy: string
  readonly named: readonly string[]
  readonly owner: string
  readonly office?: string
  readonly caseIds: readonly string[]
}

const CIRCULAR: Columns = {
  secrecy: 'c.secrecy',
  named: ['c.named'],
  owner: 'c.owner_office',
  caseIds: ['c.case_id'],
}
const SUBMISSION: Columns = {
  secrecy: 's.secrecy',
  named: ['c.named', 's.named'],
  owner: 'c.owner_office',
  office: 's.office_code',
  caseIds: ['c.case_id', 's.case_id'],
}

const MEETING: Columns = {
  secrecy: 'm.secrecy',
  named: ['m.named'],
  owner: 'm.secretariat',
  caseIds: ['m.case_id'],
}
const RESOLUTION_LETTER: Columns = { ...MEETING, owner: 'l.sender', office: 'l.office_code' }

const AWAITING: Columns = {
  secrecy: 'a.secrecy',
  named: ['a.named', 'c.named'],
  owner: 'a.office_code',
  // The director of an addressed office is named by the position; of an issuing one not.
  office: "case a.about when 'answer' then a.office_code end",
  caseIds: ['a.case_id'],
}
// None of these is ever secret.
const PLAIN = { secrecy: "'plain'", named: [] } as const
const TASK: Columns = { ...PLAIN, owner: 't.giver', office: 't.office_code', caseIds: ['t.case_id'] }
const PROPOSAL: Columns = {
  ...PLAIN,
  owner: 'p.owner_office',
  // As `subjectOfProposal`: before it is signed it is no business of the committee.
  office:
    "case when p.state ? 'submittedAt' and p.status not in ('draft', 'inApproval') then p.secretariat end",
  caseIds: ['p.case_id'],
}
const ORDER: Columns = { ...PLAIN, owner: 'o.owner_office', caseIds: ['o.case_id'] }
const CONSULTATION: Columns = { ...PLAIN, owner: 'n.office_code', caseIds: ['n.case_id'] }

type Places = Pick<Columns, 'owner' | 'office' | 'caseIds'>

const EXEMPTION: Columns = {
  secrecy: "'plain'",
  named: [],
  owner: 'e.parent_code',
  office: 'e.office_code',
  caseIds: ['e.case_id'],
}

type Bind = (value: unknown, type: 'text' | 'text[]') => string

function condition(first: number, clauses: (bind: Bind) => readonly string[]): Condition {
  const values: unknown[] = []
  const bind: Bind = (value, type) => `$${first + values.push(value) - 1}::${type}`
  return { sql: clauses(bind).join(' and '), values }
}

/** As `mayKnow`. */
function known(actor: Actor, { secrecy, named, office }: Columns, bind: Bind): string {
  if (actor.role === 'system') return 'true'
  if (actor.via !== undefined) return `${secrecy} = 'plain'`
  const isDirector = isNamedByPosition(actor, actor.officeCode)
  return anyOf([
    `${secrecy} = 'plain'`,
    ...named.map((column) => `${column} ? ${bind(actor.personId, 'text')}`),
    ...(office && isDirector ? [`${office} = ${bind(actor.officeCode, 'text')}`] : []),
  ])
}

/** As `standingsOf`, for the standings that the act's rule asks for. */
function stands(actor: Actor, act: ActName, columns: Columns, bind: Bind): string {
  const { standing }: Rule = POLICY[act]
  if (mayUse(actor, act)) return 'false'
  if (actor.role === 'auditor') return standing.includes('audited') ? inScope(actor, columns, bind) : 'false'
  const { owner, office } = columns
  const own = (column: string) => `${column} = ${bind(actor.officeCode, 'text')}`
  return anyOf([
    ...(standing.includes('owner') ? [own(owner)] : []),
    ...(standing.includes('addressee') && office ? [own(office)] : []),
    ...(standing.includes('superior') && actor.role === 'director' ? below(actor, columns) : []),
  ])
}

/** As `isInScope`. */
function inScope({ officeCode, scope, ...actor }: Actor, columns: Places, bind: Bind): string {
  const among = (names: readonly string[], values: readonly string[]) =>
    names.map((column) => `${column} = any(${bind(values, 'text[]')})`)
  const offices = officesOf(columns)
  if (!scope) return anyOf([...among(offices, [officeCode]), ...below({ officeCode, ...actor }, columns)])
  if (scope.offices === 'all') return 'true'
  return anyOf([...among(offices, scope.offices), ...among(columns.caseIds, scope.caseIds ?? [])])
}

/** As `isAbove`. */
function below({ officeCode }: Actor, columns: Places): string[] {
  return isCentralCode(officeCode) ? officesOf(columns).map((column) => `${column} not like 'C%'`) : []
}

function officesOf({ owner, office }: Places): string[] {
  return office ? [owner, office] : [owner]
}

function anyOf(clauses: readonly string[]): string {
  return clauses.length === 0 ? 'false' : `(${clauses.join(' or ')})`
}

import { dueWall } from '../../../domain/time.js'
import type { Answered } from '../../api/client.js'
import type { Due } from '../../parts/due.js'
import type { Tone } from '../../parts/tag.js'
import type { useHomeWords } from './words.js'

type Item<
  P extends
    | ('/api/v1/inbox' | '/api/v1/approvals' | '/api/v1/tasks' | '/api/v1/circulars' | '/api/v1/meetings')
    | '/api/v1/orders',
> = Answered<P>['items'][number]
type Word = Parameters<ReturnType<typeof useHomeWords>>[0]

/** One thing to do, or to wait for: what it is, by when, and where one does it. */
export type Line = {
  readonly href: string
  readonly title: string
  readonly word: Word
  readonly tone: Tone
  readonly due?: Due
  readonly overdue?: boolean
  readonly isMine: boolean
}

type InboxWork = { readonly word: Word; readonly tone: Tone; readonly isMine: boolean }

const OTHERS: Partial<Record<Item<'/api/v1/inbox'>['status'], Word>> = {
  awaitingApproval: 'atDirector',
  submitted: 'atIssuer',
  misdirected: 'atRedirect',
}

/** What a letter asks of this person; nothing where it is over. */
function workOf({ status, state }: Item<'/api/v1/inbox'>, personId: string): InboxWork | undefined {
  const waits = OTHERS[status]
  if (waits) return { word: waits, tone: 'waits', isMine: false }
  if (status === 'sent') return { word: 'toReceive', tone: 'attention', isMine: true }
  if (!['received', 'assigned', 'drafted', 'returned'].includes(status)) return undefined
  if (state.assignee !== undefined && state.assignee !== personId)
    return { word: 'inOffice', tone: 'waits', isMine: false }
  const own = state.assignee === undefined && status === 'received' ? 'toAssign' : 'toAnswer'
  return { word: status === 'returned' ? 'toMend' : own, tone: 'attention', isMine: true }
}

/** Letters to the own office. */
export const ofInbox = (items: readonly Item<'/api/v1/inbox'>[], personId: string): Line[] =>
  items.flatMap((item) => {
    const work = workOf(item, personId)
    const { caseId, subject: title, due, overdue } = item
    return work ? [{ href: `/${caseId}`, title, due, overdue, ...work }] : []
  })

const DECIDE = {
  circular: 'decideCircular',
  answer: 'decideAnswer',
  moreTime: 'decideMoreTime',
  proposal: 'decideProposal',
  exemption: 'decideExemption',
  order: 'decideOrder',
} as const satisfies Record<Item<'/api/v1/approvals'>['about'], Word>

/** A wish for more time is decided where the issuer reviews the office's answer. */
function addressOf(caseId: string, about: keyof typeof DECIDE): string {
  const [, circularId, officeCode] = caseId.split('/')
  return about === 'moreTime' ? `/circular/${circularId}/review/${officeCode}` : `/${caseId}`
}

/** What awaits this person's word. */
export const ofApprovals = (items: readonly Item<'/api/v1/approvals'>[]): Line[] =>
  items.map(({ caseId, about, subject: title, decides, due, overdue }) => ({
    ...{ href: addressOf(caseId, about), title, overdue, tone: 'attention', isMine: true },
    word: decides ? DECIDE[about] : 'toAdvise',
    ...(due ? { due } : {}),
  }))

/** Tasks that were handed to this person. */
export const ofTasks = (items: readonly Item<'/api/v1/tasks'>[]): Line[] =>
  items.map(({ caseId, state, overdue }) => ({
    ...{ href: `/${caseId}`, title: state.title, overdue, word: 'toDo', tone: 'attention', isMine: true },
    ...(state.dueAt === undefined ? {} : { due: dueWall(state.dueAt) }),
  }))

const OF_CIRCULAR: Partial<Record<Item<'/api/v1/circulars'>['status'], InboxWork>> = {
  draft: { word: 'toFinish', tone: 'attention', isMine: true },
  inApproval: { word: 'inApproval', tone: 'waits', isMine: false },
  signed: { word: 'toLaunch', tone: 'attention', isMine: true },
  issued: { word: 'answersComing', tone: 'waits', isMine: false },
}

/** Circulars that the own office writes and issues. */
export const ofCirculars = (items: readonly Item<'/api/v1/circulars'>[]): Line[] =>
  items.flatMap(({ caseId, subject: title, status, dueAt }) => {
    const work = OF_CIRCULAR[status]
    return work ? [{ href: `/${caseId}`, title, ...work, ...(dueAt ? { due: dueWall(dueAt) } : {}) }] : []
  })

const OF_ORDER: Partial<Record<Item<'/api/v1/orders'>['state']['status'], InboxWork>> = {
  draft: { word: 'finishOrder', tone: 'attention', isMine: true },
  returned: { word: 'mendOrder', tone: 'attention', isMine: true },
  inApproval: { word: 'orderWaits', tone: 'waits', isMine: false },
}

/** Orders that this person has written and that are not issued yet. */
export const ofOrders = (items: readonly Item<'/api/v1/orders'>[], personId: string): Line[] =>
  items.flatMap(({ caseId, state: { subject: title, status, owner, authors = [] } }) => {
    const isAuthor = [owner, ...authors].some((author) => author.personId === personId)
    const work = isAuthor ? OF_ORDER[status] : undefined
    return work ? [{ href: `/${caseId}`, title, ...work }] : []
  })

/** What is due first; what has no date comes last. */
export const byDue = (lines: readonly Line[]): Line[] =>
  lines.toSorted((one, other) => (one.due?.at ?? '9').localeCompare(other.due?.at ?? '9'))

import type { Committee } from '../../domain/committee/case.js'
import type { Consultation } from '../../domain/consultation/case.js'
import type { Exemption } from '../../domain/exemption/case.js'
import type { Meeting } from '../../domain/meeting/case.js'
import { mayUse, type ActName } from '../../domain/policy/policy.js'
import type { Order } from '../../domain/order/case.js'
import type { OrderContent } from '../../domain/order/content.js'
import type { Proposal } from '../../domain/proposal/case.js'
import type { SearchPart } from '../../domain/search-text.js'
import type { Task } from '../../domain/task/case.js'
import { buddhistYear } from '../../domain/time.js'
import {
  visibleConsultations,
  visibleExemptions,
  visibleMeetings,
  visibleOrders,
  visibleProposals,
  visibleTasks,
  type Condition,
  type Looking,
} from '../visibility.js'

/** Who may see the rows of a kind, and what a line of the answer says of one: each column in SQL, null where nothing. */
export type Line = {
  readonly act: ActName
  visible(this: void, looking: Looking): Condition
  readonly table: string
  /** The name by which `visible` and the columns know its rows. */
  readonly as: string
  readonly join?: string
  readonly subject: string
  readonly status: string
  /** Which of them come first where there are too many: the newest. */
  readonly newest: string
  readonly owner: string
  readonly office?: string
  readonly number?: string
  readonly year?: string
  readonly itemId?: string
}

/** What a case is found by; the name of its committee is added, as it is called now. */
export type Words = {
  readonly parts: readonly SearchPart[]
  readonly committeeId?: string | null
  /** Of the content whose words are added by `contentWords`. */
  readonly contentSha256?: string
}

/** How a kind of case is found: by what words, by whom, and what its line says. */
export type Searched<State, Content = never> = Line & {
  words(this: void, state: State): Words
  contentWords?(this: void, content: Content): SearchPart[]
}

const title = (text: string): SearchPart => ({ text, weight: 'A' })

/** By either kind of year, as it is written and as it is kept. */
function numbered(number: number | undefined, year: number | undefined): SearchPart[] {
  if (number === undefined || year === undefined) return []
  return [title(`${number}/${year} ${number}/${buddhistYear(`${year}-01-01`)}`)]
}

const meeting: Searched<Meeting> = {
  ...{ act: 'meeting.read', visible: visibleMeetings },
  ...{ table: 'meeting', as: 'm', join: 'join committee mc using (committee_id)' },
  ...{ subject: 'mc.name_th', status: 'm.status', newest: 'm.starts_at', owner: 'm.secretariat' },
  ...{ number: 'm.number', year: 'm.number_year' },
  words: ({ number, year, committeeId, session, agenda }) => ({
    committeeId,
    parts: [
      ...numbered(number, year),
      { text: session.place, weight: 'B' },
      { text: agenda.map((item) => item.title).join('\n'), weight: 'D' },
    ],
  }),
}

const task: Searched<Task> = {
  ...{ act: 'task.read', visible: visibleTasks, table: 'task', as: 't' },
  ...{ subject: 't.title', status: 't.status', newest: 't.updated_at' },
  ...{ owner: 't.giver', office: 't.office_code' },
  words: (state) => ({ parts: [title(state.title)] }),
}

const proposal: Searched<Proposal> = {
  ...{ act: 'proposal.read', visible: visibleProposals, table: 'proposal', as: 'p' },
  ...{ subject: 'p.title', status: 'p.status', newest: 'p.updated_at', owner: 'p.owner_office' },
  words: (state) => ({ parts: [title(state.title)], committeeId: state.committeeId }),
}

const order: Searched<Order, OrderContent> = {
  ...{ act: 'order.read', visible: visibleOrders, table: 'office_order', as: 'o' },
  ...{ subject: 'o.subject', status: 'o.status', newest: 'o.updated_at', owner: 'o.owner_office' },
  ...{ number: 'o.number', year: 'o.number_year' },
  words: ({ subject, issued, contentSha256 }) => ({
    parts: [...numbered(issued?.number, issued?.year), title(subject)],
    contentSha256,
  }),
  contentWords: ({ reasons, points }) => [{ text: [reasons, ...points].join('\n'), weight: 'D' }],
}

const consultation: Searched<Consultation> = {
  ...{ act: 'consultation.read', visible: visibleConsultations, table: 'consultation', as: 'n' },
  ...{ subject: 'n.topic', status: 'n.status', newest: 'n.updated_at', owner: 'n.office_code' },
  words: ({ topic, committeeId }) => ({ parts: [title(topic)], committeeId }),
}

const exemption: Searched<Exemption> = {
  ...{ act: 'exemption.read', visible: visibleExemptions, table: 'exemption', as: 'e' },
  ...{ subject: 'e.subject', status: 'e.status', newest: 'e.updated_at' },
  ...{ owner: 'e.parent_code', office: 'e.office_code', number: 'e.number', year: 'e.number_year' },
  words: ({ subject, number, year, applicant, rule }) => ({
    parts: [
      ...[...numbered(number, year), title(subject)],
      { text: applicant.school?.nameTh ?? '', weight: 'B' },
      { text: `${rule?.law ?? ''} ${rule?.section ?? ''}`, weight: 'B' },
    ],
  }),
}

/** What is public of a committee is for everybody. */
const committee: Searched<Committee> = {
  act: 'committee.read',
  visible: ({ actor, act }) => ({ sql: mayUse(actor, act) ? 'false' : 'true', values: [] }),
  ...{ table: 'committee', as: 'k' },
  ...{ subject: 'k.name_th', status: 'k.status', newest: 'k.updated_at', owner: 'k.secretariat' },
  words: ({ nameTh, nameEn, members }) => ({
    parts: [
      title(`${nameTh} ${nameEn}`),
      { text: members.map(({ titleTh }) => titleTh).join('\n'), weight: 'D' },
    ],
  }),
}

/** The kinds of cases that are found beside circulars and answers: one line for each. */
export const SEARCHED = { meeting, task, proposal, order, consultation, exemption, committee } as const

/** A kind of case that is found beside circulars and answers. */
export type SearchedKind = keyof typeof SEARCHED

/** Resolutions, which are parts of meetings and have words of their own. */
export const RESOLUTION_LINE: Line = {
  ...{ act: 'meeting.read', visible: visibleMeetings },
  ...{ table: 'meeting', as: 'm' },
  ...{ subject: "h.body ->> 'title'", status: 'h.outcome', newest: 'h.resolved_at', owner: 'm.secretariat' },
  ...{ number: 'h.number', year: 'h.year', itemId: 'h.item_id' },
}

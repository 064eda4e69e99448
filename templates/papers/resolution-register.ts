import type { Meeting } from '../../domain/meeting/case.js'
import { BUDDHIST_AHEAD, dayOf, type Instant } from '../../domain/time.js'
import type { ResolutionRegisterFields } from '../letters/meeting/register.js'
import { agencyField, numberInYear, type PaperFrame } from './around.js'

/** A resolution as the register has it; `year` is Gregorian. */
export type RegisteredResolution = {
  readonly meetingId: string
  readonly itemId: string
  readonly number: number
  readonly resolvedAt: Instant
  /** Its place on the agenda: 4.1. */
  readonly item: string
  readonly title: string
  readonly text: string
}

/** The register of resolutions of a body and a year (Gregorian), in the order of its numbers. */
export function resolutionRegister(
  { id, agency, sample, madeAt }: PaperFrame,
  {
    body,
    year,
    entries,
    meetings,
  }: {
    readonly body: string
    readonly year: number
    readonly entries: readonly RegisteredResolution[]
    readonly meetings: ReadonlyMap<string, Meeting>
  },
): ResolutionRegisterFields {
  const inOrder = [...entries].sort((a, b) => a.number - b.number)
  return {
    kind: 'resolution-register',
    ...{ id, sample, agency: agencyField(agency), body, year: year + BUDDHIST_AHEAD, madeOn: dayOf(madeAt) },
    entries: inOrder.map((entry) => entryOf(entry, meetings.get(entry.meetingId))),
  }
}

function entryOf(
  { itemId, number, resolvedAt, item, title, text }: RegisteredResolution,
  meeting: Meeting | undefined,
): ResolutionRegisterFields['entries'][number] {
  const { votings = [], dissents = [] } = meeting?.agenda.find((one) => one.itemId === itemId) ?? {}
  const votes = votesOf(
    votings.filter(({ status, question }) => status === 'closed' && question.kind === 'item').at(-1),
  )
  return {
    ...{ number, date: dayOf(resolvedAt), item, title, resolution: text || '–' },
    meeting: meeting ? numberInYear(meeting.number, meeting.year) : '–',
    ...(votes === undefined ? {} : { votes }),
    ...(dissents.length === 0 ? {} : { remark: `มีความเห็นแย้ง ${dissents.length} คน` }),
  }
}

/** For, against, abstained; with the casting vote said. */
function votesOf(voting: Meeting['agenda'][number]['votings'][number] | undefined): string | undefined {
  if (!voting?.result) return undefined
  if (voting.method === 'noObjection') return 'ไม่มีผู้คัดค้าน'
  const { for: yes, against, abstain } = voting.result.totals
  return `${yes} : ${against} : ${abstain}${voting.casting ? ' ประธานชี้ขาด' : ''}`
}

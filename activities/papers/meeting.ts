import type { CasePaperEntry } from '../../db/case-papers.js'
import { getContent } from '../../db/contents.js'
import { loadNotes } from '../../db/meeting-notes.js'
import { loadMeeting } from '../../db/meetings.js'
import type { PaperKind } from '../../domain/case-papers.js'
import { meetingCase } from '../../domain/case.js'
import type { Committee } from '../../domain/committee/case.js'
import type { Meeting, MeetingPaper } from '../../domain/meeting/case.js'
import { isSecret } from '../../domain/secrecy.js'
import type { LetterFields } from '../../templates/letters/load.js'
import type { PaperFrame } from '../../templates/papers/around.js'
import {
  agendaPaper,
  attendancePaper,
  cancellationPaper,
  noticePaper,
  type MeetingPaperFacts,
} from '../../templates/papers/meeting.js'
import {
  minutesPaper,
  resolutionPaper,
  type MinutesFacts,
  type MinutesTexts,
} from '../../templates/papers/minutes.js'
import { personsNamed } from '../../templates/papers/people.js'
import { makePaper, type PaperDeps, type PaperOrder } from './desk.js'
import { createResolutionLetter, createTaskMemo, type MakeFollowUpPaper } from './follow-ups.js'

/** Makes a paper of a meeting and keeps it with the case; made again from the same state it is the same paper. */
export type MakeMeetingPaper = (meetingId: string, itemId?: string) => Promise<CasePaperEntry | undefined>

/** What the API keeps of a version of the minutes: the meeting as it stood, and the texts. */
type MinutesContent = { readonly figures: Meeting; readonly texts: MinutesTexts }

/** The makers of all papers that a meeting owes, and of what offices get because it resolved something. */
export type MeetingPapers = Readonly<Record<MeetingPaper, MakeMeetingPaper>> & {
  readonly memo: MakeFollowUpPaper
  readonly letter: MakeFollowUpPaper
}

/** Makes them. */
export function createMeetingPapers(deps: PaperDeps): MeetingPapers {
  const plain =
    (
      kind: PaperKind,
      version: (meeting: Meeting) => number,
      fields: (facts: MeetingPaperFacts) => LetterFields,
      letter?: (meeting: Meeting) => number | undefined,
    ) =>
    async (meetingId: string) => {
      const { meeting, committee } = await read(deps, meetingId)
      const order = {
        ...orderOf(meeting, committee, { kind, version: String(version(meeting)) }),
        ...(letter ? issuedAs(meeting, letter(meeting)) : {}),
      }
      return makePaper(deps, { ...order, fields: (frame) => fields({ ...frame, meeting, committee }) })
    }
  const revision = (meeting: Meeting): number => meeting.revision
  return {
    notice: plain(
      'meetingNotice',
      ({ notices }) => notices.length,
      (facts) => noticePaper(facts),
      ({ notices }) => notices.at(-1)?.letterNumber,
    ),
    cancellation: plain(
      'cancellation',
      () => 1,
      (facts) => cancellationPaper(facts),
      ({ cancellationNumber }) => cancellationNumber,
    ),
    agenda: plain('agenda', revision, agendaPaper),
    attendance: plain('attendance', revision, (facts) =>
      attendancePaper(facts, `${deps.publicUrl}/meeting/${facts.meeting.meetingId}/check-in`),
    ),
    minutes: (meetingId) => makeMinutes(deps, meetingId),
    resolution: (meetingId, itemId) => makeResolution(deps, meetingId, itemId ?? ''),
    memo: createTaskMemo(deps),
    letter: createResolutionLetter(deps),
  }
}

async function read({ pool }: PaperDeps, meetingId: string) {
  const found = await loadMeeting(pool, meetingId)
  if (!found) throw new Error(`no such meeting: ${meetingId}`)
  return { meeting: found.state, committee: found.state.committee ?? found.committee }
}

function orderOf(
  meeting: Meeting,
  committee: Committee,
  { kind, version }: { readonly kind: PaperKind; readonly version: string },
) {
  const caseId = meetingCase(meeting.meetingId)
  return {
    ...{ paperId: `${caseId}/${kind}-${version}`, caseId, kind, officeCode: meeting.secretariat },
    persons: personsNamed(meeting, committee),
    offices: meeting.agenda.flatMap(({ resolution }) =>
      (resolution?.followUps ?? []).map((one) => one.officeCode),
    ),
  }
}

/** A paper that goes out under this number: of a secret meeting nobody is told more than that it is genuine. */
function issuedAs({ secrecy }: Meeting, number: number | undefined): Pick<PaperOrder, 'issued'> {
  return { issued: { ...(number === undefined ? {} : { number }), secret: isSecret(secrecy) } }
}

async function makeMinutes(deps: PaperDeps, meetingId: string): Promise<CasePaperEntry | undefined> {
  const { meeting, committee } = await read(deps, meetingId)
  const known = await minutesKnown(deps, meeting)
  const { minutes } = meeting
  const version = String(minutes?.versions.length ?? 0)
  const kind = known.certified ? 'minutes' : 'minutesDraft'
  // A signature makes another paper of the same version.
  const signed = minutes?.signatures.length ?? 0
  const order = orderOf(meeting, committee, { kind, version: `${version}-${signed}` })
  return makePaper(deps, { ...order, fields: (frame) => minutesPaper(factsOf(frame, known, committee)) })
}

async function makeResolution(
  deps: PaperDeps,
  meetingId: string,
  itemId: string,
): Promise<CasePaperEntry | undefined> {
  const { meeting, committee } = await read(deps, meetingId)
  const known = await minutesKnown(deps, meeting)
  const state = known.certified ? 'certified' : 'resolved'
  const order = orderOf(meeting, committee, {
    kind: 'resolution',
    version: `${itemId}-${meeting.revision}-${state}`,
  })
  const letter = meeting.agenda.find((one) => one.itemId === itemId)?.resolution?.letterNumber
  // The extract tells the item as it stands: what follows from it may have been added since.
  return makePaper(deps, {
    ...{ ...order, ...issuedAs(meeting, letter) },
    fields: (frame) => resolutionPaper({ ...factsOf(frame, known, committee), meeting }, itemId),
  })
}

type Known = Pick<MinutesFacts, 'meeting' | 'texts' | 'notes' | 'signatures' | 'certified'>

const factsOf = (frame: PaperFrame, known: Known, committee: Committee): MinutesFacts => ({
  ...frame,
  ...known,
  committee,
})

/** The version of the minutes that holds: as corrected later, certified, written, or as the data have it while nobody wrote. */
async function minutesKnown(deps: PaperDeps, meeting: Meeting): Promise<Known> {
  const { minutes } = meeting
  const { amendments = [], certified: sealed, versions = [] } = minutes ?? {}
  const sha256 = (amendments.at(-1) ?? sealed ?? versions.at(-1))?.sha256
  const content = sha256 === undefined ? undefined : await getContent<MinutesContent>(deps.pool, sha256)
  const figures = content ? { ...meeting, ...content.figures } : meeting
  const certified = minutes?.certified && (await certifiedAt(deps, minutes.certified))
  return {
    meeting: figures,
    texts: content?.texts ?? {},
    notes: await loadNotes(deps.pool, figures),
    signatures: (minutes?.signatures ?? []).filter((one) => one.sha256 === sha256),
    ...(certified ? { certified } : {}),
  }
}

async function certifiedAt(
  { pool }: PaperDeps,
  { meetingId, at }: { readonly meetingId: string; readonly at: string },
): Promise<NonNullable<MinutesFacts['certified']>> {
  const later = (await loadMeeting(pool, meetingId))?.state
  return { number: `${later?.number ?? '–'}/${(later?.year ?? Number(at.slice(0, 4))) + 543}`, at }
}

import { z } from 'zod'
import type { Meeting } from '../../domain/meeting/case.js'
import { SECRECIES } from '../../domain/secrecy.js'
import { committeeState } from './committee.js'
import { id as idInAddress, instant, sha256, text } from './common.js'
import { agendaItem, arithmetic, followUp, minutes } from './meeting-parts.js'
import { count, day, pageOf } from './replies-common.js'

const id = z.string()

/** One meeting, in an address. */
export const meetingParams = z.strictObject({ meetingId: idInAddress })
/** One item of a meeting's agenda, in an address. */
export const itemParams = z.strictObject({ meetingId: idInAddress, itemId: idInAddress })
/** One recording of a meeting, in an address. */
export const recordingParams = z.strictObject({ meetingId: idInAddress, recordingId: idInAddress })
/** One vote of a meeting, in an address. */
export const votingParams = z.strictObject({ meetingId: idInAddress, votingId: idInAddress })

/** The states of a meeting. */
export const meetingStatus = z.enum([
  ...(['planned', 'called', 'inSession', 'inquorate', 'failed', 'ended', 'certified', 'cancelled'] as const),
])

/** When, where and how a meeting is held. */
export const session = z.strictObject({
  mode: z.enum(['inPerson', 'electronic', 'both']),
  place: text(500),
  startsAt: instant,
})

/** Why a committee meets. */
export const occasion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['ordinary', 'extraordinary', 'circulation']) }),
  z.strictObject({ kind: z.literal('secondCall'), of: idInAddress, firstDay: day }),
])

const fraction = z.strictObject({ numerator: z.int(), denominator: z.int() })

const notice = z.strictObject({
  ...{ calledAt: instant, wholeDays: count, urgentReason: z.string().exactOptional() },
  ...{ saysLowerQuorum: z.boolean(), session, letterNumber: count.exactOptional() },
})

/** Who is there without being a member. */
export const guest = z.strictObject({
  ...{ personId: idInAddress, as: z.enum(['invited', 'attending']), itemId: idInAddress.exactOptional() },
})

const moved = { personId: id, what: z.enum(['arrived', 'left']), at: instant }
const movement = z.discriminatedUnion('via', [
  z.strictObject({ ...moved, via: z.enum(['list', 'code', 'online']) }),
  z.strictObject({
    ...{ ...moved, via: z.literal('afterwards') },
    entered: z.strictObject({ at: instant, personId: id, reason: z.string() }),
  }),
])

const recording = z.strictObject({
  ...{ recordingId: id, name: z.string(), sha256, from: instant, to: instant },
  kept: z.union([z.strictObject({ fileId: id }), z.strictObject({ place: z.string() })]),
})

const quorumMark = z.strictObject({
  ...{ at: instant, what: z.enum(['opened', 'lost', 'regained', 'missing']) },
  ...{ counted: count, needed: count, inOffice: count, share: fraction },
})

const job = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ id, kind: z.literal('papers'), itemId: id.exactOptional() },
    paper: z.enum(['notice', 'cancellation', 'agenda', 'attendance', 'minutes', 'resolution']),
  }),
  z.strictObject({
    ...{ id, kind: z.literal('tell'), persons: z.array(id) },
    what: z.enum([
      ...(['called', 'changed', 'cancelled', 'reminder', 'minutesCirculated', 'minutesOverdue'] as const),
      'minutesCertified',
    ]),
  }),
  z.strictObject({ id, kind: z.literal('deliver'), itemId: id }),
])

/** The state of a meeting. */
export const meetingState = z
  .strictObject({
    meetingId: id,
    committeeId: id,
    secretariat: id,
    status: meetingStatus,
    occasion,
    session,
    secrecy: z.enum(SECRECIES).exactOptional(),
    number: count.exactOptional(),
    year: count,
    agenda: z.array(agendaItem),
    notices: z.array(notice),
    committee: committeeState.exactOptional(),
    guests: z.array(guest),
    apologies: z.array(z.strictObject({ personId: id, reason: z.string(), at: instant })),
    attendance: z.array(movement),
    elected: id.exactOptional(),
    chairing: z.array(
      z.strictObject({
        ...{ personId: id, memberId: id, as: z.enum(['chair', 'deputyChair', 'elected']), at: instant },
      }),
    ),
    quorum: z.array(quorumMark),
    openedAt: instant.exactOptional(),
    endedAt: instant.exactOptional(),
    reason: z.string().exactOptional(),
    cancellationNumber: count.exactOptional(),
    resolutions: count,
    recordings: z.array(recording).readonly().exactOptional(),
    minutes: minutes.exactOptional(),
    minutesDueAt: instant.exactOptional(),
    remindedAt: instant.exactOptional(),
    overdueAt: instant.exactOptional(),
    revision: count,
    jobs: z.array(job),
  })
  .meta({ id: 'Meeting' }) satisfies z.ZodType<Meeting>

const possibleActs = z.array(z.string())

/** What an act on a meeting answers: the meeting as it stands then, and the id of what the act made. */
export const meetingActed = z.strictObject({
  ...{ version: count, state: meetingState, possibleActs, madeId: id.exactOptional() },
})

/** A meeting with the names of those in it. */
export const meetingView = z.strictObject({
  ...{ version: count, state: meetingState, committeeTh: z.string(), committeeEn: z.string(), possibleActs },
  lacksRecording: z.boolean(),
  persons: z.record(z.string(), z.strictObject({ nameTh: z.string(), nameEn: z.string() })),
})

/** Meetings in a list. */
export const meetingPage = pageOf(
  z
    .strictObject({
      ...{
        meetingId: id,
        committeeId: id,
        committeeTh: z.string(),
        committeeEn: z.string(),
        secretariat: id,
      },
      ...{ number: count.nullable(), year: count, startsAt: instant, status: meetingStatus, version: count },
    })
    .meta({ id: 'MeetingLine' }),
)

/** What a vote answers: that it was taken. */
export const voteTaken = z.strictObject({ votingId: id, taken: z.literal(true) })

/** What calling the meeting now would do. */
export const callPlan = z
  .strictObject({
    notices: z.array(z.strictObject({ personId: id, nameTh: z.string() })),
    days: z.strictObject({
      ...{ days: count, needed: count, latest: day, isInTime: z.boolean() },
      arithmetic,
    }),
  })
  .meta({ id: 'CallPlan' })

/** Who is in the room at this moment, and the quorum with its arithmetic. */
export const roomView = z
  .strictObject({
    ...{ at: instant, itemId: id.nullable(), present: z.array(id), recused: z.array(id) },
    quorum: z.strictObject({
      ...{ needed: count, inOffice: count, withRecused: count, withoutRecused: count, counted: count },
      ...{ isMet: z.boolean(), arithmetic },
    }),
  })
  .meta({ id: 'RoomNow' })

/** Votes that wait for the person. */
export const votesNow = z.strictObject({
  items: z.array(
    z.strictObject({
      ...{ meetingId: id, committeeTh: z.string(), committeeEn: z.string(), itemId: id },
      ...{ item: z.string(), title: z.string() },
      ...{ votingId: id, method: z.string(), openedAt: instant },
    }),
  ),
})

/** The code with which members check in. */
export const codeReply = z.strictObject({ code: z.string() })

/** Resolutions in the register. */
export const resolutionPage = pageOf(
  z
    .strictObject({
      ...{ meetingId: id, itemId: id, committeeId: id, committeeTh: z.string(), committeeEn: z.string() },
      ...{ number: count, year: count },
      ...{ outcome: z.string(), resolvedAt: instant, item: z.string(), title: z.string(), text: z.string() },
      ...{ reason: z.string().nullable(), subjectCaseId: id.nullable(), followUps: z.array(followUp) },
      made: z.array(z.strictObject({ caseId: id, status: z.string().nullable() })),
    })
    .meta({ id: 'ResolutionEntry' }),
)

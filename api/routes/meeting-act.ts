import { z } from 'zod'
import type { MeetingEntry } from '../../db/meetings.js'
import type { ActName } from '../../domain/policy/policy.js'
import { actedAnswer, actOnMeeting, type UnstampedMeetingAct } from '../meetings.js'
import { route, type AnyRoute, type Call, type Deps } from '../route.js'
import { flag } from '../schemas/common.js'
import { meetingActed } from '../schemas/meeting.js'
import { ownMeeting } from '../scope.js'

/** What a request becomes: the act, and the id of what it makes, where it makes something. */
export type PreparedMeetingAct = { readonly act: UnstampedMeetingAct; readonly madeId?: string }

type Addressed = { readonly meetingId: string }

/** An act on a meeting: how its address ends, who may do it, what it takes, and the act that it means. */
type MeetingActRoute<Params extends Addressed, Body> = {
  readonly name: string
  readonly access: ActName
  readonly summary: string
  readonly summaryTh: string
  readonly params: z.ZodType<Params>
  readonly body: z.ZodType<Body>
  /** With `?dryRun=true`: what the act would do; nothing is written. */
  readonly dryRun?: {
    readonly reply: z.ZodType
    readonly tell: (call: Call<Params, unknown, Body>, deps: Deps, meeting: MeetingEntry) => Promise<object>
  }
  readonly prepare: (
    call: Call<Params, unknown, Body>,
    deps: Deps,
    meeting: MeetingEntry,
  ) => PreparedMeetingAct | Promise<PreparedMeetingAct>
}

/** The route of an act on a meeting: it answers the meeting as it stands then. */
export function meetingAct<Params extends Addressed, Body>({
  name,
  prepare,
  dryRun,
  ...shared
}: MeetingActRoute<Params, Body>): AnyRoute {
  return route<Params, { dryRun?: boolean }, Body>({
    method: 'post',
    path: `/meetings/:meetingId/${name}`,
    ...shared,
    ...(dryRun ? { query: z.strictObject({ dryRun: flag.default(false) }) } : {}),
    replies: { 200: dryRun ? z.union([meetingActed, dryRun.reply]) : meetingActed },
    async handle(call, deps) {
      const meeting = await ownMeeting(deps.pool, call, call.params.meetingId)
      if (dryRun && call.query.dryRun) return { body: await dryRun.tell(call, deps, meeting) }
      const { act, madeId } = await prepare(call, deps, meeting)
      return actedAnswer(await actOnMeeting(call, deps, act), meeting.committee, call, madeId)
    },
  })
}

import { useAct } from '../../api/act.js'
import { api, WianProblem, type Answered, type AskedAt } from '../../api/client.js'
import { readAnew } from '../../api/queries.js'
import { useRead } from '../../api/read.js'
import type { PathsWith } from '../../../clients/typescript/client.js'
import type { AgendaItem } from '../../../domain/meeting/agenda.js'
import type { Meeting } from '../../../domain/meeting/case.js'
import type { MeetingActName } from '../../../domain/meeting/decide.js'
import { sittersOn } from '../../../domain/committee/members.js'
import { dayOf } from '../../../domain/time.js'
import { useSession } from '../../app/session.js'
import { useLanguage } from '../../words/i18n.js'

/** A meeting as whoever reads it may know it. */
export type MeetingView = Answered<'/api/v1/meetings/{meetingId}'>
/** An item of the agenda with all that happened to it. */
export type Item = AgendaItem

const READ = '/api/v1/meetings/{meetingId}'

/** Reads a meeting; its changes come by themselves. */
export function useMeeting(meetingId: string) {
  return useRead(READ, { path: { meetingId } })
}

/** Who is in the room now, and the quorum of the item at hand. */
export function useRoom(meetingId: string, enabled: boolean) {
  return useRead('/api/v1/meetings/{meetingId}/room', { path: { meetingId } }, { enabled })
}

/** The state, as the rules see it. */
export const stateOf = (view: MeetingView): Meeting => view.state

/** Whether whoever reads may do this now, as far as the state of the meeting goes. */
export const can = (view: MeetingView, act: MeetingActName): boolean => view.possibleActs.includes(act)

/** Names of the persons in a meeting, in the reader's language. */
export function useNameOf(view: MeetingView): (personId: string) => string {
  const { of } = useLanguage()
  return (personId) => {
    const person = view.persons[personId]
    return person ? of({ th: person.nameTh, en: person.nameEn || person.nameTh }) : personId
  }
}

/** Whether the person sits in the committee on the meeting's day, or comes for somebody who does. */
export function useSits(view: MeetingView): boolean {
  const { me } = useSession()
  const { committee, session } = stateOf(view)
  return committee !== undefined && sittersOn(committee, dayOf(session.startsAt)).includes(me.actor.personId)
}

type ActPath = Extract<PathsWith<'post'>, `${typeof READ}/${string}`>
type NameIn<P> = P extends `${typeof READ}/${infer Name}` ? Name : never
type At<P extends ActPath> = Omit<NonNullable<AskedAt<P, 'post'>['path']>, 'meetingId'>
type StepAt<P extends ActPath> = {
  /** The act, as the address ends. */
  readonly act: NameIn<P>
  readonly at?: At<P>
  readonly body?: AskedAt<P, 'post'>['body']
}
/** One act on a meeting: its address, and what it takes. */
export type MeetingStep = { [P in ActPath]: StepAt<P> }[ActPath]

/** Does one act after another on a meeting; a refusal for what has changed meanwhile has the screen read anew. */
export function useStep(meetingId: string, done?: () => void) {
  return useAct(async ({ act, at, body }: MeetingStep, idempotencyKey) => {
    try {
      const asked = { path: { meetingId, ...at }, body: body ?? {}, idempotencyKey }
      return await api.post(`${READ}/${act}` as ActPath, asked)
    } catch (error) {
      if (error instanceof WianProblem && error.status === 409) void readAnew()
      throw error
    }
  }, done)
}

import { PERSONS, READERS, type Rule } from './rule.js'

const secretary = { side: 'any', roles: ['secretary'], standing: ['secretariat'] } as const satisfies Rule
const member = { side: 'any', roles: PERSONS, standing: ['member'] } as const satisfies Rule
const looking = { ...member, standing: ['secretariat', 'member', 'audited'] } as const satisfies Rule
const reading = {
  side: 'any',
  roles: [...READERS, 'secretary', 'member', 'chair'],
  standing: ['owner', 'addressee', 'member', 'audited'],
} as const satisfies Rule
const either = { ...member, standing: ['secretariat', 'member'] } as const satisfies Rule

/**
 * Acts on meetings of committees. The secretary of the secretariat prepares, calls and holds them; a member acts by the
 * seat of that day, whatever office and role the person signed in under. A letter about a resolution is also for the office
 * that is written to (`addressee`) and for the one that writes.
 */
export const MEETING_RULES = {
  'meeting.list': { ...looking, standing: [] },
  'meeting.read': looking,
  'meeting.prepare': secretary,
  'meeting.call': { ...secretary, fresh: true },
  'meeting.hold': secretary,
  'meeting.noteAttendance': secretary,
  'meeting.checkIn': member,
  'meeting.declareInterest': member,
  'meeting.vote': { ...member, fresh: true },
  // Tellers are members, or of the secretariat.
  'meeting.countBallots': { ...either, fresh: true },
  'meeting.dissent': member,
  'meeting.writeMinutes': secretary,
  'meeting.signMinutes': { ...either, fresh: true },
  'meeting.correctMinutes': member,
  'resolution.list': { ...looking, standing: [] },
  'resolutionLetter.list': reading,
  'resolutionLetter.read': reading,
} as const satisfies Record<string, Rule>

import type { Assignment } from '../assignment.js'
import type { PersonnelEvent } from '../personnel/case.js'
import type { Words } from './word.js'

/** What was decided about a person, by the type of its event. */
export const PERSONNEL_EVENT_WORDS: Readonly<Record<PersonnelEvent['type'], Words>> = {
  admitted: { th: 'เพิ่มเข้าระบบ', en: 'Was entered' },
  detailsChanged: { th: 'แก้ไขข้อมูลติดต่อ', en: 'Name or address was changed' },
  assignmentGiven: { th: 'ได้รับตำแหน่ง', en: 'Was given an assignment' },
  assignmentEnded: { th: 'กำหนดวันสิ้นสุดของตำแหน่ง', en: 'The end of an assignment was set' },
  assignmentRevoked: { th: 'เพิกถอนตำแหน่ง', en: 'An assignment was revoked' },
  locked: { th: 'ระงับการใช้งาน', en: 'Was locked' },
  unlocked: { th: 'ยกเลิกการระงับ', en: 'Was unlocked' },
  left: { th: 'พ้นจากหน้าที่', en: 'Left' },
  takenBack: { th: 'รับกลับเข้าทำงาน', en: 'Was taken back' },
}

/** One step of a person's record. */
export type PersonnelStep = {
  readonly what: Words
  readonly reason: string | null
  /** The first day on which something no longer holds. */
  readonly until: string | null
  /** The assignment that it is about. */
  readonly assignment: Assignment | null
}

/** The steps of a person's record in the order of its events, each with the assignment that it is about. */
export function tellPersonnel(events: readonly PersonnelEvent[]): PersonnelStep[] {
  const given = new Map<string, Assignment>()
  return events.map((event) => {
    if (event.type === 'assignmentGiven') given.set(event.assignment.assignmentId, event.assignment)
    return {
      what: PERSONNEL_EVENT_WORDS[event.type],
      reason: 'reason' in event ? event.reason : null,
      until: 'validTo' in event ? event.validTo : 'leftOn' in event ? event.leftOn : null,
      assignment: assignmentOf(event, given),
    }
  })
}

function assignmentOf(event: PersonnelEvent, given: ReadonlyMap<string, Assignment>): Assignment | null {
  if (event.type === 'assignmentGiven') return event.assignment
  return 'assignmentId' in event ? (given.get(event.assignmentId) ?? null) : null
}

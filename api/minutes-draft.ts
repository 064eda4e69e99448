import { isRehearsal } from '../db/clock.js'
import { loadNotes } from '../db/meeting-notes.js'
import type { MeetingEntry } from '../db/meetings.js'
import { readNames } from '../db/paper-names.js'
import type { Database } from '../db/pool.js'
import type { Instant } from '../domain/time.js'
import { letterDocument } from '../templates/letters/load.js'
import { officeOf } from '../templates/papers/around.js'
import { minutesPaper } from '../templates/papers/minutes.js'
import { personsNamed } from '../templates/papers/people.js'
import type { WrittenTexts } from './minutes.js'
import type { PaperPress } from './press.js'

/**
 * The minutes as they would be printed with these texts, as PDF: every page bears "ร่าง", nobody has signed, and nothing is
 * kept.
 */
export async function draftMinutes(
  db: Database,
  { state: meeting, committee: current }: MeetingEntry,
  { texts, at, press }: { texts: WrittenTexts; at: Instant; press: PaperPress },
): Promise<Uint8Array> {
  const committee = meeting.committee ?? current
  const named = { persons: personsNamed(meeting, committee), offices: officesOf(meeting) }
  const names = await readNames(db, named)
  const id = `draft-minutes-${meeting.meetingId}`
  const frame = {
    ...{ id, names, madeAt: at, sample: await isRehearsal(db) },
    agency: { name: officeOf(names, meeting.secretariat), address: [] },
  }
  const notes = await loadNotes(db, meeting)
  const fields = minutesPaper({ ...frame, meeting, committee, texts, notes, signatures: [] })
  return press.typesetter.render(letterDocument(fields, { ...press.look, fileName: id }))
}

function officesOf({ agenda, secretariat }: MeetingEntry['state']): string[] {
  const told = agenda.flatMap(({ resolution }) => resolution?.followUps ?? [])
  return [secretariat, ...told.map(({ officeCode }) => officeCode)]
}

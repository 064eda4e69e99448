import { getContent } from '../db/contents.js'
import type { MeetingEntry } from '../db/meetings.js'
import type { Database } from '../db/pool.js'
import type { Actor } from '../domain/case.js'
import type { Meeting } from '../domain/meeting/case.js'
import { subjectOfMeeting } from '../domain/policy/meeting-acts.js'
import { mayAct } from '../domain/policy/policy.js'
import type { Instant } from '../domain/time.js'

/** What the secretary writes of a meeting; items by their ids. */
export type WrittenTexts = {
  readonly opening?: string
  readonly items: Readonly<Record<string, string>>
  readonly ending?: string
}

type Version = { readonly texts: WrittenTexts }
type Said = { readonly text?: string }

/**
 * The words of the minutes: who writes them reads the newest version and what was noted in the room, everybody else what
 * was circulated; both read what members want changed.
 */
export async function showMinutes(
  db: Database,
  { state, committee }: MeetingEntry,
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
) {
  const { minutes, agenda } = state
  const writes = mayAct(actor, 'meeting.writeMinutes', subjectOfMeeting(state, committee, at)) === undefined
  const sha256 = writes ? minutes?.versions.at(-1)?.sha256 : sharedVersion(state)
  const version = sha256 === undefined ? undefined : await getContent<Version>(db, sha256)
  const notes = agenda.flatMap(({ itemId, discussion }) => discussion.map((note) => ({ itemId, ...note })))
  return {
    sha256: sha256 ?? null,
    texts: version?.texts ?? { items: {} },
    notes: writes ? await said(db, notes) : [],
    corrections: await said(
      db,
      (minutes?.corrections ?? []).map(({ correctionId, textSha256 }) => ({
        correctionId,
        sha256: textSha256,
      })),
    ),
  }
}

/** The version that the members have: as it was corrected last, certified, or circulated. */
function sharedVersion({ minutes }: Meeting): string | undefined {
  return (minutes?.amendments.at(-1) ?? minutes?.certified ?? minutes?.circulated)?.sha256
}

function said<T extends { readonly sha256: string }>(db: Database, kept: readonly T[]) {
  return Promise.all(
    kept.map(async ({ sha256, ...about }) => ({
      ...about,
      text: (await getContent<Said>(db, sha256))?.text ?? '',
    })),
  )
}

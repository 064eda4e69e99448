import type { Meeting } from '../domain/meeting/case.js'
import { getContent } from './contents.js'
import type { Database } from './pool.js'

/** What was noted while the items of a meeting were open, by the hash under which each note is kept. */
export async function loadNotes(db: Database, { agenda }: Meeting): Promise<Map<string, string>> {
  const hashes = [...new Set(agenda.flatMap(({ discussion }) => discussion.map(({ sha256 }) => sha256)))]
  const notes = await Promise.all(hashes.map((sha256) => getContent<{ readonly text?: string }>(db, sha256)))
  return new Map(hashes.map((sha256, at) => [sha256, notes[at]?.text ?? '']))
}

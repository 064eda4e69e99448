import type { PaperKind } from '../../domain/case-papers.js'
import type { MeetingDeeds } from '../stage/committee.js'
import type { Notes } from './scenario.js'

type Papers = {
  readonly items: readonly { readonly kind: PaperKind; readonly mediaType: string; readonly sha256: string }[]
}

/**
 * Fetches the PDFs that were made of a meeting, and the arithmetic of its votes, and keeps them. Returns the texts of the
 * PDFs, closed up, by kind; of several of a kind in the order in which they were made.
 */
export async function keepPapers(
  meeting: MeetingDeeds,
  notes: Notes,
  prefix: string,
): Promise<ReadonlyMap<PaperKind, readonly string[]>> {
  const { items } = await meeting.look<Papers>('papers')
  const texts = new Map<PaperKind, string[]>()
  for (const { kind, sha256 } of items.filter(({ mediaType }) => mediaType === 'application/pdf')) {
    const ofKind = texts.get(kind) ?? []
    const name = `${prefix}-${kind}-${ofKind.length + 1}.pdf`
    texts.set(kind, [
      ...ofKind,
      await notes.keep({ kind, name, bytes: await meeting.file(`papers/${sha256}`) }),
    ])
  }
  await keepVotes(meeting, notes, prefix)
  return texts
}

/** Every vote of the meeting with who voted, the casting vote, and its result line by line. */
async function keepVotes(meeting: MeetingDeeds, notes: Notes, prefix: string): Promise<void> {
  const { agenda, meetingId } = await meeting.read()
  const items = agenda.flatMap(({ itemId, part, title, votings }) =>
    votings.length > 0 ? [{ itemId, part, title, votings }] : [],
  )
  await notes.keepFigures('votes', `${prefix}-votes.json`, { meetingId, items })
}

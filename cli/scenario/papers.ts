import type { MeetingDeeds } from '../stage/committee.js'
import type { Notes } from './scenario.js'

type Papers = {
  readonly items: readonly { readonly kind: string; readonly mediaType: string; readonly sha256: string }[]
}

/** Fetches the PDFs that were made of a meeting and keeps them. Returns their texts, closed up, by kind. */
export async function keepPapers(
  meeting: MeetingDeeds,
  notes: Notes,
  prefix: string,
): Promise<ReadonlyMap<string, string>> {
  const { items } = await meeting.look<Papers>('papers')
  const texts = new Map<string, string>()
  for (const { kind, sha256 } of items.filter(({ mediaType }) => mediaType === 'application/pdf')) {
    const text = await notes.keep(
      `${prefix}-${kind}-${sha256.slice(0, 8)}.pdf`,
      await meeting.file(`papers/${sha256}`),
    )
    texts.set(kind, (texts.get(kind) ?? '') + text)
  }
  return texts
}

import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useKept } from '../../parts/kept.js'
import type { MeetingView } from '../meetings/data.js'

/** The words of the minutes as whoever reads may know them. */
export type Written = Answered<'/api/v1/meetings/{meetingId}/minutes'>
/** What is written: before the agenda, item by item, and at the end. */
export type Texts = Written['texts']

/** Reads the words of the minutes; they change by themselves. */
export function useWritten(meetingId: string) {
  return useRead('/api/v1/meetings/{meetingId}/minutes', { path: { meetingId } })
}

/** What was typed, over which version. */
type Kept = { readonly base: string | null; readonly texts: Texts }

/** Minutes that are being written: what stands, what was typed over it, and whether both still belong together. */
export type Writing = {
  readonly texts: Texts
  readonly isTyped: boolean
  /** Somebody has saved another version since this was begun. */
  readonly isBehind: boolean
  readonly set: (some: Partial<Texts>) => void
  readonly setItem: (itemId: string, text: string) => void
  /** What was typed goes on over the newest version. */
  readonly keepMine: () => void
  /** What was typed has been saved, or is given up. */
  readonly drop: () => void
}

/** What the secretary types lies on this device until it is saved as a version. */
export function useWriting(view: MeetingView, { sha256, texts: saved }: Written): Writing {
  const { kept, keep, drop } = useKept<Kept>(`minutes.${view.state.meetingId}`)
  const texts = kept?.texts ?? saved
  const set = (some: Partial<Texts>) =>
    keep({ base: kept ? kept.base : sha256, texts: { ...texts, ...some } })
  return {
    texts,
    isTyped: kept !== undefined,
    isBehind: kept !== undefined && kept.base !== sha256,
    set,
    setItem: (itemId, text) => set({ items: { ...texts.items, [itemId]: text } }),
    keepMine: () => keep({ base: sha256, texts }),
    drop,
  }
}

/** How far the minutes are; each stage follows from the one before. */
export type Stage = 'write' | 'sign' | 'circulate' | 'certify' | 'over'

/** What is to be done next with the minutes. */
export function stageOf({ state: { minutes, revision } }: MeetingView): Stage {
  if (minutes?.mayAmend) return 'write'
  const newest = minutes?.versions.at(-1)
  const isSigned = (minutes?.signatures.length ?? 0) === 2
  // A correction that a later meeting resolved is signed like what it corrects.
  const isAmendment = newest !== undefined && minutes?.amendments.at(-1)?.sha256 === newest.sha256
  if (minutes?.certified) return isAmendment && !isSigned ? 'sign' : 'over'
  if (!newest || newest.revision !== revision) return 'write'
  if (minutes?.circulated?.sha256 === newest.sha256) return 'certify'
  return isSigned ? 'circulate' : 'sign'
}

/** Whether the newest version no longer tells all that is on record. */
export function isOutdated({ state: { minutes, revision } }: MeetingView): boolean {
  const newest = minutes?.versions.at(-1)
  return newest !== undefined && minutes?.certified === undefined && newest.revision !== revision
}

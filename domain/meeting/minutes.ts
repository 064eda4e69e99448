import type { Instant } from '../time.js'

/** A version of the minutes: the hash of its whole content (figures made from the data, texts as edited). */
export type MinutesVersion = {
  readonly version: number
  readonly sha256: string
  /** From which revision of the meeting's figures it was made. */
  readonly revision: number
  readonly at: Instant
  readonly personId: string
}

/** ผู้จดรายงานการประชุม and ผู้ตรวจรายงานการประชุม: two persons, each for one version. */
export type MinutesSignature = {
  readonly as: 'drafter' | 'checker'
  readonly personId: string
  readonly sha256: string
  readonly at: Instant
}

/** What a member wants changed in the circulated minutes. The text is a content by its hash. */
export type Correction = {
  readonly correctionId: string
  readonly personId: string
  readonly textSha256: string
  readonly itemId?: string
  readonly at: Instant
  readonly status: 'proposed' | 'taken' | 'declined'
  readonly reason?: string
}

/** The item of a later meeting that certified or corrected the minutes. */
export type ResolvedAt = { readonly meetingId: string; readonly itemId: string }

/** The minutes (รายงานการประชุม, s.83), from the first draft to what a later meeting made of them. */
export type Minutes = {
  readonly status: 'drafted' | 'circulated' | 'certified'
  readonly versions: readonly MinutesVersion[]
  /** Of the newest version: an edit makes them void. */
  readonly signatures: readonly MinutesSignature[]
  readonly corrections: readonly Correction[]
  /** What the members were last sent: this is what a later meeting certifies. */
  readonly circulated?: { readonly at: Instant; readonly sha256: string }
  readonly certified?: ResolvedAt & { readonly at: Instant; readonly sha256: string }
  /** What later meetings resolved to change after the certification. */
  readonly amendments: readonly (ResolvedAt & { readonly at: Instant; readonly sha256: string })[]
  /** A later meeting has resolved a correction that is not made yet. */
  readonly mayAmend?: ResolvedAt
}

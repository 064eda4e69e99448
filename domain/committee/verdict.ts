/** What a committee made of an item: taken, refused, sent back for more, passed on to the body above, or noted. */
export type VerdictOutcome = 'approved' | 'refused' | 'sentBack' | 'proposedUpward' | 'noted'

/**
 * A committee's word on one item, as the case that waited for it receives it. `resolution` is its place in the register
 * of resolutions; `year` is in Buddhist Era, as in every register.
 */
export type CommitteeVerdict = {
  readonly committeeId: string
  readonly meetingId: string
  readonly itemId: string
  readonly resolution: { readonly number: number; readonly year: number }
  readonly outcome: VerdictOutcome
  /** The text of the resolution. */
  readonly text: string
  readonly reason: string
}

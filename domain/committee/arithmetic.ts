/** One line of a calculation as an auditor reads it: what was counted or concluded, and by which rule. */
export type Step = {
  readonly th: string
  readonly en: string
  /** The numbers of the line, in the order in which the sentence names them. */
  readonly numbers: readonly number[]
  /** The section or rule that the line rests on; absent for plain counting. */
  readonly source?: string
}

/** A figure with how it came about, from the first count to the conclusion. */
export type Arithmetic = readonly Step[]

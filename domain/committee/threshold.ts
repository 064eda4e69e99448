import type { Fraction, ThresholdName } from './case.js'
import { atLeastShare, moreThanShare } from './whole.js'

/** How many votes something takes. */
export type Threshold = {
  readonly share: Fraction
  /** `moreThan`: the share itself is not enough. */
  readonly reach: 'moreThan' | 'atLeast'
  readonly th: string
  readonly en: string
}

/** The thresholds by name. */
export const THRESHOLDS: Readonly<Record<ThresholdName, Threshold>> = {
  majority: {
    share: { numerator: 1, denominator: 2 },
    reach: 'moreThan',
    th: 'เกินกึ่งหนึ่ง',
    en: 'more than half',
  },
  twoThirds: {
    share: { numerator: 2, denominator: 3 },
    reach: 'atLeast',
    th: 'ไม่น้อยกว่าสองในสาม',
    en: 'at least two thirds',
  },
  threeQuarters: {
    share: { numerator: 3, denominator: 4 },
    reach: 'atLeast',
    th: 'ไม่น้อยกว่าสามในสี่',
    en: 'at least three quarters',
  },
}

/** The votes that a threshold takes of so many; nothing is ever carried by no vote at all. */
export function votesNeeded(of: number, name: ThresholdName): number {
  const { share, reach } = THRESHOLDS[name]
  return Math.max(1, reach === 'moreThan' ? moreThanShare(of, share) : atLeastShare(of, share))
}

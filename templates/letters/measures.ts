import type { Margins } from '../../typesetting/model.js'

/** The measures of official letters (domain notes 2.3; where sources differ, the value most offices use). */
export const MEASURES = {
  margins: { topCm: 2.5, rightCm: 2, bottomCm: 2, leftCm: 3 } satisfies Margins,
  /** From the left text edge: 16 cm of text, and its middle. */
  textCm: 16,
  middleCm: 8,
  /** The closing starts in the middle of the page; name and position are centred under it. */
  signatureAxisCm: 9.7,
  indentCm: 2.5,
  emblemCm: 3,
  memoEmblemCm: 1.5,
  /** First page: the emblem's own place from the top edge. */
  emblemTopCm: 1.5,
  bodyPt: 16,
  urgencyPt: 32,
  memoTitlePt: 29,
  memoLabelPt: 20,
  /** Before subject, salutation and paragraphs. */
  gapPt: 6,
  /** Before the closing. */
  closingGapPt: 12,
  /** Three empty lines for the hand. */
  handPt: 62,
} as const

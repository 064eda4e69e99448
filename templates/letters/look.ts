import type { Asset, TextStyle } from '../../typesetting/model.js'
import { MEASURES } from './measures.js'

/** What an agency's documents look like beyond the forms that bind all. */
export type Look = {
  /** The agency's own emblem; a plain mark keeps its place without one. */
  readonly emblem?: Asset
  /** Family that the text is set in: one that the typesetter was opened with; its own when absent. */
  readonly font?: string
}

/** Size and family of the text. */
export function bodyStyle({ font }: Look): TextStyle {
  return { sizePt: MEASURES.bodyPt, ...(font === undefined ? {} : { font }) }
}

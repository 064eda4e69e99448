import type { Asset, Block } from '../../typesetting/model.js'
import { MEASURES } from './measures.js'

/** The name under which a document keeps the agency's emblem. */
const ASSET = 'emblem'

// The garuda is protected by law and no free drawing of it exists: a plain mark keeps its place.
const PLACEHOLDER: Asset = {
  kind: 'svg',
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<circle cx="50" cy="50" r="48" fill="none" stroke="#555555" stroke-width="1.6"/>
<circle cx="50" cy="50" r="43" fill="none" stroke="#555555" stroke-width="0.8"/>
<path d="M50 20 C58 32 58 42 50 54 C42 42 42 32 50 20 Z" fill="none" stroke="#555555" stroke-width="1.6"/>
<path d="M50 54 C60 50 66 42 66 30 C76 40 74 56 50 62 C26 56 24 40 34 30 C34 42 40 50 50 54 Z" fill="none" stroke="#555555" stroke-width="1.6"/>
<path d="M22 66 L50 74 L78 66 M22 72 L50 80 L78 72" fill="none" stroke="#555555" stroke-width="1.6"/>
</svg>`,
}

/** The assets of a letter: the agency's own emblem, or the plain mark that keeps its place. */
export function emblemAssets(own?: Asset): Readonly<Record<string, Asset>> {
  return { [ASSET]: own ?? PLACEHOLDER }
}

const altOf = (own: boolean): string => (own ? 'ตราประจำหน่วยงาน' : 'ที่สำหรับตราของหน่วยงาน')

/** The emblem over a letter, an order, an announcement: 3 cm high, in the middle. */
export function letterEmblem(own?: Asset): Block {
  const picture = { asset: ASSET, heightCm: MEASURES.emblemCm, alt: altOf(own !== undefined) }
  return { kind: 'picture', picture, align: 'center' }
}

/** The small emblem left of a memo's title. */
export function memoEmblem(own?: Asset): Block {
  const picture = { asset: ASSET, heightCm: MEASURES.memoEmblemCm, alt: altOf(own !== undefined) }
  return { kind: 'picture', picture, align: 'left', floating: true }
}

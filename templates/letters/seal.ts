import type { Block } from '../../typesetting/model.js'
import { thaiDigits } from '../digits.js'
import { MEASURES } from './measures.js'

const at = (text: string, style: { sizePt?: number; colour?: 'red' } = {}, keepWithNext = true): Block => ({
  kind: 'line',
  keepWithNext,
  parts: [
    {
      atCm: MEASURES.signatureAxisCm,
      align: 'center',
      runs: [{ text: thaiDigits(text), noBreak: true, ...style }],
    },
  ],
})

/** The agency, room for its red seal with initials over it, the date: how a stamped letter ends (saraban reg. 12). */
export function sealedBy(agency: string, date: string): Block[] {
  return [
    { kind: 'spacer', heightPt: 24 },
    at(agency),
    { kind: 'spacer', heightPt: 26 },
    at('(ตราชื่อส่วนราชการ)', { sizePt: 13, colour: 'red' }),
    at('ลายมือชื่อย่อกำกับตรา', { sizePt: 13, colour: 'red' }),
    { kind: 'spacer', heightPt: 26 },
    at(date, {}, false),
  ]
}

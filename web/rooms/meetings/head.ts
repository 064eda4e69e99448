import type { Tone } from '../../parts/tag.js'
import { useLanguage } from '../../words/i18n.js'
import { yearIn } from '../../words/dates.js'
import type { MeetingView } from './data.js'
import { useMeetingWords } from './words.js'

/** How each state of a meeting is meant. */
export const MEETING_TONE: Readonly<Record<MeetingView['state']['status'], Tone>> = {
  planned: 'attention',
  called: 'waits',
  inSession: 'attention',
  inquorate: 'late',
  failed: 'calm',
  ended: 'waits',
  certified: 'done',
  cancelled: 'calm',
}

/** ครั้งที่ n/ปี: the year in the era of the reader's language. */
export function useMeetingNumber(): (of: { number?: number | null; year: number }) => string {
  const say = useMeetingWords()
  const { language } = useLanguage()
  return ({ number, year }) => (number ? say('number', { number, year: yearIn(language, year) }) : '')
}

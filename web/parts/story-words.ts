import { roomWords } from '../words/i18n.js'

/** The words of a case's history. */
export const useStoryWords = roomWords('story', {
  th: { noStory: 'ยังไม่มีเหตุการณ์', system: 'ระบบ', rule: 'ตามกฎ: {{rule}}' },
  en: { noStory: 'Nothing has happened yet', system: 'the system', rule: 'Rule: {{rule}}' },
})

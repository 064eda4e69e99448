import { roomWords } from '../words/i18n.js'

/** The words with which an answer is shown. */
export const useAnswerWords = roomWords('answer', {
  th: {
    empty: 'ไม่ได้กรอก',
    file: 'เปิดแฟ้มแนบ',
    entry: 'รายการที่ {{number}}',
    yes: 'ใช่',
    no: 'ไม่ใช่',
  },
  en: {
    empty: 'left empty',
    file: 'Open the attached file',
    entry: 'Entry {{number}}',
    yes: 'yes',
    no: 'no',
  },
})

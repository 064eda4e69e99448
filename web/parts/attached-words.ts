import { roomWords } from '../words/i18n.js'

/** The words around files that go along with a case. */
export const useAttachedWords = roomWords('attached', {
  th: {
    files: 'เอกสารประกอบ',
    addFile: 'แนบเอกสาร',
    removeFile: 'นำออก: {{name}}',
    sending: 'กำลังส่งและตรวจแฟ้ม {{name}}',
    fileRefused: 'แฟ้ม {{name}} ยังใช้ไม่ได้: {{why}}',
  },
  en: {
    files: 'Papers',
    addFile: 'Add a paper',
    removeFile: 'Remove {{name}}',
    sending: 'Sending and checking {{name}}',
    fileRefused: '{{name}} cannot be used yet: {{why}}',
  },
})

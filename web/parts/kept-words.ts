import { roomWords } from '../words/i18n.js'

/** The words of what is kept on the device. */
export const useKeptWords = roomWords('kept', {
  th: {
    typedIsKept: 'สิ่งที่พิมพ์ไว้เก็บในเครื่องนี้จนกว่าจะบันทึก',
    discard: 'ทิ้งสิ่งที่พิมพ์ไว้',
    undo: 'เลิกทำครั้งล่าสุด',
  },
  en: {
    typedIsKept: 'What you type is kept on this device until it is saved.',
    discard: 'Discard what was typed',
    undo: 'Undo the last change',
  },
})

import { roomWords } from '../../words/i18n.js'

/** The words around a deadline that is being chosen. */
export const useDeadlineWords = roomWords('deadline-field', {
  th: {
    kind: 'กำหนดตอบ',
    fixed: 'ภายในวันที่ระบุ',
    workingDays: 'นับเป็นวันทำการ',
    calendarDays: 'นับเป็นวันตามปฏิทิน',
    day: 'วันที่',
    time: 'เวลา',
    timeHelp: 'เว้นว่างหมายถึงสิ้นวัน',
    days: 'จำนวนวัน',
    dueOn: 'ครบกำหนด{{day}}',
    why: 'เหตุใดจึงเป็นวันนี้',
    hideWhy: 'ซ่อนเหตุผล',
  },
  en: {
    kind: 'Deadline',
    fixed: 'On a day',
    workingDays: 'In working days',
    calendarDays: 'In calendar days',
    day: 'Day',
    time: 'Time',
    timeHelp: 'Left empty it is the end of the day',
    days: 'How many days',
    dueOn: 'Due on {{day}}',
    why: 'Why this date?',
    hideWhy: 'Hide the reasons',
  },
})

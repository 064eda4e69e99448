import { roomWords } from '../../words/i18n.js'

/** The words of the register of resolutions. */
export const useResolutionWords = roomWords('resolutions', {
  th: {
    title: 'ทะเบียนมติที่ประชุม',
    lead: 'มติของการประชุมที่ท่านอ่านได้ ล่าสุดอยู่บนสุด',
    find: 'ค้นจากชื่อเรื่องหรือข้อความมติ',
    none: 'ไม่พบมติ',
    noneHelp: 'มติจะอยู่ที่นี่ทันทีที่เลขานุการบันทึก ลองค้นด้วยคำอื่น',
    number: 'มติที่ {{number}}/{{year}}',
    item: 'วาระ {{item}}',
    toMeeting: 'การประชุม',
    about: 'เรื่องที่พิจารณา',
    follows: 'สิ่งที่ต้องดำเนินการ',
    reason: 'เหตุผล: {{reason}}',
  },
  en: {
    title: 'Register of resolutions',
    lead: 'The resolutions of the meetings that you may read, the newest first',
    find: 'Find by title or text',
    none: 'No resolution found',
    noneHelp: 'A resolution is here as soon as the secretary has recorded it. Try another word.',
    number: 'Resolution {{number}}/{{year}}',
    item: 'Item {{item}}',
    toMeeting: 'The meeting',
    about: 'The case it was about',
    follows: 'What follows',
    reason: 'Reason: {{reason}}',
  },
})

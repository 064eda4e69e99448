import { roomWords } from '../words/i18n.js'

/** The words of the menu, by screen. */
export const useMenuWords = roomWords('menu', {
  th: {
    home: 'หน้าแรก',
    inbox: 'หนังสือที่ได้รับ',
    circulars: 'หนังสือเวียน',
    approvals: 'เรื่องที่รอพิจารณา',
    procedures: 'แบบหนังสือเวียน',
    meetings: 'การประชุม',
    exemptions: 'การยกเว้น',
    proposals: 'ข้อเสนอต่อคณะกรรมการ',
    orders: 'คำสั่ง',
    resolutions: 'มติที่ประชุม',
    committees: 'คณะกรรมการ',
    registers: 'ทะเบียนหนังสือ',
    admin: 'ตั้งค่าระบบ',
    audit: 'ตรวจสอบ',
    mailbox: 'ตู้จดหมาย',
  },
  en: {
    home: 'First page',
    inbox: 'Letters received',
    circulars: 'Circulars',
    approvals: 'Waiting for a decision',
    procedures: 'Kinds of circular',
    meetings: 'Meetings',
    exemptions: 'Exemptions',
    proposals: 'Proposals',
    orders: 'Orders',
    resolutions: 'Resolutions',
    committees: 'Committees',
    registers: 'Registers',
    admin: 'Administration',
    audit: 'Audit',
    mailbox: 'Mailbox',
  },
})

/** The name of a word of the menu. */
export type MenuWord = Parameters<ReturnType<typeof useMenuWords>>[0]

import { words, type Words } from '../timeline/word.js'
import type { ActName } from './policy.js'

/** What an act is about: the part of its name before the dot. */
export type ActGroup = ActName extends `${infer Group}.${string}` ? Group : never

/** The groups of acts as people name them. */
export const ACT_GROUP_WORDS: Readonly<Record<ActGroup, Words>> = {
  account: words('บัญชีผู้ใช้', 'Accounts'),
  approval: words('เรื่องรอพิจารณา', 'What awaits approval'),
  asOf: words('เรื่อง ณ เวลาใดเวลาหนึ่ง', 'A case as it stood'),
  assignment: words('ตำแหน่งของบุคคล', 'Assignments of people'),
  audience: words('การเลือกผู้รับ', 'Choosing recipients'),
  calendar: words('ปฏิทินวันหยุด', 'The calendar of holidays'),
  case: words('การค้นเรื่อง', 'Searching cases'),
  chain: words('การตรวจสอบบันทึก', 'The check of the record'),
  circular: words('หนังสือเวียน', 'Circulars'),
  clock: words('นาฬิกาของการซ้อม', 'The clock of a rehearsal'),
  committee: words('คณะกรรมการ', 'Committees'),
  committeeRecord: words('ประวัติคณะกรรมการ', 'Records of committees'),
  consultation: words('การปรึกษาหารือ', 'Consultations'),
  deadline: words('การคำนวณกำหนดส่ง', 'Counting deadlines'),
  event: words('การแจ้งความเปลี่ยนแปลงทันที', 'Hearing of changes at once'),
  exemption: words('คำขอยกเว้น', 'Exemptions'),
  exemptionRegister: words('ทะเบียนการยกเว้น', 'The register of exemptions'),
  exemptionTerms: words('ระยะเวลาของการยกเว้น', 'The terms of exemptions'),
  feed: words('ปฏิทินกำหนดส่งสำหรับโปรแกรมปฏิทิน', 'Feeds for calendar programs'),
  file: words('แฟ้มแนบ', 'Attached files'),
  group: words('กลุ่มผู้รับ', 'Groups of recipients'),
  inbox: words('หนังสือเข้า', 'The inbox'),
  key: words('กุญแจลงนาม', 'Signing keys'),
  letter: words('หนังสือที่จัดพิมพ์', 'Printed letters'),
  letterhead: words('หัวหนังสือ', 'The letterhead'),
  mail: words('ตัวอย่างอีเมล', 'Samples of mails'),
  mailbox: words('ตู้จดหมาย', 'The mailbox'),
  me: words('ข้อมูลของตนเอง', 'Who one is'),
  meeting: words('การประชุม', 'Meetings'),
  office: words('หน่วยงาน', 'Offices'),
  operation: words('งานที่ทำต่อเนื่อง', 'Work in the background'),
  order: words('คำสั่ง', 'Orders'),
  person: words('บุคคล', 'People'),
  procedure: words('แบบหนังสือเวียน', 'Kinds of circular'),
  proposal: words('ข้อเสนอต่อคณะกรรมการ', 'Proposals to committees'),
  reading: words('การอ่านเพื่อตรวจสอบ', 'Readings for an audit'),
  register: words('ทะเบียนหนังสือ', 'Registers'),
  resolution: words('มติที่ประชุม', 'Resolutions'),
  resolutionLetter: words('หนังสือแจ้งมติ', 'Letters about resolutions'),
  staff: words('รายชื่อผู้ปฏิบัติงาน', 'Who works in the office'),
  submission: words('คำตอบของหน่วยงาน', 'Answers of offices'),
  substitute: words('ผู้ทำหน้าที่แทน', 'Substitutes'),
  task: words('งานตามมติ', 'Tasks from resolutions'),
  timeline: words('ลำดับเหตุการณ์ของเรื่อง', 'What happened in a case'),
  token: words('โทเค็นสำหรับโปรแกรม', 'Tokens for programs'),
  version: words('ฉบับของเรื่อง', 'Versions of a case'),
  webhook: words('การแจ้งระบบภายนอก', 'Telling other systems'),
}

/** What `read` allows. */
export const READ_SCOPE_WORDS: Words = words('อ่านอย่างเดียว', 'Reading only')

/** Acts that have an address of their own beside the routes: files come by the protocol of uploads that resume. */
export const ROUTELESS_ACT_WORDS: Readonly<Partial<Record<ActName, Words>>> = {
  'file.upload': words('แนบแฟ้ม', 'Attach files'),
}

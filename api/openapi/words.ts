import type { Role } from '../../domain/case.js'
import { POLICY } from '../../domain/policy/policy.js'
import type { Rule } from '../../domain/policy/rule.js'
import type { Access } from '../access.js'

/** A text in Thai and English. */
export type Words = { readonly th: string; readonly en: string }

/** Both languages in one line, as a document with one field for a text has it. */
export const both = ({ th, en }: Words): string => `${th} / ${en}`

const SIDES: Readonly<Record<'any' | 'central' | 'district', Words>> = {
  any: { th: 'ทุกหน่วยงาน', en: 'any office' },
  central: { th: 'หน่วยงานเจ้าของเรื่อง', en: 'the office that issues circulars' },
  district: { th: 'หน่วยงานผู้รับ', en: 'the office addressed' },
}

const ROLES: Readonly<Record<Role, string>> = {
  officer: 'เจ้าหน้าที่',
  checker: 'ผู้ตรวจ',
  signer: 'ผู้ลงนาม',
  registrar: 'เจ้าหน้าที่สารบรรณ',
  districtOfficer: 'เจ้าหน้าที่เขตพื้นที่',
  director: 'ผู้อำนวยการ',
  secretary: 'เลขานุการคณะกรรมการ',
  member: 'กรรมการ',
  chair: 'ประธานกรรมการ',
  auditor: 'ผู้ตรวจสอบ',
  administrator: 'ผู้ดูแลระบบ',
  system: 'ระบบ',
}

/** Who may use a route, in words. */
export function accessWords(access: Access): Words {
  if (access === 'public') return { th: 'ทุกคน ไม่ต้องลงชื่อเข้าใช้', en: 'everybody, without sign-in' }
  if (access === 'person')
    return { th: 'ทุกคนที่ลงชื่อเข้าใช้ เรื่องของตนเอง', en: 'every signed-in person, about themselves' }
  const { side, roles }: Rule = POLICY[access]
  return {
    th: `${SIDES[side].th}: ${roles.map((role) => ROLES[role]).join(', ')}`,
    en: `${SIDES[side].en}: ${roles.join(', ')}`,
  }
}

/** The parts of the API, by the first word of an address, in the order of the page. */
export const TAGS: Readonly<Record<string, Words>> = {
  'sign-in': { th: 'ลงชื่อเข้าใช้', en: 'Signing in' },
  me: { th: 'ผู้ใช้', en: 'The person' },
  inbox: { th: 'โต๊ะทำงานของหน่วยงาน', en: 'The desk of an office' },
  circulars: { th: 'หนังสือเวียน', en: 'Circulars' },
  approvals: { th: 'เรื่องที่รอพิจารณา', en: 'What awaits a decision' },
  submissions: { th: 'คำตอบของหน่วยงาน', en: 'Answers of offices' },
  committees: { th: 'คณะกรรมการ', en: 'Committees' },
  meetings: { th: 'การประชุม', en: 'Meetings' },
  'votes-now': { th: 'การลงมติที่รอผู้ใช้', en: 'Votes that wait for the person' },
  resolutions: { th: 'ทะเบียนมติที่ประชุม', en: 'Register of resolutions' },
  'resolution-letters': { th: 'หนังสือแจ้งมติที่ประชุม', en: 'Letters about resolutions' },
  exemptions: { th: 'การยกเว้น', en: 'Exemptions' },
  'exemption-register': { th: 'ทะเบียนการยกเว้น', en: 'Register of exemptions' },
  'exemption-duties': { th: 'หน้าที่ที่ยกเว้นไม่ได้', en: 'Duties that cannot be waived' },
  'exemption-kinds': { th: 'แบบหนังสือเวียนที่ขอยกเว้นได้', en: 'Kinds of circular that can be waived' },
  'exemption-terms': { th: 'กำหนดเวลาของการพิจารณายกเว้น', en: 'Time limits of exemptions' },
  tasks: { th: 'งานที่มอบหมาย', en: 'Tasks' },
  orders: { th: 'คำสั่ง', en: 'Orders' },
  proposals: { th: 'ข้อเสนอต่อคณะกรรมการ', en: 'Proposals to committees' },
  consultations: { th: 'การปรึกษาหารือนอกรอบ', en: 'Consultations outside meetings' },
  letters: { th: 'ตัวหนังสือ', en: 'Letters' },
  mails: { th: 'อีเมล', en: 'Mails' },
  registers: { th: 'ทะเบียน', en: 'Registers' },
  webhooks: { th: 'แจ้งโปรแกรมอื่น', en: 'Webhooks' },
  feeds: { th: 'ปฏิทินกำหนดส่ง', en: 'Calendar feeds' },
  tokens: { th: 'โทเค็นสำหรับโปรแกรม', en: 'Tokens for machines' },
  cases: { th: 'ลำดับเหตุการณ์ของเรื่อง', en: 'Looking back on a case' },
  verification: { th: 'ตรวจความครบถ้วนของบันทึก', en: 'Whether the record is whole' },
  readings: { th: 'บันทึกการเปิดดู', en: 'Who has read what' },
  search: { th: 'ค้นเรื่อง', en: 'Search' },
  verify: { th: 'ตรวจว่าหนังสือเป็นของแท้', en: 'Whether a letter is genuine' },
  audiences: { th: 'ดูผู้รับล่วงหน้า', en: 'Preview of recipients' },
  mailbox: { th: 'ตู้จดหมายของระบบฝังตัว', en: 'Mailbox of the embedded mode' },
  groups: { th: 'กลุ่มผู้รับที่บันทึกไว้', en: 'Saved groups of recipients' },
  deadlines: { th: 'ดูกำหนดล่วงหน้า', en: 'Preview of deadlines' },
  offices: { th: 'ทำเนียบหน่วยงาน', en: 'Directory of offices' },
  people: { th: 'บุคคลและตำแหน่ง', en: 'People and assignments' },
  staff: { th: 'บุคลากรของหน่วยงาน', en: 'Staff of the own office' },
  calendars: { th: 'ปฏิทินวันทำการ', en: 'Working-day calendars' },
  procedures: { th: 'ชนิดของหนังสือเวียน', en: 'Kinds of circular' },
  operations: { th: 'งานระยะยาว', en: 'Long work' },
  events: { th: 'ความเปลี่ยนแปลง', en: 'Changes as they happen' },
  clock: { th: 'นาฬิกาของระบบ', en: 'The clock' },
  files: { th: 'แฟ้มแนบ', en: 'Files' },
  system: { th: 'ระบบ', en: 'The system' },
}

/** What the parameters of addresses and queries mean. */
export const PARAMETERS: Readonly<Record<string, Words>> = {
  lang: { th: 'ภาษาที่ขึ้นก่อนในอีเมล', en: 'The language that comes first in the mail' },
  personId: { th: 'รหัสบุคคล', en: 'Id of the person' },
  sessionId: { th: 'รหัสการลงชื่อเข้าใช้', en: 'Id of the session' },
  circularId: { th: 'รหัสของหนังสือเวียนในระบบ', en: 'Id of the circular' },
  officeCode: { th: 'รหัสหน่วยงาน', en: 'Code of the office' },
  procedureId: { th: 'รหัสชนิดของหนังสือเวียน', en: 'Id of the kind of circular' },
  taskId: { th: 'รหัสงาน', en: 'Id of the task' },
  orderId: { th: 'รหัสคำสั่ง', en: 'Id of the order' },
  proposalId: { th: 'รหัสข้อเสนอ', en: 'Id of the proposal' },
  consultationId: { th: 'รหัสการปรึกษาหารือ', en: 'Id of the consultation' },
  committeeId: { th: 'รหัสคณะกรรมการ', en: 'Id of the committee' },
  exemptionId: { th: 'รหัสคำขอยกเว้น', en: 'Id of the exemption' },
  field: { th: 'เฉพาะด้านนี้', en: 'Only this field' },
  memberId: { th: 'รหัสตำแหน่งในคณะกรรมการ', en: 'Id of the seat' },
  basisId: { th: 'รหัสฐานอำนาจ', en: 'Id of the legal basis' },
  level: { th: 'ระดับของคณะกรรมการ', en: 'How far up the committee stands' },
  secretariat: { th: 'หน่วยงานฝ่ายเลขานุการ', en: 'Office that is the secretariat' },
  mine: {
    th: 'เฉพาะที่เกี่ยวกับตน: ที่ตนเป็นกรรมการ หรือที่รอตนพิจารณา',
    en: 'Only what concerns oneself: where one sits, what awaits the own decision',
  },
  letterId: { th: 'รหัสหนังสือแจ้งมติ', en: 'Id of the letter about a resolution' },
  meetingId: { th: 'รหัสการประชุม', en: 'Id of the meeting' },
  paperId: { th: 'รหัสแฟ้มประกอบวาระ', en: 'Id of a file of the item' },
  recordingId: { th: 'รหัสบันทึกการประชุม', en: 'Id of the recording' },
  itemId: { th: 'รหัสเรื่องในวาระ', en: 'Id of the item' },
  votingId: { th: 'รหัสการลงมติ', en: 'Id of the vote' },
  correctionId: { th: 'รหัสคำขอแก้ไขรายงาน', en: 'Id of the correction' },
  cursor: { th: 'ค่า next ของหน้าก่อน', en: 'The `next` of the page before' },
  limit: { th: 'จำนวนแถวต่อหน้า ไม่เกิน 200', en: 'Rows of a page, 200 at most' },
  status: { th: 'เฉพาะสถานะนี้', en: 'Only this state' },
  overdue: { th: 'เฉพาะที่เลยกำหนด', en: 'Only what is overdue' },
  bounced: { th: 'เฉพาะที่อีเมลตีกลับ', en: 'Only where mail bounced' },
  province: { th: 'ชื่อจังหวัดภาษาไทย', en: 'Thai name of a province' },
  among: {
    th: 'เฉพาะหน่วยงานที่ตัวเลขของการติดตามนับไว้',
    en: 'Only the offices that a number of the tracker counts',
  },
  type: { th: 'เฉพาะชนิดนี้', en: 'Only of this kind' },
  codes: { th: 'รหัสหน่วยงาน คั่นด้วยจุลภาค', en: 'Codes of offices, with commas between' },
  answeredOn: { th: 'วันที่ตอบ (ตามคำตอบที่นับ)', en: 'The day of the answer that counts' },
  receivedOn: { th: 'วันที่ลงรับ', en: 'The day on which the letter was received' },
  seatProvince: { th: 'ชื่อจังหวัดที่ตั้งของหน่วยงาน', en: 'Thai name of the province of the office’s seat' },
  text: { th: 'ข้อความที่ค้น', en: 'What is looked for' },
  kind: { th: 'เฉพาะชนิดนี้', en: 'Only this kind' },
  state: { th: 'เฉพาะสถานะนี้', en: 'Only this state' },
  fileId: { th: 'รหัสของแฟ้มในระบบ', en: 'Id of the file' },
  format: { th: 'ชนิดของแฟ้ม', en: 'Kind of file' },
  heads: { th: 'หัวตารางภาษาไทย หรือชื่อคงที่สำหรับโปรแกรม', en: 'Thai heads, or stable names for programs' },
  sort: {
    th: 'due: ครบกำหนดก่อนอยู่บนสุด changed: แก้ไขล่าสุดอยู่บนสุด newest: ใหม่สุดอยู่บนสุด',
    en: 'due: what is due first on top; changed: what was changed last; newest: what came last',
  },
  about: {
    th: 'เฉพาะเรื่องที่ขอพิจารณาชนิดนี้ หรือการหารือเกี่ยวกับเรื่องนี้ (exemption/<รหัส>)',
    en: 'Only this kind of matter: a circular, an answer, more time, a proposal, an exemption, an order; of consultations, only about this case (exemption/<id>)',
  },
  total: { th: 'นับจำนวนทั้งหมดด้วย', en: 'Count all rows, too' },
  operationId: { th: 'รหัสของงานระยะยาว', en: 'Id of the long work' },
  after: {
    th: 'ต่อจาก id นี้ (แทนส่วนหัว Last-Event-ID)',
    en: 'Go on behind this id (instead of the header Last-Event-ID)',
  },
  duplex: {
    th: 'เริ่มแต่ละฉบับบนแผ่นใหม่ สำหรับพิมพ์สองหน้า',
    en: 'Each letter begins on a new sheet, for printing on both sides',
  },
  sha256: { th: 'ค่าแฮช SHA-256', en: 'SHA-256 of the bytes, lower-case hex' },
  codeOrHash: {
    th: 'รหัสใน QR ของหนังสือ หรือค่า SHA-256 ของแฟ้ม',
    en: "Code in a letter's QR, or the SHA-256 of a file",
  },
  caseId: { th: 'เฉพาะเรื่องนี้', en: 'Only this case' },
  at: { th: 'ณ ขณะนี้ (UTC) ค่าปริยายคือเดี๋ยวนี้', en: 'At this instant (UTC), now if not said' },
  upTo: { th: 'ตามที่เป็นอยู่ ณ ขณะนี้ (UTC)', en: 'As of this instant (UTC)' },
  on: { th: 'วันที่ (ค.ศ.) ค่าปริยายคือวันนี้', en: 'Day (Gregorian), today if not said' },
  dryRun: { th: 'ทดลองโดยไม่เปลี่ยนแปลงอะไร (ค่าปริยาย)', en: 'Only try; nothing is changed (default)' },
  planSha256: { th: 'แฮชของแผนที่ตรวจแล้ว', en: 'Hash of the plan that was looked at' },
  source: { th: 'ที่มาของข้อมูล', en: 'Where the data come from' },
  file: { th: 'ชื่อแฟ้ม', en: 'Name of the file' },
  changeId: { th: 'รหัสการเปลี่ยนปฏิทิน', en: 'Id of the change of the calendar' },
  undecided: { th: 'เฉพาะที่ยังไม่ตัดสิน', en: 'Only what is not decided on' },
  version: { th: 'ฉบับที่', en: 'Version' },
  from: { th: 'ฉบับก่อน', en: 'The version before' },
  to: { th: 'ฉบับหลัง', en: 'The version after' },
  mailId: { th: 'ลำดับของจดหมาย', en: 'Number of the mail' },
  index: { th: 'ลำดับของไฟล์แนบ', en: 'Number of the attachment' },
  keyId: { th: 'รหัสของกุญแจ', en: 'Id of the key' },
  groupId: { th: 'ชื่อสั้นของกลุ่มผู้รับ', en: 'Short name of the group' },
  retired: { th: 'รวมที่เลิกใช้แล้ว', en: 'Also those out of use' },
  register: { th: 'ทะเบียน', en: 'Which register' },
  number: { th: 'เลขทะเบียน', en: 'Number in the register' },
  webhookId: { th: 'รหัสของที่อยู่ที่แจ้ง', en: 'Id of the webhook' },
  deliveryId: { th: 'รหัสของรายการที่ส่ง', en: 'Id of the delivery' },
  feedId: { th: 'รหัสของปฏิทิน', en: 'Id of the feed' },
  feedToken: { th: 'กุญแจของปฏิทิน', en: 'Key of the feed' },
  tokenId: { th: 'รหัสของโทเค็น', en: 'Id of the token' },
  assignmentId: { th: 'รหัสของตำแหน่งหรือการมอบหมาย', en: 'Id of the assignment' },
  role: { th: 'เฉพาะบทบาทนี้', en: 'Only this role' },
  standing: { th: 'ปฏิบัติงานอยู่ ถูกระงับ หรือพ้นหน้าที่', en: 'Serving, locked or left' },
  validFrom: { th: 'วันแรกที่มีผล', en: 'First day on which it holds' },
  validTo: { th: 'วันแรกที่ไม่มีผลแล้ว', en: 'First day on which it no longer holds' },
  orphaned: { th: 'เฉพาะงานที่ผู้รับมอบหมายไม่อยู่แล้ว', en: 'Only what nobody attends to any more' },
  part: { th: 'ส่วนสาธารณะหรือส่วนภายใน', en: 'The public part or the internal one' },
  year: { th: 'ปีปฏิทิน ค.ศ.', en: 'Calendar year, Gregorian' },
}

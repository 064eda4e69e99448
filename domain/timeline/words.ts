import type { ApprovalEvent } from '../approval/approval.js'
import type { CircularEvent } from '../circular/case.js'
import type { SubmissionEvent } from '../submission/case.js'
import { words, type Words } from './word.js'

/** What happened to an approval, in whatever case. */
const APPROVAL_EVENT_WORDS: Readonly<Record<ApprovalEvent['type'], Words>> = {
  stageDecided: words('พิจารณาในขั้นตอน', 'A stage was decided'),
  stageReminded: words('เตือนผู้พิจารณา', 'Those whose turn it is were reminded'),
  stageEscalated: words('พ้นเวลา เสนอผู้บังคับบัญชาพิจารณาแทนได้', 'Out of time: a superior may decide as well'),
  stagePassedOver: words('พ้นเวลาให้ความเห็น ดำเนินการต่อ', 'No opinion came in time: the route goes on'),
}

/** What happened to a circular, by the type of its event. */
export const CIRCULAR_EVENT_WORDS: Readonly<Record<CircularEvent['type'], Words>> = {
  drafted: words('ร่างหนังสือเวียน', 'The circular was drafted'),
  revised: words('แก้ไขร่าง', 'The draft was revised'),
  personsNamed: words('ระบุชื่อผู้มีสิทธิ์รู้', 'Persons were let know of it'),
  sentForApproval: words('เสนอตรวจและลงนาม', 'Sent to be checked and signed'),
  ...APPROVAL_EVENT_WORDS,
  issued: words('ออกเลขและส่งเวียน', 'Numbered and issued'),
  reminderDue: words('ถึงกำหนดเตือน', 'A planned reminder came due'),
  reminderSkipped: words('ข้ามการเตือนที่พ้นเวลาแล้ว', 'A reminder that was too late was passed over'),
  reminded: words('สั่งเตือน', 'A reminder was ordered'),
  deadlineMoved: words('เลื่อนกำหนดส่งตามการเปลี่ยนวันหยุด', 'The deadline moved with a change of holidays'),
  extended: words('ขยายกำหนดส่ง', 'The deadline was extended'),
  erratumIssued: words('ออกใบแก้คำผิด', 'An erratum was issued'),
  recipientsAdded: words('เพิ่มผู้รับ', 'Recipients were added'),
  fellDue: words('ครบกำหนดส่ง', 'The deadline passed'),
  overdueSealed: words('ออกหนังสือประทับตราเตือน', 'Stamped reminders were issued'),
  recalled: words('เรียกคืนหนังสือ', 'The circular was recalled'),
  abandoned: words('เลิกร่าง', 'The draft was abandoned'),
  closed: words('ปิดเรื่อง', 'The circular was closed'),
  numberCancelled: words('ยกเลิกเลขทะเบียน', 'A number was cancelled in its register'),
  jobDone: words('งานกับหน่วยงานทั้งหลายเสร็จแล้ว', 'Work over the offices was finished'),
}

/** What happened to a circular, told by an event. */
export function circularWords(event: CircularEvent): Words {
  return event.type === 'drafted' && event.origin
    ? words('ร่างหนังสือเวียนตามมติที่ประชุม', 'The circular was drafted because a meeting resolved so')
    : CIRCULAR_EVENT_WORDS[event.type]
}

/** What happened to an office's answer, by the type of its event. */
export const SUBMISSION_EVENT_WORDS: Readonly<Record<SubmissionEvent['type'], Words>> = {
  sent: words('ส่งหนังสือถึงหน่วยงาน', 'The letter was sent to the office'),
  opened: words('หน่วยงานเปิดอ่านหนังสือ', 'The office opened the letter'),
  personsNamed: words('ระบุชื่อผู้มีสิทธิ์รู้', 'Persons were let know of it'),
  received: words('ลงรับ', 'The letter was entered in the register of letters in'),
  assigned: words('มอบหมาย', 'The task was assigned'),
  approvalAsked: words('เสนอขอความเห็นชอบก่อนส่งคำตอบ', 'Approval was asked for before the answer leaves'),
  ...APPROVAL_EVENT_WORDS,
  draftSaved: words('เริ่มร่างคำตอบ', 'An answer was begun'),
  submitted: words('ส่งคำตอบ', 'An answer was submitted'),
  wrongOfficeReported: words('แจ้งว่าส่งผิดหน่วยงาน', 'The office said that the letter is not for it'),
  wrongOfficeDecided: words('พิจารณากรณีส่งผิดหน่วยงาน', 'The report of a wrong office was decided'),
  moreTimeAsked: words('ขอขยายเวลา', 'More time was asked for'),
  moreTimeDecided: words('พิจารณาคำขอขยายเวลา', 'The request for more time was decided'),
  returned: words('ส่งคืนแก้ไข', 'The answer was returned for correction'),
  accepted: words('รับคำตอบ', 'The answer was accepted'),
  reminded: words('เตือน', 'The office was reminded'),
  deadlineMoved: words('เลื่อนกำหนดส่งตามการเปลี่ยนวันหยุด', 'The deadline moved with a change of holidays'),
  extended: words('ได้รับการขยายกำหนดส่ง', 'The deadline was extended'),
  corrected: words('ได้รับใบแก้คำผิด', 'An erratum was sent'),
  overdueSealed: words('ออกหนังสือประทับตราเตือน', 'A stamped reminder was issued'),
  fellDue: words('ครบกำหนดส่งของหน่วยงาน', "The office's own deadline passed"),
  exempted: words('ได้รับยกเว้น ไม่ต้องตอบ', 'An exemption frees the office from the answer'),
  dutyReopened: words('การยกเว้นสิ้นสุด หน่วยงานต้องตอบอีก', 'The exemption ended: the answer is owed again'),
  withdrawn: words('ยกเลิกหนังสือที่ส่งหน่วยงานนี้', 'The letter was withdrawn'),
  closedUnanswered: words('ปิดเรื่องโดยไม่มีคำตอบ', 'Closed without an answer'),
  numberCancelled: words('ยกเลิกเลขทะเบียน', 'A number was cancelled in its register'),
  bounced: words('อีเมลตีกลับ', 'A mail bounced'),
  resent: words('ส่งหนังสืออีกครั้ง', 'The letter was sent again'),
}

import type { ApprovalEvent } from '../approval/approval.js'
import type { CircularEvent } from '../circular/case.js'
import type { SubmissionEvent } from '../submission/case.js'

/** A sentence or name in both languages. */
export type Words = { readonly th: string; readonly en: string }

const words = (th: string, en: string): Words => ({ th, en })

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

/** Names of the fields of a case's state, by JSON pointer; a part without a name of its own has that of the whole. */
const FIELD_WORDS: Readonly<Record<string, Words>> = {
  '/status': words('สถานะ', 'State'),
  '/owner': words('เจ้าของเรื่อง', 'Owner'),
  '/authors': words('ผู้ร่วมร่าง', 'Who else wrote the draft'),
  '/procedure': words('แบบกระบวนงาน', 'Procedure'),
  '/subject': words('เรื่อง', 'Subject'),
  '/contentSha256': words('ค่าแฮชของเนื้อหา', 'Hash of the content'),
  '/secrecy': words('ชั้นความลับ', 'Secrecy'),
  '/named': words('ผู้มีสิทธิ์รู้', 'Persons who may know'),
  '/approval': words('การตรวจและลงนาม', 'Approval'),
  '/approval/next': words('ขั้นตอนถัดไป', 'Next stage'),
  '/approval/decisions': words('ผลการพิจารณา', 'Decisions'),
  '/audience': words('บัญชีผู้รับ', 'Recipients'),
  '/audience/total': words('จำนวนผู้รับ', 'Number of recipients'),
  '/added': words('ผู้รับที่เพิ่ม', 'Recipients added'),
  '/schedule': words('กำหนดเวลา', 'Schedule'),
  '/schedule/dueAt': words('กำหนดส่ง', 'Deadline'),
  '/schedule/dueDay': words('วันครบกำหนด', 'Due day'),
  '/schedule/reminders': words('แผนเตือน', 'Planned reminders'),
  '/schedule/calendarVersion': words('ฉบับของปฏิทินวันทำการ', 'Version of the calendar'),
  '/number': words('เลข ว', 'Number of the circular'),
  '/year': words('ปีของเลข', 'Year of the number'),
  '/issuedAt': words('เวลาที่ส่งเวียน', 'Issued at'),
  '/remindedAt': words('เตือนครั้งล่าสุด', 'Last reminded'),
  '/fellDueAt': words('ครบกำหนดเมื่อ', 'Fell due at'),
  '/errata': words('จำนวนใบแก้คำผิด', 'Errata'),
  '/cancelledNumbers': words('เลขทะเบียนที่ยกเลิก', 'Numbers cancelled'),
  '/jobs': words('งานที่ค้าง', 'Work left'),
  '/circularId': words('หนังสือเวียน', 'Circular'),
  '/officeCode': words('หน่วยงานผู้รับ', 'Office addressed'),
  '/issuerCode': words('หน่วยงานผู้ออกหนังสือ', 'Issuing office'),
  '/dueAt': words('กำหนดส่ง', 'Deadline'),
  '/ownReminders': words('แผนเตือนของหน่วยงาน', 'Reminders of its own'),
  '/openedAt': words('เปิดอ่านเมื่อ', 'Opened at'),
  '/receipt': words('การลงรับ', 'Receipt'),
  '/receipt/number': words('เลขรับ', 'Receipt number'),
  '/assignee': words('ผู้รับมอบหมาย', 'Assigned to'),
  '/answer': words('คำตอบ', 'Answer'),
  '/answer/version': words('ฉบับของคำตอบ', 'Version of the answer'),
  '/answer/receivedAt': words('เวลาที่ได้รับคำตอบ', 'Answer received at'),
  '/answer/late': words('ส่งช้า', 'Late'),
  '/answer/answerSha256': words('ค่าแฮชของคำตอบ', 'Hash of the answer'),
  '/returned': words('การส่งคืน', 'Return'),
  '/returned/reason': words('เหตุที่ส่งคืน', 'Reason of the return'),
  '/timeRequest': words('คำขอขยายเวลา', 'Request for more time'),
  '/timeRequests': words('จำนวนครั้งที่ขอขยายเวลา', 'Requests for more time'),
  '/bouncedAt': words('อีเมลตีกลับเมื่อ', 'Mail bounced at'),
  '/exemption': words('การยกเว้น', 'Exemption'),
  '/exemption/number': words('เลขทะเบียนการยกเว้น', 'Number of the exemption'),
  '/nameTh': words('ชื่อภาษาไทย', 'Thai name'),
  '/nameEn': words('ชื่อภาษาอังกฤษ', 'English name'),
  '/level': words('ระดับของคณะ', 'Level of the committee'),
  '/parentId': words('คณะที่ตั้งขึ้น', 'Set up by'),
  '/secretariat': words('หน่วยงานฝ่ายเลขานุการ', 'Secretariat'),
  '/rules': words('กติกาการประชุม', 'Rules of meetings'),
  '/members': words('กรรมการ', 'Members'),
  '/legalBasis': words('ฐานอำนาจ', 'Legal basis'),
  '/dissolvedOn': words('ยุบตั้งแต่วันที่', 'Dissolved from'),
  '/origin': words('ที่มา', 'Where it comes from'),
  '/personId': words('ผู้รับผิดชอบ', 'Person in charge'),
  '/report': words('ผลการดำเนินการ', 'Report'),
  '/report/note': words('บันทึกผล', 'Note on what was done'),
  '/title': words('ชื่อเรื่อง', 'Title'),
  '/contentVersion': words('ฉบับที่', 'Version'),
  '/agenda': words('ระเบียบวาระ', 'Place on an agenda'),
  '/combinedInto': words('รวมเข้ากับ', 'Combined into'),
  '/combines': words('รวมข้อเสนอ', 'Proposals taken in'),
  '/verdict': words('มติคณะกรรมการ', "Committee's resolution"),
  '/topic': words('หัวข้อ', 'Topic'),
  '/heldOn': words('วันที่หารือ', 'Day of the talk'),
  '/seeds': words('สิ่งที่เกิดขึ้นต่อ', 'What grew out of it'),
  '/afterMisdirected': words('สถานะก่อนแจ้งผิดหน่วยงาน', 'State before the report'),
}

/** The name of the field at a pointer, or of the nearest whole that has one. */
export function fieldWords(pointer: string): Words {
  for (let place = pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const known = FIELD_WORDS[place]
    if (known) return known
  }
  return words(pointer, pointer)
}

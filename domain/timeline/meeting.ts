import { applyMeeting } from '../meeting/apply.js'
import type { Meeting } from '../meeting/case.js'
import type { MeetingEvent } from '../meeting/events.js'
import type { Teller } from './steps.js'
import type { Words } from './word.js'

const words = (th: string, en: string): Words => ({ th, en })

/** What happened to a meeting, by the type of its event. */
const MEETING_EVENT_WORDS: Readonly<Record<MeetingEvent['type'], Words>> = {
  convened: words('ตั้งการประชุม', 'The meeting was convened'),
  sessionChanged: words('แก้ไขเวลาหรือสถานที่', 'Time or place were changed'),
  itemAdded: words('เพิ่มเรื่องในวาระ', 'An item was put on the agenda'),
  itemChanged: words('แก้ไขเรื่องในวาระ', 'An item was changed'),
  itemMoved: words('ย้ายเรื่องในวาระ', 'An item was moved'),
  itemLeft: words('เรื่องออกจากวาระ', 'An item left the agenda'),
  called: words('เรียกประชุม', 'The meeting was called'),
  dateChanged: words('เปลี่ยนวันประชุม', 'The meeting was called to another day'),
  committeeRenewed: words('ปรับองค์คณะ', 'Changes of the committee were taken over'),
  cancelled: words('ยกเลิกการประชุม', 'The meeting was cancelled'),
  guestInvited: words('เชิญผู้เข้าชี้แจง', 'A guest was invited'),
  apologised: words('แจ้งลาประชุม', 'A member said not to come'),
  attended: words('มาหรือออกจากที่ประชุม', 'Somebody came or went'),
  attendedAfterwards: words(
    'บันทึกการมาหรือออกจากที่ประชุมภายหลัง',
    'A coming or going was put on record afterwards',
  ),
  elected: words('เลือกผู้ทำหน้าที่ประธาน', 'Somebody was elected to preside'),
  chaired: words('ผู้ทำหน้าที่ประธาน', 'Somebody took the chair'),
  opened: words('เปิดประชุม', 'The meeting was opened'),
  quorumLost: words('องค์ประชุมไม่ครบ', 'The quorum was lost'),
  quorumRegained: words('องค์ประชุมกลับมาครบ', 'The quorum was regained'),
  adjourned: words('เลิกประชุมเพราะไม่ครบองค์', 'The meeting ended for want of a quorum'),
  closed: words('ปิดประชุม', 'The meeting was closed'),
  itemOpened: words('เริ่มพิจารณาเรื่อง', 'An item was opened'),
  interestDeclared: words('แจ้งส่วนได้เสีย', 'An interest was declared'),
  interestDecided: words('พิจารณาส่วนได้เสีย', 'An interest was decided on'),
  objected: words('คัดค้านกรรมการ', 'A member was objected to'),
  objectionDropped: words('ถอนคำคัดค้าน', 'An objection was dropped'),
  objectionDecided: words('วินิจฉัยคำคัดค้าน', 'An objection was decided'),
  discussed: words('บันทึกการอภิปราย', 'A discussion was noted'),
  adopted: words('ไม่มีผู้เห็นเป็นอย่างอื่น', 'Adopted without objection'),
  voteOpened: words('เปิดลงมติ', 'A vote was opened'),
  voteCast: words('ลงคะแนน', 'A vote was cast'),
  ballotTaken: words('ใช้สิทธิลงคะแนนลับ', 'A secret ballot was taken'),
  ballotsCounted: words('นับบัตรลงคะแนน', 'Ballots were counted'),
  voteTied: words('คะแนนเท่ากัน', 'The vote was a tie'),
  voteClosed: words('ปิดลงมติ', 'A vote was closed'),
  castingVoteCast: words('ประธานออกเสียงชี้ขาด', 'The casting vote was given'),
  voteAnnulled: words('ยกเลิกการลงมติ', 'A vote was broken off'),
  resolved: words('มติที่ประชุม', 'A resolution was recorded'),
  followUpsAdded: words('เพิ่มการดำเนินการตามมติ', 'Something that follows was added'),
  letterNumbered: words(
    'ออกเลขหนังสือแจ้งมติ สำเนามติ หรือบันทึกมอบหมายงาน',
    'A letter about the resolution, its extract or the memo of a task was numbered',
  ),
  dissented: words('บันทึกความเห็นแย้ง', 'A dissent was recorded'),
  minutesWritten: words('จัดทำรายงานการประชุม', 'A version of the minutes was made'),
  minutesSigned: words('ลงนามรายงานการประชุม', 'The minutes were signed'),
  minutesCirculated: words('เวียนรายงานการประชุม', 'The minutes were circulated'),
  correctionProposed: words('ขอแก้ไขรายงาน', 'A correction was proposed'),
  correctionAnswered: words('ตอบคำขอแก้ไขรายงาน', 'A correction was answered'),
  minutesCertified: words('รับรองรายงานการประชุม', 'The minutes were certified'),
  amendmentResolved: words('มีมติให้แก้ไขรายงานที่รับรองแล้ว', 'A correction of certified minutes was resolved'),
  minutesAmended: words('แก้ไขรายงานที่รับรองแล้ว', 'Certified minutes were corrected'),
  recordingAdded: words('แนบบันทึกเสียงหรือภาพการประชุม', 'A recording was added'),
  minutesOverdue: words('รายงานการประชุมเกินกำหนด', 'The minutes are overdue'),
  reminded: words('เตือนการประชุม', 'The members were reminded'),
  jobDone: words('งานของการประชุมเสร็จแล้ว', 'Work of the meeting was finished'),
}

/** Meetings. What decides there is shown by the votes themselves, each with its arithmetic. */
export const meetingTeller: Teller<Meeting, MeetingEvent> = {
  apply: applyMeeting,
  words: ({ type }) => MEETING_EVENT_WORDS[type],
  rule: () => undefined,
}

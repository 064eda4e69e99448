/** Why the rules on a meeting say no: a part of the closed list in refusals.ts. */
export const MEETING_REFUSALS = {
  MEETING_YEAR: {
    kind: 'conflict',
    th: 'เลขครั้งที่ประชุมเป็นของปี {year} จึงเลื่อนข้ามปีไม่ได้ ให้ยกเลิกและนัดใหม่',
    en: 'The number of the meeting is one of {year}: cancel it and convene another to meet in another year.',
  },
  MEETING_PAST: {
    kind: 'invalid',
    th: 'เวลาประชุม {startsAt} ผ่านไปแล้ว',
    en: 'The time of the meeting, {startsAt}, is over.',
  },
  SECRET_NOT_OF_COMMITTEE: {
    kind: 'forbidden',
    th: 'ผู้ตั้งการประชุมลับต้องอยู่ในคณะ เช่น กรรมการและเลขานุการ เพราะผู้อื่นไม่มีสิทธิ์รู้เรื่องนี้',
    en: 'A secret meeting is convened by a secretary who sits in the committee: nobody else may know of it.',
  },
  AGENDA_EMPTY: {
    kind: 'conflict',
    th: 'ยังไม่มีระเบียบวาระ จึงเชิญประชุมไม่ได้',
    en: 'There is nothing on the agenda: the meeting cannot be called.',
  },
  ITEM_UNKNOWN: {
    kind: 'notFound',
    th: 'การประชุมนี้ไม่มีระเบียบวาระรายการนี้',
    en: 'There is no such item on the agenda.',
  },
  ITEM_KNOWN: {
    kind: 'conflict',
    th: 'ระเบียบวาระรายการนี้มีอยู่แล้ว',
    en: 'This item is on the agenda already.',
  },
  ITEM_INVALID: {
    kind: 'invalid',
    th: 'วาระรับรองรายงานต้องระบุว่าเป็นรายงานของการประชุมใด และวาระอื่นต้องไม่ระบุ',
    en: 'An item that certifies minutes says of which meeting; no other item does.',
  },
  ITEM_NOT_NOW: {
    kind: 'conflict',
    th: 'ทำรายการ “{act}” กับระเบียบวาระในสถานะ “{state}” ไม่ได้',
    en: 'The act “{act}” is not possible while the item is “{state}”.',
  },
  ITEM_FIXED: {
    kind: 'conflict',
    th: 'ย้ายแล้วเลขของวาระที่เปิดหรือปิดแล้ว ({number}) จะเปลี่ยน จึงย้ายไม่ได้',
    en: 'This would change the number of an item that was opened or closed ({number}).',
  },
  ITEM_OPEN: {
    kind: 'conflict',
    th: 'วาระที่ {number} ยังเปิดอยู่',
    en: 'The item {number} is still open.',
  },
  ITEMS_LEFT: {
    kind: 'conflict',
    th: 'ยังมีวาระที่ไม่ได้พิจารณา ({numbers}) ต้องเลื่อนหรือถอนก่อนปิดประชุม',
    en: 'Items were not dealt with ({numbers}): postpone or withdraw them before the meeting is closed.',
  },
  THERE_ALREADY: {
    kind: 'conflict',
    th: 'ผู้นี้อยู่ในที่ประชุมแล้ว',
    en: 'This person is in the meeting already.',
  },
  NOT_THERE: {
    kind: 'conflict',
    th: 'ผู้นี้ไม่ได้อยู่ในที่ประชุม',
    en: 'This person is not in the meeting.',
  },
  ATTENDANCE_OUTSIDE: {
    kind: 'invalid',
    th: 'เวลาที่มาหรือออกต้องอยู่หลังเปิดประชุม ({from}) และก่อน {to} จะเป็นเวลาในอนาคตไม่ได้',
    en: 'The time must be after the opening of the meeting ({from}) and before {to}; never in the future.',
  },
  ATTENDANCE_SETTLED: {
    kind: 'conflict',
    th: 'มีการลงมติ การนับองค์ประชุม หรือการเปลี่ยนผู้ทำหน้าที่ประธานเมื่อ {settledAt} แล้ว บันทึกได้เฉพาะการมาหรือออกหลังจากนั้น เพราะผลที่ตัดสินแล้วต้องไม่เปลี่ยน',
    en: 'Something was decided or counted at {settledAt}: only what happened after that can be put on record, so that no result changes.',
  },
  ATTENDANCE_ORDER: {
    kind: 'conflict',
    th: 'บัญชีมีเวลาของผู้นี้เมื่อ {lastAt} แล้ว บันทึกได้เฉพาะเวลาหลังจากนั้น',
    en: 'The list has a line of this person at {lastAt}: only what happened after it can be put on record.',
  },
  NOT_INVITED: {
    kind: 'forbidden',
    th: 'ผู้นี้ไม่ใช่กรรมการ ผู้แทน หรือผู้ได้รับเชิญของการประชุมนี้',
    en: 'This person is no member, substitute or guest of the meeting.',
  },
  NOT_FROM_AFAR: {
    kind: 'conflict',
    th: 'การประชุมนี้ไม่ได้จัดผ่านสื่ออิเล็กทรอนิกส์',
    en: 'This meeting is not held by electronic means.',
  },
  ELECTION_NEEDLESS: {
    kind: 'conflict',
    th: 'มีประธานหรือรองประธานทำหน้าที่อยู่ จึงไม่ต้องเลือก (มาตรา 81)',
    en: 'Chair or deputy is there to preside: nobody needs to be elected (s.81).',
  },
  QUORATE: {
    kind: 'conflict',
    th: 'มีกรรมการครบองค์ประชุม ({counted} จาก {needed}) จึงเลิกประชุมด้วยเหตุไม่ครบองค์ประชุมไม่ได้',
    en: 'There is a quorum ({counted} of {needed}): the meeting cannot be broken off for want of one.',
  },
  NOT_STARTED: {
    kind: 'conflict',
    th: 'ยังไม่ถึงเวลาประชุม ({startsAt})',
    en: 'It is not yet the time of the meeting ({startsAt}).',
  },
  INTEREST_KNOWN: {
    kind: 'conflict',
    th: 'ผู้นี้เปิดเผยส่วนได้เสียในวาระนี้แล้ว',
    en: 'This person has declared an interest in the item already.',
  },
  INTEREST_UNKNOWN: {
    kind: 'conflict',
    th: 'ไม่มีส่วนได้เสียตามมาตรา 16 ของผู้นี้ที่รอการวินิจฉัย',
    en: 'No interest of this person under s.16 waits for a decision.',
  },
  INTEREST_UNDECIDED: {
    kind: 'conflict',
    th: 'ต้องวินิจฉัยส่วนได้เสียตามมาตรา 16 ของกรรมการ {count} คนก่อน',
    en: 'The interest of {count} {count:member|members} under s.16 must be decided on first.',
  },
  OBJECTION_KNOWN: {
    kind: 'conflict',
    th: 'มีการคัดค้านกรรมการผู้นี้ในวาระนี้แล้ว ผลเป็นที่สุด',
    en: 'This member was objected to in this item before; what was decided is final.',
  },
  OBJECTION_UNKNOWN: {
    kind: 'conflict',
    th: 'ไม่มีคำคัดค้านกรรมการผู้นี้ที่รอการลงมติ',
    en: 'No objection to this member waits for its vote.',
  },
  OBJECTION_UNDECIDED: {
    kind: 'conflict',
    th: 'ต้องลงคะแนนลับเรื่องคำคัดค้านกรรมการ {count} คนก่อน (มาตรา 15)',
    en: 'The objection to {count} {count:member|members} must be voted on first (s.15).',
  },
  VOTE_RUNNING: {
    kind: 'conflict',
    th: 'กำลังลงคะแนนอยู่ ต้องปิดหรือยกเลิกการลงคะแนนก่อน',
    en: 'A vote is under way: close or annul it first.',
  },
  VOTE_UNKNOWN: {
    kind: 'notFound',
    th: 'วาระนี้ไม่มีการลงคะแนนนี้',
    en: 'There is no such vote on the item.',
  },
  VOTE_KNOWN: {
    kind: 'conflict',
    th: 'การลงคะแนนนี้มีอยู่แล้ว',
    en: 'There is such a vote already.',
  },
  VOTE_ANNULLED: {
    kind: 'conflict',
    th: 'การลงคะแนนนี้ถูกยกเลิกแล้ว ไม่มีผล',
    en: 'This vote was annulled and has no result.',
  },
  METHOD_OTHER: {
    kind: 'conflict',
    th: 'วิธีลงคะแนนคือ “{method}” จึงลงคะแนนแบบนี้ไม่ได้',
    en: 'The vote is by “{method}”: it cannot be cast like this.',
  },
  SECRET_ONLY: {
    kind: 'conflict',
    th: 'คำคัดค้านกรรมการต้องลงคะแนนลับ (มาตรา 15)',
    en: 'An objection to a member is voted on secretly (s.15).',
  },
  TALLY_MISSING: {
    kind: 'invalid',
    th: 'การลงคะแนนลับปิดได้เมื่ออ่านคะแนนจากหีบบัตร',
    en: 'A secret vote is closed with what its urn holds.',
  },
  TELLERS_DIFFER: {
    kind: 'conflict',
    th: 'ผู้นับคะแนนสองคนต้องนับได้ตรงกัน (นับแล้ว {counts} คน)',
    en: 'Two tellers must have counted the same ({counts} have counted).',
  },
  UNDECIDED: {
    kind: 'conflict',
    th: 'ที่ประชุมยังไม่ได้ลงมติว่า “{outcome}” ในวาระนี้',
    en: 'The meeting has not decided “{outcome}” on this item.',
  },
  TEXT_MISSING: { kind: 'invalid', th: 'ต้องมีข้อความ', en: 'A text is needed.' },
  FOLLOW_UP_KNOWN: {
    kind: 'conflict',
    th: 'งาน {caseId} สืบเนื่องจากมติอยู่แล้ว',
    en: '{caseId} follows from a resolution already.',
  },
  SECRETARIAT_ISSUES_NONE: {
    kind: 'conflict',
    th: 'หน่วยงาน {office} ซึ่งเป็นฝ่ายเลขานุการออกหนังสือเวียนไม่ได้ ให้มอบหมายเป็นงานหรือเชื่อมหนังสือเวียนของหน่วยงานที่ออกได้',
    en: 'The secretariat {office} issues no circulars: give a task instead, or link the circular of an office that does.',
  },
  FOLLOW_UP_LESS_SECRET: {
    kind: 'conflict',
    th: 'การประชุมนี้มีชั้นความลับ สิ่งที่ทำตามมติต้องมีชั้นความลับไม่ต่ำกว่า หรือดำเนินการเป็นกระดาษ',
    en: 'The meeting is secret: what is made of its resolution must be as secret, or goes on paper.',
  },
  VOTED_FOR: {
    kind: 'conflict',
    th: 'ผู้นี้ลงคะแนนเห็นชอบ จึงบันทึกความเห็นแย้งไม่ได้',
    en: 'This member voted for it: there is no dissent to record.',
  },
  MINUTES_OUTDATED: {
    kind: 'conflict',
    th: 'ข้อมูลการประชุมเปลี่ยนไปหลังจากทำรายงานฉบับนี้ ต้องทำรายงานใหม่',
    en: 'What the meeting did has changed since this version was made: make it again.',
  },
  MINUTES_OTHER: {
    kind: 'conflict',
    th: 'รายงานการประชุมมีฉบับใหม่กว่านี้แล้ว หรือยังไม่มี',
    en: 'There is a newer version of the minutes, or none yet.',
  },
  MINUTES_UNSIGNED: {
    kind: 'conflict',
    th: 'ต้องมีลายมือชื่อผู้จดรายงานและผู้ตรวจรายงานก่อนเวียน',
    en: 'Who drafted and who checked the minutes must sign them before they are circulated.',
  },
  MINUTES_SIGNED_TWICE: {
    kind: 'forbidden',
    th: 'ผู้จดและผู้ตรวจรายงานต้องเป็นคนละคนกัน และลงนามฉบับหนึ่งได้ครั้งเดียว',
    en: 'Drafter and checker of the minutes are two persons, and each signs a version once.',
  },
  MINUTES_NOT_CIRCULATED: {
    kind: 'conflict',
    th: 'ยังไม่ได้เวียนรายงานการประชุมให้กรรมการ',
    en: 'The minutes have not been circulated to the members.',
  },
  MINUTES_CIRCULATED: {
    kind: 'conflict',
    th: 'เวียนรายงานการประชุมแล้ว ให้เสนอแก้ไขรายงานแทน',
    en: 'The minutes are circulated: propose a correction of them instead.',
  },
  CORRECTION_UNKNOWN: {
    kind: 'conflict',
    th: 'ไม่มีคำขอแก้ไขรายงานรายการนี้ที่รอคำตอบ',
    en: 'No such correction waits for an answer.',
  },
  RECORDING_NOT_HERE: {
    kind: 'conflict',
    th: 'บันทึกเสียงหรือภาพเฉพาะการประชุมผ่านสื่ออิเล็กทรอนิกส์ที่ไม่ใช่การประชุมลับ',
    en: 'Only a meeting by electronic means is recorded, and never a secret one.',
  },
  RECORDING_TIMES: {
    kind: 'invalid',
    th: 'ช่วงเวลาของบันทึกต้องอยู่ในช่วงการประชุมและผ่านไปแล้ว',
    en: 'The time of the recording must be over, begin before it ends, and be of the meeting.',
  },
  RECORDING_KNOWN: {
    kind: 'conflict',
    th: 'มีบันทึกการประชุมที่มีค่าแฮชนี้แล้ว',
    en: 'A recording with this hash is on record already.',
  },
  AMENDMENT_UNRESOLVED: {
    kind: 'conflict',
    th: 'รายงานที่รับรองแล้วแก้ไขได้โดยมติของการประชุมครั้งหลังเท่านั้น',
    en: 'Certified minutes are corrected only by the resolution of a later meeting.',
  },
} as const

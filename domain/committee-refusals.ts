/** Why the rules on committees, their meetings and votes say no: a part of the closed list in refusals.ts. */
export const COMMITTEE_REFUSALS = {
  // the record of a committee
  RULE_INVALID: {
    kind: 'invalid',
    th: 'ค่า “{value}” ใช้เป็นหลักเกณฑ์การประชุมไม่ได้',
    en: '“{value}” will not do as a rule of meetings.',
  },
  COMMITTEE_OWN_PARENT: {
    kind: 'invalid',
    th: 'คณะกรรมการเป็นคณะแม่ของตนเองไม่ได้',
    en: 'A committee cannot be its own parent.',
  },
  MEMBER_UNKNOWN: {
    kind: 'notFound',
    th: 'คณะกรรมการนี้ไม่มีกรรมการรายนี้',
    en: 'The committee has no such member.',
  },
  MEMBER_ALREADY: {
    kind: 'conflict',
    th: '{personId} เป็นกรรมการในคณะนี้อยู่แล้วในช่วงเวลานั้น',
    en: '{personId} is already a member of this committee at that time.',
  },
  CHAIR_TAKEN: {
    kind: 'conflict',
    th: 'มีประธานกรรมการอยู่แล้วในช่วงเวลานั้น ({personId})',
    en: 'There is a chair already at that time ({personId}).',
  },
  MEMBERSHIP_OVER: {
    kind: 'conflict',
    th: 'วาระของกรรมการรายนี้สิ้นสุดไปก่อนแล้ว',
    en: 'The term of this member has ended before.',
  },
  SUBSTITUTE_IS_MEMBER: {
    kind: 'conflict',
    th: '{personId} เป็นกรรมการอยู่แล้ว จึงมาแทนกรรมการอื่นไม่ได้ (คนหนึ่งมีเสียงเดียว)',
    en: '{personId} is a member already and cannot come for another: one person has one vote.',
  },
  SUBSTITUTE_TAKEN: {
    kind: 'conflict',
    th: '{personId} เป็นผู้แทนของกรรมการอีกรายในช่วงเวลานั้นแล้ว (คนหนึ่งมีเสียงเดียว)',
    en: '{personId} already comes for another member at that time: one person has one vote.',
  },
  BASIS_UNKNOWN: {
    kind: 'notFound',
    th: 'ไม่มีฐานกฎหมายรายการนี้',
    en: 'There is no such legal basis.',
  },

  // notice and form of a meeting
  COMMITTEE_DISSOLVED: {
    kind: 'conflict',
    th: 'คณะกรรมการนี้ยุบตั้งแต่{dissolvedOn} จึงประชุมใน{day} ไม่ได้',
    en: 'The committee is dissolved from {dissolvedOn} on: it cannot meet on {day}.',
  },
  COMMITTEE_TERMS_OVER: {
    kind: 'conflict',
    th: 'กรรมการทุกคนพ้นวาระก่อนหรือใน{day} จึงประชุมวันนั้นไม่ได้ ต้องแต่งตั้งกรรมการก่อน',
    en: 'The terms of all members are over by {day}: appoint members first, nobody would meet on that day.',
  },
  NOTICE_SHORT: {
    kind: 'conflict',
    th: 'ต้องแจ้งนัดล่วงหน้า {needed} วันเต็ม (ไม่นับวันแจ้งและวันประชุม) แต่มี {days} วัน วันแจ้งสุดท้ายคือ{latest} เว้นแต่จำเป็นเร่งด่วน',
    en: 'Notice must come {needed} whole {needed:day|days} before (neither its day nor that of the meeting counted), here {days}; the last day was {latest}, unless it is urgent.',
  },
  SECOND_CALL_NEVER: {
    kind: 'conflict',
    th: 'หลักเกณฑ์ของคณะนี้ไม่มีการนัดประชุมครั้งหลังด้วยองค์ประชุมที่ต่ำกว่า',
    en: 'The rules of this committee know no second call with a lower quorum.',
  },
  SECOND_CALL_NOT_SAID: {
    kind: 'conflict',
    th: 'หนังสือนัดไม่ได้ระบุว่าเป็นการประชุมที่ใช้องค์ประชุมหนึ่งในสาม',
    en: 'The notice did not say that the lower quorum of a second call would do.',
  },
  SECOND_CALL_LATE: {
    kind: 'conflict',
    th: 'การนัดครั้งหลังต้องอยู่หลัง{postponed} และไม่เกิน{last}',
    en: 'A second call must be for a day after {postponed} and not after {last}.',
  },
  FORM_NOT_ALLOWED: {
    kind: 'conflict',
    th: 'หลักเกณฑ์ของคณะนี้ไม่ให้ใช้วิธี “{form}”',
    en: 'The rules of this committee do not allow “{form}”.',
  },

  // quorum and who presides
  QUORUM_MISSING: {
    kind: 'conflict',
    th: 'ไม่ครบองค์ประชุม: ต้องมีกรรมการ {needed} คน นับได้ {counted} คน',
    en: 'There is no quorum: {needed} {needed:member is|members are} needed, {counted} {counted:is|are} counted.',
  },
  PRESIDING_MISSING: {
    kind: 'conflict',
    th: 'ไม่มีประธานในที่ประชุม: ประธานและรองประธานไม่อยู่ ที่ประชุมต้องเลือกกรรมการคนหนึ่ง (มาตรา 81)',
    en: 'Nobody presides: chair and deputy are not there, and the meeting must elect a member (s.81).',
  },
  NOT_PRESIDING: {
    kind: 'forbidden',
    th: 'ผู้นี้ไม่ได้ทำหน้าที่ประธานในที่ประชุมขณะนั้น',
    en: 'This person does not preside at that moment.',
  },

  // conflicts of interest
  GROUND_INCOMPLETE: {
    kind: 'invalid',
    th: 'เหตุตามมาตรา 13 (3) ต้องระบุความเป็นญาติและชั้น',
    en: 'The ground of s.13 (3) needs the relation and its degree.',
  },
  GROUND_TOO_FAR: {
    kind: 'conflict',
    th: 'ญาติชั้นที่ {degree} เกินที่มาตรา 13 (3) กำหนด (ไม่เกิน {most} ชั้น) ถ้ามีเหตุร้ายแรงอื่นให้ใช้มาตรา 16',
    en: 'Degree {degree} is farther than s.13 (3) goes (up to {most}): section 16 remains for other serious grounds.',
  },

  // votes
  VOTE_NOT_OPEN: {
    kind: 'conflict',
    th: 'ยังไม่เปิดการลงคะแนน',
    en: 'The vote is not open yet.',
  },
  VOTE_LATE: {
    kind: 'conflict',
    th: 'ปิดการลงคะแนนแล้วเมื่อ {closedAt} คะแนนนี้จึงช้าไป',
    en: 'The vote was closed at {closedAt}: this one is late.',
  },
  VOTER_NOT_MEMBER: {
    kind: 'forbidden',
    th: 'ผู้นี้ไม่มีเสียงในคณะกรรมการในวันนั้น',
    en: 'This person has no vote in the committee on that day.',
  },
  VOTER_ABSENT: {
    kind: 'conflict',
    th: 'ผู้นี้ไม่อยู่ในที่ประชุมขณะลงคะแนน',
    en: 'This person is not in the meeting at the moment of the vote.',
  },
  VOTER_NOT_SEATED: {
    kind: 'conflict',
    th: 'ผู้นี้ไม่ได้นั่งในที่ของกรรมการรายใดขณะนั้น เพราะกรรมการเจ้าของที่มาเอง มีผู้แทนอื่นแล้ว หรือถอนตัวจากวาระนี้',
    en: 'This person sits in no seat at that moment: its member is there, another substitute is, or the member is recused.',
  },
  VOTER_RECUSED: {
    kind: 'forbidden',
    th: 'ผู้นี้ถอนตัวจากวาระนี้ จึงลงคะแนนไม่ได้',
    en: 'This person is recused from the item and cannot vote on it.',
  },
  VOTED_ALREADY: {
    kind: 'conflict',
    th: 'เสียงนี้ลงคะแนนไปแล้ว (คนหนึ่งมีเสียงเดียว)',
    en: 'This vote has been cast already: one person, one vote.',
  },
  VOTES_INVALID: {
    kind: 'invalid',
    th: 'จำนวนคะแนนต้องเป็นจำนวนเต็มไม่ติดลบ และรวมกันไม่เกินผู้มีสิทธิ {most} เสียง (รวมได้ {sum})',
    en: 'Votes are whole numbers, none negative, and not more than the {most} who may vote (their sum is {sum}).',
  },
  BALLOTS_UNEQUAL: {
    kind: 'conflict',
    th: 'จำนวนบัตร {sum} ไม่ตรงกับผู้ลงคะแนน {turnout} คน',
    en: 'There {sum:is|are} {sum} {sum:ballot|ballots} for {turnout} {turnout:voter|voters}.',
  },
  NO_TIE: {
    kind: 'conflict',
    th: 'คะแนนไม่เท่ากัน จึงไม่มีเสียงชี้ขาดของประธาน',
    en: 'The votes are not equal: there is no casting vote.',
  },
  NO_CASTING_VOTE: {
    kind: 'conflict',
    th: 'หลักเกณฑ์ของคณะนี้ไม่ให้ประธานมีเสียงชี้ขาด',
    en: 'The rules of this committee give no casting vote.',
  },
  OBJECTION_RAISED: {
    kind: 'conflict',
    th: 'มีผู้เห็นเป็นอย่างอื่น {count} คน จึงต้องลงคะแนน (มาตรา 82)',
    en: '{count} {count:sees|see} it otherwise, so it must be voted on (s.82).',
  },
  TOO_FEW_TO_ADOPT: {
    kind: 'conflict',
    th: 'แม้ไม่มีผู้คัดค้าน ผู้อยู่ในที่ประชุม {present} คนก็ไม่ถึง {needed} เสียงที่วาระนี้ต้องการ',
    en: 'Though nobody objects, the {present} in the room are fewer than the {needed} {needed:vote|votes} that the item needs.',
  },
} as const

import { applyCommittee } from '../committee/apply.js'
import type { Committee, CommitteeEvent } from '../committee/case.js'
import type { Teller } from './steps.js'
import type { Words } from './word.js'

const words = (th: string, en: string): Words => ({ th, en })

/** What happened to the record of a committee, by the type of its event. */
const COMMITTEE_EVENT_WORDS: Readonly<Record<CommitteeEvent['type'], Words>> = {
  founded: words('ตั้งคณะกรรมการ', 'The committee was set up'),
  detailsChanged: words('แก้ไขชื่อหรือฝ่ายเลขานุการ', 'Name or secretariat were changed'),
  rulesChanged: words('แก้ไขกติกาการประชุม', 'The rules of its meetings were changed'),
  appointed: words('แต่งตั้งกรรมการ', 'A member was appointed'),
  membershipEnded: words('กรรมการพ้นจากตำแหน่ง', 'A membership was ended'),
  substituteNamed: words('ตั้งผู้ทำหน้าที่แทน', 'A substitute was named'),
  legalBasisCited: words('อ้างฐานอำนาจ', 'A legal basis was cited'),
  legalBasisVerified: words('ตรวจสอบฐานอำนาจแล้ว', 'A legal basis was verified'),
  dissolved: words('ยุบคณะกรรมการ', 'The committee was dissolved'),
  termsAnnounced: words('แจ้งวาระกรรมการใกล้ครบ', 'The secretariat was told of terms that end'),
}

/** Committees. What is decided about one is decided freely: no rule of a procedure stands behind it. */
export const committeeTeller: Teller<Committee, CommitteeEvent> = {
  apply: applyCommittee,
  words: ({ type }) => COMMITTEE_EVENT_WORDS[type],
  rule: () => undefined,
}

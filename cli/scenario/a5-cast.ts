import type { Actor } from '../../domain/case.js'
import type { CommitteePlan, Seat } from '../stage/committee.js'
import type { CastMember } from '../stage/people.js'
import { registrarOf } from '../stage/persons.js'

/** ศธจ.ระยอง, the secretariat. The code is invented. */
export const SECRETARIAT = 'E2101'

const rayong = (name: string, role: Actor['role'], nameTh: string): CastMember => ({
  personId: `person-rayong-${name}`,
  officeCode: SECRETARIAT,
  role,
  nameTh,
})

/** กรรมการและเลขานุการ: sits in the sub-committee and keeps its business. */
export const SECRETARY = rayong('secretary', 'secretary', 'นางสาวสมมติ จดดี')
/** Checks the minutes that the secretary wrote. */
export const ASSISTANT = rayong('assistant', 'secretary', 'นายตัวอย่าง ตรวจดี')

const CHAIR = rayong('chair', 'member', 'นายสาธิต นำประชุม')
const DEPUTY = rayong('deputy', 'member', 'นางจำลอง รองนำ')

const SURNAMES = 'ใจงาม ขยันเรียน รักษ์ถิ่น พาเพียร มั่นสอน กล้าคิด ดีพร้อม ตั้งใจ เที่ยงธรรม พูนสุข ร่วมแรง ฟังความ'.split(' ')

/** Twelve ordinary members. */
const ORDINARY = SURNAMES.map((surname, i) =>
  rayong(`member-${i + 1}`, 'member', `${i % 2 === 0 ? 'นาง' : 'นาย'}ทดลอง ${surname}`),
)

const seat = (who: CastMember, position: Seat['position'], titleTh: string, titleEn: string): Seat => ({
  ...{ who, position, titleTh, titleEn },
})

/** Fifteen seats, each with a vote: chair, deputy, twelve members, the secretary. */
export const SEATS: readonly Seat[] = [
  seat(CHAIR, 'chair', 'ประธานอนุกรรมการ', 'Chair'),
  seat(DEPUTY, 'deputyChair', 'รองประธานอนุกรรมการ', 'Deputy chair'),
  ...ORDINARY.map((who) => seat(who, 'member', 'อนุกรรมการ', 'Member')),
  seat(SECRETARY, 'secretary', 'อนุกรรมการและเลขานุการ', 'Member and secretary'),
]

const MEMBERS = SEATS.map(({ who }) => who)

/** Who comes on time: the chair and the first six members make seven, the secretary is the eighth, one more comes later. */
export const FIRST_SEVEN = [CHAIR, ...ORDINARY.slice(0, 6)]
export const EIGHT = [...FIRST_SEVEN, SECRETARY]
export const LATECOMER = ORDINARY[6] as CastMember
export const ABSENT = MEMBERS.filter((who) => who !== LATECOMER && !EIGHT.includes(who))
export { CHAIR }
/** Has the minutes corrected. */
export const A_MEMBER = ORDINARY[0] as CastMember

/** สพป.ระยอง เขต 1: an office that the resolution is told to. Who keeps its registers receives the letter. */
export const TOLD_OFFICE = 'P2101'
export const TOLD_REGISTRAR = registrarOf(TOLD_OFFICE)

/** Everybody of the play. */
export const PEOPLE: readonly CastMember[] = [...MEMBERS, ASSISTANT, TOLD_REGISTRAR]

/** The sub-committee of Rayong. Persons are invented; that it had fifteen members is assumed. */
export const SUB_COMMITTEE: CommitteePlan = {
  details: {
    nameTh: 'คณะอนุกรรมการขับเคลื่อนพื้นที่นวัตกรรมการศึกษาจังหวัดระยอง',
    nameEn: 'Sub-committee driving the innovation area of Rayong',
    level: 'sub',
    parentId: null,
    secretariat: SECRETARIAT,
  },
  legalBasis: [
    {
      law: 'พระราชบัญญัติพื้นที่นวัตกรรมการศึกษา พ.ศ. 2562',
      section: 'มาตรา 20',
      text: 'หน้าที่และอำนาจของคณะกรรมการขับเคลื่อนพื้นที่นวัตกรรมการศึกษา',
      validFrom: '2019-05-01',
    },
  ],
  seats: SEATS,
  secretary: SECRETARY,
  validFrom: '2019-10-01',
}

import type { Actor } from '../../domain/case.js'
import type { CommitteePlan, Seat } from '../stage/committee.js'
import type { CastMember } from '../stage/people.js'
import { CENTRAL, directorOf, officerOf } from '../stage/persons.js'

/** สพป.สตูล, the district of the school, and ศธจ.สตูล, the secretariat of กขน. (its code is invented). */
export const DISTRICT = 'P9101'
export const SECRETARIAT = 'E9101'

const person = (officeCode: string, name: string, role: Actor['role'], nameTh: string): CastMember => ({
  personId: `person-satun-${name}`,
  ...{ officeCode, role, nameTh },
})
const seat = (who: CastMember, position: Seat['position'], titleTh: string, titleEn: string): Seat => ({
  ...{ who, position, titleTh, titleEn },
})

/** Enters the requests of the private school. */
export const CLERK = officerOf(DISTRICT)
/** Examines them for completeness and gives the district's opinion; sits in กขน. by the office. */
export const DIRECTOR = directorOf(DISTRICT)

export const AREA_SECRETARY = person(SECRETARIAT, 'area-secretary', 'secretary', 'นางสาวสมมติ จดครบ')
/** Checks the minutes of กขน. */
export const AREA_ASSISTANT = person(SECRETARIAT, 'area-assistant', 'secretary', 'นายสาธิต ตรวจครบ')
const GOVERNOR = person(SECRETARIAT, 'chair', 'member', 'นายตัวอย่าง นำพื้นที่')
/** Her brother holds the school's licence: he is the party. */
export const SISTER = person(SECRETARIAT, 'sister', 'member', 'นางทดลอง พี่น้องดี')
const AREA_OTHERS = ['เรียนรู้', 'รวมใจ', 'ฟังความ'].map((surname, i) =>
  person(SECRETARIAT, `area-member-${i + 1}`, 'member', `${i === 0 ? 'นาง' : 'นาย'}จำลอง ${surname}`),
)

/** A brother of hers directs a school of the state: he is no party himself. */
export const DIRECTORS_SISTER = AREA_OTHERS[0] as CastMember

/** Who comes to กขน.: all but one of its members. */
export const AREA_PRESENT: readonly Actor[] = [
  GOVERNOR,
  DIRECTOR,
  SISTER,
  ...AREA_OTHERS.slice(0, 2),
  AREA_SECRETARY,
]

const ACT = { law: 'พระราชบัญญัติพื้นที่นวัตกรรมการศึกษา พ.ศ. 2562', text: '', validFrom: '2019-05-01' }

/** กขน.สตูล. */
export const AREA_COMMITTEE: CommitteePlan = {
  details: {
    nameTh: 'คณะกรรมการขับเคลื่อนพื้นที่นวัตกรรมการศึกษาจังหวัดสตูล',
    nameEn: 'Committee driving the innovation area of Satun',
    level: 'area',
    parentId: null,
    secretariat: SECRETARIAT,
  },
  legalBasis: [{ ...ACT, section: 'มาตรา 20' }],
  seats: [
    seat(GOVERNOR, 'chair', 'ประธานกรรมการ', 'Chair'),
    seat(
      { ...DIRECTOR, nameTh: 'นายสาธิต ดูแลเขต' },
      'member',
      'กรรมการ (ผู้อำนวยการ สพป.สตูล)',
      'Member (director of the district)',
    ),
    ...[SISTER, ...AREA_OTHERS].map((who) => seat(who, 'member', 'กรรมการ', 'Member')),
    seat(AREA_SECRETARY, 'secretary', 'กรรมการและเลขานุการ', 'Member and secretary'),
  ],
  secretary: AREA_SECRETARY,
  validFrom: '2025-10-01',
}

export const NATIONAL_SECRETARY = person(CENTRAL, 'national-secretary', 'secretary', 'นางสาวตัวอย่าง จดกลาง')
/** Checks the minutes of กนน. */
export const NATIONAL_ASSISTANT = person(CENTRAL, 'national-assistant', 'secretary', 'นายทดลอง ตรวจกลาง')
const NATIONAL_CHAIR = person(CENTRAL, 'national-chair', 'member', 'นายสมมติ นโยบายดี')
const NATIONAL_OTHERS = ['รอบคอบ', 'ตรองดี', 'เห็นไกล'].map((surname, i) =>
  person(CENTRAL, `national-member-${i + 1}`, 'member', `นางสาธิต ${surname}`),
)

/** Who comes to กนน. */
export const NATIONAL_PRESENT: readonly Actor[] = [NATIONAL_CHAIR, ...NATIONAL_OTHERS]

/** กนน. */
export const NATIONAL_COMMITTEE: CommitteePlan = {
  details: {
    nameTh: 'คณะกรรมการนโยบายพื้นที่นวัตกรรมการศึกษา',
    nameEn: 'Innovation area policy committee',
    level: 'national',
    parentId: null,
    secretariat: CENTRAL,
  },
  legalBasis: [{ ...ACT, section: 'มาตรา 9' }],
  seats: [
    seat(NATIONAL_CHAIR, 'chair', 'ประธานกรรมการ', 'Chair'),
    ...NATIONAL_OTHERS.map((who) => seat(who, 'member', 'กรรมการผู้ทรงคุณวุฒิ', 'Member')),
  ],
  secretary: NATIONAL_SECRETARY,
  validFrom: '2025-10-01',
}

/** Who comes in beside the usual staff of the central office and of the district. */
export const PEOPLE: readonly CastMember[] = [
  ...[AREA_SECRETARY, AREA_ASSISTANT],
  ...[GOVERNOR, SISTER, ...AREA_OTHERS],
  ...[NATIONAL_SECRETARY, NATIONAL_ASSISTANT, NATIONAL_CHAIR, ...NATIONAL_OTHERS],
]

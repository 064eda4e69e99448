import type { Actor, Role } from '../../domain/case.js'

/** The invented staff of the central office and of the offices addressed. Ids only; nobody is meant. */

/** The office that issues circulars: สบน. */
export const CENTRAL = 'C0001'

const central = (personId: string, role: Role): Actor => ({ personId, officeCode: CENTRAL, role })

/** Drafts the circular, reviews answers, keeps the directory. */
export const DRAFTER = central('person-drafter', 'officer')
export const REVIEWER = central('person-reviewer', 'officer')
export const CHECKER = central('person-checker', 'checker')
export const SIGNER = central('person-signer', 'signer')
/** Sets the rehearsal's clock. */
export const ADMINISTRATOR = central('person-administrator', 'administrator')
export const REGISTRAR = central('person-registrar', 'registrar')

/** Receives letters in an office. */
export const registrarOf = (officeCode: string): Actor => ({
  personId: `person-registrar-${officeCode.toLowerCase()}`,
  officeCode,
  role: 'registrar',
})

/** Hands out the work in an office. */
export const directorOf = (officeCode: string): Actor => ({
  personId: `person-director-${officeCode.toLowerCase()}`,
  officeCode,
  role: 'director',
})

/** Answers for an office. */
export const officerOf = (officeCode: string): Actor => ({
  personId: `person-officer-${officeCode.toLowerCase()}`,
  officeCode,
  role: 'districtOfficer',
})

/** One person of an answer, as the form of the circular asks. */
export type NamedPerson = {
  readonly name: string
  readonly position: string
  readonly phone?: string
  readonly email: string
  readonly role: string
}

const NAMES = ['สมมติ', 'ตัวอย่าง', 'ทดลอง', 'จำลอง', 'สาธิต']
const SURNAMES = ['ใจงาม', 'ขยันเรียน', 'รักษ์ถิ่น', 'พาเพียร', 'มั่นสอน', 'กล้าคิด', 'ดีพร้อม']
const POSITIONS = ['ศึกษานิเทศก์ชำนาญการพิเศษ', 'รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา', 'นักวิชาการศึกษาชำนาญการ']
const ROLES = ['หัวหน้าคณะทำงาน', 'ผู้ประสานงาน', 'คณะทำงาน']

/** So many invented persons of an office: always the same ones. */
export function inventPersons(officeCode: string, count: number): NamedPerson[] {
  const seed = [...officeCode].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7) % 9_973
  return Array.from({ length: count }, (_, i) => ({
    name: `${i % 2 === 0 ? 'นาง' : 'นาย'}${NAMES[(seed + i) % NAMES.length]} ${SURNAMES[(seed + 3 * i) % SURNAMES.length]}`,
    position: POSITIONS[i % POSITIONS.length] as string,
    // 000 is no area or mobile code of Thailand: these numbers reach nobody.
    phone: `000 ${String(100 + (seed % 900))} ${String(1_000 + ((seed * 7 + i) % 9_000))}`,
    email: `person${i + 1}.${officeCode.toLowerCase()}@office.example`,
    role: ROLES[Math.min(i, ROLES.length - 1)] as string,
  }))
}

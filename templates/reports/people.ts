import { text, type Rows, type Table, type Value } from '../../sheets/value.js'

/** A person with what they hold, for a list that is taken out. */
export type ListedPerson = {
  readonly personId: string
  readonly nameTh: string
  readonly nameEn: string
  readonly email: string | null
  readonly phone: string | null
  readonly standing: 'serving' | 'locked' | 'left'
  readonly assignments: readonly {
    readonly officeCode: string
    readonly roleTh: string
    readonly capacityTh: string
    readonly orderNo: string | null
    readonly validFrom: string
    readonly validTo: string | null
  }[]
}

const STANDING_WORDS: Readonly<Record<ListedPerson['standing'], string>> = {
  serving: 'ปฏิบัติงาน',
  locked: 'ถูกระงับ',
  left: 'พ้นหน้าที่',
}

const HEADS = [
  ...['รหัสบุคคล', 'ชื่อ', 'ชื่อ (อังกฤษ)', 'อีเมล', 'โทรศัพท์', 'สถานะ', 'รหัสหน่วยงาน', 'บทบาท', 'ฐานะ'],
  ...['คำสั่งที่', 'ตั้งแต่วันที่ (ค.ศ.)', 'ถึงก่อนวันที่ (ค.ศ.)'],
]

/** People and what they hold: a row for each assignment, one row for who holds none. */
export function peopleTable(people: Rows<ListedPerson>): Table {
  return { name: 'บุคลากร', columns: HEADS.map((head) => ({ head })), rows: rowsOf(people), columnsInView: 2 }
}

async function* rowsOf(people: Rows<ListedPerson>): AsyncGenerator<readonly Value[]> {
  for await (const { personId, nameTh, nameEn, email, phone, standing, assignments } of people) {
    const person = [personId, nameTh, nameEn, email, phone, STANDING_WORDS[standing]]
    const held = assignments.map((one) => [
      ...[one.officeCode, one.roleTh, one.capacityTh, one.orderNo, one.validFrom, one.validTo],
    ])
    for (const row of held.length > 0 ? held : [[null, null, null, null, null, null]])
      yield [...person, ...row].map((value) => text(value))
  }
}

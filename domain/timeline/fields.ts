import { nameWords } from './names.js'
import { words, type Words } from './word.js'

/** Names of the fields of a case's state, by JSON pointer; a part without a name of its own has that of the whole. */
const FIELD_WORDS: Readonly<Record<string, Words>> = {
  '/audience/total': words('จำนวนผู้รับ', 'Number of recipients'),
  '/number': words('เลขที่', 'Number'),
  '/year': words('ปีของเลข', 'Year of the number'),
  '/officeCode': words('หน่วยงานผู้รับ', 'Office addressed'),
  '/receipt/number': words('เลขรับ', 'Receipt number'),
  '/answer/version': words('ฉบับของคำตอบ', 'Version of the answer'),
  '/answer/receivedAt': words('เวลาที่ได้รับคำตอบ', 'Answer received at'),
  '/returned/reason': words('เหตุที่ส่งคืน', 'Reason of the return'),
  '/exemption/number': words('เลขทะเบียนการยกเว้น', 'Number of the exemption'),
  '/report/note': words('บันทึกผล', 'Note on what was done'),
  '/verdict': words('มติคณะกรรมการ', "Committee's resolution"),
}

/** The name of the field at a pointer: its own, or of the nearest whole that has one. */
export function fieldWords(pointer: string): Words {
  for (let place = pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const known = FIELD_WORDS[place] ?? nameWords(place.slice(place.lastIndexOf('/') + 1))
    if (known) return known
  }
  return words(pointer, pointer)
}

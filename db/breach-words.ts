import type { Breach } from './verify.js'

const WORDS: Readonly<Record<Breach['kind'], { readonly th: string; readonly en: string }>> = {
  link: {
    th: 'เหตุการณ์ถูกแก้ไข ถูกลบ หรือถูกสลับที่: ค่าแฮชไม่ต่อเนื่องจากเหตุการณ์ก่อนหน้า',
    en: 'an event was changed, removed or moved: its hash does not follow from the one before it',
  },
  column: {
    th: 'ข้อมูลข้างเหตุการณ์ (ชนิด เวลา) ไม่ตรงกับตัวเหตุการณ์',
    en: 'what stands beside the event (type, instant) is not what the event says',
  },
  head: {
    th: 'เหตุการณ์ท้ายสุดหายไป หรือแถวของเรื่องไม่ลงท้ายด้วยเหตุการณ์ท้ายสุด',
    en: 'the last event is missing, or the row of the case does not end where its events end',
  },
  state: {
    th: 'สถานะในแถวของเรื่องไม่เป็นไปตามเหตุการณ์ที่บันทึก',
    en: "the state in the case's row does not follow from its events",
  },
  row: {
    th: 'มีเหตุการณ์แต่ไม่มีแถวของเรื่อง หรือมีแถวแต่ไม่มีเหตุการณ์',
    en: 'there are events without a row of the case, or a row without events',
  },
}

/** A breach in words: which case, at which step, what is wrong. */
export function breachWords({ caseId, version, kind }: Breach): { th: string; en: string } {
  const { th, en } = WORDS[kind]
  return { th: `${caseId} ขั้นที่ ${version}: ${th}`, en: `${caseId}, step ${version}: ${en}` }
}

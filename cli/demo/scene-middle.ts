import { PARTS } from './cast.js'
import { deedsOf, review } from '../stage/deeds.js'
import { officerOf, DRAFTER } from '../stage/persons.js'
import { seeRefused, until, type PlayOf } from '../stage/play.js'
import { mailsOf } from '../stage/record.js'

const nameOf = ({ names }: PlayOf, code: string): string => names.get(code) ?? code

/** Wednesday: a mistake in the letter is corrected for everybody. */
export async function erratumScene(play: PlayOf): Promise<void> {
  const at = await until(play, '2023-11-22', '15:00')
  const body = {
    wrong: 'จำนวน 1 ฉบับ',
    right: 'จำนวน 1 ชุด',
    reason: 'พิมพ์จำนวนสิ่งที่ส่งมาด้วยคลาดเคลื่อน',
  }
  await play.as(DRAFTER).post(`/circulars/${play.circularId}/errata`, body, 'demo:erratum')
  await play.clock.settle()
  const mails = (await mailsOf(play, 'kind=erratum')).length
  play.view.tell(at, {
    th: `แจ้งแก้ไขหนังสือ: ${body.wrong} → ${body.right} ถึง ${mails} หน่วยงาน`,
    en: `An erratum goes to ${mails} offices: the count of its enclosures`,
  })
}

/** Friday: an answer without a telephone number goes back, with a date of its own. */
export async function returnScene(play: PlayOf): Promise<void> {
  const at = await until(play, '2023-11-24', '14:00')
  await review(play, PARTS.corrected, 'return', {
    reason: 'รายชื่อลำดับที่ 2 ไม่มีหมายเลขโทรศัพท์',
    deadline: { kind: 'fixed', day: '2023-11-29', time: '16:30' },
  })
  play.view.tell(at, {
    th: `ส่งคืน ${nameOf(play, PARTS.corrected)}: ไม่มีหมายเลขโทรศัพท์ ขอให้แก้ภายใน 29 พ.ย. เวลา 16.30 น.`,
    en: `${PARTS.corrected} gets its answer back (a telephone number is missing), due 29 Nov 16:30; the date of the circular stays`,
  })
}

/** Friday: one office asks for two days more than the procedure gives by itself; an officer grants it. */
export async function moreTimeScene(play: PlayOf): Promise<void> {
  const code = PARTS.moreTime
  const at = await until(play, '2023-11-24', '14:20')
  await deedsOf(play, code).act('more-time', {
    reason: 'ผู้อำนวยการไปราชการ ต้องรอลงนามคำสั่งแต่งตั้งคณะทำงาน',
    deadline: { kind: 'fixed', day: '2023-11-29', time: '23:59' },
  })
  play.view.tell(at, {
    th: `${nameOf(play, code)} ขอเวลาเพิ่ม 2 วันทำการ`,
    en: `${code} asks for two more working days`,
  })
  const granted = await until(play, '2023-11-24', '15:10')
  await review(play, code, 'decide-more-time', { granted: true, reason: 'มีเหตุผลอันสมควร' })
  play.view.tell(granted, {
    th: 'เจ้าหน้าที่อนุญาตถึง 29 พ.ย. เวลา 23.59 น.',
    en: 'Granted by an officer, until 29 Nov 23:59',
  })
}

/** Friday: the letter came to an office that it does not concern. */
export async function wrongOfficeScene(play: PlayOf): Promise<void> {
  const code = PARTS.wrongOffice
  const at = await until(play, '2023-11-24', '15:20')
  await deedsOf(play, code).act('wrong-office', { reason: 'สถานศึกษานำร่องในจังหวัดนี้อยู่ในสังกัดเขตอื่นทั้งหมด (สมมติ)' })
  play.view.tell(at, {
    th: `${nameOf(play, code)} แจ้งว่าส่งผิดหน่วยงาน`,
    en: `${code} says that the letter came to the wrong office`,
  })
  const decided = await until(play, '2023-11-24', '15:50')
  await review(play, code, 'decide-wrong-office', { upheld: true, reason: 'ตรวจสอบแล้วเป็นจริง' })
  play.view.tell(decided, {
    th: 'เจ้าหน้าที่เห็นด้วย จึงถอนออกจากยอด',
    en: 'The officer agrees: it leaves the count',
  })
}

/** Friday: an office outside the rule is added, under the same number. */
export async function addOfficeScene(play: PlayOf): Promise<void> {
  const code = PARTS.added
  const at = await until(play, '2023-11-24', '16:00')
  await play
    .as(DRAFTER)
    .post(
      `/circulars/${play.circularId}/recipients`,
      { rule: { codes: [code] }, reason: 'รับช่วงดูแลสถานศึกษานำร่อง 1 แห่งตั้งแต่เดือนนี้ (สมมติ)' },
      'demo:add-recipient',
    )
  await play.clock.settle()
  play.view.tell(at, {
    th: `เพิ่มผู้รับ ${nameOf(play, code)} ซึ่งอยู่นอกเงื่อนไข พร้อมเหตุผล ใช้เลข ว เดิม`,
    en: `${code}, outside the rule, is added with a reason, under the same number`,
  })
  await deedsOf(play, code).receive()
}

/** An office may not answer for another. */
export async function foreignOfficeScene(play: PlayOf): Promise<void> {
  play.view.tell(await play.clock.now(), {
    th: `เจ้าหน้าที่ ${nameOf(play, PARTS.nil)} ลองลงรับแทน ${nameOf(play, PARTS.lastSecond)}`,
    en: `Someone of ${PARTS.nil} tries to act for ${PARTS.lastSecond}`,
  })
  await seeRefused(play, { act: 'receive for another office', code: 'NOT_FOUND' }, () =>
    play
      .as(officerOf(PARTS.nil))
      .post(`/submissions/${play.circularId}/${PARTS.lastSecond}/receive`, {}, 'demo:foreign'),
  )
}

import { review } from './deeds.js'
import { DRAFTER, REGISTRAR, REVIEWER, SIGNER } from './persons.js'
import { forEachAtOnce, until, type PlayOf } from './play.js'
import { registerOf, submissionsOf } from './record.js'

type Listed = { readonly items: readonly { readonly officeCode: string; readonly officeTh: string }[] }

/** Officers at work at the same time. */
const OFFICERS = 6

/** The officer accepts the answers that are in, apart from those that are still to be looked at again. */
export async function acceptScene(
  play: PlayOf,
  day: string,
  time: string,
  except: readonly string[] = [],
): Promise<void> {
  const at = await until(play, day, time)
  const submitted = await submissionsOf(play, 'status=submitted')
  const rows = submitted.filter(({ officeCode }) => !except.includes(officeCode))
  await forEachAtOnce(rows, OFFICERS, ({ officeCode }) => review(play, officeCode, 'accept'))
  play.view.tell(at, {
    th: `เจ้าหน้าที่ตรวจรับคำตอบ ${rows.length} ฉบับ`,
    en: `${rows.length} answers are accepted`,
  })
}

/** Tuesday: who is overdue. Returns their codes. */
export async function overdueScene(play: PlayOf): Promise<string[]> {
  const at = await until(play, '2023-11-28', '09:00')
  const { items } = await play.as(REVIEWER).get<Listed>(`/circulars/${play.circularId}/overdue`)
  play.view.tell(at, {
    th: `เกินกำหนด ${items.length} หน่วยงาน: ${items.map(({ officeTh }) => officeTh).join(', ')}`,
    en: `${items.length} offices are overdue: ${items.map(({ officeCode }) => officeCode).join(', ')}`,
  })
  return items.map(({ officeCode }) => officeCode)
}

/** Tuesday: the signer seals the stamped reminder letters. */
export async function sealScene(play: PlayOf): Promise<void> {
  const at = await until(play, '2023-11-28', '13:30')
  await play.as(SIGNER).post(`/circulars/${play.circularId}/seal-overdue`, {}, 'demo:seal-overdue')
  await play.clock.settle()
  const rows = await registerOf(play, REGISTRAR, { register: 'outgoing', year: 2023 })
  play.view.tell(at, {
    th: `ออกหนังสือประทับตราเตือน เลขที่ ${rows.map(({ number }) => number).join(' และ ')}`,
    en: 'Stamped reminder letters are issued, each under a number of its own',
  })
}

/** Friday 1 December: closed, with its report. */
export async function closeScene(play: PlayOf): Promise<void> {
  const at = await until(play, '2023-12-01', '15:00')
  await play.as(DRAFTER).post(`/circulars/${play.circularId}/close`, {}, 'demo:close')
  await play.clock.settle()
  play.view.tell(at, {
    th: 'ปิดเรื่อง จัดทำรายงานสรุป PDF XLSX CSV',
    en: 'Closed; the report is made as PDF, XLSX and CSV',
  })
}

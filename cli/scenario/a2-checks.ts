import { instantAt } from '../../domain/time.js'
import { shortInstant } from '../../templates/dates.js'
import { thaiDigits } from '../../templates/digits.js'
import { REGISTRAR, REVIEWER } from '../stage/persons.js'
import type { PlayOf } from '../stage/play.js'
import { issuedAs, lettersOf, registerOf, remindersOf, submissionsOf } from '../stage/record.js'
import { check, missingIn, type Notes } from './scenario.js'

/** Who does what: `open` had not answered by Thursday, `racer` answers at 23:58, `never` does not answer at all. */
export type Cast = {
  readonly codes: readonly string[]
  readonly answered: readonly string[]
  readonly open: readonly string[]
  readonly racer: string
  readonly never: readonly string[]
}

const YEAR = 2023

/** The codes of the offices that are overdue by the product's own list. */
export async function overdueNow(play: PlayOf): Promise<string[]> {
  const path = `/circulars/${play.circularId}/overdue?limit=200`
  const { items } = await play.as(REVIEWER).get<{ items: { officeCode: string }[] }>(path)
  return items.map(({ officeCode }) => officeCode).sort()
}

const sorted = (codes: readonly string[]): string => [...codes].sort().join(' ')

/** Friday and Monday morning, those 27 and nobody else; nothing on Saturday and Sunday. */
export async function checkReminders(
  play: PlayOf,
  open: readonly string[],
  { expect }: Notes,
): Promise<void> {
  const answered = (await submissionsOf(play, 'status=submitted')).length
  expect(check('by Thursday', 'ตอบภายในวันพฤหัสบดี', 'answered by Thursday', 40, answered))
  const reminders = await remindersOf(play)
  const planned = [instantAt('2023-11-24', '08:30'), instantAt('2023-11-27', '08:30')]
  expect(
    check(
      'reminder days',
      'เตือนเมื่อ (ไม่มีเสาร์อาทิตย์)',
      'reminded; none on the weekend',
      planned.map(shortInstant),
      reminders.map(({ at }) => shortInstant(at)),
    ),
  )
  for (const at of planned) {
    const codes = reminders.find((one) => one.at === at)?.codes ?? []
    const isSame = sorted(codes) === sorted(open)
    expect(
      check(
        `reminded ${at}`,
        `เตือน ${shortInstant(at)}`,
        'exactly those that had not answered',
        '27, true',
        `${codes.length}, ${isSame}`,
      ),
    )
  }
}

/** The answer of 23:58 is in time, whatever the reminders were doing. */
export async function checkRace(play: PlayOf, racer: string, { expect }: Notes): Promise<void> {
  const found = (await submissionsOf(play)).find(({ officeCode }) => officeCode === racer)
  const { answer } = found?.state ?? {}
  const late = answer?.late ? 'late' : 'in time'
  expect(
    check(
      'race',
      'ตอบเวลา 23.58 น. ขณะกำลังเตือน',
      'answered at 23:58 amid reminders',
      '27 พ.ย. 66 23.58 น., in time',
      answer ? `${shortInstant(answer.receivedAt)}, ${late}` : 'no answer',
    ),
  )
}

/** Nothing is overdue at 23:59:59, and at 00:00:00 all that is open is. */
export async function checkOverdue(
  play: PlayOf,
  { cast, before }: { readonly cast: Cast; readonly before: readonly string[] },
  { expect }: Notes,
): Promise<void> {
  expect(check('before midnight', 'เกินกำหนดเมื่อ 23:59:59', 'overdue at 23:59:59', [], before))
  const overdue = await overdueNow(play)
  expect(check('at midnight', 'เกินกำหนดเมื่อ 00:00:00', 'overdue at 00:00:00', [...cast.never].sort(), overdue))
}

/** Each overdue office, and no other, gets a stamped letter for initials, under a number of its own. */
export async function checkStamped(
  play: PlayOf,
  { never, racer }: Cast,
  { expect, keep }: Notes,
): Promise<void> {
  const refused = play.refusals.filter(({ code }) => code === 'NOT_DUE_YET').length
  expect(check('not before', 'ก่อนครบกำหนดออกหนังสือเตือนไม่ได้', 'none before the deadline', 1, refused))
  const letters = (await lettersOf(play)).filter(({ kind }) => kind.startsWith('overdue-'))
  const to = letters.map(({ officeCode }) => officeCode).sort()
  expect(check('stamped letters', 'หนังสือประทับตราถึง', 'stamped letters to', [...never].sort(), to))
  expect(
    check(
      'none to the racer',
      'ผู้ตอบ 23.58 น. ไม่ได้รับ',
      'none to the office of 23:58',
      false,
      to.includes(racer),
    ),
  )
  const register = await registerOf(play, REGISTRAR, { register: 'outgoing', year: YEAR })
  const numbers = register.map(({ number }) => number).sort((a, b) => a - b)
  expect(check('own numbers', 'เลขที่ของหนังสือแต่ละฉบับ', 'each its own number', [1, 2, 3, 4, 5, 6], numbers))
  const missing: string[] = []
  for (const { officeCode, kind } of letters) {
    const bytes = await play.as(REVIEWER).file(`/letters/${play.circularId}/${officeCode}/${kind}.pdf`)
    const text = await keep({
      ...{ kind: 'stampedReminder', name: `stamped-reminder-${officeCode}.pdf` },
      bytes,
    })
    missing.push(...missingIn(text, await wordsOf(play, officeCode, register)))
  }
  expect(check('words', 'อ้างหนังสือเวียน ตรา และลายมือชื่อย่อ', 'circular cited, seal, initials', [], missing))
}

type Numbered = { readonly caseId: string | null; readonly number: number }

async function wordsOf(
  play: PlayOf,
  officeCode: string,
  register: readonly Numbered[],
): Promise<readonly string[]> {
  const { number } = await issuedAs(play)
  const own = register.find(({ caseId }) => caseId?.endsWith(`/${officeCode}`))?.number
  return [
    thaiDigits(`ที่ ศธ 04999/${own}`),
    'ถึง สำนักงานเขตพื้นที่การศึกษา',
    thaiDigits(`ศธ 04999/ว${number} ลงวันที่ 21 พฤศจิกายน 2566`),
    'จึงขอเตือน',
    '(ตราชื่อส่วนราชการ)',
    'ลายมือชื่อย่อกำกับตรา',
    '๒๘ พฤศจิกายน ๒๕๖๖',
  ]
}

import { clockOf, dayOf } from '../../domain/time.js'
import { judge, textOf, type Check, type Expectation } from '../stage/expect.js'
import { PARTS } from './cast.js'
import type { Facts, SubmissionFact } from './facts.js'

/** What was planned, to hold the facts against. */
export type Plan = {
  /** Who must have been reminded, by instant: worked out from the parts that the offices play, not from the record. */
  readonly reminders: Readonly<Record<string, readonly string[]>>
  readonly struck: number
  readonly restarted: number
}

/** Holds the facts against what should have happened. */
export function expectationsOf(facts: Facts, plan: Plan): Expectation[] {
  const checks = [
    ...ofRecipients(facts),
    ...ofLettersAndMails(facts),
    ...ofReminders(facts, plan),
    ...ofAnswers(facts),
    ...ofTheEnd(facts),
    ...(plan.struck > 0 ? [ofChaos(plan)] : []),
  ]
  return checks.map(judge)
}

const check = (name: string, th: string, en: string, expected: unknown, seen: unknown): Check => ({
  ...{ name, th, en, expected, seen },
})

function ofRecipients({ recipients, circular }: Facts): Check[] {
  const { total, primary, secondary, codes, added, withdrawn, counted } = recipients
  const split = `${total} = ${primary} + ${secondary}`
  const buriram = codes.filter((code) => /^P31|^S24$/.test(code))
  return [
    check(
      'recipients',
      'ผู้รับตามเงื่อนไข = สพป. + สพม.',
      'by the rule = primary + secondary',
      '67 = 49 + 18',
      split,
    ),
    check('frozen list', 'รายชื่อที่ตรึงไว้เมื่อออกหนังสือ', 'the list frozen at launch', 67, codes.length),
    check('no Buriram', 'ไม่มีหน่วยงานของบุรีรัมย์', 'no office of Buriram', '–', textOf(buriram)),
    check('added', 'เพิ่มหลังออกหนังสือ', 'added after the launch', PARTS.added, textOf(added)),
    check(
      'withdrawn',
      'ถอนเพราะส่งผิดหน่วยงาน',
      'withdrawn: the wrong office',
      PARTS.wrongOffice,
      textOf(withdrawn),
    ),
    check('counted', 'ยอดที่นับ: 67 + 1 − 1', 'offices that count: 67 + 1 − 1', 67, counted),
    check('issued', 'ออกหนังสือเมื่อ', 'issued at', '21 พ.ย. 09:00', wall(circular.issuedAt)),
    check('due', 'พ้นกำหนดเมื่อ', 'first instant that is too late', '28 พ.ย. 00:00', wall(circular.dueAt)),
  ]
}

function ofLettersAndMails({ letters, mails, circular, registers, submissions }: Facts): Check[] {
  const bounced = submissions.find(({ code }) => code === PARTS.bounced)
  return [
    check('one number', 'เลข ว เดียวสำหรับทุกฉบับ', 'one ว number for all', 1, circular.number),
    check(
      'letters',
      'หนังสือถึงหน่วยงาน (67 + 1)',
      'letters (67 + 1), each its own file',
      '68, 68',
      `${letters.count}, ${letters.distinct}`,
    ),
    check('mails', 'อีเมลแจ้งหนังสือ (68 + ส่งใหม่ 1)', 'mails of issue (68 + 1 again)', 69, mails.issue),
    check(
      'bounced',
      'อีเมลตีกลับ และหน่วยงานนั้นได้ตอบ',
      'bounced, and answered after all',
      '1, accepted',
      `${mails.bounced}, ${bounced?.state}`,
    ),
    check('erratum', 'อีเมลแจ้งแก้ไข', 'erratum mails', 67, mails.erratum),
    check(
      'registers',
      'เลขทะเบียนซ้ำ และเลขที่ขาดหาย',
      'numbers used twice, numbers left out',
      '0, 0',
      `${registers.repeated}, ${registers.gaps}`,
    ),
  ]
}

function ofReminders({ reminders }: Facts, plan: Plan): Check[] {
  const planned = Object.entries(plan.reminders)
  const days = (instants: readonly string[]): string => instants.map((at) => dayOf(at).slice(8)).join(' ')
  return [
    check(
      'reminder days',
      'วันที่เตือน (ไม่มีเสาร์อาทิตย์)',
      'reminders; none on the weekend',
      days(planned.map(([at]) => at)),
      days(reminders.map(({ at }) => at)),
    ),
    ...planned.map(([at, codes]) => {
      const seen = reminders.find((reminder) => reminder.at === at)?.codes ?? []
      const wrong = [
        ...codes.filter((code) => !seen.includes(code)),
        ...seen.filter((code) => !codes.includes(code)),
      ]
      return check(
        `reminded ${at}`,
        `เตือน ${wall(at)}`,
        'offices reminded; those that differ',
        `${codes.length}; –`,
        `${seen.length}; ${textOf(wrong)}`,
      )
    }),
  ]
}

/** An instant of November or December as the wall in Bangkok shows it. */
function wall(at: string): string {
  const day = dayOf(at)
  return `${Number(day.slice(8))} ${day.slice(5, 7) === '11' ? 'พ.ย.' : 'ธ.ค.'} ${clockOf(at).replace(/:00$/, '')}`
}

function ofAnswers({ submissions, refusals }: Facts): Check[] {
  const said = (code: string): string => {
    const { state, late, version } =
      submissions.find((one) => one.code === code) ?? ({} as Partial<SubmissionFact>)
    return `v${version}${late ? ' late' : ''}${state === 'accepted' ? '' : ` ${state}`}`
  }
  const answered = submissions.filter(({ state }) => state === 'accepted')
  const nil = submissions.filter(({ kind }) => kind === 'nil').map(({ code }) => code)
  const fields = refusals.filter(({ act }) => act.startsWith('submit'))
  return [
    check('answers', 'ตอบและตรวจรับแล้ว', 'answered and accepted', 65, answered.length),
    check('last second', '23:59:59 ทันเวลา', 'answered at 23:59:59', 'v1', said(PARTS.lastSecond)),
    check('too late', '00:00:00 ล่าช้า', 'answered at 00:00:00', 'v1 late', said(PARTS.tooLate)),
    check(
      'only one late',
      'ตอบล่าช้าทั้งหมด',
      'late answers in all',
      PARTS.tooLate,
      textOf(submissions.filter(({ late }) => late).map(({ code }) => code)),
    ),
    check('version 2', 'ส่งคืนแล้วแก้ไข', 'returned, and back as version 2', 'v2', said(PARTS.corrected)),
    check('more time', 'ขอเวลาเพิ่ม', 'given two more days', 'v1', said(PARTS.moreTime)),
    check('nil return', 'ตอบว่าไม่มีข้อมูล', 'nil returns', PARTS.nil, textOf(nil)),
    check(
      'refused',
      'ปฏิเสธ 0 และ 4 คน ที่ช่องกรอก',
      'refused in Thai, at the field',
      2,
      fields.filter(({ th }) => /[ก-๙]/.test(th)).length,
    ),
  ]
}

/** The results as the report words them. */
const REPORTED = ['ส่งตรงเวลา', 'ส่งช้า', 'ไม่มีข้อมูลรายงาน', 'ไม่ตอบ', 'ส่งผิดหน่วยงาน']

function ofTheEnd({ submissions, overdue, stampedLetters, letters, report }: Facts): Check[] {
  const never = [...PARTS.never].sort()
  const unanswered = submissions.filter(({ state }) => state === 'closedUnanswered').map(({ code }) => code)
  const reports = letters.files.filter((name) => name.startsWith('report.')).map((name) => name.slice(7))
  return [
    check('overdue', 'หน่วยงานที่เกินกำหนด', 'offices overdue', never, [...overdue].sort()),
    check(
      'stamped',
      'หนังสือประทับตราเตือน',
      'stamped reminder letters',
      never,
      stampedLetters.map(({ code }) => code).sort(),
    ),
    check('unanswered', 'ไม่ตอบจนปิดเรื่อง', 'closed unanswered', never, unanswered),
    check('report', 'รายงานสรุป', 'closing report', ['pdf', 'xlsx', 'csv'], reports),
    check(
      'report counts',
      'รายงานนับ ตรงเวลา/ช้า/ไม่มี/ไม่ตอบ/ผิด',
      'in time, late, nil, none, wrong',
      '63 1 1 2 1',
      REPORTED.map((result) => report[result] ?? 0),
    ),
  ]
}

function ofChaos({ struck, restarted }: Plan): Check {
  return check('killed and back', 'ส่วนที่ถูกปิดกะทันหันและกลับมา', 'parts killed, and back again', struck, restarted)
}

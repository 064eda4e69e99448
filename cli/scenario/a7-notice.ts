import { startOfDay } from '../../domain/time.js'
import { shortInstant } from '../../templates/dates.js'
import { thaiDigits } from '../../templates/digits.js'
import { DRAFTER } from '../stage/persons.js'
import { seeRefused, until, type Play } from '../stage/play.js'
import { CLERK, DIRECTOR } from './a7-cast.js'
import { actOn, type Requests, type Standing } from './a7-requests.js'
import { checkGenuine } from './resolution-letter.js'
import { check, closeUp, missingIn, type Notes } from './scenario.js'

const REFUSED = {
  facts: 'โรงเรียนขอเลือกใช้หนังสือเรียนนอกบัญชีในสี่รายวิชา (สมมติ)',
  law: 'หลักเกณฑ์การเลือกใช้หนังสือเรียน ข้อ 5 (สมมติ) ประกอบพระราชบัญญัติพื้นที่นวัตกรรมการศึกษา พ.ศ. 2562',
  considerations: 'หลักเกณฑ์เปิดให้ใช้สื่อเสริมได้อยู่แล้ว จึงไม่มีเหตุจำเป็นต้องยกเว้น',
}
const GRANTED = {
  facts: 'โครงการใช้เวลาเรียน 40 ชั่วโมงต่อปี ผลประเมินสามปีไม่พบผลต่อคุณภาพ (สมมติ)',
  law: 'พระราชบัญญัติพื้นที่นวัตกรรมการศึกษา พ.ศ. 2562 (ยังไม่ตรวจสอบมาตรา)',
  considerations: 'การไม่เข้าร่วมไม่กระทบสิทธิของผู้เรียน และมีกิจกรรมทดแทน',
}

/** 20 November: both are told; fifteen days on is the holiday of 5 December, a Friday. */
export async function noticeScene(play: Play, { a, b }: Requests, notes: Notes): Promise<void> {
  const at = await until(play, '2025-11-20', '10:00')
  await seeRefused(play, { act: 'notice without considerations', code: 'NOTICE_INCOMPLETE' }, () =>
    actOn(play, DRAFTER, b, 'notice', { ...REFUSED, considerations: '' }),
  )
  const told = await actOn(play, DRAFTER, b, 'notice', REFUSED)
  const granted = await actOn(play, DRAFTER, a, 'notice', GRANTED)
  await play.clock.settle()
  play.view.tell(at, {
    th: 'แจ้งผลทั้งสองเรื่องพร้อมข้อเท็จจริง ข้อกฎหมาย และข้อพิจารณา',
    en: 'Both decisions are told, with facts, law and considerations',
  })
  const { facts, law, considerations } = told.state.notice ?? {}
  notes.expect(
    check('notice', 'หนังสือแจ้งมีครบสามส่วน', 'notice: facts, law, considerations', Object.values(REFUSED), [
      facts,
      law,
      considerations,
    ]),
  )
  await checkNotices(play, { a, b }, notes)
  checkWarning(granted, notes)
  await checkAppeal(play, b, notes)
  await checkInForce(play, a, notes)
}

type Letters = { readonly items: readonly { readonly kind: string; readonly sha256: string }[] }

/** The letters themselves: all three parts in each, and by when the refused may appeal. */
async function checkNotices(play: Play, { a, b }: Omit<Requests, 'c'>, notes: Notes): Promise<void> {
  const { expect, keep } = notes
  const printed = async (id: string, name: string): Promise<string> => {
    const { items } = await play.as(DRAFTER).get<Letters>(`/exemptions/${id}/papers`)
    const sha256 = items.find(({ kind }) => kind === 'decisionNotice')?.sha256
    const bytes = await play.as(DRAFTER).file(`/exemptions/${id}/papers/${sha256}`)
    await checkGenuine(play, CLERK, { name: `${name} genuine`, sha256: sha256 ?? '' }, notes)
    return keep({ kind: 'decisionNotice', name, bytes })
  }
  const refused = await printed(b, 'notice-b.pdf')
  const granted = await printed(a, 'notice-a.pdf')
  const wanted = [...Object.values(REFUSED).map(thaiDigits), '๘ ธันวาคม ๒๕๖๘']
  const missing = [
    ...missingIn(refused, wanted),
    ...missingIn(granted, Object.values(GRANTED).map(thaiDigits)),
  ]
  expect(
    check(
      'notice printed',
      'หนังสือแจ้งผล: สามส่วนและวันอุทธรณ์',
      'on paper: all parts, last day of appeal',
      [],
      missing,
    ),
  )
}

/** Longer than 30 April 2569: the Act's first term ends before. */
function checkWarning({ warnings, state }: Standing, { expect }: Notes): void {
  const codes = warnings.map(({ code }) => code)
  expect(
    check(
      'outlives the Act',
      'เตือน: เกินอายุ พ.ร.บ. ช่วงแรก',
      'warned: outlives the Act',
      true,
      codes.includes('outlivesAct'),
    ),
  )
  expect(check('granted until', 'อนุญาตถึง', 'granted until', '2026-09-30', state.granted?.until))
}

/** The fifteenth day is a holiday, then comes a weekend: the period ends with Monday 8 December. */
async function checkAppeal(play: Play, b: string, { expect }: Notes): Promise<void> {
  const read = (): Promise<Standing> => play.as(CLERK).get(`/exemptions/${b}`)
  const shown = (await read()).appeal?.at
  const end = startOfDay('2025-12-09')
  expect(
    check(
      'appeal until',
      'อุทธรณ์ได้ถึงก่อน',
      'appeal before',
      shortInstant(end),
      shown ? shortInstant(shown) : '–',
    ),
  )
  await until(play, '2025-12-08', '23:59:59')
  const last = (await read()).possibleActs.includes('appeal')
  expect(check('last second', '8 ธ.ค. 23:59:59 ยังอุทธรณ์ได้', 'still open on 8 Dec 23:59:59', true, last))
  const at = await until(play, '2025-12-09', '00:00:00')
  await play.clock.settle()
  const { state } = await read()
  play.view.tell(at, {
    th: 'พ้นกำหนดอุทธรณ์ คำวินิจฉัยเรื่อง ข. เป็นที่สุด',
    en: 'The period of appeal is over: the refusal of (B) stands',
  })
  expect(check('refusal stands', 'พ้นกำหนดแล้ว เรื่อง ข.', '(B) when it is over', 'refused', state.status))
  await seeRefused(play, { act: 'appeal too late', code: 'ENDED' }, () =>
    actOn(play, CLERK, b, 'appeal', { grounds: 'ขอให้ทบทวน' }),
  )
}

type Register = { readonly items: readonly { readonly number: number; readonly subject: string }[] }

/** On its first day the exemption comes into force, with a number of the register that everybody may read. */
async function checkInForce(play: Play, a: string, notes: Notes): Promise<void> {
  const at = await until(play, '2025-12-15', '08:30')
  await play.clock.settle()
  const { state } = await play.as(DIRECTOR).get<Standing>(`/exemptions/${a}`)
  play.view.tell(at, {
    th: `การยกเว้นเรื่อง ก. มีผล ทะเบียนที่ ${state.number}/2568`,
    en: `(A) is in force, number ${state.number}/2568`,
  })
  notes.expect(
    check('in force', 'เรื่อง ก. มีผลใช้บังคับ', '(A) in force', 'inForce, 1', `${state.status}, ${state.number}`),
  )
  const { items } = await play.as(CLERK).get<Register>('/exemption-register')
  notes.expect(
    check(
      'register',
      'ทะเบียนการยกเว้น',
      'the public register',
      [state.subject],
      items.map(({ subject }) => subject),
    ),
  )
  await keepRegisters(play, state.subject, notes)
}

/** On paper: what everybody may read, and what says why. */
async function keepRegisters(play: Play, subject: string, { expect, keep }: Notes): Promise<void> {
  const printed = async (part: 'public' | 'internal'): Promise<string> =>
    keep({
      kind: part === 'public' ? 'exemptionRegister' : 'exemptionRegisterInternal',
      name: `register-${part}.pdf`,
      bytes: await play.as(DRAFTER).file(`/exemption-register/register.pdf?part=${part}&year=2025`),
    })
  const [open, inner] = [await printed('public'), await printed('internal')]
  const why = closeUp('มติที่ ๑/๒๕๖๘')
  const missing = [...missingIn(open, [subject]), ...missingIn(inner, [subject, why])]
  expect(check('registers printed', 'ทะเบียนส่วนสาธารณะและภายใน', 'both registers on paper', [], missing))
  expect(
    check('public part', 'ส่วนสาธารณะไม่มีมติ', 'the public part does not say why', false, open.includes(why)),
  )
}

import { shuffled } from '../stage/habits.js'
import { inventPersons, REVIEWER, SIGNER } from '../stage/persons.js'
import { deedsOf } from '../stage/deeds.js'
import { seeRefused, until, type PlayOf } from '../stage/play.js'
import { answerWave, receiveLetters } from '../stage/scene-answers.js'
import { draftScene } from '../stage/scene-draft.js'
import { overdueScene, sealScene } from '../stage/scene-end.js'
import { launchScene, previewScene } from '../stage/scene-launch.js'
import { reminderScene, weekendScene } from '../stage/scene-reminders.js'
import { CURTAIN_UP } from '../stage/stage.js'
import { checkOverdue, checkReminders, checkRace, checkStamped, overdueNow, type Cast } from './a2-checks.js'
import type { Notes, Scenario } from './scenario.js'

/** Forty offices answer by Thursday, twenty on Monday, one two minutes before the end; six never. */
const BY_THURSDAY = [
  { day: '2023-11-21', from: '13:00', offices: 8 },
  { day: '2023-11-22', from: '09:00', offices: 16 },
  { day: '2023-11-23', from: '09:00', offices: 16 },
] as const
const MONDAY = { day: '2023-11-27', from: '09:00', offices: 20 } as const

/** A2: the same circular with late offices, reminders, a race at the deadline, and stamped letters. */
export const lateAndReminded: Scenario = {
  name: 'A2',
  title: { th: 'ตอบช้า เตือน และหนังสือประทับตรา', en: 'Late offices, reminders, stamped letters' },
  about: {
    th: '40 หน่วยงานตอบภายในวันพฤหัสบดี เตือนอีก 27 แห่งในวันทำการเท่านั้น เกินกำหนดเมื่อ 28 พ.ย. 00.00 น.',
    en: '40 offices answer by Thursday; 27 are reminded on working days only; overdue on 28 November at 00:00',
  },
  begins: CURTAIN_UP,
  procedures: ['host-and-name-officers.yaml'],
  async play(stage, notes) {
    const play = await draftScene(stage)
    const cast = await issue(play)
    await untilMonday(play, cast, notes)
    await race(play, cast, notes)
    await deadline(play, cast, notes)
  },
}

async function issue(play: Awaited<ReturnType<typeof draftScene>>): Promise<Cast> {
  const preview = await previewScene(play)
  const codes = shuffled(preview.offices.map(({ code }) => code))
  await play.admit(codes)
  await launchScene(play, preview)
  await receiveLetters(play, codes, '2023-11-21', '09:40')
  const racer = codes[60] as string
  return { codes, answered: codes.slice(0, 40), open: codes.slice(40), racer, never: codes.slice(61) }
}

async function untilMonday(play: PlayOf, { codes, open }: Cast, notes: Notes): Promise<void> {
  let before = 0
  for (const { offices, ...day } of BY_THURSDAY)
    before = await answerWave(
      play,
      { ...day, codes: codes.slice(before, before + offices) },
      { before, total: codes.length },
    )
  await reminderScene(play, '2023-11-24')
  await weekendScene(play)
  await reminderScene(play, MONDAY.day)
  await checkReminders(play, open, notes)
  const { offices, ...day } = MONDAY
  await answerWave(play, { ...day, codes: open.slice(0, offices) }, { before, total: codes.length })
}

/** 23:58: while reminders are being worked through, one of those that they are for answers. */
async function race(play: PlayOf, { racer }: Cast, notes: Notes): Promise<void> {
  const deeds = deedsOf(play, racer)
  await deeds.assign()
  await deeds.saveDraft(inventPersons(racer, 2))
  const at = await until(play, '2023-11-27', '23:58')
  await seeTooEarly(play)
  const remind = play.as(REVIEWER).post(`/circulars/${play.circularId}/remind`, {}, 'scenario:remind')
  await Promise.all([remind, deeds.submit('1')])
  await play.clock.settle()
  play.view.tell(at, {
    th: `ขณะกำลังเตือนผู้ที่ยังไม่ตอบ ${play.names.get(racer)} ตอบเข้ามาพอดี`,
    en: `While reminders are going out, ${racer} answers`,
  })
  await until(play, '2023-11-27', '23:59:59')
  await checkRace(play, racer, notes)
}

/** Nobody is warned of what is not overdue yet. */
async function seeTooEarly(play: PlayOf): Promise<void> {
  await seeRefused(play, { act: 'seal before the deadline', code: 'NOT_DUE_YET' }, () =>
    play.as(SIGNER).post(`/circulars/${play.circularId}/seal-overdue`, {}, 'scenario:seal-early'),
  )
}

async function deadline(play: PlayOf, cast: Cast, notes: Notes): Promise<void> {
  const before = await overdueNow(play)
  await until(play, '2023-11-28', '00:00:00')
  await checkOverdue(play, { cast, before }, notes)
  await overdueScene(play)
  await sealScene(play)
  await checkStamped(play, cast, notes)
}

import { PARTS } from './cast.js'
import { deedsOf } from '../stage/deeds.js'
import { inventPersons } from '../stage/persons.js'
import { until, type PlayOf } from '../stage/play.js'

/** The clock is held at the last second, and at the first instant that is too late. */
export async function lastSecondScene(play: PlayOf): Promise<void> {
  for (const code of [PARTS.lastSecond, PARTS.tooLate]) {
    const deeds = deedsOf(play, code)
    await deeds.assign()
    await deeds.saveDraft(inventPersons(code, 2))
  }
  await answerAt(play, PARTS.lastSecond, '2023-11-27', '23:59:59')
  await answerAt(play, PARTS.tooLate, '2023-11-28', '00:00:00')
}

async function answerAt(play: PlayOf, code: string, day: string, time: string): Promise<void> {
  const at = await until(play, day, time)
  const { state } = await deedsOf(play, code).submit('1')
  const isLate = state.answer?.late ?? false
  play.view.tell(at, {
    th: `${play.names.get(code)} ตอบ → ${isLate ? 'เกินกำหนด มีเครื่องหมายล่าช้า' : 'ทันเวลา'}`,
    en: `${code} answers: ${isLate ? 'late, and marked so' : 'in time'}`,
  })
}

/** Tuesday: the corrected answer comes back within the office's own date, after that of the circular. */
export async function versionTwoScene(play: PlayOf): Promise<void> {
  const code = PARTS.corrected
  const at = await until(play, '2023-11-28', '10:00')
  const { state } = await deedsOf(play, code).submit('2', inventPersons(code, 2))
  play.view.tell(at, {
    th: `${play.names.get(code)} ส่งฉบับแก้ไข รุ่นที่ ${state.answer?.version} ทันตามกำหนดของตน`,
    en: `${code} sends version ${state.answer?.version}, within its own date`,
  })
}

/** Wednesday: the office that asked for more time uses it. */
export async function extendedAnswerScene(play: PlayOf): Promise<void> {
  const code = PARTS.moreTime
  const at = await until(play, '2023-11-29', '11:00')
  const deeds = deedsOf(play, code)
  await deeds.assign()
  await deeds.saveDraft(inventPersons(code, 3))
  await deeds.submit('1')
  play.view.tell(at, {
    th: `${play.names.get(code)} ตอบในเวลาที่ขยายให้`,
    en: `${code} answers within the time it was given`,
  })
}

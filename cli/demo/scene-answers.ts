import { deedsOf } from '../stage/deeds.js'
import { inventPersons, type NamedPerson } from '../stage/persons.js'
import type { PlayOf } from '../stage/play.js'
import { answerAsUsual, answerWave, type Wave } from '../stage/scene-answers.js'
import { refusePersons } from '../stage/scene-refused.js'
import { PARTS } from './cast.js'

/** The offices of a wave answer, each in its part; in the middle the day's part of the stack may be struck. */
export async function answerDay(play: PlayOf, wave: Wave, before: number, total: number): Promise<void> {
  await answerWave(play, wave, {
    before,
    total,
    answer: (code) => answerInPart(play, code),
    inTheMiddle: () => void play.chaos.strike(`answering-${wave.day}`),
  })
  await play.chaos.recovered()
}

async function answerInPart(play: PlayOf, code: string): Promise<void> {
  switch (code) {
    case PARTS.nil: {
      const deeds = deedsOf(play, code)
      await deeds.assign()
      await deeds.act('nil-return', { reason: 'ยังไม่มีสถานศึกษานำร่องในสังกัดที่เปิดดำเนินการ (สมมติ)' })
      return
    }
    case PARTS.corrected:
      return answerAsUsual(play, code, withoutSecondPhone(code))
    default:
      return answerAsUsual(play, code)
  }
}

/** Two persons, the telephone of the second left out, as the play needs it. */
function withoutSecondPhone(code: string): NamedPerson[] {
  const [first, second] = inventPersons(code, 2) as [NamedPerson, NamedPerson]
  const { phone: _, ...withoutPhone } = second
  return [first, withoutPhone]
}

/** Two offices try it with nobody and with four persons; the form says no before anything is on record. */
export async function refuseNobodyAndFour(play: PlayOf): Promise<void> {
  await refusePersons(play, PARTS.nobodyAtFirst, 0)
  await refusePersons(play, PARTS.fourAtFirst, 4)
}

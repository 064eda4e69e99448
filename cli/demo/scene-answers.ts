import { instantAt, plusMilliseconds } from '../../domain/time.js'
import { personsNamedBy, PARTS, type Wave } from './cast.js'
import { deedsOf } from './deeds.js'
import { inventPersons, type NamedPerson } from './persons.js'
import { forEachAtOnce, seeRefused, until, type PlayOf } from './play.js'
import type { Bar } from './view.js'

/** So many offices are at work at the same moment. */
const AT_ONCE = 6
const MINUTE_MS = 60_000
const MINUTES_BETWEEN = 17

/** Letters are received: opened, and entered in the office's own book. */
export async function receiveLetters(
  play: PlayOf,
  codes: readonly string[],
  day: string,
  from: string,
): Promise<void> {
  const bar = play.view.bar(instantAt(day, from), { th: 'ลงรับแล้ว', en: 'received' }, codes.length)
  let done = 0
  await inGroups(play, codes, { day, from }, async (code) => {
    await deedsOf(play, code).receive()
    bar.set((done += 1), play.names.get(code))
  })
  bar.end()
}

/** The offices of a wave assign, draft and answer. `before` have answered on the days before. */
export async function answerWave(play: PlayOf, wave: Wave, before: number, total: number): Promise<number> {
  const bar = play.view.bar(instantAt(wave.day, wave.from), { th: 'ตอบแล้ว', en: 'answered' }, total)
  let done = before
  bar.set(done)
  const half = Math.ceil(wave.codes.length / 2)
  const shown: Shown = {
    bar,
    answered(code) {
      bar.set((done += 1), play.names.get(code))
      // In the middle of the work of the others.
      if (done === before + half - 2) void play.chaos.strike(`answering-${wave.day}`)
    },
  }
  await inGroups(play, wave.codes.slice(0, half), wave, (code) => answer(play, code, shown))
  await inGroups(play, wave.codes.slice(half), { ...wave, from: '13:00' }, (code) =>
    answer(play, code, shown),
  )
  bar.end()
  await play.chaos.recovered()
  return done
}

type Shown = { readonly bar: Bar; answered(code: string): void }

async function answer(play: PlayOf, code: string, shown: Shown): Promise<void> {
  const deeds = deedsOf(play, code)
  await deeds.assign()
  if (code === PARTS.nil) {
    await deeds.act('nil-return', { reason: 'ยังไม่มีสถานศึกษานำร่องในสังกัดที่เปิดดำเนินการ (สมมติ)' })
  } else {
    await deeds.saveDraft(personsFor(code))
    await deeds.submit('1')
  }
  shown.answered(code)
}

/** P2101 leaves out the telephone of its second person, as the play needs it. */
function personsFor(code: string): NamedPerson[] {
  if (code !== PARTS.corrected) return inventPersons(code, personsNamedBy(code))
  const [first, second] = inventPersons(code, 2) as [NamedPerson, NamedPerson]
  const { phone: _, ...withoutPhone } = second
  return [first, withoutPhone]
}

/** Two offices try it with nobody and with four persons; the form says no before anything is on record. */
export async function refuseNobodyAndFour(play: PlayOf): Promise<void> {
  await refusePersons(play, PARTS.nobodyAtFirst, 0)
  await refusePersons(play, PARTS.fourAtFirst, 4)
}

async function refusePersons(play: PlayOf, code: string, count: number): Promise<void> {
  const name = play.names.get(code) ?? code
  play.view.tell(await play.clock.now(), {
    th: `${name} ลองส่งรายชื่อ ${count} คน`,
    en: `${code} tries to name ${count === 0 ? 'nobody' : `${count} persons`}`,
  })
  await seeRefused(play, { act: `submit ${count}`, code: 'ANSWER_INVALID' }, () =>
    deedsOf(play, code).submit(`of-${count}`, inventPersons(code, count)),
  )
}

/** Some offices at a time, each group a quarter of an hour after the one before. */
async function inGroups(
  play: PlayOf,
  codes: readonly string[],
  { day, from }: { readonly day: string; readonly from: string },
  work: (code: string) => Promise<unknown>,
): Promise<void> {
  let at = await until(play, day, from)
  for (let i = 0; i < codes.length; i += AT_ONCE) {
    await play.clock.runTo(at)
    await forEachAtOnce(codes.slice(i, i + AT_ONCE), AT_ONCE, work)
    at = plusMilliseconds(at, MINUTES_BETWEEN * MINUTE_MS)
  }
}

import { instantAt, plusMilliseconds } from '../../domain/time.js'
import { deedsOf } from './deeds.js'
import { personsNamedBy } from './habits.js'
import { inventPersons } from './persons.js'
import { forEachAtOnce, until, type PlayOf } from './play.js'

/** So many offices are at work at the same moment. */
const AT_ONCE = 6
const MINUTE_MS = 60_000
const MINUTES_BETWEEN = 17

/** The answers of one day, in the order in which they come. */
export type Wave = { readonly day: string; readonly from: string; readonly codes: readonly string[] }

/** How a wave is played. */
export type WaveOptions = {
  /** Offices that answered on the days before, and all that are asked. */
  readonly before: number
  readonly total: number
  /** What an office does; by default it assigns, drafts and answers. */
  readonly answer?: (code: string) => Promise<void>
  /** Called in the middle of the work of the others. */
  readonly inTheMiddle?: () => void
}

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

/** The offices of a wave answer, half of them in the morning. Returns how many have answered by then. */
export async function answerWave(play: PlayOf, wave: Wave, options: WaveOptions): Promise<number> {
  const { before, total, inTheMiddle, answer = (code: string) => answerAsUsual(play, code) } = options
  const bar = play.view.bar(instantAt(wave.day, wave.from), { th: 'ตอบแล้ว', en: 'answered' }, total)
  const half = Math.ceil(wave.codes.length / 2)
  let done = before
  bar.set(done)
  const work = async (code: string): Promise<void> => {
    await answer(code)
    bar.set((done += 1), play.names.get(code))
    if (done === before + half - 2) inTheMiddle?.()
  }
  await inGroups(play, wave.codes.slice(0, half), wave, work)
  await inGroups(play, wave.codes.slice(half), { ...wave, from: '13:00' }, work)
  bar.end()
  return done
}

/** An office assigns the work, drafts, and names as many persons as is its way. */
export async function answerAsUsual(
  play: PlayOf,
  code: string,
  persons = inventPersons(code, personsNamedBy(code)),
): Promise<void> {
  const deeds = deedsOf(play, code)
  await deeds.assign()
  await deeds.saveDraft(persons)
  await deeds.submit('1')
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

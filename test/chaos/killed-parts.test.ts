import { deedsOf } from '../../cli/stage/deeds.js'
import { allMails } from '../../cli/stage/mailbox.js'
import { inventPersons } from '../../cli/stage/persons.js'
import { until, type PlayOf } from '../../cli/stage/play.js'
import type { Stage } from '../../cli/stage/stage.js'
import { countIn, issueTo, openStage, standing } from '../support/stage.js'

const CODES = ['P2101', 'P5001', 'P8101', 'P9101', 'S12', 'S55']
const LONG_MS = 300_000

let stage: Stage

beforeAll(async () => {
  stage = await openStage({ launch: 'worker', receive: 'api', assign: 'temporal', submit: 'postgres' })
}, LONG_MS)
afterAll(() => stage?.clear(), LONG_MS)

/** All offices at once; the part is killed as soon as the first of them is done. */
const amid = async (play: PlayOf, point: string, deed: (code: string) => Promise<unknown>): Promise<void> => {
  let done = 0
  const strike = (): void => {
    if ((done += 1) === 1) void play.chaos.strike(point)
  }
  await Promise.all(CODES.map((code) => deed(code).then(strike)))
  await play.chaos.recovered()
}

test(
  'with every part killed once nothing is lost and nothing is done twice',
  async () => {
    const play = await issueTo(stage, CODES)
    await play.chaos.strike('launch')
    await play.chaos.recovered()
    await play.clock.settle()
    await amid(play, 'receive', (code) => deedsOf(play, code).receive())
    await amid(play, 'assign', (code) => deedsOf(play, code).assign())
    await amid(play, 'submit', (code) => deedsOf(play, code).submit('1', inventPersons(code, 2)))
    await until(play, '2023-11-27', '12:00')

    expect(stage.struck()).toEqual(['worker', 'api', 'temporal', 'postgres'])
    expect(await standing(play)).toEqual(Object.fromEntries(CODES.map((code) => [code, 'submitted v1'])))
    expect(await countIn(stage, play, 'select count(*) from letter where circular_id = $1')).toBe(6)
    const steps = `select count(*) from event where split_part(case_id, '/', 2) = $1 and type =`
    expect(await countIn(stage, play, `${steps} 'received'`)).toBe(6)
    expect(await countIn(stage, play, `${steps} 'submitted'`)).toBe(6)
    expect(
      await countIn(
        stage,
        play,
        `select count(*) - count(distinct (office_code, register, year, number)) as count
         from register_entry where $1::text is not null`,
      ),
    ).toBe(0)
    // A mail may come twice, but then under the Message-ID that it had: one to each office, to checker and to signer.
    const ids = new Set((await allMails(play)).map(({ messageId }) => messageId))
    expect(ids.size).toBe(6 + 2)
  },
  LONG_MS,
)

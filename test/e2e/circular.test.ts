import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { allMails } from '../../cli/stage/mailbox.js'
import { deedsOf, review } from '../../cli/stage/deeds.js'
import { CENTRAL_STAFF, staffOf } from '../../cli/stage/people.js'
import { ADMINISTRATOR, DRAFTER, inventPersons, REVIEWER, SIGNER } from '../../cli/stage/persons.js'
import { until, type PlayOf } from '../../cli/stage/play.js'
import { remindersOf } from '../../cli/stage/record.js'
import type { Stage } from '../../cli/stage/stage.js'
import { instantAt } from '../../domain/time.js'
import { countIn, issueTo, openStage, standing } from '../support/stage.js'

const EARLY = 'P2101'
const LAST_SECOND = 'P9101'
const TOO_LATE = 'P5802'
const SILENT = 'S55'
const CODES = [EARLY, LAST_SECOND, TOO_LATE, SILENT]
const LONG_MS = 180_000

let stage: Stage
let play: PlayOf

beforeAll(async () => {
  stage = await openStage()
  play = await issueTo(stage, CODES)
  await play.clock.settle()
}, LONG_MS)
afterAll(() => stage?.clear(), LONG_MS)

const TURNS = ['checker@office.example', 'signer@office.example']

const answer = async (code: string): Promise<void> => {
  await deedsOf(play, code).receive()
  await deedsOf(play, code).submit('1', inventPersons(code, 2))
}

test('every office gets its own letter and one mail; checker and signer were told when it was their turn', async () => {
  const letter = await play.as(REVIEWER).file(`/letters/${play.circularId}/${EARLY}/circular.pdf`)
  expect(letter.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await countIn(stage, play, 'select count(distinct sha256) from letter where circular_id = $1')).toBe(
    4,
  )
  const mails = await allMails(play)
  expect(mails.map(({ to }) => to[0]).sort()).toEqual(
    [...TURNS, ...CODES.map((code) => `saraban@${code.toLowerCase()}.example`)].sort(),
  )
})

test(
  'only offices that have not answered are reminded, on Friday and Monday morning, never on the weekend',
  async () => {
    await until(play, '2023-11-22', '10:00')
    await answer(EARLY)
    await until(play, '2023-11-27', '12:00')
    const others = [TOO_LATE, LAST_SECOND, SILENT]
    expect(await remindersOf(play)).toEqual([
      { at: instantAt('2023-11-24', '08:30'), codes: others },
      { at: instantAt('2023-11-27', '08:30'), codes: others },
    ])
  },
  LONG_MS,
)

test(
  'an office that answers at 23:59:59 is in time, one at 00:00:00 is late',
  async () => {
    await until(play, '2023-11-27', '23:59:59')
    await answer(LAST_SECOND)
    await until(play, '2023-11-28', '00:00:00')
    await answer(TOO_LATE)
    expect(await standing(play)).toEqual({
      [EARLY]: 'submitted v1',
      [LAST_SECOND]: 'submitted v1',
      [TOO_LATE]: 'submitted v1 late',
      [SILENT]: 'sent v0',
    })
  },
  LONG_MS,
)

test(
  'the silent office gets a stamped letter under a number of its own, and the report counts it',
  async () => {
    await until(play, '2023-11-28', '09:00')
    await play.as(SIGNER).post(`/circulars/${play.circularId}/seal-overdue`)
    await play.clock.settle()
    expect(
      await countIn(
        stage,
        play,
        `select count(*) from letter where circular_id = $1 and kind like 'overdue-%'`,
      ),
    ).toBe(1)
    for (const code of [EARLY, LAST_SECOND, TOO_LATE]) await review(play, code, 'accept')
    await until(play, '2023-12-01', '15:00')
    await play.as(DRAFTER).post(`/circulars/${play.circularId}/close`)
    await play.clock.settle()
    const csv = (await play.as(REVIEWER).file(`/circulars/${play.circularId}/report/csv`)).toString()
    expect(csv.match(/ไม่ตอบ/g)).toHaveLength(1)
    expect(csv.match(/ส่งช้า,ช้า/g)).toHaveLength(1)
  },
  LONG_MS,
)

/** Every file under a folder with its content. */
async function filesUnder(folder: string): Promise<{ readonly name: string; readonly bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(
    files.map(async ({ parentPath, name }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  )
}

test('what people sign in with stands in no log of any part', async () => {
  const cast = [ADMINISTRATOR, ...CENTRAL_STAFF, ...[EARLY, LAST_SECOND, TOO_LATE].flatMap(staffOf)]
  const passwords = cast.map((who) => stage.credentialsOf(who).password)
  const secrets = [...passwords, await play.bearerOf(DRAFTER), await play.bearerOf(ADMINISTRATOR)]
  expect(secrets.filter((secret) => secret.length < 12)).toEqual([])
  const logs = await filesUnder(join(stage.stack.home, 'logs'))
  expect(logs.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['api.log', 'worker.log', 'postgres.log']),
  )
  const telling = logs.filter(({ bytes }) => secrets.some((secret) => bytes.includes(secret)))
  expect(telling.map(({ name }) => name)).toEqual([])
})

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { deedsOf, review } from '../../cli/stage/deeds.js'
import { inventPersons } from '../../cli/stage/persons.js'
import { until } from '../../cli/stage/play.js'
import { remindersOf } from '../../cli/stage/record.js'
import type { Stage } from '../../cli/stage/stage.js'
import { circularCase, submissionCase } from '../../domain/case.js'
import { instantAt } from '../../domain/time.js'
import { until as untilFact } from '../support/circulars.js'
import { issueTo, openStage } from '../support/stage.js'

const OPEN = 'P9101'
const RETURNED = 'P2101'
const LONG_MS = 300_000

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
}, LONG_MS)
afterAll(() => stage?.clear(), LONG_MS)

/** The file goes while the server has it open; the server that starts again begins with an empty one. */
const loseTheStore = async (): Promise<void> => {
  const file = join(stage.stack.home, 'temporal', 'temporal.db')
  for (const suffix of ['', '-wal', '-shm']) await rm(file + suffix, { force: true })
  stage.stack.kill('temporal')
  await untilFact(() => Promise.resolve(stage.stack.restarts('temporal') > 0))
}

const isRunning = (caseId: string): Promise<boolean> =>
  stage.temporal.workflow
    .getHandle(caseId)
    .describe()
    .then(
      ({ status }) => status.name === 'RUNNING',
      () => false,
    )

test(
  'when the Temporal store is deleted, open cases come back from their rows and their timers fire',
  async () => {
    const play = await issueTo(stage, [OPEN, RETURNED])
    await play.clock.settle()
    await until(play, '2023-11-22', '10:00')
    await deedsOf(play, RETURNED).receive()
    await deedsOf(play, RETURNED).submit('1', inventPersons(RETURNED, 1))
    await review(play, RETURNED, 'return', {
      reason: 'โปรดเพิ่มผู้ประสานงาน',
      deadline: { kind: 'fixed', day: '2023-11-29' },
    })
    const waiting = [circularCase(play.circularId), submissionCase(play.circularId, RETURNED)]

    await loseTheStore()
    for (const caseId of waiting) await untilFact(() => isRunning(caseId))
    await until(play, '2023-11-29', '12:00')

    expect(await remindersOf(play)).toEqual([
      { at: instantAt('2023-11-24', '08:30'), codes: [OPEN] },
      { at: instantAt('2023-11-27', '08:30'), codes: [OPEN] },
      { at: instantAt('2023-11-28', '08:30'), codes: [RETURNED] },
      { at: instantAt('2023-11-29', '08:30'), codes: [RETURNED] },
    ])
  },
  LONG_MS,
)

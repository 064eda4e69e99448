import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tallyOf, tallyTable } from './tally.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wian-tally-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const checks = (...statuses: string[]) => statuses.map((status) => ({ name: 'a check', status }))
const scenario = (statusCodes: number[], ...statuses: string[]) => ({
  ScenarioFinished: {
    status: 'success',
    recorder: {
      interactions: Object.fromEntries(
        statusCodes.map((status_code, at) => [`i${at}`, { response: { status_code } }]),
      ),
      checks: { i0: checks(...statuses) },
    },
  },
})

async function tallied(lines: readonly object[], code = 0) {
  const report = join(folder, 'report.ndjson')
  await writeFile(report, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return tallyOf(report, { part: 'officer', code, seconds: 3 })
}

test('a campaign is counted: operations, those that said yes, requests, checks that did not hold', async () => {
  const lines = [
    { Initialize: {} },
    scenario([403, 404], 'success'),
    scenario([422, 200, 500], 'success', 'failure'),
  ]
  expect(await tallied(lines, 1)).toEqual({
    ...{ part: 'officer', operations: 2, allowed: 1, requests: 5, failures: 1, seconds: 3 },
  })
})

test('a campaign that could not ask, asked nothing, or ended badly is never clean', async () => {
  expect(await tallied([scenario([200], 'success')])).toMatchObject({ failures: 0 })
  expect(await tallied([scenario([200], 'success'), { NonFatalError: {} }])).toMatchObject({ failures: 1 })
  expect(await tallied([scenario([200], 'success')], 1)).toMatchObject({ failures: 1 })
  expect(await tallied([])).toMatchObject({ failures: 1 })
})

test('the table has a line for each role and one for all, its columns under one another', async () => {
  const one = await tallied([scenario([200, 304], 'success')])
  const [heads = '', officer = '', signer = '', all = '', ...more] = tallyTable([
    one,
    { ...one, part: 'signer', failures: 2 },
  ]).split('\n')
  expect(more).toEqual([])
  expect([officer, signer, all].map((line) => line.split(/ {2,}/))).toEqual([
    ['officer', '1', '1', '2', '0', '3'],
    ['signer', '1', '1', '2', '2', '3'],
    ['ทั้งหมด / all', '4', '2', '6'],
  ])
  expect(heads).toMatch(/^บทบาท \/ role .*failures {2}seconds$/)
})

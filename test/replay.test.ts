import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { buildBundle } from '../workers/bundle.js'

const FOLDER = join(process.cwd(), 'test', 'histories')
const MINUTE_MS = 60_000

const histories = async () => {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json'))
  return Promise.all(
    files.map(async (name) => ({
      workflowId: name,
      history: historyFromJSON(JSON.parse(await readFile(join(FOLDER, name), 'utf8'))),
    })),
  )
}

const failuresOf = async (code: string): Promise<string[]> => {
  const failures: string[] = []
  const replayed = Worker.runReplayHistories({ workflowBundle: { code } }, await histories())
  for await (const { workflowId, error } of replayed)
    if (error) failures.push(`${workflowId}: ${error.message}`)
  return failures
}

test(
  'cases that were under way with earlier code go on with this code',
  async () => {
    expect((await histories()).length).toBeGreaterThanOrEqual(4)
    expect(await failuresOf(await buildBundle())).toEqual([])
  },
  MINUTE_MS,
)

test(
  'a workflow that forgets to record an act is caught',
  async () => {
    const code = await buildBundle()
    const broken = code.replaceAll('records.record(', 'records.now(')
    expect(broken).not.toBe(code)
    expect(await failuresOf(broken)).not.toEqual([])
  },
  MINUTE_MS,
)

test('all of Temporal reads and writes with one copy of protobufjs: with two, histories cannot be read', () => {
  const users = ['client', 'common', 'proto', 'worker', 'workflow', 'activity', 'testing']
  const used = users.map((name) =>
    createRequire(join(process.cwd(), 'node_modules', '@temporalio', name, 'package.json')).resolve(
      'protobufjs',
    ),
  )
  expect([...new Set(used)]).toEqual([createRequire(import.meta.url).resolve('protobufjs')])
})

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } } as never,
})

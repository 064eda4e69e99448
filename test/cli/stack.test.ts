import { execFile, fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { readStackRecord } from '../../cli/up/leftovers.js'
import { waitForEnd, type ProcessMark } from '../../cli/up/pids.js'
import { answersQueries, withClient } from '../../cli/up/postgres.js'
import { healthAt } from '../../cli/up/probe.js'
import { HomeTaken, startStack, type Stack } from '../../cli/up/stack.js'
import { servesRequests } from '../../cli/up/temporal.js'

/** Enough for the supervisor's own rules. */
const PARTS = ['postgres', 'temporal', 'mailbox'] as const
const ALL = [...PARTS, 'worker', 'api'] as const
const wianCli = join(process.cwd(), 'dist', 'cli', 'main.js')
const LONG_MS = 90_000

let home: string
let stack: Stack | undefined
const children: ChildProcess[] = []

beforeEach(async () => (home = await mkdtemp(join(tmpdir(), 'wian-stack-'))))
afterEach(async () => {
  await stack?.stop()
  stack = undefined
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await waitForEnd(await marks(), LONG_MS)
  await rm(home, { recursive: true, force: true })
})

const start = async (): Promise<Stack> => (stack = await startStack({ home, parts: PARTS, seed: false }))
const marks = async (): Promise<ProcessMark[]> =>
  (await readStackRecord(home))?.parts.flatMap((part) => [...part.marks]) ?? []

const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await holds())) await wait(50)
}

/** A supervisor in a process of its own, ready. */
const supervise = async (parts: readonly string[]): Promise<ChildProcess> => {
  const child = fork(join(process.cwd(), 'test', 'support', 'supervisor.mjs'), [home, ...parts], {
    execArgv: [],
  })
  children.push(child)
  await once(child, 'message')
  return child
}

test(
  'the parts come up, stop without leaving a process, and come up again at the same addresses with the same data',
  async () => {
    const first = await start()
    const url = first.env['DATABASE_URL']!
    await withClient(url, (client) => client.query("create table kept as select 'ยังอยู่' as word"))
    expect(await servesRequests({ address: first.addresses['temporal']! })).toBe(true)
    expect(await healthAt(`${first.addresses['mailbox']}/healthz`)).toMatchObject({ ok: true })
    const processes = await marks()
    expect(processes.length).toBe(5) // two guards, two native programs, the mailbox
    await first.stop()
    expect(await waitForEnd(processes, 0)).toEqual([])

    const second = await start()
    expect(second.addresses).toEqual(first.addresses)
    const { rows } = await withClient(url, (client) =>
      client.query<{ word: string }>('select word from kept'),
    )
    expect(rows).toEqual([{ word: 'ยังอยู่' }])
  },
  LONG_MS,
)

test(
  'a second supervisor on the folder is told who runs there, and changes nothing',
  async () => {
    const first = await start()
    const before = await readFile(join(home, 'run', 'stack.json'), 'utf8')
    const refusal = await startStack({ home, parts: PARTS }).catch((failure: unknown) => failure)
    expect(refusal).toBeInstanceOf(HomeTaken)
    expect((refusal as HomeTaken).message).toContain(`pid ${process.pid}`)
    const command = await promisify(execFile)(process.execPath, [wianCli, 'up'], {
      env: { ...process.env, WIAN_HOME: home },
    }).catch((failure: { code: number; stderr: string }) => failure)
    expect(command).toMatchObject({ code: 1 })
    expect(command.stderr).toContain(`pid ${process.pid}`)
    expect(await readFile(join(home, 'run', 'stack.json'), 'utf8')).toBe(before)
    expect(await answersQueries(first.env['DATABASE_URL']!)).toBe(true)
  },
  LONG_MS,
)

test(
  'a part that is killed comes back at its address, with what was committed',
  async () => {
    const { env, addresses, kill, restarts } = await start()
    const url = env['DATABASE_URL']!
    await withClient(url, (client) => client.query('create table committed as select 1 as one'))
    for (const part of PARTS) kill(part)
    await until(() => PARTS.every((part) => restarts(part) > 0))
    await until(
      async () => (await answersQueries(url)) && (await servesRequests({ address: addresses['temporal']! })),
    )
    await until(async () => (await healthAt(`${addresses['mailbox']}/healthz`))?.ok === true)
    expect(await withClient(url, async (client) => (await client.query('table committed')).rowCount)).toBe(1)
  },
  LONG_MS,
)

test(
  'when the supervisor is killed, all parts stop by themselves, and a new one starts over them',
  async () => {
    const supervisor = await supervise(ALL)
    const processes = await marks()
    expect(processes.length).toBe(7)
    supervisor.kill('SIGKILL')
    expect(await waitForEnd(processes, 30_000)).toEqual([])
    expect(await answersQueries((await start()).env['DATABASE_URL']!)).toBe(true)
  },
  LONG_MS,
)

test(
  'even when supervisor and guards are all killed, the next start ends what they left and takes the folder',
  async () => {
    const supervisor = await supervise(PARTS)
    const processes = await marks()
    const record = (await readStackRecord(home))!
    supervisor.kill('SIGKILL')
    for (const { marks } of record.parts) if (marks[1]) process.kill(marks[1].pid, 'SIGKILL')
    await once(supervisor, 'exit')
    await start()
    expect(await waitForEnd(processes, 0)).toEqual([])
  },
  LONG_MS,
)

test('status of a folder where nothing runs ends with 3 and says so in JSON', async () => {
  const status = await promisify(execFile)(process.execPath, [wianCli, 'status', '--json'], {
    env: { ...process.env, WIAN_HOME: home },
  }).catch((failure: { code: number; stdout: string }) => failure)
  expect(status).toMatchObject({ code: 3 })
  expect(JSON.parse(status.stdout)).toMatchObject({ running: false, parts: [] })
})

test('an unknown subcommand is wrong usage and ends with 2', async () => {
  const ended = promisify(execFile)(process.execPath, [wianCli, 'fly'])
  await expect(ended).rejects.toMatchObject({ code: 2 })
})

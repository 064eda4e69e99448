import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holderOf, takeHome } from '../../cli/up/lock.js'
import { markOf, stillRuns } from '../../cli/up/pids.js'
import { choosePorts, freePort } from '../../cli/up/ports.js'
import { displayWidth } from '../../cli/up/table.js'

let home: string
beforeEach(async () => (home = await mkdtemp(join(tmpdir(), 'wian-home-'))))
afterEach(() => rm(home, { recursive: true, force: true }))

test('only one supervisor takes a home folder; the second is told who has it', async () => {
  const takings = await Promise.all([takeHome(home), takeHome(home), takeHome(home)])
  const holds = takings.flatMap((taking) => ('hold' in taking ? [taking.hold] : []))
  const holders = takings.flatMap((taking) => ('holder' in taking ? [taking.holder] : []))
  expect([holds.length, holders.length]).toEqual([1, 2])
  expect(holders[0]).toMatchObject({ pid: process.pid })
  await holds[0]!.release()
  expect(await holderOf(home)).toBeUndefined()
})

test('a home folder that is not there is held by nobody, which the asker is told as a rejection', async () => {
  await expect(holderOf(join(home, 'new'))).rejects.toMatchObject({ code: 'ENOENT' })
  // Not thrown at once: a caller that takes it for "nobody" catches the promise.
  expect(await holderOf(join(home, 'new')).catch(() => undefined)).toBeUndefined()
})

test('a home folder that was released can be taken again', async () => {
  for (let i = 0; i < 3; i++) {
    const taking = await takeHome(home)
    expect(taking).toHaveProperty('hold')
    if ('hold' in taking) await taking.hold.release()
  }
})

test('addresses stay the same across restarts while their ports are free', async () => {
  const preferred = { api: await freePort(), worker: await freePort() }
  const first = await choosePorts(home, preferred)
  expect(first).toEqual(preferred)
  expect(await choosePorts(home, { api: await freePort(), worker: await freePort() })).toEqual(first)
})

test('a port that somebody else has taken meanwhile is replaced, the others stay', async () => {
  const first = await choosePorts(home, { api: await freePort(), worker: await freePort() })
  const other = createServer().listen(first.api, '127.0.0.1')
  await once(other, 'listening')
  const second = await choosePorts(home, first)
  other.close()
  expect(second.worker).toBe(first.worker)
  expect(second.api).not.toBe(first.api)
})

test('a port that another stack has chosen is left to it, also before it listens there', async () => {
  const wanted = { api: await freePort() }
  // The other stack, in a process of its own: it has chosen, and its parts are still starting.
  const other = fork(new URL('../support/port-chooser.mjs', import.meta.url), [home, String(wanted.api)])
  const elsewhere = await mkdtemp(join(tmpdir(), 'wian-home-'))
  try {
    expect((await once(other, 'message'))[0]).toEqual(wanted)
    expect((await choosePorts(elsewhere, wanted)).api).not.toBe(wanted.api)
  } finally {
    const ended = once(other, 'exit')
    other.kill('SIGKILL')
    await ended
    await rm(elsewhere, { recursive: true })
  }
  expect(await choosePorts(home, wanted)).toEqual(wanted)
})

test('two parts that prefer one port do not get the same', async () => {
  const port = await freePort()
  const { a, b } = await choosePorts(home, { a: port, b: port })
  expect(a).not.toBe(b)
})

test('a process that ended is not mistaken for one that runs', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const mark = (await markOf(child.pid!))!
  expect(await stillRuns(mark)).toBe(true)
  expect(await stillRuns({ ...mark, born: 'another time' })).toBe(false)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await stillRuns(mark)).toBe(false)
})

test('Thai vowels and tone marks above and below take no column in a table', () => {
  expect(displayWidth('ที่อยู่')).toBe(3)
  expect(displayWidth('ข้อมูล · data')).toBe(11)
})

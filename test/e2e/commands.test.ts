import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DRAFTER } from '../../cli/stage/persons.js'
import type { Stage } from '../../cli/stage/stage.js'
import { issueTo, openStage } from '../support/stage.js'

const wianCli = join(process.cwd(), 'dist', 'cli', 'main.js')
const LONG_MS = 180_000

let stage: Stage
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wian-files-'))
  stage = await openStage()
}, LONG_MS)
afterAll(async () => {
  await stage?.clear()
  await rm(folder, { recursive: true, force: true })
}, LONG_MS)

type Ended = { readonly code: number; readonly out: string; readonly err: string }

/** A command in a process of its own, on the stack of the stage, as the officer of the central office. */
const wian = async (...args: string[]): Promise<Ended> => {
  const WIAN_TOKEN = await stage.play.bearerOf(DRAFTER)
  return new Promise((resolve) => {
    const env = { ...process.env, WIAN_HOME: stage.stack.home, WIAN_TOKEN, NODE_OPTIONS: '' }
    execFile(process.execPath, [wianCli, ...args], { env }, (failure, out, err) =>
      resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, err }),
    )
  })
}

test(
  'what cannot be taken back is done only with --yes, and every ending has its code',
  async () => {
    const play = await issueTo(stage, ['P2101', 'S55'])
    await play.clock.settle()
    const id = play.circularId

    const unsure = await wian('circular', 'remind', id)
    expect(unsure.code).toBe(2)
    expect(unsure.err).toContain('--yes')
    const reminded = await wian('circular', 'remind', id, '--yes', '-o', 'json')
    expect(reminded.code).toBe(0)
    expect(JSON.parse(reminded.out)).toMatchObject({ unanswered: 2, jobs: [] })
    expect((await wian('circular', 'plan', 'no-such-id')).code).toBe(3)
    expect((await wian('circular', 'launch', id, '--yes')).code).toBe(4)
    expect((await wian('circular', 'frobnicate')).code).toBe(2)
  },
  LONG_MS,
)

test(
  'where a mail could not be delivered the command ends as done in part',
  async () => {
    const office = stage.play.as(DRAFTER)
    const { version } = await office.look('/offices/P7104')
    const body = { email: 'no-such-mailbox@office.example' }
    await office.call({ method: 'PUT', path: '/offices/P7104/contact', body, onVersion: version })
    const { circularId } = await issueTo(stage, ['P7104'])
    await stage.play.clock.settle()
    const reminded = await wian('circular', 'remind', circularId, '--yes', '-o', 'csv')
    expect(reminded.code).toBe(5)
    expect(reminded.out).toMatch(/^id,status,total/)
  },
  LONG_MS,
)

test(
  'a file of offices with bad lines names each of them and changes nothing',
  async () => {
    const file = join(folder, 'offices.csv')
    await writeFile(file, 'office_id,type,name_th,short_th,provinces_th\nP1001,สพป,ชื่อ,ชื่อ,ดาวอังคาร\n')
    const looked = await wian('offices', 'import', file, '--yes')
    expect(looked.code).toBe(1)
    expect(looked.err).toContain(`${file}:2`)
    const found = await stage.play
      .as(DRAFTER)
      .get<{ items: unknown[] }>(`/offices?text=${encodeURIComponent('ชื่อ')}`)
    expect(found.items).toEqual([])
  },
  LONG_MS,
)

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { takeNotes } from '../../cli/scenario/notes.js'
import type { ScenarioResult } from '../../cli/scenario/run.js'
import { ownEnvironment } from '../support/stage.js'

const wianCli = join(process.cwd(), 'dist', 'cli', 'main.js')
const LONG_MS = 180_000

let folder: string

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'wian-scenario-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

type Played = { readonly code: number; readonly out: string; readonly err: string }

/** A scenario as a command of its own, in a home of its own. */
const play = async (name: string, json: string): Promise<Played> => {
  const env = { ...(await ownEnvironment()), WIAN_HOME: join(folder, 'home'), NODE_OPTIONS: '' }
  return new Promise((resolve) =>
    execFile(process.execPath, [wianCli, 'scenario', name, '--json', json], { env }, (failure, out, err) =>
      resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, err }),
    ),
  )
}

const sha256 = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

test(
  'an answer that comes back for correction is played to its end, and the file says what was seen',
  async () => {
    const json = join(folder, 'a3.json')
    const { code, out, err } = await play('A3', json)
    expect([code, err]).toEqual([0, expect.any(String)])
    const result = JSON.parse(await readFile(json, 'utf8')) as ScenarioResult
    expect(result.expectations.filter(({ ok }) => !ok)).toEqual([])
    expect(result).toMatchObject({ scenario: 'A3', ok: true })
    expect(result.expectations.length).toBeGreaterThanOrEqual(10)
    expect(result.documents.length).toBeGreaterThan(0)
    for (const document of result.documents)
      expect(await sha256(join(dirname(json), document.path))).toBe(document.sha256)
    expect(out).toContain(`ครบถ้วนทั้ง ${result.expectations.length} ข้อ`)
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    expect(out).not.toMatch(/\u001b/)
  },
  LONG_MS,
)

test('what was seen otherwise than expected is noted as not ok, with both', async () => {
  const { expect: note, expectations } = await takeNotes({ folder: join(folder, 'out'), from: folder })
  note({ name: 'one', th: 'หนึ่ง', en: 'one', expected: [1, 2], seen: [1] })
  note({ name: 'two', th: 'สอง', en: 'two', expected: 2, seen: 2 })
  expect(expectations.map(({ ok, expected, seen }) => ({ ok, expected, seen }))).toEqual([
    { ok: false, expected: '1 2', seen: '1' },
    { ok: true, expected: '2', seen: '2' },
  ])
})

import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { startStack } from '../../cli/up/stack.js'
import { openPool } from '../../db/pool.js'
import { loadLetter } from '../../db/letters.js'
import { verdictOn, verifyLetterFile } from '../../cli/letter/verify.js'
import { EXIT } from '../../cli/exit.js'
import type { Stage } from '../../cli/stage/stage.js'
import { materialise } from '../../typesetting/stamp.js'
import type { TemplatePlan } from '../../typesetting/template.js'
import { until } from '../support/circulars.js'
import { issueTo, openStage } from '../support/stage.js'

const folder = mkdtempSync(join(tmpdir(), 'verify-'))
const said: string[] = []
const { log } = console
let stage: Stage
let pdf: Buffer

beforeAll(async () => {
  console.log = (...words: unknown[]) => void said.push(words.join(' '))
  writeFileSync(join(folder, 'emblem.svg'), '<svg viewBox="0 0 10 10"><path d="M1 9 L5 1 L9 9 Z"/></svg>')
  process.env['WIAN_AGENCY_DIR'] = folder
  stage = await openStage()
  const { circularId } = await issueTo(stage, ['P2101', 'S60'])
  // The command finds a running stack by its home folder alone, as a person's shell would.
  for (const key of ['TEMPORAL_ADDRESS', 'SMTP_URL', 'PUBLIC_URL', 'WIAN_AGENCY_DIR']) delete process.env[key]
  process.env['WIAN_HOME'] = stage.stack.home
  // The register is asked through the API: whoever checks a letter holds no login of the database.
  process.env['DATABASE_URL'] = 'postgres://nobody:x@127.0.0.1:9/none'
  pdf = await letterOf(circularId)
}, 120_000)

afterAll(async () => {
  console.log = log
  await stage.clear()
  rmSync(folder, { recursive: true })
}, 60_000)

async function letterOf(circularId: string): Promise<Buffer> {
  const pool = openPool(stage.stack.env['DATABASE_URL'] ?? '', { max: 1 })
  try {
    const load = () => loadLetter<TemplatePlan>(pool, `${circularId}/P2101/circular`)
    await until(async () => (await load()) !== undefined)
    const { template, tail } = (await load())!
    return Buffer.from(materialise({ ...template, id: template.templateId, plan: template.meta }, tail))
  } finally {
    await pool.end()
  }
}

test('a letter that the running office issued is genuine: number and day, asked of its API', async () => {
  writeFileSync(join(folder, 'letter.pdf'), pdf)
  expect(await verifyLetterFile(join(folder, 'letter.pdf'), {})).toBe(EXIT.ok)
  const text = said.join('\n')
  expect(text).toMatch(/ของแท้ อยู่ในทะเบียน · genuine, in the register/)
  expect(text).toMatch(/number ศธ 04999\/ว1 .*21 พฤศจิกายน 2566/)
  expect(text).toContain('ค้นและคัดลอกข้อความได้')
  expect(text).toContain(createHash('sha256').update(pdf).digest('hex'))
})

test('one changed byte makes it a letter that nobody issued', async () => {
  const changed = Buffer.from(pdf)
  changed[changed.length - 2] = 0x20
  expect((await verdictOn(changed, [])).register).toEqual({ asked: 'unknown' })
  expect((await verdictOn(pdf, [])).register).toMatchObject({ asked: 'known', number: 'ศธ 04999/ว1' })
})

test('it stands under the emblem that the office brought', async () => {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const figures = document.context.enumerateIndirectObjects().map(([, object]) => String(object))
  const alt = Buffer.from('ตราประจำหน่วยงาน', 'utf16le').swap16().toString('hex').toUpperCase()
  expect(figures.some((text) => text.includes(alt))).toBe(true)
})

test('a stack whose agency’s data cannot be used says so before anything starts', async () => {
  const home = join(folder, 'other')
  mkdirSync(join(home, 'agency'), { recursive: true })
  writeFileSync(join(home, 'agency', 'emblem.svg'), 'no drawing')
  await expect(startStack({ home })).rejects.toThrow(/emblem\.svg: .*ไม่ใช่ภาพ SVG[^]*not an SVG drawing/)
  expect(readdirSync(home)).not.toContain('postgres')
})

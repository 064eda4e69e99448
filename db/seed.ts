import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { readHolidaysCsv } from '../imports/holidays.js'
import { readInnovationAreasCsv } from '../imports/innovation-areas.js'
import { planOfficeChanges } from '../imports/office-plan.js'
import { readOfficesCsv } from '../imports/offices.js'
import { hasErrors, type Problem } from '../imports/problems.js'
import { adoptCalendar, listCalendars } from './calendars.js'
import { applyOfficeChanges, writeCentralOffices } from './directory-changes.js'
import { loadCentralOffices, loadOffices } from './directory.js'
import { inTransaction, openPool, type Transaction } from './pool.js'
import { projectFolder } from './project-folder.js'

/** What the directory and the newest calendar hold after seeding. */
export type Seeded = { readonly offices: number; readonly holidays: number }

const BY = 'seed'
const SAME_SEEDING = 2_566_112_2

const centralOffice = z.strictObject({
  code: z.string().regex(/^C\d{4}$/),
  validFrom: z.iso.date(),
  nameTh: z.string().min(1),
  shortTh: z.string().min(1),
  nameEn: z.string().min(1),
  parentTh: z.string().min(1),
  addressTh: z.string().min(1),
  letterPrefix: z.string().min(1),
  telephone: z.string(),
  email: z.email(),
  invented: z.array(z.string()),
})

/**
 * Fills what is empty from data/: offices that the directory has never known, an invented mail address for each that has
 * none, the central office, and a first calendar. What people have changed since stays. Safe to run again and at once.
 * @throws Error naming every bad line of the files
 */
export async function seedDirectory(url: string): Promise<Seeded> {
  const pool = openPool(url, { max: 1 })
  try {
    return await inTransaction(pool, seed)
  } finally {
    await pool.end()
  }
}

async function seed(tx: Transaction): Promise<Seeded> {
  await tx.query('select pg_advisory_xact_lock($1)', [SAME_SEEDING])
  await seedOffices(tx)
  await seedCentral(tx)
  await seedCalendar(tx)
  const [newest] = await listCalendars(tx)
  return { offices: (await currentCodes(tx)).length, holidays: newest?.holidays ?? 0 }
}

async function seedOffices(tx: Transaction): Promise<void> {
  const areas = readInnovationAreasCsv(await dataFile('innovation-areas.csv'))
  const file = readOfficesCsv(await dataFile('offices.csv'), areas.areas)
  orThrow('innovation-areas.csv', areas.problems)
  orThrow('offices.csv', file.problems)
  const known = new Set((await loadOffices(tx)).map(({ code }) => code))
  const { add } = planOfficeChanges(
    [],
    file.offices.filter(({ code }) => !known.has(code)),
  )
  const withMail = add.map((office) => ({ email: `saraban@${office.code.toLowerCase()}.example`, ...office }))
  const earliest = add.map(({ validFrom }) => validFrom).sort()[0]
  if (earliest)
    await applyOfficeChanges(tx, { plan: { add: withMail, change: [], close: [] }, on: earliest, by: BY })
}

async function seedCentral(tx: Transaction): Promise<void> {
  const offices = z.array(centralOffice).parse(parse((await dataFile('central.yaml')).toString()))
  const known = new Set((await loadCentralOffices(tx)).map(({ code }) => code))
  for (const { validFrom, ...office } of offices.filter(({ code }) => !known.has(code)))
    await writeCentralOffices(tx, [office], { on: validFrom, by: BY })
}

async function seedCalendar(tx: Transaction): Promise<void> {
  if ((await listCalendars(tx)).length > 0) return
  const file = readHolidaysCsv(await dataFile('holidays.csv'))
  orThrow('holidays.csv', file.problems)
  const { holidays, coverage, sha256 } = file
  const version = calendarVersion(coverage.coversTo, sha256)
  await adoptCalendar(tx, { version, source: 'data/holidays.csv', holidays, coverage })
}

/** The name of a version of the holidays: up to which year it speaks, and the beginning of its file's hash. */
export function calendarVersion(coversTo: string, sha256: string): string {
  return `th-${Number(coversTo.slice(0, 4)) + 543}-${sha256.slice(0, 8)}`
}

async function currentCodes(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.query<{ code: string }>(
    "select code from office where valid_to is null and body ->> 'type' <> 'central'",
  )
  return rows.map((row) => row.code)
}

function dataFile(name: string): Promise<Buffer> {
  return readFile(join(projectFolder('data'), name))
}

function orThrow(file: string, problems: readonly Problem[]): void {
  if (!hasErrors(problems)) return
  const lines = problems.map(({ line, column, th, en }) => `data/${file}:${line} ${column}: ${th} / ${en}`)
  throw new Error(lines.join('\n'))
}

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'
import { HOLIDAYS } from './real-data.js'

const domain = fileURLToPath(new URL('../../domain/', import.meta.url))
let folder: string

/** Works out dates in a process of its own, since a process keeps the zone in which it began. */
const SCRIPT = `
import { readFileSync } from 'node:fs'
import { calendarFor } from './calendar.js'
import { computeDeadline } from './deadline.js'
import { reminderInstants } from './reminders.js'
import { addDays, clockOf, dayOf, fiscalYear, instantAt, startOfDay, weekdayOf } from './time.js'
import { dayInThai } from './days-in-words.js'
import { readTypedDay } from './thai.js'
const holidays = JSON.parse(readFileSync('holidays.json', 'utf8'))
const calendar = calendarFor(holidays, '1', ['สตูล'])
const seen = []
for (let day = '2023-01-02', n = 0; day < '2027-10-01'; day = addDays(day, 3), n += 1) {
  const from = instantAt(day, ['00:00', '06:59', '07:00', '16:31', '23:59'][n % 5])
  const rule = [
    { kind: 'workingDays', days: 1 + (n % 9), cutOff: '16:30' },
    { kind: 'calendarDays', days: 15, roll: true, time: '23:59' },
    { kind: 'fixed', day: addDays(day, 10), roll: n % 2 === 0 },
  ][n % 3]
  const plan = [{ workingDays: -1, at: '08:30' }, { workingDays: 1, at: '00:00' }]
  seen.push([from, dayOf(from), clockOf(from), weekdayOf(day), fiscalYear(day), startOfDay(day), dayInThai(day)])
  seen.push(computeDeadline({ rule, from, calendar }), reminderInstants(plan, addDays(day, 9), calendar, from))
  seen.push(readTypedDay('27/11/2566', day))
}
process.stdout.write(JSON.stringify({ here: new Date(2023, 10, 27).toISOString(), seen }))
`

type Answer = { here: string; seen: unknown[] }

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zones-'))
  for (const name of readdirSync(domain, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    const { code } = transformSync(readFileSync(join(domain, name), 'utf8'), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    })
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name.replace(/ts$/, 'js')), code)
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'holidays.json'), JSON.stringify(HOLIDAYS))
  writeFileSync(join(folder, 'ask.js'), SCRIPT)
})
afterAll(() => rmSync(folder, { recursive: true }))

function askIn(zone: string): Answer {
  const env = { ...process.env, TZ: zone, NODE_OPTIONS: '' }
  const output = execFileSync(process.execPath, ['ask.js'], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 })
  return JSON.parse(output.toString()) as Answer
}

test('a server in London, Tokyo, Bangkok or New York works out the same dates', () => {
  const utc = askIn('UTC')
  expect(utc.seen.length).toBeGreaterThan(2000)
  for (const zone of ['Asia/Tokyo', 'Asia/Bangkok', 'America/New_York']) {
    const there = askIn(zone)
    expect(there.here).not.toBe(utc.here) // the zone did take effect
    expect(there.seen).toEqual(utc.seen)
  }
})

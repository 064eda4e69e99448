import { adoptCalendar, listCalendars, loadCalendar } from '../../db/calendars.js'
import { applyOfficeChanges, type AppliedPlan } from '../../db/directory-changes.js'
import {
  changeContact,
  currentOffice,
  loadCentralOffices,
  loadOffices,
  officeHistory,
  readContact,
} from '../../db/directory.js'
import { inTransaction } from '../../db/pool.js'
import { seedDirectory } from '../../db/seed.js'
import { selectAudience } from '../../domain/audience.js'
import { isWorkingDay, type Holiday } from '../../domain/calendar.js'
import type { Office } from '../../domain/office.js'
import { isRefusal, type Refusal } from '../../domain/refusals.js'
import { planOfficeChanges } from '../../imports/office-plan.js'
import { openRecords, type Records } from '../support/records.js'

let records: Records
beforeAll(async () => {
  records = await openRecords()
  await seedDirectory(records.url)
})
afterAll(() => records.close())

const confirm = (incoming: readonly Office[], on: string): Promise<AppliedPlan | Refusal> =>
  inTransaction(records.pool, async (tx) => {
    const current = (await loadOffices(tx)).filter(({ validTo }) => validTo === undefined)
    return applyOfficeChanges(tx, { plan: planOfficeChanges(current, incoming), on, by: 'officer-1' })
  })
const inForce = async (): Promise<Office[]> =>
  (await loadOffices(records.pool)).filter(({ validTo }) => validTo === undefined)
const renamed = (offices: readonly Office[], code: string, changes: Partial<Office>): Office[] =>
  offices.map((office) => (office.code === code ? { ...office, ...changes } : office))

describe('the directory as delivered', () => {
  test('holds 245 offices and the holidays, however often and at once it is seeded', async () => {
    const again = await Promise.all([seedDirectory(records.url), seedDirectory(records.url)])
    expect(again.map(({ offices }) => offices)).toEqual([245, 245])
    expect(again[0].holidays).toBeGreaterThan(100)
    expect(await listCalendars(records.pool)).toHaveLength(1)
  })

  test('names the 67 offices of the circular of 21 November 2566, without Buriram', async () => {
    const on = '2023-11-21'
    const chosen = selectAudience({ innovationArea: {} }, await loadOffices(records.pool, on), on)
    if (isRefusal(chosen)) throw new Error(chosen.refused)
    expect(chosen).toMatchObject({ primary: 49, secondary: 18 })
    const buriram = (await loadOffices(records.pool, on)).filter(({ provinces }) =>
      provinces.includes('บุรีรัมย์'),
    )
    expect(buriram.length).toBeGreaterThan(0)
    expect(chosen.codes.filter((code) => buriram.some((office) => office.code === code))).toEqual([])
  })

  test('has an invented mail address for every office, and keeps the central office apart', async () => {
    const offices = await loadOffices(records.pool)
    expect(offices.filter(({ email, code }) => email !== `saraban@${code.toLowerCase()}.example`)).toEqual([])
    expect(offices.map(({ code }) => code)).not.toContain('C0001')
    const central = await loadCentralOffices(records.pool)
    expect(central).toMatchObject([{ code: 'C0001', shortTh: 'สบน.', email: 'saraban@c0001.example' }])
    expect(central[0]!.invented).toContain('letterPrefix')
  })

  test('has a calendar in which 5 December is a holiday everywhere, and regional days only in their provinces', async () => {
    const national = (await loadCalendar(records.pool))!
    const pattani = (await loadCalendar(records.pool, ['ปัตตานี']))!
    expect(isWorkingDay(national, '2023-12-05')).toBe(false)
    expect(isWorkingDay(national, '2023-11-27')).toBe(true)
    expect(pattani.holidays.length).toBeGreaterThan(national.holidays.length)
    expect(await loadCalendar(records.pool, [], 'no-such-version')).toBeUndefined()
  })
})

describe('a confirmed change of the directory', () => {
  test('closes the record in force and opens the next; who looks at the day before sees the old name', async () => {
    const newName = 'สำนักงานเขตพื้นที่การศึกษาประถมศึกษานนทบุรี เขต 1 (ใหม่)'
    const applied = await confirm(renamed(await inForce(), 'P1201', { nameTh: newName }), '2024-04-01')
    expect(applied).toEqual({ added: 0, changed: 1, closed: 0 })
    const nameOn = async (day: string) =>
      (await loadOffices(records.pool, day))
        .filter(({ code }) => code === 'P1201')
        .map(({ nameTh }) => nameTh)
    expect(await nameOn('2024-04-01')).toEqual([newName])
    expect(await nameOn('2024-03-31')).toEqual(['สำนักงานเขตพื้นที่การศึกษาประถมศึกษานนทบุรี เขต 1'])
    expect(await currentOffice(records.pool, 'P1201')).toMatchObject({
      validFrom: '2024-04-01',
      nameTh: newName,
    })
  })

  test('made on the very day of the record puts it right in place', async () => {
    const before = await officeHistory(records.pool, 'P1201')
    await confirm(renamed(await inForce(), 'P1201', { nameEn: 'Nonthaburi 1' }), '2024-04-01')
    const after = await officeHistory(records.pool, 'P1201')
    expect(after!.records).toHaveLength(before!.records.length)
    expect(after!.records.at(-1)).toMatchObject({ nameEn: 'Nonthaburi 1', validFrom: '2024-04-01' })
  })

  test('is refused for a day before the record that it changes, and nothing happens', async () => {
    const before = await loadOffices(records.pool)
    const refused = await confirm(renamed(await inForce(), 'P1201', { nameEn: 'X' }), '2024-03-31')
    expect(refused).toMatchObject({ refused: 'CHANGE_TOO_EARLY', params: { codes: 'P1201' } })
    expect(await loadOffices(records.pool)).toEqual(before)
  })

  test('is refused for a day on which an office of the file was not there yet, and nothing happens', async () => {
    const before = await loadOffices(records.pool)
    const plan = planOfficeChanges(
      [],
      before.filter(({ code }) => code === 'P1201'),
    )
    const refused = await inTransaction(records.pool, (tx) =>
      applyOfficeChanges(tx, { plan, on: '2018-01-01', by: 'person-1' }),
    )
    expect(refused).toMatchObject({ refused: 'CHANGE_TOO_EARLY', params: { codes: 'P1201' } })
    expect(await loadOffices(records.pool)).toEqual(before)
  })

  test('that splits an office shows the successors of the old and the predecessor of the new', async () => {
    const offices = await inForce()
    const old = offices.find(({ code }) => code === 'S60')!
    const heirs = ['S901', 'S902'].map((code) => ({
      ...old,
      code,
      nameTh: code,
      validFrom: '2024-10-01',
      predecessors: ['S60'],
    }))
    const applied = await confirm([...offices.filter(({ code }) => code !== 'S60'), ...heirs], '2024-10-01')
    expect(applied).toEqual({ added: 2, changed: 0, closed: 1 })
    expect(await officeHistory(records.pool, 'S60')).toMatchObject({
      predecessors: [],
      successors: ['S901', 'S902'],
      records: [{ validTo: '2024-10-01' }],
    })
    expect(await officeHistory(records.pool, 'S901')).toMatchObject({ predecessors: ['S60'], successors: [] })
    expect(await currentOffice(records.pool, 'S60')).toBeUndefined()
    const codesOn = async (day: string) => (await loadOffices(records.pool, day)).map(({ code }) => code)
    expect(await codesOn('2024-09-30')).toEqual(expect.arrayContaining(['S60']))
    expect(await codesOn('2024-10-01')).not.toContain('S60')
    expect(await codesOn('2024-09-30')).not.toContain('S901')
  })

  test('that brings a closed office back opens a new record and leaves the old one', async () => {
    const back = { ...(await officeHistory(records.pool, 'S60'))!.records[0]!, validFrom: '2021-01-01' }
    const { validTo: _, ...open } = back
    await confirm([...(await inForce()), open], '2025-01-01')
    expect((await officeHistory(records.pool, 'S60'))!.records).toMatchObject([
      { validFrom: '2021-01-01', validTo: '2024-10-01' },
      { validFrom: '2025-01-01' },
    ])
  })

  test('outlives another seeding', async () => {
    const before = await loadOffices(records.pool)
    await seedDirectory(records.url)
    expect(await loadOffices(records.pool)).toEqual(before)
  })

  test('with the same file again changes nothing', async () => {
    expect(await confirm(await inForce(), '2025-06-01')).toEqual({ added: 0, changed: 0, closed: 0 })
  })
})

test('the address of an office is what was said last, and by whom', async () => {
  await changeContact(records.pool, { code: 'P1101', email: 'new@p1101.example', by: 'clerk-1' })
  expect(await readContact(records.pool, 'P1101')).toMatchObject({
    email: 'new@p1101.example',
    changedBy: 'clerk-1',
  })
  expect(await currentOffice(records.pool, 'P1101')).toMatchObject({ email: 'new@p1101.example' })
  await changeContact(records.pool, { code: 'P1101', email: '', by: 'clerk-1' })
  expect((await currentOffice(records.pool, 'P1101'))!.email).toBeUndefined()
  expect(await readContact(records.pool, 'X0')).toBeUndefined()
})

test('a holiday that the cabinet adds holds from the new version on; the old version still gives the old answer', async () => {
  const [old] = await listCalendars(records.pool)
  const special: Holiday = {
    day: '2023-11-27',
    nameTh: 'วันหยุดพิเศษ',
    kind: 'special',
    closed: true,
    scope: 'national',
    certainty: 'high',
    note: '',
  }
  const edition = {
    version: 'th-test',
    source: 'มติ ครม.',
    holidays: [special],
    coverage: { coversFrom: '2023-01-01', coversTo: '2023-12-31' },
  }
  expect(await inTransaction(records.pool, (tx) => adoptCalendar(tx, edition))).toBe(true)
  expect(await inTransaction(records.pool, (tx) => adoptCalendar(tx, edition))).toBe(false)
  expect(isWorkingDay((await loadCalendar(records.pool))!, '2023-11-27')).toBe(false)
  expect(isWorkingDay((await loadCalendar(records.pool, [], old!.version))!, '2023-11-27')).toBe(true)
  expect((await listCalendars(records.pool)).map(({ version }) => version)).toEqual(['th-test', old!.version])
})

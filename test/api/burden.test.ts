/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

const officer = central('officer')
const rule = { codes: ['P2101', 'P2102', 'P1001'] }

describe('the burden of a new circular', () => {
  let office: Office
  let first: string
  const ask = (body: object, query = '') =>
    office.ask(officer, 'post', `/audiences/burden${query}`, { body: { rule, due: '2023-11-29', ...body } })

  beforeAll(async () => {
    office = await openOffice()
    const due = (day: string) => ({ deadline: { kind: 'fixed', day }, reminders: [] })
    first = await office.launched(['P2101', 'P2102'], { ...due('2023-11-27'), estimatedMinutes: 90 })
    await office.launched(['P2101'], due('2023-12-03'))
    await office.launched(['P2101'], due('2023-12-04'))
  }, 120_000)
  afterAll(() => office.close(), 60_000)

  it('is what the offices already owe in that week, Monday to Sunday, the most burdened on top', async () => {
    const { body } = await ask({ warnAt: 2 })
    expect(body.week).toEqual({ from: '2023-11-27', to: '2023-12-03' })
    expect(body.items).toMatchObject([
      { code: 'P2101', owed: 2, minutes: 90, withoutEstimate: 1, warns: true },
      { code: 'P2102', owed: 1, minutes: 90, withoutEstimate: 0, warns: false },
      { code: 'P1001', owed: 0, minutes: 0, warns: false },
    ])
    expect(body.totals).toMatchObject({ offices: 3, owed: 3, minutes: 180, free: 1, warned: 1 })
  })

  it('does not count what has been answered', async () => {
    const at = `/submissions/${first}/P2102`
    await office.ask(clerk('P2102'), 'post', `${at}/receive`, { body: {} })
    await office.ask(clerk('P2102'), 'post', `${at}/nil-return`, { body: { reason: 'ไม่มีสถานศึกษานำร่อง' } })
    const { body } = await ask({})
    expect(body.items.find(({ code }: { code: string }) => code === 'P2102').owed).toBe(0)
  })

  it('names the questions that were asked in the last twelve months, and whom', async () => {
    const { body } = await ask({ procedureId: 'host-and-name-officers' })
    expect(body.repeated).toHaveLength(3)
    expect(body.repeated[0].questions[0]).toMatchObject({ by: 'title' })
    expect(body.items[0]).toMatchObject({ code: 'P2101', askedBefore: 3 })
    expect(body.totals.askedBefore).toBe(2)
  })

  it('comes in pages, with the numbers of all', async () => {
    const one = await ask({}, '?limit=2')
    expect([one.body.items.length, one.body.totals.offices]).toEqual([2, 3])
    const two = await ask({}, `?limit=2&cursor=${one.body.next}`)
    expect([two.body.items.length, two.body.next]).toEqual([1, undefined])
  })

  it('is for those who issue circulars', async () => {
    const asked = await office.ask(clerk('P2101'), 'post', '/audiences/burden', {
      body: { rule, due: '2023-11-29' },
    })
    expect(asked.status).toBe(403)
  })
})

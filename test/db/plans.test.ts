import { addSyntheticOffices } from '../bench/synthetic-offices.js'
import { fillCircular } from '../bench/fill-ledger.js'
import { plansOf } from '../bench/plans.js'
import { seedDirectory } from '../../db/seed.js'
import { openRecords, type Records } from '../support/records.js'

/** Tables that grow with the years: no page may read one from end to end. */
const GROWING =
  /Seq Scan on (submission|event|mail|register_entry|case_text|office_text|task|meeting|resolution)\b/

let records: Records
let plans: Record<string, string>
/** The same where sorting is to be avoided if it can be. */
let unsorted: Record<string, string>
beforeAll(async () => {
  records = await openRecords()
  await seedDirectory(records.url)
  await addSyntheticOffices(records.pool, 400)
  const codes = Array.from({ length: 100 }, (_, i) => `PX${String(300 + i).padStart(5, '0')}`)
  let circularId = ''
  for (let i = 0; i < 3; i += 1) circularId = await fillCircular(records.owner, records.pool, codes)
  await records.owner.query('vacuum analyze')
  // In a table of a few pages reading all of it is quickest: what is asked here is whether an index serves the question.
  await records.owner.query('set enable_seqscan = off')
  const facts = { circularId, code: codes[7] as string }
  plans = await plansOf(records.owner, facts)
  await records.owner.query('set enable_sort = off')
  unsorted = await plansOf(records.owner, facts)
}, 60_000)
afterAll(() => records.close())

test('every page that people wait for is read from indexes, however long the tables become', () => {
  for (const [name, plan] of Object.entries(plans))
    expect([name, GROWING.exec(plan)?.[0]]).toEqual([name, undefined])
  expect(Object.keys(plans)).toHaveLength(9)
})

test.each([
  ['inbox', 'submission_page_of_office'],
  ['registerOneLine', 'register_entry_words'],
  ['searchOffice', 'office_text_words'],
  ['timeline', 'event_pkey'],
])('%s is read by %s', (name, index) => {
  expect(plans[name]).toContain(index)
})

test.each([
  ['inbox', 'submission_page_of_office'],
  ['trackerOffices', 'submission_page'],
  ['mails', 'mail_page'],
])('%s comes out of %s in its order: nothing is sorted', (name, index) => {
  expect(unsorted[name]).toContain(index)
  expect(unsorted[name]).not.toContain('Sort')
})

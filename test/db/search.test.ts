import { allotNumbers } from '../../db/cases/numbers.js'
import { inTransaction, type Database } from '../../db/pool.js'
import { backfillRegisters } from '../../db/search/backfill.js'
import { searchRegister } from '../../db/search/register.js'
import type { Book } from '../../db/registers.js'
import { clerk } from '../support/circulars.js'
import { openRecords, type Records } from '../support/records.js'

const BOOK = { officeCode: 'P1001', register: 'inward', year: 2023 } as const

let records: Records
beforeAll(async () => {
  records = await openRecords()
  const subjects = [
    'ขอให้เป็นเจ้าภาพร่วมขับเคลื่อนพื้นที่นวัตกรรมการศึกษา',
    'การประชุมเชิงปฏิบัติการ ครั้งที่ ๓ ณ จังหวัดเชียงใหม่',
    'แจ้งแนวทางการจัดทำน้ำดื่มสะอาดในสถานศึกษา',
    'Digital Literacy สำหรับครู',
  ]
  for (const [i, subject] of subjects.entries()) await enter(BOOK, `c${i + 1}`, subject)
  await enter({ ...BOOK, year: 2024 }, 'c9', subjects[0] as string)
})
afterAll(() => records.close())

/** Enters a letter of an invented circular into a book. */
async function enter(book: Book, circularId: string, subject: string): Promise<void> {
  await records.pool.query(
    `insert into circular (case_id, circular_id, version, head, state, status, owner_office, subject, updated_at)
     values ('circular/' || $1, $1, 1, '', '{}', 'issued', 'C0001', $2, now())`,
    [circularId, subject],
  )
  await inTransaction(records.pool, (tx) =>
    allotNumbers(tx, [
      {
        caseId: `submission/${circularId}/P1001`,
        request: book,
        at: '2023-11-22T03:00:00.000Z',
        counterpart: '',
      },
    ]),
  )
}

const found = async (text: string, book: Book = BOOK): Promise<number[]> =>
  (await searchRegister(records.pool, { ...book, text }, clerk('P1001'))).items.map(({ number }) => number)

test('a register finds the lines from before there was a search once they have got their words, at one go or at several', async () => {
  const book = { ...BOOK, year: 2022 }
  await records.pool.query(
    `insert into register_entry (office_code, register, year, number, case_id, counterpart, subject, entered_at)
     select 'P1001', 'inward', 2022, n, 'old/' || n, 'C0001', 'แจ้งแนวทางการจัดทำน้ำดื่มสะอาด ฉบับที่ ' || n, now()
     from generate_series(1, 1200) as n`,
  )
  expect(await found('น้ำดื่ม', book)).toEqual([])
  // Broken off after the first lines: what is done stays done, and the next go does the rest.
  let pages = 0
  const breaking = {
    query: (sql: string, values: unknown[]) => {
      if (sql.startsWith('update') && (pages += 1) > 1) throw new Error('the power is off')
      return records.pool.query(sql, values)
    },
  } as unknown as Database
  await expect(backfillRegisters(breaking)).rejects.toThrow('the power is off')
  expect((await found('น้ำดื่ม', book)).length).toBeGreaterThan(0)
  const both = await Promise.all([backfillRegisters(records.pool), backfillRegisters(records.pool)])
  expect(Math.max(...both)).toBe(700)
  expect(await backfillRegisters(records.pool)).toBe(0)
  expect(await found('ฉบับที่ 1200', book)).toEqual([1200])
  const { rows } = await records.pool.query('select 1 from register_entry where words is null')
  expect(rows).toEqual([])
})

describe('a register finds a line', () => {
  test.each([
    ['by a word in the middle of words that are written together', 'นวัตกรรม', [1]],
    ['by a part of a word', 'ตกรร', [1]],
    ['by words that stand apart in it, written together', 'เจ้าภาพการศึกษา', [1]],
    ['by several words, all of which must be there', 'ประชุม เชียงใหม่', [2]],
    ['by Arabic digits where it has Thai ones', 'ครั้งที่ 3', [2]],
    ['by Thai digits where it has Arabic ones', 'ครั้งที่ ๓', [2]],
    ['with a decomposed sara am', 'น\u0e49\u0e4d\u0e32ดื่ม', [3]],
    ['with a zero-width space in between', 'เจ้า\u200bภาพ', [1]],
    ['with two เ for แ', 'เเนวทาง', [3]],
    ['whatever the capitals', 'digital', [4]],
    ['by its number', '4', [4]],
    ['by the code of the other office', 'c0001', [4, 3, 2, 1]],
  ])('%s', async (_, text, numbers) => {
    expect(await found(text)).toEqual(numbers)
  })

  test('and none where only the letters are there, not together', async () => {
    expect(await found('ภาพเจ้า')).toEqual([1])
    expect(await found('รมกวัต')).toEqual([])
    expect(await found('ประชุม นวัตกรรม')).toEqual([])
  })

  test('and none of another year or office', async () => {
    expect(await found('นวัตกรรม', { ...BOOK, year: 2024 })).toEqual([1])
    expect(await found('นวัตกรรม', { ...BOOK, officeCode: 'P1002' })).toEqual([])
  })

  test.each([
    "'",
    "o'brien",
    '\\',
    '& | !',
    ':*',
    '()',
    '<->',
    '%',
    '~',
    '=P1001/inward/2023',
    'ก',
    '\u200b',
    '"x"',
  ])('and takes %p as a text, never as an order', async (text) => {
    expect(Array.isArray(await found(text))).toBe(true)
  })
})

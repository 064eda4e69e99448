import { selectAudience } from '../../domain/audience.js'
import { readInnovationAreasCsv } from '../../imports/innovation-areas.js'
import { planOfficeChanges } from '../../imports/office-plan.js'
import { readOfficesCsv } from '../../imports/offices.js'
import { brief, dataFile, utf8 } from './files.js'

const bytes = dataFile('offices.csv')
const areas = readInnovationAreasCsv(dataFile('innovation-areas.csv'))
const directory = readOfficesCsv(bytes, areas.areas)

const HEAD = [
  ...[
    'office_id',
    'type',
    'name_th',
    'short_th',
    'provinces_th',
    'province_codes',
    'zone',
    'area_code',
    'email',
  ],
  ...['innovation_provinces_th', 'innovation_since_be', 'in_area_on_2566_11_21', 'in_area_2568'],
  ...['valid_from', 'valid_to', 'predecessors'],
]
type Cells = Record<string, string>

const good = (number: number): Cells => ({
  office_id: `X${number}`,
  type: 'สพป',
  name_th: `สำนักงานทดสอบ เขต ${number}`,
  short_th: `สพป.ทดสอบ เขต ${number}`,
  provinces_th: 'ระยอง',
})
const fileOf = (rows: readonly Cells[]): Uint8Array =>
  utf8(
    [HEAD, ...rows.map((row) => HEAD.map((column) => row[column] ?? ''))]
      .map((row) => row.join(','))
      .join('\n'),
  )
const readRow = (cells: Cells) => readOfficesCsv(fileOf([{ ...good(1), ...cells }]), areas.areas)

describe('the directory of the data folder', () => {
  test('is 183 primary and 62 secondary offices without a problem', () => {
    expect(directory.problems).toEqual([])
    expect(directory.offices.filter(({ type }) => type === 'primary').length).toBe(183)
    expect(directory.offices.length).toBe(245)
  })

  test('takes the education office of a province beside them, which no count of สพป. and สพม. holds', () => {
    const { offices, problems } = readRow({ type: 'ศธจ.', name_th: 'สำนักงานศึกษาธิการจังหวัดระยอง' })
    expect(problems).toEqual([])
    expect(offices).toMatchObject([{ type: 'provincial', validFrom: '2017-04-03' }])
    const everyone = selectAudience({ everyone: true }, [...directory.offices, ...offices], '2023-11-21')
    expect(everyone).toMatchObject({ primary: 183, secondary: 62 })
    expect(
      selectAudience({ type: 'provincial' }, [...directory.offices, ...offices], '2023-11-21'),
    ).toMatchObject({
      codes: ['X1'],
      primary: 0,
      secondary: 0,
    })
  })

  test('knows the two letter prefixes that are known, and derives none', () => {
    const prefixes = directory.offices.flatMap(({ code, letterPrefix }) =>
      letterPrefix ? [[code, letterPrefix]] : [],
    )
    expect(prefixes).toEqual([
      ['P4603', 'ศธ 04022'],
      ['P5402', 'ศธ 04110'],
    ])
  })

  test('gives 67 offices on 21 November 2566 even when only the years of its areas are known', () => {
    const byYear = readOfficesCsv(bytes)
    expect(byYear.problems).toEqual([])
    expect(selectAudience({ innovationArea: {} }, byYear.offices, '2023-11-21')).toMatchObject({
      ...{ primary: 49, secondary: 18 },
    })
    expect(selectAudience({ innovationArea: {} }, byYear.offices, '2025-06-01')).toMatchObject({
      ...{ primary: 53, secondary: 19 },
    })
  })

  test('has 20 innovation areas, each with its day', () => {
    expect(areas.problems).toEqual([])
    expect(areas.areas.length).toBe(20)
    expect(areas.areas.find(({ province }) => province === 'บุรีรัมย์')).toEqual({
      ...{ province: 'บุรีรัมย์', sinceDay: '2024-05-09', certainty: 'medium' },
    })
  })
})

describe('a row is refused', () => {
  test.each<[string, Cells, string]>([
    ['without a code', { office_id: '' }, 'office_id CELL_MISSING'],
    ['with a code of spaces and signs', { office_id: 'P 1/2' }, 'office_id CODE_INVALID'],
    ['of an unknown type', { type: 'สพฐ' }, 'type CHOICE_UNKNOWN'],
    ['without a type', { type: '' }, 'type CELL_MISSING'],
    ['without a name', { name_th: '-' }, 'name_th CELL_MISSING'],
    ['without a province', { provinces_th: '' }, 'provinces_th CELL_MISSING'],
    ['of an unknown province', { provinces_th: 'ระยอง|ธนบุรี' }, 'provinces_th PROVINCE_UNKNOWN'],
    ['of a province misspelt', { provinces_th: 'บุรีรัมณ์' }, 'provinces_th PROVINCE_UNKNOWN'],
    ['with the code of another province', { province_codes: '22' }, 'province_codes PROVINCE_CODE'],
    ['of a zone in words', { zone: 'หนึ่ง' }, 'zone NUMBER_INVALID'],
    ['of zone 0', { zone: '0' }, 'zone NUMBER_INVALID'],
    ['with an area code too short', { area_code: '101' }, 'area_code AREA_CODE'],
    ['with two mail addresses', { email: 'a@b.example;c@d.example' }, 'email EMAIL_INVALID'],
    ['with a name like a formula', { name_th: '=HYPERLINK(1)' }, 'name_th CELL_FORMULA'],
    ['from a day in Buddhist Era', { valid_from: '2566-01-01' }, 'valid_from DATE_YEAR'],
    ['from a year of two digits', { valid_from: '1/1/66' }, 'valid_from DATE_YEAR'],
    ['from a day that is none', { valid_from: '2023-02-30' }, 'valid_from DATE_INVALID'],
    [
      'that ends before it begins',
      { valid_from: '2023-01-01', valid_to: '2022-01-01' },
      'valid_to DATE_ORDER',
    ],
    [
      'in the area of another province',
      { innovation_provinces_th: 'สตูล', innovation_since_be: '2562' },
      'innovation_provinces_th INNOVATION_PROVINCE',
    ],
    ['in an area without its year', { innovation_provinces_th: 'ระยอง' }, 'innovation_since_be CELL_MISSING'],
    [
      'in an area since a Gregorian year',
      { innovation_provinces_th: 'ระยอง', innovation_since_be: '2019' },
      'innovation_since_be YEAR_BE',
    ],
    [
      'in an area since another year',
      { innovation_provinces_th: 'ระยอง', innovation_since_be: '2565' },
      'innovation_since_be YEAR_BE',
    ],
    [
      'in an area since a year that is none',
      { innovation_provinces_th: 'ระยอง', innovation_since_be: 'soon' },
      'innovation_since_be NUMBER_INVALID',
    ],
    [
      'with a flag that contradicts its year',
      { in_area_on_2566_11_21: '1' },
      'in_area_on_2566_11_21 INNOVATION_FLAG',
    ],
  ])('%s', (_name, cells, problem) => {
    const file = readRow(cells)
    expect(brief(file.problems)).toEqual([`2 ${problem}`])
    expect([file.rows, file.offices.length]).toEqual([1, 0])
    for (const { th, en } of file.problems) expect(`${th} ${en}`).not.toMatch(/[{}]/)
  })

  test('for every reason at once', () => {
    const file = readRow({ type: 'x', zone: 'y', provinces_th: 'z' })
    expect(file.problems.map(({ code }) => code)).toEqual([
      'CHOICE_UNKNOWN',
      'PROVINCE_UNKNOWN',
      'NUMBER_INVALID',
    ])
  })

  test('with the reading of its date, for the person to copy', () => {
    expect(readRow({ valid_from: '1 ม.ค. 2566' }).problems[0]).toMatchObject({
      ...{ value: '1 ม.ค. 2566', line: 2, column: 'valid_from' },
      en: expect.stringContaining('for Sunday 1 January 2023 write 2023-01-01') as string,
    })
  })
})

describe('a row is taken', () => {
  test('with all that it says', () => {
    const cells = { zone: '๒', area_code: '2102', email: 'office@x.example', valid_from: '2023-01-01' }
    expect(readRow({ ...cells, valid_to: '2024-01-01', predecessors: 'A|B' }).offices[0]).toMatchObject({
      ...{ zone: 2, areaCode: '2102', email: 'office@x.example' },
      ...{ validFrom: '2023-01-01', validTo: '2024-01-01', predecessors: ['A', 'B'] },
    })
  })

  test('although a column is not known, with a remark', () => {
    const text = 'office_id,type,name_th,short_th,provinces_th,fax\nX1,primary,ก,ก,ระยอง,02\n'
    const file = readOfficesCsv(utf8(text))
    expect(file.offices.length).toBe(1)
    expect(brief(file.problems)).toEqual(['1 fax COLUMN_UNKNOWN'])
  })

  test('only while the heads are right: a head twice refuses the file', () => {
    const text = 'office_id,type,name_th,name_th,short_th,provinces_th\nX1,primary,ก,ข,ก,ระยอง\n'
    expect(readOfficesCsv(utf8(text)).offices).toEqual([])
  })
})

describe('of ten thousand rows, 37 of them bad,', () => {
  const faults: readonly Cells[] = [
    { type: 'สพฐ' },
    { provinces_th: 'ธนบุรี' },
    { zone: 'x' },
    { name_th: '@name' },
    { office_id: 'X5' },
    { valid_from: '2566-01-01' },
    { email: 'nobody' },
  ]
  const badRows = Array.from({ length: 37 }, (_, n) => 20 + n * 263)
  const rows = Array.from({ length: 10_000 }, (_, n) => {
    const at = badRows.indexOf(n)
    return { ...good(n), ...(at < 0 ? {} : faults[at % faults.length]) }
  })
  const file = readOfficesCsv(fileOf(rows))

  test('exactly those lines are named', () => {
    expect(file.rows).toBe(10_000)
    expect(file.problems.map(({ line }) => line)).toEqual(badRows.map((row) => row + 2))
    expect(file.offices.length).toBe(9_963)
  })

  test('a doubled code names the line that had it first', () => {
    const doubled = file.problems.find(({ code }) => code === 'CODE_DOUBLED')!
    expect(doubled.value).toBe('X5')
    expect(doubled.en).toContain('line 7')
  })
})

describe('the plan of an import', () => {
  const current = directory.offices

  test('of the same file changes nothing, also when the records come from a database', () => {
    const stored = JSON.parse(JSON.stringify(current), (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).reverse())
        : part,
    ) as typeof current
    const plan = planOfficeChanges(stored, current)
    expect([plan.add, plan.change, plan.close]).toEqual([[], [], []])
    expect(plan.unchanged.length).toBe(245)
  })

  test('tells what is added, changed, closed and kept', () => {
    const [first, second, ...rest] = current
    const renamed = { ...second!, nameTh: 'ชื่อใหม่', zone: 9 }
    const added = { ...first!, code: 'A0' }
    const plan = planOfficeChanges(current, [renamed, ...rest, added])
    expect(plan.add).toEqual([added])
    expect(plan.close).toEqual([first])
    expect(plan.change).toEqual([
      { code: second!.code, fields: ['nameTh', 'zone'], before: second, after: renamed },
    ])
    expect(plan.unchanged.length).toBe(243)
  })

  test('does not take away the address and prefix that an office entered itself', () => {
    const entered = current.map((office) => ({ ...office, email: 'x@y.example', letterPrefix: 'ศธ 1' }))
    const { email: _email, ...without } = entered[0]!
    expect(planOfficeChanges(entered, [without]).unchanged).toEqual([without.code])
    const ending = [{ ...without, validTo: '2030-01-01' }]
    expect(planOfficeChanges(ending, [without]).unchanged).toEqual([without.code])
    const { zone: _zone, ...zoneless } = entered[5]!
    expect(planOfficeChanges(entered, [zoneless]).change[0]!.fields).toEqual(['zone'])
    const moved = { ...entered[0]!, email: 'new@y.example' }
    expect(planOfficeChanges(entered, [moved]).change[0]!.fields).toEqual(['email'])
  })

  test('matches by code, never by name', () => {
    const recoded = { ...current[0]!, code: 'Z1' }
    const plan = planOfficeChanges([current[0]!], [recoded])
    expect([plan.add.length, plan.close.length, plan.change.length]).toEqual([1, 1, 0])
  })
})

describe('the file of innovation areas', () => {
  const head = 'province_code,province_th,since_date,since_be,certainty\n'
  test.each([
    ['an unknown province', '99,ธนบุรี,2019-05-01,2562,high', 'province_th PROVINCE_UNKNOWN'],
    ['a code of another province', '22,ระยอง,2019-05-01,2562,high', 'province_code PROVINCE_CODE'],
    ['a day in Buddhist Era', '21,ระยอง,2562-05-01,2562,high', 'since_date DATE_YEAR'],
    ['no day', '21,ระยอง,,2562,high', 'since_date CELL_MISSING'],
    ['a year that does not fit', '21,ระยอง,2019-05-01,2563,high', 'since_be YEAR_BE'],
    ['an unknown certainty', '21,ระยอง,2019-05-01,2562,sure', 'certainty CHOICE_UNKNOWN'],
  ])('refuses %s', (_name, row, problem) => {
    const file = readInnovationAreasCsv(utf8(`${head}${row}\n`))
    expect(brief(file.problems)).toContain(`2 ${problem}`)
    expect(file.areas).toEqual([])
  })

  test('refuses a province twice', () => {
    const file = readInnovationAreasCsv(utf8(`${head}${'21,ระยอง,2019-05-01,2562,high\n'.repeat(2)}`))
    expect(brief(file.problems)).toEqual(['3 province_th CODE_DOUBLED'])
  })
})

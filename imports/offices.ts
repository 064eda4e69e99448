import type { InnovationMembership, Office, OfficeType } from '../domain/office.js'
import { provinceNamed } from '../domain/provinces.js'
import type { Day } from '../domain/time.js'
import { cellsOf, readChoice, readDay, readProvinces, type Cells } from './cells.js'
import type { Encoding } from './encoding.js'
import { hasErrors, type Problem } from './problems.js'
import { readTable, type Row } from './table.js'

/** A directory file as offices. Rows with an error are not among `offices`; `problems` is in the order of the lines. */
export type OfficesFile = {
  readonly encoding: Encoding | null
  readonly separator: string | null
  /** Rows of data in the file, good and bad. */
  readonly rows: number
  readonly offices: readonly Office[]
  readonly problems: readonly Problem[]
}

const COLUMNS = {
  required: ['office_id', 'type', 'name_th', 'short_th', 'provinces_th'],
  optional: [
    ...[
      'name_en',
      'province_th',
      'province_codes',
      'zone',
      'area_code',
      'area_code_certainty',
      'letter_prefix',
    ],
    ...['innovation_provinces_th', 'innovation_since_be', 'in_area_on_2566_11_21', 'in_area_2568'],
    ...['name_certainty', 'email', 'valid_from', 'valid_to', 'predecessors'],
  ],
}

const TYPES: Readonly<Record<string, OfficeType>> = {
  สพป: 'primary',
  'สพป.': 'primary',
  primary: 'primary',
  สพม: 'secondary',
  'สพม.': 'secondary',
  secondary: 'secondary',
  ศธจ: 'provincial',
  'ศธจ.': 'provincial',
  provincial: 'provincial',
}

// Where the file has no valid_from: the primary offices are in the table of 2558, the 62 secondary ones were made in 2564,
// the provincial ones by an order of 3 April 2560.
const KNOWN_SINCE: Readonly<Record<OfficeType, Day>> = {
  primary: '2015-01-01',
  secondary: '2021-01-01',
  provincial: '2017-04-03',
}

/** The two columns that say whether an office was in an innovation area, and the day that each speaks of. */
const AREA_FLAGS: readonly (readonly [string, Day])[] = [
  ['in_area_on_2566_11_21', '2023-11-21'],
  ['in_area_2568', '2025-12-31'],
]

function readCode(cells: Cells, seen: Map<string, number>): string {
  const code = cells.needed('office_id')
  if (code !== '' && !/^[A-Za-z0-9][A-Za-z0-9_-]{0,19}$/.test(code)) cells.error('CODE_INVALID', 'office_id')
  const first = seen.get(code)
  if (code !== '' && first !== undefined) cells.error('CODE_DOUBLED', 'office_id', { first })
  else seen.set(code, cells.line)
  return code
}

function checkProvinceCodes(cells: Cells, provinces: readonly string[]): void {
  if (cells.text('province_codes') === '') return
  const wanted = provinces.map((name) => provinceNamed(name)?.code).join('|')
  if (cells.list('province_codes').join('|') !== wanted)
    cells.error('PROVINCE_CODE', 'province_codes', { wanted })
}

function readZone(cells: Cells): number | undefined {
  const text = cells.text('zone')
  if (text === '') return undefined
  if (!/^[1-9]\d?$/.test(text)) cells.error('NUMBER_INVALID', 'zone')
  return Number(text)
}

function sinceYear(cells: Cells): number | undefined {
  const text = cells.text('innovation_since_be')
  if (text === '') return undefined
  const year = Number(text)
  // The Act is of 2562; a year of our calendar typed here would be five centuries off.
  if (/^25[6-9]\d$/.test(text)) return year - 543
  const isGregorian = /^20\d\d$/.test(text)
  if (isGregorian) cells.error('YEAR_BE', 'innovation_since_be', { wanted: year + 543 })
  else cells.error('NUMBER_INVALID', 'innovation_since_be')
  return undefined
}

function checkAreaFlags(cells: Cells, memberships: readonly InnovationMembership[]): void {
  for (const [column, day] of AREA_FLAGS) {
    const text = cells.text(column)
    const wanted = memberships.some(({ sinceDay }) => sinceDay <= day) ? '1' : '0'
    if (text !== '' && text !== wanted) cells.error('INNOVATION_FLAG', column, { wanted })
  }
}

function readMemberships(cells: Cells, own: readonly string[], areas: readonly InnovationMembership[]) {
  const provinces = readProvinces(cells, 'innovation_provinces_th')
  const year = sinceYear(cells)
  for (const name of provinces.filter((province) => !own.includes(province))) {
    cells.error('INNOVATION_PROVINCE', 'innovation_provinces_th', {}, name)
  }
  if (provinces.length > 0 && cells.text('innovation_since_be') === '') cells.needed('innovation_since_be')
  const memberships = provinces.map((province): InnovationMembership => {
    const known = areas.find((area) => area.province === province)
    // Only the year is known: a member by its last day at the latest.
    return known ?? { province, sinceDay: `${year ?? 9999}-12-31`, certainty: 'low' }
  })
  if (year !== undefined) checkSince(cells, year, memberships)
  checkAreaFlags(cells, memberships)
  return memberships
}

function checkSince(cells: Cells, year: number, memberships: readonly InnovationMembership[]): void {
  const first = memberships.map(({ sinceDay }) => Number(sinceDay.slice(0, 4))).sort((a, b) => a - b)[0]
  const differs = first !== undefined && first !== year
  if (differs) cells.error('YEAR_BE', 'innovation_since_be', { wanted: first + 543 })
}

function readValidity(cells: Cells, type: OfficeType): Pick<Office, 'validFrom' | 'validTo'> {
  const validFrom = readDay(cells, 'valid_from') ?? KNOWN_SINCE[type]
  const validTo = readDay(cells, 'valid_to')
  if (validTo === undefined) return { validFrom }
  if (validTo <= validFrom) cells.error('DATE_ORDER', 'valid_to', { from: validFrom })
  return { validFrom, validTo }
}

function readOptional(cells: Cells): Pick<Office, 'areaCode' | 'letterPrefix' | 'email' | 'zone'> {
  const [areaCode, letterPrefix, email] = ['area_code', 'letter_prefix', 'email'].map((column) =>
    cells.text(column),
  )
  const zone = readZone(cells)
  if (areaCode && !/^\d{4}$/.test(areaCode)) cells.error('AREA_CODE', 'area_code')
  if (email && !/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[A-Za-z]{2,}$/.test(email)) cells.error('EMAIL_INVALID', 'email')
  return {
    ...(zone === undefined ? {} : { zone }),
    ...(areaCode ? { areaCode } : {}),
    ...(letterPrefix ? { letterPrefix } : {}),
    ...(email ? { email } : {}),
  }
}

function readOffice(row: Row, seen: Map<string, number>, areas: readonly InnovationMembership[]) {
  const cells = cellsOf(row)
  const code = readCode(cells, seen)
  const type = readChoice(cells, 'type', TYPES) ?? 'primary'
  cells.needed('provinces_th')
  const provinces = readProvinces(cells, 'provinces_th')
  checkProvinceCodes(cells, provinces)
  const office: Office = {
    code,
    type,
    nameTh: cells.needed('name_th'),
    shortTh: cells.needed('short_th'),
    nameEn: cells.text('name_en'),
    provinces,
    ...readOptional(cells),
    innovationAreas: readMemberships(cells, provinces, areas),
    ...readValidity(cells, type),
    predecessors: cells.list('predecessors'),
    nameCertainty: cells.text('name_certainty') || 'unknown',
  }
  return { office, problems: cells.problems }
}

/**
 * Reads the directory of offices from CSV. `areas` says since which day each province is an innovation area;
 * without it only the year of the file is known. Nothing is written: see `planOfficeChanges`.
 */
export function readOfficesCsv(bytes: Uint8Array, areas: readonly InnovationMembership[] = []): OfficesFile {
  const table = readTable(bytes, COLUMNS)
  const seen = new Map<string, number>()
  const read = table.rows.map((row) => ({ line: row.line, ...readOffice(row, seen, areas) }))
  const problems = [...table.problems, ...read.flatMap((row) => row.problems)].sort((a, b) => a.line - b.line)
  const badLines = new Set(problems.filter((one) => hasErrors([one])).map(({ line }) => line))
  const offices = badLines.has(1)
    ? []
    : read.filter(({ line }) => !badLines.has(line)).map(({ office }) => office)
  return { encoding: table.encoding, separator: table.separator, rows: table.count, offices, problems }
}

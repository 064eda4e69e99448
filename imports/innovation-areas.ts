import type { InnovationMembership } from '../domain/office.js'
import { provinceNamed } from '../domain/provinces.js'
import { CERTAINTIES, cellsOf, readChoice, readDay, readProvinces } from './cells.js'
import type { Encoding } from './encoding.js'
import { hasErrors, type Problem } from './problems.js'
import { readTable, type Row } from './table.js'

/** A file of innovation areas: the provinces, since when, and how sure. */
export type InnovationAreasFile = {
  readonly encoding: Encoding | null
  readonly rows: number
  readonly areas: readonly InnovationMembership[]
  readonly problems: readonly Problem[]
}

const COLUMNS = {
  required: ['province_th', 'since_date', 'certainty'],
  optional: ['province_code', 'since_be', 'note'],
}

function readArea(row: Row, seen: Map<string, number>) {
  const cells = cellsOf(row)
  cells.needed('since_date')
  const province = readProvinces(cells, 'province_th')[0] ?? cells.needed('province_th')
  const first = seen.get(province)
  if (first === undefined) seen.set(province, row.line)
  else cells.error('CODE_DOUBLED', 'province_th', { first })
  const wanted = provinceNamed(province)?.code ?? ''
  const code = cells.text('province_code')
  if (code !== '' && code !== wanted) cells.error('PROVINCE_CODE', 'province_code', { wanted })
  const sinceDay = readDay(cells, 'since_date') ?? ''
  const year = String(Number(sinceDay.slice(0, 4)) + 543)
  const yearBe = cells.text('since_be')
  if (sinceDay && yearBe && yearBe !== year) cells.error('YEAR_BE', 'since_be', { wanted: year })
  const certainty = readChoice(cells, 'certainty', CERTAINTIES) ?? 'low'
  return { area: { province, sinceDay, certainty }, problems: cells.problems }
}

/** Reads since when each province is an innovation area. */
export function readInnovationAreasCsv(bytes: Uint8Array): InnovationAreasFile {
  const table = readTable(bytes, COLUMNS)
  const seen = new Map<string, number>()
  const read = table.rows.map((row) => readArea(row, seen))
  const areas = read.filter(({ problems }) => !hasErrors(problems)).map(({ area }) => area)
  const problems = [...table.problems, ...read.flatMap((row) => row.problems)].sort((a, b) => a.line - b.line)
  return { encoding: table.encoding, rows: table.count, areas, problems }
}

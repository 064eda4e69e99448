import { stringify } from 'csv-stringify/sync'
import { instantForText, REPORT_COLUMNS, type Value } from './columns.js'
import type { ReportFacts } from './facts.js'

// Apostrophes before it are of the text: one more is put there, so that taking one off always gives the text back.
const STARTS_FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** A text that no spreadsheet takes for a formula: an apostrophe before = + - @ and the like. Taken off, the text is as it was. */
export function guarded(text: string): string {
  return STARTS_FORMULA.test(text) ? `'${text}` : text
}

/** A value as CSV writes it. */
export function written(value: Value): string {
  if (value === undefined) return ''
  if (value.kind === 'text') return guarded(value.text)
  return value.kind === 'number' ? String(value.number) : instantForText(value.at)
}

/** The closing report as CSV: UTF-8 with BOM and CRLF, as Excel in Thailand opens it; formulas are disarmed. */
export function closingCsv(facts: ReportFacts): Buffer {
  const rows = facts.offices.map((office, at) =>
    REPORT_COLUMNS.map((column) => written(column.value(office, facts, at))),
  )
  const heads = REPORT_COLUMNS.map(({ head }) => head)
  return Buffer.from(stringify([heads, ...rows], { bom: true, record_delimiter: 'windows' }), 'utf8')
}

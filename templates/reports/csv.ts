import { csvOf } from '../../sheets/csv.js'
import { whole } from '../../sheets/pieces.js'
import type { ReportFacts } from './facts.js'
import { officesTable } from './xlsx.js'

/** The closing report as CSV: UTF-8 with BOM and CRLF, as Excel in Thailand opens it; formulas are disarmed. */
export function closingCsv(facts: ReportFacts): Promise<Buffer> {
  return whole(csvOf(officesTable(facts)))
}

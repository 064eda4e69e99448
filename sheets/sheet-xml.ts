import { plusMilliseconds, type Instant } from '../domain/time.js'
import { withoutTurns } from './guard.js'
import { styleNumber, type Style } from './styles.js'
import type { Rows, Value } from './value.js'
import { XML, xmlText } from './xml.js'

/** A cell that looks like something; a bare value looks as its kind does. */
export type Cell = { readonly value: Value; readonly style: Style }

/** What a person may enter in a range of cells, and what Excel says to one who enters something else. */
export type Validation = {
  readonly range: string
  /** The choices, as a range of cells (`Lists!$A$1:$A$3`). */
  readonly choices: string
  readonly title: string
  readonly message: string
}

/** One sheet of a workbook. */
export type Sheet = {
  readonly name: string
  /** Widths of the columns in characters. */
  readonly widths: readonly number[]
  readonly rows: Rows<readonly (Cell | undefined)[]>
  /** Rows and columns that stay in view. */
  readonly inView?: { readonly rows: number; readonly columns: number }
  readonly hidden?: boolean
  /** Only cells in the styles `input` and `required` can be changed. */
  readonly protected?: boolean
  readonly merges?: readonly string[]
  readonly validations?: readonly Validation[]
}

/** Set by Excel: rows of a sheet, characters in one cell. */
export const MOST_ROWS = 1_048_576
const MOST_IN_CELL = 32_767
const CUT = '… [ข้อความยาวเกินหนึ่งช่อง ฉบับเต็มอยู่ในแฟ้ม CSV]'
// Sheets know no zone: the cell holds Bangkok's wall time, in days since 30 December 1899.
const BANGKOK_MS = 7 * 60 * 60 * 1000
const DAY_MS = 86_400_000
const DAYS_TO_1970 = 25_569
const ROWS_AT_ONCE = 100

/** The letters of a column: A for 0, AA for 26. */
export function columnLetters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last
}

/** A sheet as XML, in pieces. @throws Error past the rows that Excel has room for */
export async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  yield head(sheet)
  const letters = sheet.widths.map((_, at) => columnLetters(at))
  let at = 0
  let waiting = ''
  for await (const row of sheet.rows) {
    at += 1
    if (at > MOST_ROWS) throw new Error(`a sheet has room for ${MOST_ROWS} rows`)
    waiting += `<row r="${at}">${row.map((cell, column) => cellXml(cell, `${letters[column]}${at}`)).join('')}</row>`
    if (at % ROWS_AT_ONCE > 0) continue
    yield waiting
    waiting = ''
  }
  yield waiting + tail(sheet)
}

function head({ widths, inView }: Sheet): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  return (
    `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    `<sheetViews><sheetView workbookViewId="0">${inView ? pane(inView) : ''}</sheetView></sheetViews>` +
    `<cols>${columns.join('')}</cols><sheetData>`
  )
}

function pane({ rows, columns }: NonNullable<Sheet['inView']>): string {
  const corner = `${columnLetters(columns)}${rows + 1}`
  const split = `${columns ? ` xSplit="${columns}"` : ''}${rows ? ` ySplit="${rows}"` : ''}`
  const active = rows && columns ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight'
  return `<pane${split} topLeftCell="${corner}" activePane="${active}" state="frozen"/>`
}

// The order of these parts is fixed by the format (ECMA-376, CT_Worksheet).
function tail({ merges = [], validations = [], ...sheet }: Sheet): string {
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('')
  const checked = validations.map(validationXml).join('')
  return [
    '</sheetData>',
    sheet.protected
      ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
      : '',
    merged && `<mergeCells count="${merges.length}">${merged}</mergeCells>`,
    checked && `<dataValidations count="${validations.length}">${checked}</dataValidations>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    '</worksheet>',
  ].join('')
}

function validationXml({ range, choices, title, message }: Validation): string {
  return (
    `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${xmlText(title)}" ` +
    `error="${xmlText(message)}" sqref="${range}"><formula1>${xmlText(choices)}</formula1></dataValidation>`
  )
}

function cellXml(cell: Cell | undefined, place: string): string {
  if (cell === undefined) return ''
  const { value, style } = cell
  const opening = `<c r="${place}" s="${styleNumber(style)}"`
  switch (value?.kind) {
    case undefined:
      return `${opening}/>`
    case 'text':
      return `${opening} t="inlineStr"><is><t xml:space="preserve">${xmlText(inCell(value.text))}</t></is></c>`
    case 'number':
      return `${opening}><v>${value.number}</v></c>`
    case 'instant':
      return `${opening}><v>${serialOf(value.at)}</v></c>`
  }
}

/** A text that Excel shows as it is: nothing that it would decode (`_x0041_`), not too long for a cell. */
function inCell(given: string): string {
  const text = withoutTurns(given).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  if (text.length <= MOST_IN_CELL) return text
  return text.slice(0, MOST_IN_CELL - CUT.length).replace(/\p{Surrogate}$/u, '') + CUT
}

function serialOf(at: Instant): number {
  return Date.parse(plusMilliseconds(at, BANGKOK_MS)) / DAY_MS + DAYS_TO_1970
}

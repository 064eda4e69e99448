import { sheetXml, type Cell, type Sheet } from './sheet-xml.js'
import { STYLES_XML, type Style } from './styles.js'
import { instantForText, type Rows, type Table, type Value } from './value.js'
import { XML, xmlText } from './xml.js'
import { zipOf, type ZipPart } from './zip.js'

/** The media type of a workbook. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook in pieces: typed cells, never a formula; sheets are written row by row. */
export function xlsxOf(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  return zipOf(partsOf(sheets))
}

function* partsOf(sheets: readonly Sheet[]): Generator<ZipPart> {
  yield part('[Content_Types].xml', contentTypes(sheets))
  yield part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]))
  yield part('xl/workbook.xml', workbook(sheets))
  const targets = sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`])
  yield part('xl/_rels/workbook.xml.rels', relations([...targets, ['styles', 'styles.xml']]))
  yield part('xl/styles.xml', STYLES_XML)
  for (const [at, sheet] of sheets.entries())
    yield { name: `xl/worksheets/sheet${at + 1}.xml`, pieces: () => sheetXml(sheet) }
}

function part(name: string, xml: string): ZipPart {
  return {
    name,
    async *pieces() {
      yield await Promise.resolve(xml)
    },
  }
}

function contentTypes(sheets: readonly Sheet[]): string {
  const override = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${MAIN}.${type}+xml"/>`
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}` +
    `${override('styles', 'styles')}${sheets.map((_, at) => override(`worksheets/sheet${at + 1}`, 'worksheet')).join('')}</Types>`
  )
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function workbook(sheets: readonly Sheet[]): string {
  const all = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${xmlText(sheetName(name))}" sheetId="${at + 1}"${hidden ? ' state="veryHidden"' : ''} r:id="rId${at + 1}"/>`,
  )
  return (
    `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
    `<bookViews><workbookView/></bookViews><sheets>${all.join('')}</sheets></workbook>`
  )
}

/** Set by Excel: 31 characters, none of these signs. */
function sheetName(name: string): string {
  return name.replace(/[[\]*?:/\\]/g, ' ').slice(0, 31)
}

const NARROWEST = 9
const WIDEST = 48
/** So many rows are looked at before the widths of the columns are written. */
const LOOKED_AT = 50

/** A table as a sheet: a head that stays in view, cells by the kind of their value, columns as wide as what they hold. */
export async function tableSheet({ name, columns, rows, columnsInView = 0 }: Table): Promise<Sheet> {
  const { first, rest } = await firstOf(rows, LOOKED_AT)
  const widths = columns.map(
    ({ head, width }, at) => width ?? widthOf([head, ...first.map((row) => textOf(row[at]))]),
  )
  const head: Cell[] = columns.map((column) => ({
    value: { kind: 'text', text: column.head },
    style: 'head',
  }))
  return { name, widths, rows: cellRows(head, first, rest), inView: { rows: 1, columns: columnsInView } }
}

async function* cellRows(
  head: readonly Cell[],
  first: readonly (readonly Value[])[],
  rest: Rows<readonly Value[]>,
): AsyncGenerator<readonly (Cell | undefined)[]> {
  yield head
  for (const row of first) yield row.map(cellOf)
  for await (const row of rest) yield row.map(cellOf)
}

/** A value as a cell that looks as its kind does. */
export function cellOf(value: Value): Cell | undefined {
  return value && { value, style: styleOf(value) }
}

function styleOf(value: NonNullable<Value>): Style {
  if (value.kind !== 'number') return value.kind === 'instant' ? 'instant' : 'plain'
  return Number.isInteger(value.number) ? 'number' : 'plain'
}

function textOf(value: Value): string {
  if (value === undefined) return ''
  if (value.kind === 'text') return value.text
  return value.kind === 'number' ? String(value.number) : instantForText(value.at)
}

function widthOf(texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0)
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2))
}

async function firstOf<Row>(
  rows: Rows<Row>,
  count: number,
): Promise<{ first: Row[]; rest: AsyncIterable<Row> }> {
  const source = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  const first: Row[] = []
  while (first.length < count) {
    const next = await source.next()
    if (next.done) break
    first.push(next.value)
  }
  return { first, rest: remaining(source) }
}

async function* remaining<Row>(source: Iterator<Row> | AsyncIterator<Row>): AsyncGenerator<Row> {
  try {
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}

import { ModelRefused } from '../errors.js'
import type { Align, Table, TableCell, TableColumn, TableRow } from '../model.js'
import { childNode, type Context, type Place } from './context.js'
import { paragraphSlabs } from './paragraph.js'
import { colourOperator } from './pens.js'
import { CM, slab, type Item, type Node, type Slab } from './types.js'
import { stackSlabs } from './stack.js'

interface Grid {
  /** Left edges of the columns and the right edge of the last, from the left text edge. */
  readonly edges: readonly number[]
  readonly columns: readonly TableColumn[]
  readonly padding: number
  readonly borders: 'all' | 'horizontal' | 'none'
}

/** A table: one slab for each row, head rows carried along for the pages that follow. */
export function tableSlabs(table: Table, place: Place, context: Context): Slab[] {
  const grid = gridOf(table, place)
  const facts = table.summary === undefined ? {} : { facts: { summary: table.summary } }
  const node = childNode(place.parent, 'Table', facts)
  const style = { ...place.style, ...table.style }
  const row = (cells: TableRow, parent: Node | undefined, isHead: boolean) =>
    rowSlab(cells, grid, { ...place, style, parent }, isHead, context)
  const head = (table.head ?? []).map((cells) => row(cells, node, true))
  // The head on later pages is a repetition for the eye only.
  const again = (table.head ?? []).map((cells) => row(cells, undefined, true))
  const body = table.rows.map((cells) => ({ ...row(cells, node, false), head: again }))
  const slabs: Slab[] = [...head.map((part) => ({ ...part, keepWithNext: true })), ...body]
  return slabs.map((part, i) => ({
    ...part,
    before: i === 0 ? (table.spaceBeforePt ?? 0) : 0,
    after: i === slabs.length - 1 ? (table.spaceAfterPt ?? 0) : 0,
    breakBefore: i === 0 && table.pageBreakBefore === true,
    keepWithNext: part.keepWithNext || (i === slabs.length - 1 && table.keepWithNext === true),
  }))
}

function gridOf(table: Table, place: Place): Grid {
  const left = place.x + (table.leftCm ?? 0) * CM
  const room = place.x + place.width - left
  const fixed = table.columns.reduce((sum, column) => sum + (column.widthCm ?? 0) * CM, 0)
  const shareOf = (column: TableColumn) => (column.widthCm === undefined ? (column.share ?? 1) : 0)
  const shares = table.columns.reduce((sum, column) => sum + shareOf(column), 0)
  if (fixed > room + 0.5) throw new ModelRefused('The table is wider than the text', 'ตารางกว้างกว่าพื้นที่ข้อความ')
  const edges = [left]
  for (const column of table.columns) {
    const width =
      column.widthCm === undefined ? ((room - fixed) * shareOf(column)) / shares : column.widthCm * CM
    edges.push((edges.at(-1) ?? left) + width)
  }
  return { edges, columns: table.columns, padding: table.paddingPt ?? 3, borders: table.borders ?? 'all' }
}

function rowSlab(row: TableRow, grid: Grid, place: Place, isHead: boolean, context: Context): Slab {
  const node = childNode(place.parent, 'TR')
  let column = 0
  const cells = row.cells.map((cell) => {
    const from = column
    column += cell.columnSpan ?? 1
    if (column > grid.columns.length)
      throw new ModelRefused('A row has more cells than columns', 'แถวมีช่องมากกว่าคอลัมน์')
    return cellOf(
      cell,
      { from, to: column },
      grid,
      { ...place, style: { ...place.style, ...row.style }, parent: node },
      isHead,
      context,
    )
  })
  const height = Math.max(0, ...cells.map((cell) => cell.height))
  const items: Item[] = cells.flatMap((cell) => [...cell.fill(height), ...cell.items])
  items.push(...ruleItems(cells, height, grid))
  return slab(height, items, {
    text: cells.map((cell) => cell.text).join(' '),
    keepWithNext: row.keepWithNext ?? false,
  })
}

interface CellBox {
  readonly left: number
  readonly right: number
  readonly height: number
  readonly items: readonly Item[]
  readonly text: string
  readonly fill: (height: number) => Item[]
}

function cellOf(
  cell: TableCell,
  span: { readonly from: number; readonly to: number },
  grid: Grid,
  place: Place,
  isHead: boolean,
  context: Context,
): CellBox {
  const [left, right] = [grid.edges[span.from] ?? 0, grid.edges[span.to] ?? 0]
  const facts = span.to - span.from > 1 ? { facts: { columnSpan: span.to - span.from } } : {}
  const node = childNode(place.parent, isHead ? 'TH' : 'TD', facts)
  const align: Align = cell.align ?? (isHead ? 'center' : (grid.columns[span.from]?.align ?? 'left'))
  const style = { ...(isHead ? { bold: true } : {}), ...place.style, ...cell.style }
  const inner = { x: left + grid.padding, width: right - left - 2 * grid.padding, style, parent: node }
  const lines = paragraphSlabs({ kind: 'paragraph', runs: cell.runs, align }, inner, context)
  const { height, items, text } = stackSlabs(lines)
  return {
    left,
    right,
    height: height + grid.padding,
    items: items.map((item) => ({ ...item, y: item.y + grid.padding / 2 })),
    text,
    fill: (full) => (cell.fill ? [fillItem(cell.fill, left, right, full)] : []),
  }
}

function fillItem(colour: NonNullable<TableCell['fill']>, left: number, right: number, height: number): Item {
  const ops = `q ${colourOperator(colour)} 0 0 ${(right - left).toFixed(2)} ${(-height).toFixed(2)} re f Q`
  return { kind: 'path', x: left, y: 0, ops }
}

/** Path operators have y upwards from the item's place. */
function ruleItems(cells: readonly CellBox[], height: number, grid: Grid): Item[] {
  if (grid.borders === 'none') return []
  return cells.map((cell): Item => {
    const [w, h] = [(cell.right - cell.left).toFixed(2), (-height).toFixed(2)]
    const ops = grid.borders === 'all' ? `0 0 ${w} ${h} re S` : `0 0 m ${w} 0 l S 0 ${h} m ${w} ${h} l S`
    return { kind: 'path', x: cell.left, y: 0, ops: `q 0.5 w ${ops} Q` }
  })
}

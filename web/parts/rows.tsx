import { Paper } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { startTransition, useEffect, useState, type ReactNode } from 'react'
import styles from './rows.module.css'

/** A column of a list: its head, and what stands in it for a row. */
export type Column<Row> = {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** How wide it is at least, in pixels; the first one has room for a name where nothing is said. */
  readonly leastWidth?: number
}

type Props<Row> = {
  /** What the list is of, for those who hear it. */
  readonly label: string
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** Names break at their words, not within them. */
const NAME_WIDTH = 210

/** More than a window shows of a list below its heading; an old phone draws the others when it has drawn these. */
const AT_ONCE = 8

/** A list as a table on a wide screen and on paper, and as cards on a phone. */
export function Rows<Row>(props: Props<Row>) {
  const isWide = useMediaQuery('(min-width: 62em), print', true, { getInitialValueInEffect: false })
  const [isWhole, setWhole] = useState(props.rows.length <= AT_ONCE)
  useEffect(() => startTransition(() => setWhole(true)), [])
  const rows = isWhole ? props.rows : props.rows.slice(0, AT_ONCE)
  return isWide ? <AsTable {...props} rows={rows} /> : <AsCards {...props} rows={rows} />
}

// Plain elements: a list has many cells, and an old phone draws each.
function AsTable<Row>({ label, columns, rows, keyOf }: Props<Row>) {
  return (
    <Paper p={0}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, head, leastWidth }, index) => (
              <th
                key={key}
                scope="col"
                style={{ minWidth: leastWidth ?? (index === 0 ? NAME_WIDTH : undefined) }}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, cell }) => (
                <td key={key}>{cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  )
}

function AsCards<Row>({ label, columns: [first, ...others], rows, keyOf }: Props<Row>) {
  return (
    <ul className={styles.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={keyOf(row)} className={styles.card}>
          {first?.cell(row)}
          {others.map(({ key, head, cell }) => (
            <div key={key} className={styles.line}>
              <span className={styles.head}>{head}</span>
              <div>{cell(row)}</div>
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

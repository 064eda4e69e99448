import { Group, Paper, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'

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

/** A list as a table on a wide screen, and as cards on a phone. */
export function Rows<Row>(props: Props<Row>) {
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false })
  return isWide ? <AsTable {...props} /> : <AsCards {...props} />
}

function AsTable<Row>({ label, columns, rows, keyOf }: Props<Row>) {
  return (
    <Paper p={0}>
      <Table verticalSpacing="xs" highlightOnHover>
        <caption>
          <VisuallyHidden>{label}</VisuallyHidden>
        </caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, head, leastWidth }, index) => (
              <Table.Th key={key} scope="col" miw={leastWidth ?? (index === 0 ? NAME_WIDTH : undefined)}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map(({ key, cell }) => (
                <Table.Td key={key}>{cell(row)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

function AsCards<Row>({ label, columns: [first, ...others], rows, keyOf }: Props<Row>) {
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-label={label}>
      {rows.map((row) => (
        <Paper component="li" key={keyOf(row)} p="sm">
          {first?.cell(row)}
          {others.map(({ key, head, cell }) => (
            <Group key={key} gap="xs" wrap="nowrap" align="baseline">
              <Text size="sm" c="dimmed" miw={90}>
                {head}
              </Text>
              <Text component="div" size="sm">
                {cell(row)}
              </Text>
            </Group>
          ))}
        </Paper>
      ))}
    </Stack>
  )
}

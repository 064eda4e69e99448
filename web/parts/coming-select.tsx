import { Select, type ComboboxItem, type SelectProps } from '@mantine/core'

type Props = Omit<SelectProps, 'data' | 'value' | 'readOnly'> & {
  /** Left out until they are there. */
  readonly data: readonly ComboboxItem[] | undefined
  readonly value: string | null
}

/**
 * A choice whose options come by a request of their own. What is chosen already stands there as "…" until its name comes: the
 * browser would refuse an empty field, though something is chosen.
 */
export function ComingSelect({ data, value, ...select }: Props) {
  const isNameless = !data && value !== null
  return (
    <Select
      {...select}
      data={data ? [...data] : isNameless ? [{ value, label: '…' }] : []}
      value={value}
      // Its name, when it comes, would take the place of what was typed meanwhile.
      readOnly={isNameless}
    />
  )
}

import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'

/** A list of cards, one below the other; each child is an `li`. */
export function Cards({ children }: { children: ReactNode }) {
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {children}
    </Stack>
  )
}

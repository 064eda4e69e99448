import { Paper, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Nothing is here: says so, and what to do about it. */
export function Empty({ title, help, children }: { title: string; help?: string; children?: ReactNode }) {
  return (
    <Paper p="xl">
      <Stack align="center" gap="xs" ta="center">
        <Text fw={600} style={{ textWrap: 'balance' }}>
          {title}
        </Text>
        {help && (
          <Text c="dimmed" style={{ textWrap: 'balance' }}>
            {help}
          </Text>
        )}
        {children}
      </Stack>
    </Paper>
  )
}

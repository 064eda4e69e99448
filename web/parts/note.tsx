import { Alert, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Something to be seen before one goes on: a wish of an office, what came of an act. */
export function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Alert variant="outline" role="status">
      <Text fw={600}>{title}</Text>
      {children}
    </Alert>
  )
}

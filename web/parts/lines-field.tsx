import { Textarea } from '@mantine/core'
import { useState } from 'react'

type Props = {
  readonly label: string
  readonly description: string
  readonly value: readonly string[]
  readonly onChange: (lines: readonly string[]) => void
  readonly error?: string | undefined
}

/** A list of short texts, typed one on each line. */
export function LinesField({ value, onChange, error, ...words }: Props) {
  // What is typed is kept as it is: a line that was just begun is empty.
  const [typed, setTyped] = useState(value.join('\n'))
  return (
    <Textarea
      {...words}
      error={error}
      value={typed}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text)
        onChange(
          text
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        )
      }}
    />
  )
}

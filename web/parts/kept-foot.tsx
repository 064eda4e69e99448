import { Button, Group, Text } from '@mantine/core'
import { Problem } from './problem.js'
import { useKeptWords } from './kept-words.js'

type Props = {
  /** The word of the button that saves. */
  readonly save: string
  readonly act: { readonly error: unknown; readonly isPending: boolean }
  readonly kept: { readonly isKept: boolean; readonly forget: () => void }
}

/** The foot of a long form: what was refused, saving, and what lies on this device until it is saved. */
export function KeptFoot({ save, act: { error, isPending }, kept: { isKept, forget } }: Props) {
  const say = useKeptWords()
  return (
    <>
      <Problem error={error} />
      <Group>
        <Button type="submit" loading={isPending}>
          {save}
        </Button>
        {isKept && (
          <Button variant="default" onClick={forget}>
            {say('discard')}
          </Button>
        )}
      </Group>
      {isKept && (
        <Text size="sm" c="dimmed">
          {say('typedIsKept')}
        </Text>
      )}
    </>
  )
}

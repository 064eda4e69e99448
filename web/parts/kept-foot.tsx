import { Button, Group, Text } from '@mantine/core'
import { Problem } from './problem.js'
import type { KeptDraft } from './kept.js'
import { useKeptWords } from './kept-words.js'

type Props = {
  /** The word of the button that saves. */
  readonly save: string
  readonly act: { readonly error: unknown; readonly isPending: boolean }
  readonly kept: Pick<KeptDraft<unknown>, 'isKept' | 'forget' | 'undo'>
}

/** The foot of a long form: what was refused, saving, and what lies on this device until it is saved. */
export function KeptFoot({ save, act: { error, isPending }, kept: { isKept, forget, undo } }: Props) {
  const say = useKeptWords()
  return (
    <>
      <Problem error={error} />
      <Group>
        <Button type="submit" loading={isPending}>
          {save}
        </Button>
        {undo && (
          <Button variant="default" onClick={undo}>
            {say('undo')}
          </Button>
        )}
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

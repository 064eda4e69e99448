import { Button, Fieldset, Group, Stack, Text, Textarea } from '@mantine/core'
import type { Refusals } from '../../parts/refusals.js'
import type { Part } from './draft.js'
import { useComposeWords } from './words.js'

type Props = {
  readonly value: readonly Part[]
  readonly onChange: (body: readonly Part[]) => void
  readonly refusals: Refusals
}

/** The body of the letter, piece by piece. */
export function BodyField({ value, onChange, refusals }: Props) {
  const say = useComposeWords()
  const add = (kind: Part['kind']) => onChange([...value, { kind, text: '' }])
  return (
    <Fieldset legend={say('body')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {say('bodyHelp')}
        </Text>
        {value.map(({ kind, text }, index) => {
          const number = value.slice(0, index + 1).filter((part) => part.kind === kind).length
          const what = say(kind, { number })
          return (
            <div key={index}>
              <Textarea
                label={what}
                required
                maxLength={20_000}
                value={text}
                error={refusals.at(`/letter/body/${index}/text`)}
                onChange={({ currentTarget: { value: typed } }) =>
                  onChange(value.map((part, at) => (at === index ? { kind, text: typed } : part)))
                }
              />
              {value.length > 1 && (
                <Button
                  variant="subtle"
                  size="xs"
                  px={0}
                  onClick={() => onChange(value.filter((_, at) => at !== index))}
                >
                  {say('remove', { what })}
                </Button>
              )}
            </div>
          )
        })}
        <Group>
          <Button variant="default" onClick={() => add('paragraph')}>
            {say('addParagraph')}
          </Button>
          <Button variant="default" onClick={() => add('item')}>
            {say('addItem')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}

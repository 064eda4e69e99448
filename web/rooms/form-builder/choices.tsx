import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Choice } from './model.js'
import { useBuilderWords } from './words.js'

type Props = { readonly value: readonly Choice[]; readonly onChange: (choices: readonly Choice[]) => void }

/** The choices of a field, in both languages. */
export function Choices({ value, onChange }: Props) {
  const say = useBuilderWords()
  const set = (at: number, part: Partial<Choice>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <Fieldset legend={say('choicesLabel')}>
      <Stack gap="xs">
        {value.map(({ th, en }, at) => (
          <Group key={at} align="flex-end" gap="xs">
            <TextInput
              label={say('choiceTh', { number: at + 1 })}
              required
              flex="1 1 9rem"
              value={th}
              onChange={({ currentTarget: { value: typed } }) => set(at, { th: typed })}
            />
            <TextInput
              label={say('choiceEn', { number: at + 1 })}
              flex="1 1 9rem"
              value={en}
              onChange={({ currentTarget: { value: typed } }) => set(at, { en: typed })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={42}
              disabled={value.length === 1}
              aria-label={say('removeChoice', { number: at + 1 })}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button variant="default" size="xs" onClick={() => onChange([...value, { th: '', en: '' }])}>
            {say('addChoice')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}

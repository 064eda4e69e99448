import { Button, Fieldset, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { openWord, readable, written, type OpenWord } from '../../parts/open-words.js'
import type { Refusals } from '../../parts/refusals.js'
import type { Part } from './draft.js'
import { useComposeWords } from './words.js'

type Props = {
  readonly value: readonly Part[]
  readonly onChange: (body: readonly Part[]) => void
  readonly refusals: Refusals
}

/** What is filled in for a text of the body when it goes out. */
const OPEN = ['due', 'dueDay', 'answerUrl'] as const satisfies readonly OpenWord[]

/** The body of the letter, piece by piece. */
export function BodyField({ value, onChange, refusals }: Props) {
  const say = useComposeWords()
  const add = (kind: Part['kind']) => onChange([...value, { kind, text: '' }])
  const { follow, insert } = useCaret({ value, onChange })
  return (
    <Fieldset legend={say('body')}>
      <Stack>
        <div>
          <Text size="sm" c="dimmed">
            {say('bodyHelp')}
          </Text>
          <Group gap="xs" mt={4}>
            {OPEN.map((word) => (
              <Button key={word} variant="default" size="xs" onClick={() => insert(word)}>
                {say(`open_${word}`)}
              </Button>
            ))}
          </Group>
        </div>
        {value.map(({ kind, text }, index) => {
          const number = value.slice(0, index + 1).filter((part) => part.kind === kind).length
          const what = say(kind, { number })
          return (
            <div key={index}>
              <Textarea
                label={what}
                required
                maxLength={20_000}
                value={readable(text)}
                error={refusals.at(`/letter/body/${index}/text`)}
                onSelect={follow(index)}
                onChange={({ currentTarget: { value: typed } }) =>
                  onChange(replaced(value, index, written(typed)))
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

const replaced = (body: readonly Part[], index: number, text: string): readonly Part[] =>
  body.map((part, at) => (at === index ? { ...part, text } : part))

/** Where in which text one was typing last: there an open place is put in; at the end of the last text where nobody was. */
function useCaret({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const [place, setPlace] = useState<{ readonly index: number; readonly caret: number }>()
  return {
    follow: (index: number) => (event: SyntheticEvent<HTMLTextAreaElement>) =>
      setPlace({ index, caret: event.currentTarget.selectionEnd }),
    insert: (word: OpenWord) => {
      const index = place && place.index < value.length ? place.index : value.length - 1
      const text = readable(value[index]?.text ?? '')
      const caret = place?.index === index ? place.caret : text.length
      const phrase = openWord(word)
      onChange(replaced(value, index, written(`${text.slice(0, caret)}${phrase}${text.slice(caret)}`)))
      setPlace({ index, caret: caret + phrase.length })
    },
  }
}

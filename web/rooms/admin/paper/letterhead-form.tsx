import { Button, FileButton, Group, Paper, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { Letterhead } from '../../../../domain/letterhead.js'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { Problem } from '../../../parts/problem.js'
import { useCommonWords } from '../../../words/common.js'
import { base64Of } from './base64.js'
import { HeadPreview } from './head-preview.js'
import { emblemOf, type LetterheadVersion } from './letterhead-version.js'
import { usePaperWords } from './words.js'

const FIELDS = [
  { name: 'agencyTh', isNeeded: true, most: 300 },
  { name: 'addressTh', isNeeded: true, most: 300 },
  { name: 'letterPrefix', isNeeded: true, most: 60 },
  { name: 'unitTh', isNeeded: false, most: 300 },
  { name: 'telephone', isNeeded: false, most: 100 },
  { name: 'email', isNeeded: false, most: 254 },
] as const
type Name = (typeof FIELDS)[number]['name']
type Typed = Readonly<Record<Name, string>>
/** The emblem of the next version: the one before, none, or a new file. */
type EmblemChoice = 'kept' | 'none' | File

const typedOf = (head: Partial<Letterhead> = {}): Typed => {
  const { agencyTh = '', addressTh = '', letterPrefix = '', unitTh = '', telephone = '', email = '' } = head
  return { agencyTh, addressTh, letterPrefix, unitTh, telephone, email }
}

async function bodyOf({ unitTh, telephone, email, ...needed }: Typed, emblem: EmblemChoice, reason: string) {
  const given = Object.entries({ unitTh, telephone, email }).filter(([, text]) => text.trim() !== '')
  const drawing =
    emblem instanceof File
      ? {
          mediaType: /pdf$/i.test(emblem.name) ? ('application/pdf' as const) : ('image/svg+xml' as const),
          base64: await base64Of(emblem),
        }
      : null
  return {
    ...needed,
    ...Object.fromEntries(given),
    ...(emblem === 'kept' ? {} : { emblem: drawing }),
    reason,
  }
}

type Props = { readonly officeCode: string; readonly newest?: LetterheadVersion; readonly close: () => void }

/** The next version of the letterhead, seen as it is typed. */
export function LetterheadForm({ officeCode, newest, close }: Props) {
  const say = usePaperWords()
  const common = useCommonWords()
  const [typed, setTyped] = useState(typedOf(newest?.body))
  const [emblem, setEmblem] = useState<EmblemChoice>(newest?.emblemType ? 'kept' : 'none')
  const [reason, setReason] = useState('')
  const act = useAct(
    async () =>
      api.put('/api/v1/offices/{officeCode}/letterhead', {
        path: { officeCode },
        body: await bodyOf(typed, emblem, reason),
        ifMatch: `"${newest?.version ?? 0}"`,
      }),
    close,
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate()
  }
  const shown = emblem === 'kept' && newest?.emblemType === 'image/svg+xml' ? emblemOf(newest) : undefined
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Paper>
        <form onSubmit={send}>
          <Stack>
            {FIELDS.map(({ name, isNeeded, most }) => (
              <TextInput
                key={name}
                label={say(name)}
                {...(name === 'letterPrefix' ? { description: say('prefixHelp') } : {})}
                type={name === 'email' ? 'email' : 'text'}
                value={typed[name]}
                onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
                required={isNeeded}
                maxLength={most}
              />
            ))}
            <EmblemField value={emblem} onChange={setEmblem} />
            <Textarea
              label={common('reason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              required
            />
            <Problem error={act.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {common('cancel')}
              </Button>
              <Button type="submit" loading={act.isPending}>
                {common('save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
      <HeadPreview head={typed} {...(shown ? { emblem: shown } : {})} />
    </SimpleGrid>
  )
}

function EmblemField({ value, onChange }: { value: EmblemChoice; onChange: (value: EmblemChoice) => void }) {
  const say = usePaperWords()
  const name = value instanceof File ? value.name : say(value === 'kept' ? 'emblemKept' : 'emblemNone')
  return (
    <Stack gap={4}>
      <Text fw={500}>
        {say('emblem')}: <span aria-live="polite">{name}</span>
      </Text>
      <Text size="sm" c="dimmed">
        {say('emblemHelp')}
      </Text>
      <Group gap="xs">
        <FileButton
          accept="image/svg+xml,application/pdf"
          onChange={(file) => file && onChange(file)}
          inputProps={{ 'aria-label': say('emblem') }}
        >
          {(props) => (
            <Button {...props} variant="default" size="xs">
              {say('chooseEmblem')}
            </Button>
          )}
        </FileButton>
        {value !== 'none' && (
          <Button variant="default" size="xs" onClick={() => onChange('none')}>
            {say('takeAway')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

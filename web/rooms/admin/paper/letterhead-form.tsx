import {
  Button,
  FileButton,
  Group,
  Input,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { Letterhead } from '../../../../domain/letterhead.js'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { Problem } from '../../../parts/problem.js'
import { useCommonWords } from '../../../words/common.js'
import { faultOf } from './file-fault.js'
import { FIELDS, letterheadOf, type EmblemChoice, type TypedHead } from './letterhead-body.js'
import { LetterheadPaper } from './letterhead-paper.js'
import type { LetterheadVersion } from './letterhead-version.js'
import { usePaperWords } from './words.js'

const typedOf = (head: Partial<Letterhead> = {}): TypedHead => {
  const { agencyTh = '', addressTh = '', letterPrefix = '', unitTh = '', telephone = '', email = '' } = head
  return { agencyTh, addressTh, letterPrefix, unitTh, telephone, email }
}

/** What can be printed at any size. */
const DRAWINGS = /\.(svg|pdf)$/i

type Props = { readonly officeCode: string; readonly newest?: LetterheadVersion; readonly close: () => void }

/** The next version of the letterhead, seen as it is typed. */
export function LetterheadForm({ officeCode, newest, close }: Props) {
  const say = usePaperWords()
  const common = useCommonWords()
  const [typed, setTyped] = useState(typedOf(newest?.body))
  const [emblem, setEmblem] = useState<EmblemChoice>(newest?.emblemType ? 'kept' : 'none')
  const [reason, setReason] = useState('')
  const fault = emblem instanceof File ? faultOf(emblem, DRAWINGS) : undefined
  const act = useAct(
    async () =>
      api.put('/api/v1/offices/{officeCode}/letterhead', {
        path: { officeCode },
        body: { ...(await letterheadOf(typed, emblem)), reason },
        ifMatch: `"${newest?.version ?? 0}"`,
      }),
    close,
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!fault) act.mutate()
  }
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
            <EmblemField value={emblem} onChange={setEmblem} fault={fault && say(fault)} />
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
      <LetterheadPaper
        officeCode={officeCode}
        typed={typed}
        emblem={fault ? 'none' : emblem}
        saysProblem={!act.error}
      />
    </SimpleGrid>
  )
}

type EmblemProps = {
  readonly value: EmblemChoice
  readonly onChange: (value: EmblemChoice) => void
  /** What is wrong with the file, in words. */
  readonly fault: string | undefined
}

function EmblemField({ value, onChange, fault }: EmblemProps) {
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
      {fault && (
        <Input.Error size="sm" role="alert">
          {fault}
        </Input.Error>
      )}
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

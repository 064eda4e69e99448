import { Fieldset, Radio, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LetterContent } from '../../../domain/content.js'
import { LinesField } from '../../parts/lines-field.js'
import type { Refusals } from '../../parts/refusals.js'
import { readable, written } from '../../parts/open-words.js'
import { BodyField } from './body.js'
import { useLetterWords } from './letter-words.js'

type Props = {
  readonly value: LetterContent
  readonly onChange: (letter: LetterContent) => void
  readonly refusals: Refusals
}
/** What a kind says of itself it may also take back; a circular only adds to its kind. */
type TextProps = Props & { readonly isOfKind?: boolean }

const URGENCIES = ['ด่วน', 'ด่วนมาก', 'ด่วนที่สุด'] as const

/** The text of a letter: to whom, what it says, who signs. */
export function LetterText({ value, onChange, refusals, isOfKind = false }: TextProps) {
  const say = useLetterWords()
  const set = (part: Partial<LetterContent>) => onChange({ ...value, ...part })
  const { salutation, references, enclosures, body } = value
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Urgency value={value} onChange={onChange} isOfKind={isOfKind} />
        <TextInput
          label={say('opening')}
          required
          value={salutation.opening}
          error={refusals.at('/letter/salutation/opening')}
          onChange={({ currentTarget: { value: opening } }) =>
            set({ salutation: { ...salutation, opening } })
          }
        />
      </SimpleGrid>
      <TextInput
        label={say('addressee')}
        description={say('addresseeHelp')}
        required
        value={readable(salutation.addressee)}
        error={refusals.at('/letter/salutation/addressee')}
        onChange={({ currentTarget: { value: typed } }) =>
          set({ salutation: { ...salutation, addressee: written(typed) } })
        }
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <LinesField
          label={say('references')}
          description={say('oneEach')}
          value={references}
          error={refusals.at('/letter/references')}
          onChange={(lines) => set({ references: lines })}
        />
        <LinesField
          label={say('enclosures')}
          description={say('oneEach')}
          value={enclosures}
          error={refusals.at('/letter/enclosures')}
          onChange={(lines) => set({ enclosures: lines })}
        />
      </SimpleGrid>
      <BodyField value={body} refusals={refusals} onChange={(parts) => set({ body: parts })} />
      <Signer value={value} onChange={onChange} refusals={refusals} />
    </Stack>
  )
}

function Urgency({ value, onChange, isOfKind }: Omit<TextProps, 'refusals'>) {
  const say = useLetterWords()
  const [before] = useState(value.urgency)
  return (
    <Select
      label={say('urgency')}
      placeholder={say('normal')}
      clearable={isOfKind === true || before === undefined}
      data={[...URGENCIES]}
      value={value.urgency ?? null}
      onChange={(urgency) => {
        const { urgency: _, ...rest } = value
        onChange(urgency ? { ...rest, urgency: urgency } : rest)
      }}
    />
  )
}

function Signer({ value, onChange, refusals }: Props) {
  const say = useLetterWords()
  const { signer, salutation } = value
  const setCapacity = (capacityTh: string) => {
    const { capacityTh: _, ...rest } = signer
    onChange({ ...value, signer: capacityTh ? { ...rest, capacityTh } : rest })
  }
  return (
    <Fieldset legend={say('signer')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={say('closing')}
          required
          value={salutation.closing}
          error={refusals.at('/letter/salutation/closing')}
          onChange={({ currentTarget: { value: closing } }) =>
            onChange({ ...value, salutation: { ...salutation, closing } })
          }
        />
        <TextInput
          label={say('signerName')}
          required
          value={signer.nameTh}
          error={refusals.at('/letter/signer/nameTh')}
          onChange={({ currentTarget: { value: nameTh } }) =>
            onChange({ ...value, signer: { ...signer, nameTh } })
          }
        />
        <TextInput
          label={say('signerPosition')}
          required
          value={signer.positionTh}
          error={refusals.at('/letter/signer/positionTh')}
          onChange={({ currentTarget: { value: positionTh } }) =>
            onChange({ ...value, signer: { ...signer, positionTh } })
          }
        />
        <TextInput
          label={say('signerCapacity')}
          value={signer.capacityTh ?? ''}
          error={refusals.at('/letter/signer/capacityTh')}
          onChange={({ currentTarget: { value: capacity } }) => setCapacity(capacity)}
        />
      </SimpleGrid>
    </Fieldset>
  )
}

/** What stands around the text: the form of the letter, its head, and whom to ask. */
export function LetterHead({ value, onChange, refusals }: Props) {
  const say = useLetterWords()
  const { agency, owner } = value
  const set = (part: Partial<LetterContent>) => onChange({ ...value, ...part })
  const lines = [
    ['prefix', '/prefix', value.prefix, (prefix: string) => set({ prefix })],
    ['agency', '/agency/nameTh', agency.nameTh, (nameTh: string) => set({ agency: { ...agency, nameTh } })],
    ['unit', '/owner/unitTh', owner.unitTh, (unitTh: string) => set({ owner: { ...owner, unitTh } })],
    [
      'telephone',
      '/owner/telephone',
      owner.telephone,
      (telephone: string) => set({ owner: { ...owner, telephone } }),
    ],
    ['email', '/owner/email', owner.email, (email: string) => set({ owner: { ...owner, email } })],
  ] as const
  return (
    <Fieldset legend={say('head')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {say('headHelp')}
        </Text>
        <Radio.Group label={say('form')} value={value.form} onChange={(form) => set({ form: form })}>
          <Stack gap="xs" mt="xs">
            <Radio value="external" label={say('external')} />
            <Radio value="stamped" label={say('stamped')} />
          </Stack>
        </Radio.Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {lines.map(([word, pointer, text, write]) => (
            <TextInput
              key={word}
              label={say(word)}
              required
              value={text}
              error={refusals.at(`/letter${pointer}`)}
              onChange={({ currentTarget: { value: typed } }) => write(typed)}
            />
          ))}
        </SimpleGrid>
        <Textarea
          label={say('address')}
          required
          value={agency.addressTh}
          error={refusals.at('/letter/agency/addressTh')}
          onChange={({ currentTarget: { value: addressTh } }) => set({ agency: { ...agency, addressTh } })}
        />
      </Stack>
    </Fieldset>
  )
}

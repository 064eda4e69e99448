import {
  Checkbox,
  MultiSelect,
  Paper,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { DayField } from '../../parts/day-field.js'
import { useIssuedKinds } from '../../parts/kind-name.js'
import { useLanguage } from '../../words/i18n.js'
import type { Draft } from './draft.js'
import { useRequestWords } from './request-words.js'
import { FIELDS, MEASURES } from './view.js'
import { useExemptionWords } from './words.js'

type Props = { readonly draft: Draft; readonly change: (some: Partial<Draft>) => void }
type Named = 'subject' | 'schoolTh' | 'ground' | 'risk' | 'assessment' | 'from' | 'until'

/** All that a request says, in the order in which one thinks of it; its evidence stands after the reasons. */
export function RequestFields({ evidence, ...props }: Props & { readonly evidence: ReactNode }) {
  const say = useRequestWords()
  return (
    <>
      <Part title={say('what')}>
        <What {...props} />
      </Part>
      <Part title={say('who')}>
        <Who {...props} />
      </Part>
      <Part title={say('when')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Day name="from" {...props} />
          <Day name="until" {...props} />
        </SimpleGrid>
      </Part>
      <Part title={say('why')}>
        {(['ground', 'risk', 'assessment'] as const).map((name) => (
          <Long key={name} name={name} {...props} />
        ))}
        {evidence}
      </Part>
      <Part title={say('basis')}>
        <Basis {...props} />
      </Part>
      <Part title={say('touches')}>
        <Touches {...props} />
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" aria-label={title}>
      <Stack gap="md">
        <Title order={2} size="h3">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  )
}

function What({ draft, change }: Props) {
  const say = useRequestWords()
  const list = useExemptionWords()
  return (
    <>
      <Radio.Group label={say('kind')} value={draft.kind} onChange={(kind) => change({ kind: kind })}>
        <Stack gap="xs" mt={4}>
          {(['activity', 'rule'] as const).map((kind) => (
            <Radio key={kind} value={kind} label={list(kind)} description={say(`${kind}Help`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={say('subject')}
        description={say('subjectHelp')}
        value={draft.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
        maxLength={500}
        autosize
        required
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={say('measure')}
          data={MEASURES.map((value) => ({ value, label: list(value) }))}
          value={draft.measure}
          onChange={(measure) => measure && change({ measure })}
          allowDeselect={false}
        />
        <Select
          label={list('field')}
          data={FIELDS.map((value) => ({ value, label: list(value) }))}
          value={draft.field}
          onChange={(field) => field && change({ field })}
          allowDeselect={false}
        />
      </SimpleGrid>
      {draft.kind === 'rule' && <Rule draft={draft} change={change} />}
      <Circulars draft={draft} change={change} />
    </>
  )
}

function Rule({ draft: { rule }, change }: Props) {
  const say = useRequestWords()
  const labels = { law: 'law', section: 'section', ownerTh: 'owner' } as const
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }}>
      {(['law', 'section', 'ownerTh'] as const).map((name) => (
        <TextInput
          key={name}
          label={say(labels[name])}
          value={rule[name]}
          onChange={(event) => change({ rule: { ...rule, [name]: event.currentTarget.value } })}
          maxLength={name === 'section' ? 200 : 300}
          required
        />
      ))}
    </SimpleGrid>
  )
}

/** As many letters as one chooses from. */
const MOST = 200

function Circulars({ draft, change }: Props) {
  const say = useRequestWords()
  const may = useMay()
  const found = useRead('/api/v1/inbox', { query: { limit: MOST } }, { enabled: may('inbox.read') })
  const letters = (found.data?.items ?? []).map(({ circularId, subject }) => ({
    ...{ value: circularId, label: subject },
  }))
  const unknown = draft.circularIds
    .filter((id) => !letters.some(({ value }) => value === id))
    .map((id) => ({ value: id, label: say('circular', { id }) }))
  return (
    <>
      <MultiSelect
        label={say('circulars')}
        description={say('circularsHelp')}
        data={[...letters, ...unknown]}
        value={[...draft.circularIds]}
        onChange={(circularIds) => change({ circularIds })}
        nothingFoundMessage={say('noCirculars')}
        searchable
        required={draft.kind === 'activity' && draft.procedures.length === 0}
      />
      <Kinds draft={draft} change={change} />
    </>
  )
}

/** Every circular of a kind, also one that is sent later. */
function Kinds({ draft: { procedures }, change }: Props) {
  const say = useRequestWords()
  const kinds = useIssuedKinds() ?? []
  const unknown = procedures.filter((id) => !kinds.some(({ value }) => value === id))
  return (
    <MultiSelect
      label={say('procedures')}
      description={say('proceduresHelp')}
      data={[...kinds, ...unknown.map((id) => ({ value: id, label: id }))]}
      value={[...procedures]}
      onChange={(chosen) => change({ procedures: chosen })}
      nothingFoundMessage={say('noProcedures')}
      searchable
    />
  )
}

function Who({ draft, change }: Props) {
  const say = useRequestWords()
  return (
    <>
      <Radio.Group
        aria-label={say('who')}
        value={draft.isSchool ? 'school' : 'office'}
        onChange={(who) => change({ isSchool: who === 'school' })}
      >
        <Stack gap="xs">
          <Radio value="office" label={say('ownOffice')} />
          <Radio value="school" label={say('school')} description={say('schoolHelp')} />
        </Stack>
      </Radio.Group>
      {draft.isSchool && (
        <TextInput
          label={say('schoolName')}
          value={draft.schoolTh}
          onChange={(event) => change({ schoolTh: event.currentTarget.value })}
          maxLength={300}
          required
        />
      )}
      <Select
        label={say('type')}
        data={(['state', 'private'] as const).map((value) => ({ value, label: say(value) }))}
        value={draft.applicantType}
        onChange={(applicantType) => applicantType && change({ applicantType })}
        allowDeselect={false}
        maw={240}
      />
    </>
  )
}

function Day({ name, draft, change }: Props & { name: 'from' | 'until' }) {
  const say = useRequestWords()
  return (
    <DayField
      label={say(name)}
      value={draft[name]}
      {...(name === 'until' && draft.from ? { min: draft.from } : {})}
      onChange={(day) => change({ [name]: day })}
      required
    />
  )
}

function Long({ name, draft, change }: Props & { name: Extract<Named, 'ground' | 'risk' | 'assessment'> }) {
  const say = useRequestWords()
  return (
    <Textarea
      label={say(name)}
      description={say(`${name}Help`)}
      value={draft[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      maxLength={10_000}
      autosize
      minRows={3}
      required
    />
  )
}

function Basis({ draft: { basis }, change }: Props) {
  const say = useRequestWords()
  const set = (name: keyof Draft['basis']) => (event: { currentTarget: { value: string } }) =>
    change({ basis: { ...basis, [name]: event.currentTarget.value } })
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={say('law')} value={basis.law} onChange={set('law')} maxLength={500} required />
        <TextInput label={say('section')} value={basis.section} onChange={set('section')} maxLength={200} />
        {(['validFrom', 'validTo'] as const).map((name) => (
          <DayField
            key={name}
            label={say(name)}
            value={basis[name]}
            onChange={(day) => change({ basis: { ...basis, [name]: day } })}
            required={name === 'validFrom'}
          />
        ))}
      </SimpleGrid>
      <Textarea
        label={say('basisText')}
        value={basis.text}
        onChange={set('text')}
        maxLength={20_000}
        autosize
      />
    </>
  )
}

function Touches({ draft, change }: Props) {
  const say = useRequestWords()
  const { of } = useLanguage()
  const found = useRead('/api/v1/exemption-duties')
  return (
    <Checkbox.Group
      description={say('touchesHelp')}
      aria-label={say('touches')}
      value={[...draft.touches]}
      onChange={(touches) => change({ touches })}
    >
      <Stack gap="xs" mt="xs">
        {(found.data?.items ?? []).map(({ id, nameTh, nameEn, law }) => (
          <Checkbox key={id} value={id} label={of({ th: nameTh, en: nameEn })} description={law} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

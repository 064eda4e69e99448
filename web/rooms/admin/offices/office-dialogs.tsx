import { Input, MultiSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PROVINCES } from '../../../../domain/provinces.js'
import { dayOf } from '../../../../domain/time.js'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { DayField } from '../../../parts/day-field.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { useCommonWords } from '../../../words/common.js'
import { useDates } from '../../../words/dates.js'
import { useLanguage } from '../../../words/i18n.js'
import { OfficeChoice } from '../../../parts/office-choice.js'
import type { OfficeView } from './office.js'
import { WhatStays } from './what-stays.js'
import { useOfficeWords } from './words.js'

/** What is done with an office. */
export type OfficeActName = 'change' | 'mail' | 'close'
type Props = { readonly view: OfficeView; readonly close: () => void }
const DIALOGS = { change: Change, mail: Mail, close: Close } as const

/** Asks for what a change of an office needs. */
export function OfficeDialog({ act, ...props }: Props & { act: OfficeActName }) {
  const Dialog = DIALOGS[act]
  return <Dialog {...props} />
}

const FIELDS = ['nameTh', 'shortTh', 'nameEn', 'letterPrefix'] as const
type Typed = Readonly<Record<(typeof FIELDS)[number], string>> & { readonly provinces: readonly string[] }

/** What differs from the record in force: a change says that alone. */
function differenceOf(before: Typed, after: Typed) {
  const texts = FIELDS.filter((field) => after[field].trim() !== before[field] && after[field].trim() !== '')
  const provinces =
    after.provinces.join() === before.provinces.join() ? {} : { provinces: [...after.provinces] }
  return { ...Object.fromEntries(texts.map((field) => [field, after[field].trim()])), ...provinces }
}

/** From which day and on which order, as it is typed. */
function useWhen() {
  const say = useOfficeWords()
  const [on, setDay] = useState(dayOf(useDates().now().toISOString()))
  const [orderNo, setOrder] = useState('')
  const fields = (
    <>
      <DayField label={say('on')} value={on} onChange={setDay} required />
      <TextInput
        label={say('orderNo')}
        value={orderNo}
        onChange={(event) => setOrder(event.currentTarget.value)}
        maxLength={100}
      />
    </>
  )
  return { when: { on, ...(orderNo.trim() ? { orderNo: orderNo.trim() } : {}) }, fields }
}

function Change({ view, close }: Props) {
  const say = useOfficeWords()
  const common = useCommonWords()
  const { of } = useLanguage()
  const last = view.records.at(-1)
  const before: Typed = {
    ...{ nameTh: last?.nameTh ?? '', shortTh: last?.shortTh ?? '', nameEn: last?.nameEn ?? '' },
    ...{ letterPrefix: last?.letterPrefix ?? '', provinces: last?.provinces ?? [] },
  }
  const [typed, setTyped] = useState(before)
  const [isAsked, setAsked] = useState(false)
  const { when, fields } = useWhen()
  const set = differenceOf(before, typed)
  const isSame = Object.keys(set).length === 0
  const emptied = FIELDS.filter((field) => before[field] !== '' && typed[field].trim() === '')
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/offices/{officeCode}/changes', {
        path: { officeCode: view.code },
        body: { ...when, reason, set },
        ifMatch: `"${view.changes.length}"`,
        idempotencyKey,
      }),
    close,
  )
  const send = (reason: string) => {
    setAsked(true)
    if (!isSame && emptied.length === 0 && typed.provinces.length > 0) act.mutate(reason)
  }
  return (
    <ReasonDialog
      title={say('changeTitle')}
      help={say('changeHelp')}
      confirm={common('save')}
      reasonLabel={say('reason')}
      act={act}
      onConfirm={send}
      onClose={close}
    >
      {FIELDS.map((field) => (
        <TextInput
          key={field}
          label={say(field)}
          value={typed[field]}
          onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
          error={emptied.includes(field) && say('notEmptied')}
          maxLength={field === 'letterPrefix' ? 60 : 300}
        />
      ))}
      <MultiSelect
        label={say('provinces')}
        data={PROVINCES.map((one) => ({ value: one.nameTh, label: of({ th: one.nameTh, en: one.nameEn }) }))}
        value={[...typed.provinces]}
        onChange={(provinces) => setTyped({ ...typed, provinces })}
        error={typed.provinces.length === 0 && say('notEmptied')}
        size="md"
        searchable
      />
      {fields}
      {isAsked && isSame && <Input.Error role="alert">{say('nothingChanged')}</Input.Error>}
    </ReasonDialog>
  )
}

function Close({ view, close }: Props) {
  const say = useOfficeWords()
  const [successor, setSuccessor] = useState('')
  const { when, fields } = useWhen()
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/offices/{officeCode}/closing', {
        path: { officeCode: view.code },
        body: { ...when, reason, ...(successor ? { successor } : {}) },
        ifMatch: `"${view.changes.length}"`,
        idempotencyKey,
      }),
    close,
  )
  return (
    <ReasonDialog
      title={say('closeTitle')}
      help={say('closeHelp')}
      confirm={say('close')}
      reasonLabel={say('reason')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
      isDangerous
    >
      <OfficeChoice label={say('successor')} value={successor} onChange={setSuccessor} without={view.code} />
      <WhatStays officeCode={view.code} successor={successor} />
      {fields}
    </ReasonDialog>
  )
}

/** The version of the address that is being replaced: only the head of the answer tells it. */
function useContactVersion(code: string) {
  return useQuery({
    queryKey: ['contact-version', code],
    staleTime: 0,
    async queryFn() {
      const response = await fetch(`/api/v1/offices/${code}`)
      return response.headers.get('etag') ?? '"0"'
    },
  })
}

function Mail({ view: { code, contact }, close }: Props) {
  const say = useOfficeWords()
  const common = useCommonWords()
  const version = useContactVersion(code)
  const [email, setEmail] = useState(contact?.email ?? '')
  const act = useAct(
    (_: string) =>
      api.put('/api/v1/offices/{officeCode}/contact', {
        path: { officeCode: code },
        body: { email },
        ifMatch: version.data ?? '"0"',
      }),
    close,
  )
  return (
    <ReasonDialog
      title={say('mailAct')}
      help={say('mailHelp')}
      confirm={common('save')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
    >
      <TextInput
        label={say('mail')}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        maxLength={254}
        required
      />
    </ReasonDialog>
  )
}

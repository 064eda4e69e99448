import { Radio, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { dayOf } from '../../../../domain/time.js'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { Loaded } from '../../../parts/page.js'
import { DayField } from '../../../parts/day-field.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { useCommonWords, useRoleWords } from '../../../words/common.js'
import { useDates } from '../../../words/dates.js'
import { useLanguage } from '../../../words/i18n.js'
import { OrderField, PeriodFields } from './assignment-fields.js'
import type { Held } from './assignments.js'
import type { PersonView } from './person.js'
import { usePeopleWords } from './words.js'

/** What can be done with one assignment. */
export type AssignmentActName = 'end' | 'revoke' | 'standIn'
type DialogProps = { readonly view: PersonView; readonly held: Held; readonly close: () => void }

const DIALOGS = { end: End, revoke: Revoke, standIn: StandIn } as const

/** Asks for what an act on an assignment needs. */
export function AssignmentDialog({ act, ...props }: DialogProps & { act: AssignmentActName }) {
  const Dialog = DIALOGS[act]
  return <Dialog {...props} />
}

const pathOf = ({ view, held }: DialogProps) => ({
  personId: view.person.personId,
  assignmentId: held.assignmentId,
})

function End(props: DialogProps) {
  const say = usePeopleWords()
  const [validTo, setDay] = useState('')
  const act = useAct(
    (_: string, idempotencyKey) =>
      api.post('/api/v1/people/{personId}/assignments/{assignmentId}/end', {
        ...{ path: pathOf(props), body: { validTo }, idempotencyKey },
      }),
    props.close,
  )
  return (
    <ReasonDialog
      title={say('endTitle')}
      help={say('endsHelp')}
      confirm={say('end')}
      act={act}
      onConfirm={act.mutate}
      onClose={props.close}
      isDangerous
    >
      <DayField label={say('endOn')} help={say('endHelp')} value={validTo} onChange={setDay} required />
    </ReasonDialog>
  )
}

function Revoke(props: DialogProps) {
  const say = usePeopleWords()
  const common = useCommonWords()
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/people/{personId}/assignments/{assignmentId}/revoke', {
        ...{ path: pathOf(props), body: { reason }, idempotencyKey },
      }),
    props.close,
  )
  return (
    <ReasonDialog
      title={say('revokeTitle')}
      help={say('revokeHelp')}
      confirm={say('revoke')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={act.mutate}
      onClose={props.close}
      isDangerous
    />
  )
}

function StandIn(props: DialogProps) {
  const say = usePeopleWords()
  const [period, setPeriod] = useState({ validFrom: dayOf(useDates().now().toISOString()), validTo: '' })
  const [substituteId, setSubstitute] = useState('')
  const [capacity, setCapacity] = useState<'acting' | 'onBehalf'>('acting')
  const [orderNo, setOrder] = useState('')
  const act = useAct(
    (_: string, idempotencyKey) =>
      api.post('/api/v1/people/{personId}/assignments/{assignmentId}/substitute', {
        path: pathOf(props),
        body: { substituteId, capacity, orderNo: orderNo.trim() || null, ...period },
        idempotencyKey,
      }),
    props.close,
  )
  return (
    <ReasonDialog
      title={say('standInTitle')}
      help={say('standInHelp')}
      confirm={say('standIn')}
      act={act}
      onConfirm={act.mutate}
      onClose={props.close}
    >
      <PeriodFields
        value={period}
        onChange={(part) => setPeriod((before) => ({ ...before, ...part }))}
        isEndNeeded
      />
      {period.validFrom && period.validTo && (
        <Suggested {...props} period={period} value={substituteId} onChange={setSubstitute} />
      )}
      <Select
        label={say('capacity')}
        data={(['acting', 'onBehalf'] as const).map((one) => ({ value: one, label: say(one) }))}
        value={capacity}
        onChange={(one) => setCapacity(one as 'acting')}
        allowDeselect={false}
      />
      <OrderField value={orderNo} onChange={setOrder} required />
    </ReasonDialog>
  )
}

type SuggestedProps = DialogProps & {
  readonly period: { readonly validFrom: string; readonly validTo: string }
  readonly value: string
  readonly onChange: (personId: string) => void
}

function Suggested({ period, value, onChange, ...props }: SuggestedProps) {
  const say = usePeopleWords()
  const role = useRoleWords()
  const { of } = useLanguage()
  const found = useRead('/api/v1/people/{personId}/assignments/{assignmentId}/substitutes', {
    path: pathOf(props),
    query: period,
  })
  return (
    <Loaded of={found} lines={2}>
      {({ items }) =>
        items.length === 0 ? (
          <Text role="status">{say('noSuggested')}</Text>
        ) : (
          <Radio.Group label={say('suggested')} value={value} onChange={onChange} required>
            <Stack gap="xs" mt="xs">
              {items.map((one) => (
                <Radio
                  key={one.personId}
                  value={one.personId}
                  label={`${of({ th: one.nameTh, en: one.nameEn || one.nameTh })} · ${role(one.role)}`}
                  description={of(one.reason)}
                />
              ))}
            </Stack>
          </Radio.Group>
        )
      }
    </Loaded>
  )
}

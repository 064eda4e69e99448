import { Select, SimpleGrid, TextInput } from '@mantine/core'
import type { Role } from '../../../../domain/case.js'
import { PERSONS } from '../../../../domain/policy/rule.js'
import { mayGive } from '../../../../domain/policy/staff.js'
import { dayOf } from '../../../../domain/time.js'
import { useSession } from '../../../app/session.js'
import { DayField } from '../../../parts/day-field.js'
import { useRoleWords } from '../../../words/common.js'
import { useDates } from '../../../words/dates.js'
import { OfficeChoice } from '../../../parts/office-choice.js'
import { usePeopleWords } from './words.js'

/** What a person holds. */
export type PersonRole = Exclude<Role, 'system'>
/** In which capacity. */
export type Capacity = 'holder' | 'acting' | 'onBehalf'

/** An assignment as it is typed; days are ISO, empty while unknown. */
export type TypedAssignment = {
  readonly officeCode: string
  readonly role: PersonRole | null
  readonly capacity: Capacity
  readonly orderNo: string
  readonly validFrom: string
  readonly validTo: string
  readonly auditedOffice: string
}

const CAPACITIES = ['holder', 'acting', 'onBehalf'] as const

/** What is typed before anything is: the own office, from today on. */
export function useEmptyAssignment(): TypedAssignment {
  const { actor } = useSession().me
  const today = useDates().now()
  return {
    ...{ officeCode: actor.role === 'administrator' ? '' : actor.officeCode, role: null, capacity: 'holder' },
    ...{ orderNo: '', validFrom: dayOf(today.toISOString()), validTo: '', auditedOffice: '' },
  }
}

/** An assignment as the API takes it; nothing while something needed is missing. */
export function assignmentOf({
  role,
  officeCode,
  validTo,
  auditedOffice,
  orderNo,
  ...typed
}: TypedAssignment) {
  if (!role || !officeCode || !typed.validFrom) return undefined
  const offices = auditedOffice ? [auditedOffice] : ('all' as const)
  return {
    ...{ ...typed, role, officeCode, orderNo: orderNo.trim() || null, validTo: validTo || null },
    scope: role === 'auditor' ? { offices } : null,
  }
}

type Props = { readonly value: TypedAssignment; readonly onChange: (value: TypedAssignment) => void }

/** Where, as what, in which capacity, on which order, for how long. */
export function AssignmentFields({ value, onChange }: Props) {
  const say = usePeopleWords()
  const roleWord = useRoleWords()
  const { actor } = useSession().me
  const set = (part: Partial<TypedAssignment>) => onChange({ ...value, ...part })
  const { officeCode, role, capacity } = value
  const given = PERSONS.filter(
    (one) =>
      mayGive(actor, { role: one, officeCode: actor.officeCode, inPlaceOf: null, personId: '' }) ===
      undefined,
  )
  return (
    <>
      <OfficeChoice
        label={say('office')}
        value={officeCode}
        onChange={(code) => set({ officeCode: code })}
        disabled={actor.role !== 'administrator'}
        required
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={say('role')}
          data={given.map((one) => ({ value: one, label: roleWord(one) }))}
          value={role}
          onChange={(one) => set({ role: one as PersonRole | null })}
          required
        />
        <Select
          label={say('capacity')}
          data={CAPACITIES.map((one) => ({ value: one, label: say(one) }))}
          value={capacity}
          onChange={(one) => set({ capacity: one ?? 'holder' })}
          allowDeselect={false}
        />
      </SimpleGrid>
      {role === 'auditor' && (
        <OfficeChoice
          label={say('scope')}
          value={value.auditedOffice}
          onChange={(code) => set({ auditedOffice: code })}
        />
      )}
      <OrderField
        value={value.orderNo}
        onChange={(orderNo) => set({ orderNo })}
        required={capacity !== 'holder'}
      />
      <PeriodFields value={value} onChange={set} isEndNeeded={role === 'auditor' || capacity !== 'holder'} />
    </>
  )
}

type OrderProps = { value: string; onChange: (value: string) => void; required?: boolean }

/** The number of an order. */
export function OrderField({ value, onChange, required = false }: OrderProps) {
  const say = usePeopleWords()
  return (
    <TextInput
      label={say('orderNo')}
      description={say('orderHelp')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={100}
      required={required}
    />
  )
}

type Period = { readonly validFrom: string; readonly validTo: string }
type PeriodProps = { value: Period; onChange: (part: Partial<Period>) => void; isEndNeeded?: boolean }

/** From a first day on, up to but not including the last. */
export function PeriodFields({ value: { validFrom, validTo }, onChange, isEndNeeded = false }: PeriodProps) {
  const say = usePeopleWords()
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <DayField
        label={say('from')}
        value={validFrom}
        onChange={(day) => onChange({ validFrom: day })}
        required
      />
      <DayField
        label={say(isEndNeeded ? 'toNeeded' : 'to')}
        help={say('toHelp')}
        value={validTo}
        onChange={(day) => onChange({ validTo: day })}
        required={isEndNeeded}
      />
    </SimpleGrid>
  )
}

import { Checkbox, NumberInput, Select, SimpleGrid, Stack } from '@mantine/core'
import type { CommitteeRules, Fraction } from '../../../domain/committee/case.js'
import { useFoundingWords } from './founding-words.js'
import { useShare } from './rule-lines.js'
import { useCommitteeWords } from './words.js'

type Set = (some: Partial<CommitteeRules>) => void
type Props = { readonly rules: CommitteeRules; readonly set: Set }

/** The shares that laws name. One that a committee has beside these stays among them. */
const SHARES = ['1/3', '1/2', '2/3', '3/4', '1/1']
const THRESHOLDS = ['majority', 'twoThirds', 'threeQuarters'] as const
const BASES = ['presentAndVoting', 'present', 'all'] as const
/** As the rules have it where nothing else is said: administrative procedure act s.79. */
const SECOND_CALL = { quorum: { numerator: 1, denominator: 3 }, withinDays: 14 }

/** How a committee meets and decides, field by field. */
export function RuleFields({ rules, set }: Props) {
  const say = useCommitteeWords()
  const tell = useFoundingWords()
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <ShareChoice label={tell('quorum')} value={rules.quorum} onChange={(quorum) => set({ quorum })} />
        <Days
          label={tell('noticeDays')}
          value={rules.noticeDays}
          onChange={(noticeDays) => set({ noticeDays })}
        />
      </SimpleGrid>
      <SecondCall rules={rules} set={set} />
      <Select
        label={tell('threshold')}
        data={THRESHOLDS.map((one) => ({ value: one, label: say(one) }))}
        value={rules.threshold}
        onChange={(one) => set({ threshold: one as CommitteeRules['threshold'] })}
        allowDeselect={false}
      />
      <Select
        label={tell('base')}
        data={BASES.map((one) => ({ value: one, label: say(one) }))}
        value={rules.majorityBase}
        onChange={(one) => set({ majorityBase: one as CommitteeRules['majorityBase'] })}
        allowDeselect={false}
      />
      <Ways rules={rules} set={set} />
    </Stack>
  )
}

/** A lower quorum for a meeting that is called again, or none. */
function SecondCall({ rules: { secondCall }, set }: Props) {
  const tell = useFoundingWords()
  return (
    <>
      <Checkbox
        label={tell('mayCallAgain')}
        checked={secondCall !== null}
        onChange={(event) => set({ secondCall: event.currentTarget.checked ? SECOND_CALL : null })}
      />
      {secondCall && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <ShareChoice
            label={tell('againQuorum')}
            value={secondCall.quorum}
            onChange={(quorum) => set({ secondCall: { ...secondCall, quorum } })}
          />
          <Days
            label={tell('againDays')}
            value={secondCall.withinDays}
            onChange={(withinDays) => set({ secondCall: { ...secondCall, withinDays } })}
          />
        </SimpleGrid>
      )}
    </>
  )
}

const WAYS = [
  ['castingVote', 'casting'],
  ['secretBallot', 'secret'],
  ['eMeeting', 'eMeeting'],
  ['circulation', 'circulation'],
] as const

function Ways({ rules, set }: Props) {
  const say = useCommitteeWords()
  const tell = useFoundingWords()
  return WAYS.map(([name, word]) => (
    <Checkbox
      key={name}
      label={say(word)}
      {...(name === 'circulation' ? { description: tell('circulationHelp') } : {})}
      checked={rules[name]}
      onChange={(event) => set({ [name]: event.currentTarget.checked })}
    />
  ))
}

type ShareProps = {
  readonly label: string
  readonly value: Fraction
  readonly onChange: (share: Fraction) => void
}

function ShareChoice({ label, value, onChange }: ShareProps) {
  const share = useShare()
  const typed = `${value.numerator}/${value.denominator}`
  const known = SHARES.includes(typed) ? SHARES : [...SHARES, typed]
  return (
    <Select
      label={label}
      data={known.map((one) => ({ value: one, label: share(fractionOf(one)) }))}
      value={typed}
      onChange={(one) => onChange(fractionOf(one ?? typed))}
      allowDeselect={false}
    />
  )
}

function fractionOf(typed: string): Fraction {
  const [numerator = 1, denominator = 2] = typed.split('/').map(Number)
  return { numerator, denominator }
}

type DaysProps = {
  readonly label: string
  readonly value: number
  readonly onChange: (days: number) => void
}

function Days({ label, value, onChange }: DaysProps) {
  return (
    <NumberInput
      label={label}
      value={value}
      onChange={(days) => onChange(Number(days))}
      min={0}
      max={366}
      allowDecimal={false}
      required
    />
  )
}

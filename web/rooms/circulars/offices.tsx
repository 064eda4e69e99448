import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Link } from 'wouter'
import { usePages } from '../../api/read.js'
import { UNANSWERED } from '../../../domain/submission/case.js'
import { DueTime } from '../../parts/due.js'
import { Empty } from '../../parts/empty.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Rows, type Column } from '../../parts/rows.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { factsOf } from '../../words/facts.js'
import { queryOf, type Figure } from './filter.js'
import { useProvinceName } from './province-name.js'
import { ANSWER_TONE, type OfficeEntry } from './tones.js'
import styles from './offices.module.css'
import { useTrackWords } from './track-words.js'
import type { Part } from './ways.js'

/** Which offices were chosen for an act, by code; and how the choice is changed. */
export type Choice = {
  readonly codes: ReadonlySet<string>
  readonly set: (codes: ReadonlySet<string>) => void
}

/** How long nobody types before the list is asked, in milliseconds: short, as it answers at once. */
const PAUSE_MS = 100

type Props = {
  readonly circularId: string
  readonly figure: Figure | undefined
  /** The province or the day that narrows the list. */
  readonly part: Part
  readonly onShowAll: () => void
  /** Left out where nobody can be chosen for anything. */
  readonly choice?: Choice
}

/** The offices of a circular behind a number: narrowed by the server, so that 30,000 are as quick as thirty. */
export function Offices({ circularId, figure, part, onShowAll, choice }: Props) {
  const say = useTrackWords()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const query = queryOf({ text, ...part, ...(figure ? { figure } : {}) })
  const path = '/api/v1/circulars/{circularId}/submissions'
  const found = usePages(path, { path: { circularId }, query }, { keepBefore: true })
  const columns = useColumns(choice)
  return (
    <Stack component="section" gap="sm" aria-label={say('offices')} aria-busy={found.isPlaceholderData}>
      <TextInput
        label={say('findOffice')}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Narrowed figure={figure} part={part} onShowAll={onShowAll} total={found.first?.total} />
      {choice && <Chosen choice={choice} shown={found.items} />}
      <Loaded of={{ ...found, data: found.first }} lines={6}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('noOffice')} help={say('noOfficeHelp')} />
          ) : (
            <Rows
              label={say('offices')}
              columns={columns}
              rows={found.items}
              keyOf={({ officeCode }) => officeCode}
            />
          )
        }
      </Loaded>
      <More of={found} />
    </Stack>
  )
}

type NarrowedProps = Pick<Props, 'figure' | 'part' | 'onShowAll'> & { readonly total: number | undefined }

function Narrowed({ figure, part: { province, day }, onShowAll, total }: NarrowedProps) {
  const say = useTrackWords()
  const dates = useDates()
  const nameOf = useProvinceName()
  const only = factsOf([
    figure && say(figure),
    province && nameOf(province),
    day && say('answeredOn', { day: dates.shortDay(day) }),
  ])
  return (
    <Group justify="space-between" mih={42}>
      <Text size="sm" role="status">
        {only && `${say('filteredBy')} ${only} – `}
        {total !== undefined && say('shown', { count: total.toLocaleString('en') })}
      </Text>
      {only && (
        <Button size="xs" variant="default" onClick={onShowAll}>
          {say('showAll')}
        </Button>
      )}
    </Group>
  )
}

function Chosen({ choice, shown }: { choice: Choice; shown: readonly OfficeEntry[] }) {
  const say = useTrackWords()
  const { codes, set } = choice
  const isAll = shown.length > 0 && shown.every(({ officeCode }) => codes.has(officeCode))
  const toggle = () =>
    set(isAll ? new Set() : new Set([...codes, ...shown.map(({ officeCode }) => officeCode)]))
  return (
    <Group gap="md" mih={42} className="no-print">
      <label className={styles.all}>
        <input
          type="checkbox"
          className={styles.tick}
          checked={isAll}
          ref={(field) => {
            if (field) field.indeterminate = !isAll && codes.size > 0
          }}
          onChange={toggle}
        />
        {say('chooseShown')}
      </label>
      {codes.size > 0 && (
        <Group gap="xs">
          <Text size="sm" fw={600} role="status">
            {say('chosen', { count: codes.size })}
          </Text>
          <Button size="xs" variant="subtle" onClick={() => set(new Set())}>
            {say('unchoose')}
          </Button>
        </Group>
      )}
    </Group>
  )
}

function useColumns(choice: Choice | undefined): Column<OfficeEntry>[] {
  const say = useTrackWords()
  const dates = useDates()
  return [
    {
      key: 'office',
      head: say('office'),
      cell: (row) => <Name row={row} choice={choice} />,
      // The longest word of a name, beside the box that chooses it.
      leastWidth: 215,
    },
    { key: 'status', head: say('status'), cell: (row) => <Standing row={row} /> },
    { key: 'due', head: say('due'), cell: (row) => <DueOf row={row} />, leastWidth: 130 },
    {
      key: 'receipt',
      head: say('receipt'),
      cell: ({ receiptNumber }) => receiptNumber ?? '–',
      // Four digits, which are not broken.
      leastWidth: 70,
    },
    {
      key: 'answered',
      head: say('answeredAt'),
      // The day whole, the clock below it.
      leastWidth: 115,
      cell: ({ answeredAt, late }) => (
        <>
          {answeredAt ? dates.moment(answeredAt) : '–'} {late && <Tag tone="late">{say('isLate')}</Tag>}
        </>
      ),
    },
  ]
}

function DueOf({ row: { due, status } }: { row: OfficeEntry }) {
  const dates = useDates()
  const isOpen = UNANSWERED.includes(status)
  if (!isOpen) return dates.shortDay(due.day)
  return <DueTime isInRow due={due} overdue={Date.parse(due.at) <= dates.now().getTime()} />
}

function Name({ row, choice }: { row: OfficeEntry; choice: Choice | undefined }) {
  const say = useTrackWords()
  const nameOf = useProvinceName()
  const { officeCode, province } = row
  const office = useOfficeNaming().carriedNameOf(row)
  const toggle = () => {
    if (!choice) return
    const codes = new Set(choice.codes)
    if (!codes.delete(officeCode)) codes.add(officeCode)
    choice.set(codes)
  }
  const name = (
    <>
      <Link className={styles.name} href={`/circular/${row.circularId}/review/${officeCode}`}>
        {office}
      </Link>
      <div className={styles.where}>
        {officeCode}&nbsp;· {nameOf(province)}
      </div>
    </>
  )
  if (!choice) return name
  return (
    <div className={styles.choice}>
      <input
        type="checkbox"
        className={`${styles.tick} no-print`}
        aria-label={say('chooseOffice', { office })}
        checked={choice.codes.has(officeCode)}
        onChange={toggle}
      />
      <div>{name}</div>
    </div>
  )
}

function Standing({ row: { status, bouncedAt, state } }: { row: OfficeEntry }) {
  const say = useTrackWords()
  return (
    <>
      <Tag tone={ANSWER_TONE[status]}>{say(status)}</Tag>{' '}
      {bouncedAt && <Tag tone="late">{say('isBounced')}</Tag>}{' '}
      {state.timeRequest && <Tag tone="attention">{say('asksMoreTime')}</Tag>}
    </>
  )
}

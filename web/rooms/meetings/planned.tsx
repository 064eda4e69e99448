import { Anchor, NativeSelect, Text } from '@mantine/core'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/read.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { useDates } from '../../words/dates.js'
import { useMeetingNumber } from './head.js'
import { useMeetingWords } from './words.js'

type Props = {
  /** Of this committee alone; of every one that the reader may prepare where none is said. */
  readonly committeeId?: string
  readonly value: string
  readonly onChange: (meetingId: string) => void
}

/** Chooses a meeting to whose agenda something can still be added; the first one is chosen already. */
export function PlannedMeeting({ committeeId, value, onChange }: Props) {
  const say = useMeetingWords()
  const number = useMeetingNumber()
  const committeeOf = useCommitteeOf()
  const dates = useDates()
  const query = { status: 'planned' as const, ...(committeeId === undefined ? {} : { committeeId }) }
  const found = useRead('/api/v1/meetings', { query })
  const meetings = found.data?.items ?? []
  const first = meetings[0]?.meetingId
  useEffect(() => {
    if (value === '' && first !== undefined) onChange(first)
  }, [value, first, onChange])
  if (found.data && meetings.length === 0)
    return (
      <Text role="status">
        {say('nonePlanned')}{' '}
        <Anchor component={Link} underline="always" href="/meetings/new">
          {say('convene')}
        </Anchor>
      </Text>
    )
  return (
    <NativeSelect
      label={say('whichMeeting')}
      size="md"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={meetings.map((one) => ({
        value: one.meetingId,
        // Of one committee its name need not be said: on a phone nothing would be left of the date.
        label: [committeeId === undefined && committeeOf(one), number(one), dates.shortDay(one.startsAt)]
          .filter(Boolean)
          .join(' · '),
      }))}
    />
  )
}

import { Anchor, List, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { Answered } from '../../../api/client.js'
import { Rows, type Column } from '../../../parts/rows.js'
import { useDates } from '../../../words/dates.js'
import { useLanguage } from '../../../words/i18n.js'
import { OfficeName } from '../../../parts/office-name.js'
import { useCalendarWords } from './words.js'

/** What a change would do. */
export type Preview = Extract<
  Answered<'/api/v1/calendars/changes', 'post'>,
  { readonly moves: readonly unknown[] }
>
/** A date that would move. */
export type Move = Preview['moves'][number]
/** The same with what was decided. */
export type DecidedMove = Answered<'/api/v1/calendars/changes/{changeId}/moves'>['items'][number]

/** Dates that move: from when to when, and because of what. `further` are columns of the page that shows them. */
export function Moves<One extends Move>({
  moves,
  further = [],
}: {
  moves: readonly One[]
  further?: readonly Column<One>[]
}) {
  const say = useCalendarWords()
  return (
    <Rows<One>
      label={say('preview')}
      rows={moves}
      keyOf={({ caseId }) => caseId}
      columns={[
        { key: 'subject', head: say('subject'), cell: (move) => <Subject move={move} /> },
        { key: 'days', head: say('fromTo'), cell: (move) => <FromTo move={move} /> },
        { key: 'cause', head: say('cause'), cell: (move) => <Cause move={move} /> },
        ...further,
      ]}
    />
  )
}

function Subject({ move: { subject, circularId, officeCode, offices } }: { move: Move }) {
  const say = useCalendarWords()
  return (
    <>
      <Anchor component={Link} href={`/circular/${circularId}`} fw={600}>
        {subject}
      </Anchor>
      <Text size="sm" c="dimmed">
        {officeCode ? <OfficeName code={officeCode} /> : say('offices', { count: offices })}
      </Text>
    </>
  )
}

/** The last day of a date whose first instant that is too late is given. */
const lastDay = (dueAt: string) => new Date(Date.parse(dueAt) - 1).toISOString()

function FromTo({ move: { from, to, toDay, cause } }: { move: Move }) {
  const say = useCalendarWords()
  const dates = useDates()
  if (cause === 'reminders') return `${dates.shortDay(toDay)} (${say('sameDue')})`
  return (
    <>
      <Text component="span" td="line-through" c="dimmed" size="sm">
        {dates.shortDay(lastDay(from.dueAt))}
      </Text>{' '}
      →{' '}
      <Text component="span" fw={600} size="sm">
        {dates.shortDay(lastDay(to.dueAt))}
      </Text>
    </>
  )
}

function Cause({ move: { cause, why } }: { move: Move }) {
  const say = useCalendarWords()
  const { of } = useLanguage()
  return (
    <>
      {say(cause)}
      {why.length > 0 && (
        <details>
          <summary>{say('why')}</summary>
          <List size="sm" type="ordered">
            {why.map((step, index) => (
              <List.Item key={index}>{of(step)}</List.Item>
            ))}
          </List>
        </details>
      )}
    </>
  )
}

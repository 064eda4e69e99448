import { Box, Text } from '@mantine/core'
import { membersOn } from '../../../domain/committee/members.js'
import { staysOf } from '../../../domain/meeting/figures.js'
import { dayOf } from '../../../domain/time.js'
import { useDates } from '../../words/dates.js'
import { stateOf, useNameOf, type MeetingView } from '../meetings/data.js'
import { Part } from './record.js'
import { useMinutesWords } from './words.js'

/** Who was there from when to when, whether there was a quorum, and who presided. */
export function Presence({ view }: { view: MeetingView }) {
  const say = useMinutesWords()
  const dates = useDates()
  const nameOf = useNameOf(view)
  const { quorum, chairing } = stateOf(view)
  return (
    <>
      <Part title={say('quorum')}>
        <ul>
          {quorum.map(({ at, what, counted, needed }) => (
            <li key={`${at}${what}`}>
              {say(what === 'opened' ? 'openedAt' : what, { clock: dates.clock(at), counted, needed })}
            </li>
          ))}
          {chairing.map(({ personId, at }) => (
            <li key={`${personId}${at}`}>
              {say('presided', { name: nameOf(personId), clock: dates.clock(at) })}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={say('attendance')}>
        <Persons view={view} />
      </Part>
    </>
  )
}

function Persons({ view }: { view: MeetingView }) {
  const say = useMinutesWords()
  const dates = useDates()
  const nameOf = useNameOf(view)
  const meeting = stateOf(view)
  const { committee, session, attendance, guests, endedAt = null } = meeting
  const members = committee ? membersOn(committee, dayOf(session.startsAt)) : []
  const persons = [...new Set([...members, ...guests, ...attendance].map(({ personId }) => personId))]
  const timesOf = (personId: string) =>
    staysOf(meeting, personId)
      .map(({ from, to: left }) => {
        const to = left ?? endedAt
        const times = { from: dates.clock(from), to: to === null ? '' : dates.clock(to) }
        return say(to === null ? 'since' : 'fromTo', times)
      })
      .join(', ')
  return (
    <ul>
      {persons.map((personId) => (
        <li key={personId}>
          {nameOf(personId)}:{' '}
          <Box component="span" display="inline-block">
            {timesOf(personId) || say('neverCame')}
          </Box>
          {attendance.some((one) => one.personId === personId && one.via === 'afterwards') && (
            <Text span size="sm" c="dimmed">
              {' '}
              ({say('afterwards')})
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}

import { Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { membersOn } from '../../../domain/committee/members.js'
import { presentAt } from '../../../domain/committee/attendance.js'
import { dayOf } from '../../../domain/time.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { can, stateOf, useNameOf, type MeetingView } from './data.js'
import styles from './agenda.module.css'
import { useMeetingPeopleWords } from './people-words.js'
import { useMeetingWords } from './words.js'

const GuestDialog = lazy(() => import('./guest-dialog.js').then((room) => ({ default: room.GuestDialog })))
const AfterwardsDialog = lazy(() =>
  import('./afterwards-dialog.js').then((room) => ({ default: room.AfterwardsDialog })),
)

/** After every movement that was noted: who is there then. */
const AT_THE_END = '9999-12-31T00:00:00.000Z'

/** Who was called, who came, and who sent apologies. */
export function Attendance({ view }: { view: MeetingView }) {
  const say = useMeetingWords()
  const people = useMeetingPeopleWords()
  const dates = useDates()
  const nameOf = useNameOf(view)
  const [asked, setAsked] = useState<'guest' | 'afterwards'>()
  const close = () => setAsked(undefined)
  const meeting = stateOf(view)
  const { committee, session, attendance, apologies, guests } = meeting
  const present = presentAt(attendance, AT_THE_END)
  const members = committee ? membersOn(committee, dayOf(session.startsAt)).map((one) => one.personId) : []
  const persons = [
    ...new Set([...members, ...attendance.map((one) => one.personId), ...guests.map((one) => one.personId)]),
  ]
  return (
    <Paper component="section" aria-labelledby="attendance">
      <Stack gap="xs">
        <Group justify="space-between" gap="sm">
          <Title order={2} id="attendance">
            {say('attendance')}
          </Title>
          <Group gap="xs">
            {can(view, 'attendAfterwards') && (
              <Button variant="default" size="sm" onClick={() => setAsked('afterwards')}>
                {people('afterwards')}
              </Button>
            )}
            {can(view, 'inviteGuest') && (
              <Button variant="default" size="sm" onClick={() => setAsked('guest')}>
                {people('invite')}
              </Button>
            )}
          </Group>
        </Group>
        {attendance.length === 0 && <Text c="dimmed">{say('noAttendance')}</Text>}
        <ul className={styles.items}>
          {persons.map((personId) => {
            const last = attendance.findLast((one) => one.personId === personId)
            const apology = apologies.find((one) => one.personId === personId)
            return (
              <li key={personId} className={styles.item}>
                <Box flex={1}>
                  <Text>
                    {nameOf(personId)}
                    {guests
                      .filter((one) => one.personId === personId)
                      .map(({ as, itemId }) => (
                        <Text span c="dimmed" size="sm" key={`${as}${itemId}`}>
                          {' '}
                          &nbsp;· {people(as)} {itemId && numberOfItem(meeting.agenda, itemId)}
                        </Text>
                      ))}
                  </Text>
                  {last?.via === 'afterwards' && (
                    <Text size="sm" c="dimmed">
                      {people('lateNote', { reason: last.entered.reason })}
                    </Text>
                  )}
                  {apology && (
                    <Text size="sm" c="dimmed">
                      {say('apologised', { reason: apology.reason })}
                    </Text>
                  )}
                </Box>
                <Group gap="xs">
                  {last && (
                    <Text size="sm" c="dimmed">
                      {dates.clock(last.at)}
                    </Text>
                  )}
                  {(last ?? meeting.openedAt) && (
                    <Tag tone={present.includes(personId) ? 'done' : 'calm'}>
                      {say(present.includes(personId) ? 'present' : last ? 'left' : 'absent')}
                    </Tag>
                  )}
                </Group>
              </li>
            )
          })}
        </ul>
      </Stack>
      <Suspense>
        {asked === 'guest' && <GuestDialog view={view} close={close} />}
        {asked === 'afterwards' && <AfterwardsDialog {...{ view, persons, close }} />}
      </Suspense>
    </Paper>
  )
}

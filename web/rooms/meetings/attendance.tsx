import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { membersOn } from '../../../domain/committee/members.js'
import { presentAt } from '../../../domain/committee/attendance.js'
import { dayOf } from '../../../domain/time.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { stateOf, useNameOf, type MeetingView } from './data.js'
import styles from './agenda.module.css'
import { useMeetingWords } from './words.js'

/** After every movement that was noted: who is there then. */
const AT_THE_END = '9999-12-31T00:00:00.000Z'

/** Who was called, who came, and who sent apologies. */
export function Attendance({ view }: { view: MeetingView }) {
  const say = useMeetingWords()
  const dates = useDates()
  const nameOf = useNameOf(view)
  const meeting = stateOf(view)
  const { committee, session, attendance, apologies, guests } = meeting
  if (!committee) return null
  const present = presentAt(attendance, AT_THE_END)
  const members = membersOn(committee, dayOf(session.startsAt)).map(({ personId }) => personId)
  const persons = [
    ...new Set([...members, ...attendance.map((one) => one.personId), ...guests.map((one) => one.personId)]),
  ]
  return (
    <Paper component="section" aria-labelledby="attendance">
      <Stack gap="xs">
        <Title order={2} id="attendance">
          {say('attendance')}
        </Title>
        {attendance.length === 0 && <Text c="dimmed">{say('noAttendance')}</Text>}
        <ul className={styles.items}>
          {persons.map((personId) => {
            const last = attendance.findLast((one) => one.personId === personId)
            const apology = apologies.find((one) => one.personId === personId)
            return (
              <li key={personId} className={styles.item}>
                <Box flex={1}>
                  <Text>{nameOf(personId)}</Text>
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
                  <Tag tone={present.includes(personId) ? 'done' : 'calm'}>
                    {say(present.includes(personId) ? 'present' : last ? 'left' : 'absent')}
                  </Tag>
                </Group>
              </li>
            )
          })}
        </ul>
      </Stack>
    </Paper>
  )
}

import { Group, Text, Title } from '@mantine/core'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { useDates, yearIn } from '../../words/dates.js'
import { useCommonWords } from '../../words/common.js'
import { useLanguage } from '../../words/i18n.js'
import { useHomeWords } from './words.js'

const COMING = ['planned', 'called', 'inSession', 'inquorate']

/** The meetings in which this person sits, the next one first. */
export function Meetings() {
  const say = useHomeWords()
  const common = useCommonWords()
  const dates = useDates()
  const { language } = useLanguage()
  const may = useMay()
  const committeeOf = useCommitteeOf()
  const found = useRead('/api/v1/meetings', { query: { mine: 'true' } }, { enabled: may('meeting.list') })
  const coming = (found.data?.items ?? [])
    .filter(({ status }) => COMING.includes(status))
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
  if (coming.length === 0) return null
  return (
    <section aria-label={say('toMeet')}>
      <Title order={2} mb="sm">
        {say('toMeet')}
      </Title>
      <Cards>
        {coming.map(({ meetingId, number, year, startsAt, ...named }) => (
          <li key={meetingId}>
            <CardLink href={`/meeting/${meetingId}`}>
              <Text fw={600}>
                {say('meeting', {
                  committee: committeeOf(named),
                  number: `${number ?? '–'}/${yearIn(language, year)}`,
                })}
              </Text>
              <Group gap="sm" mt={4}>
                <Text component="time" dateTime={startsAt} size="sm">
                  {dates.day(startsAt)} {common('time', { clock: dates.clock(startsAt) })}
                </Text>
              </Group>
            </CardLink>
          </li>
        ))}
      </Cards>
    </section>
  )
}

import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useDates } from '../../words/dates.js'
import { useNameOf, type MeetingView } from '../meetings/data.js'
import { stageOf, type Stage } from './data.js'
import styles from './minutes.module.css'
import { useMinutesWords } from './words.js'

const STAGES: readonly Exclude<Stage, 'over'>[] = ['write', 'sign', 'circulate', 'certify']

/** How far the minutes are, who signed them, and where they were certified. */
export function Stages({ view }: { view: MeetingView }) {
  const say = useMinutesWords()
  const now = stageOf(view)
  const at = now === 'over' ? STAGES.length : STAGES.indexOf(now)
  return (
    <Stack gap="sm">
      <ol className={styles.stages} aria-label={say('stages')}>
        {STAGES.map((stage, place) => {
          const isDone = place < at
          return (
            <li
              key={stage}
              className={`${styles.stage} ${isDone ? styles.done : ''}`}
              {...(place === at ? { 'aria-current': 'step' } : {})}
            >
              <span className={styles.dot} aria-hidden>
                {isDone ? '✓' : place + 1}
              </span>
              {say(stage)}
            </li>
          )
        })}
      </ol>
      <Course view={view} />
    </Stack>
  )
}

const SIGNERS = ['drafter', 'checker'] as const

function Course({ view }: { view: MeetingView }) {
  const say = useMinutesWords()
  const dates = useDates()
  const nameOf = useNameOf(view)
  const { minutes } = view.state
  const newest = minutes?.versions.at(-1)
  if (!minutes || !newest) return null
  const { circulated, certified, amendments } = minutes
  const { version, personId, at } = newest
  return (
    <Text component="div" size="sm">
      <div>{say('versionLine', { version, name: nameOf(personId), moment: dates.moment(at) })}</div>
      {SIGNERS.map((as) => {
        const signed = minutes.signatures.find((one) => one.as === as)
        const by = signed && { name: nameOf(signed.personId), moment: dates.moment(signed.at) }
        return (
          <div key={as}>
            {say(as)}: {by ? say('signedBy', by) : say('unsigned')}
          </div>
        )
      })}
      {circulated && <div>{say('circulatedAt', { moment: dates.moment(circulated.at) })}</div>}
      {certified && (
        <div>
          {say('certifiedAt', { moment: dates.moment(certified.at) })}&nbsp;·{' '}
          <Anchor component={Link} href={`/meeting/${certified.meetingId}`} size="sm" underline="always">
            {say('toCertifying')}
          </Anchor>
        </div>
      )}
      {amendments.map((one) => (
        <div key={one.at}>{say('amendedAt', { moment: dates.moment(one.at) })}</div>
      ))}
    </Text>
  )
}

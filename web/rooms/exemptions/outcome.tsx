import { Anchor, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { dueWall } from '../../../domain/time.js'
import { AsWritten } from '../../parts/as-written.js'
import { Tag } from '../../parts/tag.js'
import { eraYearIn, useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useExemptionActWords } from './act-words.js'
import type { ExemptionView } from './view.js'

type Props = { readonly view: ExemptionView }

/** What was decided and told, and what came after it: appeal, revocation, end. */
export function Outcome({ view }: Props) {
  const { decision, notice, appeal, revocation, ended } = view.state
  return (
    <>
      {decision && <Decision view={view} />}
      {notice && <Notice view={view} />}
      {appeal && <Appeal view={view} />}
      {revocation && <Revocation view={view} />}
      {ended && <Ended view={view} />}
    </>
  )
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" aria-label={title}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  )
}

function Words({ label, children }: { label?: string; children: string }) {
  return (
    <div>
      {label && (
        <Text size="sm" c="dimmed">
          {label}
        </Text>
      )}
      <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        <AsWritten>{children}</AsWritten>
      </Text>
    </div>
  )
}

function Decision({ view: { state } }: Props) {
  const say = useExemptionActWords()
  const dates = useDates()
  const { language } = useLanguage()
  const { decision, granted } = state
  if (!decision) return null
  const { resolution, reference } = decision
  const { from = '', until = '' } = granted ?? {}
  return (
    <Card title={say('decision')}>
      <Text component="div" size="sm">
        <Tag tone={decision.granted ? 'done' : 'late'}>
          {say(decision.granted ? 'granted' : 'notGranted')}
        </Tag>{' '}
        {resolution && (
          <Anchor component={Link} href={`/meeting/${resolution.meetingId}`} size="sm" underline="always">
            {say('decidedBy', {
              number: resolution.resolution.number,
              year: eraYearIn(language, resolution.resolution.year),
            })}
          </Anchor>
        )}
        {reference}&nbsp;· {dates.moment(decision.at)}
      </Text>
      <Words>{decision.reason}</Words>
      {granted && <Words>{say('grantedPeriod', { from: dates.day(from), until: dates.day(until) })}</Words>}
    </Card>
  )
}

function Notice({ view: { state } }: Props) {
  const say = useExemptionActWords()
  const { notice, appealWaived } = state
  if (!notice) return null
  return (
    <Card title={say('notice')}>
      <Words label={say('facts')}>{notice.facts}</Words>
      <Words label={say('legal')}>{notice.law}</Words>
      <Words label={say('considerations')}>{notice.considerations}</Words>
      {!notice.appealUntil && <Text size="sm">{say('noAppeal')}</Text>}
      {appealWaived && <Text size="sm">{say('waived')}</Text>}
    </Card>
  )
}

function Appeal({ view: { state } }: Props) {
  const say = useExemptionActWords()
  const dates = useDates()
  const { appeal } = state
  if (!appeal) return null
  const { outcome } = appeal
  return (
    <Card title={say('appealTitle')}>
      <Words label={`${say('grounds')} · ${dates.moment(appeal.at)}`}>{appeal.grounds}</Words>
      {outcome && (
        <>
          <div>
            <Tag tone={outcome.changed ? 'done' : 'late'}>
              {say(outcome.changed ? 'changed' : 'unchanged')}
            </Tag>
          </div>
          <Words label={`${say('appealOutcome')} · ${dates.moment(outcome.at)}`}>{outcome.reason}</Words>
        </>
      )}
    </Card>
  )
}

function Revocation({ view: { state } }: Props) {
  const say = useExemptionActWords()
  const dates = useDates()
  const { revocation } = state
  if (!revocation) return null
  const { reason, hearUntil, statement } = revocation
  return (
    <Card title={say('revocation')}>
      <Words label={say('hearBy', { day: dates.day(dueWall(hearUntil).day) })}>{reason}</Words>
      {statement && <Words label={`${say('said')} · ${dates.moment(statement.at)}`}>{statement.text}</Words>}
    </Card>
  )
}

function Ended({ view: { state } }: Props) {
  const say = useExemptionActWords()
  const dates = useDates()
  if (!state.ended) return null
  return (
    <Card title={say('ended')}>
      <Words label={dates.moment(state.ended.at)}>{state.ended.reason}</Words>
    </Card>
  )
}

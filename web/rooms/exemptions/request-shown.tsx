import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { AsWritten } from '../../parts/as-written.js'
import { KindName } from '../../parts/kind-name.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { useRequestWords } from './request-words.js'
import type { ExemptionView } from './view.js'
import { useExemptionWords } from './words.js'

/** What was asked, in the applicant's own words, with evidence and legal basis. */
export function RequestShown({ view }: { view: ExemptionView }) {
  const say = useRequestWords()
  const list = useExemptionWords()
  const dates = useDates()
  const { request } = view
  const { measure, field, period, rule } = request
  return (
    <Paper component="section" aria-label={say('request')}>
      <Stack gap="md">
        <Title order={2} size="h3">
          {say('request')}
        </Title>
        <Line label={say('measure')}>
          {list(measure)}&nbsp;· {list('field')} {list(field)}
        </Line>
        <Line label={say('when')}>
          {list('fromTo', { from: dates.day(period.from), until: dates.day(period.until) })}
        </Line>
        {rule && (
          <Line label={say('lawTitle')}>
            <AsWritten>{rule.law}</AsWritten> {rule.section}&nbsp;· {rule.ownerTh}
          </Line>
        )}
        <Scope view={view} />
        {(['ground', 'risk', 'assessment'] as const).map((name) => (
          <Line key={name} label={say(name)}>
            <AsWritten>{request[name]}</AsWritten>
          </Line>
        ))}
        <Evidence view={view} />
        <Basis view={view} />
      </Stack>
    </Paper>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div style={{ breakInside: 'avoid-page' }}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="div" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  )
}

function Scope({ view: { request } }: { view: ExemptionView }) {
  const say = useRequestWords()
  const { circularIds, procedures } = request.scope
  const { officeCode } = request.applicant
  return (
    <>
      {circularIds.length > 0 && (
        <Line label={say('circulars')}>
          {circularIds.map((id) => (
            <Anchor key={id} component={Link} href={`/submission/${id}/${officeCode}`} display="block">
              <CircularName id={id} />
            </Anchor>
          ))}
        </Line>
      )}
      {procedures.length > 0 && (
        <Line label={say('procedures')}>
          {procedures.map((id) => (
            <div key={id}>
              <KindName id={id} />
            </div>
          ))}
        </Line>
      )}
    </>
  )
}

/** As many letters as an office has lying before it. */
const MOST = 200

/** The subject of a circular: from the letters of the office that got it, or from those of the office that sent it. */
function CircularName({ id }: { id: string }) {
  const say = useRequestWords()
  const may = useMay()
  const isOffice = may('inbox.read')
  const inbox = useRead('/api/v1/inbox', { query: { limit: MOST } }, { enabled: isOffice })
  const circular = useRead(
    '/api/v1/circulars/{circularId}',
    { path: { circularId: id } },
    { enabled: !isOffice && may('circular.read') },
  )
  const letter = inbox.data?.items.find(({ circularId }) => circularId === id)
  return <>{letter?.subject ?? circular.data?.content.subject ?? say('circular', { id })}</>
}

function Evidence({ view: { request } }: { view: ExemptionView }) {
  const say = useRequestWords()
  return (
    <Line label={say('evidence')}>
      {request.evidence.length === 0 && say('noEvidence')}
      {request.evidence.map(({ fileId, name }) => (
        <Anchor key={fileId} href={`/api/v1/files/${fileId}/content`} download display="block">
          {name}
        </Anchor>
      ))}
    </Line>
  )
}

function Basis({ view: { state } }: { view: ExemptionView }) {
  const say = useRequestWords()
  const dates = useDates()
  const { law, section, text, verified } = state.legalBasis
  return (
    <Line label={say('basis')}>
      <Group gap="sm">
        <span>
          <AsWritten>{law}</AsWritten> {section}
        </span>
        <Tag tone={verified ? 'done' : 'attention'}>
          {verified ? say('verifiedOn', { day: dates.shortDay(verified.on) }) : say('unverified')}
        </Tag>
      </Group>
      <AsWritten>{text}</AsWritten>
    </Line>
  )
}

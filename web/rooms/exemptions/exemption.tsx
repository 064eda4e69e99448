import { Group, Stack, Tabs, Text } from '@mantine/core'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { ApprovalRoute } from '../../parts/approval-route.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { Story } from '../../parts/story.js'
import { Tag } from '../../parts/tag.js'
import { Verdicts } from '../../parts/verdicts.js'
import { yearIn } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useExemptionActWords } from './act-words.js'
import { Agenda } from './agenda.js'
import { Consultations } from './consultations.js'
import { Letters } from './letters.js'
import { Outcome } from './outcome.js'
import { RequestShown } from './request-shown.js'
import { Standing } from './standing.js'
import { EXEMPTION_TONE, type ExemptionView } from './view.js'
import { useExemptionWords } from './words.js'

/** One exemption: how it stands, what may be done now, what was asked, said and decided. */
export function ExemptionPage({ params: { exemptionId = '' } }: { params: { exemptionId?: string } }) {
  const found = useRead('/api/v1/exemptions/{exemptionId}', { path: { exemptionId } })
  return <Loaded of={found}>{(view) => <Opened key={exemptionId} view={view} />}</Loaded>
}

function Opened({ view }: { view: ExemptionView }) {
  const say = useExemptionWords()
  const may = useMay()
  const { exemptionId } = view
  return (
    <Page
      title={view.state.subject}
      lead={<Head view={view} />}
      back={{ href: '/exemptions', label: say('title') }}
    >
      <Tabs defaultValue="matter" keepMounted={false}>
        <Tabs.List aria-label={say('tabs')} mb="md">
          <Tabs.Tab value="matter">{say('matter')}</Tabs.Tab>
          <Tabs.Tab value="letters">{say('letters')}</Tabs.Tab>
          {may('timeline.read') && <Tabs.Tab value="story">{say('story')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="matter">
          <Matter view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="letters">
          <Letters view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="story">
          <Story kind="exemption" ids={{ exemptionId }} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Head({ view }: { view: ExemptionView }) {
  const say = useExemptionWords()
  const { carriedNameOf } = useOfficeNaming()
  const { language } = useLanguage()
  const { status, kind, applicant, number, year } = view.state
  return (
    <Group gap="sm" mt={4}>
      <Tag tone={EXEMPTION_TONE[status]}>{say(status)}</Tag>
      {number !== undefined && year !== undefined && (
        <Text component="span" size="sm">
          {say('number', { number, year: yearIn(language, year) })}
        </Text>
      )}
      <Text component="span" size="sm">
        {applicant.school && `${applicant.school.nameTh}\u00a0· `}
        {carriedNameOf(view)}&nbsp;· {say(kind)}
      </Text>
    </Group>
  )
}

function Matter({ view }: { view: ExemptionView }) {
  const say = useExemptionActWords()
  const { exemptionId, state, possibleVerdicts } = view
  return (
    <Stack gap="lg">
      <Standing view={view} />
      <Verdicts
        turns={possibleVerdicts}
        approval={state.approval}
        help={say('yourTurn')}
        contentSha256={state.contentSha256}
        send={(body, idempotencyKey) =>
          api.post('/api/v1/exemptions/{exemptionId}/decide-stage', {
            ...{ path: { exemptionId }, body, idempotencyKey },
          })
        }
      />
      <Agenda view={view} />
      <Outcome view={view} />
      {state.approval && <ApprovalRoute approval={state.approval} />}
      <RequestShown view={view} />
      <Consultations exemptionId={exemptionId} />
    </Stack>
  )
}

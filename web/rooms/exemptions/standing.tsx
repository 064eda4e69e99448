import { Alert, Button, Collapse, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { examinerOf } from '../../../domain/exemption/route.js'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Tag } from '../../parts/tag.js'
import { useCommonWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useExemptionActWords } from './act-words.js'
import { ExemptionActs } from './acts.js'
import { limitOf, type Limit } from './limit.js'
import type { ExemptionState, ExemptionView } from './view.js'

/** How the exemption stands, by when who must act, and what the reader may do about it. */
export function Standing({ view }: { view: ExemptionView }) {
  const say = useExemptionActWords()
  const { of } = useLanguage()
  const { state, warnings } = view
  const limit = limitOf(state)
  return (
    <Paper component="section" aria-label={say('standing')}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {say('standing')}
        </Title>
        <Text role="status">
          <Sentence state={state} />
        </Text>
        {state.status === 'returned' && state.returned && (
          <Said title={say('returnedBecause')}>{state.returned.reason}</Said>
        )}
        {limit && <By limit={limit} />}
        {warnings.map((warning) => (
          <Alert key={warning.code} color="yellow" variant="outline" p="xs">
            {of(warning)}
          </Alert>
        ))}
        <ExemptionActs view={view} />
      </Stack>
    </Paper>
  )
}

function Said({ title, children }: { title: string; children: string }) {
  return (
    <Alert title={title} variant="outline">
      <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{children}</Text>
    </Alert>
  )
}

const SENTENCES = {
  draft: 'nowDraft',
  filed: 'nowFiled',
  returned: 'nowReturned',
  inApproval: 'nowInApproval',
  proposedUpward: 'nowProposedUpward',
  decided: 'nowDecided',
  noticed: 'nowNoticed',
  appealed: 'nowAppealed',
  inForce: 'nowInForce',
  refused: 'nowRefused',
  withdrawn: 'nowWithdrawn',
  expired: 'nowExpired',
  revoked: 'nowRevoked',
} as const satisfies Record<ExemptionState['status'], string>

function Sentence({ state }: { state: ExemptionState }) {
  const say = useExemptionActWords()
  const { status, applicant } = state
  const office = useNameOf(status === 'decided' ? state.parentCode : examinerOf(state)) ?? say('agency')
  if (status === 'noticed') return <>{say(told(state))}</>
  if (status === 'inForce' && state.revocation) return <>{say('nowRevoking')}</>
  if (status === 'inForce' && applicant.school) return <>{say('nowInForceSchool')}</>
  return <>{say(SENTENCES[status], { office })}</>
}

function told({ notice, appealWaived, granted }: ExemptionState) {
  if (notice?.appealUntil && !appealWaived) return 'nowNoticedOrder'
  return granted ? 'nowWaits' : 'nowNoticed'
}

/** What the directory calls an office; nothing where it does not know it, as the agency that issues the circulars. */
function useNameOf(officeCode: string): string | undefined {
  const may = useMay()
  const { nameOf } = useOfficeNaming()
  const asked = { path: { officeCode } }
  const found = useRead('/api/v1/offices/{officeCode}', asked, { enabled: may('office.read') })
  const record = found.data?.records.at(-1)
  return record && nameOf(record)
}

function By({ limit: { due, why } }: { limit: Limit }) {
  const say = useExemptionActWords()
  const common = useCommonWords()
  const dates = useDates()
  const [isOpen, reasons] = useDisclosure(false)
  const isOver = due.at <= dates.now().toISOString()
  const from = 'from' in why ? { from: dates.day(why.from) } : {}
  return (
    <div>
      <Group gap="sm">
        <Text fw={600}>
          {say('dueBy', { day: dates.day(due.day) })} {common('time', { clock: due.time.slice(0, 5) })}
        </Text>
        {isOver ? (
          <Tag tone="late">{common('overdue')}</Tag>
        ) : (
          <Text size="sm" c="dimmed">
            {dates.distance(due.at)}
          </Text>
        )}
      </Group>
      <Button variant="subtle" size="xs" px={0} aria-expanded={isOpen} onClick={reasons.toggle}>
        {say(isOpen ? 'hideWhy' : 'why')}
      </Button>
      <Collapse expanded={isOpen}>
        <Text size="sm">{say(why.rule, { ...why, ...from })}</Text>
      </Collapse>
    </div>
  )
}

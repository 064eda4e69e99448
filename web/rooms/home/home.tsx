import { Group, Stack, Text, Title } from '@mantine/core'
import type { Role } from '../../../domain/case.js'
import { useRead } from '../../api/read.js'
import { useMay, useSession } from '../../app/session.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { DueTime } from '../../parts/due.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { langOf, useLanguage } from '../../words/i18n.js'
import { ofExemptions, ofProposals } from './committee-lines.js'
import { byDue, ofApprovals, ofCirculars, ofInbox, ofOrders, ofTasks, type Line } from './lines.js'
import { Meetings } from './meetings.js'
import { FirstVisit } from './first-visit.js'
import { useHomeWords } from './words.js'

/** As many of each kind as anybody looks through on a first page; the lists behind have the rest. */
const MOST = 100

/** The first page: what waits for this person, and what they wait for, in the order of what is due. */
export function Home() {
  const say = useHomeWords()
  const { of } = useLanguage()
  const { person } = useSession()
  const work = useWork()
  const name = of({ th: person.nameTh, en: person.nameEn || person.nameTh })
  return (
    <Page isOfNames title={say('title', { name })} lead={say('lead')}>
      <FirstVisit />
      <Loaded of={work}>
        {(lines) => {
          const mine = byDue(lines.filter(({ isMine }) => isMine))
          const others = byDue(lines.filter(({ isMine }) => !isMine))
          return (
            <Stack gap="xl">
              <Part title={say('forMe')} lines={mine} empty={<Nothing />} />
              <Meetings />
              {others.length > 0 && <Part title={say('forOthers')} lines={others} />}
            </Stack>
          )
        }}
      </Loaded>
    </Page>
  )
}

/** Everything that this person's role lets wait for them, once all of it is there. */
function useWork() {
  const may = useMay()
  const { personId, officeCode } = useSession().me.actor
  const { now } = useDates()
  const [inbox, approvals, tasks, circulars, exemptions, proposals, orders] = [
    useRead('/api/v1/inbox', { query: { limit: MOST } }, { enabled: may('inbox.read') }),
    useRead('/api/v1/approvals', { query: { mine: 'true', limit: MOST } }, { enabled: may('approval.list') }),
    useRead(
      '/api/v1/tasks',
      { query: { mine: 'true', status: 'open', limit: MOST } },
      { enabled: may('task.list') },
    ),
    useRead('/api/v1/circulars', { query: { limit: MOST } }, { enabled: may('circular.draft') }),
    useRead('/api/v1/exemptions', { query: { limit: MOST } }, { enabled: may('exemption.list') }),
    useRead('/api/v1/proposals', { query: { limit: MOST } }, { enabled: may('proposal.list') }),
    useRead('/api/v1/orders', { query: { limit: MOST } }, { enabled: may('order.draft') }),
  ]
  const all = [inbox, approvals, tasks, circulars, exemptions, proposals, orders]
  const reader = { officeCode, may, now: now().toISOString() }
  const failed = all.find(({ error, data }) => error && !data)
  const decides = ofApprovals(approvals.data?.items ?? [])
  const decided = new Set(decides.map(({ href }) => href))
  const lines = [
    ...decides,
    ...[
      ...ofInbox(inbox.data?.items ?? [], personId),
      ...ofTasks(tasks.data?.items ?? []),
      ...ofCirculars(circulars.data?.items ?? []),
      ...ofOrders(orders.data?.items ?? [], personId),
      ...ofExemptions(
        (exemptions.data?.items ?? []).map(({ state }) => state),
        reader,
      ),
      ...ofProposals(
        (proposals.data?.items ?? []).map(({ state }) => state),
        reader,
      ),
    ].filter(({ href }) => !decided.has(href)),
  ]
  return {
    data: all.some(({ isLoading }) => isLoading) || failed ? undefined : lines,
    error: failed?.error,
    refetch: () => failed?.refetch(),
  }
}

function Part({ title, lines, empty }: { title: string; lines: readonly Line[]; empty?: React.ReactNode }) {
  const say = useHomeWords()
  return (
    <section aria-label={title}>
      <Title order={2} mb="sm">
        {title} {lines.length > 0 && `(${lines.length})`}
      </Title>
      {lines.length === 0 && empty}
      <Cards>
        {lines.map(({ href, title: subject, word, tone, due, overdue }) => (
          <li key={`${href}${word}`}>
            <CardLink href={href}>
              <Text fw={600} lineClamp={3} {...langOf(subject)}>
                {subject}
              </Text>
              <Group gap="sm" mt={4}>
                <Tag tone={tone}>{say(word)}</Tag>
                <DueTime due={due} overdue={overdue ?? false} />
              </Group>
            </CardLink>
          </li>
        ))}
      </Cards>
    </section>
  )
}

const HELP: Partial<Record<Role, 'noneCentral' | 'noneMember' | 'noneAuditor'>> = {
  member: 'noneMember',
  chair: 'noneMember',
  auditor: 'noneAuditor',
}

function Nothing() {
  const say = useHomeWords()
  const may = useMay()
  const { role } = useSession().me.actor
  return (
    <Empty title={say('none')} help={say(HELP[role] ?? (may('inbox.read') ? 'noneOffice' : 'noneCentral'))} />
  )
}

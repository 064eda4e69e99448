import { Anchor, Tabs, Text } from '@mantine/core'
import { Link } from 'wouter'
import { NotFound } from '../../app/not-found.js'
import { useMay } from '../../app/session.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { AsOf } from './as-of.js'
import { CaseNames } from './case-names.js'
import { lookedAt, useSteps, useSubmission, type Looked, type Step } from './cases.js'
import { Chain } from './chain.js'
import { CaseReadings } from './readings.js'
import { AuditTimeline } from './timeline.js'
import { Versions } from './versions.js'
import { useAuditWords } from './words.js'

/** One case, looked back on: what happened, how it stood, what it said, whether the record is whole, who has looked. */
export function AuditedCase({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const looked = lookedAt(params)
  if (!looked) return <NotFound />
  return (
    <CaseNames key={looked.caseId} looked={looked}>
      <Case looked={looked} />
    </CaseNames>
  )
}

/** The case once its name is known, which stands above everything else. */
function Case({ looked }: { looked: Looked }) {
  const steps = useSteps(looked)
  const { data: answer, isLoading } = useSubmission(looked)
  const { carriedNameOf } = useOfficeNaming()
  const names = answer ? [carriedNameOf(answer), answer.circular.subject] : [nameIn(steps.items)]
  return (
    <Loaded of={{ ...steps, data: isLoading ? undefined : steps.first }}>
      {() => <Opened looked={looked} names={names} />}
    </Loaded>
  )
}

type Opening = { readonly looked: Looked; readonly names: readonly (string | undefined)[] }

function Opened({ looked, names }: Opening) {
  const say = useAuditWords()
  const may = useMay()
  const { kind, caseId } = looked
  const title = [say(kind), ...names].filter(Boolean).join(' – ')
  return (
    <Page
      title={title}
      back={{ href: '/audit', label: say('back') }}
      lead={
        <>
          {may('reading.state') && <Text size="sm">{say('onRecord')}</Text>}
          <Anchor component={Link} href={`/${caseId}`} size="sm">
            {say('openCase')}
          </Anchor>
        </>
      }
    >
      <Tabs defaultValue="timeline" keepMounted={false}>
        <Tabs.List mb="md">
          {(['timeline', 'asOf', 'versions', 'chain', 'readings'] as const).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {say(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="timeline">
          <AuditTimeline looked={looked} />
        </Tabs.Panel>
        <Tabs.Panel value="asOf">
          <AsOf looked={looked} />
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <Versions looked={looked} />
        </Tabs.Panel>
        <Tabs.Panel value="chain">
          <Chain looked={looked} />
        </Tabs.Panel>
        <Tabs.Panel value="readings">
          <CaseReadings caseId={caseId} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

const NAMES = ['/subject', '/title', '/topic', '/nameTh']

/** What the case is called by what its steps set last; nothing where it has no name of its own. */
function nameIn(steps: readonly Step[]): string | undefined {
  const named = steps.flatMap(({ changes }) => changes).filter(({ pointer }) => NAMES.includes(pointer))
  const name = named.at(-1)?.after
  return typeof name === 'string' ? name : undefined
}

import { Button, Group, Tabs, Text } from '@mantine/core'
import { Suspense, useState } from 'react'
import { Link } from 'wouter'
import { dueWall } from '../../../domain/time.js'
import { useRead } from '../../api/read.js'
import { later } from '../../app/later.js'
import { DueTime } from '../../parts/due.js'
import { Loaded, Page, Place } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { Acts } from './acts.js'
import { printedYear } from '../../words/dates.js'
import { CIRCULAR_TONE, type CircularView } from './tones.js'
import { Tracker } from './tracker.js'
import { useTrackWords } from './track-words.js'
import { useCircularWords } from './words.js'

// Each further tab comes when it is opened: whoever follows the answers does not wait for the letter and its papers.
const Preparing = later(() => import('./preparing.js'), 'Preparing')
const Content = later(() => import('./content.js'), 'Content')
const Papers = later(() => import('./papers.js'), 'Papers')
const Files = later(() => import('./files.js'), 'Files')
const Story = later(() => import('../../parts/story.js'), 'Story')

const BEFORE_LAUNCH: readonly string[] = ['draft', 'inApproval', 'signed', 'abandoned']

/** One circular: how it stands, what it says, what went out, and what may be done now. */
export function CircularPage({ params }: { params: Readonly<Record<string, string>> }) {
  const circularId = params['circularId'] ?? ''
  const circular = useRead('/api/v1/circulars/{circularId}', { path: { circularId } })
  return <Loaded of={circular}>{(found) => <Opened key={circularId} circular={found} />}</Loaded>
}

const NOBODY: ReadonlySet<string> = new Set()

function Opened({ circular }: { circular: CircularView }) {
  const say = useTrackWords()
  const [chosen, setChosen] = useState(NOBODY)
  const { state, content } = circular
  return (
    <Page
      title={content.subject}
      lead={<Head circular={circular} />}
      back={{ href: '/circulars', label: say('back') }}
      actions={
        <>
          <ToReview circular={circular} />
          <Acts circular={circular} chosen={chosen}>
            <ToEdit circular={circular} />
          </Acts>
        </>
      }
    >
      {BEFORE_LAUNCH.includes(state.status) ? (
        <Suspense fallback={<Place lines={5} />}>
          <Preparing circular={circular} />
        </Suspense>
      ) : (
        <Circulating circular={circular} chosen={chosen} setChosen={setChosen} />
      )}
    </Page>
  )
}

/** The way to the review desk, once there is something to review. */
function ToReview({ circular: { circularId, state } }: { circular: CircularView }) {
  const say = useTrackWords()
  if (state.status !== 'issued') return null
  return (
    <Button component={Link} href={`/circular/${circularId}/review`}>
      {say('review')}
    </Button>
  )
}

function ToEdit({ circular: { circularId, possibleActs } }: { circular: CircularView }) {
  const say = useTrackWords()
  if (!possibleActs.includes('revise')) return null
  return (
    <Button component={Link} href={`/circular/${circularId}/edit`} variant="default">
      {say('edit')}
    </Button>
  )
}

function Head({ circular: { state, content } }: { circular: CircularView }) {
  const say = useCircularWords()
  const { number, year, schedule } = state
  return (
    <Group gap="sm" mt={4}>
      <Tag tone={CIRCULAR_TONE[state.status]}>{say(state.status)}</Tag>
      {number !== undefined && year !== undefined && (
        <Text component="span" size="sm">
          {content.letter.prefix} {say('number', { number, year: printedYear(year) })}
        </Text>
      )}
      {schedule && <DueTime due={dueWall(schedule.dueAt)} />}
    </Group>
  )
}

type CirculatingProps = {
  readonly circular: CircularView
  readonly chosen: ReadonlySet<string>
  readonly setChosen: (codes: ReadonlySet<string>) => void
}

function Circulating({ circular, chosen, setChosen }: CirculatingProps) {
  const say = useTrackWords()
  const { circularId, possibleActs } = circular
  const mayChoose = possibleActs.includes('remind') || possibleActs.includes('extend')
  return (
    <Tabs defaultValue="tracking" keepMounted={false}>
      <Tabs.List aria-label={say('tabs')} mb="md">
        {(['tracking', 'content', 'papers', 'files', 'story'] as const).map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {say(tab)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Suspense fallback={<Place lines={5} />}>
        <Tabs.Panel value="tracking">
          <Tracker
            circular={circular}
            {...(mayChoose ? { choice: { codes: chosen, set: setChosen } } : {})}
          />
        </Tabs.Panel>
        <Tabs.Panel value="content">
          <Content circular={circular} />
        </Tabs.Panel>
        <Tabs.Panel value="papers">
          <Papers circularId={circularId} />
        </Tabs.Panel>
        <Tabs.Panel value="files">
          <Files circular={circular} />
        </Tabs.Panel>
        <Tabs.Panel value="story">
          <Story kind="circular" ids={{ circularId }} />
        </Tabs.Panel>
      </Suspense>
    </Tabs>
  )
}

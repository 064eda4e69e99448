import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { usePages, useRead } from '../../api/read.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import type { OfficeEntry } from '../circulars/tones.js'
import { VerdictDialog, type Outcome, type Verdict } from './dialogs.js'
import { OutcomeOf } from './outcome.js'
import { Queue } from './queue.js'
import { useReviewWords } from './words.js'

/** What waits at the review desk: answers, wishes for more time, letters said to have come to the wrong office. */
const DESKS = {
  queue: { status: 'submitted' },
  askingMoreTime: { among: 'askingMoreTime' },
  misdirected: { status: 'misdirected' },
} as const
/** One of them. */
export type Desk = keyof typeof DESKS

const VERDICTS: Readonly<Record<Desk, readonly Verdict[]>> = {
  queue: ['accept', 'return'],
  askingMoreTime: ['grant', 'refuse'],
  // Each of them is looked at on its own page.
  misdirected: [],
}

/** The review desk of a circular. */
export function Review({ params }: { params: Readonly<Record<string, string>> }) {
  const circularId = params['circularId'] ?? ''
  const say = useReviewWords()
  const circular = useRead('/api/v1/circulars/{circularId}', { path: { circularId } })
  const progress = useRead('/api/v1/circulars/{circularId}/progress', { path: { circularId } })
  const [desk, setDesk] = useState<Desk>('queue')
  const found = useDesk(circularId, desk)
  const { byStatus = {}, askingMoreTime = 0 } = progress.data ?? {}
  const counts = { queue: byStatus.submitted ?? 0, askingMoreTime, misdirected: byStatus.misdirected ?? 0 }
  return (
    // What the circular is called, and how much waits, stands above the answers and would push them away.
    <Loaded of={{ ...circular, data: progress.isLoading ? undefined : circular.data }}>
      {({ content: { subject } }) => (
        <Page
          title={say('title')}
          lead={subject}
          back={{ href: `/circular/${circularId}`, label: say('back') }}
        >
          <Group gap="xs" role="group" aria-label={say('which')}>
            {(Object.keys(DESKS) as Desk[]).map((one) => (
              <Button
                key={one}
                size="sm"
                variant={one === desk ? 'light' : 'default'}
                aria-pressed={one === desk}
                onClick={() => setDesk(one)}
              >
                {say(one, { count: counts[one] })}
              </Button>
            ))}
          </Group>
          <Waiting key={desk} circularId={circularId} desk={desk} found={found} />
        </Page>
      )}
    </Loaded>
  )
}

const useDesk = (circularId: string, desk: Desk) =>
  usePages('/api/v1/circulars/{circularId}/submissions', {
    path: { circularId },
    query: { ...DESKS[desk], limit: 100 },
  })

type WaitingProps = {
  readonly circularId: string
  readonly desk: Desk
  readonly found: ReturnType<typeof useDesk>
}

function Waiting({ circularId, desk, found }: WaitingProps) {
  const say = useReviewWords()
  const [codes, setCodes] = useState<ReadonlySet<string>>(new Set())
  const [verdict, setVerdict] = useState<Verdict | undefined>()
  const [outcome, setOutcome] = useState<Outcome | undefined>()
  const chosen = found.items.filter(({ officeCode }) => codes.has(officeCode))
  return (
    <Stack>
      {outcome && <OutcomeOf outcome={outcome} onHide={() => setOutcome(undefined)} />}
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <>
              {VERDICTS[desk].length > 0 && (
                <Choosing
                  desk={desk}
                  shown={found.items}
                  codes={codes}
                  setCodes={setCodes}
                  onAct={setVerdict}
                />
              )}
              <Queue desk={desk} items={found.items} codes={codes} setCodes={setCodes} />
            </>
          )
        }
      </Loaded>
      <More of={found} />
      {verdict && (
        <VerdictDialog
          circularId={circularId}
          offices={chosen.map(({ officeCode, version }) => ({ officeCode, version }))}
          verdict={verdict}
          onDone={(done) => {
            setOutcome(done)
            setCodes(new Set())
          }}
          onClose={() => setVerdict(undefined)}
        />
      )}
    </Stack>
  )
}

type ChoosingProps = {
  readonly desk: Desk
  readonly shown: readonly OfficeEntry[]
  readonly codes: ReadonlySet<string>
  readonly setCodes: (codes: ReadonlySet<string>) => void
  readonly onAct: (verdict: Verdict) => void
}

const MANY = { accept: 'acceptMany', return: 'returnMany', grant: 'grantMany', refuse: 'refuseMany' } as const

function Choosing({ desk, shown, codes, setCodes, onAct }: ChoosingProps) {
  const say = useReviewWords()
  const isAll = shown.every(({ officeCode }) => codes.has(officeCode))
  return (
    <Group justify="space-between" className="no-print">
      <Group gap="md">
        <Checkbox
          label={say('chooseShown')}
          checked={isAll}
          indeterminate={!isAll && codes.size > 0}
          onChange={() => setCodes(new Set(isAll ? [] : shown.map(({ officeCode }) => officeCode)))}
        />
        <Text size="sm" role="status">
          {codes.size > 0 && say('chosen', { count: codes.size })}
        </Text>
      </Group>
      <Group gap="xs">
        {VERDICTS[desk].map((verdict, index) => (
          <Button
            key={verdict}
            size="sm"
            variant={index === 0 ? 'filled' : 'default'}
            disabled={codes.size === 0}
            onClick={() => onAct(verdict)}
          >
            {say(MANY[verdict])}
          </Button>
        ))}
      </Group>
    </Group>
  )
}

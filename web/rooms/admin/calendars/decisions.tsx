import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { usePages } from '../../../api/read.js'
import { useMay, useSession } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded } from '../../../parts/page.js'
import { More } from '../../../parts/pages.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { Tag } from '../../../parts/tag.js'
import { useCommonWords } from '../../../words/common.js'
import type { CalendarChange } from './change-words.js'
import { Moves, type DecidedMove } from './moves.js'
import { useCalendarWords } from './words.js'

type Verdict = 'move' | 'keep'
/** What is being decided: one circular, or all that nobody has decided on. */
type Asked = { readonly decision: Verdict; readonly circularId?: string }

/** The dates of a change with what was decided of each; the own office decides, one by one or all the others. */
export function Decisions({ change }: { change: CalendarChange }) {
  const say = useCalendarWords()
  const may = useMay()
  const { actor } = useSession().me
  const [asked, setAsked] = useState<Asked>()
  const { changeId, status, tally } = change
  const found = usePages('/api/v1/calendars/changes/{changeId}/moves', { path: { changeId } })
  const mayDecide = status === 'proposed' && may('calendar.decideChange')
  const isOwn = ({ ownerOffice }: DecidedMove) => ownerOffice === actor.officeCode
  return (
    <Loaded of={{ ...found, data: found.first }}>
      {() =>
        found.items.length === 0 ? (
          <Empty title={say('noMoves')} />
        ) : (
          <>
            {mayDecide && tally.undecided > 0 && (
              <Group>
                <Button onClick={() => setAsked({ decision: 'move' })}>{say('moveRest')}</Button>
                <Button variant="default" onClick={() => setAsked({ decision: 'keep' })}>
                  {say('keepRest')}
                </Button>
              </Group>
            )}
            <Moves<DecidedMove>
              moves={found.items}
              further={[
                {
                  key: 'decision',
                  head: say('decision'),
                  cell: (move) => (
                    <Decision move={move} {...(mayDecide && isOwn(move) ? { ask: setAsked } : {})} />
                  ),
                },
              ]}
            />
            <More of={found} />
            {asked && <DecideDialog change={change} asked={asked} close={() => setAsked(undefined)} />}
          </>
        )
      }
    </Loaded>
  )
}

type DecisionProps = { readonly move: DecidedMove; readonly ask?: (asked: Asked) => void }

function Decision({ move: { decision, outcome, reason, circularId, subject }, ask }: DecisionProps) {
  const say = useCalendarWords()
  const said = outcome ?? decision ?? 'undecided'
  return (
    <Group gap="xs">
      <Tag tone={outcome ? 'done' : decision ? 'waits' : 'attention'}>{say(said)}</Tag>
      {reason}
      {ask &&
        (['move', 'keep'] as const)
          .filter((one) => one !== decision)
          .map((one) => (
            <Button
              key={one}
              size="xs"
              variant="default"
              onClick={() => ask({ decision: one, circularId })}
              aria-label={`${say(one)}: ${subject}`}
            >
              {say(one)}
            </Button>
          ))}
    </Group>
  )
}

type DialogProps = { change: CalendarChange; asked: Asked; close: () => void }

function DecideDialog({ change, asked: { decision, circularId }, close }: DialogProps) {
  const say = useCalendarWords()
  const common = useCommonWords()
  const act = useAct((reason: string) => {
    const body = circularId
      ? { circulars: [{ circularId, decision, reason }] }
      : { circulars: [], rest: { decision, reason } }
    return api.put('/api/v1/calendars/changes/{changeId}/decisions', {
      ...{ path: { changeId: change.changeId }, body, ifMatch: `"${change.revision}"` },
    })
  }, close)
  return (
    <ReasonDialog
      title={`${say('decideTitle')}: ${say(circularId ? decision : `${decision}Rest`)}`}
      help={say('decideHelp')}
      confirm={say(decision)}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
    />
  )
}

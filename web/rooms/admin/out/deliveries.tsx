import { Button, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useAct } from '../../../api/act.js'
import { api, type Answered } from '../../../api/client.js'
import { readAnew } from '../../../api/queries.js'
import { usePages } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded } from '../../../parts/page.js'
import { More } from '../../../parts/pages.js'
import { Problem } from '../../../parts/problem.js'
import { Rows } from '../../../parts/rows.js'
import { Tag } from '../../../parts/tag.js'
import { useDates } from '../../../words/dates.js'
import { useLanguage } from '../../../words/i18n.js'
import { useEventName } from './event-words.js'
import { useOutWords } from './words.js'

type Delivery = Answered<'/api/v1/webhooks/{webhookId}/deliveries'>['items'][number]
type Attempt = Delivery['attempts'][number]
const TONES = {
  queued: 'waits',
  retrying: 'attention',
  delivered: 'done',
  failed: 'late',
  dropped: 'calm',
} as const
/** How long between two looks at what is on its way, in milliseconds. */
const LOOK_MS = 2_500

/** How a delivery stands; one that waits may have failed before. */
const standOf = ({ state, attempts }: Delivery): keyof typeof TONES =>
  state === 'queued' && attempts.length > 0 ? 'retrying' : state

/** What was sent to an address, why it did not arrive, and sending it again. */
export function Deliveries({ webhookId, isOn }: { webhookId: string; isOn: boolean }) {
  const say = useOutWords()
  const dates = useDates()
  const name = useEventName()
  const found = usePages('/api/v1/webhooks/{webhookId}/deliveries', { path: { webhookId } })
  const isUnderWay = isOn && found.items.some(({ state }) => state === 'queued')
  const { refetch } = found
  // What the house sends by itself no stream of changes tells of; what fails for good switches the address off.
  useEffect(() => {
    if (!isUnderWay) return undefined
    const lookAgain = async () => {
      await refetch({ cancelRefetch: false })
      await readAnew(({ queryKey }) => queryKey[0] === '/api/v1/webhooks')
    }
    const beat = setInterval(() => void lookAgain(), LOOK_MS)
    return () => clearInterval(beat)
  }, [isUnderWay, refetch])
  const act = useAct((deliveryId: string, idempotencyKey) =>
    api.post('/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/resend', {
      ...{ path: { webhookId, deliveryId }, idempotencyKey },
    }),
  )
  return (
    <>
      <Problem error={act.error} />
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('noDeliveries')} help={say('noDeliveriesHelp')} />
          ) : (
            <Rows<Delivery>
              label={say('deliveries')}
              rows={found.items}
              keyOf={({ deliveryId }) => deliveryId}
              columns={[
                { key: 'type', head: say('what'), cell: ({ type }) => <Text fw={600}>{name(type)}</Text> },
                { key: 'at', head: say('when'), cell: ({ queuedAt }) => dates.moment(queuedAt) },
                { key: 'state', head: say('state'), cell: (one) => <Outcome delivery={one} isOn={isOn} /> },
                {
                  key: 'acts',
                  head: say('acts'),
                  cell: (one) => <Again of={one} isOn={isOn} isPending={act.isPending} send={act.mutate} />,
                },
              ]}
            />
          )
        }
      </Loaded>
      <More of={found} />
    </>
  )
}

type AgainProps = {
  readonly of: Delivery
  readonly isOn: boolean
  readonly isPending: boolean
  readonly send: (deliveryId: string) => void
}

/** Sends it once more: what has arrived or was given up again, what is tried by itself now. */
function Again({ of, isOn, isPending, send }: AgainProps) {
  const say = useOutWords()
  const may = useMay()
  const name = useEventName()
  const stand = standOf(of)
  if (!may('webhook.keep') || !isOn || stand === 'queued') return '–'
  const word = say(stand === 'retrying' ? 'sendNow' : 'resend')
  return (
    <Button
      size="xs"
      variant="default"
      disabled={isPending}
      onClick={() => send(of.deliveryId)}
      aria-label={`${word}: ${name(of.type)}`}
    >
      {word}
    </Button>
  )
}

function Outcome({ delivery, isOn }: { delivery: Delivery; isOn: boolean }) {
  const say = useOutWords()
  const dates = useDates()
  const { of } = useLanguage()
  const { attempts, nextAttemptAt } = delivery
  const stand = standOf(delivery)
  const reason = attempts.at(-1)?.reason
  return (
    <>
      <Tag tone={TONES[stand]}>{say(stand)}</Tag>
      {reason && <Text size="sm">{of(reason)}</Text>}
      {stand === 'retrying' && isOn && nextAttemptAt && (
        <Text size="sm" c="dimmed">
          {say('next', { at: dates.moment(nextAttemptAt) })}
        </Text>
      )}
      {attempts.length > 0 && <Tries attempts={attempts} />}
    </>
  )
}

function Tries({ attempts }: { attempts: readonly Attempt[] }) {
  const say = useOutWords()
  const dates = useDates()
  const { of } = useLanguage()
  return (
    <details>
      <summary>{say('tries', { count: attempts.length })}</summary>
      {attempts.map(({ at, reason }, index) => (
        <Text key={at + String(index)} size="sm" c="dimmed">
          {say('try', {
            ...{ number: index + 1, at: dates.moment(at) },
            outcome: reason ? of(reason) : say('delivered'),
          })}
        </Text>
      ))}
    </details>
  )
}

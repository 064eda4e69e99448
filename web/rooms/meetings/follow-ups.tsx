import { Anchor, Group } from '@mantine/core'
import { Link } from 'wouter'
import type { FollowUp } from '../../../domain/meeting/follow-ups.js'
import { useMay, useMayRead } from '../../app/session.js'
import { Tag, type Tone } from '../../parts/tag.js'
import styles from './agenda.module.css'
import { useFollowUpWords } from './follow-up-words.js'

/** A case that was made because of a resolution, and how far it is. */
export type Made = { readonly caseId: string; readonly status: string | null }

const TONE: Readonly<Record<string, Tone>> = { done: 'done', sent: 'done', open: 'waits', draft: 'attention' }
const WORDS = ['open', 'done', 'cancelled', 'sent', 'draft'] as const

/** What follows from a resolution: each leads to its case, or to its letter, and says how far it is. */
export function FollowUps({ followUps, made }: { followUps: readonly FollowUp[]; made: readonly Made[] }) {
  const say = useFollowUpWords()
  if (followUps.length === 0) return null
  return (
    <ul className={styles.follows} aria-label={say('follows')}>
      {followUps.map((followUp) => {
        const { caseId, kind, title } = followUp
        const known = made.find((one) => one.caseId === caseId)
        return (
          <li key={caseId}>
            <Group gap="xs">
              <span>{say(`follow_${kind}`)}</span>
              <To followUp={followUp}>{title}</To>
              {known && <Standing status={known.status} />}
            </Group>
          </li>
        )
      })}
    </ul>
  )
}

/** A letter is read as it went out; everything else has its own page. */
function To({ followUp: { caseId, kind }, children }: { followUp: FollowUp; children: string }) {
  const may = useMay()
  const mayRead = useMayRead()
  const letterId =
    kind === 'letter' && caseId.startsWith('letter/') ? caseId.slice('letter/'.length) : undefined
  if (!(letterId === undefined ? mayRead(caseId) : may('resolutionLetter.read')))
    return <span>{children}</span>
  if (letterId !== undefined)
    return (
      <Anchor href={`/api/v1/resolution-letters/${letterId}/paper`} download underline="always">
        {children}
      </Anchor>
    )
  return (
    <Anchor component={Link} href={`/${caseId}`} underline="always">
      {children}
    </Anchor>
  )
}

function Standing({ status }: { status: string | null }) {
  const say = useFollowUpWords()
  if (status === null) return <Tag tone="attention">{say('made_soon')}</Tag>
  const word = WORDS.find((one) => one === status)
  return <Tag tone={TONE[status] ?? 'waits'}>{say(word ? `made_${word}` : 'made_onItsWay')}</Tag>
}

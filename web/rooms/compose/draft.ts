import { useState } from 'react'
import type { AudienceRule } from '../../../domain/audience.js'
import type { DeadlineRule } from '../../../domain/deadline-rule.js'
import { useSession } from '../../app/session.js'
import type { Answered } from '../../api/client.js'

type Content = Answered<'/api/v1/circulars/{circularId}'>['content']
/** A piece of a letter's body. */
export type Part = Content['letter']['body'][number]
/** A reminder that is planned. */
export type Reminder = Content['reminders'][number]

/** What a drafter changes on the page; everything else stays as it was. */
export type Draft = {
  readonly procedureId: string
  readonly subject: string
  readonly audience: AudienceRule
  readonly deadline: DeadlineRule
  readonly reminders: readonly Reminder[]
  readonly body: readonly Part[]
  readonly nilReturn: boolean
}

type Kind = Answered<'/api/v1/procedures/{procedureId}'>['body'] | Content

/** What there is before anything was changed. */
export const draftOf = (procedureId: string, kind: Kind): Draft => ({
  ...{ procedureId, subject: kind.subject, audience: kind.audience as unknown as AudienceRule },
  ...{ deadline: kind.deadline, reminders: kind.reminders },
  ...{ body: kind.letter.body, nilReturn: kind.nilReturn },
})

/** The same as the API takes it. */
export function overridesOf({ subject, audience, deadline, reminders, body, nilReturn }: Draft) {
  return {
    ...{ subject, deadline, nilReturn },
    audience: audience as unknown as Record<string, never>,
    reminders: [...reminders],
    letter: { body: [...body] },
  }
}

/** What is typed, kept on this device under the person and the case until it is saved: a reload or the end of the session loses nothing. */
export function useKept(caseKey: string, initial: Draft) {
  const { personId } = useSession().me.actor
  const key = `wian.compose.${personId}.${caseKey}`
  const [kept, setKept] = useState<Draft | undefined>(() => read(key))
  return {
    draft: kept ?? initial,
    isKept: kept !== undefined,
    change: (part: Partial<Draft>) => {
      const next = { ...(kept ?? initial), ...part }
      localStorage.setItem(key, JSON.stringify(next))
      setKept(next)
    },
    forget: () => {
      localStorage.removeItem(key)
      setKept(undefined)
    },
  }
}

function read(key: string): Draft | undefined {
  const text = localStorage.getItem(key)
  return text === null ? undefined : (JSON.parse(text) as Draft)
}

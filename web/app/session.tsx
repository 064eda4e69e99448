import { createContext, useContext, type ReactNode } from 'react'
import type { ActName } from '../../domain/policy/policy.js'
import type { Answered } from '../api/client.js'

/** The person who reads, under which assignment they act, and for which office. */
export type Session = {
  readonly person: Answered<'/api/v1/me/assignments'>
  readonly me: Answered<'/api/v1/me'>
  /** How far the product's time is ahead of this machine's clock, in milliseconds. */
  readonly aheadMs: number
}

const Current = createContext<Session | undefined>(undefined)

/** Gives the session to every screen below. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <Current value={session}>{children}</Current>
}

/** Who is signed in; a bug where nobody is. */
export function useSession(): Session {
  const session = useContext(Current)
  if (!session) throw new Error('a screen of a session is shown without one')
  return session
}

/** Whether the policy lets this person do such an act at all; the case's own rules come after it. */
export function useMay(): (act: ActName) => boolean {
  const { may } = useSession().me
  return (act) => may.includes(act)
}

/** Whether the policy lets this person read such a case at all, by its id: `task/…`. Others see its title without a link. */
export function useMayRead(): (caseId: string) => boolean {
  const may = useMay()
  return (caseId) => may(`${caseId.split('/')[0]}.read` as ActName)
}

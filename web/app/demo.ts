import { useQuery } from '@tanstack/react-query'
import type { useRoleWords } from '../words/common.js'

/** One of the demo's people, and the screen on which their part of the story is. */
export type DemoPerson = {
  readonly personId: string
  readonly officeCode: string
  readonly officeTh: string
  readonly officeEn: string
  readonly role: Parameters<ReturnType<typeof useRoleWords>>[0]
  readonly nameTh: string
  readonly nameEn: string
  readonly doesTh: string
  readonly doesEn: string
  readonly opens?: string
}

/** The demo's people, and how its circular stands. */
export type Demo = {
  readonly people: readonly DemoPerson[]
  readonly counted: number
  readonly answered: number
}

const NONE: Demo = { people: [], counted: 0, answered: 0 }

/** Who may be entered as by one click; nobody where this is no demo. */
export function useDemo() {
  return useQuery({
    queryKey: ['/demo/people'],
    retry: false,
    async queryFn(): Promise<Demo> {
      const reply = await fetch('/demo/people', { headers: { accept: 'application/json' } })
      return reply.ok ? ((await reply.json()) as Demo) : NONE
    },
  })
}

/** Signs in as this person of the demo and opens their part of the story. Rejects where that is refused. */
export async function enterAs({ personId, officeCode, role, opens }: DemoPerson): Promise<void> {
  const reply = await fetch('/demo/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId, officeCode, role }),
  })
  if (!reply.ok) throw new TypeError(String(reply.status))
  location.assign(opens ?? '/')
}

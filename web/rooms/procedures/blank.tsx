import type { ReactNode } from 'react'
import { BLANK_CONTENT } from '../../../domain/blank-kind.js'
import type { LetterContent } from '../../../domain/content.js'
import { withLetterhead } from '../../../domain/letterhead.js'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useSession } from '../../app/session.js'
import { Loaded } from '../../parts/page.js'

type Head = Answered<'/api/v1/offices/{officeCode}/letterhead'>['items'][number]

/** The letterheads of the own office, the newest first. */
export function useOwnLetterheads() {
  const { officeCode } = useSession().me.actor
  return useRead('/api/v1/offices/{officeCode}/letterhead', { path: { officeCode } })
}

/** A letter under this letterhead, where there is one; which version it is the product notes in what is signed. */
export function underHead(letter: LetterContent, head: Head | undefined): LetterContent {
  if (!head) return letter
  const { letterhead: _, ...headed } = withLetterhead(letter, head.body, head.version)
  return headed
}

/** Shows what is made of a blank letter, which bears the letterhead of the own office where it has one. */
export function FromBlankLetter({ children }: { children: (letter: LetterContent) => ReactNode }) {
  const found = useOwnLetterheads()
  return (
    <Loaded of={found}>{({ items: [newest] }) => children(underHead(BLANK_CONTENT.letter, newest))}</Loaded>
  )
}

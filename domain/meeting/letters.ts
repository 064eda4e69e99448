import type { NumberRequest } from '../case.js'
import { isRefusal, refuse } from '../refusals.js'
import { isSecret } from '../secrecy.js'
import { dayOf, type Instant } from '../time.js'
import type { ActNamed } from './acts.js'
import type { AgendaItem } from './agenda.js'
import type { Meeting } from './case.js'
import { itemIn, stampOf, type Decided } from './decided.js'
import type { EventNamed } from './events.js'
import { isOrderedLetter, type FollowUp } from './follow-ups.js'

/** The next number of the secretariat's register of letters out (ทะเบียนหนังสือส่ง); a secret subject stands in no register. */
export function outgoing(
  { secretariat, secrecy }: Pick<Meeting, 'secretariat' | 'secrecy'>,
  { at, subject, to }: { readonly at: Instant; readonly subject: string; readonly to?: string },
): NumberRequest {
  return {
    ...{ register: 'outgoing', officeCode: secretariat, year: Number(dayOf(at).slice(0, 4)) },
    ...(isSecret(secrecy) ? {} : { subject }),
    ...(to === undefined ? {} : { counterpart: to }),
  }
}

/** Once each: the extract of an item's resolution, or the letter or the memo of the task `caseId` that follows from it. */
export function numberLetter(meeting: Meeting, act: ActNamed<'numberLetter'>): Decided {
  const { itemId, caseId, at } = act
  if (act.by.role !== 'system') return refuse('NOT_YOURS')
  const item = itemIn(meeting, act, ['closed'])
  if (isRefusal(item)) return item
  const stamp = stampOf(act)
  if (caseId === undefined) {
    if (item.resolution?.letterNumber !== undefined) return []
    const allot = outgoing(meeting, { at, subject: item.title })
    return [{ ...stamp, type: 'letterNumbered', itemId, allot }]
  }
  const written = item.resolution?.followUps.filter(isWritten).find((one) => one.caseId === caseId)
  if (!written) return refuse('NOT_FOUND')
  if (written.letterNumber !== undefined) return []
  const allot = outgoing(meeting, { at, subject: written.title, to: written.officeCode })
  return [{ ...stamp, type: 'letterNumbered', itemId, caseId, allot }]
}

/** Whether an office is written to because of it, under a number of the register of letters out. */
function isWritten(followUp: FollowUp): followUp is Extract<FollowUp, { kind: 'task' | 'letter' }> {
  return followUp.kind === 'task' || isOrderedLetter(followUp)
}

/** The item whose extract, or what follows from which, has got its number. */
export function withLetterNumber(
  item: AgendaItem,
  { caseId, number }: EventNamed<'letterNumbered'>,
): AgendaItem {
  const { resolution } = item
  if (!resolution || number === undefined) return item
  if (caseId === undefined) return { ...item, resolution: { ...resolution, letterNumber: number } }
  const followUps = resolution.followUps.map((one) =>
    isWritten(one) && one.caseId === caseId ? { ...one, letterNumber: number } : one,
  )
  return { ...item, resolution: { ...resolution, followUps } }
}

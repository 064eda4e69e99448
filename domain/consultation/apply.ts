import { assertNever } from '../case.js'
import type { Consultation, ConsultationEvent } from './case.js'

/** The consultation after an event. */
export function applyConsultation(
  consultation: Consultation | undefined,
  event: ConsultationEvent,
): Consultation {
  if (event.type === 'held') {
    const { consultationId, head, contentSha256, by } = event
    const { officeCode } = by
    return {
      consultationId,
      ...head,
      status: 'open',
      officeCode,
      contentSha256,
      contentVersion: 1,
      seeds: [],
    }
  }
  if (!consultation) throw new Error(`${event.type} before held`)
  switch (event.type) {
    case 'revised': {
      const { head, contentSha256 } = event
      const { about: _, ...rest } = consultation
      return { ...rest, ...head, contentSha256, contentVersion: rest.contentVersion + 1 }
    }
    case 'seeded':
      return { ...consultation, seeds: [...consultation.seeds, event.seed] }
    case 'closed':
      return { ...consultation, status: 'closed' }
    default:
      return assertNever(event)
  }
}

import { checkPeriod } from '../assignment.js'
import { assertNever, type Stamp } from '../case.js'
import { refuse, type Refusal } from '../refusals.js'
import { dayOf } from '../time.js'
import type { Consultation, ConsultationAct, ConsultationEvent, ConsultationHead } from './case.js'

type Decided = Refusal | readonly ConsultationEvent[]
type LaterAct = Exclude<ConsultationAct, { type: 'hold' }>

/** An act on a consultation. */
export type ConsultationActName = LaterAct['type']

/** The acts that the state allows, whoever may do them. What grew out of it may still be noted when it is closed. */
export function consultationActsIn({ status }: Consultation): ConsultationActName[] {
  return status === 'open' ? ['revise', 'seed', 'close'] : ['seed']
}

/** The rules: what follows from an act, or why not. `undefined` is a consultation that is not on record yet. */
export function decideConsultation(consultation: Consultation | undefined, act: ConsultationAct): Decided {
  if (act.type === 'hold') {
    if (consultation) return []
    const { consultationId, head, contentSha256 } = act
    return refuseHead(head, act) ?? [{ ...stampOf(act), type: 'held', consultationId, head, contentSha256 }]
  }
  if (!consultation) return refuse('NOT_FOUND')
  if (!consultationActsIn(consultation).includes(act.type))
    return refuse('NOT_NOW', { act: act.type, state: consultation.status })
  return decideAct(consultation, act)
}

function decideAct(consultation: Consultation, act: LaterAct): Decided {
  const stamp = stampOf(act)
  switch (act.type) {
    case 'revise': {
      const { head, contentSha256 } = act
      return refuseHead(head, act) ?? [{ ...stamp, type: 'revised', head, contentSha256 }]
    }
    case 'seed': {
      const { seed } = act
      const isKnown = consultation.seeds.some(
        ({ caseId }) => caseId === seed.caseId && seed.kind !== 'agendaItem',
      )
      return isKnown ? [] : [{ ...stamp, type: 'seeded', seed }]
    }
    case 'close':
      return [{ ...stamp, type: 'closed' }]
    default:
      return assertNever(act)
  }
}

/** Notes are of what has been: nobody keeps the notes of a talk that is still to come. */
function refuseHead({ heldOn }: ConsultationHead, { at }: Stamp): Refusal | undefined {
  const today = dayOf(at)
  const refused = checkPeriod({ validFrom: heldOn, validTo: null }, today)
  if (refused) return { ...refused, pointer: '/heldOn' }
  return heldOn > today ? refuse('CONSULTATION_TO_COME', { day: heldOn }, '/heldOn') : undefined
}

function stampOf({ at, by }: Stamp): Stamp {
  return { at, by }
}

import type { LetterContent, OrderedLetter } from '../../domain/meeting/follow-ups.js'
import type { Secrecy } from '../../domain/secrecy.js'
import { dayOf } from '../../domain/time.js'
import type { ExternalFields } from '../letters/external.js'
import type { MemoFields } from '../letters/memo.js'
import {
  agencyField,
  agencyWithUnit,
  headOf,
  letterNumber,
  linesOf,
  officeOf,
  ownerField,
  secrecyField,
  verifyField,
  type PaperFrame,
} from './around.js'

/** A letter that tells an office of a resolution. */
export type ResolutionLetterFacts = PaperFrame & {
  readonly letter: OrderedLetter
  readonly content: LetterContent
  /** Which meeting resolved it, on which item, and its words. */
  readonly resolution: { readonly citedTh: string; readonly text: string }
  readonly secrecy?: Secrecy
  readonly signer: { readonly name: string; readonly position: string }
}

/** The letter in the form that was ordered: external, or a memo within the own house. */
export function resolutionLetter(facts: ResolutionLetterFacts): ExternalFields | MemoFields {
  return facts.letter.order.form === 'memo' ? asMemo(facts) : asExternal(facts)
}

function asExternal(facts: ResolutionLetterFacts): ExternalFields {
  return {
    kind: 'external',
    ...head(facts),
    agency: agencyField(facts.agency),
    ...{ references: [], enclosures: [], copies: [] },
    ...ownerField(facts.agency),
  }
}

function asMemo(facts: ResolutionLetterFacts): MemoFields {
  const { telephone } = facts.agency
  return {
    kind: 'memo',
    ...head(facts),
    agency: agencyWithUnit(facts.agency),
    ...(telephone ? { telephone } : {}),
  }
}

function head(facts: ResolutionLetterFacts) {
  const { id, sample, agency, names, madeAt, letter, content, resolution, secrecy, signer } = facts
  return {
    ...{ id, sample, number: letterNumber(agency, letter.letterNumber), date: dayOf(madeAt) },
    ...secrecyField(secrecy),
    ...verifyField(facts),
    subject: content.subject,
    to: { name: headOf(officeOf(names, letter.officeCode)) },
    body: [
      `ตามที่${resolution.citedTh} มีมติว่า ${linesOf(resolution.text).join(' ')} นั้น`,
      ...content.body.flatMap(linesOf),
      content.ending,
    ],
    signer,
  }
}

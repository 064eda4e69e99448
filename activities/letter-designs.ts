import type { Job } from '../domain/circular/case.js'
import type { ErratumContent, LetterContent } from '../domain/content.js'
import {
  addresseeOf,
  circularLetter,
  erratumLetter,
  type LetterFrame,
} from '../templates/letters/circular.js'
import { overdueAddressee, overdueLetter, overdueNumber } from '../templates/letters/overdue.js'
import type { Document, SlotValues } from '../typesetting/model.js'

/** A letter as a job makes it: laid out once, with the values that differ from office to office. */
export type LetterDesign = {
  /** Names the letter among those of an office: `circular`, `erratum-1`, `overdue-<instant>`. */
  readonly kind: string
  readonly document: Document
  values(letter: LetterContent, office: { readonly nameTh: string }, number: number): SlotValues
}

/** Which letter a job makes, if any. `erratum` is the content of the correction that the job names. */
export function designFor(
  job: Job,
  frame: LetterFrame,
  erratum: ErratumContent | undefined,
): LetterDesign | undefined {
  const toDirector: LetterDesign['values'] = (letter, office) => ({ addressee: addresseeOf(letter, office) })
  switch (job.kind) {
    case 'launch':
      return { kind: 'circular', document: circularLetter(frame), values: toDirector }
    case 'erratum': {
      if (!erratum) return undefined
      const { wrong, right, reason } = erratum
      const facts = {
        ...frame,
        id: `${frame.id}/${job.id}`,
        erratum: job.erratum,
        correctedAt: job.at,
        wrong,
        right,
        reason,
      }
      return { kind: `erratum-${job.erratum}`, document: erratumLetter(facts), values: toDirector }
    }
    case 'sealOverdue':
      return {
        kind: `overdue-${job.at}`,
        document: overdueLetter({ ...frame, id: `${frame.id}/${job.id}`, sealedAt: job.at }),
        values: (letter, office, number) => ({
          number: overdueNumber(letter, number),
          to: overdueAddressee(office),
        }),
      }
    case 'remind':
    case 'extend':
    case 'withdraw':
    case 'close':
      return undefined
  }
}

import type { Answered } from '../../../api/client.js'

/** One version of what stands at the head of the office's letters. */
export type LetterheadVersion = Answered<'/api/v1/offices/{officeCode}/letterhead'>['items'][number]

/** Where the emblem of a version is. */
export const emblemOf = ({ officeCode, version }: LetterheadVersion): string =>
  `/api/v1/offices/${officeCode}/letterhead/${version}/emblem`

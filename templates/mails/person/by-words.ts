import type { Instant } from '../../../domain/time.js'
import { dueInEnglish, dueInThai } from '../../dates.js'

/** Until when something is asked for, at the end of a sentence; nothing where nobody said. */
export const byTh = (dueAt: Instant | undefined): string =>
  dueAt === undefined ? '' : ` ภายใน${dueInThai(dueAt)}`
/** The same in English. */
export const byEn = (dueAt: Instant | undefined): string =>
  dueAt === undefined ? '' : ` by ${dueInEnglish(dueAt)}`

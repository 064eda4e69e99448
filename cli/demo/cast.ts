import { shuffled } from '../stage/habits.js'
import type { Wave } from '../stage/scene-answers.js'

/**
 * What each office does in the demo, fixed by its code: most answer on one of the first days, a few show what else can
 * happen to a circular. Instants are wall times in Bangkok.
 */

/** The offices whose part is written out; the rest answer like everybody. */
export const PARTS = {
  /** Leaves out a telephone number, gets the answer back, sends version 2. */
  corrected: 'P2101',
  /** Names nobody at first, then four persons. */
  nobodyAtFirst: 'P2301',
  fourAtFirst: 'P5001',
  /** Its address in the directory is out of date: the mail bounces. */
  bounced: 'P7104',
  /** Asks for two more days. */
  moreTime: 'S12',
  /** Has nothing to report. */
  nil: 'P8101',
  wrongOffice: 'S13',
  /** Answers in the last second, and in the first that is too late. */
  lastSecond: 'P9101',
  tooLate: 'P5802',
  never: ['P9602', 'S55'],
  /** Outside the rule, added after the launch. */
  added: 'P2001',
} as const

/** The days on which ordinary offices answer, and how many on each: forty answers are in by Thursday, as three of the parts answer by then. */
export const WAVES = [
  { day: '2023-11-21', from: '13:00', offices: 5, also: [] },
  { day: '2023-11-22', from: '09:00', offices: 15, also: [PARTS.corrected, PARTS.nobodyAtFirst] },
  { day: '2023-11-23', from: '09:00', offices: 17, also: [PARTS.fourAtFirst] },
  { day: '2023-11-24', from: '09:30', offices: 9, also: [PARTS.bounced] },
  { day: '2023-11-27', from: '09:00', offices: 10, also: [PARTS.nil, PARTS.added] },
] as const

/** Deals the offices of the frozen list out over the days. */
export function dealOut(codes: readonly string[]): Wave[] {
  const written = new Set<string>(Object.values(PARTS).flat())
  const ordinary = shuffled(codes.filter((code) => !written.has(code)))
  let dealt = 0
  return WAVES.map(({ day, from, offices, also }) => {
    const mine = ordinary.slice(dealt, dealt + offices)
    dealt += offices
    return { day, from, codes: [...mine, ...also] }
  })
}

import { instantAt } from '../../domain/time.js'
import { dealOut, PARTS } from './cast.js'

/**
 * Who must be reminded when, from the parts that the offices play: those that have not answered by then, have no date
 * of their own and are still addressed; and, by their own dates, the two that were given one.
 */
export function plannedReminders(codes: readonly string[]): Record<string, string[]> {
  const answeredFrom = (day: string): string[] =>
    dealOut(codes)
      .filter((wave) => wave.day >= day)
      .flatMap((wave) => wave.codes)
  const stillOut = [...PARTS.never, PARTS.lastSecond, PARTS.tooLate]
  const friday = answeredFrom('2023-11-24').filter((code) => code !== PARTS.added)
  return {
    [instantAt('2023-11-24', '08:30')]: [...friday, ...stillOut, PARTS.moreTime, PARTS.wrongOffice],
    [instantAt('2023-11-27', '08:30')]: [...answeredFrom('2023-11-27'), ...stillOut],
    [instantAt('2023-11-28', '08:30')]: [PARTS.corrected, PARTS.moreTime],
    [instantAt('2023-11-29', '08:30')]: [PARTS.moreTime],
  }
}

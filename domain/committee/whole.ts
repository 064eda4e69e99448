import type { Fraction } from './case.js'

/** How often `by` goes into `count`, the rest dropped. Whole numbers only: nothing here is ever a float. */
function wholePart(count: number, by: number): number {
  return (count - (count % by)) / by
}

/** The smallest whole number that is at least this share of `count`: half of 15 is 8. */
export function atLeastShare(count: number, { numerator, denominator }: Fraction): number {
  return wholePart(count * numerator + denominator - 1, denominator)
}

/** The smallest whole number that is more than this share of `count`: more than half of 8 is 5. */
export function moreThanShare(count: number, { numerator, denominator }: Fraction): number {
  return wholePart(count * numerator, denominator) + 1
}

/** Whether the two make a share of something: whole, above nothing, at most all of it. */
export function isShare({ numerator, denominator }: Fraction): boolean {
  const areWhole = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)
  return areWhole && numerator >= 1 && numerator <= denominator && denominator <= 100
}

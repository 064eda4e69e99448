import { createHash } from 'node:crypto'

/** What an office does in its own way, fixed by its code: every run is the same. */

/** One to three persons. */
export const personsNamedBy = (code: string): number => 1 + (parseInt(mixed(code).slice(0, 4), 16) % 3)

/** Every fourth office types the number of its own book of letters in; the others take the next free one. */
export function ownReceiptNumber(code: string): number | undefined {
  const number = parseInt(mixed(code).slice(4, 8), 16)
  return number % 4 === 0 ? 1_000 + (number % 4_000) : undefined
}

/** The codes in an order that has nothing to do with provinces. */
export function shuffled(codes: readonly string[]): string[] {
  return [...codes].sort((a, b) => (mixed(a) < mixed(b) ? -1 : 1))
}

function mixed(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}

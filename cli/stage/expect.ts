import type { ShownExpectation, Words } from './view.js'

/** Something that must hold when the play is over. */
export type Expectation = ShownExpectation & { readonly name: string }

/** What was expected, and what was seen, in plain values. */
export type Check = Words & { readonly name: string; readonly expected: unknown; readonly seen: unknown }

/** Holds what was seen against what was expected, as people would read both. */
export function judge({ expected, seen, ...words }: Check): Expectation {
  return {
    ...words,
    expected: textOf(expected),
    seen: textOf(seen),
    ok: textOf(expected) === textOf(seen),
  }
}

/** A value as the table shows it. */
export function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') || '–' : String(value)
}

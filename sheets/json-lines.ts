import type { Rows } from './value.js'

/** Values as JSON Lines, one a line, in pieces. */
export async function* jsonLinesOf(values: Rows<object>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`
}

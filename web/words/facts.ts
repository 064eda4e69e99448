/** Facts in one line, of those that there are. The point stays with what goes before: it never begins a line. */
export const factsOf = (facts: readonly (string | false | null | undefined)[]): string =>
  facts.filter(Boolean).join('\u00a0· ')

/** What fills the braces of a sentence. */
export type Params = Readonly<Record<string, string | number>>

/**
 * A sentence with its braces filled: `{count}` becomes the value of that name, a dash where there is none, and
 * `{count:member is|members are}` the words that go with one, or with any other number. `say` puts a value into words.
 */
export function filled(
  sentence: string,
  params: Params = {},
  say: (value: string | number) => string = String,
): string {
  return sentence.replace(
    /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g,
    (_, name: string, one: string | undefined, many: string | undefined) => {
      if (one === undefined || many === undefined) return say(params[name] ?? '–')
      return Number(params[name]) === 1 ? one : many
    },
  )
}

/** A number with its English noun: `1 member`, `2 members`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

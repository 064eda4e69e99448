type Fields = {
  readonly name?: string
  readonly message?: string
  readonly code?: unknown
  readonly constraint?: unknown
  readonly table?: unknown
  readonly stack?: string
}

const MOST_FRAMES = 12

/**
 * An error as it may stand in a log: kind, code, place and words, without what people wrote. Databases and parsers quote
 * the value that they stumble over, and put it in members of their own: quoted parts and mail addresses are taken out,
 * other members are left out.
 */
export function safeError(error: unknown): object {
  if (typeof error !== 'object' || error === null) return { type: typeof error }
  const { name, message, code, constraint, table, stack } = error as Fields
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: name,
    ...(typeof message === 'string' ? { message: withoutValues(message) } : {}),
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint, table }),
    ...(frames ? { stack: frames.slice(0, MOST_FRAMES).join('\n') } : {}),
  }
}

/** Words of a program without what it quotes: values between quotes or brackets, mail addresses. */
export function withoutValues(message: string): string {
  return message
    .replace(/"[^"]*"|“[^”]*”|'[^']*'|=\([^)]*\)/g, '"…"')
    .replace(/[^\s<>()]+@[^\s<>()]+/g, '…')
    .slice(0, 300)
}

/** One place (JSON pointer, RFC 6901) at which two values differ; an absent side was not there. */
export type Change = { readonly pointer: string; readonly before?: unknown; readonly after?: unknown }

/**
 * Where two JSON values differ: objects are compared member by member, lists item by item, the rest as it stands.
 * Equal values give nothing.
 */
export function changesBetween(before: unknown, after: unknown, pointer = ''): Change[] {
  if (before === after) return []
  if (isPlain(before) && isPlain(after)) return membersOf(before, after, pointer)
  if (Array.isArray(before) && Array.isArray(after)) return membersOf({ ...before }, { ...after }, pointer)
  const change = {
    pointer,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }
  return [change]
}

function membersOf(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  pointer: string,
): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => changesBetween(before[name], after[name], `${pointer}/${escaped(name)}`))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

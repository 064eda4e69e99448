/** A place where two values differ (JSON pointer), with what stands there on each side; absent is absent. */
export type Difference = { readonly pointer: string; readonly before?: unknown; readonly after?: unknown }

type Container = Readonly<Record<string, unknown>>
const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** Every place where two JSON values differ, in the order of the first; lists are compared place by place. */
export function differences(before: unknown, after: unknown, pointer = ''): Difference[] {
  const isPair = isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)
  if (!isPair) return before === after ? [] : [differenceOf(pointer, before, after)]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => differences(before[name], after[name], `${pointer}/${escaped(name)}`))
}

function differenceOf(pointer: string, before: unknown, after: unknown): Difference {
  return {
    pointer,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }
}

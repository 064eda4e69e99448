/** What a form held before each of its changes, for taking them back. */
export type Past<T> = {
  /** The last one last. */
  readonly before: readonly T[]
  /** Into which field was typed last, if it was typed, and when (ms). */
  readonly field: Element | undefined
  readonly at: number
}

/** What is typed into one field in one go is taken back in one go. */
const ONE_GO_MS = 1_000
const MOST_UNDONE = 50

/** Of a form that nobody has changed. */
export const NO_PAST: Past<never> = { before: [], field: undefined, at: 0 }

/** With what stood there until now; `field` as `typedInto` has it. */
export function remembered<T>(past: Past<T>, stood: T, field: Element | undefined): Past<T> {
  const at = Date.now()
  const isOneGo = field !== undefined && field === past.field && at - past.at < ONE_GO_MS
  return { before: isOneGo ? past.before : [...past.before, stood].slice(-MOST_UNDONE), field, at }
}

/** Without the last change. */
export const forgotten = <T>({ before }: Past<T>): Past<T> => ({ ...NO_PAST, before: before.slice(0, -1) })

/** The field that has the keyboard; nothing where a button was pressed. */
export function typedInto(): Element | undefined {
  const field = document.activeElement
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && !/radio|checkbox/.test(field.type))
  return isText ? field : undefined
}

import { useState } from 'react'
import { useSession } from '../app/session.js'

/**
 * What is typed and not sent yet, kept on this device under the person and the place where it is typed: a reload, a lost
 * network or the end of the session leaves it there. Nothing where nothing was typed.
 */
export function useKept<T>(place: string) {
  const key = useKeptKey(place)
  const [kept, setKept] = useState<T | undefined>(() => readKept<T>(key))
  return {
    kept,
    keep: (value: T) => {
      setKept(value)
      writeKept(key, value)
    },
    drop: () => {
      setKept(undefined)
      dropKept(key)
    },
  }
}

/** Under which key it lies on this device what the person types at this place. */
export function useKeptKey(place: string): string {
  const { personId } = useSession().me.actor
  return `wian.kept.${personId}.${place}`
}

/** What lies under the key, or nothing. */
export function readKept<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps it; a browser that keeps nothing (a private window, a full disk) goes without: the page still has it. */
export function writeKept(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Said above: there is nothing that could be done about it.
  }
}

/** It has been sent. */
export const dropKept = (key: string): void => localStorage.removeItem(key)

/** A text of more than a line that survives until it is sent. */
export type KeptText = {
  readonly value: string
  readonly onChange: (text: string) => void
  /** It has been sent. */
  readonly drop: () => void
}

/** A text that is typed at this place; `before` is what stands there until somebody types. */
export function useKeptText(place: string, before = ''): KeptText {
  const { kept, keep, drop } = useKept<string>(place)
  return { value: kept ?? before, onChange: keep, drop }
}

/** What is typed into a form that survives until it is sent. */
export type KeptDraft<T> = {
  readonly value: T
  /** Whether anything was typed. */
  readonly isKept: boolean
  /** Counts how often it was begun anew: a part of the form that keeps a state of its own takes it for its key. */
  readonly round: number
  readonly change: (some: Partial<T>) => void
  /** Takes the last change back, throwing all away too; left out where there is none. */
  readonly undo?: () => void
  /** It has been sent, or is thrown away. */
  readonly forget: () => void
}

type Typing<T> = {
  readonly kept: Partial<T> | undefined
  /** What stood there before each change, the last one last. */
  readonly past: readonly (Partial<T> | undefined)[]
  /** Into which field was typed last, if it was typed, and when (ms). */
  readonly field: Element | undefined
  readonly at: number
}

/** What is typed into one field in one go is taken back in one go. */
const ONE_GO_MS = 1_000
const MOST_UNDONE = 50

/** A form that is filled in at this place; `before` is what stands there until somebody types. */
export function useKeptDraft<T extends object>(place: string, before: T): KeptDraft<T> {
  const key = useKeptKey(place)
  const [round, setRound] = useState(0)
  const [{ kept, past }, setTyping] = useState<Typing<T>>(() => ({
    ...{ kept: readKept<Partial<T>>(key), past: [], field: undefined, at: 0 },
  }))
  const goBack = () => {
    const earlier = past.at(-1)
    if (earlier === undefined) dropKept(key)
    else writeKept(key, earlier)
    setTyping({ kept: earlier, past: past.slice(0, -1), field: undefined, at: 0 })
    setRound(round + 1)
  }
  return {
    // Over what stands there: a form that has got one more field since has it.
    value: { ...before, ...kept },
    isKept: kept !== undefined,
    round,
    ...(past.length > 0 ? { undo: goBack } : {}),
    change: (some) =>
      setTyping((typing) => {
        const next = { ...before, ...typing.kept, ...some }
        writeKept(key, next)
        return changed(typing, next, typedInto())
      }),
    forget: () => {
      dropKept(key)
      setTyping((typing) => changed(typing, undefined, undefined))
      setRound(round + 1)
    },
  }
}

function changed<T>(typing: Typing<T>, kept: Typing<T>['kept'], field: Element | undefined): Typing<T> {
  const at = Date.now()
  const isOneGo = field !== undefined && field === typing.field && at - typing.at < ONE_GO_MS
  const past = isOneGo ? typing.past : [...typing.past, typing.kept].slice(-MOST_UNDONE)
  return { kept, past, field, at }
}

/** The field that has the keyboard; nothing where a button was pressed. */
function typedInto(): Element | undefined {
  const field = document.activeElement
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && !/radio|checkbox/.test(field.type))
  return isText ? field : undefined
}

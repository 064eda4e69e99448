import { useState } from 'react'
import { useSession } from '../app/session.js'
import { forgotten, NO_PAST, remembered, typedInto, type Past } from './past.js'

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
  readonly past: Past<Partial<T> | undefined>
}

/** A form that is filled in at this place; `before` is what stands there until somebody types. */
export function useKeptDraft<T extends object>(place: string, before: T): KeptDraft<T> {
  const key = useKeptKey(place)
  const [round, setRound] = useState(0)
  const [{ kept, past }, setTyping] = useState<Typing<T>>(() => ({
    ...{ kept: readKept<Partial<T>>(key), past: NO_PAST },
  }))
  const goBack = () => {
    const earlier = past.before.at(-1)
    if (earlier === undefined) dropKept(key)
    else writeKept(key, earlier)
    setTyping({ kept: earlier, past: forgotten(past) })
    setRound(round + 1)
  }
  return {
    // Over what stands there: a form that has got one more field since has it.
    value: { ...before, ...kept },
    isKept: kept !== undefined,
    round,
    ...(past.before.length > 0 ? { undo: goBack } : {}),
    change: (some) =>
      setTyping((typing) => {
        const next = { ...before, ...typing.kept, ...some }
        writeKept(key, next)
        return { kept: next, past: remembered(typing.past, typing.kept, typedInto()) }
      }),
    forget: () => {
      dropKept(key)
      setTyping(({ kept: thrown, past: sofar }) => ({
        ...{ kept: undefined, past: remembered(sofar, thrown, undefined) },
      }))
      setRound(round + 1)
    },
  }
}

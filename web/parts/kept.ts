import { useState } from 'react'
import { useSession } from '../app/session.js'

/**
 * What is typed and not sent yet, kept on this device under the person and the place where it is typed: a reload, a lost
 * network or the end of the session leaves it there. Nothing where nothing was typed.
 */
export function useKept<T>(place: string) {
  const { personId } = useSession().me.actor
  const key = `wian.kept.${personId}.${place}`
  const [kept, setKept] = useState<T | undefined>(() => read<T>(key))
  return {
    kept,
    keep: (value: T) => {
      setKept(value)
      write(key, value)
    },
    drop: () => {
      setKept(undefined)
      localStorage.removeItem(key)
    },
  }
}

function read<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined
  } catch {
    return undefined
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing (a private window, a full disk): the page still has it.
  }
}

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
  readonly change: (some: Partial<T>) => void
  /** It has been sent. */
  readonly forget: () => void
}

/** A form that is filled in at this place; `before` is what stands there until somebody types. */
export function useKeptDraft<T extends object>(place: string, before: T): KeptDraft<T> {
  const { kept, keep, drop } = useKept<T>(place)
  const value = kept ?? before
  return {
    ...{ value, isKept: kept !== undefined, forget: drop },
    change: (some) => keep({ ...value, ...some }),
  }
}

import { useCallback, useEffect, useRef, useState } from 'react'
import { api, WianProblem } from '../../api/client.js'
import { isSame } from '../../../domain/same.js'
import { dropKept, useKeptKey, writeKept } from '../../parts/kept.js'
import { forgotten, NO_PAST, remembered, typedInto, type Past } from '../../parts/past.js'
import { startOf } from './draft-start.js'
import { pathOf, type Body, type View } from './view.js'

/** Typing has paused for this long before it is saved. */
const PAUSE_MS = 1_200
/** The network is tried again after this long. */
const RETRY_MS = 8_000

/** How it stands with the draft: as on the server, changed, being saved, or why it could not be. */
export type DraftState =
  'untouched' | 'changed' | 'saving' | 'saved' | 'offline' | 'signedOut' | 'refused' | 'conflict'
/** What is kept on this device: what was typed, and over which revision of the server's draft. */
export type Kept = { readonly base: number; readonly body: Body }
const keep = (place: string, kept: Kept) => writeKept(place, kept)
/** What somebody else saved in between. */
export type Theirs = NonNullable<View['draft']>

/**
 * The draft of an answer: every change is kept on this device at once and on the server when typing pauses. Who saves over
 * somebody else's saving is shown both, and chooses.
 */
export function useDraft(view: View) {
  const place = useKeptKey(view.caseId)
  const [start] = useState(() => startOf(view, place))
  const [body, setBody] = useState<Body>(start.body)
  const [state, setState] = useState<DraftState>(start.state)
  const [savedAt, setSavedAt] = useState(view.draft?.savedAt)
  const [theirs, setTheirs] = useState<Theirs | undefined>(start.theirs)
  const [error, setError] = useState<unknown>()
  const [past, setPast] = useState<Past<Body>>(NO_PAST)
  // Counts what came into the form otherwise than by its fields: those that keep a state of their own begin anew.
  const [round, setRound] = useState(0)
  const now = useRef({
    body: start.body,
    revision: start.revision,
    state: start.state,
    saving: undefined as Promise<void> | undefined,
  })
  const mayKeep = view.possibleActs.includes('saveDraft')

  const show = useCallback((next: DraftState) => {
    now.current.state = next
    setState(next)
  }, [])

  const put = useCallback(async (): Promise<void> => {
    const { current } = now
    show('saving')
    const sent = current.body
    try {
      const kept = await api.put('/api/v1/submissions/{circularId}/{officeCode}/draft', {
        path: pathOf(view),
        body: { answer: sent },
        ifMatch: `"${current.revision}"`,
      })
      current.revision = kept.revision
      setSavedAt(kept.savedAt)
      setError(undefined)
      if (current.body === sent) dropKept(place)
      else keep(place, { base: kept.revision, body: current.body })
      show(current.body === sent ? 'saved' : 'changed')
    } catch (failure) {
      await told(failure)
    }
    async function told(failure: unknown) {
      const status = failure instanceof WianProblem ? failure.status : 0
      if (status === 412) {
        setTheirs(await draftOf(view))
        return show('conflict')
      }
      if (status === 401) return show('signedOut')
      setError(status === 0 || status >= 500 ? undefined : failure)
      show(status === 0 || status >= 500 ? 'offline' : 'refused')
    }
  }, [place, show, view])

  /** Saves what has changed; before the first sending also what has not, as a refused answer is kept as a draft too. */
  const save = useCallback(
    (isSending = false): Promise<void> => {
      const { current } = now
      if (current.saving) return current.saving
      const isKept = ['untouched', 'saved'].includes(current.state) && !(isSending && current.revision === 0)
      if (!mayKeep || isKept || current.state === 'conflict') return Promise.resolve()
      current.saving = put().finally(() => {
        current.saving = undefined
      })
      return current.saving
    },
    [mayKeep, put],
  )

  useEffect(() => {
    if (state !== 'changed' && state !== 'offline') return undefined
    const timer = setTimeout(() => void save(), state === 'changed' ? PAUSE_MS : RETRY_MS)
    return () => clearTimeout(timer)
  }, [body, state, save])

  // What a colleague saved is shown at once where nothing of one's own would be lost by it.
  const latest = view.draft
  useEffect(() => {
    const { current } = now
    if (!latest || latest.revision <= current.revision || !['untouched', 'saved'].includes(current.state))
      return
    current.revision = latest.revision
    current.body = latest.body
    setBody(latest.body)
    setSavedAt(latest.savedAt)
    // What would be taken back by now is a colleague's.
    setPast(NO_PAST)
  }, [latest])

  const write = (next: Body) => {
    now.current.body = next
    keep(place, { base: now.current.revision, body: next })
    setBody(next)
    if (now.current.state !== 'conflict') show('changed')
  }
  const remember = (field?: Element) => {
    const stood = now.current.body
    setPast((sofar) => remembered(sofar, stood, field))
  }
  const earlier = past.before.at(-1)

  return {
    ...{ body, state, savedAt, theirs, error, isRestored: start.isRestored, round, save },
    change(next: Body) {
      if (isSame(next, now.current.body)) return
      remember(typedInto())
      write(next)
    },
    /** Takes the last change back, a workbook's too; left out where there is none. */
    ...(earlier && mayKeep
      ? {
          undo() {
            setPast(forgotten)
            setRound(round + 1)
            write(earlier)
          },
        }
      : {}),
    /** What the form begins with: shown, and kept only with the first change. */
    begin(first: Body) {
      now.current.body = first
      setBody(first)
    },
    /** The revision that the next saving goes over. */
    revisionNow: () => now.current.revision,
    /** Goes on from both versions with what was chosen of them. */
    settle(chosen: Body) {
      if (theirs) now.current.revision = theirs.revision
      setTheirs(undefined)
      now.current.body = chosen
      keep(place, { base: now.current.revision, body: chosen })
      setBody(chosen)
      show('changed')
    },
    /** Takes what the server has made the draft. */
    take(next: Body, revision: number) {
      remember()
      setRound(round + 1)
      now.current.body = next
      now.current.revision = revision
      dropKept(place)
      setBody(next)
      setTheirs(undefined)
      show('saved')
    },
    /** The answer has gone: nothing is left to keep. */
    forget: () => dropKept(place),
  }
}

/** The draft as it stands on the server now. */
async function draftOf(view: View): Promise<Theirs | undefined> {
  const found = await api.get('/api/v1/submissions/{circularId}/{officeCode}', { path: pathOf(view) })
  return found.draft ?? undefined
}

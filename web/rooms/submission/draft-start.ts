import { readKept } from '../../parts/kept.js'
import type { DraftState, Kept } from './draft.js'
import type { Body, View } from './view.js'

/** The draft of the server, or what this device kept of an earlier visit, or both where they have parted. */
export function startOf(view: View, place: string) {
  const { draft, answers } = view
  const revision = draft?.revision ?? 0
  const kept = readKept<Kept>(place)
  const onServer = draft?.body ?? bodyOfLast(answers)
  if (!kept)
    return {
      body: onServer,
      state: 'untouched' as DraftState,
      revision,
      isRestored: false,
      theirs: undefined,
    }
  const isParted = kept.base !== revision && draft !== null
  return {
    body: kept.body,
    state: (isParted ? 'conflict' : 'changed') as DraftState,
    revision,
    isRestored: true,
    theirs: isParted ? draft : undefined,
  }
}

const isFileIn = (value: unknown): value is { fileId: string } =>
  typeof value === 'object' && value !== null && 'fileId' in value && 'sha256' in value

/** The last answer as a form takes it: a file by its id alone. */
function bodyOfLast(answers: View['answers']): Body {
  const last = answers.findLast(({ kind }) => kind === 'form')
  return (last ? withFileIds(last.body) : {}) as Body
}

function withFileIds(value: unknown): unknown {
  if (isFileIn(value)) return value.fileId
  if (Array.isArray(value)) return value.map(withFileIds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withFileIds(one)]))
}

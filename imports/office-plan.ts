import type { Office } from '../domain/office.js'

/** A record that changes: which fields, and what they were and become. */
export type OfficeChange = {
  readonly code: string
  readonly fields: readonly (keyof Office)[]
  readonly before: Office
  readonly after: Office
}

/** What an import would do to the directory. Nothing is done until a person confirms it. */
export type OfficePlan = {
  readonly add: readonly Office[]
  readonly change: readonly OfficeChange[]
  /** Offices of the directory that the file does not name any more. */
  readonly close: readonly Office[]
  readonly unchanged: readonly string[]
}

const COMPARED: readonly (keyof Office)[] = [
  ...(['type', 'nameTh', 'shortTh', 'nameEn', 'provinces', 'zone', 'areaCode', 'letterPrefix'] as const),
  ...(['innovationAreas', 'email', 'validTo', 'predecessors', 'nameCertainty'] as const),
]

function changedFields(before: Office, after: Office): (keyof Office)[] {
  // A file without an address or prefix does not take away the one that the office entered itself, and one without an end
  // not the day from which a change was decided already.
  const kept: readonly (keyof Office)[] = ['email', 'letterPrefix', 'validTo']
  return COMPARED.filter((field) => {
    if (kept.includes(field) && after[field] === undefined) return false
    return canonical(before[field]) !== canonical(after[field])
  })
}

/** A file says nothing of the tree and of attributes: what the directory has of them stays. */
function withOwn({ parentCode, attributes }: Office, after: Office): Office {
  return { ...after, ...(parentCode ? { parentCode } : {}), ...(attributes ? { attributes } : {}) }
}

// Records from a database come back with their keys in another order.
function canonical(value: unknown): string {
  const inOrder = (_key: string, part: unknown): unknown =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  return JSON.stringify(value, inOrder) ?? ''
}

const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1)

/**
 * Compares the directory of today with a file, by code and never by name. `current` holds the records in force.
 * The day from which a change holds is chosen by the person who confirms it.
 */
export function planOfficeChanges(current: readonly Office[], incoming: readonly Office[]): OfficePlan {
  const known = new Map(current.map((office) => [office.code, office]))
  const named = new Set(incoming.map(({ code }) => code))
  const change: OfficeChange[] = []
  const unchanged: string[] = []
  for (const after of incoming) {
    const before = known.get(after.code)
    if (!before) continue
    const fields = changedFields(before, after)
    if (fields.length > 0) change.push({ code: after.code, fields, before, after: withOwn(before, after) })
    else unchanged.push(after.code)
  }
  return {
    add: incoming.filter(({ code }) => !known.has(code)).sort(byCode),
    change: change.sort(byCode),
    close: current.filter(({ code }) => !named.has(code)).sort(byCode),
    unchanged: unchanged.sort(),
  }
}

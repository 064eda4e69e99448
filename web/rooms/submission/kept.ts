import { api } from '../../api/client.js'
import { pathOf, type Body, type View } from './view.js'

/** What is kept on this device: what was typed, and over which revision of the server's draft. */
export type Kept = { readonly base: number; readonly body: Body }

/** Keeps it; a browser that keeps nothing (private windows, a full disk) goes without. */
export function keep(place: string, kept: Kept): void {
  try {
    localStorage.setItem(place, JSON.stringify(kept))
  } catch {
    // The server has the draft still; this copy is for when it cannot be reached.
  }
}

/** What was kept, or nothing. */
export function readKept(place: string): Kept | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null
    return found ?? undefined
  } catch {
    return undefined
  }
}

/** It is on the server now. */
export const dropKept = (place: string): void => localStorage.removeItem(place)

/** The draft as it stands on the server now. */
export async function draftOf(view: View): Promise<NonNullable<View['draft']> | undefined> {
  const found = await api.get('/api/v1/submissions/{circularId}/{officeCode}', { path: pathOf(view) })
  return found.draft ?? undefined
}

import { base64Of } from './base64.js'

/** The lines of a letterhead: whether it needs them, and how long they may be. */
export const FIELDS = [
  { name: 'agencyTh', isNeeded: true, most: 300 },
  { name: 'addressTh', isNeeded: true, most: 300 },
  { name: 'letterPrefix', isNeeded: true, most: 60 },
  { name: 'unitTh', isNeeded: false, most: 300 },
  { name: 'telephone', isNeeded: false, most: 100 },
  { name: 'email', isNeeded: false, most: 254 },
] as const
type Name = (typeof FIELDS)[number]['name']
/** A letterhead as it is typed. */
export type TypedHead = Readonly<Record<Name, string>>
/** The emblem of the next version: the one before, none, or a new file. */
export type EmblemChoice = 'kept' | 'none' | File

/** A letterhead as the API takes it. */
export async function letterheadOf({ unitTh, telephone, email, ...needed }: TypedHead, emblem: EmblemChoice) {
  const given = Object.entries({ unitTh, telephone, email }).filter(([, text]) => text.trim() !== '')
  const drawing =
    emblem instanceof File
      ? {
          mediaType: /pdf$/i.test(emblem.name) ? ('application/pdf' as const) : ('image/svg+xml' as const),
          base64: await base64Of(emblem),
        }
      : null
  return {
    ...needed,
    ...Object.fromEntries(given),
    ...(emblem === 'kept' ? {} : { emblem: drawing }),
  }
}

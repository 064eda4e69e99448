import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a screen begins with; the build writes one for each (web/build/rooms-ahead.ts). */
export type RoomAhead = {
  /** Source of the regular expression of its addresses; the parts of an address are its groups, in the order of `keys`. */
  readonly address: string
  readonly keys: readonly string[]
  /** The files of its code and styles, beside the page. */
  readonly files: readonly string[]
  /** Addresses of the API, with the same parts in braces. */
  readonly reads: readonly string[]
}

/** Parts of an address that may stand in a page as they are: ids of cases and codes of offices. */
const PLAIN = /^[\w.~-]+$/

/**
 * What the page of an address names in its head: the files of its screen and what that reads first, so that a slow line
 * brings them together with what all screens need. Nothing for an address of no screen.
 * @param folder that of the built screens
 * @returns of the path of a request, link elements
 */
export function readAhead(folder: string): (path: string) => string {
  const file = join(folder, 'rooms.json')
  if (!existsSync(file)) return () => ''
  const rooms = (JSON.parse(readFileSync(file, 'utf8')) as RoomAhead[]).map((room) => ({
    ...room,
    address: new RegExp(room.address, 'i'),
  }))
  return (path) => {
    for (const { address, keys, files, reads } of rooms) {
      const parts = address.exec(path)?.slice(1)
      if (!parts) continue
      const asked = parts.every((part) => PLAIN.test(part)) ? reads : []
      return [...files.map(fileLink), ...asked.map((read) => readLink(filled(read, { keys, parts })))].join(
        '',
      )
    }
    return ''
  }
}

const fileLink = (file: string) =>
  file.endsWith('.css')
    ? `<link rel="preload" as="style" crossorigin="anonymous" href="/${file}" />`
    : `<link rel="modulepreload" fetchpriority="low" crossorigin="anonymous" href="/${file}" />`

const readLink = (address: string) =>
  `<link rel="preload" fetchpriority="low" as="fetch" crossorigin="anonymous" href="${address}" />`

const filled = (
  address: string,
  of: { readonly keys: readonly string[]; readonly parts: readonly string[] },
) => of.keys.reduce((sofar, key, place) => sofar.replace(`{${key}}`, of.parts[place] ?? ''), address)

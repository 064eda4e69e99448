import { verdictOf, type FileKind, type FileReason } from '../domain/file.js'
import { inspect } from './inspect/inspect.js'
import { fileSource } from './inspect/source.js'
import { familyOf, mediaTypeOf } from './kinds.js'
import type { Scan, Scanner } from './scanner.js'

/** What becomes of a file that has been looked through. */
export type Verdict = {
  readonly state: 'clean' | 'held' | 'refused'
  readonly mediaType?: string
  readonly reason?: FileReason
}

/**
 * Judges a file in quarantine: by its content, then by the scanner where one is set up. Without a scanner archives are
 * refused, and so is everything that would be held for a person: nobody could tell more.
 * @throws Error when the disk or the scanner fails: the file waits and is judged again
 */
export async function judge(path: string, name: string, scanner: Scanner | undefined): Promise<Verdict> {
  const { kind, reason } = await inspect(await fileSource(path), name)
  const found = reason ?? (await scanReason(path, kind as FileKind, scanner))
  const mediaType = kind === undefined ? {} : { mediaType: mediaTypeOf(kind) }
  if (!found) return { state: 'clean', ...mediaType }
  const state = verdictOf(found, scanner !== undefined)
  // What waits for a person has been scanned as well: malware is never theirs to release.
  const worse = state === 'held' && scanner ? infection(await scanner.scan(path)) : undefined
  return worse ? { state: 'refused', reason: worse } : { state, reason: found, ...mediaType }
}

async function scanReason(
  path: string,
  kind: FileKind,
  scanner: Scanner | undefined,
): Promise<FileReason | undefined> {
  if (!scanner) return familyOf(kind) === 'archive' ? { code: 'SCANNER_MISSING' } : undefined
  const scan = await scanner.scan(path)
  return scan.result === 'tooLarge' ? { code: 'SCANNER_LIMIT' } : infection(scan)
}

function infection(scan: Scan): FileReason | undefined {
  return scan.result === 'infected' ? { code: 'VIRUS', params: { found: scan.found } } : undefined
}

import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type yauzl from 'yauzl'
import type { FileReason } from '../../domain/file.js'
import type { Source } from './source.js'

const MEGABYTE = 2 ** 20
/** More than this of one part is never held in memory. */
const MOST_PART_BYTES = 32 * MEGABYTE
/** XML of spreadsheets packs to a fiftieth; a bomb to a thousandth. Small parts may pack as well as they like. */
const MOST_RATIO = 150
const RATIO_FROM_BYTES = 10 * MEGABYTE

/** What an archive and everything inside it may unpack to, together. */
export type Budget = { entries: number; bytes: number }

/** The budget of one file: 5,000 entries, 512 MB. */
export const fullBudget = (): Budget => ({ entries: 5_000, bytes: 512 * MEGABYTE })

/** A file inside an archive. */
export type Part = {
  readonly name: string
  readonly bytes: number
  /** Unpacks it; nothing when it is larger than MOST_PART_BYTES. @throws Error when it is damaged */
  read(): Promise<Buffer | undefined>
}

/**
 * Goes through an archive part by part, up to the first reason to stop. Sizes are added up before anything is unpacked,
 * and a part that unpacks to more than it says is damaged.
 */
export async function lookThrough(
  source: Source,
  budget: Budget,
  look: (part: Part) => Promise<FileReason | undefined>,
): Promise<FileReason | undefined> {
  try {
    const zip = await source.openZip()
    try {
      return await eachPart(zip, budget, look)
    } finally {
      zip.close()
    }
  } catch (failure) {
    return reasonOf(failure)
  }
}

async function eachPart(
  zip: yauzl.ZipFile,
  budget: Budget,
  look: (part: Part) => Promise<FileReason | undefined>,
): Promise<FileReason | undefined> {
  if (zip.entryCount > budget.entries) return bomb(`${zip.entryCount} entries`)
  budget.entries -= zip.entryCount
  for await (const entry of zip.eachEntry()) {
    const reason = spend(entry, budget)
    if (reason) return reason
    if (entry.fileName.endsWith('/')) continue
    const found = await look(partOf(zip, entry))
    if (found) return found
  }
  return undefined
}

function spend(entry: yauzl.Entry, budget: Budget): FileReason | undefined {
  const { fileName, uncompressedSize, compressedSize } = entry
  budget.bytes -= uncompressedSize
  if (budget.bytes < 0) return bomb(`${uncompressedSize} bytes`)
  if (uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * MOST_RATIO)
    return bomb(`1:${Math.round(uncompressedSize / Math.max(1, compressedSize))}`)
  if (entry.isEncrypted()) return { code: 'ENCRYPTED', entry: fileName }
  return entry.canDecodeFileData() ? undefined : { code: 'OPAQUE', entry: fileName }
}

const bomb = (found: string): FileReason => ({ code: 'ARCHIVE_BOMB', params: { found } })

function partOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Part {
  const { fileName: name, uncompressedSize: bytes } = entry
  return {
    name,
    bytes,
    async read() {
      const isLarge = bytes > MOST_PART_BYTES
      const kept: Buffer[] = []
      const sink = new Writable({
        write(chunk: Buffer, _, done) {
          if (!isLarge) kept.push(chunk)
          done()
        },
      })
      // A large part is unpacked too: only so it is seen whether it is as large as it says.
      await pipeline(await zip.openReadStreamPromise(entry), sink)
      return isLarge ? undefined : Buffer.concat(kept)
    },
  }
}

function reasonOf(failure: unknown): FileReason {
  const { message } = failure as Error
  if (/relative path|absolute path|invalid characters in fileName/.test(message))
    return { code: 'ARCHIVE_PATHS' }
  if (!isOfArchive(failure)) throw failure
  return { code: 'BROKEN', params: { claimed: 'zip' } }
}

/** What the file itself is to blame for; a disk that fails is a failure of ours. */
function isOfArchive(failure: unknown): boolean {
  const { code } = failure as NodeJS.ErrnoException
  return code === undefined || code.startsWith('Z_') || code.startsWith('ERR_')
}

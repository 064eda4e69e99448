import type { Readable } from 'node:stream'
import yauzl from 'yauzl'

/** What an archive may hold at most: bytes as packed, parts, and bytes unpacked in all. */
export type ZipCaps = { readonly packed: number; readonly parts: number; readonly unpacked: number }

/** Thrown for a file that is no archive, or holds more than it may. */
export class ZipRefused extends Error {
  constructor(readonly reason: 'unreadable' | 'tooLarge') {
    super(reason)
    this.name = 'ZipRefused'
  }
}

/**
 * Reads the parts that are wanted, as text. What an archive says of its sizes is added up before anything is unpacked,
 * and a part that unpacks to more than it said is refused while it is read.
 * @throws ZipRefused
 */
export async function readZip(
  bytes: Buffer,
  { caps, isWanted }: { caps: ZipCaps; isWanted: (name: string) => boolean },
): Promise<ReadonlyMap<string, string>> {
  if (bytes.length > caps.packed) throw new ZipRefused('tooLarge')
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
    const entries: yauzl.Entry[] = []
    let unpacked = 0
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (entries.push(entry) > caps.parts || unpacked > caps.unpacked) throw new ZipRefused('tooLarge')
    }
    const texts = new Map<string, string>()
    for (const entry of entries)
      if (isWanted(entry.fileName)) texts.set(entry.fileName, await textOf(zip, entry))
    return texts
  } catch (failure) {
    if (failure instanceof ZipRefused) throw failure
    throw new ZipRefused('unreadable')
  }
}

async function textOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string> {
  const parts: Buffer[] = []
  const stream: Readable = await zip.openReadStreamPromise(entry)
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

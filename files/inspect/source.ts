import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import yauzl from 'yauzl'

/** Bytes that are looked through: a file on the disk, or what was unpacked from an archive. */
export type Source = {
  readonly bytes: number
  /** The bytes from `start` up to, not including, `end`; fewer where the file ends. */
  slice(start: number, end: number): Promise<Buffer>
  stream(): Readable
  openZip(): Promise<yauzl.ZipFile>
}

/** yauzl refuses names that leave the folder, and entries that unpack to more than they say. */
const ZIP_OPTIONS = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const

/** A file on the disk. */
export async function fileSource(path: string): Promise<Source> {
  const { size } = await stat(path)
  return {
    bytes: size,
    stream: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
    openZip: () => yauzl.openPromise(path, ZIP_OPTIONS),
    async slice(start, end) {
      const length = Math.max(0, Math.min(end, size) - start)
      const handle = await open(path)
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start)
        return buffer.subarray(0, bytesRead)
      } finally {
        await handle.close()
      }
    },
  }
}

/** What lies in memory. */
export function bufferSource(content: Buffer): Source {
  return {
    bytes: content.length,
    stream: () => Readable.from([content]),
    openZip: () => yauzl.fromBufferPromise(content, ZIP_OPTIONS),
    slice: (start, end) => Promise.resolve(content.subarray(start, end)),
  }
}

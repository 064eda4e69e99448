import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file on its way into an archive: its name inside, and its pieces, asked for when its turn comes. */
export type ZipPart = {
  readonly name: string
  readonly pieces: () => AsyncIterable<string | Uint8Array>
  /** False where the content is packed already. */
  readonly compress?: boolean
}

/** Higher levels take twice the time: sheets shrink to a tenth at this one already. */
const LEVEL = 4

/** An archive in pieces. Its parts are asked for one after the other, each when the one before it has been written. */
export async function* zipOf(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  let open: Readable | undefined
  zip.on('error', (failure: Error) => output.destroy(failure))
  const filled = fill(zip, parts, (stream) => (open = stream))
  filled.then(
    () => zip.end(),
    (failure: Error) => output.destroy(failure),
  )
  try {
    for await (const piece of output) yield piece as Buffer
    await filled
  } finally {
    // Whoever stops reading half-way also lets go of what the archive was reading from.
    open?.destroy()
    output.destroy()
  }
}

async function fill(
  zip: ZipFile,
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
  opened: (stream: Readable) => void,
): Promise<void> {
  for await (const { name, pieces, compress = true } of parts) {
    const stream = Readable.from(pieces(), { objectMode: false })
    const ended = new Promise<void>((resolve, reject) => stream.once('end', resolve).once('error', reject))
    opened(stream)
    zip.addReadStream(stream, name, compress ? { compressionLevel: LEVEL } : { compress: false })
    await ended
  }
}

import { createHash } from 'node:crypto'
import { csvOf } from './csv.js'
import { number, text, type Value } from './value.js'
import type { ZipPart } from './zip.js'

/** A file on its way into an archive that lists what it holds. */
export type ListedPart = ZipPart & {
  /** Whose it is, and what it was called: as the manifest says them. */
  readonly officeCode: string
  readonly originalName: string
  /** The SHA-256 (hex) that is on record; bytes that have another are never handed out. */
  readonly sha256: string
}

type Line = {
  readonly name: string
  readonly officeCode: string
  readonly originalName: string
  readonly bytes: number
  readonly sha256: string
}

const HEADS = ['แฟ้ม', 'รหัสหน่วยงาน', 'ชื่อเดิม', 'ไบต์', 'sha256']

/**
 * The parts, and behind them `manifest.csv` and `manifest.json` with the SHA-256 of each as it was written.
 * @throws Error while reading, when the bytes are not those on record
 */
export async function* withManifest(parts: AsyncIterable<ListedPart>): AsyncGenerator<ZipPart> {
  const lines: Line[] = []
  for await (const part of parts)
    yield { ...part, pieces: () => checked(part, (bytes) => lines.push(lineOf(part, bytes))) }
  yield { name: 'manifest.csv', pieces: () => csvOf({ ...MANIFEST, rows: lines.map(valuesOf) }) }
  yield {
    name: 'manifest.json',
    async *pieces() {
      yield await Promise.resolve(JSON.stringify({ files: lines }, null, 2))
    },
  }
}

const MANIFEST = { name: 'manifest', columns: HEADS.map((head) => ({ head })) }

function lineOf({ name, officeCode, originalName, sha256 }: ListedPart, bytes: number): Line {
  return { name, officeCode, originalName, bytes, sha256 }
}

function valuesOf({ name, officeCode, originalName, bytes, sha256 }: Line): readonly Value[] {
  return [text(name), text(officeCode), text(originalName), number(bytes), text(sha256)]
}

async function* checked(
  { name, sha256, pieces }: ListedPart,
  done: (bytes: number) => void,
): AsyncGenerator<string | Uint8Array> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of pieces()) {
    hash.update(piece)
    bytes += Buffer.byteLength(piece)
    yield piece
  }
  if (hash.digest('hex') !== sha256) throw new Error(`the bytes of ${name} are not those on record`)
  done(bytes)
}

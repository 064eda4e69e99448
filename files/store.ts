import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What the bytes of a file are known by: their SHA-256 (lower-case hex) and their number. */
export type Stored = { readonly sha256: string; readonly bytes: number }

/** A folder in which bytes lie under their own hash. What lies there is whole and never changes. */
export type Store = {
  /** Keeps the bytes; those that are there already stay as they are. On the disk when it returns. */
  put(bytes: Readable): Promise<Stored>
  /** The path of the file with this hash. @throws Error for what is no hash */
  pathOf(sha256: string): string
  has(sha256: string): Promise<boolean>
  remove(sha256: string): Promise<void>
  /** The hashes of all that is kept, folder by folder. */
  list(): AsyncIterable<string>
  /** Removes what a killed process left half written more than an hour ago. */
  tidy(): Promise<void>
}

const ONE_HOUR_MS = 3_600_000

/** Opens the store in a folder, which is made at the first need. */
export function openStore(folder: string): Store {
  const drafts = join(folder, 'drafts')
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256)
  }
  return {
    pathOf,
    async put(bytes) {
      await mkdir(drafts, { recursive: true })
      const draft = join(drafts, randomUUID())
      try {
        const stored = await write(bytes, draft)
        await settle(draft, pathOf(stored.sha256))
        return stored
      } finally {
        await rm(draft, { force: true })
      }
    },
    has: (sha256) => isThere(pathOf(sha256)),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    list: () => listHashes(folder),
    tidy: () => removeOld(drafts),
  }
}

async function write(bytes: Readable, draft: string): Promise<Stored> {
  const hash = createHash('sha256')
  let count = 0
  const counter = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      count += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(bytes, counter, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }))
  return { sha256: hash.digest('hex'), bytes: count }
}

/** A link appears whole or not at all and never takes the place of another; then the folder itself is made durable. */
async function settle(draft: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  try {
    await link(draft, path)
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure
  }
  for (const folder of [dirname(path), dirname(dirname(path))]) await syncFolder(folder)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

async function* listHashes(folder: string): AsyncIterable<string> {
  for (const part of await namesIn(folder)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue
    for (const name of await namesIn(join(folder, part))) if (/^[0-9a-f]{64}$/.test(name)) yield name
  }
}

async function removeOld(drafts: string): Promise<void> {
  for (const name of await namesIn(drafts)) {
    const path = join(drafts, name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > ONE_HOUR_MS) await rm(path, { force: true })
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return []
    throw failure
  })
}

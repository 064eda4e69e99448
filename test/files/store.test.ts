import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openStore } from '../../files/store.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wian-store-'))
})
afterEach(() => rm(folder, { recursive: true }))

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const listed = async () => {
  const all: string[] = []
  for await (const one of openStore(folder).list()) all.push(one)
  return all
}

describe('the store of files', () => {
  it('keeps bytes under their hash, the same bytes once', async () => {
    const bytes = randomBytes(300_000)
    const store = openStore(folder)
    const stored = await Promise.all([1, 2, 3, 4].map(() => store.put(Readable.from([bytes]))))
    expect(stored).toEqual(Array(4).fill({ sha256: sha256(bytes), bytes: bytes.length }))
    expect(await listed()).toEqual([sha256(bytes)])
    expect(await readFile(store.pathOf(sha256(bytes)))).toEqual(bytes)
    expect(await readdir(join(folder, 'drafts'))).toEqual([])
  })

  it('never writes over what is there', async () => {
    const store = openStore(folder)
    const { sha256: hash } = await store.put(Readable.from([Buffer.from('a')]))
    await writeFile(store.pathOf(hash), 'changed by hand')
    await store.put(Readable.from([Buffer.from('a')]))
    expect(await readFile(store.pathOf(hash), 'utf8')).toBe('changed by hand')
  })

  it('shows nothing of what broke off in the middle', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half')
        throw new Error('cut')
      })(),
    )
    await expect(openStore(folder).put(broken)).rejects.toThrow('cut')
    expect(await listed()).toEqual([])
    expect(await readdir(join(folder, 'drafts'))).toEqual([])
  })

  it('clears drafts of processes that were killed, and leaves those of others that still write', async () => {
    const store = openStore(folder)
    await store.put(Readable.from([Buffer.from('a')]))
    await writeFile(join(folder, 'drafts', 'old'), 'x')
    await writeFile(join(folder, 'drafts', 'new'), 'x')
    await utimes(join(folder, 'drafts', 'old'), 1, 1)
    await store.tidy()
    expect(await readdir(join(folder, 'drafts'))).toEqual(['new'])
  })

  it('takes nothing for a hash that is none', () => {
    for (const bad of ['', '../x', 'A'.repeat(64), `${'a'.repeat(64)}/`])
      expect(() => openStore(folder).pathOf(bad)).toThrow('not a SHA-256')
  })
})

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

const lib = (name: string): string => pathToFileURL(join(process.cwd(), 'scripts', 'lib', name)).href
type Zip = { readZipEntry: (path: string, matches: (name: string) => boolean) => Promise<Buffer | undefined> }
type Vendor = { readTarEntry: (packed: Buffer, name: string) => Buffer | undefined }
type Links = {
  missingLinks: (dir: string) => Promise<unknown[]>
  makeLinks: (dir: string) => Promise<number>
}

let dir: string
beforeEach(async () => (dir = await mkdtemp(join(tmpdir(), 'wian-set-up-'))))
afterEach(() => rm(dir, { recursive: true, force: true }))

/** Runs a piece of the set-up as a new user's machine would: its own home, and only the PATH given. */
const onMachine = async (env: Record<string, string>, code: string): Promise<string> => {
  const script = `import { findTool } from '${lib('tool.mjs')}'; import { tools } from '${lib('pins.mjs')}'; ${code}`
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { WIAN_HOME: dir, PATH: dir, ...env },
  })
  return run.then(
    ({ stdout }) => stdout.trim(),
    ({ stderr }: { stderr: string }) => stderr,
  )
}
const FIND =
  'const tried = []; console.log(JSON.stringify({ found: await findTool(tools.cli, tried), tried }))'

const fakeCli = async (path: string, version: string): Promise<void> =>
  writeFile(path, `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.54.1)"\n`, {
    mode: 0o755,
  })

test('a Temporal CLI on PATH is taken when it is recent, and passed over with a word when it is old', async () => {
  await fakeCli(join(dir, 'temporal'), '1.10.3')
  expect(JSON.parse(await onMachine({}, FIND))).toMatchObject({ found: { from: 'PATH' }, tried: [] })
  await fakeCli(join(dir, 'temporal'), '1.8.2')
  const old = JSON.parse(await onMachine({}, FIND)) as { found?: unknown; tried: string[] }
  expect(old.found).toBeUndefined()
  expect(old.tried[0]).toContain('1.8.2')
})

test('the path that was set goes before PATH', async () => {
  await fakeCli(join(dir, 'temporal'), '1.9.1')
  await fakeCli(join(dir, 'mine'), '1.9.1')
  const path = join(dir, 'mine')
  expect(JSON.parse(await onMachine({ TEMPORAL_CLI_PATH: path }, FIND))).toMatchObject({
    found: { path, from: 'setting' },
  })
})

test('a path that was set and leads nowhere is refused in Thai and English, with what to do', async () => {
  const refusal = await onMachine({ TEMPORAL_CLI_PATH: join(dir, 'nothing') }, FIND)
  expect(refusal).toContain('TEMPORAL_CLI_PATH ชี้ไปที่')
  expect(refusal).toContain('which cannot be used')
  expect(refusal).toContain('correct or unset TEMPORAL_CLI_PATH')
})

test('a download in the cache that is not the pinned one is never run', async () => {
  const folder = join(dir, 'tools', 'temporal-1.9.1')
  await mkdir(folder, { recursive: true })
  await fakeCli(join(folder, 'temporal'), '1.9.1')
  const seen = JSON.parse(await onMachine({}, FIND)) as { found?: unknown; tried: string[] }
  expect(seen.found).toBeUndefined()
  expect(seen.tried[0]).toContain('sha256')
})

test('a program is read out of a wheel, packed or not, and a damaged one is refused', async () => {
  const { readZipEntry } = (await import(lib('zip.mjs'))) as Zip
  const program = Buffer.from('program '.repeat(1000))
  const wheel = join(dir, 'x.whl')
  for (const method of [0, 8]) {
    await writeFile(wheel, zipOf('x.data/scripts/temporal', program, method))
    expect(await readZipEntry(wheel, (name) => name.endsWith('/scripts/temporal'))).toEqual(program)
    expect(await readZipEntry(wheel, (name) => name === 'other')).toBeUndefined()
  }
  await writeFile(wheel, zipOf('x.data/scripts/temporal', program, 0, 1))
  await expect(readZipEntry(wheel, () => true)).rejects.toThrow('damaged')
  await writeFile(wheel, 'no archive at all')
  await expect(readZipEntry(wheel, () => true)).rejects.toThrow('not a zip archive')
})

test("a program is read out of the vendor's archive", async () => {
  const { readTarEntry } = (await import(lib('vendor.mjs'))) as Vendor
  const packed = gzipSync(
    Buffer.concat([tarOf('LICENSE', 'words'), tarOf('temporal', 'program'), Buffer.alloc(1024)]),
  )
  expect(readTarEntry(packed, 'temporal')?.toString()).toBe('program')
  expect(readTarEntry(packed, 'other')).toBeUndefined()
})

test('the library links of PostgreSQL are made when no install script made them, once', async () => {
  const { makeLinks, missingLinks } = (await import(lib('postgres-links.mjs'))) as Links
  await mkdir(join(dir, 'native', 'lib'), { recursive: true })
  await writeFile(join(dir, 'native', 'lib', 'libpq.so.5.18'), '')
  const link = { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }
  await writeFile(join(dir, 'native', 'pg-symlinks.json'), JSON.stringify([link]))
  expect(await missingLinks(dir)).toEqual([link])
  expect(await makeLinks(dir)).toBe(1)
  expect(await readlink(join(dir, link.target))).toBe('libpq.so.5.18')
  expect(await makeLinks(dir)).toBe(0)
})

/** A zip archive of one file; `damage` spoils its checksum. */
function zipOf(name: string, bytes: Buffer, method: number, damage = 0): Buffer {
  const data = method === 8 ? deflateRawSync(bytes) : bytes
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(method, 10)
  entry.writeUInt32LE((crc32(bytes) + damage) >>> 0, 16)
  entry.writeUInt32LE(data.length, 20)
  entry.writeUInt32LE(bytes.length, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(head.length + name.length + data.length, 16)
  return Buffer.concat([head, Buffer.from(name), data, entry, Buffer.from(name), end])
}

function tarOf(name: string, text: string): Buffer {
  const head = Buffer.alloc(512)
  head.write(`temporal_cli/${name}`, 0)
  head.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124)
  return Buffer.concat([head, Buffer.from(text), Buffer.alloc(512 - text.length)])
}

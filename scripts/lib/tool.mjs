import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { home } from './paths.mjs'
import { oldestCli, platform } from './pins.mjs'
import { run } from './run.mjs'
import { SetUpFailure, step } from './say.mjs'
import { download, readTarEntry } from './vendor.mjs'
import { readZipEntry } from './zip.mjs'

const fileName = (tool) => (process.platform === 'win32' ? `${tool.command}.exe` : tool.command)
const cacheDir = (tool) => join(home, 'tools', `${tool.command}-${tool.version}`)

/** Where the project keeps its own copy of a tool. */
export const cachedPath = (tool) => join(cacheDir(tool), fileName(tool))

/**
 * Finds a tool without fetching anything: the path that was set, then PATH (version checked), then the project's cache.
 * @returns {Promise<{path: string, from: 'setting' | 'PATH' | 'cache'} | undefined>}
 * @throws SetUpFailure when the path that was set is no such tool
 */
export async function findTool(tool, tried = []) {
  const set = process.env[tool.setting]
  if (set) return { path: await checkedSetting(tool, set), from: 'setting' }
  const onPath = tool.versionArgs && (await findOnPath(tool, tried))
  if (onPath) return { path: onPath, from: 'PATH' }
  const cached = cachedPath(tool)
  if (!existsSync(cached)) return undefined
  if (await isPinned(tool, cached)) return { path: cached, from: 'cache' }
  tried.push(`${cached}: sha256 ไม่ตรง จึงไม่ใช้ / its sha256 is not the pinned one, so it is not used`)
  return undefined
}

/**
 * Finds a tool as findTool does and fetches it when there is none: the wheel (uv, pip), then the vendor's release.
 * @throws SetUpFailure that says what was tried and what the person can do
 */
export async function ensureTool(tool) {
  const tried = []
  const found = await findTool(tool, tried)
  if (found) return found.path
  return step(`${tool.title} ${tool.version} (${platform})`, async (show) => {
    for (const [name, source] of sources(tool)) {
      show(name)
      try {
        return await keep(tool, await source())
      } catch (failure) {
        tried.push(`${name}: ${failure.message.trim().split('\n').at(-1)}`)
      }
    }
    throw notFound(tool, tried)
  })
}

/** The version that a Temporal CLI states, e.g. { cli: '1.9.1', server: '1.32.0' }. */
export async function statedVersion(path) {
  const [, cli, server] = /version (\S+) \(Server ([^,)]+)/.exec(await run(path, ['--version'])) ?? []
  if (!cli) throw new Error(`${path}: ไม่ใช่ Temporal CLI / is no Temporal CLI`)
  return { cli, server }
}

/** sha256 of a file, in hex. */
export async function sha256(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

async function checkedSetting(tool, path) {
  try {
    if (!existsSync(path)) throw new Error('ไม่พบไฟล์ / no such file')
    if (tool.versionArgs) await statedVersion(path)
    return path
  } catch (failure) {
    throw new SetUpFailure({
      th: `${tool.setting} ชี้ไปที่ ${path} ซึ่งใช้ไม่ได้`,
      en: `${tool.setting} points to ${path}, which cannot be used`,
      tried: [failure.message],
      help: [`แก้หรือลบค่า ${tool.setting} / correct or unset ${tool.setting}`],
    })
  }
}

async function findOnPath(tool, tried) {
  const candidates = (process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, fileName(tool)))
  for (const path of candidates.filter((candidate) => existsSync(candidate))) {
    const stated = await statedVersion(path).catch((failure) => ({ cli: failure.message }))
    if (isRecent(stated.cli)) return path
    tried.push(`${path}: ${stated.cli} (ต้องการ / needed ${oldestCli.join('.')}–${oldestCli[0]}.x)`)
  }
  return undefined
}

function isRecent(version) {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10))
  const order = parts.map((part, i) => part - (oldestCli[i] ?? 0)).find((difference) => difference !== 0) ?? 0
  return parts.length === 3 && parts[0] === oldestCli[0] && order >= 0
}

/** A copy from a platform without a pin was checked against the vendor's own list when it was fetched. */
async function isPinned(tool, path) {
  const pin = tool.pins[platform]?.binary ?? (await readFile(`${path}.sha256`, 'utf8').catch(() => '')).trim()
  return (await sha256(path)) === pin
}

function sources(tool) {
  const python = ['python3', 'python', 'py'].map((name) => [name, ['-m', 'pip']])
  const pips = [...python, ['pip3', []], ['pip', []]]
  const byWheel = tool.pins[platform]
    ? [
        [`uv (${tool.wheelName})`, () => fromUv(tool)],
        ...pips.map(([name, args]) => [
          `${[name, ...args].join(' ')} (${tool.wheelName})`,
          () => fromPip(tool, name, args),
        ]),
      ]
    : []
  return tool.release ? [...byWheel, [`${tool.release(platform).archive}`, () => fromVendor(tool)]] : byWheel
}

async function fromUv(tool) {
  return inTemporaryFolder(async (dir) => {
    await run('uv', [
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--target',
      dir,
      `${tool.wheelName}==${tool.version}`,
    ])
    return readFile(join(dir, 'bin', fileName(tool)))
  })
}

async function fromPip(tool, command, args) {
  return inTemporaryFolder(async (dir) => {
    const wanted = `${tool.wheelName}==${tool.version}`
    await run(command, [
      ...args,
      'download',
      '--quiet',
      '--no-deps',
      '--only-binary=:all:',
      '--dest',
      dir,
      wanted,
    ])
    const wheel = join(dir, (await readdir(dir)).find((name) => name.endsWith('.whl')) ?? 'nothing.whl')
    if ((await sha256(wheel)) !== tool.pins[platform].wheel)
      throw new Error('wheel: sha256 ไม่ตรง / is not the pinned one')
    return readZipEntry(wheel, (name) => name.endsWith(`/scripts/${fileName(tool)}`))
  })
}

async function fromVendor(tool) {
  const { archive, sums } = tool.release(platform)
  const packed = await download(archive)
  const listed = (await download(sums))
    .toString()
    .split('\n')
    .find((line) => line.includes(archive.split('/').at(-1)))
  const hash = createHash('sha256').update(packed).digest('hex')
  if (listed?.split(/\s+/)[0] !== hash) throw new Error(`sha256 ${hash} ไม่อยู่ในรายการ / is not in ${sums}`)
  if (!archive.endsWith('.zip')) return readTarEntry(packed, fileName(tool))
  return inTemporaryFolder(async (dir) => {
    await writeFile(join(dir, 'release.zip'), packed)
    return readZipEntry(join(dir, 'release.zip'), (name) => name.endsWith(fileName(tool)))
  })
}

async function keep(tool, bytes) {
  if (!bytes) throw new Error('ไม่พบโปรแกรมในไฟล์ที่ดาวน์โหลด / the program is not in what was downloaded')
  const hash = createHash('sha256').update(bytes).digest('hex')
  const pin = tool.pins[platform]?.binary
  if (pin && hash !== pin) throw new Error(`sha256 ${hash} ไม่ตรงกับ / is not ${pin}`)
  const path = cachedPath(tool)
  await mkdir(cacheDir(tool), { recursive: true })
  await writeFile(`${path}.new`, bytes)
  await writeFile(`${path}.sha256`, `${hash}\n`)
  await chmod(`${path}.new`, 0o755)
  await rename(`${path}.new`, path)
  return path
}

async function inTemporaryFolder(work) {
  await mkdir(join(home, 'tools'), { recursive: true })
  const dir = await mkdtemp(join(home, 'tools', 'fetch-'))
  try {
    return await work(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

const notFound = (tool, tried) =>
  new SetUpFailure({
    th: `หา ${tool.title} ${tool.version} สำหรับ ${platform} ไม่ได้`,
    en: `${tool.title} ${tool.version} for ${platform} could not be found`,
    tried,
    help: [
      `ตั้ง ${tool.setting} เป็นที่อยู่ของโปรแกรม / set ${tool.setting} to the path of the program`,
      ...(tool.versionArgs
        ? [
            'ตั้ง TEMPORAL_ADDRESS=host:port เพื่อใช้เซิร์ฟเวอร์ที่มีอยู่ / set TEMPORAL_ADDRESS=host:port to use a server you have',
            `ติดตั้ง temporal ไว้ใน PATH / install temporal on PATH: https://docs.temporal.io/cli`,
          ]
        : []),
      'ติดตั้ง Python 3 พร้อม pip หรือ uv แล้วลองใหม่ / install Python 3 with pip, or uv, and try again',
    ],
  })

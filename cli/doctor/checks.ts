import { statfs, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openAgency } from '../../templates/agency/open.js'
import { readJson } from '../up/files.js'
import { holderOf } from '../up/lock.js'
import { isFree } from '../up/ports.js'
import { withClient } from '../up/postgres.js'
import { setUpTools } from '../up/tools.js'
import { files } from './files.js'
import { checkOf, well, type Check } from './finding.js'

const OLDEST_NODE = [20, 19] as const
const GIGABYTE = 2 ** 30
const LEAST_FREE_GB = 2
const LARGEST_SKEW_MS = 2_000

const node = checkOf('Node.js', () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isNew = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  const mend = { th: 'ติดตั้ง Node.js 20.19 ขึ้นไป', en: 'install Node.js 20.19 or newer: https://nodejs.org' }
  return Promise.resolve(isNew ? well(process.version) : { state: 'ill', seen: process.version, mend })
})

const packages = checkOf('node_modules', async ({ projectDir }) => {
  type Lock = { packages: Record<string, { version?: string; optional?: boolean }> }
  const asked = await readJson<Lock>(join(projectDir, 'package-lock.json'))
  const installed = await readJson<Lock>(join(projectDir, 'node_modules', '.package-lock.json'))
  const wrong = Object.entries(asked?.packages ?? {}).filter(
    ([path, { version, optional }]) =>
      path !== '' && !optional && installed?.packages[path]?.version !== version,
  )
  if (wrong.length === 0) return well(`${Object.keys(installed?.packages ?? {}).length} แพ็กเกจ · packages`)
  const seen = `${wrong.length} แพ็กเกจไม่ตรงกับ package-lock.json · packages differ: ${wrong[0]?.[0]}`
  return { state: 'ill', seen, mend: { th: 'สั่ง npm ci', en: 'run npm ci' } }
})

const protobuf = checkOf('protobufjs', ({ projectDir }) => {
  const from = (file: string): string => createRequire(file).resolve('protobufjs/package.json')
  const root = createRequire(join(projectDir, 'package.json'))
  const users = ['client', 'common', 'proto', 'worker'].map((name) => root.resolve(`@temporalio/${name}`))
  const copies = new Set([join(projectDir, 'package.json'), ...users].map(from))
  if (copies.size === 1) return Promise.resolve(well('Temporal ใช้ร่วมกันชุดเดียว · one copy for all of Temporal'))
  const mend = { th: 'สั่ง npm dedupe (ประวัติจะเล่นซ้ำไม่ได้)', en: 'run npm dedupe (histories cannot be replayed)' }
  return Promise.resolve({ state: 'ill', seen: [...copies].join(' '), mend })
})

const temporalCli = checkOf('Temporal CLI', async ({ projectDir, given, temporalAddress }) => {
  if (given.temporal) return well(`ใช้เซิร์ฟเวอร์ · uses the server at ${temporalAddress}`)
  const { findTool, statedVersion, sha256, tools } = await setUpTools(projectDir)
  const found = await findTool(tools.cli)
  const mend = {
    th: 'สั่ง npm start เพื่อดาวน์โหลด หรือกำหนด TEMPORAL_CLI_PATH',
    en: 'npm start fetches it; or set TEMPORAL_CLI_PATH',
  }
  if (!found) return { state: 'ill', seen: 'ไม่พบ · not found', mend }
  const { cli, server } = await statedVersion(found.path)
  return well(
    `${cli} (server ${server}) ${found.from}: ${found.path} sha256 ${(await sha256(found.path)).slice(0, 16)}…`,
  )
})

const postgres = checkOf('PostgreSQL', async ({ projectDir, given }) => {
  if (given.database) return well('DATABASE_URL')
  const { postgresPackages, missingLinks } = await setUpTools(projectDir)
  const folders = await postgresPackages()
  const missing = (await Promise.all(folders.map(missingLinks))).flat()
  if (folders.length > 0 && missing.length === 0)
    return well(`${folders.length} ชุด ลิงก์ครบ · package, links complete`)
  const seen = folders.length === 0 ? 'ไม่มีโปรแกรม · no programs' : `ลิงก์ขาด · links missing: ${missing.length}`
  return { state: 'ill', seen, mend: { th: 'สั่ง node scripts/setup.mjs', en: 'run node scripts/setup.mjs' } }
})

const disk = checkOf('ดิสก์ · disk', async ({ home, projectDir }) => {
  const place = await stat(home).then(
    () => home,
    () => projectDir,
  )
  const { bavail, bsize } = await statfs(place)
  const free = (bavail * bsize) / GIGABYTE
  const seen = `${free.toFixed(1)} GB ว่าง · free (${place})`
  if (free >= LEAST_FREE_GB) return well(seen)
  return {
    state: 'ill',
    seen,
    mend: { th: 'ลบไฟล์ที่ไม่ใช้ หรือย้ายด้วย WIAN_HOME', en: 'make room, or set WIAN_HOME to a larger disk' },
  }
})

const ports = checkOf('พอร์ต · ports', async (config) => {
  const holder = await holderOf(config.home)
  if (holder) return well(`ระบบทำงานอยู่ · in use by the running stack (pid ${holder.pid})`)
  const wanted = [config.apiPort, config.mailboxHttpPort, config.mailboxSmtpPort, config.workerHealthPort]
  const taken = (await Promise.all(wanted.map(async (port) => ((await isFree(port)) ? [] : [port])))).flat()
  if (taken.length === 0) return well(`${wanted.join(', ')} ว่าง · free`)
  const mend = {
    th: 'ระบบจะเลือกพอร์ตอื่นให้ ดูที่อยู่ด้วย npx wian status',
    en: 'other ports will be chosen; npx wian status shows them',
  }
  return { state: 'warning', seen: `${taken.join(', ')} ไม่ว่าง · taken`, mend }
})

const clock = checkOf('นาฬิกา · clock', async ({ projectDir, databaseUrl }) => {
  const mend = { th: 'ตั้งนาฬิกาเครื่องให้ตรง (NTP)', en: 'set the clock of the machine right (NTP)' }
  const { mtimeMs } = await stat(join(projectDir, 'package-lock.json'))
  const now = new Date().toISOString()
  if (Date.now() < mtimeMs)
    return { state: 'ill', seen: `${now} ก่อนไฟล์ของโปรแกรม · is before the program's own files`, mend }
  const skew = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ ms: string }>(
      'select extract(epoch from clock_timestamp()) * 1000 as ms',
    )
    return Math.abs(Number(rows[0]?.ms) - Date.now())
  }).catch(() => 0) // no database runs: nothing to compare with
  if (skew <= LARGEST_SKEW_MS) return well(now)
  return { state: 'ill', seen: `ต่างจากฐานข้อมูล · differs from the database by ${skew.toFixed(0)} ms`, mend }
})

const agency = checkOf('หน่วยงาน · agency', async ({ agencyDir }) => {
  const { fonts, lexicon, look } = await openAgency(agencyDir)
  if (agencyDir === undefined) return well('ไม่มีตราและแบบอักษรของตนเอง · no emblem or fonts of its own')
  const emblem = look.emblem ? `ตรา · emblem ${look.emblem.kind}, ` : ''
  return well(`${emblem}แบบอักษร · fonts ${fonts.length}, คำ · compounds ${lexicon.length} (${agencyDir})`)
})

/** All checks, in the order in which they are shown. */
export const CHECKS: readonly Check[] = [
  node,
  packages,
  protobuf,
  temporalCli,
  postgres,
  disk,
  ports,
  clock,
  agency,
  files,
]

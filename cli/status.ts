import { Command } from 'commander'
import { colours as pc } from './colours.js'
import { readConfig, type Config } from '../config.js'
import { EXIT } from './exit.js'
import { readStackRecord } from './up/leftovers.js'
import { holderOf } from './up/lock.js'
import { PARTS, type PartName } from './up/part.js'
import { answersQueries } from './up/postgres.js'
import { healthAt, type Health } from './up/probe.js'
import { addressTable } from './up/table.js'
import { temporalServer } from './up/temporal-address.js'
import { servesRequests } from './up/temporal.js'

/** One part as `wian status --json` shows it. */
export type PartStatus = {
  readonly name: PartName
  readonly ok: boolean
  /** Absent for a part that the settings name elsewhere. */
  readonly pid?: number
  readonly restarts?: number
  readonly detail?: unknown
}

/** What `wian status --json` prints. */
export type Status = {
  readonly running: boolean
  readonly ok: boolean
  readonly home: string
  readonly pid?: number
  readonly startedAt?: string
  readonly addresses: Readonly<Record<string, string>>
  readonly parts: readonly PartStatus[]
}

/** `wian status`: addresses and health; ends with 3 when nothing runs, 1 when a part is not well. */
export const statusCommand = (): Command =>
  new Command('status')
    .description('ที่อยู่และสภาพของแต่ละส่วน · addresses and health of each part')
    .option('--json', 'พิมพ์เป็น JSON · print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const status = await readStatus(readConfig())
      console.log(json ? JSON.stringify(status, null, 2) : statusText(status))
      process.exitCode = !status.running ? EXIT.notFound : status.ok ? EXIT.ok : EXIT.error
    })

/** Asks the supervisor of the home folder and each part of it how they are. */
export async function readStatus(config: Config): Promise<Status> {
  const { home } = config
  const record = await readStackRecord(home)
  const holder = await holderOf(home)
  if (!record || !holder) return { running: false, ok: false, home, addresses: {}, parts: [] }
  const parts = await Promise.all(
    PARTS.map(async (name): Promise<PartStatus> => {
      const noted = record.parts.find((part) => part.name === name)
      const health = await healthOf(name, config, record.addresses)
      return {
        name,
        ok: health?.ok ?? false,
        ...(noted ? { pid: noted.marks[0]?.pid ?? 0, restarts: noted.restarts } : {}),
        ...(health?.parts === undefined ? {} : { detail: health.parts }),
      }
    }),
  )
  const { pid, startedAt, addresses } = record
  return { running: true, ok: parts.every((part) => part.ok), home, pid, startedAt, addresses, parts }
}

async function healthOf(
  name: PartName,
  config: Config,
  addresses: Readonly<Record<string, string>>,
): Promise<Health | undefined> {
  switch (name) {
    case 'postgres':
      return { ok: await answersQueries(config.databaseUrl) }
    case 'temporal':
      return { ok: await servesRequests(await temporalServer(config)) }
    case 'mailbox':
      return addresses['mailbox'] ? healthAt(`${addresses['mailbox']}/healthz`) : { ok: true }
    case 'worker':
      return healthAt(addresses['workerHealth'] ?? '')
    case 'api':
      return healthAt(addresses['apiHealth'] ?? '')
  }
}

function statusText(status: Status): string {
  if (!status.running) {
    return `${pc.yellow('  ○')} ไม่มีระบบทำงานอยู่ใน ${status.home} เริ่มด้วย npm start\n    nothing runs on it; start it with npm start`
  }
  const parts = status.parts.map(({ name, ok, pid, restarts }) => {
    const again = restarts ? ` ↻ ${restarts}` : ''
    return `  ${ok ? pc.green('●') : pc.red('●')} ${name.padEnd(9)} ${pc.dim(pid ? `pid ${pid}${again}` : '')}`
  })
  return [...parts, addressTable(status.addresses)].join('\n')
}

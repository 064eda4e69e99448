import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { readStackRecord } from '../../cli/up/leftovers.js'

const EVERY_MS = 100

/** Highest resident memory of the stack's worker and Temporal server, in MiB, until it is stopped. */
export async function watchMemory(home: string): Promise<{ stop(): { worker: number; server: number } }> {
  const record = await readStackRecord(home)
  const pidOf = (name: string): number => record?.parts.find((part) => part.name === name)?.marks[0]?.pid ?? 0
  const highest = { worker: 0, server: 0 }
  const look = async (): Promise<void> => {
    highest.worker = Math.max(highest.worker, await residentMiB(pidOf('worker')))
    highest.server = Math.max(highest.server, await residentMiB(pidOf('temporal')))
  }
  await look()
  const timer = setInterval(() => void look(), EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      return highest
    },
  }
}

async function residentMiB(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Math.round(Number(stdout) / 1024)
}

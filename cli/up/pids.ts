import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const LOOK_AGAIN_MS = 50

/** A process that cannot be mistaken for a later one with the same number: its pid and when it started. */
export type ProcessMark = { readonly pid: number; readonly born: string }

/** Whether a process of this number is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Marks a running process; undefined when it has ended. */
export async function markOf(pid: number): Promise<ProcessMark | undefined> {
  if (!isAlive(pid)) return undefined
  const born = process.platform === 'linux' ? await bornOnLinux(pid) : await ask(pid, 'lstart=')
  return born === undefined ? undefined : { pid, born }
}

/** Whether the marked process itself, not another one with its number, still runs. */
export async function stillRuns(mark: ProcessMark): Promise<boolean> {
  return (await markOf(mark.pid))?.born === mark.born
}

/** Whether a process of this number names the folder in its command line. */
export async function isRunningIn(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ask(pid, 'command='))
  return line?.includes(folder) ?? false
}

/** Waits for processes to end. @returns those that still run when the time is over */
export async function waitForEnd(marks: readonly ProcessMark[], withinMs: number): Promise<ProcessMark[]> {
  const until = Date.now() + withinMs
  for (;;) {
    const running = await Promise.all(marks.map(async (mark) => ((await stillRuns(mark)) ? [mark] : [])))
    if (running.flat().length === 0 || Date.now() >= until) return running.flat()
    await wait(LOOK_AGAIN_MS)
  }
}

/** Sends a signal; a process that has just ended is no error. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ESRCH') throw failure
  }
}

async function bornOnLinux(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ') // the name before it may hold spaces
  return fields?.[0] === 'Z' ? undefined : fields?.[19]
}

async function ask(pid: number, field: string): Promise<string | undefined> {
  if (process.platform === 'win32') return String(pid)
  return run('ps', ['-p', String(pid), '-o', field]).then(
    ({ stdout }) => stdout.trim() || undefined,
    () => undefined,
  )
}

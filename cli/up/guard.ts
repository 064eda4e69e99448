/**
 * Stands between the supervisor and one native program (PostgreSQL, Temporal), which would not notice the supervisor's
 * death by itself: when the channel to the supervisor closes, for whatever reason, the program is stopped.
 */
import { spawn, type ChildProcess } from 'node:child_process'

/** What the guard is told, as JSON in its first argument. */
export type GuardOrder = {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly uid?: number
  readonly gid?: number
  readonly stopSignal: NodeJS.Signals
  readonly stopWithinMs: number
}

/** What the guard tells the supervisor: the pid of the program. */
export type GuardWord = { readonly pid: number }

function keep(order: GuardOrder): void {
  const child = spawn(order.command, [...order.args], {
    env: order.env,
    stdio: ['ignore', 'inherit', 'inherit'],
    windowsHide: true,
    ...(order.uid === undefined ? {} : { uid: order.uid }),
    ...(order.gid === undefined ? {} : { gid: order.gid }),
  })
  child.on('error', (failure) => {
    console.error(failure.message)
    process.exit(1)
  })
  child.on('exit', (code) => process.exit(code ?? 1))
  if (child.pid !== undefined) process.send?.({ pid: child.pid } satisfies GuardWord)
  const stop = once(() => end(child, order))
  process.on('disconnect', stop).on('SIGTERM', stop).on('SIGINT', stop)
}

function end(child: ChildProcess, { stopSignal, stopWithinMs }: GuardOrder): void {
  child.kill(stopSignal)
  setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
}

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (!done) work()
    done = true
  }
}

keep(JSON.parse(process.argv[2] ?? '') as GuardOrder)

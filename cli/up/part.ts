import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { GuardWord } from './guard.js'
import { markOf, send, waitForEnd, type ProcessMark } from './pids.js'

const LOOK_AGAIN_MS = 50
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000
/** A part that ran this long had started well: its next end is a new trouble, not the old one. */
const STEADY_MS = 60_000
const TRIES_AT_START = 3
const TAIL_LINES = 15

/** The parts of the stack, in the order in which they are started. */
export const PARTS = ['postgres', 'temporal', 'mailbox', 'worker', 'api'] as const
export type PartName = (typeof PARTS)[number]

/** What asks a program without its guard to stop: PostgreSQL takes SIGTERM as "when the last client has left". */
export const stopSignalOf = (name: string): NodeJS.Signals => (name === 'postgres' ? 'SIGINT' : 'SIGTERM')

/** How a part is started, recognised as well, and stopped. */
export type PartPlan = {
  readonly name: PartName
  readonly logFile: string
  /** Guarded parts report the pid of the native program behind the guard. */
  readonly isGuarded: boolean
  readonly startWithinMs: number
  readonly stopWithinMs: number
  spawn(): ChildProcess | Promise<ChildProcess>
  isHealthy(): Promise<boolean>
  /** What must be done each time the part has become healthy. */
  afterStart?(): Promise<void>
}

/** A part that does not come up: its message holds the last lines of its log. */
export class PartFailure extends Error {
  constructor(
    part: PartName,
    /** Whether it ended by itself, else it ran on without ever being well. */
    readonly ended: boolean,
    why: string,
    logFile: string,
    tail: string,
  ) {
    super(`${part} ไม่เริ่มทำงาน / did not start: ${why}\n${logFile}\n${tail}`)
    this.name = 'PartFailure'
  }
}

/** What the supervisor tells about a part while it works. */
export type PartEvent =
  | { readonly part: PartName; readonly event: 'started'; readonly pid: number; readonly restarts: number }
  | { readonly part: PartName; readonly event: 'ended'; readonly why: string }
  | { readonly part: PartName; readonly event: 'stopped' }

/** A running part under watch. */
export type WatchedPart = {
  readonly name: PartName
  /**
   * Starts the part and resolves when it is healthy; from then on it is started again whenever it ends, with growing pauses.
   * @throws PartFailure when it does not come up
   */
  begin(): Promise<void>
  /** The processes it consists of now: the program, and its guard if it has one. */
  marks(): readonly ProcessMark[]
  restarts(): number
  stop(): Promise<void>
  /** SIGKILL to the program, as an accident would do; the watch starts it again. */
  kill(): void
}

/** A part under watch from its plan on: `begin` starts it, and `stop` ends it at any moment, also while it begins. */
export function watchPart(plan: PartPlan, tell: (event: PartEvent) => void): WatchedPart {
  return new Watch(plan, tell)
}

class Watch implements WatchedPart {
  readonly name: PartName
  private child: ChildProcess | undefined
  private programPid: number | undefined
  private current: readonly ProcessMark[] = []
  private count = 0
  private stopping = false
  private revival: Promise<void> | undefined

  constructor(
    private readonly plan: PartPlan,
    private readonly tell: (event: PartEvent) => void,
  ) {
    this.name = plan.name
  }

  marks = (): readonly ProcessMark[] => this.current
  restarts = (): number => this.count
  kill = (): void => {
    if (this.programPid !== undefined) send(this.programPid, 'SIGKILL')
  }

  begin(): Promise<void> {
    return (this.revival = this.tryToBegin())
  }

  private async tryToBegin(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.start()
      } catch (failure) {
        await this.end()
        const endedByItself = failure instanceof PartFailure && failure.ended
        if (attempt === TRIES_AT_START || this.stopping || !endedByItself) throw failure
        await wait(FIRST_PAUSE_MS * 2 ** attempt)
      }
    }
  }

  async stop(): Promise<void> {
    this.stopping = true
    await this.end()
    await this.revival?.catch(() => undefined) // whoever began it is told
    await this.end()
    this.tell({ part: this.name, event: 'stopped' })
  }

  private async start(): Promise<void> {
    const child = await this.plan.spawn()
    this.child = child
    this.programPid = this.plan.isGuarded ? await firstWord(child) : child.pid
    this.current = await marksOf([this.programPid, child.pid])
    await this.becomeHealthy(child)
    await this.plan.afterStart?.()
    const since = Date.now()
    const whenEnded = (code: number | null, signal: string | null): void =>
      this.ended(signal ?? `code ${code}`, since)
    if (hasEnded(child)) whenEnded(child.exitCode, child.signalCode)
    else child.once('exit', whenEnded)
    this.tell({ part: this.name, event: 'started', pid: this.programPid ?? 0, restarts: this.count })
  }

  private async becomeHealthy(child: ChildProcess): Promise<void> {
    for (const until = Date.now() + this.plan.startWithinMs; !(await this.plan.isHealthy());) {
      if (hasEnded(child) || Date.now() > until || this.stopping) throw await this.failedToStart(child)
      await wait(LOOK_AGAIN_MS)
    }
  }

  private ended(why: string, since: number): void {
    if (this.stopping) return
    this.tell({ part: this.name, event: 'ended', why })
    this.revival = this.revive(Date.now() - since > STEADY_MS ? 0 : this.count)
  }

  private async revive(failures: number): Promise<void> {
    for (let n = failures; !this.stopping; n++) {
      await this.end()
      await wait(Math.min(FIRST_PAUSE_MS * 2 ** Math.min(n, 10), LONGEST_PAUSE_MS))
      if (this.stopping) return
      this.count++
      try {
        return await this.start()
      } catch (failure) {
        this.tell({ part: this.name, event: 'ended', why: (failure as Error).message.split('\n')[0] ?? '' })
      }
    }
  }

  /** Ends whatever is left of the part: politely, then not. A guard that was killed leaves its program behind. */
  private async end(): Promise<void> {
    const { child, current } = this
    const toEnd = child && !hasEnded(child) ? child.pid : this.programPid
    for (const { pid } of await waitForEnd(current, 0))
      if (pid === toEnd) send(pid, pid === child?.pid ? 'SIGTERM' : stopSignalOf(this.name))
    for (const { pid } of await waitForEnd(current, this.plan.stopWithinMs)) send(pid, 'SIGKILL')
    this.current = []
  }

  private async failedToStart(child: ChildProcess): Promise<Error> {
    const log = await readFile(this.plan.logFile, 'utf8').catch(() => '')
    const tail = log.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')
    const why = hasEnded(child) ? `ended (${child.signalCode ?? child.exitCode})` : 'is not healthy'
    return new PartFailure(this.name, hasEnded(child), why, this.plan.logFile, tail)
  }
}

const marksOf = async (pids: readonly (number | undefined)[]): Promise<ProcessMark[]> => {
  const distinct = [...new Set(pids)].filter((pid) => pid !== undefined)
  return (await Promise.all(distinct.map(markOf))).filter((mark) => mark !== undefined)
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

function firstWord(guard: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve) => {
    guard.once('message', (word: GuardWord) => resolve(word.pid))
    guard.once('exit', () => resolve(undefined))
  })
}

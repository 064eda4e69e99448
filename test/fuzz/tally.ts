import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { displayWidth } from '../../cli/up/table.js'

/** What one part of a campaign came to. */
export type Tally = {
  /** The role, and what it was asked of where that is not everything. */
  readonly part: string
  /** Operations that were asked, and those of them that said yes at least once. */
  readonly operations: number
  readonly allowed: number
  readonly requests: number
  /** Checks that did not hold, and operations that could not be asked. */
  readonly failures: number
  readonly seconds: number
}

type Line = {
  readonly ScenarioFinished?: { readonly status: string; readonly recorder: Recorder }
  readonly NonFatalError?: unknown
  readonly FatalError?: unknown
}
type Recorder = {
  readonly interactions: Readonly<Record<string, { response?: { status_code: number } | null }>>
  readonly checks: Readonly<Record<string, readonly { readonly status: string }[]>>
}

/**
 * Counts what schemathesis wrote down: its report in lines of JSON. A run that ended badly or asked nothing is never
 * without a failure.
 */
export async function tallyOf(
  report: string,
  { part, code, seconds }: { part: string; code: number; seconds: number },
): Promise<Tally> {
  let [operations, allowed, requests, failures] = [0, 0, 0, 0]
  for await (const text of createInterface({ input: createReadStream(report) })) {
    const { ScenarioFinished: one, NonFatalError, FatalError } = JSON.parse(text) as Line
    if (NonFatalError !== undefined || FatalError !== undefined) failures += 1
    if (!one) continue
    const answers = Object.values(one.recorder.interactions).map(({ response }) => response?.status_code ?? 0)
    operations += 1
    requests += answers.length
    if (answers.some((status) => status >= 200 && status < 300)) allowed += 1
    failures += Object.values(one.recorder.checks)
      .flat()
      .filter(({ status }) => status === 'failure').length
  }
  const isBad = code !== 0 || operations === 0
  return { part, operations, allowed, requests, failures: isBad ? Math.max(failures, 1) : failures, seconds }
}

const HEADS = ['บทบาท / role', 'operations', 'said yes', 'requests', 'failures', 'seconds'] as const

/** The campaign as a table for a terminal, with a line for all of it. */
export function tallyTable(tallies: readonly Tally[]): string {
  const sum = (of: (one: Tally) => number): number => tallies.reduce((all, one) => all + of(one), 0)
  const all = [
    'ทั้งหมด / all',
    '',
    '',
    sum((one) => one.requests),
    sum((one) => one.failures),
    sum((one) => one.seconds),
  ]
  const lines = [HEADS, ...tallies.map(valuesOf), all].map((line) => line.map(String))
  const widths = HEADS.map((_, at) => Math.max(...lines.map((line) => displayWidth(line[at] ?? ''))))
  return lines
    .map((line) => line.map((text, at) => padded(text, widths[at] ?? 0, at === 0)).join('  '))
    .join('\n')
}

function valuesOf({ part, operations, allowed, requests, failures, seconds }: Tally): (string | number)[] {
  return [part, operations, allowed, requests, failures, seconds]
}

function padded(text: string, width: number, isLeft: boolean): string {
  const blanks = ' '.repeat(width - displayWidth(text))
  return isLeft ? text + blanks : blanks + text
}

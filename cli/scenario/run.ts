import { relative } from 'node:path'
import { inspect } from 'node:util'
import type { Expectation } from '../stage/expect.js'
import { setStage } from '../stage/stage.js'
import type { View } from '../stage/view.js'
import { takeNotes, type Keeping, type NotesTaken } from './notes.js'
import { check, type KeptDocument, type Scenario } from './scenario.js'

/** What a scenario came to, as `--json` writes it. */
export type ScenarioResult = {
  readonly scenario: string
  readonly ok: boolean
  readonly expectations: readonly Expectation[]
  readonly documents: readonly KeptDocument[]
  readonly seconds: { readonly setUp: number; readonly play: number }
}

/** How a scenario is shown, and where its documents are kept: with its stage unless told. */
export type Showing = { readonly view: View; readonly readingMs: number; readonly keeping?: Keeping }

/** Plays a scenario on a fresh stage of its own and tells what was seen. */
export async function runScenario(
  scenario: Scenario,
  { view, readingMs, keeping }: Showing,
): Promise<ScenarioResult> {
  const { name, title, about, begins, procedures = [], since } = scenario
  view.title({ th: `${name} ${title.th}`, en: title.en }, about)
  const began = Date.now()
  const folder = `scenario-${name.toLowerCase()}`
  const stage = await setStage({ folder, begins, view, readingMs, procedures, ...(since ? { since } : {}) })
  const clear = once(() => stage.clear())
  const stopEarly = (): void => void clear().then(() => process.exit(INTERRUPTED))
  process.once('SIGINT', stopEarly).once('SIGTERM', stopEarly)
  try {
    const ready = Date.now()
    view.fact({ th: 'เตรียมระบบ', en: 'stack is up' }, `${seconds(ready - began)} s`)
    const keep = keeping ?? { folder: stage.play.outDir, from: process.cwd() }
    const notes = await takeNotes(keep)
    await scenario.play(stage.play, notes).catch((failure: unknown) => noteBreak(notes, failure))
    const times = { setUp: seconds(ready - began), play: seconds(Date.now() - ready) }
    return conclude(view, keep.folder, resultOf(name, notes, times))
  } finally {
    process.off('SIGINT', stopEarly).off('SIGTERM', stopEarly)
    await clear()
  }
}

const INTERRUPTED = 130 // 128 + SIGINT, as shells have it

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}

/** A story that breaks off is a finding like others: the rest of what was seen still counts. */
function noteBreak(notes: NotesTaken, failure: unknown): void {
  console.error(inspect(failure))
  const said = failure instanceof Error ? failure.message : String(failure)
  notes.expect(check('played to its end', 'เล่นจนจบเรื่อง', 'played to its end', 'yes', said))
}

function resultOf(
  scenario: string,
  { expectations, documents }: NotesTaken,
  times: ScenarioResult['seconds'],
): ScenarioResult {
  const ok = expectations.length > 0 && expectations.every((one) => one.ok)
  return { scenario, ok, expectations, documents, seconds: times }
}

function conclude(view: View, folder: string, result: ScenarioResult): ScenarioResult {
  const { ok, expectations, documents, seconds: times } = result
  view.expectations(expectations)
  view.fact(
    { th: 'เอกสาร', en: 'documents' },
    `${documents.length} → ${relative(process.cwd(), folder) || '.'}`,
  )
  const failed = expectations.filter((one) => !one.ok).length
  view.verdict(ok, {
    th: ok ? `ครบถ้วนทั้ง ${expectations.length} ข้อ ใน ${times.play} วินาที` : `ไม่เป็นไปตามที่คาด ${failed} ข้อ`,
    en: ok
      ? `All ${expectations.length} expectations held, in ${times.play} seconds`
      : `${failed} expectations did not hold`,
  })
  return result
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10

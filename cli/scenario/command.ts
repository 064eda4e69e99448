import { writeFile } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { Argument, Command } from 'commander'
import { EXIT } from '../exit.js'
import { createView } from '../stage/view.js'
import { SCENARIOS } from './list.js'
import type { Keeping } from './notes.js'
import { runScenario } from './run.js'
import type { Scenario } from './scenario.js'

/** Somebody who watches on a terminal wants to read. */
const READING_MS = 450

/** `wian scenario`: plays one acceptance scenario on a stack of its own; ends with 0 only if all was as it says. */
export const scenarioCommand = (): Command =>
  new Command('scenario')
    .description('เล่นสถานการณ์ตรวจรับหนึ่งเรื่อง · play one acceptance scenario')
    .addArgument(new Argument('<name>', 'สถานการณ์ · which one').choices(SCENARIOS.map(({ name }) => name)))
    .option('--json <file>', 'บันทึกผลเป็น JSON · write what was expected and seen as JSON')
    .action((name: string, { json }: { readonly json?: string }) =>
      playScenario(SCENARIOS.find((one) => one.name === name) as Scenario, json),
    )

/** Plays a scenario on the terminal; with a JSON file, its documents lie in a folder of the same name beside it. */
export async function playScenario(scenario: Scenario, json?: string): Promise<void> {
  const keeping = json === undefined ? undefined : beside(json)
  const result = await runScenario(scenario, {
    view: createView(process.stdout),
    readingMs: process.stdout.isTTY ? READING_MS : 0,
    ...(keeping ? { keeping } : {}),
  })
  if (json !== undefined) await writeFile(json, `${JSON.stringify(result, null, 2)}\n`)
  process.exitCode = result.ok ? EXIT.ok : EXIT.error
}

/** `out/a7.json` has its documents in `out/a7-documents`. */
function beside(json: string): Keeping {
  const from = dirname(json)
  return { folder: join(from, `${parse(json).name}-documents`), from }
}

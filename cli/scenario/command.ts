import { writeFile } from 'node:fs/promises'
import { Argument, Command } from 'commander'
import { EXIT } from '../exit.js'
import { createView } from '../stage/view.js'
import { SCENARIOS } from './list.js'
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
    .action(async (name: string, { json }: { readonly json?: string }) => {
      const scenario = SCENARIOS.find((one) => one.name === name) as Scenario
      const readingMs = process.stdout.isTTY ? READING_MS : 0
      const result = await runScenario(scenario, { view: createView(process.stdout), readingMs })
      if (json) await writeFile(json, `${JSON.stringify(result, null, 2)}\n`)
      process.exitCode = result.ok ? EXIT.ok : EXIT.error
    })

import { join } from 'node:path'
import { projectDir } from './lib/paths.mjs'
import { hand } from './lib/run.mjs'
import { ensureSchemathesis } from './lib/schemathesis.mjs'
import { main, setUp } from './setup.mjs'

/** Sets up what is missing, then lets schemathesis loose on a stack of its own: arguments of test/fuzz/run.mjs follow. */
async function fuzz(args) {
  const settings = await setUp()
  const schemathesis = await ensureSchemathesis()
  return hand(process.execPath, [join(projectDir, 'test', 'fuzz', 'run.mjs'), ...args], {
    cwd: projectDir,
    env: { ...process.env, ...settings, SCHEMATHESIS_PATH: schemathesis },
  })
}

await main(() => fuzz(process.argv.slice(2)))

import { join } from 'node:path'
import { projectDir } from './lib/paths.mjs'
import { hand } from './lib/run.mjs'
import { main, setUp } from './setup.mjs'

/** Sets up what is missing, then runs one bench: `node scripts/bench.mjs NAME [--json FILE]`. */
async function bench(args) {
  const settings = await setUp({ tests: true })
  return hand(process.execPath, [join(projectDir, 'test', 'bench', 'run.mjs'), ...args], {
    cwd: projectDir,
    env: { ...process.env, ...settings },
  })
}

if (import.meta.filename === process.argv[1]) await main(() => bench(process.argv.slice(2)))

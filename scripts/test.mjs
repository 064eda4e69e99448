import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { home, projectDir } from './lib/paths.mjs'
import { hand } from './lib/run.mjs'
import { main, setUp } from './setup.mjs'

/** Sets up what is missing, then runs jest with whatever arguments follow; the last line is "N passed, N failed". */
export async function test(args) {
  const settings = await setUp({ tests: true })
  const results = join(home, 'test-results.json')
  rmSync(results, { force: true })
  const jest = join(projectDir, 'node_modules', 'jest', 'bin', 'jest.js')
  const code = await hand(process.execPath, [jest, '--json', `--outputFile=${results}`, ...args], {
    cwd: projectDir,
    env: { ...process.env, ...settings, NODE_OPTIONS: nodeOptions() },
  })
  if (existsSync(results)) console.log(countsOf(JSON.parse(readFileSync(results, 'utf8'))))
  return code
}

/** A suite that could not even be loaded has no failed test of its own; it counts as one. */
function countsOf({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
  return `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`
}

const nodeOptions = () =>
  `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim()

if (import.meta.filename === process.argv[1]) await main(() => test(process.argv.slice(2)))

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { step } from './lib/say.mjs'
import { main, setUp } from './setup.mjs'
import { test } from './test.mjs'

/** Build (with the ceiling of the workflows' bundle), format, lint, import arrows, types, tests: what CI asks. */
async function verify(args) {
  await setUp({ tests: true })
  // The screens are checked against the API's own types, which are made from its routes.
  await step('client (openapi-typescript)', () => tool('../scripts/client.mjs', []))
  const checks = [
    ['format (prettier)', () => tool('prettier/bin/prettier.cjs', ['--check', '.'])],
    ['lint (oxlint)', () => tool('oxlint/bin/oxlint', [])],
    ['types (tsc)', () => types('tsconfig.json')],
    ['import arrows (dependency-cruiser)', arrows],
    ['types of the screens (tsc)', () => types('web/tsconfig.json')],
  ]
  let failed = false
  await step('format, lint, import arrows, types', async (show) => {
    const next = async () => {
      for (let one = checks.shift(); one; one = checks.shift()) {
        const [title, check] = one
        show(title)
        await check().catch((failure) => {
          failed = true
          console.error(`✗ ${title}\n${failure.message}`)
        })
      }
    }
    // Each keeps one core busy; the longest begins first, so that none is left alone at the end.
    await Promise.all([next(), next()])
  })
  return (await test(['--coverage', ...args])) || (failed ? 1 : 0)
}

// Compiler and linter are Go inside: on one core, and collecting garbage seldom, they need half the work.
const env = { ...process.env, GOMAXPROCS: '1', GOGC: '300' }

const tool = (script, args) =>
  run(process.execPath, [join(projectDir, 'node_modules', script), ...args], { cwd: projectDir, env })

const types = (project) => tool('typescript-native/bin/tsc', ['-p', project, '--singleThreaded'])

function arrows() {
  const { include } = JSON.parse(readFileSync(join(projectDir, 'tsconfig.build.json'), 'utf8'))
  const rooms = [...include, 'web'].filter((room) => existsSync(join(projectDir, room)))
  return tool('dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    ...rooms,
  ])
}

await main(() => verify(process.argv.slice(2)))

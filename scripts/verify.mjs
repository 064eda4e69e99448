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
    ['lint (eslint)', () => tool('eslint/bin/eslint.js', ['.', '--ignore-pattern', 'web/'])],
    ['lint of the screens (eslint)', () => tool('eslint/bin/eslint.js', ['web'])],
    ['format (prettier)', () => tool('prettier/bin/prettier.cjs', ['--check', '.'])],
    ['import arrows (dependency-cruiser)', arrows],
    ['types (tsc)', () => tool('typescript/bin/tsc', ['-p', 'tsconfig.all.json'])],
    ['types of the screens (tsc)', () => tool('typescript/bin/tsc', ['-p', 'web/tsconfig.json'])],
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

const tool = (script, args) =>
  run(process.execPath, [join(projectDir, 'node_modules', script), ...args], { cwd: projectDir })

function arrows() {
  const { include } = JSON.parse(readFileSync(join(projectDir, 'tsconfig.json'), 'utf8'))
  const rooms = [...include, 'web'].filter((room) => existsSync(join(projectDir, room)))
  return tool('dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    ...rooms,
  ])
}

await main(() => verify(process.argv.slice(2)))

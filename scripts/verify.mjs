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
  const checks = [
    ['format (prettier)', () => tool('prettier/bin/prettier.cjs', ['--check', '.'])],
    ['lint (eslint)', () => tool('eslint/bin/eslint.js', ['.'])],
    ['import arrows (dependency-cruiser)', arrows],
    ['types (tsc)', () => tool('typescript/bin/tsc', ['-p', 'tsconfig.all.json'])],
  ]
  let failed = false
  for (const [title, check] of checks) {
    await step(title, check).catch((failure) => {
      failed = true
      console.error(failure.message)
    })
  }
  return (await test(['--coverage', ...args])) || (failed ? 1 : 0)
}

const tool = (script, args) =>
  run(process.execPath, [join(projectDir, 'node_modules', script), ...args], { cwd: projectDir })

function arrows() {
  const { include } = JSON.parse(readFileSync(join(projectDir, 'tsconfig.json'), 'utf8'))
  const rooms = include.filter((room) => existsSync(join(projectDir, room)))
  return tool('dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    ...rooms,
  ])
}

await main(() => verify(process.argv.slice(2)))

import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { SetUpFailure, step } from './lib/say.mjs'
import { main, setUp } from './setup.mjs'
import { test } from './test.mjs'

/** Above this something foreign (zod, pdf-lib) has slipped into the workflows: style.md, rule 7. */
const LARGEST_BUNDLE = 2 * 2 ** 20

/** Format, lint, import arrows, types, the workflows' bundle, tests: what must hold before anything is merged. */
async function verify(args) {
  await setUp({ tests: true })
  const checks = [
    ['format (prettier)', () => tool('prettier/bin/prettier.cjs', ['--check', '.'])],
    ['lint (eslint)', () => tool('eslint/bin/eslint.js', ['.'])],
    ['import arrows (dependency-cruiser)', arrows],
    ['types (tsc)', () => tool('typescript/bin/tsc', ['-p', 'tsconfig.all.json'])],
    ['workflow bundle', bundle],
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

async function bundle() {
  const file = join(projectDir, 'dist', 'workers', 'workflow-bundle.js')
  if (!existsSync(file))
    throw new SetUpFailure({ th: 'ไม่มีชุดเวิร์กโฟลว์', en: 'there is no workflow bundle', tried: [file] })
  const { size } = statSync(file)
  if (size > LARGEST_BUNDLE) throw new Error(`${size} bytes, more than ${LARGEST_BUNDLE}`)
}

await main(() => verify(process.argv.slice(2)))

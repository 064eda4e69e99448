import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectDir } from './paths.mjs'
import { run } from './run.mjs'
import { SetUpFailure, step } from './say.mjs'

const dist = join(projectDir, 'dist')
const stamp = join(dist, '.wian-sources-hash')

/** Compiles into dist/, bundles the workflows and the screens, but only when a source changed since the last time. */
export async function ensureBuilt() {
  const hash = await hashOfSources()
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return
  await step('สร้างโปรแกรม / build', async (show) => {
    show('tsc')
    // Types are checked by scripts/verify.mjs; whoever only runs the product need not wait for it.
    await node('node_modules/typescript-native/bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck'])
    if (existsSync(join(dist, 'workers', 'bundle.js'))) {
      show('workflows')
      await node('dist/workers/bundle.js')
    }
    show('web')
    await node('node_modules/vite/bin/vite.js', [
      'build',
      '--config',
      'web/vite.config.ts',
      '--logLevel',
      'warn',
    ])
  })
  await mkdir(dist, { recursive: true })
  await writeFile(stamp, hash)
}

async function node(script, args = []) {
  try {
    await run(process.execPath, [join(projectDir, script), ...args], { cwd: projectDir })
  } catch (failure) {
    throw new SetUpFailure({
      th: 'สร้างโปรแกรมจากซอร์สไม่สำเร็จ',
      en: 'The program could not be built from its sources',
      tried: failure.message.split('\n').slice(0, 20),
      help: [
        'ถ้าได้แก้ซอร์ส โปรดแก้ตามข้อความข้างบน / if you changed a source, mend what is named above',
        'git status',
      ],
    })
  }
}

async function hashOfSources() {
  const { include } = JSON.parse(await readFile(join(projectDir, 'tsconfig.build.json'), 'utf8'))
  const files = [
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
    ...(await Promise.all([...include, 'web'].map(sourcesUnder))).flat(),
  ]
  const hash = createHash('sha256').update(process.version)
  for (const file of files.sort()) hash.update(file).update(await readFile(join(projectDir, file)))
  return hash.digest('hex')
}

async function sourcesUnder(entry) {
  if (entry.endsWith('.ts')) return [entry]
  const found = await readdir(join(projectDir, entry), { recursive: true, withFileTypes: true }).catch(
    () => [],
  )
  return found
    .filter((file) => file.isFile() && /\.(ts|tsx|css|html|svg)$/.test(file.name))
    .map((file) => join(file.parentPath ?? file.path, file.name).slice(projectDir.length + 1))
}

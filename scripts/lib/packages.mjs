import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { lstat, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectDir } from './paths.mjs'
import { run } from './run.mjs'
import { SetUpFailure, step } from './say.mjs'

const modules = join(projectDir, 'node_modules')
const lockFile = join(projectDir, 'package-lock.json')
const stamp = join(modules, '.wian-lock-hash')

/** Installs the packages when they are missing or not those of package-lock.json; install scripts need not run. */
export async function ensurePackages() {
  const hash = createHash('sha256')
    .update(await readFile(lockFile))
    .digest('hex')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return
  if (!(await isInstalled())) await step('แพ็กเกจ / packages (npm ci)', install)
  await writeFile(stamp, hash)
}

async function install(show) {
  try {
    await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: projectDir, onLine: show })
  } catch (failure) {
    throw new SetUpFailure({
      th: 'ติดตั้งแพ็กเกจไม่สำเร็จ',
      en: 'The packages could not be installed',
      tried: [
        'npm ci',
        ...failure.message
          .split('\n')
          .filter((line) => /^npm error \S/.test(line))
          .slice(0, 8),
      ],
      help: [
        'ตรวจการเชื่อมต่อกับคลังแพ็กเกจ npm / check that the npm registry can be reached: npm ping',
        'แล้วสั่งใหม่ / then run the command again',
      ],
    })
  }
}

/** Somebody may have run npm himself: what npm says it installed is compared with what the lock asks for. */
async function isInstalled() {
  const installed = await packagesOf(join(modules, '.package-lock.json'))
  const asked = await packagesOf(lockFile)
  return Object.entries(asked).every(
    ([path, { version, optional, link }]) =>
      path === '' ||
      link ||
      (optional && !installed[path]) ||
      (installed[path]?.version === version && existsSync(join(projectDir, path))),
  )
}

const packagesOf = (file) =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text).packages,
    () => ({}),
  )

/** Makes `npx wian` work inside the clone: npm links the commands of dependencies, never the project's own. */
export async function ensureShim() {
  const shim = join(modules, '.bin', 'wian')
  if (await lstat(shim).catch(() => undefined)) return
  await mkdir(join(modules, '.bin'), { recursive: true })
  if (process.platform === 'win32') {
    await writeFile(`${shim}.cmd`, '@node "%~dp0\\..\\..\\scripts\\wian.mjs" %*\r\n')
    await writeFile(shim, '#!/bin/sh\nexec node "$(dirname "$0")/../../scripts/wian.mjs" "$@"\n')
  } else {
    await symlink('../../scripts/wian.mjs', shim)
  }
}

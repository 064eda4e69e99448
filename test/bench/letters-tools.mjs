import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const folder = fileURLToPath(new URL('./tools/', import.meta.url))

/** Installs the other makers when they are missing or of another version. Returns the reason when that fails. */
export async function ensureRivals() {
  if (await isInstalled()) return undefined
  // Not `npm ci`: Typst's package names builds for platforms that its makers have not published, which no lock can hold.
  // None of the packages needs its install script.
  const args = [
    'install',
    '--no-save',
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  try {
    await promisify(execFile)('npm', args, { cwd: folder })
    return undefined
  } catch (failure) {
    return `npm install --prefix test/bench/tools: ${failure.message.split('\n').slice(1, 4).join(' ')}`
  }
}

async function isInstalled() {
  const read = (path) => readFile(folder + path, 'utf8').then(JSON.parse, () => undefined)
  const asked = await read('package-lock.json')
  const installed = await read('node_modules/.package-lock.json')
  const named = Object.entries(asked.packages[''].dependencies)
  return named.every(([name, version]) => installed?.packages[`node_modules/${name}`]?.version === version)
}

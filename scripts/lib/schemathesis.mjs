import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { home } from './paths.mjs'
import { run } from './run.mjs'
import { SetUpFailure, step } from './say.mjs'

const VERSION = '4.32.5'
const folder = join(home, 'tools', `schemathesis-${VERSION}`)
const isWindows = process.platform === 'win32'
const program = (name) => join(folder, isWindows ? 'Scripts' : 'bin', isWindows ? `${name}.exe` : name)

/**
 * Finds schemathesis in the home folder, or puts it there from PyPI in an environment of its own; nothing outside changes.
 * @returns {Promise<string>} the path of its program
 * @throws SetUpFailure where there is no Python, or PyPI does not answer
 */
export async function ensureSchemathesis() {
  const found = program('schemathesis')
  if (existsSync(found)) return found
  await step(`schemathesis ${VERSION}`, install)
  return found
}

async function install(show) {
  const tried = []
  for (const python of ['python3', 'python', 'py']) {
    try {
      await mkdir(join(home, 'tools'), { recursive: true })
      show(python)
      await run(python, ['-m', 'venv', '--clear', folder])
      show('pip')
      await run(program('python'), ['-m', 'pip', 'install', '--quiet', `schemathesis==${VERSION}`])
      return
    } catch (failure) {
      // Half an environment would be taken for a whole one the next time.
      await rm(folder, { recursive: true, force: true })
      tried.push(`${python}: ${failure.message.trim().split('\n').at(-1)}`)
    }
  }
  throw new SetUpFailure({
    th: 'ไม่มี schemathesis: ต้องใช้ Python 3.10 ขึ้นไปพร้อม venv และคลังแพ็กเกจ PyPI',
    en: 'There is no schemathesis: it needs Python 3.10 or newer with venv, and PyPI',
    tried,
    help: [
      'ติดตั้ง Python พร้อม venv (Debian: apt install python3-venv) / install Python with venv',
      'การทดสอบแบบย่อใน npm test ไม่ต้องใช้ Python / the short form in npm test needs no Python',
    ],
  })
}

import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withFile } from '../typesetting/readers.js'

/** Whether this machine can print pages as pictures and read codes off them. */
export const canScan = ['zbarimg', 'pdftoppm'].every(
  (name) => spawnSync(name, ['--version']).error === undefined,
)

/** What a telephone reads off the printed pages. */
export const scanned = (pdf: Buffer): string =>
  withFile(pdf, (path) => {
    const folder = dirname(path)
    execFileSync('pdftoppm', ['-r', '150', '-png', path, path])
    const pages = readdirSync(folder).filter((name) => name.endsWith('.png'))
    const read = spawnSync('zbarimg', ['--quiet', '--raw', ...pages.map((name) => join(folder, name))])
    return read.stdout.toString()
  })

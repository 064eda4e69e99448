import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A folder of the sources, found from the sources and from the build in dist/ alike. */
export function projectFolder(...path: string[]): string {
  let root = import.meta.dirname
  while (!existsSync(join(root, 'package.json'))) root = dirname(root)
  return join(root, ...path)
}

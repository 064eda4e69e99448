import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'

/** The signs that Latin text of the screens is made of; what a person writes beyond them the device's own typeface has. */
const LATIN = `${String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))}\u00a0–—‘’“”…·×←→`

/** The Latin half of the typeface with those signs alone: a third less to wait for. */
export const latinSubset = (folder: string): Plugin => ({
  name: 'subset',
  apply: 'build',
  async closeBundle() {
    const names = (await readdir(folder)).filter((name) => /-latin-.*\.woff2$/.test(name))
    for (const name of names) {
      const file = join(folder, name)
      await writeFile(file, await subsetFont(await readFile(file), LATIN, { targetFormat: 'woff2' }))
    }
  },
})

/** The typeface is asked for with the code and not after it: titles stand at once where they will stay. */
export const typefaceAhead = (): Plugin => ({
  name: 'typeface-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((name) => name.endsWith('.woff2'))
        .map((name) => ({
          tag: 'link',
          injectTo: 'head' as const,
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            href: `/${name}`,
            crossorigin: 'anonymous',
          },
        })),
  },
})

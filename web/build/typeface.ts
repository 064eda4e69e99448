import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'

/** The signs that Latin text of the screens is made of; what a person writes beyond them the device's own typeface has. */
const LATIN = `${String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))}\u00a0–—‘’“”…·×←→`

/** The Thai block, and the blanks and the ring on which marks without a letter stand. */
const THAI = `${String.fromCharCode(...Array.from({ length: 91 }, (_, index) => 0x0e01 + index))}\u200b\u200c\u200d\u25cc`

/**
 * The typeface with those signs alone and without the hints for screens of old, which phones do not read: a third less to
 * wait for.
 */
export const subset = (folder: string): Plugin => ({
  name: 'subset',
  apply: 'build',
  async closeBundle() {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.woff2'))
    for (const name of names) {
      const file = join(folder, name)
      const signs = name.includes('-latin-') ? LATIN : THAI
      // A variable, as the types of the package do not know of the hints yet.
      const smaller = { targetFormat: 'woff2', noHinting: true } as const
      await writeFile(file, await subsetFont(await readFile(file), signs, smaller))
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
            fetchpriority: 'low',
            as: 'font',
            type: 'font/woff2',
            href: `/${name}`,
            crossorigin: 'anonymous',
          },
        })),
  },
})

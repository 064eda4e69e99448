import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { emptyBakery, glyphKey, type BakedGlyph, type Bakery, type SetCluster } from './bake.js'
import type { BakeryStore } from './face.js'

/** Raised when what is stored, or what is baked, changes its meaning. */
const FORMAT = 1

interface Stored {
  readonly glyphs: readonly BakedGlyph[]
  readonly clusters: readonly (readonly [string, SetCluster])[]
}

/** Baked codes in a folder, one file for each font file and format, named by content. */
export function openBakeryStore(folder: string): BakeryStore {
  const pathOf = (key: string) => join(folder, `${key}-${FORMAT}.baked`)
  return {
    load: (key) => {
      const bytes = readIfThere(pathOf(key))
      const stored = bytes && readable(bytes)
      return stored && thaw(stored)
    },
    save: (key, { glyphs, clusters }) => {
      mkdirSync(folder, { recursive: true })
      const stored: Stored = { glyphs, clusters: [...clusters] }
      // Two processes may bake at once: each writes its own file, the last one named wins, both are equal.
      const draft = `${pathOf(key)}.${process.pid}`
      writeFileSync(draft, deflateSync(JSON.stringify(stored)))
      renameSync(draft, pathOf(key))
    },
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A cache may be cut off by a full disk: what cannot be read is baked anew. */
function readable(bytes: Buffer): Stored | undefined {
  try {
    return JSON.parse(inflateSync(bytes).toString()) as Stored
  } catch {
    return undefined
  }
}

function thaw({ glyphs, clusters }: Stored): Bakery {
  const bakery = emptyBakery()
  glyphs.forEach((glyph, i) => {
    bakery.glyphs.push(glyph)
    bakery.codes.set(glyphKey(glyph), i + 1)
  })
  for (const [cluster, set] of clusters) bakery.clusters.set(cluster, set)
  return bakery
}

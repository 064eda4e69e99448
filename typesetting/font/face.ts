import { createHash } from 'node:crypto'
import { FontRefused } from '../errors.js'
import { universalClusters } from '../text/clusters.js'
import { bakeCluster, emptyBakery, type Bakery, type SetCluster } from './bake.js'
import { openShaper, shaperVersion, type Shape, type Shaper } from './shaper.js'
import { readSfnt, type Sfnt } from './sfnt.js'

/** One font file, opened: its outlines, its shaper, and the codes every document shares. */
export interface Face extends Shaper {
  /** sha256 of the file. */
  readonly hash: string
  readonly source: Sfnt
  readonly base: Bakery
}

/** Where baked codes are kept between starts. */
export interface BakeryStore {
  load(key: string): Bakery | undefined
  save(key: string, bakery: Bakery): void
}

/** Opens a font file. Refuses what is not TrueType, and fonts whose licence bits forbid embedding. */
export function openFace(family: string, bytes: Uint8Array, store?: BakeryStore): Face {
  const source = readFont(family, bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const shaper = openShaper(bytes)
  const key = recipe(bytes)
  const stored = store?.load(key)
  const base = stored ?? bakeUniversal(shaper.shape, source.unitsPerEm)
  if (!stored) store?.save(key, base)
  return { hash, source, ...shaper, base }
}

/** Looks a font file over without baking it. Errors: `FontRefused`, also for a damaged file and one without Thai. */
export function checkFont(family: string, bytes: Uint8Array): void {
  const { outline, advance } = readFont(family, bytes)
  const glyphs = openShaper(bytes).shape('กี่')
  if (glyphs.length === 0 || glyphs.some(({ gid }) => gid === 0))
    throw new FontRefused(family, 'it has no Thai letters', 'ไม่มีอักษรไทย')
  try {
    for (const { gid } of glyphs)
      if (outline(gid).length + advance(gid) === 0) throw new RangeError('no outline')
  } catch {
    throw damaged(family)
  }
}

function readFont(family: string, bytes: Uint8Array): Sfnt {
  let source: Sfnt | undefined
  let forbidden: boolean
  try {
    source = readSfnt(bytes)
    forbidden = source !== undefined && embeddingForbidden(source)
  } catch {
    // A file that is cut off leads its reader beyond its end.
    throw damaged(family)
  }
  if (!source) throw new FontRefused(family, 'not a TrueType file (.ttf)', 'ไม่ใช่แฟ้ม TrueType (.ttf)')
  if (forbidden) throw new FontRefused(family, 'its licence bits forbid embedding', 'สัญญาอนุญาตห้ามฝังในเอกสาร')
  return source
}

const damaged = (family: string): FontRefused => new FontRefused(family, 'the file is damaged', 'แฟ้มเสียหาย')

/** What baked codes depend on: the font, the shaper, the clusters. */
function recipe(bytes: Uint8Array): string {
  const clusters = universalClusters().join('\n')
  return createHash('sha256').update(bytes).update(shaperVersion()).update(clusters).digest('hex')
}

/** OS/2 fsType bit 1 alone: restricted licence embedding. */
function embeddingForbidden(source: Sfnt): boolean {
  const os2 = source.table('OS/2')
  return os2 !== undefined && (os2.readUInt16BE(8) & 0x000f) === 0x0002
}

function bakeUniversal(shape: Shape, unitsPerEm: number): Bakery {
  const bakery = emptyBakery()
  for (const cluster of universalClusters()) bakeCluster(cluster, shape, unitsPerEm, bakery)
  return bakery
}

/** A face as one document uses it: codes of its own beyond the shared ones, and what it drew. */
export interface FaceUse {
  readonly face: Face
  readonly extra: Bakery
  readonly used: Set<number>
}

export function useFace(face: Face): FaceUse {
  return { face, extra: emptyBakery(), used: new Set() }
}

/** The cluster's codes in this document, or undefined when the font lacks it. */
export function setCluster(use: FaceUse, cluster: string): SetCluster | undefined {
  const { face, extra } = use
  return (
    face.base.clusters.get(cluster) ??
    extra.clusters.get(cluster) ??
    bakeCluster(cluster, face.shape, face.source.unitsPerEm, extra, face.base)
  )
}

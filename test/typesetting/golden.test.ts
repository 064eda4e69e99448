import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { setCluster, openFace, useFace, type FaceUse } from '../../typesetting/font/face.js'
import { clustersOf } from '../../typesetting/text/clusters.js'
import { normalise } from '../../typesetting/text/normalise.js'
import { difficult } from './difficult.js'

const require = createRequire(import.meta.url)
const shipped = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic']
const fontPath = (cut: string) => require.resolve(`@expo-google-fonts/sarabun/${cut}/Sarabun_${cut}.ttf`)
const goldenPath = (cut: string) => fileURLToPath(new URL(`golden/${cut}.txt`, import.meta.url))
const hasReference = spawnSync('hb-shape', ['--version']).error === undefined

/** The reference: HarfBuzz's own program on the whole line. Kerning is off by decision (see font/shaper.ts). */
function referenceLines(cut: string): string[] {
  const options = ['--direction=ltr', '--script=Thai', '--language=th', '--features=-kern,-liga,-clig']
  const output = ['--no-glyph-names', '--no-clusters', '--font-size=upem', '--output-format=text']
  const input = difficult.map((line) => normalise(line).text).join('\n')
  const text = execFileSync('hb-shape', [...options, ...output, fontPath(cut)], { input, encoding: 'utf8' })
  return text.trim().split('\n').map(absolute)
}

/** `[12@-5,3+600|…]` → glyph ids at absolute places, and where the pen ends. */
function absolute(line: string): string {
  let pen = 0
  const glyphs = [...line.matchAll(/(\d+)(?:@(-?\d+),(-?\d+))?\+(-?\d+)/g)].map(
    ([, gid, dx = '0', dy = '0', advance]) => {
      const placed = `${gid}@${pen + Number(dx)},${dy}`
      pen += Number(advance)
      return placed
    },
  )
  return `${glyphs.join(' ')} =${pen}`
}

/** The same from the codes of the embedded font: composite parts at their offsets. */
function bakedLine(text: string, use: FaceUse): string {
  let pen = 0
  const placed = clustersOf(text).flatMap((cluster) =>
    (setCluster(use, cluster)?.cids ?? []).flatMap((cid) => {
      const shared = use.face.base.glyphs
      const glyph = shared[cid - 1] ?? use.extra.glyphs[cid - 1 - shared.length]!
      const parts = glyph.parts.map((part) => `${part.gid}@${pen + part.dx},${part.dy}`)
      pen += glyph.advance
      return parts
    }),
  )
  return `${placed.join(' ')} =${pen}`
}

describe('glyphs stand where HarfBuzz puts them', () => {
  test.each(shipped)('codes of the embedded font draw the golden glyphs: %s', (cut) => {
    if (process.env['UPDATE_GOLDEN']) writeFileSync(goldenPath(cut), `${referenceLines(cut).join('\n')}\n`)
    const use = useFace(openFace('sarabun', readFileSync(fontPath(cut))))
    const golden = readFileSync(goldenPath(cut), 'utf8').trim().split('\n')
    expect(difficult.map((line) => bakedLine(normalise(line).text, use))).toEqual(golden)
  })

  if (hasReference) {
    test.each(shipped)('the golden file is what hb-shape says today: %s', (cut) => {
      expect(referenceLines(cut)).toEqual(readFileSync(goldenPath(cut), 'utf8').trim().split('\n'))
    })
  } else {
    test.todo('hb-shape is not on this machine: golden files were not compared with it')
  }
})

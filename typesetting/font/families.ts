import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { FontSource } from '../contract.js'
import type { Cut, Family } from '../layout/pens.js'
import { openFace, type BakeryStore, type Face } from './face.js'

/** Real size of Sarabun (Google Fonts) at nominal 16 pt of TH Sarabun: measured by consonant height. */
const SARABUN_SCALE = 0.67
/** Single line spacing of TH Sarabun, of the nominal size. */
const SINGLE_SPACING = 1.15

const require = createRequire(import.meta.url)

/** The family that is always there (SIL Open Font License). */
export function sarabun(): FontSource {
  const file = (cut: string) =>
    readFileSync(require.resolve(`@expo-google-fonts/sarabun/${cut}/Sarabun_${cut}.ttf`))
  return {
    family: 'sarabun',
    scale: SARABUN_SCALE,
    regular: file('400Regular'),
    bold: file('700Bold'),
    italic: file('400Regular_Italic'),
    boldItalic: file('700Bold_Italic'),
  }
}

const FALLBACK: Record<Cut, readonly Cut[]> = {
  regular: ['regular'],
  bold: ['bold', 'regular'],
  italic: ['italic', 'regular'],
  boldItalic: ['boldItalic', 'bold', 'italic', 'regular'],
}

/** Opens a family; each file is opened when it is first drawn with. */
export function openFamily(source: FontSource, store?: BakeryStore): Family {
  const open = new Map<Cut, Face>()
  const cut = (wanted: Cut): Face => {
    const found = FALLBACK[wanted].find((candidate) => source[candidate]) ?? 'regular'
    const known = open.get(found)
    if (known) return known
    const face = openFace(source.family, source[found] ?? source.regular, store)
    open.set(found, face)
    return face
  }
  return { name: source.family, scale: source.scale, linePitch: source.linePitch ?? SINGLE_SPACING, cut }
}
